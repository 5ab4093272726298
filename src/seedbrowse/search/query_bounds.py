"""The tokens of a query within bounds, in which every `)` has its `(`: what a parser can trust."""

from collections.abc import Sequence

import msgspec

from seedbrowse.query_help import LONGEST_QUERY
from seedbrowse.search.query import Hint, Span
from seedbrowse.search.query_tokens import Kind, Token, tokens

__all__ = ["DEEPEST", "MOST_CONDITIONS", "MOST_TOKENS", "BoundedTokens", "bounded_tokens"]

MOST_CONDITIONS = 100
"""Conditions of a query beyond this many are left out."""

MOST_TOKENS = 500
"""Conditions, operators and parentheses of a query beyond this many are left out."""

DEEPEST = 40
"""What stands in more parentheses than this is left out."""


class BoundedTokens(msgspec.Struct, frozen=True):
    """What a parser goes through."""

    tokens: tuple[Token, ...]
    """No `)` without a `(` before it; a `(` may lack its `)` at the end."""

    hints: tuple[Hint, ...]
    """What was left out, in no order."""


def bounded_tokens(text: str) -> BoundedTokens:
    """The tokens of a text as far as they are looked at, and hints about those left out."""
    read, beyond = _read(text)
    hints = [beyond] if beyond else []
    kept: list[Token] = []
    opened: list[Token] = []
    for token in read:
        if token.kind is Kind.CLOSE and not opened:
            hints.append(Hint(token.span, "no ( before this"))
            continue
        if token.kind is Kind.OPEN:
            opened.append(token)
        if len(opened) <= DEEPEST:
            kept.append(token)
        if token.kind is Kind.CLOSE:
            opening = opened.pop()
            if len(opened) == DEEPEST:
                hints.append(_too_deep(opening, token.span.end))
    if len(opened) > DEEPEST:
        hints.append(_too_deep(opened[DEEPEST], read[-1].span.end))
    if not beyond:  # else it may be closed there
        hints += [Hint(opening.span, "close this with )") for opening in opened[:DEEPEST]]
    return BoundedTokens(tuple(kept), tuple(hints))


def _read(text: str) -> tuple[Sequence[Token], Hint | None]:
    """The first tokens of a text, and a hint if there is more."""
    read: list[Token] = []
    conditions = 0
    for token in tokens(text[:LONGEST_QUERY]):
        conditions += token.is_condition
        if conditions > MOST_CONDITIONS:
            return read, _beyond(token.span.start, text, f"{MOST_CONDITIONS} conditions")
        if len(read) == MOST_TOKENS:
            return read, _beyond(token.span.start, text, f"{MOST_TOKENS} words and parentheses")
        read.append(token)
    if len(text) > LONGEST_QUERY:
        return read, _beyond(LONGEST_QUERY, text, f"{LONGEST_QUERY:,} characters")
    return read, None


def _beyond(start: int, text: str, bound: str) -> Hint:
    return Hint(Span(start, len(text)), f"left out: a query has at most {bound}")


def _too_deep(opening: Token, end: int) -> Hint:
    return Hint(Span(opening.span.start, end), f"left out: in more than {DEEPEST} parentheses")
