r"""Key patterns of JabRef: text with markers in brackets, each with modifiers behind colons.

`[auth:lower]_[year]`, `[title:abbr]`, `[volume:(unknown)]`, `[auth.etal:regex("\\.","And")]`.
Source: https://docs.jabref.org/setup/citationkeypatterns.
"""

import re
from collections.abc import Callable
from typing import Final

from seedbrowse.citing.key_patterns import changes
from seedbrowse.citing.key_patterns.ascii_text import ascii_text, umlauts_as_two
from seedbrowse.citing.key_patterns.error import KeyPatternError, unknown_name
from seedbrowse.citing.key_patterns.markers import Marker, marker
from seedbrowse.citing.key_patterns.replacement import by_expression
from seedbrowse.citing.key_patterns.titles import JABREF_FUNCTION_WORDS
from seedbrowse.records import Record

__all__ = ["bracket_pattern"]

_NAME: Final = re.compile(r"[^\[\]:]*")
_MODIFIER: Final = re.compile(
    r":(?:"
    r"\((?P<placeholder>[^()]*)\)"
    r'|regex\(\s*"(?P<find>(?:\\.|[^"\\])*)"\s*,\s*"(?P<replacement>(?:\\.|[^"\\])*)"\s*\)'
    r"|(?P<name>[A-Za-z_]+)(?P<number>\d*)"
    r")"
)
_ESCAPED: Final = re.compile(r'\\(["\\])')
# What JabRef takes out of what a marker gives, and what no key can have.
_UNWANTED: Final = re.compile(r"[^A-Za-z0-9_.+/]")

_Change = Callable[[str], str]
_MODIFIERS: Final[dict[str, _Change]] = {
    "abbr": changes.abbreviated,
    "lower": str.lower,
    "upper": str.upper,
    "capitalize": changes.only_first_capitals,
    "titlecase": lambda text: changes.title_case(text, JABREF_FUNCTION_WORDS),
    "sentencecase": str.capitalize,
}
_TRUNCATE: Final = "truncate"


def bracket_pattern(pattern: str) -> Callable[[Record], str]:
    """What a pattern makes of a record, not yet a key.

    Raises:
        KeyPatternError: The pattern has a marker or modifier that there is not, or a bracket
            without its other one.
    """
    parts: list[str | Marker] = []
    place = 0
    while (opened := pattern.find("[", place)) >= 0:
        parts.append(_text(pattern, place, opened))
        part, place = _marker(pattern, opened)
        parts.append(part)
    parts.append(_text(pattern, place, len(pattern)))

    def made(record: Record) -> str:
        return "".join(part if isinstance(part, str) else part(record) for part in parts)

    return made


def _text(pattern: str, start: int, end: int) -> str:
    if (closed := pattern.find("]", start, end)) >= 0:
        raise KeyPatternError("this bracket was not opened", closed)
    return pattern[start:end]


def _marker(pattern: str, opened: int) -> tuple[Marker, int]:
    """The marker whose bracket opens at a place, with its modifiers, and where it ends."""
    name = _NAME.match(pattern, opened + 1)
    assert name  # noqa: S101 - it matches the empty text
    text = marker(name[0].strip(), opened + 1)
    place = name.end()
    modifiers: list[_Change] = []
    while found := _MODIFIER.match(pattern, place):
        modifiers.append(_modifier(found))
        place = found.end()
    if pattern[place : place + 1] != "]":
        what = "this bracket is not closed" if place == len(pattern) else "no modifier begins so"
        raise KeyPatternError(what, opened if place == len(pattern) else place)

    def part(record: Record) -> str:
        value = text(record)
        for modifier in modifiers:
            value = modifier(value)
        return _UNWANTED.sub("", ascii_text(umlauts_as_two(value)))

    return part, place + 1


def _modifier(found: re.Match[str]) -> _Change:
    if (placeholder := found["placeholder"]) is not None:
        return lambda text: text or placeholder
    if (find := found["find"]) is not None:
        replacement = _ESCAPED.sub(r"\1", found["replacement"])
        return by_expression(_ESCAPED.sub(r"\1", find), replacement, found.start("find"))
    name = found["name"].lower().replace("_", "")
    if name == _TRUNCATE and found["number"]:
        length = int(found["number"])
        return lambda text: text[:length].rstrip()
    if name in _MODIFIERS and not found["number"]:
        return _MODIFIERS[name]
    typed = found["name"] + found["number"]
    raise unknown_name("modifier", typed, (*_MODIFIERS, "truncate3"), found.start("name"))
