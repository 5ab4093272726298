"""A query's text, cut into tokens: conditions, operators and parentheses, each with its place.

Rules that keep what people paste whole:

- Operators stand at the beginning of a word only: `COVID-19`, `10.1016/S0140-6736(20)30183-5` and
  `5"` are one word each. `AND`, `OR` and `NOT` are operators in capitals only.
- A word ends before a `)` that has no `(` within the word.
- A colon makes a field only after the name of one and before something; `The title: a study` are
  four words. The last word of a query may be waiting for what the field should have. `doi: 10.…`
  is how reference lists write it, and a field.
- A quotation mark that nothing closes reaches to the end, and so does a `/`.
- Within `="…"`, and only there, `""` stands for a quotation mark.
- In capitals throughout, `AND`, `OR` and `NOT` are words of a title: from four other words on, and
  without the parentheses, quotation marks and fields that only a query has.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto

import msgspec

from seedbrowse.search.query import QueryField, Span
from seedbrowse.search.query_fields import named

__all__ = ["Kind", "Token", "tokens"]


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    REGEX = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()


class Token(msgspec.Struct, frozen=True):
    """One token, with its field and its `=`; `-` is a token of its own."""

    kind: Kind
    span: Span
    text: str = ""
    """What is looked for, without quotation marks; empty of operators and parentheses."""

    field: str = ""
    """The name of the field before the colon, if there is one, as `query_fields` has it."""

    is_exact: bool = False
    """Whether `=` stands before the text."""

    is_closed: bool = True
    """Whether the second quotation mark or `/` is there."""

    @property
    def is_condition(self) -> bool:
        """Whether it says something about a record."""
        return self.kind in _CONDITIONS

    @property
    def is_minus(self) -> bool:
        """Whether it is `-` and not `NOT`, so that what it negates follows without a space."""
        return self.kind is Kind.NOT and self.span.end - self.span.start == 1

    @property
    def can_begin_condition(self) -> bool:
        """Whether a condition can begin with it."""
        return self.is_condition or self.kind in (Kind.OPEN, Kind.NOT)


_CONDITIONS = frozenset({Kind.WORD, Kind.PHRASE, Kind.REGEX})
_NOT_SPACE = re.compile(r"\S")
_END_OR_PARENTHESIS = re.compile(r"[\s()]")
_OPERATOR = re.compile(r"(AND|OR|NOT)(?=[\s()]|\Z)")
_IN_QUERIES_ONLY = re.compile(r'["“”„«»()=*]|[A-Za-z]:\S')
_FEWEST_WORDS_OF_TITLE = 4
_LONE = re.compile(r"-++(?=\s)|/(?=[\s)])")
_FIELD = re.compile(r"([A-Za-z]+):")
_UNFINISHED = re.compile(r"[\s)]|\Z")
_BEFORE_DOI = re.compile(r"\s+(?=10\.\d)")
_REGEX = re.compile(r"/((?:\\.|[^\\/]|/(?![\s)]|\Z))*+)/(?=[\s)]|\Z)", re.DOTALL)
_QUOTED_VALUE = re.compile(r'"((?:[^"]|"")*+)"')
_MAY_BEGIN_WITH_SLASH = frozenset({QueryField.DOI, QueryField.ID, QueryField.FILE, None})
_CLOSING = {
    '"': re.compile('"'),
    "“": re.compile('[”“"]'),
    "”": re.compile('[”"]'),
    "„": re.compile('[“”"]'),
    "«": re.compile("»"),
    "»": re.compile("[«»]"),
}


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, in their order; parentheses are not yet paired."""
    position = 0
    is_title = _is_title_in_capitals(text)
    is_glued = False  # to a parenthesis or a quotation mark, without a space
    while beginning := _NOT_SPACE.search(text, position):
        start = beginning.start()
        is_next_glued = is_glued and start == position
        token = _token(text, start, is_glued=is_next_glued, has_operators=not is_title)
        yield token
        position = token.span.end
        is_glued = token.kind not in (Kind.OPEN, Kind.NOT)


