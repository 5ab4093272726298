"""Invented records for benchmarks: Zipf-distributed words, standard library only, seeded."""

import random
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate

from seedbrowse.records import Issued, Name, Record

__all__ = ["invented_records"]

_ONSETS = "b br c ch cl d dr f fl g gr h k l m n p pl pr qu r s sc sp st str t th tr v w z"
_VOWELS = "a e i o u a e i o ea io ou"
_CODAS = ("", "", "", "", "n", "r", "s", "l", "t", "m", "nt", "ct", "st")
_ENDINGS = "tion tional tions ing ed ity ities al ally ment ments ism ist ic ics ive ology s"
_FUNCTION = "the of and in to a for with on by is are that from as an this be at we it or"
_ACCENTED = {"a": "á", "e": "é", "o": "ö", "u": "ü", "c": "č", "n": "ñ"}


class _Words:
    """Words drawn by Zipf's law: the k-th most frequent one with weight 1/k."""

    def __init__(self, source: random.Random, count: int, endings: list[str]) -> None:
        onsets, vowels = _ONSETS.split(), _VOWELS.split()
        distinct: dict[str, None] = {}
        while len(distinct) < count:
            syllables = source.choices((1, 2, 3), (2, 4, 2))[0]
            stem = "".join(
                source.choice(onsets) + source.choice(vowels) + source.choice(_CODAS)
                for _ in range(syllables)
            )
            distinct[stem + source.choice(endings)] = None
        self._words = list(distinct)
        self._cumulative = list(accumulate(1 / (rank + 3) for rank in range(count)))
        self._source = source

    def draw(self) -> str:
        place = bisect(self._cumulative, self._source.random() * self._cumulative[-1])
        return self._words[min(place, len(self._words) - 1)]


def invented_records(count: int, *, seed: int = 1) -> Iterator[Record]:
    """Yield `count` records of about 1.4 kB, the same ones for the same seed."""
    source = random.Random(seed)
    vocabulary = _Words(source, 45_000, ["", "", "", *_ENDINGS.split()])
    surnames = _Words(source, 12_000, ["", "", "ov", "son", "ez", "mann", "ini", "ski"])
    for number in range(count):
        year = 2025 - min(int(source.expovariate(0.08)), 60)
        yield Record(
            type="article-journal",
            title=_sentence(source, vocabulary, max(4, round(source.gauss(11, 3)))).rstrip("."),
            authors=tuple(
                Name(family=_surname(source, surnames), given=f"{source.choice('ABCDEGJKLMPRS')}.")
                for _ in range(min(12, 1 + int(source.expovariate(0.35))))
            ),
            issued=Issued(year),
            container_title=f"Journal of {vocabulary.draw().title()} {vocabulary.draw().title()}",
            volume=str(source.randrange(1, 90)),
            issue=str(source.randrange(1, 13)),
            page=f"{number % 900}-{number % 900 + 14}",
            doi=f"10.{1000 + number % 400}/j.{vocabulary.draw()[:6]}.{year}.{number:06}",
            eid=f"2-s2.0-{85000000000 + number * 37}",
            issn=(f"{1000 + number % 400}-{source.randrange(1000, 9999)}",),
            abstract=" ".join(
                _sentence(source, vocabulary, source.randrange(14, 26)) for _ in range(9)
            ),
            author_keywords=tuple(
                f"{vocabulary.draw()} {vocabulary.draw()}" for _ in range(source.randrange(3, 7))
            ),
            affiliations=(f"University of {_surname(source, surnames)}",),
            language="English",
            document_type="Article",
            cited_by=int(source.expovariate(0.05)),
        )


def _sentence(source: random.Random, vocabulary: _Words, length: int) -> str:
    function_words = _FUNCTION.split()
    drawn = [
        source.choice(function_words) if source.random() < 0.4 else vocabulary.draw()
        for _ in range(length)
    ]
    if source.random() < 0.3:
        drawn[-1] = f"{drawn[-1]}-{vocabulary.draw()}"
    return " ".join(drawn).capitalize() + "."


def _surname(source: random.Random, surnames: _Words) -> str:
    name = surnames.draw().capitalize()
    if source.random() < 0.2:
        place = source.randrange(1, len(name))
        name = name[:place] + _ACCENTED.get(name[place], name[place]) + name[place + 1 :]
    return name
