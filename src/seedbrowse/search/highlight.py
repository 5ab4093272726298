"""Highlighting: where in a text the words stand that answer a query."""

from collections.abc import Iterator, Mapping

from seedbrowse.records.text import fold, words
from seedbrowse.search.compounds import JOINERS
from seedbrowse.search.engine import Match, Term

__all__ = ["spans"]


def spans(text: str, terms: Mapping[str, Term]) -> list[tuple[int, int, Match]]:
    """Stretches of `text` whose folded words are among `terms`: start, end and how they match.

    Sorted and never overlapping. Of a longer word only the typed beginning is meant. Where
    folding changes lengths (`ß`, ligatures, accents written as characters of their own) a
    stretch covers whatever a highlighted letter came from.
    """
    if not terms or not text:
        return []
    folded, origins = _folded(text)
    found: list[tuple[int, int, Match]] = []
    covered = 0
    for compound in _compounds(folded):
        for first, last, match in _highlighted(compound, terms):
            start, end = origins[first], max(origins[last], origins[last - 1] + 1)
            if start >= covered:
                found.append((start, end, match))
                covered = end
    return found


def _folded(text: str) -> tuple[str, range | list[int]]:
    """The folded text, and for each of its characters, and its end, the place in `text`."""
    if text.isascii():
        return fold(text), range(len(text) + 1)
    pieces = [fold(character) for character in text]
    origins = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), [*origins, len(text)]


def _compounds(folded: str) -> Iterator[list[tuple[str, int]]]:
    """The words of a folded text with their places, those that a joiner joins together."""
    compound: list[tuple[str, int]] = []
    end = 0
    for word in words(folded):
        # Folding may not be stable for characters outside every language; leave such words out.
        place = folded.find(word, end)
        if place < 0:
            continue
        if compound and not (place == end + 1 and folded[end] in JOINERS):
            yield compound
            compound = []
        compound.append((word, place))
        end = place + len(word)
    if compound:
        yield compound


def _highlighted(
    compound: list[tuple[str, int]], terms: Mapping[str, Term]
) -> Iterator[tuple[int, int, Match]]:
    """Stretches of the folded text to highlight in a compound, or in a single word."""
    parts = [(terms.get(word), word, place) for word, place in compound]
    if len(compound) > 1:
        whole = terms.get("".join(word for word, _ in compound))
        best = min((term.match for term, _, _ in parts if term), default=Match.TYPO)
        if whole and whole.match <= best:
            letters = [place + k for word, place in compound for k in range(len(word))]
            typed = letters[: whole.typed or None]
            yield typed[0], typed[-1] + 1, whole.match
            return
    for term, word, place in parts:
        if term:
            yield place, place + min(term.typed or len(word), len(word)), term.match
