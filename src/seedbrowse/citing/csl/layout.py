"""Layout: a compiled `cs:citation` or `cs:bibliography` (CSL 1.0.2, Style Structure)."""

from collections.abc import Callable, Mapping
from typing import Final

from seedbrowse.citing.csl.dates import compile_date
from seedbrowse.citing.csl.element import Element, StyleError
from seedbrowse.citing.csl.locale import Locale
from seedbrowse.citing.csl.names import compile_names
from seedbrowse.citing.csl.numbers import compile_label, compile_number
from seedbrowse.citing.csl.rendering import Rendering
from seedbrowse.citing.csl.runs import BLOCK_END, BLOCKS, Runs, format_of, formatted
from seedbrowse.citing.csl.scope import Compile, Scope
from seedbrowse.citing.csl.structure import (
    Parts,
    compile_choose,
    compile_group,
    compile_parts,
    compile_text,
)
from seedbrowse.citing.csl.style import Style

__all__ = ["Area", "enclosed"]

_COMPILERS: Final[Mapping[str, Compile]] = {
    "text": compile_text,
    "group": compile_group,
    "choose": compile_choose,
    "names": compile_names,
    "date": compile_date,
    "number": compile_number,
    "label": compile_label,
}
_ALIGNED: Final = frozenset({"flush", "margin"})


class Area:
    """What a style prints in one of its two areas, for one locale."""

    def __init__(self, style: Style, locale: Locale, element: Element) -> None:
        """Compile an area.

        Raises:
            StyleError: It holds something that CSL does not know.
        """
        layout = element.find("layout")
        if layout is None:
            raise StyleError(f"cs:{element.tag} has no cs:layout", style.source, element.line)
        self.element = element
        self.scope = Scope(style, locale, element, _COMPILERS)
        self.prefix = layout.get("prefix")
        self.suffix = layout.get("suffix")
        self.delimiter = layout.get("delimiter")
        self.format = format_of(layout)
        """Formatting bits of the whole layout."""
        parts = compile_parts(layout, self.scope)
        aligned = element.get("second-field-align") in _ALIGNED
        self._render = _aligned(layout, self.scope) if aligned else _together(parts)

    def render(self, rendering: Rendering) -> Runs:
        """What the layout prints for one item, without its affixes and formatting."""
        return self._render(rendering)

    def sort_scope(self, limits: Mapping[str, str]) -> Scope:
        """A scope for what is rendered as a sort key.

        Args:
            limits: The et-al options of the key, which win over those of the style.
        """
        return Scope(
            self.scope.style, self.scope.locale, self.element, _COMPILERS, sort_limits=limits
        )

    def entry(self, rendering: Rendering) -> Runs:
        """A whole bibliography entry; empty where the layout prints nothing."""
        runs = self._render(rendering)
        if not runs:
            return runs
        return formatted(enclosed(runs, self.prefix, self.suffix), self.format)


def enclosed(runs: Runs, prefix: str, suffix: str) -> Runs:
    """Some runs with affixes, the suffix within a block that ends there."""
    end = len(runs)
    while suffix and end and runs[end - 1][0] == BLOCK_END:
        end -= 1
    before: Runs = [(prefix, 0)] if prefix else []
    after: Runs = [(suffix, 0)] if suffix else []
    return [*before, *runs[:end], *after, *runs[end:]]


def _together(parts: Parts) -> Callable[[Rendering], Runs]:
    return lambda rendering: [run for part in parts(rendering) for run in part]


def _aligned(layout: Element, scope: Scope) -> Callable[[Rendering], Runs]:
    """The first field in the margin, the others in a block beside it (second-field-align)."""
    first = compile_parts(_with_children(layout, layout.children[:1]), scope)
    rest = _together(compile_parts(_with_children(layout, layout.children[1:]), scope))

    def render(rendering: Rendering) -> Runs:
        # Of a choice, only the first piece is the first field.
        label, *others = first(rendering) or [[]]
        text = [*(run for part in others for run in part), *rest(rendering)]
        return _block("left-margin", label) + _block("right-inline", text)

    return render


def _with_children(layout: Element, children: list[Element]) -> Element:
    part = Element(layout.tag, {}, layout.line)
    part.children = children
    return part


def _block(display: str, runs: Runs) -> Runs:
    return [(BLOCKS[display], 0), *runs, (BLOCK_END, 0)] if runs else []
