r"""Text as BibTeX: what is special to LaTeX escaped, braces balanced, so that no value ends early.

Letters stay as they are, in UTF-8: biber expects it, BibTeX passes bytes through (only its sorting
and its lower-casing know no more than ASCII), and every LaTeX since 2018 reads it. Braces are
`\textbraceleft{}`, since BibTeX counts `\{` as a brace.
"""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from seedbrowse.formats.values.latex import NOCASE
from seedbrowse.formats.values.latex_symbols import SMALL_CAPS
from seedbrowse.records import Name

__all__ = [
    "escaped",
    "escaped_address",
    "escaped_doi",
    "escaped_items",
    "escaped_names",
    "escaped_pages",
    "escaped_title",
]

_ESCAPES: Final = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
    "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_",
    # Two of these would be one other character.
    "-": "-{}", "`": "`{}", "'": "'{}",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}~^&%$#_]|-(?=-)|`(?=`)|'(?=')")
_OF_PAGES = re.compile(r"[\\{}~^&%$#_]")
_MARKUP: Final = {
    "<i>": ("\\textit{", "</i>"),
    "<b>": ("\\textbf{", "</b>"),
    "<sub>": ("\\textsubscript{", "</sub>"),
    "<sup>": ("\\textsuperscript{", "</sup>"),
    f"<{SMALL_CAPS}>": ("\\textsc{", "</span>"),
    NOCASE: ("{{", "</span>"),
}
_TAG = re.compile(
    "|".join(map(re.escape, (*_MARKUP, "</i>", "</b>", "</sub>", "</sup>", "</span>")))
)
_NOT_IN_ADDRESSES = re.compile(r"[\\{}<>\s]")
_NOT_IN_DOIS = re.compile(r"[\\{}\s]")
_AND = re.compile(r"(?:^|\s)and(?:\s|$)", re.IGNORECASE)


def escaped(text: str) -> str:
    """Plain text as the inside of a value."""
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], text)


def escaped_title(title: str) -> str:
    r"""CSL rich text as the inside of a value: `<i>` is `\textit{}`, a `nocase` span `{{}}`.

    Markup that is not nested as it should be is text.
    """
    pieces: list[str] = []
    opened: list[str] = []
    place = 0
    for tag in _TAG.finditer(title):
        pieces.append(escaped(title[place : tag.start()]))
        place = tag.end()
        if tag[0] in _MARKUP:
            opened.append(tag[0])
            pieces.append(_MARKUP[tag[0]][0])
        elif opened and _MARKUP[opened[-1]][1] == tag[0]:
            pieces.append("}}" if opened.pop() == NOCASE else "}")
        else:
            return escaped(title)
    if opened:
        return escaped(title)
    pieces.append(escaped(title[place:]))
    return "".join(pieces)


def escaped_address(address: str) -> str:
    """An address, verbatim but for what none can have, which is percent-encoded."""
    return _NOT_IN_ADDRESSES.sub(lambda found: quote(found[0]), address)


def escaped_doi(doi: str) -> str:
    """A DOI, verbatim but for what could end the value; many older ones have angles."""
    return _NOT_IN_DOIS.sub(lambda found: quote(found[0]), doi)


def escaped_pages(pages: str) -> str:
    """Pages with two hyphens between first and last: `171--197`, `S1-12--S1-20`."""
    ranges = []
    for each in pages.split(", "):
        parts = each.split("-")
        middle = len(parts) // 2
        if len(parts) % 2 == 0:
            each = f"{'-'.join(parts[:middle])}--{'-'.join(parts[middle:])}"
        ranges.append(_OF_PAGES.sub(lambda found: _ESCAPES[found[0]], each))
    return ", ".join(ranges)


def escaped_items(items: Sequence[str]) -> str:
    """A list divided by semicolons; an item that has one is in braces."""
    texts = [f"{{{escaped(item)}}}" if ";" in item else escaped(item) for item in items]
    # One alone would be divided at its commas.
    return f"{texts[0]};" if len(texts) == 1 and "," in texts[0] else "; ".join(texts)


def escaped_names(names: Sequence[Name], *, others: bool = False) -> str:
    """A list of names: `von Last, Jr, First`, an organisation in braces."""
    texts = [_name(name) for name in names]
    return " and ".join((*texts, "others") if others else texts)


def _name(name: Name) -> str:
    if name.literal:
        return f"{{{escaped(name.literal)}}}"
    family = _part(name.family)
    words = name.family.split(" ")
    # In lower case they would be taken for the particle.
    if family[:1] != "{" and len(words) > 1 and words[0].islower():
        family = f"{{{family}}}"
    family = f"{escaped(name.non_dropping_particle)} {family}".lstrip()
    return ", ".join(filter(None, (family, _part(name.suffix), _part(name.given))))


def _part(text: str) -> str:
    """A part of a name, in braces where it would divide it."""
    if "," in text or ";" in text or _AND.search(text):
        return f"{{{escaped(text)}}}"
    return escaped(text)
