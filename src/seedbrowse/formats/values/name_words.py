"""What the words of a person's name are: initials, suffixes, particles."""

import re
from collections.abc import Sequence

from seedbrowse.records.patterns import pattern

__all__ = [
    "first_of_family",
    "has_initials",
    "is_degree",
    "is_initials",
    "is_placed_suffix",
    "is_suffix",
    "without_suffix",
]

# Initials with full stops: `D.V.`, `J.-P.`, `Yu.A.`, `S.-w.`, `D.-J`.
_STOPPED = pattern(r"(?:[^\W\d_][^\W\d_]{0,3}\.[‐-]?)+(?:[^\W\d_]{1,2})?")
_LONGEST_CAPITALS = 4
_LONGEST_IN_CAPITALS = 2
"""Where a whole name is in capitals, a longer word may be a name: `KIM LEE`."""

# Initials of Russian names are often of two letters each: `Ivanov IuA`, `Zhukov VYu`.
_DIGRAPHS = pattern(r"(?:I[uae]|Y[uaeo]|J[uae]|[ZKSCT]h|Ts|[A-Z]){1,4}")

_SUFFIX = pattern(r"(?:Jr|Sr|Jnr|Snr|[2-9](?:nd|rd|th|d)|Ph\.?D|Esq)\.?|[JS]R\.")
_NUMERAL = pattern(r"I{2,3}|IV")
_PLACED_SUFFIX = pattern(
    r"(?:[JS]n?r|[2-9](?:nd|rd|th|d)|Ph\. ?D|Ph\.?D|Esq)\.?|(?-i:I{1,3}|IV|VI{0,3})", re.IGNORECASE
)
_DEGREE = pattern(r"M\.? ?D\.?|M\.? ?Sc\.?|D\.? ?Sc\.?|M\.? ?P\.? ?H\.?|M\.? ?A\.?|B\.? ?Sc\.?")

_LOWER_PARTICLES = """
af al auf av bin da das de degli dei del dela della delle den der des di do dos du e el ibn la las
le les lo los ten ter 't te thor ul van vande vander ver vom von y zu zum zur
"""
_CAPITAL_PARTICLES = """
Da Das De Del Dela Della Den Der Di Dos Du El La Le St. Ten Ter Van Vande Vanden Vander Von
"""
_PARTICLES = frozenset((_LOWER_PARTICLES + _CAPITAL_PARTICLES).split())
_CONJUNCTIONS = frozenset({"y", "e", "i"})


def is_initials(word: str, *, in_capitals: bool = False, digraphs: bool = False) -> bool:
    """Whether a word is initials: with full stops, or a few capitals.

    Args:
        word: A word without spaces.
        in_capitals: The whole name is in capitals, so they say less.
        digraphs: Also take initials of two letters, `IuA`. They look like names: `Li`.
    """
    if "." in word:
        return _STOPPED.fullmatch(word) is not None
    letters = word.replace("-", "")
    if letters.isupper() and letters.isalpha():
        return len(letters) <= (_LONGEST_IN_CAPITALS if in_capitals else _LONGEST_CAPITALS)
    return digraphs and _DIGRAPHS.fullmatch(letters) is not None


def has_initials(words: Sequence[str]) -> bool:
    """Whether words are a whole name by their initials: `J. Smith`, `Smith JA`, `Guy L. Steele`."""
    found = sum(map(is_initials, words))
    return 0 < found < len(words)


def is_suffix(word: str) -> bool:
    """Whether a word is a suffix wherever it stands: `Jr.`, `3rd`, `PhD`; `JR` may be initials."""
    return _SUFFIX.fullmatch(word) is not None


def is_placed_suffix(text: str) -> bool:
    """Whether a text is a suffix where it has a place of its own: `JR`, `III`, `V`."""
    return _PLACED_SUFFIX.fullmatch(text) is not None


def is_degree(text: str) -> bool:
    """Whether a text is a degree, as some exports put behind given names: `MD`, `M.Sc.`."""
    return _DEGREE.fullmatch(text) is not None


def without_suffix(words: Sequence[str], fewest: int = 2) -> tuple[Sequence[str], str]:
    """Divide words from the suffixes at their end; at least `fewest` words remain.

    `II` and `IV` are suffixes behind two words only: `Ivanov II` has two initials.
    """
    last = len(words)
    while last > fewest and (is_suffix(words[last - 1]) or _NUMERAL.fullmatch(words[last - 1])):
        last -= 1
    return words[:last], " ".join(words[last:])


def first_of_family(words: Sequence[str]) -> int:
    """Where the family name begins, its particles included, when given names come first.

    The last word is the family name, with every particle before it: any lower-case word, and
    `Van`, `De` … `y` joins two family names. 0 where nothing is left for a given name.
    """
    first = len(words) - 1
    if first > 2 and words[first - 1] in _CONJUNCTIONS:
        first -= 2
    in_lower_case = words[0].islower() and words[-1].islower()
    while first > 1 and _is_particle(words[first - 1], in_lower_case=in_lower_case):
        first -= 1
    return 0 if first == 1 and words[0].islower() and words[0] in _PARTICLES else first


def _is_particle(word: str, *, in_lower_case: bool) -> bool:
    return word in _PARTICLES or (word.islower() and not in_lower_case)
