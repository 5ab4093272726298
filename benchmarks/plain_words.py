"""Plain words: what a person types for a text, told without the program that is measured.

Were the program's own folding asked, its mistakes would be in the queries as well, and unseen.
"""

import re
import unicodedata

__all__ = ["plain", "plain_words"]

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
     "’": "'", "ʼ": "'"}
)  # fmt: skip
_MARKS = re.compile("(?<![а-я])[\u0300-\u036f]+")  # й and и are two letters
_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """A text in small letters without diacritics."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return unicodedata.normalize("NFC", _MARKS.sub("", decomposed))


def plain_words(text: str) -> list[str]:
    """The runs of letters and digits of a text."""
    return _WORD.findall(plain(text))
