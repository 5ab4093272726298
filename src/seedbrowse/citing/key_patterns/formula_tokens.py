"""The tokens of Better BibTeX's key formulas, with their places."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from seedbrowse.citing.key_patterns.error import KeyPatternError

__all__ = ["Token", "tokens"]


class Token(NamedTuple):
    """A token of a formula."""

    kind: str
    """`name`, `number`, `text`, `expression`, `sign`, or `end` for what is behind the last."""

    text: str
    """As it stands, a text without its quotes."""

    position: int
    """Index of its first character, counted from 0."""


_TOKEN: Final = re.compile(
    r"""\s*(?:
        (?P<name>[A-Za-z][A-Za-z0-9]*)
      | (?P<number>-?\d+)
      | '(?P<single>(?:\\.|[^'\\])*)' | "(?P<double>(?:\\.|[^"\\])*)"
      | (?P<expression>/(?:\\.|[^/\\])+/[a-z]*)
      | (?P<sign>\|\||[!<>]=|[^\s'"])
    )""",
    re.VERBOSE,
)
_ESCAPED: Final = re.compile(r"\\(.)")
_QUOTED: Final = frozenset({"single", "double"})


def tokens(formula: str) -> Iterator[Token]:
    """The tokens of a formula, and one that says that it ends.

    Raises:
        KeyPatternError: A quote is not closed.
    """
    end = len(formula.rstrip())
    place = 0
    while place < end:
        found = _TOKEN.match(formula, place)
        if not found or not found.lastgroup:
            raise KeyPatternError("this quote is not closed", _first_sign(formula, place))
        kind = found.lastgroup
        text, position = found[kind], found.start(kind)
        if kind in _QUOTED:
            yield Token("text", _ESCAPED.sub(r"\1", text), position - 1)
        else:
            yield Token(kind, text, position)
        place = found.end()
    yield Token("end", "", end)


def _first_sign(formula: str, place: int) -> int:
    return len(formula) - len(formula[place:].lstrip())
