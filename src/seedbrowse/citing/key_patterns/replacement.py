"""Replacing in parts of keys, also by regular expressions that a person typed.

The expressions are those of Java and JavaScript as far as both agree with the package `regex`. One
that takes too long for a text leaves the text as it is.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from seedbrowse.citing.key_patterns.error import KeyPatternError

__all__ = ["by_expression", "by_text"]

_PATIENCE: Final = 0.05
"""Seconds for one text; what backtracks without end is stopped then."""

_REFERENCE: Final = re.compile(r"\\(.)|\$(?:(\d)|\{(\w+)\})")


def by_text(find: str, replacement: str) -> Callable[[str], str]:
    """Replaces a text by another one, whatever its capitals."""
    if not find:
        return lambda text: text
    sought = re.compile(re.escape(find), re.IGNORECASE)
    return lambda text: sought.sub(lambda _found: replacement, text)


def by_expression(
    find: str, replacement: str, position: int, *, flags: str = ""
) -> Callable[[str], str]:
    """Replaces everything that an expression finds.

    Args:
        find: The expression.
        replacement: What is put there; `$1` is what the first group of the expression found.
        position: Where in the key pattern the expression stands.
        flags: Those of JavaScript that matter here: `i`, for any capitals.

    Raises:
        KeyPatternError: The expression is none, or the replacement names a group it has not.
    """
    import regex  # only patterns with expressions need it

    try:
        sought = regex.compile(find, regex.IGNORECASE if "i" in flags else 0)
    except (regex.error, OverflowError, RecursionError) as error:
        raise KeyPatternError(f"“{find}” is no regular expression: {error}", position) from error
    pieces = _pieces(replacement)
    groups = {str(number) for number in range(sought.groups + 1)} | sought.groupindex.keys()
    for group in pieces[1::2]:
        if group not in groups:
            raise KeyPatternError(f"“{find}” has no group “{group}”", position)

    def replacement_of(found: Any) -> str:
        return "".join(
            (found[int(piece) if piece.isdecimal() else piece] or "") if place % 2 else piece
            for place, piece in enumerate(pieces)
        )

    def replaced(text: str) -> str:
        try:
            return sought.sub(replacement_of, text, timeout=_PATIENCE)
        except TimeoutError:
            return text

    return replaced


def _pieces(replacement: str) -> list[str]:
    """Text, group, text, group … text."""
    pieces = [""]
    place = 0
    for found in _REFERENCE.finditer(replacement):
        pieces[-1] += replacement[place : found.start()] + (found[1] or "")
        if group := found[2] or found[3]:
            pieces += [group, ""]
        place = found.end()
    pieces[-1] += replacement[place:]
    return pieces
