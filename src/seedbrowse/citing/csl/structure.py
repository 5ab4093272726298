"""Structure: `cs:text`, `cs:group` and `cs:choose` (CSL 1.0.2, Rendering Elements).

Some variables need more than their text: pages become ranges in the style's form, a short form
may stand in a variable of its own, and locator and numbers belong to the cite, not to the item.
"""

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from seedbrowse.citing.csl.conditions import compile_condition
from seedbrowse.citing.csl.dressing import dressing
from seedbrowse.citing.csl.element import Element, StyleError
from seedbrowse.citing.csl.page_ranges import page_range
from seedbrowse.citing.csl.rendering import CALLED, FILLED, Render, Rendering
from seedbrowse.citing.csl.rich_text import rich
from seedbrowse.citing.csl.runs import DELIMITER, TERM, Runs
from seedbrowse.citing.csl.scope import Scope

__all__ = ["Parts", "compile_choose", "compile_group", "compile_parts", "compile_text", "joined"]

Parts: TypeAlias = Callable[[Rendering], list[Runs]]
"""Pieces that a delimiter may stand between; none of them is empty."""

_SHORT_FORMS: Final = {"title": "title-short", "container-title": "container-title-short"}

_DOUBLE: Final = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


def compile_text(element: Element, scope: Scope) -> Render:
    """Compile `cs:text`: a macro, a variable, a term or a value.

    Raises:
        StyleError: It is none of these.
    """
    dress = dressing(element, scope)
    if "macro" in element.attributes:
        content = _as_group(scope.macro(element.get("macro")))
    elif "variable" in element.attributes:
        content = _variable(element, scope)
    elif "term" in element.attributes:
        content = _fixed(_term(element, scope), TERM)
    elif "value" in element.attributes:
        content = _fixed(element.get("value"))
    else:
        raise StyleError("cs:text says neither macro, variable, term nor value", "", element.line)
    return lambda rendering: dress(content(rendering), rendering)


def _fixed(text: str, bits: int = 0) -> Render:
    runs = [(part, each | bits) for part, each in rich(text)] if text else []
    return lambda _: runs


def _term(element: Element, scope: Scope) -> str:
    plural = element.get("plural") == "true"
    return scope.locale.term(element.get("term"), element.get("form", "long"), plural=plural) or ""


def _variable(element: Element, scope: Scope) -> Render:
    name = element.get("variable")
    short = _SHORT_FORMS.get(name, name) if element.get("form") == "short" else name
    format_page = scope.style.root.get("page-range-format")
    locale = scope.locale

    def render(rendering: Rendering) -> Runs:
        if name != "year-suffix":  # a work without one lacks nothing
            rendering.calls |= CALLED
        if name in rendering.hidden:
            return []
        text = (rendering.text_of(short) if short != name else "") or rendering.text_of(name)
        if not text:
            return []
        rendering.fill(name)
        if name == "page":
            text = page_range(text, format_page, locale)
        elif name == "issue" and _is_double(text):
            text = page_range(text, "", locale)
        elif name == "locator":
            text = page_range(text, format_page if rendering.cite.label == "page" else "", locale)
        elif name == "year-suffix":
            rendering.year_suffix_done = True
        return rich(text)

    return render


def _is_double(issue: str) -> bool:
    """Whether an issue is several in one: `3-4`, and not the first of a year, `2017-1`."""
    found = _DOUBLE.fullmatch(issue)
    return found is not None and int(found[1]) < int(found[2])


def compile_group(element: Element, scope: Scope) -> Render:
    """Compile `cs:group`, which prints nothing where it asks for variables and finds none."""
    parts = compile_parts(element, scope)
    delimiter = element.get("delimiter")
    dress = dressing(element, scope)

    def render(rendering: Rendering) -> Runs:
        outer, rendering.calls = rendering.calls, 0
        found = parts(rendering)
        calls = rendering.calls
        if calls & CALLED and not calls & FILLED:
            rendering.calls = outer | CALLED
            return []
        # A group that prints something counts, for the group around it, as a variable with a
        # value.
        rendering.calls = outer | (CALLED | FILLED if found else calls)
        return dress(joined(found, delimiter), rendering)

    return render


def _as_group(macro: Render) -> Render:
    """A call of a macro, which prints nothing, or counts as a variable, as a group does.

    The specification leaves that open; the processors in use do so.
    """

    def render(rendering: Rendering) -> Runs:
        outer, rendering.calls = rendering.calls, 0
        runs = macro(rendering)
        calls = rendering.calls
        if calls & CALLED and not calls & FILLED:
            rendering.calls = outer | CALLED
            return []
        rendering.calls = outer | (CALLED | FILLED if runs else calls)
        return runs

    return render


def joined(parts: list[Runs], delimiter: str) -> Runs:
    """The parts one behind the other, with the delimiter as a run of its own between them."""
    if not delimiter or len(parts) < 2:
        return [run for part in parts for run in part]
    runs = list(parts[0])
    for part in parts[1:]:
        runs.append((delimiter, DELIMITER))
        runs += part
    return runs


def compile_choose(element: Element, scope: Scope) -> Render:
    """Compile `cs:choose` where no delimiter reaches into it."""
    parts = _choose_parts(element, scope)
    return lambda rendering: [run for part in parts(rendering) for run in part]


def compile_parts(element: Element, scope: Scope) -> Parts:
    """Compile the children of an element to pieces for its delimiter.

    Delimiters of an element reach into the branches of `cs:choose` (CSL 1.0.2, Choose).
    """
    makers = [
        _choose_parts(child, scope) if child.tag == "choose" else _piece(scope.compile(child))
        for child in element.children
    ]
    if len(makers) == 1:
        return makers[0]
    return lambda rendering: [part for make in makers for part in make(rendering)]


def _piece(render: Render) -> Parts:
    def piece(rendering: Rendering) -> list[Runs]:
        runs = render(rendering)
        return [runs] if runs else []

    return piece


def _choose_parts(element: Element, scope: Scope) -> Parts:
    branches = [
        (
            compile_condition(branch) if branch.tag != "else" else _always,
            _late_parts(branch, scope),
        )
        for branch in element.children
    ]

    def render(rendering: Rendering) -> list[Runs]:
        for condition, parts in branches:
            if condition(rendering):
                return parts(rendering)
        return []

    return render


def _always(_rendering: Rendering) -> bool:
    return True


def _late_parts(element: Element, scope: Scope) -> Parts:
    """Pieces of a branch, compiled when it is first taken: an item takes few of them."""
    compiled: list[Parts] = []

    def render(rendering: Rendering) -> list[Runs]:
        if not compiled:
            compiled.append(compile_parts(element, scope))
        return compiled[0](rendering)

    return render
