"""What could stand at the cursor of the search bar: names of fields, then their values."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum, auto
from itertools import islice
from types import MappingProxyType
from typing import Final, TypeAlias

import msgspec

from seedbrowse.query_help import LONGEST_QUERY
from seedbrowse.records.text import fold, words
from seedbrowse.search.facet import FacetName, FacetValue
from seedbrowse.search.field_sets import FACETS
from seedbrowse.search.query import QueryField, Span
from seedbrowse.search.query_bounds import MOST_TOKENS
from seedbrowse.search.query_fields import HAS, NAMES_AFTER, fields
from seedbrowse.search.query_tokens import Kind, Token, tokens

__all__ = [
    "NO_NAMES",
    "Completing",
    "CompletingKind",
    "Completion",
    "Values",
    "completion_at",
    "completions",
]

Values: TypeAlias = Callable[[FacetName, str, int], Sequence[FacetValue]]
"""The values of a field that go on from what was typed, the most frequent first, up to a number."""

NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})
_OF_SETS: Final = "term"
"""The field after which the person's own names stand."""

_OFFERED_LATER = frozenset({"tag"})
"""Fields that find nothing as long as nothing records what they ask for."""

_NAMES_OFFERED = {
    **NAMES_AFTER,
    "has": {name: f"known: {meaning}" for name, meaning in HAS.items()},
    "no": {name: f"missing: {meaning}" for name, meaning in HAS.items()},
    "is": {"marked": "what you have marked"},
}
"""After each field the names that find something, and what they find."""


class CompletingKind(Enum):
    """What is being typed."""

    FIELD = auto()
    """The name of a field, or a word that begins like one."""

    VALUE = auto()
    """A value of a field, as records have it."""

    NAME = auto()
    """One of the few names after `has:`, `no:`, `is:` and `oa:`, or of a term set."""


class Completing(msgspec.Struct, frozen=True):
    """What is being typed at the cursor."""

    kind: CompletingKind
    span: Span
    """What a completion takes the place of: from the field's name, without a `-`, to the cursor."""

    typed: str
    """What was typed of the name or the value; may be empty."""

    field: str = ""
    """The field of a value or a name, as `query_fields` has it."""

    lead: str = ""
    """What stands before the value: `source:`, or nothing within `source:( … )`."""


class Completion(msgspec.Struct, frozen=True):
    """One way to go on."""

    text: str
    """What takes the place of the span."""

    span: Span
    label: str
    """What is shown."""

    count: int | None = None
    """How many records have the value; None of names."""

    help: str = ""
    """One line; empty of values."""


def completion_at(text: str, cursor: int) -> Completing | None:
    """What is being typed at a place of a query; None where nothing can be completed.

    At a place where a condition could begin, it is a field of which nothing is typed yet. In the
    middle of a word nothing is completed, nor in a phrase that is closed.
    """
    if not 0 <= cursor <= min(len(text), LONGEST_QUERY):
        return None
    if text[cursor : cursor + 1].strip(")").strip():
        return None
    before = list(islice(tokens(text[:cursor]), MOST_TOKENS + 1))
    if len(before) > MOST_TOKENS:
        return None
    group = _group_at_end(before)
    last = before[-1] if before else None
    if last is None or last.span.end < cursor or last.kind is Kind.OPEN or last.is_minus:
        return _at_empty_place(cursor, group)
    if last.kind is Kind.PHRASE and (last.is_closed or text[cursor:].strip()):
        return None
    if last.kind in (Kind.WORD, Kind.PHRASE):
        return _within(last, group, is_glued=_is_glued(before))
    return None


def completions(
    text: str,
    cursor: int,
    values: Values,
    limit: int = 8,
    *,
    term_sets: Mapping[str, str] = NO_NAMES,
) -> list[Completion]:
    """What could stand at the cursor, the likeliest first; no field before a letter is typed.

    Args:
        text: The query.
        cursor: A place in it.
        values: What the records have.
        limit: How many to offer at most.
        term_sets: The names of the person's term sets, and one line about each.
    """
    completing = completion_at(text, cursor)
    if completing is None:
        return []
    # One space after the cursor becomes the one after the completion.
    follows = text[cursor : cursor + 1] == " " and completing.kind is not CompletingKind.FIELD
    span = Span(completing.span.start, completing.span.end + follows)
    match completing.kind:
        case CompletingKind.FIELD:
            found = _field_names(completing.typed, span) if completing.typed else iter(())
        case CompletingKind.NAME:
            found = _names(completing, span, term_sets)
        case CompletingKind.VALUE:
            found = _values(completing, span, values, limit)
    return list(islice(found, limit))


