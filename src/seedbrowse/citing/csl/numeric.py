"""Numeric content: whether a text consists of numbers, and of more than one.

Source: CSL 1.0.2, Choose, `is-numeric`; Label, `plural`.
"""

import re
from typing import Final

__all__ = ["is_numeric", "is_plural"]

_NUMBER: Final = r"[^\W\d_]*[0-9]+[^\W\d_]*"
"""Digits, with letters around them: `12`, `L2d`, `2nd`."""

_ROMAN: Final = r"\b[ivxlcdm]+\b"
_NUMERIC: Final = re.compile(rf"{_NUMBER}(?:\s*[,&–-]\s*{_NUMBER})*")
_SEVERAL: Final = re.compile(
    rf"{_NUMBER}\s*[–—-]"
    rf"|(?:{_NUMBER}|{_ROMAN})\s*(?:(?<!\\)[–—-]|[,;&]|,?\s+[^\W\d_]+\s)\s*(?:{_NUMBER}|{_ROMAN})",
    re.IGNORECASE,
)
"""A number with a hyphen, or two numbers with something between them: a sign or one word."""

_COUNT: Final = re.compile(r"\s*[0-9]+")
_COUNTS: Final = frozenset({"number-of-pages", "number-of-volumes"})


def is_numeric(text: str) -> bool:
    """Whether a text is nothing but numbers, with commas, hyphens or ampersands between them."""
    return _NUMERIC.fullmatch(text.strip()) is not None


def is_plural(variable: str, text: str) -> bool:
    """Whether a label before this content stands in the plural.

    Args:
        variable: Of the content: numbers of pages and volumes are counts, others are names.
        text: The content.
    """
    if variable in _COUNTS and (count := _COUNT.match(text)):
        return int(count[0]) > 1 or _SEVERAL.search(text) is not None
    return _SEVERAL.search(text) is not None
