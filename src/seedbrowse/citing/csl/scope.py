"""Scope: what an element is compiled with: the style, the locale, and where it stands."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Final

from seedbrowse.citing.csl.element import Element, StyleError
from seedbrowse.citing.csl.locale import Locale
from seedbrowse.citing.csl.rendering import Render, Rendering
from seedbrowse.citing.csl.runs import Runs
from seedbrowse.citing.csl.style import Style

__all__ = ["Compile", "Scope"]

Compile = Callable[[Element, "Scope"], Render]

_NAME_OPTIONS: Final = (
    "and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min", "et-al-use-first",
    "et-al-use-last", "et-al-subsequent-min", "et-al-subsequent-use-first", "initialize",
    "initialize-with", "name-as-sort-order", "sort-separator", "name-form", "name-delimiter",
    "names-delimiter",
)  # fmt: skip


class Scope:
    """Compiles the elements of one area (citation or bibliography) of a style, each once."""

    def __init__(
        self,
        style: Style,
        locale: Locale,
        area: Element,
        compilers: Mapping[str, Compile],
        *,
        sort_limits: Mapping[str, str] | None = None,
    ) -> None:
        self.style = style
        self.locale = locale
        self.area = area
        """`cs:citation` or `cs:bibliography`."""
        self.in_bibliography = area.tag == "bibliography"
        self.name_options: dict[str, str] = {
            option: value
            for option in _NAME_OPTIONS
            if (value := area.attributes.get(option, style.root.attributes.get(option))) is not None
        }
        """Inheritable name options of the area, else of the style (CSL 1.0.2, Inheritable Name
        Options)."""
        self.sort_limits = sort_limits
        """Where a sort key is compiled: the et-al options that the key sets for all its names."""
        self._compilers = compilers
        self._macros: dict[str, Render] = {}

    @cached_property
    def places_year_suffix(self) -> bool:
        """Whether the style itself says where year suffixes stand (CSL 1.0.2, Disambiguation)."""
        waiting = [self.style.root]
        while waiting:
            element = waiting.pop()
            if element.attributes.get("variable") == "year-suffix" and element.tag == "text":
                return True
            waiting += element.children
        return False

    def compile(self, element: Element) -> Render:
        """Compile one rendering element.

        Raises:
            StyleError: It is none that CSL knows.
        """
        compiler = self._compilers.get(element.tag)
        if compiler is None:
            raise StyleError(f"cs:{element.tag} is no rendering element", "", element.line)
        return compiler(element, self)

    def compile_children(self, element: Element) -> Render:
        """Compile what an element holds, one behind the other."""
        children = [self.compile(child) for child in element.children]
        if len(children) == 1:
            return children[0]

        def render(rendering: Rendering) -> Runs:
            return [run for child in children for run in child(rendering)]

        return render

    def macro(self, name: str) -> Render:
        """A macro, compiled when it is first rendered: few are used by any one item."""

        def render(rendering: Rendering) -> Runs:
            compiled = self._macros.get(name)
            if compiled is None:
                compiled = self._macros[name] = self.compile_children(self.style.macros[name])
            return compiled(rendering)

        return render
