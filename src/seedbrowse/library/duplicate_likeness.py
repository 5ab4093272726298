"""Likeness: how much titles, people and journals of two records agree."""

from collections.abc import Sequence
from enum import IntEnum
from itertools import product
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio, token_set_ratio

from seedbrowse.library.duplicate_facts import Facts, Person
from seedbrowse.library.duplicate_titles import Title
from seedbrowse.records.markup import without_markup
from seedbrowse.records.text import words

__all__ = ["Likeness", "people_agree", "sources_agree", "title_likeness"]

_CLOSE: Final = 85.0
"""Percent of letters in common, below which titles are not looked at word by word."""

_SAME_SOURCE: Final = 90.0
_SMALL: Final = (
    "a the and of in on for to with by from at as or is its de la le el en et y e der die das und"
)
_SMALL_WORDS: Final = frozenset(_SMALL.split())
_MOST_SMALL: Final = 2
"""Small words that one title may have and the other not."""

_FEWEST: Final = (4, 22)
"""Words and letters a main title must have to stand for the whole."""

_MOST_SHORTER: Final = 4
"""A name that begins another one has so many letters at least: `Garcia` of `Garcia Marquez`."""


_MOST_PERSONS: Final = 12
"""Of a thousand authors the first ones tell enough."""


class Likeness(IntEnum):
    """How much two titles are alike."""

    UNLIKE = 0
    PART = 1
    """One is the other without its subtitle, or cut off."""

    CLOSE = 2
    """They differ in what a typing error, a spelling or a small word makes."""

    EQUAL = 3


def title_likeness(some: Sequence[Title], others: Sequence[Title]) -> Likeness:
    """How much the titles of one record are like those of another, at the best."""
    return max((_likeness(*pair) for pair in product(some, others)), default=Likeness.UNLIKE)


def people_agree(one: Facts, another: Facts) -> bool | None:
    """Whether the authors of two records may be the same; None where one does not name them.

    The first one counts, unless most of the others are the same.
    """
    first, other = one.first, another.first
    if first is None or other is None:
        return None
    if first.family.isascii() != other.family.isascii():
        return None  # in a script that is not transliterated
    if _same_person(first, other):
        return True
    families, other_families = _families(one), _families(another)
    common = len(families & other_families)
    return common >= 2 and 3 * common >= 2 * min(len(families), len(other_families))


def sources_agree(one: Facts, other: Facts) -> bool | None:
    """Whether two records appeared in the same journal or book; None where that is not known.

    Its name may be abbreviated. Different ISSNs may be those of paper and screen.
    """
    if one.issn & other.issn or {*one.sources} & {*other.sources}:
        return True
    if not one.sources or not other.sources:
        return None
    pairs = product(map(_source_words, one.sources), map(_source_words, other.sources))
    return any(_same_source(*pair) for pair in pairs)


def _likeness(one: Title, other: Title) -> Likeness:
    if one.letters == other.letters:
        return Likeness.EQUAL
    if one.numbers == other.numbers and _are_close(one.words, other.words):
        return Likeness.CLOSE
    shorter, longer = sorted((one, other), key=lambda title: len(title.words))
    for length in {longer.main, len(shorter.words)}:
        beginning = longer.words[:length]
        if (
            len(shorter.words) >= _FEWEST[0]
            and len(shorter.letters) >= _FEWEST[1]
            and length < len(longer.words)
            and _are_close(shorter.words, beginning)
        ):
            return Likeness.PART
    return Likeness.UNLIKE


def _are_close(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether every word of one title is in the other, but for typing errors and small words."""
    letters, other_letters = "".join(some), "".join(others)
    if ratio(letters, other_letters, score_cutoff=_CLOSE) == 0:
        return False
    left, other_left = _without(some, others), _without(others, some)
    unmatched = []
    for word in left:
        near = next((each for each in other_left if _is_typo(word, each)), None)
        if near is None:
            unmatched.append(word)
        else:
            other_left.remove(near)
    return _differ_little(unmatched, other_left)


def _without(some: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words of one title that the other has not, or not so often."""
    rest = [*some]
    for word in others:
        if word in rest:
            rest.remove(word)
    return rest


def _differ_little(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether words without a counterpart are the same ones, divided otherwise, or small."""
    joined, other_joined = "".join(some), "".join(others)
    if joined and other_joined and _is_typo(joined, other_joined):
        return True
    left = [*some, *others]
    return len(left) <= _MOST_SMALL and _SMALL_WORDS.issuperset(left)


def _is_typo(one: str, other: str) -> bool:
    """Whether one word may be the other one, mistyped; a number never is."""
    if not (one.isalpha() and other.isalpha()):
        return one == other
    length = min(len(one), len(other))
    bound = 0 if length < 4 else 1 if length < 7 else 2
    return OSA.distance(one, other, score_cutoff=bound) <= bound


def _same_person(one: Person, other: Person) -> bool:
    if one.words & other.words or _is_typo(one.family, other.family):
        return True
    shorter, longer = sorted((one.family, other.family), key=len)
    if len(shorter) >= _MOST_SHORTER and longer.startswith(shorter):
        return True
    return bool(one.words & other.given and other.words & one.given)


def _families(facts: Facts) -> set[str]:
    """The family names of a record's first authors, in folded letters."""
    return {"".join(words(name.short)) for name in facts.names[:_MOST_PERSONS]}


def _source_words(name: str) -> list[str]:
    return [word for word in words(without_markup(name)) if word not in _SMALL_WORDS]


def _same_source(one: Sequence[str], other: Sequence[str]) -> bool:
    if one == other or token_set_ratio(" ".join(one), " ".join(other)) >= _SAME_SOURCE:
        return True
    shorter, longer = sorted((one, other), key=lambda name: len("".join(name)))
    if len(shorter) == 1 and shorter[0] == "".join(word[0] for word in longer):
        return True  # JACS
    return _abbreviates(shorter, longer)


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether each word of one name begins one of the other, in order: `int j biol`."""
    rest = iter(long)
    return len(short) > 1 and all(any(_begins(word, whole) for whole in rest) for word in short)


def _begins(short: str, whole: str) -> bool:
    # Abbreviations may leave letters out: `natl` of `national`, `jnl` of `journal`.
    if whole.startswith(short):
        return True
    letters = iter(whole)
    return short[0] == whole[0] and all(letter in letters for letter in short)
