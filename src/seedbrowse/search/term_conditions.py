"""Term conditions: what `term:include` of a query asks for, in conditions that an index answers."""

from collections.abc import Sequence
from typing import Final

import msgspec

from seedbrowse.records.text import fold, harmless
from seedbrowse.search.engine import WordsBySet
from seedbrowse.search.query import (
    AllOf,
    AnyOf,
    Condition,
    Hint,
    Not,
    OfSet,
    Phrase,
    Query,
    QueryField,
    Span,
    in_order,
    leaves,
    without,
)
from seedbrowse.search.term_matching import sought_terms

__all__ = ["MOST_TERMS", "set_key", "with_term_sets"]

MOST_TERMS: Final = 500
"""Words and phrases of a set that are looked for; those behind them are not."""

_MOST_TOLD: Final = 4
_FIELDS: Final = (QueryField.TITLE, QueryField.ABSTRACT)


def with_term_sets(query: Query, sets: WordsBySet) -> Query:
    """The same query with the words of sets in place of their names.

    A record meets it that has in its title or abstract what is painted there. A set that nobody
    knows is left out, and a hint says so.
    """
    named = [leaf for leaf in leaves(query.root) if isinstance(leaf, OfSet)]
    if not named:
        return query
    found = {leaf: _conditions(sets.get(set_key(leaf.name), ()), leaf.span) for leaf in named}
    hints = [Hint(leaf.span, _complaint(leaf, sets)) for leaf in named if not found[leaf]]
    root = without(query.root, lambda leaf: isinstance(leaf, OfSet) and not found[leaf])
    root = AllOf() if root is None else _replaced(root, found)
    return msgspec.structs.replace(query, root=root, hints=in_order([*query.hints, *hints]))


def _replaced(condition: Condition, found: dict[OfSet, tuple[Condition, ...]]) -> Condition:
    match condition:
        case OfSet():
            return AnyOf(found[condition])
        case Not(inner):
            return Not(_replaced(inner, found))
        case AllOf(several) | AnyOf(several):
            replaced = tuple(_replaced(each, found) for each in several)
            return msgspec.structs.replace(condition, conditions=replaced)
        case _:
            return condition


def _conditions(words: Sequence[str], span: Span) -> tuple[Condition, ...]:
    """Conditions of which a record meets one; two for each word, all of which stand at `span`."""
    terms = [term for word in words for term in sought_terms(word)][:MOST_TERMS]
    return tuple(
        Phrase(term.text, span, field, is_closed=not term.goes_on)
        for term in terms
        for field in _FIELDS
    )


def set_key(name: str) -> str:
    """By what a set is found that a query names: whatever the case."""
    return fold(harmless(name))


def _complaint(leaf: OfSet, sets: WordsBySet) -> str:
    if set_key(leaf.name) in sets:
        return "this term set has no word"
    if not sets:
        return "there is no term set; T makes one"
    known = ", ".join([*sets][:_MOST_TOLD])
    return f"there is no such term set; there is {known}{' …' if len(sets) > _MOST_TOLD else ''}"
