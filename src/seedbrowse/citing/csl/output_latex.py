"""Finished references as LaTeX, for a document in UTF-8."""

import re
from typing import Final

from seedbrowse.citing.csl.blocks import in_lines
from seedbrowse.citing.csl.runs import (
    BOLD,
    ITALIC,
    OBLIQUE,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
    Runs,
)
from seedbrowse.citing.csl.spans import flat, marked

__all__ = ["as_latex"]

_MARKS: Final = {
    SUPERSCRIPT: (r"\textsuperscript{", "}"),
    SUBSCRIPT: (r"\textsubscript{", "}"),
    UNDERLINE: (r"\underline{", "}"),
    BOLD: (r"\textbf{", "}"),
    SMALL_CAPS: (r"\textsc{", "}"),
    ITALIC: (r"\textit{", "}"),
    OBLIQUE: (r"\textsl{", "}"),
}
_ESCAPES: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "`": r"\textasciigrave{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        "\u00a0": "~",
        "\u202f": r"\,",
        **{special: f"\\{special}" for special in "{}#$%&_"},
    }
)
_LIGATURE: Final = re.compile(r"([-',])(?=\1)")
"""The first of two characters that LaTeX would make one of."""


def as_latex(runs: Runs) -> str:
    """A finished reference as LaTeX; nothing of the text can become a command.

    Letters and quotation marks stay Unicode.
    """
    return in_lines(flat(runs), _written, "\\newline\n")


def _written(runs: Runs) -> str:
    return marked(runs, _MARKS, _escaped)


def _escaped(text: str) -> str:
    return _LIGATURE.sub(r"\1{}", text.translate(_ESCAPES))
