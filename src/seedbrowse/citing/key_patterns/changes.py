"""Changes of texts in keys, which JabRef calls modifiers and Better BibTeX filters."""

import re
from typing import Final

from seedbrowse.citing.key_patterns.titles import capitalised

__all__ = [
    "abbreviated",
    "capitals",
    "only_first_capitals",
    "title_case",
    "unpunctuated",
    "without_words",
]

_EDGES: Final = re.compile(r"^\W+|\W+$")
_SIGN: Final = re.compile(r"[^\w\s]|_")
_SIGN_BUT_DASH: Final = re.compile(r"[^\w\s‐‑–-]|_")


def abbreviated(text: str) -> str:
    """The first character of each word: `Journal of Fish Biology` is `JoFB`."""
    return "".join(word[0] for word in text.split())


def capitals(text: str) -> str:
    """Each word with a capital, its other letters as they are."""
    return " ".join(map(capitalised, text.split(" ")))


def only_first_capitals(text: str) -> str:
    """Each word with a capital, its other letters small."""
    return " ".join(word.capitalize() for word in text.split(" "))


def title_case(text: str, function_words: frozenset[str]) -> str:
    """Each word with a capital but for function words that are not the first, all else small."""
    words = text.lower().split(" ")
    cased = (word if word in function_words else word.capitalize() for word in words)
    return capitalised(" ".join(cased))


def without_words(text: str, function_words: frozenset[str]) -> str:
    """The words that are no function words, whatever signs are around them."""
    bare_words = ((word, _EDGES.sub("", word).lower()) for word in text.split())
    return " ".join(word for word, bare in bare_words if bare and bare not in function_words)


def unpunctuated(text: str, *, keeps_dashes: bool = False) -> str:
    """Letters and digits of every script, and the spaces between."""
    return (_SIGN_BUT_DASH if keeps_dashes else _SIGN).sub("", text)
