"""Scripts: what words are made of, in those that part words by spaces and in those that do not."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

__all__ = [
    "BETWEEN_WORDS", "NO_WORD", "RUNNING", "WORD_CHARACTER", "compiled", "index_terms",
    "is_running", "typed_terms",
]  # fmt: skip

# Stretches of Unicode blocks without their digits, which are words of their own, and signs.
# Escaped, since editors compose some of these characters to others.
_HAN_AND_KANA: Final = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U000323af"
)
_THAI: Final = "\u0e01-\u0e3a\u0e40-\u0e4e"
_LAO: Final = "\u0e81-\u0ece\u0edc-\u0edf"
_KHMER: Final = "\u1780-\u17d3\u17d7\u17dc\u17dd"
_MYANMAR: Final = "\u1000-\u103f\u104e\u1050-\u108f\u109a-\u109d\ua9e0-\ua9ef\uaa60-\uaa7f"
_SCRIPTS: Final = (_HAN_AND_KANA, _THAI, _LAO, _KHMER, _MYANMAR)
_EVERY: Final = "".join(_SCRIPTS)

# Vowel signs and the like, which Python does not count among letters: Devanagari to Tibetan.
_VOWEL_SIGNS: Final = "".join(
    chr(code)
    for code in (*range(0x900, 0xE00), *range(0xF00, 0x1000))
    if unicodedata.category(chr(code)).startswith("M")
)

RUNNING: Final = "(?:" + "|".join(f"[{script}]+" for script in _SCRIPTS) + ")"
"""Regex: a run of folded characters in one script that does not part words."""

WORD_CHARACTER: Final = rf"(?:[^\W_{_EVERY}]|[{_VOWEL_SIGNS}])"
"""Regex: one folded letter or digit of any other script."""

NO_WORD: Final = rf"[^\w{_EVERY}{_VOWEL_SIGNS}\x00-\x7f]+"
"""Regex: folded characters beyond ASCII that belong to no word."""

BETWEEN_WORDS: Final = rf"(?:[^\w\n{_EVERY}{_VOWEL_SIGNS}]|_)*+"
"""Regex: all folded characters up to the next word or the end of the line."""

_IS_RUNNING: Final = f"[{_EVERY}]"


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """A regex of this module's classes, compiled when the first text beyond ASCII needs it.

    That takes milliseconds, which a start on plain text need not spend.
    """
    return re.compile(regex)


def is_running(text: str) -> bool:
    """Whether a text begins with a character of a script that does not part words."""
    return not text.isascii() and compiled(_IS_RUNNING).match(text) is not None


def index_terms(piece: str) -> Iterable[str]:
    """The words that an index has for a word or a `RUNNING` one; see `text.words`."""
    if not is_running(piece):
        return (piece,)
    return (piece[place : place + 2] for place in range(len(piece)))


def typed_terms(piece: str) -> Iterable[str]:
    """The words of which a record that has such a piece has each; see `text.sought_words`."""
    if len(piece) < 2 or not is_running(piece):
        return (piece,)
    return (piece[place : place + 2] for place in range(len(piece) - 1))
