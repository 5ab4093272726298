"""Alignment: which column each cell of a row belongs to, where there are more or fewer of them."""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate

import msgspec

__all__ = ["Alignment", "Sign", "SignOf", "align"]

Sign = Callable[[str], object]
"""Tells whether a text that is not blank may stand in a column: a DOI, a year, an address."""
SignOf = Callable[[str], Sign | None]
"""What is known of a column, by its name."""

_NUMBERED = re.compile(r"(.*\S) (\d{1,2})")


class Alignment(msgspec.Struct, frozen=True):
    """The columns of a row that has not as many cells as its table has columns."""

    names: tuple[str, ...]
    """A name for each cell; `Column 12` where no column is certain."""

    remark: str
    """What was found and done: the end of a sentence. Empty where nothing needs to be said."""


def align(names: Sequence[str], cells: Sequence[str], sign_of: SignOf) -> Alignment:
    """Find out where a row has lost cells or has too many of them.

    It is taken to have them in one place. That place is known where the cells before it fit
    their columns counted from the left, and those behind it fit theirs counted from the right;
    where several places fit, the cells between them have no certain column.

    Args:
        names: The names of the columns.
        cells: The row's cells, of another number.
        sign_of: What is known of columns; one of which nothing is known takes any cell.
    """
    surplus = len(cells) - len(names)
    if surplus > 0 and not any(cell.strip() for cell in cells[len(names) :]):
        return Alignment((*names, *_unnamed(len(names), len(cells))), "")
    first, last = _likeliest_places(cells, [sign_of(name) for name in names])
    at_end = min(len(names), len(cells))
    if last == at_end:
        if surplus > 0:
            remark = "those at its end have no column and are kept under their numbers"
            return Alignment((*names, *_unnamed(len(names), len(cells))), remark)
        return Alignment(tuple(names[: len(cells)]), "it may be cut off")
    further = _further_numbers(names, surplus, first, last)
    if further:
        first = last = further[0]
        between = further[1]
    else:
        between = _unnamed(first, last + max(surplus, 0))
    behind = names[last + max(-surplus, 0) :]
    way = "left" if surplus > 0 else "right"
    remark = f"the cells from the {_ordinal(last + 1)} on were moved {abs(surplus)} to the {way}"
    if not further and between:
        remark += ", and those without a certain column are kept under their numbers"
    return Alignment((*names[:first], *between, *behind), remark)


def _likeliest_places(cells: Sequence[str], checks: Sequence[Sign | None]) -> tuple[int, int]:
    """The first and the last place where cells may be missing or too many.

    They are the places with the fewest cells that do not fit; the end where it is one of them.
    """
    from_left = [_fits(cell, check) for cell, check in zip(cells, checks, strict=False)]
    from_right = [
        _fits(cell, check) for cell, check in zip(reversed(cells), reversed(checks), strict=False)
    ]
    # Before a place cells count from the left, behind it from the right.
    misfits = list(accumulate(from_left, lambda sum_, fits: sum_ + (not fits), initial=0))
    behind = list(accumulate(from_right, lambda sum_, fits: sum_ + (not fits), initial=0))
    at_end = min(len(cells), len(checks))
    counts = [misfits[place] + behind[at_end - place] for place in range(at_end + 1)]
    fewest = min(counts)
    if counts[at_end] == fewest:
        return at_end, at_end
    places = [place for place, count in enumerate(counts) if count == fewest]
    return places[0], places[-1]


def _fits(cell: str, check: Sign | None) -> bool:
    return check is None or not cell.strip() or bool(check(cell.strip()))


def _further_numbers(
    names: Sequence[str], surplus: int, first: int, last: int
) -> tuple[int, tuple[str, ...]] | None:
    """Where more cells than the header says follow a numbered column: `Funding Text 2`.

    The header has as many of these columns as the first record needs; where one place for the
    surplus is behind the last of them, it is theirs.
    """
    numbered = {
        index + 1: found
        for index, name in enumerate(names)
        if (found := _NUMBERED.fullmatch(name)) and first <= index + 1 <= last
    }
    if surplus < 1 or not numbered:
        return None
    place = max(numbered)
    stem, number = numbered[place][1], int(numbered[place][2])
    return place, tuple(f"{stem} {number + 1 + more}" for more in range(surplus))


def _unnamed(start: int, end: int) -> tuple[str, ...]:
    return tuple(f"Column {index + 1}" for index in range(start, end))


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 // 10 != 1 else 0, "th")
    return f"{number}{ending}"
