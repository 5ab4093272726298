"""Query: what was typed, as a tree of conditions, each with its place in the text.

`query_parser.parse` makes one of any string. Whoever answers a query, here or elsewhere, gets this
tree and never has to understand the text.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TypeAlias

import msgspec

__all__ = [
    "AllOf", "AnyOf", "Condition", "Has", "Hint", "Is", "Leaf", "Mode", "Not", "OfSet",
    "OpenAccess", "Phrase", "Query", "QueryField", "Range", "Regex", "Span", "Tagged", "Value",
    "Word", "in_order", "leaves", "without",
]  # fmt: skip


class QueryField(StrEnum):
    """What a condition can be restricted to; the value is the name that is typed before `:`."""

    TITLE = "title"
    AUTHOR = "author"
    ABSTRACT = "abstract"
    KEYWORD = "kw"
    """Author keywords and index keywords."""

    SOURCE = "source"
    """Journal, series, conference and their editors."""

    AFFILIATION = "affil"
    DOI = "doi"
    ID = "id"
    """Any identifier: DOI, EID, PMID, ISSN, the source's own key …"""

    LANGUAGE = "lang"
    TYPE = "type"
    """The source's own word for what a record is: `Article`."""

    COUNTRY = "country"
    FILE = "file"
    YEAR = "year"
    CITED = "cited"


class Span(msgspec.Struct, frozen=True):
    """A stretch of the query's text, in characters."""

    start: int
    end: int


class Mode(StrEnum):
    """How much a word may differ from what was typed."""

    FORGIVING = "forgiving"
    """As typed, going on, or with typing errors."""

    EXACT = "exact"
    """`=word`."""

    PREFIX = "prefix"
    """`word*`: as typed or going on, without errors."""


class Word(msgspec.Struct, frozen=True, tag=True):
    """`migrant`, `author:poletaev`, `=word`, `word*`: a stretch without a space, as it was typed.

    It may hold several words (`COVID-19`, `10.31278/1810-6374`).
    """

    text: str
    span: Span
    field: QueryField | None = None
    mode: Mode = Mode.FORGIVING


class Phrase(msgspec.Struct, frozen=True, tag=True):
    """`"labor migration"`: these words one after the other, exactly."""

    text: str
    span: Span
    field: QueryField | None = None
    is_closed: bool = True
    """Whether the second quotation mark is there; the last word may still go on where not."""


class Value(msgspec.Struct, frozen=True, tag=True):
    """`source:="Nature"`: a field that is just this, but for case and diacritics."""

    text: str
    span: Span
    field: QueryField


class Range(msgspec.Struct, frozen=True, tag=True):
    """`year:2015..2020`, `cited:>50`: a number from `low` to `high`, both included."""

    span: Span
    field: QueryField
    low: int | None = None
    high: int | None = None


class OpenAccess(msgspec.Struct, frozen=True, tag=True):
    """`oa:yes`; None asks for records whose source does not say."""

    span: Span
    wanted: bool | None


class Has(msgspec.Struct, frozen=True, tag=True):
    """`has:abstract`, and within `Not` also `no:doi`."""

    span: Span
    what: str
    """One of `query_fields.HAS`."""


class Is(msgspec.Struct, frozen=True, tag=True):
    """`is:marked`, `is:duplicate`."""

    span: Span
    what: str
    """One of `query_fields.IS`."""


class Tagged(msgspec.Struct, frozen=True, tag=True):
    """`tag:method`."""

    span: Span
    tag: str


class OfSet(msgspec.Struct, frozen=True, tag=True):
    """`term:include`: a word of a term set in title or abstract."""

    span: Span
    name: str


class Regex(msgspec.Struct, frozen=True, tag=True):
    """`/regex/` on title, authors and abstract."""

    span: Span
    pattern: str


class Not(msgspec.Struct, frozen=True, tag=True):
    """`-word`, `NOT word`, `no:doi`."""

    condition: "Condition"


class AllOf(msgspec.Struct, frozen=True, tag=True):
    """Every one of some conditions; without any it is true of every record."""

    conditions: tuple["Condition", ...] = ()


class AnyOf(msgspec.Struct, frozen=True, tag=True):
    """At least one of some conditions, of which there are two or more."""

    conditions: tuple["Condition", ...]


Leaf: TypeAlias = Word | Phrase | Value | Range | OpenAccess | Has | Is | Tagged | OfSet | Regex
Condition: TypeAlias = Leaf | Not | AllOf | AnyOf


class Hint(msgspec.Struct, frozen=True):
    """A part of a query that is unfinished or wrong and therefore left out, and what to do."""

    span: Span
    message: str


class Query(msgspec.Struct, frozen=True):
    """A query, taken apart."""

    text: str
    """As it was typed."""

    root: Condition = AllOf()
    hints: tuple[Hint, ...] = ()
    """In the order of their places."""


def leaves(condition: Condition) -> Iterator[Leaf]:
    """The conditions without a condition in them, also those that are negated, in their order."""
    match condition:
        case Not(inner):
            yield from leaves(inner)
        case AllOf(several) | AnyOf(several):
            for each in several:
                yield from leaves(each)
        case _:
            yield condition


def without(condition: Condition, is_left_out: Callable[[Leaf], bool]) -> Condition | None:
    """The same conditions without some of the leaves, as if they had not been typed."""
    match condition:
        case Not(inner):
            kept = without(inner, is_left_out)
            return None if kept is None else Not(kept)
        case AllOf(several) | AnyOf(several):
            every = [without(each, is_left_out) for each in several]
            left = tuple(each for each in every if each is not None)
            if len(left) == len(several) and left == several:
                return condition
            if len(left) < 2:
                return left[0] if left else None
            return msgspec.structs.replace(condition, conditions=left)
        case _:
            return None if is_left_out(condition) else condition


def in_order(hints: Iterable[Hint]) -> tuple[Hint, ...]:
    """Hints by their places, without those that begin within another."""
    ordered: list[Hint] = []
    for hint in sorted(hints, key=lambda hint: (hint.span.start, hint.span.end)):
        if not ordered or hint.span.start >= ordered[-1].span.end:
            ordered.append(hint)
    return tuple(ordered)
