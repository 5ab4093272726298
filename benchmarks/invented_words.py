"""Invented words whose lengths, frequencies and likeness to each other are those of real ones.

How often a typing error makes another word of one, and how many words begin alike, decides what a
search that forgives has to do. Words are therefore made as English has them: families that share
a stem, short stems more often than long ones, the frequent words shorter than the rare ones.
"""

import random
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate

__all__ = ["Script", "Vocabulary", "ideographs", "latin_words", "rare_word", "words_of"]

_ONSETS = "b c d f g h k l m n p r s t v w b c d f g h l m n p r s t"
_CLUSTERS = "br bl ch cl cr dr fl fr gl gr j ph pl pr qu sc sh sl sn sp st str th tr tw wh y z"
_VOWELS = "a e i o u a e i o a e ai ea ee ie oo ou oa au"
_CODAS = "n r s l t m d nt ct st ck rd nd rm ng ll ss rt sh p g b th x nk mp lt"
_FAMILIES = (
    "s|s ed|ed er es|er ers|ing ings|ion ions|al ally|ic ics|ity|ism ist|ist ists|ate ates|"
    "able ably|ment ments|ness|ive|ous|ize ized|ary|ance|ent ents|ful|y|e es|a|o os|in|en"
)
_RARE_BEGINNINGS = (
    "bio nano micro hyper poly neuro photo electro thermo geo hydro immuno cyto meta para ortho "
    "iso trans sub inter multi pseudo chemo radio cardio gastro phospho methyl fluoro amino"
)
_RARE_MIDDLES = (
    "carb sil tit gluc prot gen lip fer chrom phyll lymph hist plasm kin lys troph morph tox vir "
    "bact fung zeol graph cobal nick zirc hafn tungst"
)
_RARE_ENDINGS = "ation ine ase osis itis ene ane ide oid ism ology ometry genic philic cyte onium"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_IDEOGRAPHS = range(0x4E00, 0x4E00 + 1_500)


class Script:
    """What the syllables of a language are made of, as words with spaces between."""

    def __init__(self, onsets: str, vowels: str, codas: str, families: str) -> None:
        """Take them separated by spaces; endings that go together between strokes."""
        self.onsets = onsets.split()
        self.vowels = vowels.split()
        self.codas = codas.split()
        self.families = [family.split() for family in families.split("|")]


_LATIN = Script(f"{_ONSETS} {_ONSETS} {_CLUSTERS}", _VOWELS, _CODAS, _FAMILIES)


class Vocabulary:
    """Words, the most frequent first, drawn by Zipf's law: the k-th with weight (k + offset)^-s."""

    def __init__(self, words: Sequence[str], *, exponent: float = 1.0, offset: float = 3.0) -> None:
        self.words = words
        weights = ((rank + offset) ** -exponent for rank in range(len(words)))
        self._cumulative = list(accumulate(weights))

    def draw(self, source: random.Random, count: int) -> list[str]:
        """So many words, drawn independently."""
        return source.choices(self.words, cum_weights=self._cumulative, k=count)

    def at(self, share: float) -> str:
        """The word at a share, from 0 to 1, of all that is drawn."""
        return self.words[bisect(self._cumulative, share * self._cumulative[-1], hi=len(self) - 1)]

    def __len__(self) -> int:
        return len(self.words)


def latin_words(source: random.Random, count: int) -> list[str]:
    """Different words that resemble English ones, the most frequent first."""
    return words_of(_LATIN, source, count)


def words_of(script: Script, source: random.Random, count: int) -> list[str]:
    """Different words of some script, the most frequent first."""
    distinct: dict[str, None] = {}
    while len(distinct) < count:
        stem = _stem(script, source)
        if len(stem) > 2:
            distinct[stem] = None
        if source.random() < 0.7:
            for ending in source.choice(script.families):
                distinct[_joined(stem, ending)] = None
    words = list(distinct)[:count]
    # Short words tend to be frequent, but any word may be rare.
    ranks = {word: len(word) + source.gauss(0, 3.5) for word in words}
    return sorted(words, key=ranks.__getitem__)


def _stem(script: Script, source: random.Random) -> str:
    syllables = source.choices((1, 2, 3), (36, 54, 10))[0]
    stem = "" if source.random() < 0.8 else source.choice(script.vowels)[0]
    for _ in range(syllables):
        stem += source.choice(script.onsets) + source.choice(script.vowels)
        if source.random() < 0.36:
            stem += source.choice(script.codas)
    return stem


def _joined(stem: str, ending: str) -> str:
    return (stem[:-1] if stem[-1] == ending[0] else stem) + ending


def ideographs(source: random.Random, count: int) -> list[str]:
    """Different words of one to three ideographs."""
    distinct: dict[str, None] = {}
    while len(distinct) < count:
        length = source.choices((1, 2, 3), (1, 6, 2))[0]
        distinct["".join(map(chr, source.choices(_IDEOGRAPHS, k=length)))] = None
    return list(distinct)


def rare_word(source: random.Random, words: Sequence[str]) -> str:
    """What hardly any other record has: a compound, a code, a decimal, or a misread word."""
    kind = source.random()
    if kind < 0.55:
        middles = source.choices(_RARE_MIDDLES.split(), k=2)
        beginning = source.choice(_RARE_BEGINNINGS.split())
        ending = source.choice(_RARE_ENDINGS.split())
        return beginning + middles[0] + source.choice("aeio") + middles[1] + ending
    if kind < 0.7:
        return "".join(source.choices(_LETTERS.upper(), k=3)) + str(source.randrange(1, 999))
    if kind < 0.85:
        return f"{source.randrange(1, 100)}.{source.randrange(999)}"
    word = source.choice(words)
    place = source.randrange(len(word))
    return word[:place] + source.choice(_LETTERS) + word[place + 1 :]
