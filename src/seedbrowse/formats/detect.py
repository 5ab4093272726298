"""Which format a file has, told by its content and never by its name.

A `scopus.txt` may be RIS and a `.ris` may be MEDLINE, so only the first kilobytes count.
"""

import re

import msgspec

from seedbrowse.formats import scopus_text

__all__ = ["Detection", "detect"]


class Detection(msgspec.Struct, frozen=True):
    """What a file is, and why it is thought to be."""

    format: str
    """Name of the reader, empty where there is none."""

    reason: str
    """What was seen in the file, as a sentence that can stand after its name."""


_MAGIC = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
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
_SCOPUS_SIGNS = re.compile(
    r"^https?://(?:www\.)?scopus\.com/|^(?:EXPORT DATE|Export Date|AUTHOR FULL NAMES):|"
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
        return Detection("", "the file is empty")
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return Detection("", f"this is {what}, not an export")
    if len(_UNTEXTUAL.findall(text)) * 50 > len(text):
        return Detection("", "this is binary data, not an export")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    other = _other_format(text)
    signs = len(_SCOPUS_SIGNS.findall(text))
    if signs and not other:
        return Detection(scopus_text.NAME, f"{signs} signs of a Scopus text export")
    if other:
        return Detection("", f"this is {other}, which seedbrowse does not read yet")
    return Detection("", "no record of a Scopus text export was found in it")


def _other_format(text: str) -> str:
    """Name the format that the file's lines are in, where it is one of the other common ones."""
    for pattern, name in _OTHER_FORMATS:
        if re.match(pattern, text.lstrip("\ufeff")):
            return name
    # Scopus and others write some lines of their own above the first entry.
    for pattern, name in _OTHER_FORMATS[:4]:
        if re.search(f"^{pattern}", text, re.MULTILINE):
            return name
    return ""
