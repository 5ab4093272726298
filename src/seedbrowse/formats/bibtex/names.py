r"""Lists of names as BibTeX and BibLaTeX write them.

Source: the BibTeX documentation ("Designing BibTeX styles", section 4) and the manual of biblatex
(names with labels, `given=Hans, family=Harman, prefix=von`). Names are divided at ` and ` and at
commas, never inside braces; a name in braces is an organisation's.
"""

import re
from collections.abc import Sequence
from typing import Final

from seedbrowse.formats.values.latex import latex_to_text
from seedbrowse.formats.values.name_words import without_suffix
from seedbrowse.formats.values.people import people, person
from seedbrowse.records import Name
from seedbrowse.records.text import clean

__all__ = ["divided", "read_names"]

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:Jr|Sr|Jnr|Snr)\.?|I{2,3}|IV|VI{0,3}|[2-9](?:nd|rd|th)\.?", re.IGNORECASE)
_JUNIOR = re.compile(r"[JSjs]n?r\.?|[JS]R\.")
_LABELLED = re.compile(r"\s*(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_BRACE = re.compile(r"[{}]")
_MANY_COMMAS: Final = 3
_LONGEST_SUFFIX: Final = 4


def read_names(value: str) -> tuple[list[Name], bool]:
    """Read a list of names.

    Returns:
        The names, and whether the list says that there are others (`and others`), who are no
        name.
    """
    value = value.strip()
    if not value:
        return [], False
    # Some sources write their own separators, which BibTeX would take for one name.
    if ";" in value and "{" not in value and not _AND.search(value):
        return people(latex_to_text(value)), False
    pieces = divided(value, _AND)
    many = len(pieces) == 1 and "{" not in value and value.count(",") > _MANY_COMMAS
    if many and not _LABELLED.match(value):
        return people(latex_to_text(value)), False
    names: list[Name] = []
    others = False
    for piece in pieces:
        if not (piece := piece.strip(" ,\t\n")):
            continue
        if piece == "others":
            others = True
        elif (name := _name(piece)) != _NOBODY:
            names.append(name)
    return names, others


_NOBODY: Final = Name()


def divided(value: str, separator: re.Pattern[str]) -> list[str]:
    """Divide a value at a separator, but not within braces."""
    if "{" not in value:
        return separator.split(value)
    pieces: list[str] = []
    start = depth = 0
    place = 0
    for found in separator.finditer(value):
        depth += value.count("{", place, found.start()) - value.count("}", place, found.start())
        place = found.start()
        if depth <= 0:
            pieces.append(value[start : found.start()])
            start = found.end()
    pieces.append(value[start:])
    return pieces


_COMMA = re.compile(r"\s*,\s*")
_SPACE = re.compile(r"[\s~]+")


def _name(text: str) -> Name:
    """Read one name."""
    if text[0] == "{" and (inner := _whole_group(text)) is not None:
        return Name(literal=clean(latex_to_text(inner)))
    if "=" in text and _LABELLED.match(text):
        return _labelled(text)
    if "," not in text:
        if "{" not in text:
            return person(latex_to_text(text))
        return _in_order(divided(text, _SPACE))
    parts = divided(text, _COMMA)
    if len(parts) == 1:
        return _in_order(divided(text, _SPACE))
    family, *rest = parts
    if len(rest) == 1:
        # `Scolan, V`, `Ivanov, II` and `Hayes, JR` are initials.
        is_suffix = _JUNIOR.fullmatch(rest[0][: _LONGEST_SUFFIX + 1])
        return _person(family, "", rest[0]) if is_suffix else _person(family, rest[0])
    # `Last, Jr, First` is BibTeX's order; `Last, First, Jr` is what others write.
    if _is_suffix(rest[-1]) and not _is_suffix(rest[0]):
        return _person(family, ", ".join(rest[:-1]), rest[-1])
    return _person(family, ", ".join(rest[1:]), rest[0])


def _is_suffix(text: str) -> bool:
    return len(text) <= _LONGEST_SUFFIX and _SUFFIX.fullmatch(text) is not None


def _whole_group(text: str) -> str | None:
    """What is inside the braces when one pair of them holds the whole text."""
    depth = 0
    for found in _BRACE.finditer(text):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return text[1:-1] if found.end() == len(text) else None
    return None


def _in_order(words: Sequence[str]) -> Name:
    """Read `First von Last`, of which some words are in braces."""
    words = [word for word in words if word]
    if len(words) == 1:
        return Name(literal=clean(latex_to_text(words[0])))
    first = len(words) - 1
    lower = [place for place, word in enumerate(words[:-1]) if word[0].islower()]
    if lower:
        first = max(lower[0], 1)
    return _person(" ".join(words[first:]), " ".join(words[:first]))


def _person(family: str, given: str, suffix: str = "") -> Name:
    """Make a name of its parts, which may be LaTeX.

    Words in lower case before the family name are its particle, unless they are in braces.
    """
    given, suffix = _plain(given), _plain(suffix)
    if "{" not in family:
        family = _plain(family)
        if given and not suffix and " " in family:  # `Smith Jr., John`
            behind, suffix = without_suffix(family.split(" "), fewest=1)
            family = " ".join(behind)
        return Name.from_parts(family, given, suffix)
    words = [word for word in divided(family, _SPACE) if word]
    first = 0
    while first < len(words) - 1 and words[first].islower() and words[first][0] not in "{\\":
        first += 1
    family = _plain(" ".join(words[first:]))
    if not given and not suffix:
        return Name(literal=" ".join((*words[:first], family)))
    particle = _plain(" ".join(words[:first]))
    return Name(family=family, given=given, non_dropping_particle=particle, suffix=suffix)


def _labelled(text: str) -> Name:
    """Read BibLaTeX's form with labels; `useprefix` and initials say nothing of their own."""
    parts = {}
    for piece in divided(text, _COMMA):
        label, _, value = piece.partition("=")
        value = value.strip()
        inner = _whole_group(value) if value.startswith("{") else None
        parts[label.strip().lower()] = _plain(value.strip('"') if inner is None else inner)
    family, given = parts.get("family", ""), parts.get("given", "")
    if not given and not parts.get("suffix"):
        return Name(literal=f"{parts.get('prefix', '')} {family}".strip())
    return Name(
        family=family,
        given=given,
        non_dropping_particle=parts.get("prefix", ""),
        suffix=parts.get("suffix", ""),
    )


def _plain(text: str) -> str:
    return clean(latex_to_text(text)) if text else ""
