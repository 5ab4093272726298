"""Roman numerals."""

from typing import Final

__all__ = ["roman"]

_VALUES: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_BEYOND: Final = 4000


def roman(number: int) -> str:
    """A number in small Roman numerals, or in digits where these have none: 0 and from 4000 on."""
    if not 0 < number < _BEYOND:
        return str(number)
    numeral = ""
    for value, letters in _VALUES:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral
