"""A word of a query, as it was typed, taken apart: every string is one, or several, or none."""

import re
from collections.abc import Iterator

import msgspec

from seedbrowse.query_help import LONGEST_QUERY
from seedbrowse.records.text import fold, sought_words
from seedbrowse.search.compounds import JOINER, compounds

__all__ = ["MOST_WORDS", "TypedWord", "identifier_piece", "typed_words", "typing_errors_forgiven"]

MOST_WORDS = 20
"""Words of a query beyond this many are not considered: a pasted page must not stop the typing."""

_MOST_PARTS = 40  # of one condition, which looks up each of them
_RESOLVER = re.compile(r"^(?:https?://)?(?:(?:dx\.)?doi\.org/|doi:)")
_DOI_BEGINNING = re.compile(r"10\.\d{4,9}(?:/|$)")
_EID = re.compile(r"2-s2\.0-\d+")
_SEPARATOR = re.compile(r"\w[/.:_()-]+\w")


class TypedWord(msgspec.Struct, frozen=True):
    """One condition of a query: a record meets it in any of the ways that are not empty."""

    parts: tuple[str, ...] = ()
    """Folded words that must all be there; several for a compound, or in a script without spaces.

    There every two characters that follow each other are one; see `records.text.sought_words`.
    """

    joined: str = ""
    """A compound without what joins it: `covid19` for `COVID-19`."""

    identifier: str = ""
    """A piece of an identifier, folded."""

    unfinished: bool = False
    """It is the last one of the query, where the person may still be typing."""

    @property
    def is_forgivable(self) -> bool:
        """Whether it has a word long enough for a typing error."""
        return any(map(typing_errors_forgiven, (self.joined, *self.parts)))


def typing_errors_forgiven(word: str) -> int:
    """How many typing errors a word of this length may have; none in short ones and numbers."""
    if len(word) < 4 or not word.isalpha():
        return 0
    return 1 if len(word) < 7 else 2


def typed_words(typed: str) -> tuple[TypedWord, ...]:
    """Take what was typed apart into conditions, each only once; none where there is no word."""
    conditions: dict[TypedWord, None] = {}
    for chunk in fold(typed[:LONGEST_QUERY]).split():
        for condition in _conditions(chunk):
            # A repeated word moves to where it was typed last, where it may be unfinished.
            conditions.pop(condition, None)
            conditions[condition] = None
        if len(conditions) >= MOST_WORDS:
            break
    return tuple(conditions)[:MOST_WORDS]


def _conditions(chunk: str) -> Iterator[TypedWord]:
    """The conditions of one folded stretch without a space in it."""
    identifier = _identifier(chunk)
    if _DOI_BEGINNING.match(identifier) or _EID.fullmatch(identifier):
        yield TypedWord(identifier=identifier)
        return
    runs = [run[0] for run in compounds(chunk)]
    if identifier:
        several = tuple(sought_words(chunk)[:_MOST_PARTS])
        is_compound = len(several) > 1 and len(runs) == 1
        yield TypedWord(several, _joined(runs[0]) if is_compound else "", identifier)
        return
    for run in runs:
        parts = tuple(sought_words(run)[:_MOST_PARTS])
        yield TypedWord(parts, _joined(run) if len(parts) > 1 else "")


def _joined(run: str) -> str:
    """A compound as one word; empty for a run of characters that nothing joins."""
    joined, joiners = JOINER.subn("", run)
    return joined if joiners else ""


def identifier_piece(folded: str) -> str:
    """A folded identifier without a resolver before it and punctuation around it."""
    return _RESOLVER.sub("", folded.lstrip("\"'“([<{")).rstrip("\"'”>}.,;:")


def _identifier(chunk: str) -> str:
    """The piece of an identifier that a chunk is or holds; empty where it is none."""
    if eid := _EID.search(chunk):
        return eid[0]
    piece = identifier_piece(chunk)
    if not any(map(str.isdigit, piece)):
        return ""
    return piece if len(piece) >= 5 or (len(piece) >= 4 and _SEPARATOR.search(piece)) else ""
