"""From what was typed to a query: every string is one, and what is wrong in it is left out.

Conditions side by side must all hold. `OR` binds tighter, as in web search engines: `migrant OR
refugee solidarity` is about solidarity, with either of the two. `query_tokens` says what a word is.

What is left out is meant: `-cat` keeps `cats`. Only the values of a field without words of its own
are left out by how they begin: `-type:art` leaves out `Article`.

A field before parentheses holds for everything in them: `title:(grain OR "cold storage")`.
`is:kept` and its like, and `tag:`, match nothing as long as nothing records them.

`parse` looks at a bounded part of a text, and says so in a hint: a pasted book does not stop the
typing.
"""

from collections.abc import Iterable

from seedbrowse.search.query import AllOf, AnyOf, Condition, Hint, Not, Query, Span, in_order
from seedbrowse.search.query_bounds import BoundedTokens, bounded_tokens
from seedbrowse.search.query_conditions import condition_of, misspelt_field
from seedbrowse.search.query_pattern import MOST_PATTERNS
from seedbrowse.search.query_tokens import Kind, Token

__all__ = ["parse"]


def parse(text: str) -> Query:
    """Take a query apart. Nothing raises: what is unfinished or wrong becomes a hint."""
    parsing = _Parsing(bounded_tokens(text))
    root = parsing.conditions("") or AllOf()
    return Query(text, root, in_order(parsing.hints))


class _Parsing:
    """Goes through tokens once; what it calls itself for is bounded by `query_bounds.DEEPEST`.

    A method gives None for what was there and asks for nothing.
    """

    def __init__(self, bounded: BoundedTokens) -> None:
        self.hints = [*bounded.hints]
        self._tokens = bounded.tokens
        self._at = 0
        self._patterns = 0

    def conditions(self, field: str) -> Condition | None:
        """Everything up to the end or to a `)`, within a field's parentheses or in none."""
        found: list[Condition | None] = []
        previous: Token | None = None
        while (token := self._next()) and token.kind is not Kind.CLOSE:
            if token.kind in (Kind.AND, Kind.OR):
                self._at += 1
                # `_alternatives` takes every `OR` that has something before it.
                if token.kind is Kind.OR or previous is None or not self._can_go_on():
                    self._dangling(token)
            else:
                found.append(self._alternatives(field))
            previous = token
        return _joined(found, AllOf)

    def _alternatives(self, field: str) -> Condition | None:
        found = [self._condition(field)]
        while (token := self._next()) and token.kind is Kind.OR:
            self._at += 1
            if self._can_go_on():
                found.append(self._condition(field))
            else:
                self._dangling(token)
        return _joined(found, AnyOf)

    def _condition(self, field: str) -> Condition | None:
        """One condition, one group, or what `-` or `NOT` makes of it."""
        is_negated = False
        while (token := self._next()) and token.kind is Kind.NOT:
            self._at += 1
            if not self._can_go_on():
                self._dangling(token)
                return None
            is_negated = not is_negated
        if token is None:
            return None
        self._at += 1
        is_group = token.kind is Kind.OPEN
        found = self._group(token, field) if is_group else self._one(token, field)
        return _negated(found) if found and is_negated else found

    def _group(self, opening: Token, field: str) -> Condition | None:
        closing = self._next()
        if closing and closing.kind is Kind.CLOSE:
            self._at += 1
            both = Span(opening.span.start, closing.span.end)
            self._hint(both, "nothing in these parentheses")
            return None
        found = self.conditions(opening.field or field)
        self._at += 1
        return found

    def _one(self, token: Token, field: str) -> Condition | None:
        if not field and (misspelt := misspelt_field(token)):
            self.hints.append(misspelt)
        if token.kind is Kind.REGEX:
            self._patterns += 1
            if self._patterns > MOST_PATTERNS:
                self._hint(token.span, f"at most {MOST_PATTERNS} regular expressions")
                return None
        found = condition_of(token, field)
        if isinstance(found, Hint):
            self.hints.append(found)
            return None
        return found

    def _next(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _can_go_on(self) -> bool:
        """Whether a condition can begin here."""
        token = self._next()
        return token is not None and token.can_begin_condition

    def _dangling(self, operator: Token) -> None:
        self._hint(operator.span, _WANTED[operator.kind])

    def _hint(self, span: Span, message: str) -> None:
        self.hints.append(Hint(span, message))


_WANTED = {
    Kind.AND: "AND stands between two conditions",
    Kind.OR: "OR stands between two conditions",
    Kind.NOT: "type what is not wanted",
}


def _negated(condition: Condition) -> Condition:
    return condition.condition if isinstance(condition, Not) else Not(condition)


def _joined(found: Iterable[Condition | None], kind: type[AllOf] | type[AnyOf]) -> Condition | None:
    """Conditions as one of that kind, without another of that kind in it; None for none."""
    flat: list[Condition] = []
    for each in found:
        if isinstance(each, kind):
            flat += each.conditions
        elif each is not None:
            flat.append(each)
    if len(flat) < 2:
        return flat[0] if flat else None
    return kind(tuple(flat))
