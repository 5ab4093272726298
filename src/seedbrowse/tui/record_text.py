"""Record text: what the detail panel says about a record, as styled text and labelled lines.

Everything here is built from untrusted text: it is cleaned once more, and never read as markup.
"""

from collections.abc import Iterator, Mapping

from textual.content import Content, Span

from seedbrowse.records import Name, Record
from seedbrowse.records.csl_item import EVENT_NAMES
from seedbrowse.records.kind import kinds_of
from seedbrowse.records.markup import without_markup
from seedbrowse.records.text import clean
from seedbrowse.search.engine import Match, Term
from seedbrowse.search.highlight import spans
from seedbrowse.search.query import QueryField
from seedbrowse.search.terms import Terms as TermsByField
from seedbrowse.tui.cell_text import joined
from seedbrowse.tui.csl_text import csl_text

__all__ = [
    "MATCH_STYLES",
    "Row",
    "Terms",
    "affiliations",
    "all_authors",
    "badges",
    "byline",
    "facts",
    "highlighted",
    "keywords",
    "of_field",
    "place",
    "references",
    "shown",
    "source_line",
]

Terms = Mapping[str, Term]
Row = tuple[str, Content]
"""A label and what stands behind it."""

# Told apart without colours too; a beginning also by ending within a word.
MATCH_STYLES = {
    Match.EXACT: "bold underline $match",
    Match.PREFIX: "underline $match",
    Match.TYPO: "italic underline $typo",
}
_CSL_LABELS = {"number-of-pages": "Pages in all", "source": "Database"}
_MOST_IN_BYLINE = 30
_FIRST = 20
"""Authors that the byline has where there are more than that: the abstract stays in sight."""

_SUPERSCRIPTS = str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹˒")


def shown(text: str) -> str:
    """Text as it is read: without tags such as `<sub>`, and without what a terminal obeys."""
    return clean(without_markup(text))


def of_field(terms: Terms, field: QueryField) -> Terms:
    """Those of `terms` that count in a field."""
    return terms.for_field(field) if isinstance(terms, TermsByField) else terms


def highlighted(text: str, terms: Terms) -> Content:
    """Text with the words that answer the query standing out."""
    text = shown(text)
    return Content(
        text,
        [Span(start, end, MATCH_STYLES[match]) for start, end, match in spans(text, terms)],
    )


def byline(record: Record, terms: Terms) -> Content:
    """Authors, each with the numbers of the affiliations; `*` marks who corresponds.

    Numbers are left out where there is one affiliation for all. Of very many authors these are the
    first; `all_authors` has them all.
    """
    terms = of_field(terms, QueryField.AUTHOR)
    numbered = len(record.affiliations) > 1
    first = record.authors[:_FIRST] if _has_many(record) else record.authors
    parts = [_person(name, terms, numbered=numbered) for name in first]
    if more := len(record.authors) - len(first):
        parts.append(Content.styled(f"and {more:,} more, all of them below", "$muted"))
    if record.editors:
        editors = joined(
            Content("; "), [_person(name, terms, numbered=False) for name in record.editors]
        )
        parts.append(Content.assemble(("edited by ", "$muted"), editors))
    return joined(Content("; "), parts)


def all_authors(record: Record, terms: Terms) -> Content:
    """Every author, where they are too many for the byline; else nothing."""
    if not _has_many(record):
        return Content()
    terms = of_field(terms, QueryField.AUTHOR)
    numbered = len(record.affiliations) > 1
    people = [_person(name, terms, numbered=numbered) for name in record.authors]
    return joined(Content("; "), people)


def _has_many(record: Record) -> bool:
    return len(record.authors) > _MOST_IN_BYLINE


def source_line(record: Record, terms: Terms) -> Content:
    """Where and when it was published: `Russia in Global Affairs 17(1), 2019, pp. 171–197`."""
    volume = clean(record.volume) + (f"({clean(record.issue)})" if record.issue else "")
    page = clean(record.page).replace("-", "–")
    if page:
        page = ("pp. " if "–" in page else "p. ") + page
    parts = [
        volume,
        f"art. no. {clean(record.number)}" if record.number else "",
        page,
        str(record.issued) if record.issued else "",
    ]
    container = record.container_title or record.collection_title or record.publisher
    rest = ", ".join(part for part in parts if part)
    if not container:
        return Content(rest)
    title = highlighted(container, of_field(terms, QueryField.SOURCE)).stylize_before("italic")
    space = " " if volume else ", "
    return Content.assemble(title, space, rest) if rest else title


