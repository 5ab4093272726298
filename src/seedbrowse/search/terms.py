"""Terms: the words of the library that answer a query, without a list of them all."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from seedbrowse.search.engine import Match, Term

__all__ = ["Terms"]

_MOST_WORDS = 1_000  # that merely resemble what was typed


class Terms(Mapping[str, Term]):
    """How words answer: those that do as a whole, and any that goes on where something was typed.

    Iterating names such a beginning once instead of the thousands of words that begin so.
    """

    def __init__(
        self, whole: Mapping[str, Term] | None = None, beginnings: Iterable[str] = ()
    ) -> None:
        """Words that answer as a whole, and beginnings of words."""
        self._whole = dict(islice((whole or {}).items(), _MOST_WORDS))
        # The longest first: it says best how a word answers.
        self._beginnings = tuple(sorted(set(beginnings), key=len, reverse=True))
        self._letters = frozenset(beginning[0] for beginning in self._beginnings)

    @classmethod
    def union(cls, several: Iterable["Terms"]) -> "Terms":
        """The words of all, each as the best of them says."""
        whole: dict[str, Term] = {}
        beginnings: list[str] = []
        for terms in several:
            beginnings += terms._beginnings
            for word, term in terms._whole.items():
                known = whole.get(word)
                if known is None or term.match < known.match:
                    whole[word] = term
        exact_first = dict(sorted(whole.items(), key=lambda item: item[1].match))
        return cls(exact_first, beginnings)

    def __getitem__(self, word: str) -> Term:
        found = self._whole.get(word)
        if found and found.match is Match.EXACT:
            return found
        if word[:1] in self._letters:
            for beginning in self._beginnings:
                if word.startswith(beginning):
                    return Term(Match.PREFIX, len(beginning))
        if found is None:
            raise KeyError(word)
        return found

    def __iter__(self) -> Iterator[str]:
        yield from self._whole
        yield from (beginning for beginning in self._beginnings if beginning not in self._whole)

    def __len__(self) -> int:
        return sum(1 for _ in self)
