"""Identifiers as exports write them: DOI, PubMed, arXiv, ISSN, ISBN and ORCID."""

import re

from seedbrowse.records.patterns import pattern
from seedbrowse.records.text import clean

__all__ = ["arxiv_id", "doi", "isbns", "issns", "orcid", "pmcid", "pmid", "serial_numbers"]

_PLAIN_DOI = pattern(r"10\.\d{4,9}/[\w./:-]*[\w/]", re.ASCII)
_DOI = pattern(r"10\.\d{4,9}(?:\.\d+)*/(?:(?![,;]10\.\d{4})[^\s\"“”]){1,500}", re.ASCII)
_DOI_PARAMETER = pattern(r"[?&](?:\w*doi|id)=(?:doi:)?(10(?:\.|%2e)[^&#\s]+)", re.IGNORECASE)
_VIEW = pattern(r"(?:/(?:full|fulltext|abstract|e?pdf|meta|html?|summary)|\.pdf)?(?:[?#].*)?$")
"""What publishers' addresses have behind a DOI."""

_RESOLVER = pattern(r"https?://(?:\w+\.)*doi\.org/", re.IGNORECASE)
_TAIL = ".,;:'’”»"
_BRACKETS = {")": "(", "]": "[", ">": "<", "}": "{"}

_PMID = pattern(r"(?<![\w.-])([1-9]\d{0,7})(?![\w-]|\.\d)", re.ASCII)
_PMCID = pattern(r"\bPMC ?(\d{1,9})", re.IGNORECASE | re.ASCII)
_ARXIV = pattern(
    r"(?:(?<![\w./-])|(?<=(?i:arxiv)[.:])|(?<=/(?i:abs|pdf)/)|(?<=/(?i:html)/))"
    r"(\d\d(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?!\w)",
    re.ASCII,
)
_ORCID = pattern(r"(?<!\d)(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx])(?!\d)", re.ASCII)

_BARE_ISSN = pattern(r"\d{7}[\dXx]", re.ASCII)
_ISSN = pattern(r"(?<![\dXx-])(\d{4})[-‐-―−]?(\d{3}[\dXx])(?![\dXx-])", re.ASCII)
_ISBN = pattern(r"(?<![\d-])(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dXx](?![\d-])", re.ASCII)
_SEPARATORS = pattern(r"[;,\s]+")
_REMARKS = pattern(r"\([^()]*\)|\[[^\[\]]*\]|\be?-?IS[BS]N(?:-?1[03])?\b:?", re.IGNORECASE)
"""Words around serial numbers: `(Print)`, `ISSN:`."""


def doi(text: str) -> str:
    """Find the DOI in a text: bare, in an address or after `doi:`; empty where there is none.

    Percent-encoding is undone. Punctuation behind it is no part of it, nor is a bracket that it
    does not open: `(10.1016/S0140-6736(19)30001-1)` is `10.1016/S0140-6736(19)30001-1`.
    """
    text = text.strip()
    if _PLAIN_DOI.fullmatch(text):
        return text
    if "10" not in text:
        return ""
    text = clean(text)
    if found := _DOI_PARAMETER.search(text):
        text = found[1]
    elif text.startswith("http") and not _RESOLVER.match(text):
        text = _VIEW.sub("", text)
    if "%" in text:
        from urllib.parse import unquote  # two milliseconds, which most sources do not need

        text = clean(unquote(text))
    found = _DOI.search(text)
    return _without_tail(found[0]) if found else ""


def _without_tail(name: str) -> str:
    """Take off what follows a DOI in running text; empty where nothing but its prefix is left."""
    while True:
        last = name[-1]
        is_unopened = last in _BRACKETS and name.count(last) > name.count(_BRACKETS[last])
        if not is_unopened and last not in _TAIL:
            break
        name = name[:-1]
    return "" if name.count("/") == 1 and name.endswith("/") else name


def pmid(text: str) -> str:
    """Find a PubMed id: a number of one to eight digits, bare, in an address or after a label."""
    text = clean(text)
    if text.isdecimal() and text.isascii():
        return text if 0 < len(text) <= 8 and text[0] != "0" else ""
    found = None if _DOI.search(text) else _PMID.search(text)
    return found[1] if found else ""


def pmcid(text: str) -> str:
    """Find a PubMed Central id: `PMC6468832`; empty where there is none."""
    found = _PMCID.search(text)
    return f"PMC{found[1]}" if found else ""


def arxiv_id(text: str) -> str:
    """Find an arXiv id with its version: `2104.12255v1`, `astro-ph/0601001`."""
    found = _ARXIV.search(clean(text).removesuffix(".pdf"))
    return found[1] if found else ""


def orcid(text: str) -> str:
    """Find an ORCID: `0000-0002-1825-0097`; empty where there is none."""
    found = _ORCID.search(text)
    if not found:
        return ""
    digits = found[1].replace("-", "").upper()
    return "-".join(digits[place : place + 4] for place in range(0, len(digits), 4))


def issns(text: str) -> tuple[str, ...]:
    """Divide ISSNs and give them their hyphen, which Scopus leaves out.

    What does not look like one stays as it is, so that nothing of a field is lost; only remarks
    such as `(Electronic)` are left out.
    """
    return tuple(
        f"{number[:4]}-{number[4:].upper()}" if _BARE_ISSN.fullmatch(number) else number
        for number in _SEPARATORS.split(_REMARKS.sub(" ", text).replace("-", ""))
        if number
    )


def isbns(text: str) -> tuple[str, ...]:
    """Divide ISBNs, which stay as they are written; remarks such as `(hbk)` are left out."""
    text = _REMARKS.sub(" ", text)
    if not _SEPARATORS.sub("", _ISBN.sub("", text)):
        return tuple(_ISBN.findall(text))
    return tuple(filter(None, _SEPARATORS.split(text)))


def serial_numbers(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find ISSNs and ISBNs in a field that mixes both: `0036-8075 (Print), 978-3-16-148410-0`.

    Returns:
        The ISSNs, hyphenated, and the ISBNs, as they are written, each once. Where both are empty
        the field holds something else.
    """
    text = clean(text)
    found = tuple(dict.fromkeys(_ISBN.findall(text)))
    rest = _ISBN.sub(" ", text) if found else text
    hyphenated = (f"{first}-{last.upper()}" for first, last in _ISSN.findall(rest))
    return tuple(dict.fromkeys(hyphenated)), found
