"""Words of titles, and which of them keys leave out."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final

from seedbrowse.citing.key_patterns.ascii_text import letters
from seedbrowse.records.markup import without_markup

__all__ = [
    "BETTER_BIBTEX_FUNCTION_WORDS",
    "JABREF_FUNCTION_WORDS",
    "capitalised",
    "divided_words",
    "first",
    "joined_words",
    "without",
]

_BETTER_BIBTEX_WORDS = """
a ab aboard about above across after against al along amid among an and anti around as at before
behind below beneath beside besides between beyond but by d da das de del dell dello dei degli
della delle dem den der des despite die do down du during ein eine einem einen einer eines el en
et except for from gli i il in inside into is l la las le les like lo los near nor of off on onto
or over past per plus round save since so some sur than the through to toward towards un una unas
under underneath une unlike uno unos until up upon versus via von while with within without yet zu
zum
"""
BETTER_BIBTEX_FUNCTION_WORDS: Final = frozenset(_BETTER_BIBTEX_WORDS.split())
"""As https://retorque.re/zotero-better-bibtex/citing/ skips them."""

_JABREF_WORDS = """
a an the above about across against along among around at before behind below beneath beside
between beyond by down during except for from in inside into like near of off on onto since to
toward through under until up upon with within without and but nor or so yet
"""
JABREF_FUNCTION_WORDS: Final = frozenset(_JABREF_WORDS.split())
"""As https://docs.jabref.org/setup/citationkeypatterns lists them."""

_JOINED: Final = re.compile(r"[^\W_]+(?:['’‐‑-][^\W_]+)*")
_DIVIDED: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def joined_words(title: str) -> Iterator[str]:
    """The words of a title, those that a hyphen joins as one: `Pre-training`."""
    return (found[0] for found in _JOINED.finditer(without_markup(title)))


def divided_words(title: str) -> Iterator[str]:
    """The words of a title, those that a hyphen joins by themselves: `Pre`, `training`."""
    return (found[0] for found in _DIVIDED.finditer(without_markup(title)))


def without(function_words: frozenset[str], words: Iterable[str]) -> Iterator[str]:
    """The words that are none of the function words."""
    return (word for word in words if word.lower() not in function_words)


def first(count: int, words: Iterable[str], spelt: Callable[[str], str] = letters) -> list[str]:
    """The first so many words that have letters in ASCII, in these."""
    return [*islice(filter(None, map(spelt, words)), count)]


def capitalised(word: str) -> str:
    """A word with a capital, the others as they are: `pH` is `PH`."""
    return word[:1].upper() + word[1:]
