"""Terms: what in the records answers a query, without a list of all the words that do."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice

from seedbrowse.search.engine import Match, Term
from seedbrowse.search.query import QueryField

__all__ = ["Phrase", "Terms"]

Phrase = tuple[str, ...]
"""Folded words (`records.text.sought_words`) that count only one after the other."""

_FIELDS_OF_PATTERNS = (QueryField.TITLE, QueryField.AUTHOR, QueryField.ABSTRACT)

_MOST_WORDS = 1_000  # that merely resemble what was typed


class Terms(Mapping[str, Term]):
    """How words answer: those that do as a whole, and any that goes on where something was typed.

    Iterating names such a beginning once instead of the thousands of words that begin so.
    Phrases and regular expressions answer besides, and are no part of the mapping. Any of it may
    count in one field only (`restricted`); the mapping itself has the words of every field.
    """

    def __init__(
        self,
        whole: Mapping[str, Term] | None = None,
        beginnings: Iterable[str] = (),
        *,
        phrases: Iterable[Phrase] = (),
        phrase_goes_on: bool = False,
        patterns: Iterable[str] = (),
    ) -> None:
        """Take what counts in every field.

        Args:
            whole: Words that answer as a whole.
            beginnings: Beginnings of words.
            phrases: Words that count only one after the other.
            phrase_goes_on: Whether the last word of each phrase may be the beginning of one.
            patterns: Regular expressions as they were typed.
        """
        self._whole = dict(islice((whole or {}).items(), _MOST_WORDS))
        # The longest first: it says best how a word answers.
        self._beginnings = tuple(sorted(set(beginnings), key=len, reverse=True))
        self._begun = [(each, Term(Match.PREFIX, len(each))) for each in self._beginnings]
        self._letters = frozenset(beginning[0] for beginning in self._beginnings)
        self._phrases = {phrase: phrase_goes_on for phrase in phrases if phrase}
        self._patterns = tuple(dict.fromkeys(patterns))
        self._by_field: dict[QueryField, Terms] = {}
        self._for_fields: dict[QueryField, Terms] = {}

    @classmethod
    def union(cls, several: Iterable["Terms"]) -> "Terms":
        """What answers in any of them, each as the best of them says."""
        whole: dict[str, Term] = {}
        beginnings: list[str] = []
        patterns: list[str] = []
        phrases: dict[Phrase, bool] = {}
        by_field: dict[QueryField, list[Terms]] = {}
        for terms in several:
            beginnings += terms._beginnings
            patterns += terms._patterns
            for word, term in terms._whole.items():
                known = whole.get(word)
                if known is None or term.match < known.match:
                    whole[word] = term
            for phrase, goes_on in terms._phrases.items():
                phrases[phrase] = goes_on or phrases.get(phrase, False)
            for field, restricted in terms._by_field.items():
                by_field.setdefault(field, []).append(restricted)
        exact_first = dict(sorted(whole.items(), key=lambda item: item[1].match))
        merged = cls(exact_first, beginnings, patterns=patterns)
        merged._phrases = phrases
        merged._by_field = {field: cls.union(found) for field, found in by_field.items()}
        return merged

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Words that count only one after the other, exactly as they are."""
        return tuple(self._phrases)

    def goes_on(self, phrase: Phrase) -> bool:
        """Whether the last word of one of `phrases` may be the beginning of a word."""
        return self._phrases[phrase]

    @property
    def patterns(self) -> tuple[str, ...]:
        """Regular expressions as they were typed."""
        return self._patterns

    @cached_property
    def key(self) -> Hashable:
        """What differs whenever something else is highlighted, for caches of drawn text."""
        return (
            frozenset(self._whole.items()),
            self._beginnings,
            frozenset(self._phrases.items()),
            frozenset(self._patterns),
            frozenset((field, terms.key) for field, terms in self._by_field.items()),
        )

    def restricted(self, field: QueryField) -> "Terms":
        """The same, counting only in `field`; what counts in one field only stays as it is."""
        if not self:
            return self
        own = self._of_every_field
        fields = {**self._by_field}
        fields[field] = Terms.union([own, fields[field]]) if field in fields else own
        copy = Terms()
        copy._by_field = fields
        return copy

    def for_field(self, field: QueryField) -> "Terms":
        """What counts in `field`: what does in every field, and what does in this one only.

        Regular expressions count where they are looked for: in title, authors and abstract.
        """
        has_patterns = field in _FIELDS_OF_PATTERNS
        if not self._by_field and (has_patterns or not self._patterns):
            return self
        found = self._for_fields.get(field)
        if found is None:
            own = self._of_every_field
            more = self._by_field.get(field)
            found = Terms.union([own, more] if more else [own])
            if not has_patterns:
                found._patterns = ()
            self._for_fields[field] = found
        return found

    @cached_property
    def anywhere(self) -> "Terms":
        """What counts in whatever field, for text of which nobody knows where it stands."""
        if not self._by_field:
            return self
        return Terms.union([self._of_every_field, *self._by_field.values()])

    @cached_property
    def _of_every_field(self) -> "Terms":
        if not self._by_field:
            return self
        own = Terms(self._whole, self._beginnings, patterns=self._patterns)
        own._phrases = self._phrases
        return own

    def find(self, word: str) -> Term | None:
        """How a folded word answers, in whatever field; None where it does not."""
        if self._by_field:
            return self.anywhere.find(word)
        found = self._whole.get(word)
        if word[:1] in self._letters and (found is None or found.match is not Match.EXACT):
            for beginning, term in self._begun:
                if word.startswith(beginning):
                    return term
        return found

    def __getitem__(self, word: str) -> Term:
        found = self.find(word)
        if found is None:
            raise KeyError(word)
        return found

    def __iter__(self) -> Iterator[str]:
        terms = self.anywhere
        yield from terms._whole
        yield from (beginning for beginning in terms._beginnings if beginning not in terms._whole)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return any((self._whole, self._beginnings, self._phrases, self._patterns, self._by_field))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Terms):
            return self.key == other.key
        return super().__eq__(other)

    def __hash__(self) -> int:
        return hash(self.key)
