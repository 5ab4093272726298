"""Transliteration: Cyrillic and Greek letters as the Latin ones that people type instead of them.

Cyrillic follows BGN/PCGN 1944/47 (Russian) without its apostrophes and its `ye`; letters of other
languages stand beside it. Greek follows ELOT 743. Both are reduced to one spelling for every
context in which a reader would expect one.
"""

import re
from collections.abc import Iterator
from typing import Final

from seedbrowse.records.patterns import pattern

__all__ = ["latin", "latin_pieces"]

_CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ы": "y", "э": "e", "ю": "yu", "я": "ya",
    # Ukrainian, Serbian, Macedonian. Before, ё, ї, ѓ, ќ and ў have lost their marks, and the hard
    # and soft signs have gone.
    "і": "i", "є": "e", "ґ": "g", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
    "ѕ": "dz",
    # Kazakh, Tatar, Tajik and others; and what Russian wrote before 1918.
    "ә": "a", "ғ": "g", "ҕ": "g", "җ": "zh", "қ": "k", "ҡ": "k", "ҝ": "g", "ң": "n", "ҥ": "n",
    "ө": "o", "ҫ": "s", "ү": "u", "ұ": "u", "ҳ": "kh", "ҷ": "ch", "ҹ": "j", "һ": "h",
    "ѣ": "e", "ѳ": "f", "ѵ": "i",
}  # fmt: skip

_GREEK: Final = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
    "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
    "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip

_GREEK_NAMES: Final = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon",
    "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
"""What a letter is called that stands alone: `TGF-β1`."""

_TOGETHER: Final = {
    "αυ": "av", "ευ": "ev", "ηυ": "iv", "ου": "ou", "γγ": "ng", "γξ": "nx", "γχ": "nch",
    "μπ": "b", "ий": "y", "ый": "y",
}  # fmt: skip
"""Two letters that are spelt otherwise than each of them; the last three only in their places."""

_TO_LATIN: Final = str.maketrans(_CYRILLIC | _GREEK)
_LETTER: Final = f"[{''.join(_CYRILLIC)}{''.join(_GREEK)}]"
_IS_CYRILLIC: Final = f"[{''.join(_CYRILLIC)}]"
_IS_GREEK: Final = f"[{''.join(_GREEK)}]"
_ANY: Final = pattern(_LETTER)
_PIECE: Final = pattern(
    # As a unit (`μm`), it is typed by what it looks like.
    f"(?P<micro>(?<!{_IS_GREEK})μ(?=[a-z]))"
    f"|(?P<alone>(?<!{_IS_GREEK}){_IS_GREEK}(?!{_IS_GREEK}))"
    f"|(?P<together>[αεηο]υ|γ[γξχ]|(?<!{_IS_GREEK})μπ|[иы]й(?!{_IS_CYRILLIC}))"
    f"|{_LETTER}"
)


def latin(text: str) -> str:
    """Text, decomposed and in lower case, with Latin letters instead of Cyrillic and Greek ones.

    A Greek letter without another beside it becomes its English name, as people type it
    (`tgf-beta1`); `μ` before a Latin letter becomes `u`.
    """
    return _PIECE.sub(_spelt, text) if _ANY.search(text) else text


def latin_pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """What `latin` makes of each stretch of `text`: its start, its end, its Latin letters."""
    place = 0
    for piece in _PIECE.finditer(text):
        yield from ((at, at + 1, text[at]) for at in range(place, piece.start()))
        yield piece.start(), piece.end(), _spelt(piece)
        place = piece.end()
    yield from ((at, at + 1, text[at]) for at in range(place, len(text)))


def _spelt(piece: re.Match[str]) -> str:
    letters = piece[0]
    match piece.lastgroup:
        case "micro":
            return "u"
        case "alone":
            return _GREEK_NAMES[letters]
        case "together":
            return _TOGETHER[letters]
        case _:
            return letters.translate(_TO_LATIN)
