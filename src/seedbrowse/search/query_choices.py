"""Query choices: the values of a facet that a query's text asks for, and how to change them there.

What is chosen stands in the text and nowhere else: `type:="Review"` for one value, with `OR` for
several, with `-` for one that is left out. Whatever was typed by hand means the same, and anything
that is no choice of values is left as it stands.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from seedbrowse.search.facet import FacetName
from seedbrowse.search.query import (
    AllOf,
    AnyOf,
    Condition,
    Leaf,
    Not,
    OpenAccess,
    Range,
    Value,
    leaves,
)
from seedbrowse.search.query_narrowing import meanings, narrowed, value_condition
from seedbrowse.search.query_parser import parse

__all__ = ["Choices", "added", "choices", "excluded", "only", "same_value", "without_choices"]

_BEFORE: Final = re.compile(r"(?:-|\bNOT\s+)\Z")
_OPENING: Final = re.compile(r"(?:[A-Za-z]+:)?\(\s*\Z")
_CLOSING: Final = re.compile(r"\s*\)")


class Choices(msgspec.Struct, frozen=True):
    """What a query says of the values of one field."""

    included: tuple[str, ...] = ()
    """Values that records have, or of which they have one."""

    excluded: tuple[str, ...] = ()
    """Values that no record has."""

    def __bool__(self) -> bool:
        return bool(self.included or self.excluded)

    def includes(self, value: str) -> bool:
        """Whether a value is asked for."""
        return any(same_value(value, each) for each in self.included)

    def excludes(self, value: str) -> bool:
        """Whether a value is left out."""
        return any(same_value(value, each) for each in self.excluded)


class _Part(msgspec.Struct, frozen=True):
    """A condition of the query that is a choice of values."""

    place: int
    """Which of the query's conditions it is."""

    values: tuple[str, ...]
    is_excluding: bool


def same_value(one: str, other: str) -> bool:
    """Whether two texts are one value; case and spaces do not matter."""
    return one.casefold().split() == other.casefold().split()


def choices(query: str, name: FacetName) -> Choices:
    """What the query says of a facet's values; of years a value is `2019` or `2015..2019`."""
    parts = [*_parts(query, name)]
    return Choices(
        tuple(value for part in parts if not part.is_excluding for value in part.values),
        tuple(value for part in parts if part.is_excluding for value in part.values),
    )


def only(query: str, name: FacetName, value: str, *, keeps_others: bool) -> str:
    """The query for records with a value; without it where that was asked for already.

    Args:
        query: What stands in the search bar.
        name: The facet.
        value: As the facet has it.
        keeps_others: Whether other values of the facet still have to be there too; else this one
            takes their place.
    """
    was_included = choices(query, name).includes(value)
    query = _taken_out(query, name, value)
    if was_included:
        return query
    if not keeps_others:
        query = _without(query, name, lambda part: not part.is_excluding)
    return narrowed(query, _condition(name, value))


def excluded(query: str, name: FacetName, value: str) -> str:
    """The query for records without a value; with it where it was left out already."""
    was_excluded = choices(query, name).excludes(value)
    query = _taken_out(query, name, value)
    return query if was_excluded else narrowed(query, f"-{_condition(name, value)}")


def added(query: str, name: FacetName, value: str) -> str:
    """The query for records with a value or one that is asked for; without it where it is one."""
    was_included = choices(query, name).includes(value)
    query = _taken_out(query, name, value)
    if was_included:
        return query
    asked = [part for part in _parts(query, name) if not part.is_excluding]
    if not asked:
        return narrowed(query, _condition(name, value))
    return narrowed(_cut(query, asked[-1].place), _any_of(name, (*asked[-1].values, value)))


def without_choices(query: str, name: FacetName) -> str:
    """The query as if nothing had been chosen of a facet."""
    return _without(query, name, lambda _part: True)


def _taken_out(query: str, name: FacetName, value: str) -> str:
    """The query without a value, whether it was asked for or left out."""
    several = [part for part in _parts(query, name) if len(part.values) > 1]
    query = _without(query, name, lambda part: any(same_value(value, one) for one in part.values))
    for part in several:
        kept = tuple(each for each in part.values if not same_value(each, value))
        if kept and len(kept) < len(part.values):
            query = narrowed(query, _any_of(name, kept))
    return query


def _without(query: str, name: FacetName, is_left_out: Callable[[_Part], bool]) -> str:
    """The query without some of a facet's choices."""
    for part in reversed([*_parts(query, name)]):
        if is_left_out(part):
            query = _cut(query, part.place)
    return query


def _parts(query: str, name: FacetName) -> Iterator[_Part]:
    field = value_condition(name, "x").partition(":")[0]
    for place, each in enumerate(_conditions(query)):
        inner = each.condition if isinstance(each, Not) else each
        several = inner.conditions if isinstance(inner, AnyOf) else (inner,)
        values = [_value(leaf, field) for leaf in several]
        is_excluding = isinstance(each, Not)
        known = tuple(value for value in values if value is not None)
        if len(known) == len(values) and not (is_excluding and len(known) > 1):
            yield _Part(place, known, is_excluding)


def _conditions(query: str) -> Sequence[Condition]:
    root = parse(query).root
    return root.conditions if isinstance(root, AllOf) else (root,)


def _value(condition: Condition, field: str) -> str | None:
    """The value of a field that a condition asks for; None where it is about something else."""
    match condition:
        case Value(text, _, own) if own == field:
            return text
        case Range(_, own, low, high) if own == field:
            years = ["" if year is None else f"{year:04}" for year in (low, high)]
            return years[0] if low == high else "..".join(years)
        case OpenAccess(_, wanted) if field == "oa":
            return "unknown" if wanted is None else "yes" if wanted else "no"
        case _:
            return None


def _any_of(name: FacetName, values: Sequence[str]) -> str:
    return " OR ".join(_condition(name, value) for value in values)


def _condition(name: FacetName, value: str) -> str:
    return f"year:{value}" if name is FacetName.YEAR else value_condition(name, value)


def _cut(query: str, place: int) -> str:
    """The query without the text of one of its conditions; as it is where that cannot be done."""
    parsed = parse(query)
    wanted = meanings(parsed.root)
    del wanted[place]
    ways: list[tuple[int, str]] = []
    for start, end in _stretches(query, [*leaves(_conditions(query)[place])]):
        text = f"{query[:start].rstrip()} {query[end:].lstrip()}".strip()
        rest = parse(text)
        if (meanings(rest.root) if rest.root != AllOf() else []) == wanted:
            ways.append((len(rest.hints), text))
    return min(ways, key=lambda way: way[0])[1] if ways else query


def _stretches(query: str, several: Sequence[Leaf]) -> Iterator[tuple[int, int]]:
    """From the leaves outwards, with the `-` and the parentheses around them."""
    start = min(leaf.span.start for leaf in several)
    end = max(leaf.span.end for leaf in several)
    while True:
        if sign := _BEFORE.search(query, 0, start):
            start = sign.start()
        yield start, end
        opening, closing = _OPENING.search(query, 0, start), _CLOSING.match(query, end)
        if opening is None or closing is None:
            return
        start, end = opening.start(), closing.end()