def badges(record: Record) -> list[Content]:
    """What kind of thing it is, whether it is free to read, and how often it is cited."""
    found: list[tuple[str, str]] = []
    kinds = [clean(kind) for kind in kinds_of(record)] or [clean(record.type)]
    found += [(f" {kind} ", "$secondary on $panel") for kind in kinds if kind]
    if record.publication_stage and record.publication_stage.casefold() != "final":
        found.append((f" {clean(record.publication_stage)} ", "$warning on $panel"))
    if record.open_access is not None:
        free = record.open_access
        label = " open access " if free else " not open access "
        found.append((label, "$success on $panel" if free else "$muted on $panel"))
    if record.cited_by is not None:
        found.append((f" cited by {record.cited_by:,} ", "$accent on $panel"))
    return [Content.styled(label, style) for label, style in found]


def affiliations(record: Record, terms: Terms) -> list[Row]:
    """The affiliations under the numbers that the authors bear."""
    terms = of_field(terms, QueryField.AFFILIATION)
    numbered = len(record.affiliations) > 1
    return [
        (str(number) if numbered else "", highlighted(affiliation, terms))
        for number, affiliation in enumerate(record.affiliations, 1)
    ]


def keywords(record: Record, terms: Terms) -> list[Row]:
    """Keywords under what kind they are; a guess is marked as one."""
    terms = of_field(terms, QueryField.KEYWORD)
    label = "Author" + (" (inferred)" if record.author_keywords_inferred else "")
    separator = Content.styled(" · ", "$muted")
    kinds = ((label, record.author_keywords), ("Index", record.index_keywords))
    return [
        (label, joined(separator, [highlighted(word, terms) for word in words]))
        for label, words in kinds
        if words
    ]


def facts(record: Record) -> list[Row]:
    """Everything else: identifiers, then what the source says, then where the record stands."""
    rows = [*_identifiers(record), *_remarks(record)]
    return [(clean(label), Content(shown(text))) for label, text in rows if text]


def references(record: Record) -> list[Row]:
    """The references with their numbers."""
    return [
        (str(number), Content(shown(reference)))
        for number, reference in enumerate(record.references, 1)
    ]


def _person(name: Name, terms: Terms, *, numbered: bool) -> Content:
    person = highlighted(name.display, terms)
    marks = ",".join(str(index + 1) for index in name.affiliations) if numbered else ""
    star = "*" if name.corresponding else ""
    return Content.assemble(person, (marks.translate(_SUPERSCRIPTS) + star, "$muted"))


def _identifiers(record: Record) -> Iterator[tuple[str, str]]:
    yield "DOI", record.doi
    yield "URL", record.url
    yield "EID", record.eid
    yield "PMID", record.pmid
    yield "PMCID", record.pmcid
    yield "arXiv", record.arxiv
    yield "WoS", record.wos
    yield "ISSN", ", ".join(record.issn)
    yield "ISBN", ", ".join(record.isbn)
    yield "Key", record.key


def _remarks(record: Record) -> Iterator[tuple[str, str]]:
    yield "Language", record.language
    yield "Publisher", ", ".join(filter(None, (record.publisher, record.publisher_place)))
    yield "Series", record.collection_title if record.container_title else ""
    yield "Abbreviated", record.container_title_short
    yield "Conference", record.event
    yield "Stage", record.publication_stage
    yield "Open access", record.open_access_status
    yield "Correspondence", record.correspondence
    for funding in record.funding:
        yield "Funding", funding
    yield "Copyright", record.copyright
    for variable, value in record.csl.items():
        if variable in EVENT_NAMES and value == record.event:
            continue
        label = _CSL_LABELS.get(variable) or variable.replace("-", " ")
        yield label[:1].upper() + label[1:], csl_text(value)
    yield from record.extra.items()
    yield "File", place(record)


def place(record: Record) -> str:
    """Where the record stands: `exports/scopus.txt, lines 12–60`."""
    source = record.source
    if not source.first_line:
        return source.path
    return f"{source.path}, lines {source.first_line}–{source.last_line}"
