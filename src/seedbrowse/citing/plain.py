"""Plain references: author–date form, built from the record alone, whatever it lacks.

The form is that of the Publication Manual of the American Psychological Association (7th
edition), without italics. Titles keep the source's own case.
"""

import re
from collections.abc import Iterator

from seedbrowse.citing.contributors import authors_text, editors_text
from seedbrowse.records import Record
from seedbrowse.records.addresses import is_database_page
from seedbrowse.records.identity import bare_doi
from seedbrowse.records.markup import without_markup

__all__ = ["reference"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# What appears every day is dated to the day.
_DAILY = {"article-newspaper", "article-magazine", "post", "post-weblog", "webpage"}
_PART = {"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"}
_WHOLE = {"book", "classic", "collection", "report", "standard"}
_SENTENCE_END = (".", "?", "!", "…", "。", "？", "！")
_CLOSING_QUOTES = "\"'”’»"


def reference(record: Record) -> str:
    """One complete bibliographic reference in one line; whatever is missing is left out."""
    credit, date = _credit(record), f"({_date(record)})."
    title, *publication = _work(record)
    opening = (credit, date, title) if credit else (title, date)
    return " ".join(filter(None, (*opening, *publication, _address(record))))


def _credit(record: Record) -> str:
    """Who made it: the authors, or the editors of a whole book."""
    if authors := authors_text(record.authors):
        return _sentence(authors)
    if record.type in _WHOLE and (editors := authors_text(record.editors)):
        return f"{editors} ({_editor_role(record)})."
    return ""


def _editor_role(record: Record) -> str:
    return "Ed." if len(record.editors) == 1 else "Eds."


def _date(record: Record) -> str:
    if record.issued is None:
        return "n.d."
    year, month, day = record.issued.year, record.issued.month, record.issued.day
    if record.type not in _DAILY or not 1 <= month <= len(_MONTHS):
        return str(year)
    return f"{year}, {_MONTHS[month - 1]}" + (f" {day}" if day else "")


def _work(record: Record) -> Iterator[str]:
    """The sentence of the title, empty where there is none, and those of the publication."""
    title = _line(without_markup(record.title))
    if record.type == "thesis":
        kind = _variable(record, "genre") or _line(record.document_type) or "Thesis"
        yield _sentence(f"{title} [{_joined(kind, _line(record.publisher))}]".lstrip())
    elif record.type in _WHOLE:
        yield _sentence(f"{title} {_brackets(_of_whole(record))}".strip())
        yield _publisher(record)
    elif record.type in _PART:
        yield _sentence(title)
        yield from _within(record)
        yield _publisher(record)
    else:
        yield _sentence(title)
        yield _sentence(_place_in_periodical(record))
        if not record.container_title:
            yield _publisher(record)


def _place_in_periodical(record: Record) -> str:
    """`Russia in Global Affairs, 17(1), 171–197`."""
    issue = f"({_line(record.issue)})" if _line(record.issue) else ""
    number = _line(record.number)
    return _joined(
        _line(record.container_title),
        f"{_line(record.volume)}{issue}",
        f"Article {number}" if number else "",
        _pages(record),
    )


def _within(record: Record) -> Iterator[str]:
    """What a chapter or a conference paper stands in, and the conference."""
    container, event = _line(record.container_title), _line(record.event)
    editors = editors_text(record.editors)
    role = f"{editors} ({_editor_role(record)})" if editors else ""
    number, pages = _line(record.number), _pages(record)
    label = "pp." if "–" in pages or "," in pages else "p."
    place = _brackets(
        _joined(
            _of_edition(record),
            f"No. {_line(record.issue)}" if _line(record.issue) else "",
            f"Article {number}" if number else "",
            f"{label} {pages}" if pages else "",
        )
    )
    book = f"{_joined(role, container)} {place}".strip()
    # Without a book there is nothing to be in.
    yield _sentence(f"In {book}" if role or container else book)
    if event.casefold() not in container.casefold():
        yield _sentence(event)


def _of_whole(record: Record) -> str:
    """What stands in brackets behind the title of a book or report."""
    editors = editors_text(record.editors) if record.authors else ""
    number = _line(record.number) or _variable(record, "number")
    edition = _joined(_of_edition(record), f"No. {number}" if number else "")
    role = f"{editors}, {_editor_role(record)}" if editors else ""
    return "; ".join(filter(None, (role, edition)))


def _of_edition(record: Record) -> str:
    """`2nd ed., Lecture Notes in Examples, Vol. 3`."""
    edition, volume = _variable(record, "edition"), _line(record.volume)
    if edition.isdecimal():
        edition = f"{_ordinal(int(edition))} ed."
    return _joined(
        edition,
        _line(record.collection_title),
        f"Vol. {volume}" if volume else "",
    )


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _publisher(record: Record) -> str:
    return _sentence(_line(record.publisher) or _line(record.publisher_place))


def _pages(record: Record) -> str:
    """Pages with en dashes; of `S1-12-S1-20` only the middle hyphen is the dash of a range."""
    ranges: list[str] = []
    for pages in _line(record.page).split(","):
        ends = re.split(r"(?<=\w)\s*[-‐‑–—]+\s*(?=\w)", pages.strip())
        middle = len(ends) // 2
        if len(ends) % 2:
            ranges.append(pages.strip())
        else:
            ranges.append(f"{'-'.join(ends[:middle])}–{'-'.join(ends[middle:])}")
    return _joined(*ranges)


def _address(record: Record) -> str:
    if doi := bare_doi(_line(record.doi)):
        return f"https://doi.org/{doi}"
    url = _line(record.url)
    return "" if is_database_page(url) else url


def _variable(record: Record, name: str) -> str:
    """A CSL variable without a field of its own, where it is a text or a number."""
    value = record.csl.get(name)
    return _line(str(value)) if isinstance(value, str | int) else ""


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _brackets(text: str) -> str:
    return f"({text})" if text else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _sentence(text: str) -> str:
    """The text with a full stop, unless it ends a sentence by itself."""
    if not text or text.rstrip(_CLOSING_QUOTES).endswith(_SENTENCE_END):
        return text
    return f"{text}."
