"""Queries shown in a line, for tests that compare them."""

from seedbrowse.search.query import (
    AllOf,
    AnyOf,
    Condition,
    Has,
    Is,
    Mode,
    Not,
    OpenAccess,
    Phrase,
    Range,
    Regex,
    Tagged,
    Value,
    Word,
)
from seedbrowse.search.query_parser import parse


def shown(condition: Condition) -> str:
    """A tree in one line: `&` all of, `|` any of, `!` not."""
    match condition:
        case AllOf(several):
            return "(" + " & ".join(map(shown, several)) + ")"
        case AnyOf(several):
            return "(" + " | ".join(map(shown, several)) + ")"
        case Not(inner):
            return f"!{shown(inner)}"
        case Word(text, _, field, mode):
            sign = {Mode.EXACT: "=", Mode.PREFIX: "^", Mode.FORGIVING: ""}[mode]
            return f"{field}:{sign}{text}" if field else sign + text
        case Phrase(text, _, field, is_closed):
            return (f"{field}:" if field else "") + f'"{text}' + ('"' if is_closed else "…")
        case Value(text, _, field):
            return f"{field}={text!r}"
        case Range(_, field, low, high):
            return f"{field}:{low}..{high}"
        case OpenAccess(_, wanted):
            return f"oa:{wanted}"
        case Has(_, what) | Is(_, what):
            return f"{type(condition).__name__}:{what}"
        case Tagged(_, tag):
            return f"tag:{tag}"
        case Regex(_, pattern):
            return f"/{pattern}/"


def hinted(text: str) -> list[tuple[str, str]]:
    """The parts of a query that have a hint, each with it."""
    return [(text[hint.span.start : hint.span.end], hint.message) for hint in parse(text).hints]
