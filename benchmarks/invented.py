"""Invented records for benchmarks: about 1.4 kB each, standard library only, seeded.

A record has a topic. Its words come from that topic, from the whole vocabulary, from the function
words, and a few are rare: compounds, codes, decimals, misread words. The abstract repeats the
title, keywords and journal belong to the topic, and authors come again in other records. One in
sixty is written in Cyrillic, Greek or Chinese.
"""

import random
from collections.abc import Iterator, Sequence

from benchmarks.invented_names import Authors, in_script
from benchmarks.invented_words import (
    Script,
    Vocabulary,
    ideographs,
    latin_words,
    rare_word,
    words_of,
)
from seedbrowse.records import Issued, Record

__all__ = ["invented_records"]

_WORDS = 60_000
_TOPICS = 400
_TOPIC_WORDS = 900
_FUNCTION = (
    "the of and in to a for with on by is are that from as an this be at we it or was were which "
    "not have has these their can more its our than also between been both may such one two no"
)
_KINDS = ("topic", "background", "function", "rare")
_SHARES = (0.29, 0.28, 0.425, 0.005)
_PATTERNS = 600
_JOURNALS = (
    "Journal of {0} {1}",
    "International Journal of {0}",
    "{0} {1} Letters",
    "Advances in {0} {1}",
    "Annals of {0}",
    "{0} Research",
    "Proceedings of the {0} {1} Conference",
    "European {0} Review",
)
_JOURNALS_OF_TOPIC = 8
_IN_OTHER_SCRIPTS = 1 / 60

_CYRILLIC = Script(
    "б в г д ж з к л м н п р с т ф х ц ч ш щ пр ст кр гр вл",
    "а е и о у а е и о ы э ю я ё",
    "н р с л т м й ст ль нт рь",
    "а ы ов|ий ого|ость ости|ние ния|тель|ский ская|ция ции|ный ная",
)
_GREEK = Script(
    "β γ δ ζ θ κ λ μ ν ξ π ρ σ τ φ χ ψ πρ στ τρ",
    "α ε η ι ο υ ω αι οι ου ά έ ή ί ό",
    "ν ρ σ λ",
    "ος ου|η ης|ση σης|ικός ική|μα|ία ίας",
)


def invented_records(count: int, *, seed: int = 1) -> Iterator[Record]:
    """Yield `count` records, the same ones for the same count and seed."""
    source = random.Random(seed)
    latin = _Latin(source)
    authors = Authors(source, round(count * 1.2))
    others = _others(source)
    for number in range(count):
        if source.random() < _IN_OTHER_SCRIPTS:
            yield source.choice(others).record(number)
        else:
            yield latin.record(number, authors)


