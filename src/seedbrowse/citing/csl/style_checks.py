"""What a style must be before it is used: errors are told when it is read, with their lines."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from seedbrowse.citing.csl.element import Element, StyleError

__all__ = ["check_elements", "check_macros", "every"]

_RENDERING: Final = frozenset({"choose", "date", "group", "label", "names", "number", "text"})
_CHILDREN: Final[Mapping[str, frozenset[str]]] = {
    "citation": frozenset({"layout", "sort"}),
    "bibliography": frozenset({"layout", "sort"}),
    "sort": frozenset({"key"}),
    "layout": _RENDERING,
    "macro": _RENDERING,
    "group": _RENDERING,
    "if": _RENDERING,
    "else-if": _RENDERING,
    "else": _RENDERING,
    "substitute": _RENDERING,
    "choose": frozenset({"if", "else-if", "else"}),
    "names": frozenset({"name", "et-al", "label", "substitute", "institution"}),
    "name": frozenset({"name-part"}),
    "date": frozenset({"date-part"}),
}
"""What each element may hold (CSL 1.0.2, Rendering Elements); those not named hold nothing."""

_CONTENTS: Final = ("macro", "variable", "term", "value")
_MATCHES: Final = ("all", "any", "none")
_LARGEST: Final = 100_000
"""Elements that one cite has to do with; of published styles, 3,000.

Forty macros that each call the next one twice would never be done.
"""

_DEEPEST: Final = 100
"""Macros that call one another; of published styles, 20."""


def check_elements(areas: Sequence[Element], source: str) -> None:
    """Refuse elements that CSL does not know, or not at that place.

    Args:
        areas: `cs:citation`, `cs:bibliography` and all `cs:macro`.
        source: What to call the style.

    Raises:
        StyleError: The first such element, with its line.
    """
    waiting = list(reversed(areas))
    while waiting:
        element = waiting.pop()
        allowed = _CHILDREN.get(element.tag, frozenset())
        for child in element.children:
            if child.tag not in allowed:
                reason = f"cs:{child.tag} has no place in cs:{element.tag}"
                raise StyleError(reason, source, child.line)
        if reason := _wrong(element):
            raise StyleError(reason, source, element.line)
        waiting += reversed(element.children)


def _wrong(element: Element) -> str:
    """What is wrong with an element itself; empty where nothing is."""
    attributes = element.attributes
    if element.tag == "text" and not any(name in attributes for name in _CONTENTS):
        return "cs:text says neither macro, variable, term nor value"
    if element.tag in ("names", "date", "number") and "variable" not in attributes:
        return f"cs:{element.tag} says no variable"
    if (match := attributes.get("match", "all")) not in _MATCHES and element.tag != "term":
        return f"match is all, any or none, not {match}"
    if element.tag == "choose" and not element.children:
        return "cs:choose has no cs:if"
    return ""


def check_macros(macros: Mapping[str, Element], areas: Sequence[Element], source: str) -> None:
    """Refuse a style that calls a macro which is not there, or which calls itself, or too many.

    Raises:
        StyleError: The first such call, with its line.
    """
    called = {name: _calls(macro) for name, macro in macros.items()}
    for calls in (*called.values(), *map(_calls, areas)):
        for name, line in calls.items():
            if name not in macros:
                raise StyleError(f"it calls the macro {name}, which is not there", source, line)
    sizes: dict[str, int] = {}
    depths: dict[str, int] = {}

    def follow(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise StyleError(f"the macro {name} calls itself", source, macros[name].line)
        if name not in depths and len(path) < _DEEPEST:
            for callee in called[name]:
                follow(callee, (*path, name))
            depths[name] = 1 + max((depths[callee] for callee in called[name]), default=0)
            sizes[name] = _size(macros[name], sizes)
        if depths.get(name, _DEEPEST) >= _DEEPEST:
            raise StyleError("macros are nested too deeply", source, macros[name].line)

    for name in macros:
        follow(name, ())
    if sum(_size(area, sizes) for area in areas) > _LARGEST:
        raise StyleError("its macros call one another more often than can be printed", source)


def _size(element: Element, sizes: Mapping[str, int]) -> int:
    """Elements that one cite has to do with at most, those of called macros among them."""
    within = [_size(child, sizes) for child in element.children]
    most = max(within, default=0) if element.tag == "choose" else sum(within)
    return 1 + most + sizes.get(element.get("macro"), 0)


def _calls(element: Element) -> dict[str, int]:
    """The macros that are called within an element, each with a line."""
    found: dict[str, int] = {}
    for each in every(element):
        if "macro" in each.attributes:
            found.setdefault(each.attributes["macro"], each.line)
    return found


def every(element: Element) -> Iterator[Element]:
    """An element and all within it."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        waiting += each.children
        yield each
