"""Text in the letters of cite keys: ASCII, since BibTeX, Markdown and shells agree on nothing else.

Other letters are transliterated, as search folds them; what has no transliteration, as Chinese has
none here, is left out.
"""

import re
from typing import Final

from seedbrowse.records.folding import FOREIGN, fold

__all__ = ["LONGEST_KEY", "ascii_text", "key_text", "letters", "umlauts_as_two"]

LONGEST_KEY: Final = 100
"""Characters; a list of three thousand authors is no key."""

_NOT_LETTERS: Final = re.compile(r"[^A-Za-z0-9]")
_NOT_IN_KEYS: Final = re.compile(r"[^A-Za-z0-9_:.+/-]")
_AT_THE_EDGE: Final = "_:.+/-"
# In Markdown, two of these end a key.
_SIGNS_TOGETHER: Final = re.compile(r"([:.+/-])[:.+/-]+")


_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def ascii_text(text: str) -> str:
    """Text in ASCII with its spaces, signs and capitals: `Ólafs saga` is `Olafs saga`."""
    if text.isascii():
        return text
    words = (word if word.isascii() else _transliterated(word) for word in text.split(" "))
    return " ".join(words).encode("ascii", "ignore").decode()


def letters(text: str) -> str:
    """The letters and digits of a text in ASCII."""
    return _NOT_LETTERS.sub("", ascii_text(text))


def umlauts_as_two(text: str) -> str:
    """Text with umlauts as Germans spell them without: `Müller` is `Mueller`."""
    return text if text.isascii() else text.translate(_UMLAUTS)


def key_text(text: str) -> str:
    """What is left of a text as a key: of its signs those that every program takes.

    It begins with a letter or digit, since a hyphen would be an option of a command, and ends
    with one, since Markdown takes a sign at the end for the sentence's.
    """
    if text.isalnum() and text.isascii():
        return text[:LONGEST_KEY]
    key = _NOT_IN_KEYS.sub("", ascii_text(text))
    return _SIGNS_TOGETHER.sub(r"\1", key)[: LONGEST_KEY + 1].strip(_AT_THE_EDGE)[:LONGEST_KEY]


def _transliterated(word: str) -> str:
    if len(word) > 1 and word.isupper():
        return fold(word).upper()
    return FOREIGN.sub(_with_its_capitals, word)


def _with_its_capitals(run: re.Match[str]) -> str:
    """What a stretch beyond ASCII folds to, its first and last letter as large as they were."""
    folded = fold(run[0])
    if run[0][0].isupper():
        folded = folded[:1].upper() + folded[1:]
    if len(run[0]) > 1 and run[0][-1].isupper():
        folded = folded[:-1] + folded[-1:].upper()
    return folded
