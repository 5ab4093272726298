"""Query help: what can be written in the search bar, and what it means; as data.

The help of the interface and the README show this one table.
"""

from typing import NamedTuple

__all__ = ["LONGEST_QUERY", "QUERY_HELP", "Row", "markdown_table"]

LONGEST_QUERY = 20_000
"""Characters; what is longer is cut where it is typed, not looked at elsewhere, nor remembered."""


class Row(NamedTuple):
    """Some things that can be written."""

    examples: tuple[str, ...]
    """Each is a query by itself."""

    means: str
    """One sentence, or a few words for each example."""


QUERY_HELP: tuple[Row, ...] = (
    Row(
        ("migrant solidarty",),
        "All words, anywhere, in any order; typos are forgiven, and each may be unfinished.",
    ),
    Row(('"labor migration"',), "These words one after the other, exactly."),
    Row(("=migrant", "migr*"), "Exactly this word; words that begin so, without typos."),
    Row(
        ("-review", "NOT review", "trust OR hope", "(trust OR hope) migrant"),
        "Without a word; one of two; parentheses hold together.",
    ),
    Row(
        ("author:poletaev", "title:trust", "abstract:survey", "kw:debt", "source:letters"),
        "In this field; short: a: t: k: j:; title:=two is exactly this word, "
        "source:=\"Nature\" the whole of it.",
    ),
    Row(
        ("doi:10.31278", "affil:moscow", "country:russia", "lang:english", "type:review",
         "file:scopus"),
        "In other fields; id: is any identifier, so are issn: isbn: pmid: eid: arxiv: …",
    ),
    Row(
        ("year:2019", "year:2015..2020", "year:2015..", "cited:>50"),
        "Numbers and ranges, both ends included; short: y:.",
    ),
    Row(
        ("oa:yes", "has:abstract", "no:doi", "is:marked"),
        "Free to read; has something; lacks it; what you did with it.",
    ),
    Row(
        ("term:include", "-term:exclude"),
        "Any word of a term set of yours, in title or abstract; none of them.",
    ),
    Row(("/migrat(ion|e)/",), "A regular expression on title, authors and abstract."),
)  # fmt: skip


def markdown_table() -> str:
    """The README's table of the query language."""
    rows = ["| write | means |", "|---|---|"]
    for row in QUERY_HELP:
        # A table's cell ends at a bar, even within code.
        examples = [example.replace("|", r"\|") for example in row.examples]
        rows.append(f"| {' · '.join(f'`{example}`' for example in examples)} | {row.means} |")
    return "\n".join(rows) + "\n"
