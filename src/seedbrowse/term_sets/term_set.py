"""Term set: a named group of words with a colour, painted whatever is searched for.

Words to include a record by, or to exclude it, or those of a method. A word is written as in a
query: `random*` is every word that begins so, several words are a phrase.
"""

import re
from collections.abc import Iterable
from typing import Final, Literal, get_args

import msgspec

from seedbrowse.records.text import fold, harmless, sought_words

__all__ = [
    "COLOURS", "LONGEST_NAME", "LONGEST_WORD", "MOST_SETS", "MOST_WORDS", "TermColour", "TermSet",
    "as_text", "problem_of_name", "problem_of_word", "without_repetition", "word",
    "words_by_name", "words_in",
]  # fmt: skip

TermColour = Literal["green", "red", "blue", "yellow", "purple", "orange"]

COLOURS: Final[tuple[TermColour, ...]] = get_args(TermColour)
"""What a set can be painted in; each theme has its own shades of these."""

LONGEST_NAME: Final = 60
"""Characters of a name."""

LONGEST_WORD: Final = 200
"""Characters of a word or phrase."""

MOST_SETS: Final = 100
"""Sets of one library, and as many of all."""

MOST_WORDS: Final = 2_000
"""Words of one set."""

_QUOTES: Final = re.compile('["“”„«»]')
_ENTRY: Final = re.compile(r'(?:"[^"\n]*"|[^",;\n]|"(?=[^"\n]*(?:\n|\Z)))+')
_NEEDS_QUOTES: Final = re.compile("[,;]")


class TermSet(msgspec.Struct, frozen=True):
    """Words under a name."""

    name: str
    words: tuple[str, ...] = ()
    """Each a word, a beginning (`random*`) or a phrase, as `word` leaves it."""

    colour: TermColour = COLOURS[0]
    is_on: bool = True
    """Whether it is painted."""

    @property
    def key(self) -> str:
        """What no other set beside it has: its name, whatever the case."""
        return fold(self.name)


def word(typed: str) -> str:
    """A word or a phrase as it is kept: even, without the quotation marks that mean nothing."""
    return harmless(_QUOTES.sub(" ", typed))


def words_in(text: str) -> tuple[str, ...]:
    """The words that somebody has written, one a line or with commas between them.

    Within quotation marks a comma is one. None is there twice, whatever the case.
    """
    return without_repetition(map(word, _ENTRY.findall(text)))


def without_repetition(words: Iterable[str]) -> tuple[str, ...]:
    """Words without empty ones, and each only where it stands first, whatever the case."""
    first: dict[str, str] = {}
    for each in filter(None, words):
        first.setdefault(fold(each), each)
    return tuple(first.values())


def words_by_name(sets: Iterable[TermSet]) -> dict[str, tuple[str, ...]]:
    """The words of all sets by their keys; those of the same name, in two files, as one."""
    words: dict[str, tuple[str, ...]] = {}
    for each in sets:
        words[each.key] = (*words.get(each.key, ()), *each.words)
    return words


def as_text(words: Iterable[str]) -> str:
    """Words as a person changes them, one a line; `words_in` finds them again."""
    return "\n".join(f'"{each}"' if _NEEDS_QUOTES.search(each) else each for each in words)


def problem_of_name(name: str) -> str:
    """Why a set cannot have this name, as half a sentence; empty where it can."""
    if not name:
        return "a set needs a name"
    if len(name) > LONGEST_NAME:
        return f"a name has at most {LONGEST_NAME} characters"
    return "" if fold(name).strip() else "a name needs a letter or a digit"


def problem_of_word(typed: str) -> str:
    """Why nothing is found by a word, as half a sentence; empty where something can be."""
    if len(typed) > LONGEST_WORD:
        return f"a word or phrase has at most {LONGEST_WORD} characters"
    if "*" in typed.rstrip("*"):
        return f"in “{typed}” the * does not stand at the end"
    return "" if sought_words(typed) else f"“{typed}” has no letter or digit"
