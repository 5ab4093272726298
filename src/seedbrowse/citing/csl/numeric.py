"""Numeric content: whether a text consists of numbers, and of more than one.

Source: CSL 1.0.2, Choose, `is-numeric`; Label, `plural`.
"""

import re
from typing import Final

__all__ = ["is_numeric", "is_plural"]

_NUMBER: Final = r"[^\W\d_]*[0-9]+[^\W\d_]*"
"""Digits, with letters around them: `12`, `L2d`, `2nd`."""

_PAGE: Final = rf"(?:{_NUMBER}|\b[ivxlcdm]+\b)"
"""A number, or one in Roman numerals."""

_NUMERIC: Final = re.compile(rf"{_NUMBER}(?:\s*[,&–-]\s*{_NUMBER})*")
_SEVERAL: Final = re.compile(
    rf"{_NUMBER}\s*[–-]|{_PAGE}\s*(?:(?<!\\)[–-]|,(?!\d{{3}}\b)|[;&])\s*{_PAGE}",
    re.IGNORECASE,
)
"""A number with a hyphen behind it, or two with something between them."""

_JOINED: Final = re.compile(rf"{_PAGE},?\s+(?P<word>[^\W\d_]+)\s+{_PAGE}", re.IGNORECASE)
_COUNT: Final = re.compile(r"\s*[0-9]+")
_COUNTS: Final = frozenset({"number-of-pages", "number-of-volumes"})


def is_numeric(text: str) -> bool:
    """Whether a text is nothing but numbers, with commas, hyphens or ampersands between them."""
    return _NUMERIC.fullmatch(text.strip()) is not None


def is_plural(variable: str, text: str, conjunction: str = "and") -> bool:
    """Whether a label before this content stands in the plural.

    Args:
        variable: Of the content: numbers of pages and volumes are counts, others are names.
        text: The content.
        conjunction: The word for "and", which may stand between two numbers.
    """
    if variable in _COUNTS and (count := _COUNT.match(text)) and int(count[0]) > 1:
        return True
    if _SEVERAL.search(text):
        return True
    joined = _JOINED.search(text)
    return joined is not None and joined["word"].lower() in {"and", conjunction.lower()}
