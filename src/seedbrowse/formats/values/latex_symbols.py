"""LaTeX's commands for characters: pylatexenc's table, with what it lacks or has otherwise."""

import unicodedata
from functools import cache
from typing import Final

from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    LatexNodes2Text,
    get_default_latex_context_db,
)

__all__ = [
    "ACCENTS",
    "SMALL_CAPS",
    "STYLES",
    "accented",
    "by_pylatexenc",
    "raised_or_lowered",
    "symbols",
]

ACCENTS: Final = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "r": "\u030a", "d": "\u0323", "b": "\u0331", "t": "\u0361", "G": "\u030f", "U": "\u030d",
    "h": "\u0309",
    # In formulas.
    "acute": "\u0301", "grave": "\u0300", "hat": "\u0302", "ddot": "\u0308", "tilde": "\u0303",
    "bar": "\u0304", "dot": "\u0307", "breve": "\u0306", "check": "\u030c", "vec": "\u20d7",
}  # fmt: skip
"""The combining character of each accent, by the name of its command."""

SMALL_CAPS: Final = 'span style="font-variant:small-caps;"'
"""CSL has no tag of its own for small capitals."""

STYLES: Final = {
    "textit": "i", "emph": "i", "textsl": "i", "mkbibemph": "i", "mkbibitalic": "i",
    "textbf": "b", "mkbibbold": "b", "textsubscript": "sub", "textsuperscript": "sup",
    "mkbibsuperscript": "sup", "mkbibsubscript": "sub", "textsc": SMALL_CAPS,
    # These stand before the text they change, up to the end of its group.
    "it": "i", "em": "i", "sl": "i", "itshape": "i", "slshape": "i", "bf": "b", "bfseries": "b",
}  # fmt: skip
"""The tag of CSL's rich text that each command of style means."""

_MISSING = {
    "textless": "<", "textgreater": ">", "textbraceleft": "{", "textbraceright": "}",
    "textasciicircum": "^", "textasciigrave": "`", "textbar": "|", "lbrace": "{", "rbrace": "}",
    "textcelsius": "°C", "celsius": "°C", "degree": "°", "textordmasculine": "º",
    "textordfeminine": "ª", "S": "§", "P": "¶", "slash": "/", "TeX": "TeX", "LaTeX": "LaTeX",
    "BibTeX": "BibTeX", "hyphen": "-", "neg": "¬", "glqq": "„", "grqq": "“", "glq": "‚",
    "grq": "‘", "flqq": "«", "frqq": "»", "quotesinglbase": "‚", "quotedblbase": "„",
    "dots": "…", "textquotesingle": "'", "textquotedbl": '"', "space": " ", "quad": " ",
    "qquad": " ", "newline": " ", "par": " ", "textvisiblespace": " ", "nobreakspace": " ",
    "enspace": " ", "thinspace": " ", "linebreak": " ", "break": " ", "newblock": " ",
    "AA": "Å", "copyright": "©", "pounds": "£", "dag": "†", "ddag": "‡", "colon": ":",
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
    " ": " ", ",": " ", ";": " ", ":": " ", "\\": " ", "\n": " ", "-": "", "/": "", "!": "",
    "@": "", "relax": "", "protect": "", "left": "", "right": "", "xspace": "", "noindent": "",
    "allowbreak": "", "displaystyle": "", "limits": "", "null": "", "ignorespaces": "",
    "big": "", "Big": "", "bigl": "", "bigr": "", "rm": "", "tt": "", "sf": "", "sc": "",
    "upshape": "", "scshape": "", "normalfont": "", "rmfamily": "", "ttfamily": "",
    "mathversion": "", "hspace": "", "vspace": "",
}  # fmt: skip

_RAISED = str.maketrans("0123456789+-=()−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁻")
_LOWERED = str.maketrans("0123456789+-=()−", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₋")


@cache
def symbols() -> dict[str, str]:
    """The text of each command that stands for itself, without arguments: `ss` is `ß`."""
    table: dict[str, str] = {}
    for spec in get_default_latex_context_db().iter_macro_specs():
        replacement = spec.simplify_repl
        # `%` asks for arguments, and `<cit.>` stands for what only LaTeX could fill in.
        if isinstance(replacement, str) and not any(sign in replacement for sign in "%<["):
            table.setdefault(spec.macroname, replacement)
    # It would be the day of reading.
    table.pop("today", None)
    return table | _MISSING


def accented(accent: str, letters: str) -> str:
    """Put an accent on the first of the letters; without any it stands alone.

    Args:
        accent: The name of its command.
        letters: Text, converted already; `ı` and `ȷ` take accents as `i` and `j` do.
    """
    if not letters.strip():
        return (accent if accent in "^~'`\"=." else "") + letters
    first = {"ı": "i", "ȷ": "j"}.get(letters[0], letters[0])
    if not first.isalpha():
        return letters if first == "<" else accent * (len(accent) == 1) + letters
    return unicodedata.normalize("NFC", first + ACCENTS[accent]) + letters[1:]


def raised_or_lowered(letters: str, *, raised: bool) -> str:
    """Text above or below the line in Unicode's own characters, else behind `^` or `_`."""
    moved = letters.translate(_RAISED if raised else _LOWERED)
    if all(before != after for before, after in zip(letters, moved, strict=True)):
        return moved
    mark = "^" if raised else "_"
    return f"{mark}{letters}" if len(letters) == 1 or letters.isalnum() else f"{mark}({letters})"


@cache
def _converter() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="text", keep_comments=True)


def by_pylatexenc(command: str, argument: str) -> str:
    """What pylatexenc makes of a command of mathematics and its argument: `mathbb` of `R` is `ℝ`.

    Args:
        command: Without its backslash.
        argument: Letters only, so that nothing in it is LaTeX.
    """
    return str(_converter().latex_to_text(f"${chr(92)}{command}{{{argument}}}$"))
