"""Values of Scopus' fields: lists, numbers, addresses, titles, abstracts.

Each function reads the text of one kind of field, whatever layout it comes from.
"""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from seedbrowse.records.patterns import pattern
from seedbrowse.records.text import clean

__all__ = [
    "VOCABULARY",
    "address_ids",
    "bilingual_title",
    "divide_copyright",
    "inferred_keywords",
    "listed",
    "references",
]

VOCABULARY = pattern(r"[A-Z][\w /-]{2,50}: ")
"""The name of a vocabulary in front of index keywords: `Engineering controlled terms: `."""

# The address as nearly every export has it; `_EID` looks at every letter of it.
_PLAIN_ADDRESS = pattern(r"https?://www\.scopus\.com/inward/record\.ur[il]\?eid=([\w.-]+)(?=&|$)")
_EID = pattern(r"[?&]eid=([^&\s]+)|/pages/publications/(\d+)", re.IGNORECASE)
_DOI = pattern(r"[?&]doi=([^&\s]+)", re.IGNORECASE)
_ORIGINAL_TITLE = pattern(r"(?P<title>.*\S) \[(?P<original>[^\[\]]+(?:\[[^\[\]]*\][^\[\]]*)*)\]")
_COPYRIGHT = pattern(
    r"(?:(?<=[.?!)\]”\"’:;]) ?|^)(?:Crown )?"
    r"(?:Copyright(?: ©| \(C\)| ?(?=\d{4}))|©|\(C\) ?(?=\d{4}))",
    re.IGNORECASE,
)
_COPYRIGHT_SIGN = pattern(r"[©Cc(](?:(?<=©)|(?<=[Cc])(?i:opyright)|(?<=\()[Cc]\))")
"""What every match of `_COPYRIGHT` contains. It begins with a set, which is found quickly."""
_BEFORE_SIGN = len(" Crown ")
_LEADING_COPYRIGHT = pattern(r".{,200}?rights reserved\.?(?=\s|$)", re.IGNORECASE)
_MAX_COPYRIGHT = 500
"""Characters; a licence sentence of an open-access publisher has up to 400."""
_GLUED_KEYWORDS = pattern(r"(?<=[a-zß-öø-ÿ0-9)]) (?=[A-ZÀ-ÖØ-Þ])")
_AUTHOR = pattern(r"[^\d,;:()]{1,40}? (?:[A-Z]\.?[ -]?){1,5}")
"""An author of a reference, `Cheng M.`, and no more of it."""


def listed(text: str) -> tuple[str, ...]:
    """Divide a `; ` list."""
    return tuple(filter(None, (item.strip() for item in text.split(";"))))


def address_ids(url: str) -> tuple[str, str]:
    """Read EID and DOI from the address of a record on scopus.com; empty where it has none.

    From 2026 on the address has a number instead: `…/pages/publications/68440353257`, which is
    the EID without its prefix.
    """
    eid = doi = ""
    if found := _PLAIN_ADDRESS.match(url) or _EID.search(url):
        eid = clean(unquote(found[1])) if found[1] else f"2-s2.0-{clean(found[2])}"
    if found := _DOI.search(url):
        doi = clean(unquote(found[1]))
    return eid, doi


def bilingual_title(title: str) -> tuple[str, str]:
    """Divide `English title [Título original]`; the second is empty where there is only one.

    One word in brackets, `[corrected]`, is a remark and stays.
    """
    found = title.endswith("]") and _ORIGINAL_TITLE.fullmatch(title)
    if found and (len(found["original"].split()) > 1 or not found["original"].isascii()):
        return found["title"], found["original"]
    return title, ""


def divide_copyright(abstract: str) -> tuple[str, str]:
    """Divide an abstract from the copyright sentences at its end, or at its beginning.

    At the beginning only up to `rights reserved.`: without these words nothing tells where the
    abstract begins, so it is left as it is.
    """
    # The pattern is slow, since it looks at every letter. Most abstracts are told by a plain
    # search already; in the others it begins where it can first match, often near the end.
    if not (
        "©" in abstract
        or "opyright" in abstract
        or "OPYRIGHT" in abstract
        or ("(" in abstract and ("(C)" in abstract or "(c)" in abstract))
    ):
        return abstract, ""
    sign = _COPYRIGHT_SIGN.search(abstract)
    first = max(0, sign.start() - _BEFORE_SIGN) if sign else 0
    start = len(abstract)
    for found in reversed(list(_COPYRIGHT.finditer(abstract, first))):
        if start - found.start() > _MAX_COPYRIGHT:
            break
        if found.start() == 0:
            leading = _LEADING_COPYRIGHT.match(abstract[:start])
            if leading is None:
                break
            front, rest = leading[0].strip(), abstract[leading.end() : start].strip()
            return rest, " ".join(filter(None, (front, abstract[start:].strip())))
        start = found.start()
    return abstract[:start].rstrip(), abstract[start:].strip()


def inferred_keywords(text: str) -> tuple[str, ...]:
    """Guess the keywords of a line whose separators are lost.

    A capital after a lower-case word begins a new keyword. That is wrong for proper nouns and
    finds nothing in lower-case lists, so whoever uses it keeps the line and marks the guess.
    """
    return tuple(_GLUED_KEYWORDS.split(text))


def references(lines: Sequence[str]) -> tuple[str, ...]:
    """Divide cited references: one a line, or all in one line.

    From 2026 on `; ` stands between the authors of a reference as well.
    """
    lines = [clean(line) for line in lines]
    if len(lines) == 1:
        lines = re.split(r"; (?=\S)", lines[0])
        are_authors = [_AUTHOR.fullmatch(line) is not None for line in lines]
        # Older lists have a few references that are nothing but one author.
        if sum(are_authors) * 3 >= len(lines):
            lines = _with_authors(lines, are_authors)
    return tuple(filter(None, (line.removesuffix(";").rstrip() for line in lines)))


def _with_authors(pieces: Sequence[str], are_authors: Sequence[bool]) -> list[str]:
    """Put authors before the piece that ends their reference."""
    found: list[str] = []
    waiting: list[str] = []
    for piece, is_author in zip(pieces, are_authors, strict=True):
        waiting.append(piece)
        if not is_author:
            found.append("; ".join(waiting))
            waiting = []
    return found + waiting
