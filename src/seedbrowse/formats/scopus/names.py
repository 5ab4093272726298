"""Names as Scopus writes them.

Three forms occur: `Ivanov, V.L., Fedotovich, G.V.` (to 2022), `Hawkins D.S., Spunt S.L.` (from
2021 on, and in the document view) and `Hawkins, Douglas S. (7202029617); …` (full names).
"""

import re
from collections.abc import Sequence

import msgspec

from seedbrowse.formats.scopus.labels import present
from seedbrowse.formats.values.name_words import is_suffix, without_suffix
from seedbrowse.records import Name
from seedbrowse.records.patterns import pattern
from seedbrowse.records.text import clean

__all__ = ["author_ids", "full_names", "marked_names", "may_have_suffix", "short_names"]

# One group of initials: `D.V.`, `J.-P.`, `Yu.A.`, `M. J.`, `O.`; given names of one syllable
# written out (`Xu L.`) do not occur, so a full stop tells initials from names.
_INITIALS = pattern(r"(?:[^\W\d_][^\W\d_]{0,3}\.[ ‐-]?)+(?:[^\W\d_]{1,2})?")
_SUFFIX = pattern(r"(?:Jr|Sr)\.?|I{2,3}|IV|VI{0,3}|[2-5](?:nd|rd|th)\.?", re.IGNORECASE)
_LONGEST_SUFFIX = 4
_SUFFIX_INSIDE = pattern(rf", (?:{_SUFFIX.pattern})(?=[,; ]|$)", re.IGNORECASE)
_MARKS = pattern(r"(?P<name>.*?[.\w)])(?P<letters>(?<=\.) ?[a-z](?:, ?[a-z])*)? ?(?P<star>\*)?")
_LONE_LETTER = pattern(r"[a-z]\*?")


def author_ids(text: str) -> list[str]:
    """Read a line of author ids: `7404809114;6701605943;` or `7202029617; 6603780566`."""
    return [number for item in text.strip().split(";") if (number := item.lstrip())]


def short_names(text: str, ids: Sequence[str] = ()) -> list[Name]:
    """Read a line of names with initials, in either form.

    Args:
        text: The line.
        ids: The authors' ids where the source has them. They join their authors only when
            there are as many of one as of the other.
    """
    if not (text := clean(present(text))):
        return []
    separator = "; " if "; " in text else ", "
    tokens = [token for token in text.strip("; ").split(separator) if token.strip()]
    if separator == "; ":
        names = [name for token in tokens for name in _pair(token.split(", "))]
    else:
        names = _pair(tokens)
        # Given names written out have no initials to tell them by; the ids say how many there are.
        if ids and len(names) != len(ids) and len(tokens) == 2 * len(ids):
            pairs = zip(tokens[::2], tokens[1::2], strict=True)
            names = [_parts(family, given) for family, given in pairs]
    if len(ids) == len(names):
        return [msgspec.structs.replace(n, author_id=i) for n, i in zip(names, ids, strict=True)]
    return names


def _pair(tokens: Sequence[str]) -> list[Name]:
    """Join families with the initials and suffixes that follow them."""
    names: list[Name] = []
    family = ""
    for token in map(str.strip, tokens):
        if _is_suffix(token) and (family or names):
            if family:
                names.append(_name(family))
                family = ""
            names[-1] = _with_suffix(names[-1], token)
        elif family and _INITIALS.fullmatch(token):
            names.append(_parts(family, token))
            family = ""
        else:
            if family:
                names.append(_name(family))
            family = token
    if family:
        names.append(_name(family))
    return names


def may_have_suffix(text: str) -> bool:
    """Whether a line of names with initials may have a suffix in it: `…, Jr.`, `…, III`."""
    return _SUFFIX_INSIDE.search(clean(text)) is not None


def _is_suffix(token: str) -> bool:
    return len(token) <= _LONGEST_SUFFIX and _SUFFIX.fullmatch(token) is not None


def _name(text: str) -> Name:
    """Read one name without a comma: `de Carvalho O.A.`, `CMD-3 Collaboration`."""
    words = text.split(" ")
    first = len(words)
    while first > 1 and "." in words[first - 1] and _INITIALS.fullmatch(words[first - 1]):
        first -= 1
    while first < len(words) and is_suffix(words[first]):  # `Silva Jr. J.`
        first += 1
    return _parts(" ".join(words[:first]), " ".join(words[first:]))


def _parts(family: str, given: str, suffix: str = "", author_id: str = "") -> Name:
    """Make a name whose suffix may stand behind the family: `Silva Jr.`."""
    if " " in family and given and not suffix:
        words, suffix = without_suffix(family.split(" "), fewest=1)
        family = " ".join(words)
    return Name.from_parts(family, given, suffix, author_id)


def _with_suffix(name: Name, suffix: str) -> Name:
    if name.literal:
        return Name.from_parts(name.literal, "", suffix)
    return msgspec.structs.replace(name, suffix=suffix)


def full_names(text: str) -> list[Name]:
    """Read `AUTHOR FULL NAMES`: `de Carvalho, Osmar Abílio (12753384100); …`."""
    names: list[Name] = []
    for item in clean(present(text)).strip("; ").split("; "):
        if not item.strip():
            continue
        bare, bracket, author_id = item.removesuffix(")").rpartition("(")
        if not (bracket and item.endswith(")") and author_id.isdecimal()):
            bare, author_id = item, ""
        family, _, given = bare.strip().partition(", ")
        given, _, suffix = given.rpartition(", ") if ", " in given else (given, "", "")
        if suffix and not _is_suffix(suffix):
            given, suffix = f"{given}, {suffix}", ""
        names.append(_parts(family, given, suffix, author_id))
    return names


def marked_names(text: str, letters: Sequence[str]) -> list[Name]:
    """Read the document view's names: `Poletaev D.V.*`, `Biel M.a, b, Nowak K.c*`.

    Args:
        text: The line.
        letters: The letters of the record's affiliations, in order; a letter behind a name that
            is among them points there, and `*` marks the corresponding author.
    """
    if not (text := clean(present(text))):
        return []
    names: list[Name] = []
    separator = "; " if "; " in text else ", "
    for token in text.strip("; ").split(separator):
        if names and _LONE_LETTER.fullmatch(token) and token[0] in letters:
            names[-1] = _marked(names[-1], token, letters)
            continue
        found = _MARKS.fullmatch(token.strip())
        bare, marks = (found["name"], token[len(found["name"]) :]) if found else (token, "")
        if names and _is_suffix(bare):
            names[-1] = _marked(_with_suffix(names[-1], bare), marks, letters)
        else:
            names.append(_marked(_name(bare.strip()), marks, letters))
    return names


def _marked(name: Name, marks: str, letters: Sequence[str]) -> Name:
    """Apply letters and a star to a name."""
    places = [letters.index(mark) for mark in marks if mark in letters]
    return msgspec.structs.replace(
        name,
        affiliations=(*name.affiliations, *places),
        corresponding=name.corresponding or "*" in marks,
    )
