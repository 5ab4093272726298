"""Cells of a table's line: how they are separated, and dividing a line whose quotes are wrong."""

import csv
from typing import Final

import msgspec

__all__ = ["DELIMITERS", "Division", "delimiter_of", "split_forgivingly", "split_line"]

DELIMITERS: Final = ",;\t|"


class Division(msgspec.Struct, frozen=True):
    """Text divided into cells."""

    cells: list[str]

    sound: bool
    """Every quoted cell is closed, none looks as if it held several, and its own quotes pair."""


def delimiter_of(text: str) -> str:
    """The separator that divides a line into most cells; a comma where none does."""
    return max(DELIMITERS, key=lambda delimiter: len(split_line(text, delimiter)))


def split_line(text: str, delimiter: str) -> list[str]:
    """Divide one line, whatever its quotes are like."""
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True, skipinitialspace=True), [])
    except csv.Error:
        return split_forgivingly(text, delimiter).cells


def split_forgivingly(text: str, delimiter: str, *, opening_ends: bool = False) -> Division:
    """Divide text that no CSV reader accepts, because of quotes that are not doubled or closed.

    A quote closes a cell only where a separator or the end stands behind it; any other is a
    letter of the cell. A cell that is never closed ends at the next separator.

    Args:
        text: One or several lines of a table.
        delimiter: What stands between two cells.
        opening_ends: A separator with a quote behind it ends a quoted cell as well, as where a
            closing quote has been lost.
    """
    cells: list[str] = []
    opening = f'{delimiter}"'
    start = closing = 0
    sound = True
    while start <= len(text):
        quoted = text.startswith('"', start)
        if quoted and closing <= start:  # else it has been looked for already
            closing = _closing_quote(text, start + 1, delimiter)
        end = text.find(opening, start + 1, closing) if quoted and opening_ends else -1
        if end >= 0:  # a lost quote
            sound = False
            cells.append(_content(text[start + 1 : end]))
            start = end + 1
        elif quoted and closing < len(text):
            cell = text[start + 1 : closing]
            sound = sound and opening not in cell and cell.count('"') % 2 == 0
            cells.append(_content(cell))
            start = closing + 2
        else:
            # Where nothing closes a cell nothing does further on, nor is there another opening.
            sound, opening_ends = sound and not quoted, opening_ends and not quoted
            end = text.find(delimiter, start)
            end = len(text) if end < 0 else end
            cells.append(text[start + quoted : end])
            start = end + 1
    return Division(cells, sound)


def _content(quoted: str) -> str:
    """What a cell says, without the marks that its quotes needed."""
    return quoted.replace('""', '"').replace('\\"', '"')


def _closing_quote(text: str, start: int, delimiter: str) -> int:
    """Where the next quote stands that closes a cell; the length of the text for nowhere."""
    end = start
    while (end := text.find('"', end)) >= 0:
        following = text[end + 1 : end + 2]
        if not following or following == delimiter:
            return end
        # Of two quotes together neither closes, whatever stands behind them.
        end += 2 if following == '"' else 1
    return len(text)
