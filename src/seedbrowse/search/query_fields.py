"""The names of the query language: what can be typed before a colon and, of a few, after it."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

import msgspec

from seedbrowse.search.query import QueryField

__all__ = [
    "HAS",
    "IS",
    "NAMES_AFTER",
    "OPEN_ACCESS",
    "FieldHelp",
    "fields",
    "known_name",
    "named",
    "nearest",
]


class FieldHelp(msgspec.Struct, frozen=True):
    """One name that can stand before a colon."""

    name: str
    aliases: tuple[str, ...]
    help: str
    """One line, for completion and help."""

    field: QueryField | None = None
    """What it restricts a condition to; None where it says a fact, as `has:` does."""


_FIELDS = (
    FieldHelp("author", ("a", "au"), "a name: author:poletaev", QueryField.AUTHOR),
    FieldHelp("title", ("t", "ti"), "words of the title", QueryField.TITLE),
    FieldHelp("abstract", ("ab", "abs"), "words of the abstract", QueryField.ABSTRACT),
    FieldHelp("kw", ("k", "keyword", "keywords"), "author and index keywords", QueryField.KEYWORD),
    FieldHelp("source", ("j", "journal"), "journal, series, conference", QueryField.SOURCE),
    FieldHelp(
        "year", ("y", "date", "pubyear"), "year:2019, year:2015..2020, year:>2015", QueryField.YEAR
    ),
    FieldHelp("cited", (), "times cited: cited:>50", QueryField.CITED),
    FieldHelp("type", ("dt",), "kind of document: type:review", QueryField.TYPE),
    FieldHelp("lang", ("language",), "language of the document", QueryField.LANGUAGE),
    FieldHelp("country", (), "country of an affiliation", QueryField.COUNTRY),
    FieldHelp("affil", ("aff", "affiliation"), "words of the affiliations", QueryField.AFFILIATION),
    FieldHelp("doi", (), "a DOI, or a part of one", QueryField.DOI),
    FieldHelp(
        "id",
        ("issn", "isbn", "pmid", "pmcid", "eid", "wos", "arxiv"),
        "any identifier; also issn: isbn: pmid: pmcid: eid: wos: arxiv:",
        QueryField.ID,
    ),
    FieldHelp("file", (), "name of the file it comes from", QueryField.FILE),
    FieldHelp("oa", (), "open access: yes, no or unknown"),
    FieldHelp("has", (), "what is not missing: has:abstract"),
    FieldHelp("no", (), "what is missing: no:doi"),
    FieldHelp("is", (), "what you did: is:marked"),
    FieldHelp("tag", (), "a tag of yours: tag:method"),
    FieldHelp("term", ("terms",), "a word of a term set of yours: term:include"),
)

HAS: Mapping[str, str] = MappingProxyType(
    {
        "abstract": "an abstract",
        "doi": "a DOI",
        "authors": "authors",
        "title": "a title",
        "year": "a year",
        "source": "a journal, series or conference",
        "keywords": "author keywords",
        "index-keywords": "index keywords",
        "references": "a list of references",
        "affiliations": "affiliations of the authors",
        "funding": "who paid",
        "url": "a web address",
        "pmid": "a PubMed number",
        "eid": "a Scopus number",
        "isbn": "an ISBN",
        "issn": "an ISSN",
        "cited": "how often it is cited",
        "language": "its language",
        "type": "what kind of document it is",
        "oa": "whether it is open access",
        "pages": "pages",
    }
)
"""What `has:` and `no:` ask for, and what that is."""

IS: Mapping[str, str] = MappingProxyType(
    {
        "marked": "marked",
        "duplicate": "a duplicate of another record",
        "kept": "decided: keep",
        "maybe": "decided: maybe",
        "dropped": "decided: drop",
        "starred": "starred",
        "tagged": "with a tag of yours",
    }
)
"""What `is:` asks for, and what that is.

Duplicates, decisions, stars and tags match nothing as long as nothing records them.
"""

OPEN_ACCESS: Mapping[str, str] = MappingProxyType(
    {
        "yes": "open access",
        "no": "not open access",
        "unknown": "the source does not say",
    }
)
"""What `oa:` asks for, and what that is."""

NAMES_AFTER: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"has": HAS, "no": HAS, "is": IS, "oa": OPEN_ACCESS}
)
"""The fields that take one of a few names, and these."""

_NAMED = {name: each for each in _FIELDS for name in (each.name, *each.aliases)}
_OTHER_NAMES = {
    "author-keyword": "keywords",
    "kw": "keywords",
    "affil": "affiliations",
    "journal": "source",
    "lang": "language",
}


def fields() -> tuple[FieldHelp, ...]:
    """Every field, the most useful first."""
    return _FIELDS


def named(name: str) -> FieldHelp | None:
    """The field of that name or alias, in whatever case; None where there is none."""
    return _NAMED.get(name.lower())


def known_name(typed: str, names: Iterable[str]) -> str | None:
    """Which of some names is meant: in whatever case, singular or plural; None for none."""
    singular = typed.lower().removesuffix("s")
    by_singular = {name.removesuffix("s"): name for name in names}
    found = by_singular.get(singular, _OTHER_NAMES.get(singular))
    return found if found in by_singular.values() else None


def nearest(typed: str, names: Iterable[str] | None = None) -> str | None:
    """The name that a misspelt one stands for, if one is near; among the fields by default."""
    typed = typed.lower()
    # Two letters are near to too much.
    candidates = [name for name in (_NAMED if names is None else names) if len(name) > 2]
    for found in get_close_matches(typed, candidates, cutoff=0.72):
        if not _is_another_word(typed, found):
            return _NAMED[found].name if names is None else found
    return None


def _is_another_word(typed: str, name: str) -> bool:
    """Whether one letter makes a word of a short name that it is not: `data` is not `date`."""
    return len(name) == len(typed) == 4 and sorted(typed) != sorted(name)
