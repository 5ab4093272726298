"""Folding: text reduced to what a person means when typing it, and where each letter came from."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from seedbrowse.records.patterns import pattern
from seedbrowse.records.transliteration import latin, latin_pieces

__all__ = ["FOREIGN", "Folded", "fold", "folded_with_origins"]

FOREIGN: Final = pattern("[^\x00-\x7f]+[A-Za-z]?")
"""A stretch that folds alike whatever stands around it.

What is beyond ASCII, with the letter behind it, on which `μ` depends.
"""

_LETTERS: Final = str.maketrans(
    {
        "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
        "ŋ": "n", "ı": "i",
        # One keyboard's letters for another's: Persian and Urdu for Arabic.
        "ی": "ي", "ى": "ي", "ک": "ك",
    }
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
    | dict.fromkeys("’‘‛ʼʻʽʾʿʹʺ′·", "'")
    | {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
)  # fmt: skip
"""Letters, in lower case, that Unicode does not decompose."""

# Diacritics, Cyrillic titlos, Hebrew and Arabic vowel points, the stretching of Arabic words; hard
# and soft signs; and what cannot be seen: soft hyphens, zero-width characters, variation selectors.
_DROPPED: Final = pattern(
    "(?:(?<![иИ])\u0306|[\u0300-\u0305\u0307-\u036f\u0483-\u0489"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0730-\u074a"
    "\u08d3-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\ufcf2-\ufcf4\ufe71\ufe77\ufe79\ufe7b\ufe7d\ufe7fъьӏЪЬӀ\u1c86\ua69c\ua69d"
    "\u00ad\u200b-\u200f\u2060\ufeff\U000e0100-\U000e01ef])+"
)
# Letters of their own, though Unicode takes them for others with a mark.
_OF_THEIR_OWN: Final = pattern("и\u0306|[\u3040-\u30ff][\u3099\u309a]")

# Begin with a combining mark when decomposed, though they combine with nothing themselves.
_MARKS_IN_DISGUISE: Final = frozenset("\uff9e\uff9f\u0f73\u0f75\u0f81")

_LONGEST_WORD: Final = 40  # characters; longer runs are of scripts without spaces, and rarely recur

_Piece: TypeAlias = tuple[int, int, str]
"""Start and end of a stretch, and the letters that it folds to."""


class Folded(NamedTuple):
    """A folded text, and for each of its characters the stretch of the text that it came from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def fold(text: str) -> str:
    """Reduce text to what a person means when typing it: no diacritics, no case, Latin letters.

    Letters that Unicode does not decompose (`ł`, `ø`, `ß` …) become the letters people type
    instead of them, Cyrillic and Greek ones their transliteration. Hyphens and apostrophes of
    every kind become the plain ones. Folding twice changes nothing more.
    """
    if text.isascii():
        return text.lower()
    # Few letters of most texts are beyond ASCII, and the same again and again.
    folded: list[str] = []
    place = 0
    for run in FOREIGN.finditer(text):
        folded += text[place : run.start()].lower(), _folded_run(run[0])
        place = run.end()
    folded.append(text[place:].lower())
    return "".join(folded)


def folded_with_origins(text: str) -> Folded:
    """The same as `fold`, with the place in `text` of each character."""
    if text.isascii():
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    for run in FOREIGN.finditer(text):
        letters.append(text[place : run.start()].lower())
        starts.extend(range(place, run.start()))
        ends.extend(range(place + 1, run.start() + 1))
        for start, end, piece in _folded_pieces(run[0]):
            letters.append(piece)
            starts += [run.start() + start] * len(piece)
            ends += [run.start() + end] * len(piece)
            if not piece and ends:
                # What leaves nothing belongs to the letter before it.
                ends[-1] = run.start() + end
        place = run.end()
    letters.append(text[place:].lower())
    starts.extend(range(place, len(text)))
    ends.extend(range(place + 1, len(text) + 1))
    folded = "".join(letters)
    if folded != (whole := fold(text)):
        # Marks of several scripts on one letter may fall into another order.
        return Folded(whole, [0] * len(whole), [len(text)] * len(whole))
    return Folded(folded, starts, ends)


def _folded_run(run: str) -> str:
    """What a `FOREIGN` run folds to."""
    return _folded_word(run) if len(run) <= _LONGEST_WORD else latin(_reduced(run))


@lru_cache(maxsize=16_384)
def _folded_word(word: str) -> str:
    return latin(_reduced(word))


def _folded_pieces(run: str) -> Iterable[_Piece]:
    """What each stretch of a `FOREIGN` run folds to."""
    return _pieces_of_word(run) if len(run) <= _LONGEST_WORD else _pieces(run)


def _pieces(run: str) -> Iterator[_Piece]:
    starts: list[int] = []
    ends: list[int] = []
    letters: list[str] = []
    for start, end in _characters(run):
        reduced = _reduced_character(run[start:end])
        letters.append(reduced)
        starts += [start] * len(reduced)
        ends += [end] * len(reduced)
        if not reduced:
            yield start, end, ""
    for first, last, spelt in latin_pieces("".join(letters)):
        yield starts[first], ends[last - 1], spelt


def _characters(run: str) -> Iterator[tuple[int, int]]:
    """Start and end of each character with the marks on it."""
    start = 0
    for place, character in enumerate(run):
        if place and not _is_mark(character):
            yield start, place
            start = place
    yield start, len(run)


@lru_cache(maxsize=4096)
def _pieces_of_word(word: str) -> tuple[_Piece, ...]:
    return tuple(_pieces(word))


@lru_cache(maxsize=4096)
def _reduced_character(character: str) -> str:
    return _reduced(character)


@lru_cache(maxsize=4096)
def _is_mark(character: str) -> bool:
    """Whether it belongs to the character before it, if only because it leaves nothing."""
    return (
        unicodedata.combining(character) > 0
        or character in _MARKS_IN_DISGUISE
        or _DROPPED.match(character) is not None
    )


def _reduced(text: str) -> str:
    """Text without diacritics and case, in whatever script it is."""
    # An acute accent by itself decomposes to a space with an accent.
    text = text.replace("´", "'")
    # Before as well, so that marks with something dropped between them come into their order.
    decomposed = unicodedata.normalize("NFKD", _DROPPED.sub("", text))
    plain = _DROPPED.sub("", decomposed).casefold().translate(_LETTERS)
    return _OF_THEIR_OWN.sub(lambda pair: unicodedata.normalize("NFC", pair[0]), plain)
