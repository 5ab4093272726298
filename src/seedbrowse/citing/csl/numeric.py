"""Numeric content: whether a text consists of numbers, and of more than one.

Source: CSL 1.0.2, Choose, `is-numeric`; Label, `plural`.
"""

import re
from typing import Final

__all__ = ["is_numeric", "is_plural"]

_NUMBER: Final = r"[^\W\d_]*[0-9]+[^\W\d_]*"
"""Digits, with letters around them: `12`, `L2d`, `2nd`."""

_ROMAN: Final = r"\b[ivxlcdm]+\b"
_END: Final = rf"(?:[0-9][^\W\d_]*|{_ROMAN})"
"""The end of a page, which may be in Roman numerals; from its last digit on, since a search that
begins at every letter takes long in a long word."""

_BEGINNING: Final = rf"(?:[^\W\d_]*[0-9]|{_ROMAN})"
"""A page up to its first digit."""

_NUMERIC: Final = re.compile(rf"{_NUMBER}(?:\s*[,&–-]\s*{_NUMBER})*")
_SEVERAL: Final = re.compile(
    rf"[0-9][^\W\d_]*\s*[–-]|{_END}\s*(?:(?<!\\)[–-]|,(?!\d{{3}}\b)|[;&])\s*{_BEGINNING}",
    re.IGNORECASE,
)
"""A number with a hyphen behind it, or two with something between them."""

_JOINED: Final = re.compile(rf"{_END},?\s+(?P<word>[^\W\d_]+)\s+{_BEGINNING}", re.IGNORECASE)
_ABOVE_ONE: Final = re.compile(r"\s*0*(?:[2-9]|1[0-9])")
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
    if variable in _COUNTS and _ABOVE_ONE.match(text):
        return True
    if _SEVERAL.search(text):
        return True
    joined = _JOINED.search(text)
    return joined is not None and joined["word"].lower() in {"and", conjunction.lower()}
