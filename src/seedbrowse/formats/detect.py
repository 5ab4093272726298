"""Which format a file has, told by its content and never by its name.

A `scopus.txt` may be RIS and a `.ris` may be MEDLINE, so only the first kilobytes count.
"""

import re
from typing import Final

import msgspec

from seedbrowse.formats.known_formats import FORMATS
from seedbrowse.formats.signatures import BOUND, LINE_SIGNS, STRUCTURES, Signs, Structure
from seedbrowse.formats.tables.header import table_header
from seedbrowse.records.patterns import pattern

__all__ = ["Detection", "detect"]


class Detection(msgspec.Struct, frozen=True):
    """What a file is, and why it is thought to be."""

    format: str
    """Name of the format, empty where it is none that is known."""

    reason: str
    """What was seen in the file and, where it cannot be read, what to do: one sentence."""

    score: int = 0
    """How much speaks for the format: a sign counts 1, the beginning or end of a record 5."""


_MAGIC: Final = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
)
_ARCHIVES: Final = (
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
)
_REMEDY: Final = (
    "export the records as RIS, BibTeX, CSV or plain text, or check that the right file was named"
)
_LEAST_COLUMNS: Final = 2
# Scopus writes this line above its BibTeX as well.
_SCOPUS_HEADER: Final = pattern(
    r"^#?[ \t]*(?:EXPORT DATE|Export Date|导出日期)[ \t]*[::]", re.MULTILINE
)
_UNTEXTUAL: Final = pattern("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WEB_PAGE: Final = pattern(r"\s*(?:<!doctype html|<html)\b", re.IGNORECASE)
_LANGUAGES: Final = (
    ("XML", pattern(r"\s*<(?:\?xml|[A-Za-z][\w:.-]*[\s>])")),
    ("JSON", pattern(r"\s*(?:\[\s*)*\{\s*\"[^\"\n]*\"\s*:")),
)
_LONGEST_SIGN: Final = 40


def detect(head: bytes, text: str) -> Detection:
    """Recognise a file by its beginning.

    Args:
        head: The first bytes.
        text: The same, decoded.
    """
    if not text.strip("\ufeff \t\r\n"):
        return Detection("", f"the file is empty; {_REMEDY}")
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return Detection("", f"this is {what}, not an export; {_REMEDY}")
    for magic, what in _ARCHIVES:
        if head.startswith(magic):
            return Detection("", f"this is {what}; unpack it and open what is inside")
    if len(_UNTEXTUAL.findall(text)) * 50 > len(text):
        return Detection("", f"this is binary data, not an export; {_REMEDY}")
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if _WEB_PAGE.match(text):
        return Detection("", f"this is a web page, not an export; {_REMEDY}")
    if text.lstrip()[:1] in ("<", "[", "{") and (found := _structure(text)):
        return found
    ranked = sorted(_by_lines(text), key=lambda each: each.score, reverse=True)
    table = _table(text)
    if table is not None and table.score >= (ranked[0].score if ranked else 0):
        return table
    if ranked:
        return _told_apart(*ranked[:2])
    if _SCOPUS_HEADER.search(text):
        return Detection("scopus-text", "it has the header of a Scopus export", 1)
    return Detection("", f"no record of a known format was found in it; {_REMEDY}")


def _structure(text: str) -> Detection | None:
    """Recognise XML and JSON; None where it is neither."""
    for structure in STRUCTURES:
        if all(each.search(text) for each in structure.needed):
            found = _with_names(structure, text)
            if found.score:
                return found
    for language, beginning in _LANGUAGES:
        if beginning.match(text):
            return Detection("", f"this is {language}, but not of a known format; {_REMEDY}")
    return None


def _with_names(structure: Structure, text: str) -> Detection:
    names = [each.strip('<": ').rstrip() for each in structure.names.findall(text)]
    several = ", ".join(dict.fromkeys(names[:20]))
    reason = f"{_signs(len(names), structure.format)}: {several}"
    return Detection(structure.format, reason, len(names))


def _table(text: str) -> Detection | None:
    header = table_header(text)
    if header is None or not header.format or header.known < _LEAST_COLUMNS:
        return None
    title = FORMATS[header.format].title
    columns = ", ".join(each for each in header.columns[:3])
    reason = f"{header.known} of {len(header.columns)} columns are those of {title}: {columns} …"
    # Every row has all the columns, so one header says as much as a record of another format.
    return Detection(header.format, reason, header.known * BOUND)


def _by_lines(text: str) -> list[Detection]:
    return [found for each in LINE_SIGNS if (found := _with_lines(each, text)) is not None]


def _with_lines(signs: Signs, text: str) -> Detection | None:
    bounds = [*signs.bounds.finditer(text)]
    if not bounds:
        return None
    fields = sum(1 for _ in signs.fields.finditer(text))
    first = bounds[0]
    line = text.count("\n", 0, first.start() + len(first[0]) - len(first[0].lstrip())) + 1
    shown = text[first.start() : first.start() + 200].strip().partition("\n")[0][:_LONGEST_SIGN]
    reason = f"{_signs(len(bounds) + fields, signs.format)}, first in line {line}: {shown}"
    return Detection(signs.format, reason, len(bounds) * BOUND + fields)


def _signs(count: int, name: str) -> str:
    return f"{count:,} {'sign' if count == 1 else 'signs'} of {FORMATS[name].title}"


def _told_apart(best: Detection, *others: Detection) -> Detection:
    """Say what else it could have been."""
    if not others:
        return best
    second = others[0]
    beside = f"; {second.score} for {FORMATS[second.format].title}, against {best.score}"
    return msgspec.structs.replace(best, reason=best.reason + beside)