def _at_empty_place(cursor: int, group: str) -> Completing | None:
    span = Span(cursor, cursor)
    if not group:
        return Completing(CompletingKind.FIELD, span, "")
    return _after_field(group, span, "", lead="")


def _within(token: Token, group: str, *, is_glued: bool) -> Completing | None:
    if is_glued:
        return None
    if token.field:
        return _after_field(token.field, token.span, token.text, lead=f"{token.field}:")
    if group:
        return _after_field(group, token.span, token.text, lead="")
    if token.kind is Kind.WORD and not token.is_exact and token.text.isalpha():
        return Completing(CompletingKind.FIELD, token.span, token.text)
    return None


def _after_field(field: str, span: Span, typed: str, *, lead: str) -> Completing | None:
    if field in FACETS:
        return Completing(CompletingKind.VALUE, span, typed, field, lead)
    if field in NAMES_AFTER or field == _OF_SETS:
        return Completing(CompletingKind.NAME, span, typed, field, lead)
    return None


def _group_at_end(before: list[Token]) -> str:
    """The field of the parentheses that are open after some tokens; empty where there is none."""
    opened = [""]
    for token in before:
        if token.kind is Kind.OPEN:
            opened.append(token.field or opened[-1])
        elif token.kind is Kind.CLOSE and len(opened) > 1:
            opened.pop()
    return opened[-1]


def _is_glued(before: list[Token]) -> bool:
    """Whether the last token follows a phrase or a `)` without a space."""
    if len(before) < 2 or before[-2].kind in (Kind.OPEN, Kind.NOT):
        return False
    return before[-2].span.end == before[-1].span.start


def _field_names(typed: str, span: Span) -> Iterator[Completion]:
    """Fields whose name begins so, then those of which an alias does."""
    begun = typed.lower()
    offered = [each for each in fields() if each.name not in _OFFERED_LATER]
    by_name = [each for each in offered if each.name.startswith(begun)]
    by_alias = [
        each
        for each in offered
        if each not in by_name and any(alias.startswith(begun) for alias in each.aliases)
    ]
    for each in (*by_name, *by_alias):
        yield Completion(f"{each.name}:", span, f"{each.name}:", None, each.help)


def _names(
    completing: Completing, span: Span, term_sets: Mapping[str, str]
) -> Iterator[Completion]:
    if completing.field == _OF_SETS:
        yield from _sets(completing, span, term_sets)
        return
    typed = completing.typed.lower()
    for name, meaning in _NAMES_OFFERED[completing.field].items():
        if name.startswith(typed):
            yield Completion(f"{completing.lead}{name} ", span, name, None, meaning)


def _sets(completing: Completing, span: Span, term_sets: Mapping[str, str]) -> Iterator[Completion]:
    """Sets whose name goes on from what was typed, then those of which a later word does."""
    typed = fold(completing.typed).strip()
    begun = [name for name in term_sets if fold(name).startswith(typed)]
    others = [name for name in term_sets if any(word.startswith(typed) for word in words(name))]
    for name in dict.fromkeys((*begun, *others)):
        # Only behind `=` can quotation marks stand within others.
        written = name if name.isalnum() else ("=" if '"' in name else "") + _quoted(name)
        yield Completion(f"{completing.lead}{written} ", span, name, None, term_sets[name])


def _values(completing: Completing, span: Span, values: Values, limit: int) -> Iterator[Completion]:
    """Whole values; author keywords before index keywords, each only once."""
    seen: set[str] = set()
    for facet in FACETS[QueryField(completing.field)]:
        for found in values(facet, completing.typed, limit):
            key = found.value.casefold()
            if key in seen or not found.value.strip():
                continue
            seen.add(key)
            text = f"{completing.lead}={_quoted(found.value)} "
            yield Completion(text, span, found.value, found.count)


def _quoted(value: str) -> str:
    """A value between quotation marks, as `query_tokens` reads it."""
    return '"' + value.replace('"', '""') + '"'
