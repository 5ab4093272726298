"""Dates: `cs:date` (CSL 1.0.2, Date), and how dates sort."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from seedbrowse.citing.csl.date_parts import DatePart, compile_part, era
from seedbrowse.citing.csl.date_ranges import Piece, joined, largest_difference, range_runs
from seedbrowse.citing.csl.date_value import DatePoint, DateValue
from seedbrowse.citing.csl.dressing import dressing
from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.rendering import CALLED, FILLED, Render, Rendering
from seedbrowse.citing.csl.runs import Runs
from seedbrowse.citing.csl.scope import Scope

__all__ = ["compile_date", "date_sort_key"]

_Print: TypeAlias = Callable[[DateValue, Rendering], Runs]

_LEFT_OUT: Final = {"year": frozenset({"month", "day"}), "year-month": frozenset({"day"})}
"""The parts of a localised date that each value of `date-parts` leaves out."""

_AFFIXES: Final = frozenset({"prefix", "suffix"})
_ALL_PARTS: Final = frozenset({"year", "month", "day"})


def compile_date(element: Element, scope: Scope) -> Render:
    """Compile `cs:date`, in a format of its own or in one of the locale's.

    Raises:
        StyleError: It has a part that is no part of a date.
    """
    variable = element.get("variable")
    frame = _localised(element, scope) if element.get("form") else element
    parts = [compile_part(part, scope) for part in frame.all("date-part")]
    dress = dressing(frame, scope)
    print_date = _printer(parts, frame.get("delimiter"), scope)
    names = frozenset(part.name for part in parts)

    def render(rendering: Rendering) -> Runs:
        rendering.calls |= CALLED
        date = rendering.item.dates.get(variable)
        if date is None or variable in rendering.hidden:
            return []
        if rendering.sorting:
            runs: Runs = [(date_sort_key(date, names), 0)]
        else:
            runs = dress(print_date(date, rendering), rendering)
        if runs:
            rendering.calls |= FILLED
        return runs

    return render


def date_sort_key(date: DateValue | None, parts: frozenset[str] = _ALL_PARTS) -> str:
    """A text by which dates sort: years before Christ backwards, ranges behind their first date.

    Args:
        date: A date; None gives an empty key.
        parts: The parts that count (CSL 1.0.2, Sorting Macros); seasons never do.
    """
    if date is None:
        return ""
    if date.start is None:
        return date.literal
    end = date.end
    key = _point_key(date.start, parts)
    if end is None or (not end.is_open and _point_key(end, parts) == key):
        return key
    return key + ("9" * len(key) if end.is_open else _point_key(end, parts))


def _point_key(point: DatePoint, parts: frozenset[str]) -> str:
    year = min(max(point.year, -99_999), 99_999) if "year" in parts else 0
    month = point.month if "month" in parts else 0
    day = point.day if "day" in parts else 0
    return f"{year + 100_000:06d}{month:02d}{day:02d}"


def _localised(element: Element, scope: Scope) -> Element:
    """The locale's format with what the style says differently: never the order of its parts."""
    form = scope.locale.date(element.get("form"))
    if form is None:
        return Element(element.tag, element.attributes, element.line)
    attributes = {**form.attributes, **element.attributes}
    attributes["delimiter"] = form.get("delimiter")
    left_out = _LEFT_OUT.get(element.get("date-parts"), frozenset())
    own = {part.get("name"): part.attributes for part in element.all("date-part")}
    localised = Element(element.tag, attributes, element.line)
    for part in form.all("date-part"):
        name = part.get("name")
        if name not in left_out:
            said = {key: value for key, value in own.get(name, {}).items() if key not in _AFFIXES}
            localised.children.append(Element(part.tag, {**part.attributes, **said}, element.line))
    return localised


def _printer(parts: Sequence[DatePart], delimiter: str, scope: Scope) -> _Print:
    """What prints a date, or a range of two, without the attributes of `cs:date`."""

    def pieces(
        point: DatePoint, season: str, rendering: Rendering, *, shows_era: bool = True
    ) -> list[Piece]:
        found = []
        for place, part in enumerate(parts):
            text = part.text(point)
            if not text and season and part.takes_season:
                text = season
            if text and part.name == "year":
                text += _year_suffix(rendering, scope)
                if shows_era:
                    text += era(point.year, scope.locale)
            if text:
                found.append(Piece(place, part, part.dress([(text, 0)], rendering)))
        return found

    def print_date(date: DateValue, rendering: Rendering) -> Runs:
        if date.start is None:
            return [(date.literal, 0)]
        start, end = date.start, date.end
        season = date.season_text
        if end is None or not (difference := largest_difference(parts, start, end)):
            return joined(pieces(start, season, rendering), delimiter)
        same_era = bool(start.year and end.year) and (start.year < 0) == (end.year < 0)
        both = (
            pieces(start, season, rendering, shows_era=not same_era or end.year >= 1000),
            pieces(end, season, rendering),
        )
        return range_runs(parts, both, difference, delimiter)

    return print_date


def _year_suffix(rendering: Rendering, scope: Scope) -> str:
    """The letter that tells works of a year apart, behind the first year that is printed."""
    letter = rendering.choices.year_suffix
    if not letter or rendering.year_suffix_done or scope.places_year_suffix:
        return ""
    rendering.year_suffix_done = True
    return letter
