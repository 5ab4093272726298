"""Records as lines of text: columns fitted to a terminal, or tab-separated for other programs."""

import unicodedata
from collections.abc import Iterable, Iterator

from seedbrowse.records import Record
from seedbrowse.records.markup import without_markup

__all__ = ["cell_width", "fit", "fitted_lines", "tab_separated_lines"]

_HEADINGS = ("YEAR", "AUTHORS", "TITLE", "SOURCE", "CITED")
_GAP = "  "
_YEAR = 4
_CITED = 5
_NARROWEST_TEXT = 8
_ELLIPSIS = "…"
_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def tab_separated_lines(records: Iterable[Record]) -> Iterator[str]:
    """Year, authors, title, source and citations in full, with a tab between them.

    Text of a record holds neither tabs nor line breaks, so that every record is one line of
    five values.
    """
    for record in records:
        authors = "; ".join(name.display for name in record.authors)
        yield "\t".join(
            (_text(record.year), authors, without_markup(record.title),
             without_markup(record.container_title), _text(record.cited_by))
        )  # fmt: skip


def fitted_lines(records: Iterable[Record], width: int) -> Iterator[str]:
    """A heading, then one aligned line per record, each of at most `width` cells."""
    authors, title, source = _text_columns(width)
    columns = (_YEAR, authors, title, source)
    yield _line(_HEADINGS, columns)
    for record in records:
        names = ", ".join(name.short for name in record.authors)
        texts = (without_markup(record.title), without_markup(record.container_title))
        cells = (_text(record.year), names, *texts)
        yield _line((*cells, _text(record.cited_by)), columns)


def fit(text: str, width: int) -> str:
    """Make `text` exactly `width` cells wide: filled with spaces, or cut with an ellipsis."""
    used = 0
    kept_to = 0
    for position, letter in enumerate(text):
        cells = cell_width(letter)
        if used + cells > width:
            room = width - 1
            kept = text[:kept_to]
            return kept + _ELLIPSIS + " " * (room - sum(map(cell_width, kept)))
        used += cells
        if used <= width - 1:
            kept_to = position + 1
    return text + " " * (width - used)


def cell_width(letter: str) -> int:
    """How many cells of a terminal one character takes: 0, 1 or 2."""
    if letter.isascii():
        return 1
    if unicodedata.category(letter) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _text_columns(width: int) -> tuple[int, int, int]:
    room = width - _YEAR - _CITED - 4 * len(_GAP)
    authors = max(_NARROWEST_TEXT, room * 22 // 100)
    source = max(_NARROWEST_TEXT, room * 24 // 100)
    return authors, max(_NARROWEST_TEXT, room - authors - source), source


def _line(cells: tuple[str, ...], columns: tuple[int, ...]) -> str:
    *texts, cited = cells
    fitted = [fit(text, width) for text, width in zip(texts, columns, strict=True)]
    return _GAP.join((*fitted, f"{cited:>{_CITED}}"))


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
