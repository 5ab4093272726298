"""Runs: pieces of text with their formatting, which all rendering makes lists of.

A run is `(text, format)`. The format is a set of bits, of which those of one kind exclude each
other: what an inner element says wins over what an outer one says. Rich text of titles (`<i>`,
`<b>`, `<sc>`) has bits of its own, because it turns the formatting round it over instead.

Quotation marks and blocks of a bibliography entry stand in the text as private characters, since
which mark a quotation gets is known only when the whole reference is there.
"""

from collections.abc import Iterable
from typing import Final, TypeAlias

from seedbrowse.citing.csl.element import Element

__all__ = [
    "BASELINE",
    "BLOCKS",
    "BLOCK_END",
    "BOLD",
    "CLOSE_QUOTE",
    "DELIMITER",
    "ITALIC",
    "LIGHT",
    "NO_CASE",
    "NO_SMALL_CAPS",
    "NO_UNDERLINE",
    "OBLIQUE",
    "OPEN_QUOTE",
    "PRIVATE",
    "REGULAR",
    "RICH_BOLD",
    "RICH_ITALIC",
    "RICH_SMALL_CAPS",
    "SMALL_CAPS",
    "SUBSCRIPT",
    "SUPERSCRIPT",
    "TERM",
    "UNDERLINE",
    "UPRIGHT",
    "Run",
    "Runs",
    "format_of",
    "formatted",
    "plain_text",
]  # fmt: skip

Run: TypeAlias = tuple[str, int]
Runs: TypeAlias = list[Run]

ITALIC: Final = 1
OBLIQUE: Final = 2
UPRIGHT: Final = 4
BOLD: Final = 8
LIGHT: Final = 16
REGULAR: Final = 32
SMALL_CAPS: Final = 64
NO_SMALL_CAPS: Final = 128
UNDERLINE: Final = 256
NO_UNDERLINE: Final = 512
SUPERSCRIPT: Final = 1024
SUBSCRIPT: Final = 2048
BASELINE: Final = 4096
RICH_ITALIC: Final = 8192
RICH_BOLD: Final = 16384
RICH_SMALL_CAPS: Final = 32768
NO_CASE: Final = 65536
"""Text that no text case changes: `<span class="nocase">`."""

TERM: Final = 131072
"""Text of a term, which a note begins with a capital."""

DELIMITER: Final = 262144
"""Text of a delimiter, which gives way to a mark that follows it."""

OPEN_QUOTE: Final = "\ue000"
CLOSE_QUOTE: Final = "\ue001"
BLOCKS: Final = {
    "block": "\ue010",
    "left-margin": "\ue011",
    "right-inline": "\ue012",
    "indent": "\ue013",
}
"""The character that begins a block of each kind of `display`."""

BLOCK_END: Final = "\ue014"
PRIVATE: Final = frozenset({OPEN_QUOTE, CLOSE_QUOTE, BLOCK_END, *BLOCKS.values()})
"""Characters that must not come from an item."""

_KINDS: Final = (
    (ITALIC | OBLIQUE | UPRIGHT, UPRIGHT),
    (BOLD | LIGHT | REGULAR, REGULAR),
    (SMALL_CAPS | NO_SMALL_CAPS, NO_SMALL_CAPS),
    (UNDERLINE | NO_UNDERLINE, 0),
    (SUPERSCRIPT | SUBSCRIPT | BASELINE, 0),
)
"""Formats that exclude each other, and the one that is noted beside what it stands out of."""
_ATTRIBUTES: Final = {
    "font-style": {"italic": ITALIC, "oblique": OBLIQUE, "normal": UPRIGHT},
    "font-weight": {"bold": BOLD, "light": LIGHT, "normal": REGULAR},
    "font-variant": {"small-caps": SMALL_CAPS, "normal": NO_SMALL_CAPS},
    "text-decoration": {"underline": UNDERLINE, "none": NO_UNDERLINE},
    "vertical-align": {"sup": SUPERSCRIPT, "sub": SUBSCRIPT, "baseline": BASELINE},
}


def format_of(element: Element) -> int:
    """The formatting that an element's attributes ask for (CSL 1.0.2, Formatting)."""
    bits = 0
    for name, values in _ATTRIBUTES.items():
        bits |= values.get(element.attributes.get(name, ""), 0)
    return bits


def formatted(runs: Runs, bits: int) -> Runs:
    """The runs with the formatting of an outer element, where they have none of their own."""
    if not bits:
        return runs
    return [(text, _within(inner, bits)) for text, inner in runs]


def _within(inner: int, outer: int) -> int:
    if not inner:
        return outer
    for kind, normal in _KINDS:
        if not inner & kind & ~normal:
            inner |= outer & kind & ~(normal if inner & normal else 0)
    return inner


def plain_text(runs: Iterable[Run]) -> str:
    """All text of some runs, without their formatting; private characters are still in it."""
    return "".join(text for text, _ in runs)