class _Latin:
    """Writes the records in Latin script."""

    def __init__(self, source: random.Random) -> None:
        self._source = source
        words = latin_words(source, _WORDS)
        self._background = Vocabulary(words, exponent=0.95, offset=150)
        common = Vocabulary(words, exponent=0.4, offset=150)
        self._topics = [_Topic.of(source, common) for _ in range(_TOPICS)]
        self._function = Vocabulary(_FUNCTION.split(), exponent=0.8)
        self._patterns = [
            source.choices(_KINDS, _SHARES, k=source.randrange(12, 26)) for _ in range(_PATTERNS)
        ]

    def record(self, number: int, authors: Authors) -> Record:
        source = self._source
        place = source.randrange(_TOPICS)
        topic = self._topics[place]
        journal, issn = source.choice(topic.journals)
        title = self._title(topic)
        year = _year(source)
        return Record(
            type="article-journal",
            title=_sentence(title),
            authors=authors.of_record(source),
            issued=Issued(year),
            container_title=journal,
            volume=str(source.randrange(1, 90)),
            issue=str(source.randrange(1, 13)),
            page=f"{number % 900}-{number % 900 + 14}",
            doi=f"10.{1000 + place}/{journal[:1].lower()}.{year}.{number:07}",
            eid=f"2-s2.0-{85_000_000_000 + number * 37}",
            issn=(issn,),
            abstract=self._abstract(topic, title),
            author_keywords=self._keywords(topic, source.randrange(3, 7)),
            affiliations=(f"University of {authors.place(source)}",),
            language="English",
            document_type="Article",
            cited_by=int(source.expovariate(0.05)),
        )

    def _title(self, topic: "_Topic") -> list[str]:
        length = min(max(4, round(self._source.gauss(11, 3.2))), 24)
        pattern = self._source.choice(self._patterns)[:length]
        title = self._words(topic, [*pattern, "topic", "background"][:length])
        if self._source.random() < 0.1:
            title[-1] = f"{title[-1]}-{topic.words.draw(self._source, 1)[0]}"
        return title

    def _abstract(self, topic: "_Topic", title: Sequence[str]) -> str:
        """Sentences in which every longer word of the title comes again."""
        source = self._source
        patterns = source.choices(self._patterns, k=source.randrange(6, 11))
        words = self._words(topic, [kind for pattern in patterns for kind in pattern])
        for word in title:
            if len(word) > 4:
                words[int(source.random() * len(words))] = word
                words[int(source.random() * len(words))] = word
        sentences, start = [], 0
        for pattern in patterns:
            sentences.append(_sentence(words[start : start + len(pattern)]) + ".")
            start += len(pattern)
        return " ".join(sentences)

    def _words(self, topic: "_Topic", kinds: Sequence[str]) -> list[str]:
        source = self._source
        drawn = {
            "topic": iter(topic.words.draw(source, kinds.count("topic"))),
            "background": iter(self._background.draw(source, kinds.count("background"))),
            "function": iter(self._function.draw(source, kinds.count("function"))),
            "rare": iter([self._rare() for _ in range(kinds.count("rare"))]),
        }
        return [next(drawn[kind]) for kind in kinds]

    def _rare(self) -> str:
        return rare_word(self._source, self._background.words)

    def _keywords(self, topic: "_Topic", count: int) -> tuple[str, ...]:
        drawn = topic.words.draw(self._source, 2 * count)
        return tuple(
            f"{first} {second}" if self._source.random() < 0.4 else first
            for first, second in zip(drawn[::2], drawn[1::2], strict=True)
        )


class _Topic:
    """The words of a field of research, and its journals with their ISSN."""

    def __init__(self, words: Vocabulary, journals: list[tuple[str, str]]) -> None:
        self.words = words
        self.journals = journals

    @classmethod
    def of(cls, source: random.Random, common: Vocabulary) -> "_Topic":
        drawn = list(dict.fromkeys(common.draw(source, _TOPIC_WORDS * 11 // 10)))
        words = Vocabulary(drawn[:_TOPIC_WORDS], exponent=0.9, offset=1)
        journals = []
        for _ in range(_JOURNALS_OF_TOPIC):
            first, second = (word.capitalize() for word in source.choices(drawn[:40], k=2))
            issn = f"{source.randrange(1000, 9999)}-{source.randrange(1000, 9999)}"
            journals.append((source.choice(_JOURNALS).format(first, second), issn))
        return cls(words, journals)


class _Other:
    """Writes the records in one other script."""

    def __init__(self, source: random.Random, language: str, words: list[str], gap: str) -> None:
        self._source = source
        self._language = language
        self._words = Vocabulary(words, exponent=0.8, offset=20)
        self._gap = gap

    def record(self, number: int) -> Record:
        source = self._source
        year = _year(source)
        names = in_script(self._words.draw(source, 2 * source.randrange(1, 4)))
        return Record(
            type="article-journal",
            title=self._text(source.randrange(5, 12)),
            authors=names,
            issued=Issued(year),
            container_title=self._text(2),
            volume=str(source.randrange(1, 90)),
            page=f"{number % 900}-{number % 900 + 9}",
            doi=f"10.{1000 + len(self._language)}/{year}.{number:07}",
            abstract=". ".join(self._text(source.randrange(8, 16)) for _ in range(7)) + ".",
            author_keywords=tuple(self._words.draw(source, 4)),
            language=self._language,
            document_type="Article",
        )

    def _text(self, length: int) -> str:
        text = self._gap.join(self._words.draw(self._source, length))
        return text[0].upper() + text[1:]


def _others(source: random.Random) -> list[_Other]:
    """Cyrillic twice as often as the others."""
    russian = _Other(source, "Russian", words_of(_CYRILLIC, source, 8_000), " ")
    greek = _Other(source, "Greek", words_of(_GREEK, source, 4_000), " ")
    return [russian, russian, greek, _Other(source, "Chinese", ideographs(source, 4_000), "")]


def _sentence(words: Sequence[str]) -> str:
    text = " ".join(words)
    return text[0].upper() + text[1:]


def _year(source: random.Random) -> int:
    return 2025 - min(int(source.expovariate(0.078)), 60)
