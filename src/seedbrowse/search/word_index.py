"""WordIndex: every word of the library, and the records that have it."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from seedbrowse.search.fields import Zone

__all__ = ["WordIndex"]

# Words that one call of rapidfuzz compares: it holds the interpreter for the whole call, some
# 60 ns a word, and the interface needs it in between.
_SLICE = 20_000

_TURN = 256  # posting lists united between two looks at whether anybody still waits


class WordIndex:
    """Vocabulary and posting lists by zone.

    Grows by one thread while others search: everything is only ever appended to, and readers
    copy what they iterate over. What they see of a record that is just being added may be
    incomplete; the engine leaves out records it has not announced.
    """

    def __init__(self) -> None:
        self._postings: tuple[dict[str, list[int]], ...] = tuple({} for _ in Zone)
        # The same for beginnings of one and two letters: so many words have them that uniting
        # their lists at each keystroke would be the slowest search of all.
        self._beginnings: tuple[dict[str, list[int]], ...] = tuple({} for _ in Zone)
        # Vocabulary by first letter and length, which is how typos look for candidates.
        self._vocabulary: dict[str, dict[int, list[str]]] = {}
        # The same by the first two letters, in which most beginnings are looked up.
        self._dictionary: dict[str, list[str]] = {}

    def add(self, number: int, zones: Sequence[Set[str]]) -> None:
        """Add record `number`, higher than any before, with its words by zone."""
        for postings, found in zip(self._postings, zones, strict=True):
            for word in found:
                records = postings.get(word)
                if records is None:
                    is_new = word not in self
                    postings[word] = [number]
                    if is_new:
                        lengths = self._vocabulary.setdefault(word[0], {})
                        lengths.setdefault(len(word), []).append(word)
                        self._dictionary.setdefault(word[:2], []).append(word)
                else:
                    records.append(number)
        for beginnings, found in zip(self._beginnings, zones, strict=True):
            pairs = {word[:2] for word in found}
            for beginning in pairs | {pair[:1] for pair in pairs}:
                beginnings.setdefault(beginning, []).append(number)

    def __contains__(self, word: str) -> bool:
        heading, subject, body = self._postings
        return word in body or word in heading or word in subject

    def records(self, found: Iterable[str], zone: Zone, checkpoint: Callable[[], None]) -> set[int]:
        """Records that have any of the words in that zone."""
        postings = self._postings[zone]
        numbers: set[int] = set()
        remaining = iter(found)
        while some := [*islice(remaining, _TURN)]:
            checkpoint()
            numbers.update(*filter(None, map(postings.get, some)))
        return numbers

    def records_beginning(
        self, prefix: str, longer: Iterable[str], zone: Zone, checkpoint: Callable[[], None]
    ) -> set[int]:
        """Records that have one of the `longer` words, which are those beginning with `prefix`.

        For a short prefix that is itself a word, records that have just that come along.
        """
        if len(prefix) <= 2:
            checkpoint()
            return set(self._beginnings[zone].get(prefix, ()))
        return self.records(longer, zone, checkpoint)

    def beginning_with(self, prefix: str, checkpoint: Callable[[], None]) -> list[str]:
        """Longer words of the library that begin with `prefix`."""
        checkpoint()
        if len(prefix) == 1:
            lengths = self._lengths(prefix)
            return [word for length, found in lengths if length > 1 for word in found]
        vocabulary = self._dictionary.get(prefix[:2], [])
        return [word for word in vocabulary if word.startswith(prefix) and word != prefix]

    def resembling(self, word: str, bound: int, checkpoint: Callable[[], None]) -> dict[str, int]:
        """Words within `bound` typing errors of `word`, with how many.

        An error is a letter too many, too few, wrong, or two swapped (optimal string
        alignment). Errors in the first letter are found only where there is no other error;
        words with digits never are.
        """
        found = dict.fromkeys(self._with_another_first_letter(word), 1) if bound else {}
        for length, vocabulary in self._lengths(word[:1]):
            if abs(length - len(word)) > bound:
                continue
            for candidate, errors, _ in _within(word, vocabulary, bound, checkpoint):
                if errors and candidate.isalpha():
                    found[candidate] = errors
        return found

    def beginning_like(
        self, prefix: str, bound: int, checkpoint: Callable[[], None]
    ) -> dict[str, int]:
        """Words with the same first letter whose beginning is within `bound` errors of `prefix`."""
        found: dict[str, int] = {}
        # Cut elsewhere than at the prefix's own length a beginning may be nearer, by one error
        # for each letter; so the cut at its length is compared generously first.
        cuts = range(max(1, len(prefix) - bound), len(prefix) + bound + 1)
        for length, vocabulary in self._lengths(prefix[:1]):
            if length < cuts[0]:
                continue
            beginnings = [word[: len(prefix)] for word in vocabulary]
            for _, _, place in _within(prefix, beginnings, 2 * bound, checkpoint):
                word = vocabulary[place]
                errors = min(OSA.distance(prefix, word[:cut], score_cutoff=bound) for cut in cuts)
                if errors <= bound and word.isalpha():
                    found[word] = errors
        return found

    def _lengths(self, first_letter: str) -> list[tuple[int, list[str]]]:
        return [*self._vocabulary.get(first_letter, {}).copy().items()]

    def _with_another_first_letter(self, word: str) -> Iterator[str]:
        """Words one error away whose first letter is not the one of `word`."""
        candidates = {word[1:], word[1:2] + word[:1] + word[2:]}
        for letter in self._vocabulary.copy():
            candidates.add(letter + word[1:])
            candidates.add(letter + word)
        for candidate in candidates:
            if candidate[:1] != word[:1] and candidate.isalpha() and candidate in self:
                yield candidate


def _within(
    word: str, vocabulary: list[str], bound: int, checkpoint: Callable[[], None]
) -> Iterator[tuple[str, int, int]]:
    """Words at most `bound` errors away: the word, how many, and its place in the list."""
    for start in range(0, len(vocabulary), _SLICE):
        checkpoint()
        near = process.extract(
            word,
            vocabulary[start : start + _SLICE],
            scorer=OSA.distance,
            score_cutoff=bound,
            limit=None,
        )
        yield from ((candidate, int(errors), start + place) for candidate, errors, place in near)
