"""From a token to the condition that it means, or to the hint that it does not mean one."""

import re
from collections.abc import Callable, Mapping

from seedbrowse.search.field_sets import FACETS, IDENTIFIERS, is_counted
from seedbrowse.search.query import (
    Condition,
    Has,
    Hint,
    Is,
    Mode,
    Not,
    OfSet,
    OpenAccess,
    Phrase,
    QueryField,
    Range,
    Regex,
    Tagged,
    Value,
    Word,
)
from seedbrowse.search.query_fields import HAS, IS, known_name, named, nearest
from seedbrowse.search.query_pattern import problem_of_pattern
from seedbrowse.search.query_tokens import Kind, Token

__all__ = ["condition_of", "misspelt_field"]

_OPEN_ACCESS_WANTED = {"yes": True, "no": False, "unknown": None}
_COMPARED = re.compile(r"(>=|<=|>|<|)([0-9]*)")
_FROM_TO = re.compile(r"([0-9]*)\.{2,3}([0-9]*)")
_FROM_TO_DASHED = re.compile(r"([0-9]+)[-–—]([0-9]+)")
_MOST_DIGITS = 9
_SAID_AT_MOST = 30  # characters of what was typed, in a hint
_BEGINS_IDENTIFIER = re.compile(r"10\.\d{4,}|2-s2\.0-|(?:https?://)?(?:dx\.)?doi\.org/10\.")
_LIKE_A_FIELD = re.compile(r"([A-Za-z]{3,20}):(?=\S)")


def condition_of(token: Token, group: str = "") -> Condition | Hint | None:
    """What a word, phrase or regular expression asks for; None where it asks for nothing.

    `group` is the field of the parentheses around it, for a token without a field of its own.
    """
    field = named(token.field or group)
    if token.kind is Kind.REGEX:
        return _regex(token, is_in_field=field is not None)
    if field is None:
        return _text(token, None)
    if field.field in (QueryField.YEAR, QueryField.CITED):
        return _range(token, field.field) if token.text else _unfinished(token, field.name)
    if fact := _FACTS.get(field.name):
        return fact(token) if token.text.strip() else _unfinished(token, field.name)
    return _text(token, field.field) or _unfinished(token, field.name)


def misspelt_field(token: Token) -> Hint | None:
    """A hint for a word such as `autor:poletaev`, which is looked for as it stands."""
    if token.kind is not Kind.WORD or token.field or token.is_exact:
        return None
    found = _LIKE_A_FIELD.match(token.text)
    meant = nearest(found[1]) if found else None
    if found is None or meant is None:
        return None
    return Hint(token.span, f"no field “{found[1]}”; did you mean {meant}:?")


def _text(token: Token, field: QueryField | None) -> Condition | None:
    text = token.text
    if field and _is_whole_value(token, field):
        return Value(text, token.span, field)
    if not any(map(str.isalnum, text)):
        return None
    if _is_quoted_identifier(token, field):
        text = "".join(text.split())
    elif token.kind is Kind.PHRASE:
        return Phrase(text, token.span, field, token.is_closed)
    if text.endswith("*"):
        return Word(text.rstrip("*"), token.span, field, Mode.PREFIX)
    mode = Mode.EXACT if token.is_exact else Mode.FORGIVING
    return Word(text, token.span, field, mode)


def _is_whole_value(token: Token, field: QueryField) -> bool:
    """Whether a field is to be just this: without quotation marks that is said of words only."""
    if not token.is_exact or not token.is_closed or not token.text.strip():
        return False
    return is_counted(field) or (token.kind is Kind.PHRASE and field in FACETS)


def _is_quoted_identifier(token: Token, field: QueryField | None) -> bool:
    """Whether a phrase is an identifier, which is no succession of words."""
    if token.kind is not Kind.PHRASE:
        return False
    if field is None:
        chunks = token.text.split()
        return len(chunks) == 1 and _BEGINS_IDENTIFIER.match(chunks[0].lower()) is not None
    return field in IDENTIFIERS


def _unfinished(token: Token, name: str) -> Hint:
    return Hint(token.span, f"type what {name}: should have")


def _regex(token: Token, *, is_in_field: bool) -> Regex | Hint:
    if is_in_field:
        return Hint(token.span, "a regular expression takes no field")
    if not token.is_closed:
        return Hint(token.span, "close the regular expression with /")
    if not token.text:
        return Hint(token.span, "type a regular expression between the two /")
    if problem := problem_of_pattern(token.text):
        return Hint(token.span, problem)
    return Regex(token.span, token.text)


def _range(token: Token, field: QueryField) -> Range | Hint:
    """A number, or from one to another."""
    if compared := _COMPARED.fullmatch(token.text):
        sign, digits = compared.groups()
        bounds = (digits if sign in ("", ">", ">=") else "", digits if sign[:1] != ">" else "")
        if not digits:
            return Hint(token.span, f"type a number after {sign}")
    elif between := _FROM_TO.fullmatch(token.text) or _FROM_TO_DASHED.fullmatch(token.text):
        sign, bounds = "", (between[1], between[2])
        if not any(bounds):
            return Hint(token.span, "type a number before or after it")
    else:
        return Hint(token.span, _numbers_wanted(field))
    for digits in filter(None, bounds):
        if field is QueryField.YEAR and len(digits) != 4:
            return Hint(token.span, "a year has four digits")
        if len(digits) > _MOST_DIGITS:
            return Hint(token.span, f"a number has at most {_MOST_DIGITS} digits")
    low, high = (int(digits) if digits else None for digits in bounds)
    if low is not None and high is not None and low > high:
        return Hint(token.span, f"runs backwards; {high}..{low} does not")
    if sign == ">" and low is not None:
        low += 1
    if sign == "<" and high is not None:
        high -= 1
    return Range(token.span, field, low, high)


def _numbers_wanted(field: QueryField) -> str:
    if field is QueryField.YEAR:
        return "write a year as 2019, 2015..2020, 2015.. or >2015"
    return "write a number as 50, 10..20, 10.. or >50"


def _open_access(token: Token) -> OpenAccess | Hint:
    typed = token.text.lower()
    if typed not in _OPEN_ACCESS_WANTED:
        return Hint(token.span, "oa: takes yes, no or unknown")
    return OpenAccess(token.span, _OPEN_ACCESS_WANTED[typed])


def _has(token: Token) -> Has | Hint:
    name = known_name(token.text, HAS)
    return Has(token.span, name) if name else _no_such_name(token, HAS, "abstract, doi, year …")


def _no(token: Token) -> Not | Hint:
    has = _has(token)
    return Not(has) if isinstance(has, Has) else has


def _is(token: Token) -> Is | Hint:
    name = known_name(token.text, IS)
    return Is(token.span, name) if name else _no_such_name(token, IS, "marked")


def _tagged(token: Token) -> Tagged:
    return Tagged(token.span, token.text)


def _of_set(token: Token) -> OfSet:
    return OfSet(token.span, token.text)


def _no_such_name(token: Token, names: Mapping[str, str], examples: str) -> Hint:
    typed = token.text[:_SAID_AT_MOST]
    meant = nearest(typed, names)
    better = f"did you mean {meant}?" if meant else f"known are {examples}"
    return Hint(token.span, f"unknown: “{typed}”; {better}")


_FACTS: dict[str, Callable[[Token], Condition | Hint]] = {
    "oa": _open_access,
    "has": _has,
    "no": _no,
    "is": _is,
    "tag": _tagged,
    "term": _of_set,
}
