"""Identifiers as exports write them: DOI, PubMed, arXiv, ISSN, ISBN and ORCID."""

import re
from urllib.parse import unquote

from seedbrowse.records.text import clean

__all__ = ["arxiv_id", "doi", "isbns", "issns", "orcid", "pmcid", "pmid", "serial_numbers"]

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"“”]+")
_PLAIN_DOI = re.compile(r"10\.\d{4,9}/[\w./:-]*\w", re.ASCII)
_TAIL = ".,;:'’”»"
_BRACKETS = {")": "(", "]": "[", ">": "<", "}": "{"}
_PMID = re.compile(r"(?<![\d.])([1-9]\d{0,7})(?![\d.]*\d)")
_PMCID = re.compile(r"PMC ?(\d{1,9})", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?<![\w./])(\d{4}\.\d{4,5}(?:v\d+)?|[a-z][a-z-]*(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?![\w])"
)
_ISSN = re.compile(r"\d{7}[\dXx]")
_WRITTEN_ISSN = re.compile(r"(?<![\dXx-])(\d{4})[-‐-―−]?(\d{3}[\dXx])(?![\dXx-])")
_ISBN = re.compile(r"(?<![\d-])(?:97[89][ -]?)?\d(?:[ -]?\d){8}[ -]?[\dXx](?![\d-])")
_ORCID = re.compile(r"(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dXx])")
_SEPARATORS = re.compile(r"[;,\s]+")


def doi(text: str) -> str:
    """Find the DOI in a text: bare, as an address or after `doi:`; empty where there is none.

    Percent-encoding is undone. Punctuation behind it is no part of it, nor is a bracket that it
    does not open: `(10.1016/S0140-6736(19)30001-1)` is `10.1016/S0140-6736(19)30001-1`.
    """
    text = text.strip()
    if _PLAIN_DOI.fullmatch(text):
        return text
    text = clean(text)
    if "%" in text:
        text = clean(unquote(text))
    found = _DOI.search(text)
    return _trimmed(found[0]) if found else ""


def _trimmed(name: str) -> str:
    """Take off what follows a DOI in running text."""
    while name:
        last = name[-1]
        is_unopened = last in _BRACKETS and name.count(last) > name.count(_BRACKETS[last])
        if not is_unopened and last not in _TAIL:
            break
        name = name[:-1]
    return name if not name.endswith("/") else ""


def pmid(text: str) -> str:
    """Find a PubMed id: a number of one to eight digits, bare, as an address or after a label."""
    text = clean(text)
    if _PMCID.search(text) or doi(text):
        return ""
    found = _PMID.search(text)
    return found[1] if found else ""


def pmcid(text: str) -> str:
    """Find a PubMed Central id: `PMC6468832`; empty where there is none."""
    found = _PMCID.search(text)
    return f"PMC{found[1]}" if found else ""


def arxiv_id(text: str) -> str:
    """Find an arXiv id with its version: `2104.12255v1`, `astro-ph/0601001`."""
    text = clean(text)
    if "/" in text:
        text = re.sub(r"(?i)^.*?arxiv\.org/(?:abs|pdf|html)/|^10\.48550/arxiv\.", "", text)
        text = text.removesuffix(".pdf")
    text = re.sub(r"(?i)^arxiv: ?", "", text)
    found = _ARXIV.search(text)
    return found[1] if found else ""


def orcid(text: str) -> str:
    """Find an ORCID: `0000-0002-1825-0097`; empty where there is none."""
    found = _ORCID.search(text)
    if not found:
        return ""
    digits = found[1].replace("-", "").upper()
    return "-".join(digits[place : place + 4] for place in range(0, 16, 4))


def issns(text: str) -> tuple[str, ...]:
    """Divide ISSNs and give them their hyphen, which Scopus leaves out.

    What does not look like one stays as it is: nothing of a field is lost.
    """
    numbers = _SEPARATORS.split(text.replace("-", ""))
    return tuple(
        f"{number[:4]}-{number[4:].upper()}" if _ISSN.fullmatch(number) else number
        for number in numbers
        if number
    )


def isbns(text: str) -> tuple[str, ...]:
    """Divide ISBNs, which stay as they are."""
    return tuple(filter(None, _SEPARATORS.split(text)))


def serial_numbers(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find ISSNs and ISBNs in a field that mixes both: `0036-8075 (Print), 978-3-16-148410-0`.

    Returns:
        The ISSNs, hyphenated, and the ISBNs, as they are written, each once.
    """
    text = clean(text)
    isbn_numbers = tuple(dict.fromkeys(_ISBN.findall(text)))
    rest = _ISBN.sub(" ", text)
    issn_numbers = (f"{a}-{b.upper()}" for a, b in _WRITTEN_ISSN.findall(rest))
    return tuple(dict.fromkeys(issn_numbers)), isbn_numbers
