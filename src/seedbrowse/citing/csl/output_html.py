"""Finished references as HTML, in the vocabulary of the reference implementation."""

from typing import Final

from seedbrowse.citing.csl.blocks import blocks
from seedbrowse.citing.csl.runs import (
    BOLD,
    ITALIC,
    LIGHT,
    NO_SMALL_CAPS,
    OBLIQUE,
    REGULAR,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
    UPRIGHT,
    Runs,
)
from seedbrowse.citing.csl.spans import marked

__all__ = ["as_html"]


def _span(style: str) -> tuple[str, str]:
    return f'<span style="{style};">', "</span>"


_MARKS: Final = {
    UNDERLINE: _span("text-decoration:underline"),
    BOLD: ("<b>", "</b>"),
    LIGHT: _span("font-weight:light"),
    SMALL_CAPS: _span("font-variant:small-caps"),
    ITALIC: ("<i>", "</i>"),
    OBLIQUE: ("<i>", "</i>"),
    REGULAR: _span("font-weight:normal"),
    NO_SMALL_CAPS: _span("font-variant:normal"),
    UPRIGHT: _span("font-style:normal"),
    SUPERSCRIPT: ("<sup>", "</sup>"),
    SUBSCRIPT: ("<sub>", "</sub>"),
}
_ESCAPES: Final = str.maketrans({"&": "&#38;", "<": "&#60;", ">": "&#62;"})


def as_html(runs: Runs) -> str:
    """A finished reference as a piece of HTML: formats as elements, blocks as `div`.

    No link is made of a DOI or an address, and nothing of the text can become markup.
    """
    return "".join(
        f'<div class="csl-{kind}">{inner}</div>' if kind else inner
        for kind, inner in ((kind, marked(part, _MARKS, _escaped)) for kind, part in blocks(runs))
    )


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
