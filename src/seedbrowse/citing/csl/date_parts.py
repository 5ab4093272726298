"""Parts of dates: what `cs:date-part` makes of a day, a month or a year (CSL 1.0.2, Date-part)."""

from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

from seedbrowse.citing.csl.date_value import DatePoint
from seedbrowse.citing.csl.dressing import Dress, dressing
from seedbrowse.citing.csl.element import Element, StyleError
from seedbrowse.citing.csl.locale import Locale
from seedbrowse.citing.csl.rich_text import typographic
from seedbrowse.citing.csl.scope import Scope

__all__ = ["ERA_BEFORE", "DatePart", "compile_part", "era"]

_PartText: TypeAlias = Callable[[DatePoint], str]

ERA_BEFORE: Final = 1000
"""Years before this one say that they are after Christ."""

_AFFIXES: Final = ("prefix", "suffix")


class DatePart(NamedTuple):
    """A compiled `cs:date-part`."""

    name: str
    """`day`, `month` or `year`."""

    text: _PartText
    """What is printed of a date; empty where the date does not have this part. A year comes
    without its era."""

    dress: Dress
    """What its attributes do to the text, without the affixes."""

    prefix: str
    suffix: str
    range_delimiter: str
    takes_season: bool
    """Whether a season can stand here as a word: a month that is not in digits."""


def compile_part(element: Element, scope: Scope) -> DatePart:
    """Compile a part; its affixes stay apart, since ranges leave some of them out.

    Raises:
        StyleError: It is no part of a date.
    """
    name = element.get("name")
    maker = _TEXTS.get(name)
    if maker is None:
        raise StyleError(f"{name or 'nothing'} is no part of a date", "", element.line)
    bare = {key: value for key, value in element.attributes.items() if key not in _AFFIXES}
    form = element.get("form")
    return DatePart(
        name=name,
        text=maker(form, scope.locale),
        dress=dressing(Element(element.tag, bare, element.line), scope),
        prefix=element.get("prefix"),
        suffix=element.get("suffix"),
        range_delimiter=element.get("range-delimiter", "–"),
        takes_season=name == "month" and not form.startswith("numeric"),
    )


def era(year: int, locale: Locale) -> str:
    """What stands behind a year before Christ, or one of less than four digits."""
    if year < 0:
        return locale.term("bc") or ""
    return (locale.term("ad") or "") if 0 < year < ERA_BEFORE else ""


def _year_text(form: str, _locale: Locale) -> _PartText:
    if form == "short":
        return lambda point: _digits_of_year(point.year, short=abs(point.year) >= ERA_BEFORE)
    return lambda point: _digits_of_year(point.year, short=False)


def _digits_of_year(year: int, *, short: bool) -> str:
    if not year:
        return ""
    return f"{abs(year) % 100:02d}" if short else str(abs(year))


def _month_text(form: str, locale: Locale) -> _PartText:
    if form == "numeric":
        return lambda point: str(point.month or "")
    if form == "numeric-leading-zeros":
        return lambda point: f"{point.month:02d}" if point.month else ""
    form = form or "long"

    def text(point: DatePoint) -> str:
        if point.month:
            return typographic(locale.term(f"month-{point.month:02d}", form) or "")
        if point.season:
            return typographic(locale.term(f"season-{point.season:02d}", form) or "")
        return ""

    return text


def _day_text(form: str, locale: Locale) -> _PartText:
    if form == "numeric-leading-zeros":
        return lambda point: f"{point.day:02d}" if point.day else ""
    if form != "ordinal":
        return lambda point: str(point.day or "")
    only_first = locale.limit_day_ordinals

    def text(point: DatePoint) -> str:
        if not point.day or (only_first and point.day > 1):
            return str(point.day or "")
        return locale.ordinal(point.day, locale.gender(f"month-{point.month:02d}"))

    return text


_TEXTS: Final = {"day": _day_text, "month": _month_text, "year": _year_text}
