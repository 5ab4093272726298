"""Record as text: all that is known of a record, as plain lines under headings."""

from collections.abc import Iterator, Sequence

from seedbrowse.records import Record
from seedbrowse.tui import record_text
from seedbrowse.tui.record_text import Row

__all__ = ["record_as_text"]


def record_as_text(record: Record) -> str:
    """What the detail shows, unwrapped: a block for each part, an empty line between two."""
    return "\n\n".join(block for block in _blocks(record) if block)


def _blocks(record: Record) -> Iterator[str]:
    authors = record_text.all_authors(record, {}) or record_text.byline(record, {})
    head = (
        record_text.shown(record.title),
        authors.plain,
        record_text.source_line(record, {}).plain,
        " · ".join(badge.plain.strip() for badge in record_text.badges(record)),
    )
    yield "\n".join(filter(None, head))
    if record.abstract:
        yield f"Abstract\n{record_text.shown(record.abstract)}"
    sections = (
        ("Keywords", record_text.keywords(record, {})),
        ("Affiliations", record_text.affiliations(record, {})),
        ("Details", record_text.facts(record)),
        ("References", record_text.references(record)),
    )
    for heading, rows in sections:
        yield _section(heading, rows)


def _section(heading: str, rows: Sequence[Row]) -> str:
    lines = [f"{label}: {text.plain}" if label else text.plain for label, text in rows]
    return "\n".join([heading, *lines]) if lines else ""
