"""Dates: `cs:date` (CSL 1.0.2, Date), and how dates sort."""

from typing import Final

from seedbrowse.citing.csl.date_parts import ERA_BEFORE, compile_part, era
from seedbrowse.citing.csl.date_ranges import Piece, joined, largest_difference, range_runs
from seedbrowse.citing.csl.date_value import DatePoint, DateValue
from seedbrowse.citing.csl.dressing import dressing
from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.rendering import CALLED, Render, Rendering
from seedbrowse.citing.csl.rich_text import rich
from seedbrowse.citing.csl.runs import Runs
from seedbrowse.citing.csl.scope import Scope

__all__ = ["compile_date", "date_sort_key"]

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
    date_format = _Format(frame, scope)
    dress = dressing(frame, scope)

    def render(rendering: Rendering) -> Runs:
        rendering.calls |= CALLED
        date = rendering.item.dates.get(variable)
        if date is None or variable in rendering.hidden:
            return []
        if rendering.sorting:
            runs: Runs = [(date_sort_key(date, date_format.names), 0)]
        else:
            runs = dress(date_format.print(date, rendering), rendering)
        if runs:
            rendering.fill(variable)
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


class _Format:
    """A date format: what prints a date or a range, without the attributes of `cs:date`."""

    __slots__ = ("_delimiter", "_parts", "_scope", "names")

    def __init__(self, frame: Element, scope: Scope) -> None:
        self._parts = [compile_part(part, scope) for part in frame.all("date-part")]
        self._delimiter = frame.get("delimiter")
        self._scope = scope
        self.names = frozenset(part.name for part in self._parts)
        """The parts that it prints."""

    def print(self, date: DateValue, rendering: Rendering) -> Runs:
        """The runs of a date; none where it has nothing of what the format prints."""
        if date.start is None:
            return self._literal(date.literal, rendering)
        letter = self._year_suffix(date.start, rendering)
        season = date.season_text
        difference = date.end and largest_difference(self._parts, date.start, date.end)
        if date.end is None or not difference:
            pieces = self._pieces(date.start, rendering, season, letter)
            return joined(pieces, self._delimiter)
        # Years of a range that both are printed have the letter behind the second one.
        first_letter = "" if difference == "year" and date.end.year else letter
        ends = (
            self._pieces(
                date.start,
                rendering,
                season,
                first_letter,
                shows_era=_shows_era(date.start, date.end),
            ),
            self._pieces(date.end, rendering, season, letter),
        )
        return range_runs(self._parts, ends, difference, self._delimiter)

    def _literal(self, text: str, rendering: Rendering) -> Runs:
        """A literal date stands for the year."""
        for part in self._parts:
            if part.name == "year":
                return joined([Piece(0, part, part.dress(rich(text), rendering))], "")
        return []

    def _pieces(
        self,
        point: DatePoint,
        rendering: Rendering,
        season: str,
        year_suffix: str,
        *,
        shows_era: bool = True,
    ) -> list[Piece]:
        found = []
        for place, part in enumerate(self._parts):
            text = part.text(point)
            if not text and season and part.takes_season:
                text = season
            if text and part.name == "year":
                text += (era(point.year, self._scope.locale) if shows_era else "") + year_suffix
            if text:
                found.append(Piece(place, part, part.dress([(text, 0)], rendering)))
        return found

    def _year_suffix(self, start: DatePoint, rendering: Rendering) -> str:
        """The letter that tells works of a year apart, behind the first year that is printed."""
        letter = rendering.choices.year_suffix
        if not letter or rendering.year_suffix_done or self._scope.places_year_suffix:
            return ""
        if not start.year or "year" not in self.names:
            return ""
        rendering.year_suffix_done = True
        return letter


def _shows_era(start: DatePoint, end: DatePoint) -> bool:
    """Whether the first year of a range has an era of its own: `100–50 BC`, `50 BC–50 AD`."""
    return not end.year or (start.year < 0) != (end.year < 0) or end.year >= ERA_BEFORE
