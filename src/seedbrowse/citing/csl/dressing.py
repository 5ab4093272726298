"""Dressing: what the attributes of an element do to what it prints.

In this order: strip-periods, text-case, formatting, quotes, display, affixes (CSL 1.0.2,
Rendering Attributes). Affixes stand outside of all others.
"""

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.rendering import Rendering
from seedbrowse.citing.csl.runs import (
    BLOCK_END,
    BLOCKS,
    CLOSE_QUOTE,
    ITALIC,
    OBLIQUE,
    OPEN_QUOTE,
    Run,
    Runs,
    format_of,
    formatted,
    plain_text,
)
from seedbrowse.citing.csl.scope import Scope
from seedbrowse.citing.csl.text_case import with_case

__all__ = ["Dress", "dressing", "without_periods"]

_SLANTED: Final = ITALIC | OBLIQUE
_NEVER_SLANTED: Final = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
    "[\\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]*"
)
"""Chinese, Japanese and Korean, whose letters have no italics."""

Dress: TypeAlias = Callable[[Runs, Rendering], Runs]


def dressing(element: Element, scope: Scope) -> Dress:
    """What to do with the runs of an element; nothing is done to an empty list."""
    steps: list[Dress] = []
    if element.get("strip-periods") == "true":
        steps.append(lambda runs, _: without_periods(runs))
    if case := element.get("text-case"):
        steps.append(_cased(case, element, scope))
    if bits := format_of(element):
        steps.append(_formatted(bits, is_text=element.tag == "text"))
    if element.get("quotes") == "true":
        steps.append(lambda runs, _: [(OPEN_QUOTE, 0), *runs, (CLOSE_QUOTE, 0)])
    if steps_around := _around(element, scope):
        steps.append(steps_around)

    def dress(runs: Runs, rendering: Rendering) -> Runs:
        if not runs:
            return runs
        for step in steps:
            runs = step(runs, rendering)
        return runs

    return dress


def _formatted(bits: int, *, is_text: bool) -> Dress:
    if not is_text or not bits & _SLANTED:
        return lambda runs, _: formatted(runs, bits)

    def step(runs: Runs, _rendering: Rendering) -> Runs:
        is_upright = _NEVER_SLANTED.fullmatch(plain_text(runs))
        return formatted(runs, bits & ~_SLANTED if is_upright else bits)

    return step


def without_periods(runs: Runs) -> Runs:
    """The runs without any full stop."""
    return [(text.replace(".", ""), bits) for text, bits in runs]


def _cased(case: str, element: Element, scope: Scope) -> Dress:
    # Terms of every language get the capitals of a title, as the processors in use do.
    if element.tag == "label" or "term" in element.attributes:
        return lambda runs, rendering: with_case(
            runs, case, english=True, turkish=rendering.item.language.lower().startswith("tr")
        )
    default = scope.locale.language.startswith("en")

    def step(runs: Runs, rendering: Rendering) -> Runs:
        language = rendering.item.language.lower()
        english = language.startswith("en") if language else default
        return with_case(runs, case, english=english, turkish=language.startswith("tr"))

    return step


def _around(element: Element, scope: Scope) -> Dress | None:
    """Affixes and the block of `display`, or None where there is neither."""
    before: list[Run] = [(element.get("prefix"), 0)] if element.get("prefix") else []
    after: list[Run] = [(element.get("suffix"), 0)] if element.get("suffix") else []
    if scope.in_bibliography and (block := BLOCKS.get(element.get("display"))):
        before, after = [(block, 0), *before], [*after, (BLOCK_END, 0)]
    if not before and not after:
        return None
    return lambda runs, _: [*before, *runs, *after]