def _is_title_in_capitals(text: str) -> bool:
    if not text.isupper() or _IN_QUERIES_ONLY.search(text):
        return False
    words = sum(_OPERATOR.fullmatch(chunk) is None for chunk in text.split())
    return words >= _FEWEST_WORDS_OF_TITLE


def _token(text: str, start: int, *, is_glued: bool, has_operators: bool) -> Token:
    character = text[start]
    if character in "()":
        return Token(Kind.OPEN if character == "(" else Kind.CLOSE, Span(start, start + 1))
    if is_glued or _LONE.match(text, start):
        return _word(text, start, start)
    if has_operators and (operator := _OPERATOR.match(text, start)):
        return Token(Kind[operator[1]], Span(start, operator.end()))
    if character == "-":
        return Token(Kind.NOT, Span(start, start + 1))
    if character == "/":
        return _regex(text, start, start)
    return _fielded(text, start)


def _regex(text: str, start: int, at: int, field: str = "") -> Token:
    if found := _REGEX.match(text, at):
        return Token(Kind.REGEX, Span(start, found.end()), found[1], field)
    return Token(Kind.REGEX, Span(start, len(text)), text[at + 1 :], field, is_closed=False)


def _fielded(text: str, start: int) -> Token:
    """A word, a phrase or the beginning of a group, with what may stand before it."""
    prefix = _FIELD.match(text, start)
    field = named(prefix[1]) if prefix else None
    if prefix is None or field is None:
        return _operand(text, start, start, "")
    at = prefix.end()
    if field.name == "doi" and (gap := _BEFORE_DOI.match(text, at)):
        at = gap.end()
    if _UNFINISHED.match(text, at):
        is_negated = text[start - 1 : start] == "-"
        # In the middle of a text it is the `title:` of something pasted.
        if text[at : at + 1].isspace() and _NOT_SPACE.search(text, at) and not is_negated:
            return _word(text, start, start)
        return Token(Kind.WORD, Span(start, at), field=field.name)
    if text[at] == "(":
        return Token(Kind.OPEN, Span(start, at + 1), field=field.name)
    if text[at] == "/" and field.field not in _MAY_BEGIN_WITH_SLASH and not _LONE.match(text, at):
        return _regex(text, start, at, field.name)
    return _operand(text, start, at, field.name)


def _operand(text: str, start: int, at: int, field: str) -> Token:
    is_exact = text[at] == "="
    if is_exact:
        at += 1
        if quoted := _QUOTED_VALUE.match(text, at):
            value = quoted[1].replace('""', '"')
            return Token(Kind.PHRASE, Span(start, quoted.end()), value, field, is_exact)
    closing = _CLOSING.get(text[at : at + 1])
    if closing is None:
        return _word(text, start, at, field, is_exact=is_exact)
    if end := closing.search(text, at + 1):
        inner = text[at + 1 : end.start()]
        return Token(Kind.PHRASE, Span(start, end.end()), inner, field, is_exact)
    inner = text[at + 1 :]
    if is_exact and text[at] == '"':
        inner = inner.replace('""', '"')
    return Token(Kind.PHRASE, Span(start, len(text)), inner, field, is_exact, is_closed=False)


def _word(text: str, start: int, at: int, field: str = "", *, is_exact: bool = False) -> Token:
    end = _end_of_word(text, at)
    return Token(Kind.WORD, Span(start, end), text[at:end], field, is_exact)


def _end_of_word(text: str, start: int) -> int:
    """Where the word that begins at `start` ends: at a space or at a `)` that is not its own."""
    open_here = 0
    for found in _END_OR_PARENTHESIS.finditer(text, start):
        if found[0] == "(":
            open_here += 1
        elif found[0] == ")" and open_here:
            open_here -= 1
        else:
            return found.start()
    return len(text)
