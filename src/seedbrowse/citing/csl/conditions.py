"""Conditions: the tests of `cs:if` and `cs:else-if` (CSL 1.0.2, Choose)."""

from collections.abc import Callable
from typing import Final, TypeAlias

from seedbrowse.citing.csl.element import Element, StyleError
from seedbrowse.citing.csl.numeric import is_numeric
from seedbrowse.citing.csl.rendering import Position, Rendering

__all__ = ["Condition", "compile_condition", "has_value"]

Condition: TypeAlias = Callable[[Rendering], bool]

_POSITIONS: Final = {
    "first": frozenset({Position.FIRST}),
    "subsequent": frozenset({Position.SUBSEQUENT, Position.IBID, Position.IBID_WITH_LOCATOR}),
    "ibid": frozenset({Position.IBID, Position.IBID_WITH_LOCATOR}),
    "ibid-with-locator": frozenset({Position.IBID_WITH_LOCATOR}),
}
"""The positions for which each test holds: whatever is ibid is subsequent, too."""

_MATCHES: Final = ("all", "any", "none")


def compile_condition(element: Element) -> Condition:
    """The test of a branch, over all values of all its attributes.

    Raises:
        StyleError: It says how to `match` in a way that there is not.
    """
    match = element.get("match", "all")
    if match not in _MATCHES:
        raise StyleError(f"match is all, any or none, not {match}", "", element.line)
    tests: list[Condition] = []
    for name, values in element.attributes.items():
        if name in _ONE_OF_MANY:
            tests.append(_any_of([_ONE_OF_MANY[name](value) for value in values.split()]))
        elif name in _TESTS:
            tests += [_TESTS[name](value) for value in values.split()]
    if len(tests) == 1 and match != "none":
        return tests[0]
    if not tests:
        return lambda _: False
    if match == "all":
        return lambda rendering: all(test(rendering) for test in tests)
    if match == "any":
        return lambda rendering: any(test(rendering) for test in tests)
    return lambda rendering: not any(test(rendering) for test in tests)


def _any_of(tests: list[Condition]) -> Condition:
    if len(tests) == 1:
        return tests[0]
    return lambda rendering: any(test(rendering) for test in tests)


def has_value(rendering: Rendering, variable: str) -> bool:
    """Whether a variable of any kind has a value."""
    return bool(rendering.text_of(variable)) or rendering.item.has(variable)


def _of_type(name: str) -> Condition:
    return lambda rendering: rendering.item.type == name


def _of_variable(name: str) -> Condition:
    return lambda rendering: has_value(rendering, name)


def _of_number(name: str) -> Condition:
    return lambda rendering: is_numeric(rendering.text_of(name))


def _of_uncertain_date(name: str) -> Condition:
    def test(rendering: Rendering) -> bool:
        date = rendering.item.dates.get(name)
        return date is not None and date.is_uncertain

    return test


def _of_locator(name: str) -> Condition:
    label = name.replace("sub-verbo", "sub verbo")
    return lambda rendering: bool(rendering.cite.locator) and rendering.cite.label == label


def _of_position(name: str) -> Condition:
    if name in _POSITIONS:
        positions = _POSITIONS[name]
        return lambda rendering: rendering.cite.position in positions
    return lambda rendering: name == "near-note" and rendering.cite.near_note


def _of_disambiguation(value: str) -> Condition:
    return lambda rendering: rendering.choices.condition == (value == "true")


_ONE_OF_MANY: Final[dict[str, Callable[[str], Condition]]] = {
    "type": _of_type,
    "locator": _of_locator,
    "position": _of_position,
}
"""Tests for what can only have one value at a time: of several values, one is enough, also where
`match` is `all`. Published styles count on it."""

_TESTS: Final[dict[str, Callable[[str], Condition]]] = {
    "variable": _of_variable,
    "is-numeric": _of_number,
    "is-uncertain-date": _of_uncertain_date,
    "disambiguate": _of_disambiguation,
}
