"""Numbers: `cs:number` and `cs:label` (CSL 1.0.2, Number, Label)."""

import re
from collections.abc import Callable
from typing import Final

from seedbrowse.citing.csl.dressing import dressing
from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.locale import Locale
from seedbrowse.citing.csl.numeric import is_numeric, is_plural
from seedbrowse.citing.csl.page_ranges import page_range
from seedbrowse.citing.csl.rendering import CALLED, Render, Rendering
from seedbrowse.citing.csl.rich_text import rich
from seedbrowse.citing.csl.roman import roman
from seedbrowse.citing.csl.runs import Runs
from seedbrowse.citing.csl.scope import Scope

__all__ = ["compile_label", "compile_number", "is_numeric", "is_plural"]

_PIECE: Final = re.compile(r"(?P<number>\w+)|\s*(?P<between>[,&–-])\s*")
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
"""One number, though it looks like several."""

_MOST_DIGITS: Final = 100
"""Longer numbers are written as they are: nothing counts so far."""

_SORTED_DIGITS: Final = 10
"""How many digits numbers are filled up to with zeros, so that they sort as numbers."""


def compile_number(element: Element, scope: Scope) -> Render:
    """Compile `cs:number`: content that consists of numbers in the form that is wanted."""
    variable = element.get("variable")
    form = element.get("form", "numeric")
    dress = dressing(element, scope)
    locale = scope.locale

    def render(rendering: Rendering) -> Runs:
        rendering.calls |= CALLED
        text = rendering.text_of(variable)
        if not text or variable in rendering.hidden:
            return []
        rendering.fill(variable)
        if not is_numeric(text) or _THOUSANDS.fullmatch(text):
            return dress(rich(page_range(text, "", locale)), rendering)
        if rendering.sorting:
            return [(re.sub(r"\d+", lambda found: found[0].zfill(_SORTED_DIGITS), text), 0)]
        if form == "numeric" and _noun(rendering, variable) == "page":
            number = page_range(text, scope.style.root.get("page-range-format"), locale)
        else:
            number = _written(text, _written_by(form, variable, locale, rendering), locale)
        return dress([(number, 0)], rendering)

    return render


def compile_label(element: Element, scope: Scope) -> Render:
    """Compile `cs:label` outside of `cs:names`: the term that goes with a number.

    A label is no call of its variable: it neither keeps a group nor lets it vanish.
    """
    variable = element.get("variable")
    form = element.get("form", "long")
    plural = element.get("plural", "contextual")
    dress = dressing(element, scope)
    locale = scope.locale

    def render(rendering: Rendering) -> Runs:
        text = rendering.text_of(variable)
        if not text or variable in rendering.hidden:
            return []
        several = plural == "always" or (
            plural == "contextual" and is_plural(variable, text, locale.term("and") or "and")
        )
        term = _term(_noun(rendering, variable), form, locale, plural=several)
        return dress([(term, 0)], rendering) if term else []

    return render


def _noun(rendering: Rendering, variable: str) -> str:
    """The term for what a variable counts."""
    return (rendering.cite.label or "page") if variable == "locator" else variable


def _term(name: str, form: str, locale: Locale, *, plural: bool) -> str:
    term = locale.term(name, form, plural=plural)
    if term is None and " " in name:
        term = locale.term(name.replace(" ", "-"), form, plural=plural)
    return term or ""


def _written_by(
    form: str, variable: str, locale: Locale, rendering: Rendering
) -> Callable[[int], str]:
    """How a number without letters is written."""
    if form == "roman":
        return roman
    if form in {"ordinal", "long-ordinal"}:
        gender = locale.gender(_noun(rendering, variable))
        ordinal = locale.ordinal if form == "ordinal" else locale.long_ordinal
        return lambda number: ordinal(number, gender)
    return str


def _written(text: str, write: Callable[[int], str], locale: Locale) -> str:
    """Numeric content with each of its numbers written alike, and even spaces between them."""
    dash = locale.term("page-range-delimiter") or "–"
    between = {",": ", ", "&": f" {locale.ampersand} "}
    pieces: list[str] = []
    for found in _PIECE.finditer(text):
        number = found["number"]
        if number is None:
            pieces.append(between.get(found["between"], dash))
        elif number.isdecimal() and len(number) <= _MOST_DIGITS and write is not str:
            pieces.append(write(int(number)))
        else:
            pieces.append(number)
    return "".join(pieces)
