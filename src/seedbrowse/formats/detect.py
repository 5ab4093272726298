"""Which format a file has, told by its content and never by its name.

A `scopus.txt` may be RIS and a `.ris` may be MEDLINE, so only the first kilobytes count.
"""

import re

import msgspec

__all__ = ["Detection", "detect"]


class Detection(msgspec.Struct, frozen=True):
    """What a file is, and why it is thought to be."""

    format: str
    """Name of the reader, empty where there is none."""

    reason: str
    """What was seen in the file and, where it cannot be read, what to do: one sentence."""


_MAGIC = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_ARCHIVES = (
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
)
_REMEDY = "in Scopus, choose Export → Plain text, or check that the right file was named"
_FIRST_LINE = 3
"""How many lines the first line of a file counts for."""
_LINE_FORMATS = 5
"""The first so many of the formats are told by any of their lines."""
_OTHER_FORMATS = (
    (r"TY  ?- ", "RIS"),
    (r"PMID- ", "PubMed (MEDLINE) text"),
    (r"(?:FN|VR|PT) ", "Web of Science text"),
    (r"@[A-Za-z]+\s*[{(]", "BibTeX"),
    (r"%0 ", "EndNote (Refer) text"),
    (r'"?Authors"?[,;\t]', "a Scopus table (CSV)"),
    (r"(?:PT\tAU|\"Key\",|Publication Type\t)", "a table of records"),
    (r"\s*<\?xml", "XML"),
    (r'\s*[\[{]\s*["{\[]', "JSON"),
)
# Scopus writes this line above its BibTeX as well.
_SCOPUS_HEADER = re.compile(r"^#?\s*(?:EXPORT DATE|Export Date|导出日期)\s*[::]", re.MULTILINE)
_SCOPUS_SIGNS = re.compile(
    r"^https?://(?:www\.)?scopus\.com/|^AUTHOR FULL NAMES:|"
    r"^\(\d{4}\) \S.*(?:Cited \d+ times?\.?|pp?\. \S+|art\. no\. \S+)|^SOURCE: Scopus|"
    r"^Volume [^,\n]+, (?:Issue|\d{4}|Pages|Article)|\((?:Article|Review|Conference Paper)\)"
    r"(?: \(Open Access\))?\s*$|^Original Language: |^DOCUMENT TYPE: ",
    re.MULTILINE,
)
_UNTEXTUAL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


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
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    other, others = _other_format(text)
    signs = len(_SCOPUS_SIGNS.findall(text))
    if signs > others or (not others and _SCOPUS_HEADER.search(text)):
        return Detection("scopus-text", f"{signs} signs of a Scopus text export")
    if other:
        return Detection("", f"this is {other}, which seedbrowse does not read yet; {_REMEDY}")
    return Detection("", f"no record of a Scopus text export was found in it; {_REMEDY}")


def _other_format(text: str) -> tuple[str, int]:
    """Name the other common format that most lines speak for, and count those lines.

    A line of an abstract may begin like a line of another format, so one such line says little;
    in a file's first line it says what the file is.
    """
    found = {name: 0 for _, name in _OTHER_FORMATS}
    for pattern, name in _OTHER_FORMATS[:_LINE_FORMATS]:
        found[name] = len(re.findall(f"^{pattern}", text, re.MULTILINE))
    for pattern, name in _OTHER_FORMATS:
        if re.match(pattern, text.lstrip("\ufeff\n ")):
            found[name] += _FIRST_LINE
    name = max(found, key=lambda name: found[name])
    return (name, found[name]) if found[name] else ("", 0)
