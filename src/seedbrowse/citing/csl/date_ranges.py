"""Date ranges: two dates in one, without what they have in common (CSL 1.0.2, Date Ranges)."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from seedbrowse.citing.csl.date_parts import DatePart
from seedbrowse.citing.csl.date_value import DatePoint
from seedbrowse.citing.csl.runs import Runs

__all__ = ["Piece", "joined", "largest_difference", "range_runs"]

_SMALLER: Final = {"year": ("year", "month", "day"), "month": ("month", "day"), "day": ("day",)}
"""What a range prints twice if a part differs: that part and the smaller ones."""


class Piece(NamedTuple):
    """A printed part of a date, without its affixes."""

    place: int
    """The index of the part within the date format."""

    part: DatePart
    runs: Runs


def largest_difference(parts: Sequence[DatePart], start: DatePoint, end: DatePoint) -> str:
    """The largest printed part in which two dates differ; empty if there is none."""
    differing = {part.name for part in parts if part.text(start) != part.text(end)}
    if start.year != end.year:
        # Years before and after Christ, and short ones, may have the same digits.
        differing |= {part.name for part in parts if part.name == "year"}
    return next((name for name in _SMALLER if name in differing), "")


def joined(
    pieces: Sequence[Piece], delimiter: str, *, bare_start: bool = False, bare_end: bool = False
) -> Runs:
    """The pieces with their affixes, and the delimiter between them.

    Args:
        pieces: Parts of one date.
        delimiter: The `delimiter` of the date.
        bare_start: Leaves out the prefix of the first piece.
        bare_end: Leaves out the suffix of the last one.
    """
    runs: Runs = []
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        if index and delimiter:
            runs.append((delimiter, 0))
        if piece.part.prefix and (index or not bare_start):
            runs.append((piece.part.prefix, 0))
        runs += piece.runs
        if piece.part.suffix and (index < last or not bare_end):
            runs.append((piece.part.suffix, 0))
    return runs


def range_runs(
    parts: Sequence[DatePart],
    pieces: tuple[Sequence[Piece], Sequence[Piece]],
    difference: str,
    delimiter: str,
) -> Runs:
    """A range: what differs twice, and what is common once, before or behind it.

    Args:
        parts: All parts of the date format, in order.
        pieces: What is printed of the first and of the second date.
        difference: The largest part that differs.
        delimiter: The `delimiter` of the date.
    """
    start, end = pieces
    places = [place for place, part in enumerate(parts) if part.name in _SMALLER[difference]]
    first = [piece for piece in start if places[0] <= piece.place <= places[-1]]
    second = [piece for piece in end if places[0] <= piece.place <= places[-1]]
    if first and second:
        before = [piece for piece in start if piece.place < places[0]]
        behind = [piece for piece in end if piece.place > places[-1]]
    else:
        # One of the dates is less exact than the other: it cannot share anything.
        first, second, before, behind = list(start), list(end), [], []
    between = next(part.range_delimiter for part in parts if part.name == difference)
    return [
        *joined([*before, *first], delimiter, bare_end=True),
        (between, 0),
        *joined([*second, *behind], delimiter, bare_start=True),
    ]
