"""Fields of a BibTeX entry that identify the work: DOI, address, serial numbers, databases' ids."""

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import unquote

from seedbrowse.formats.bibtex.entry_reader import ABSENT, EntryReader
from seedbrowse.formats.bibtex.values import read_issns
from seedbrowse.formats.scopus.values import address_ids
from seedbrowse.formats.values.identifiers import arxiv_id, doi, isbns, pmcid, pmid
from seedbrowse.formats.values.latex import unescaped
from seedbrowse.records.text import clean, harmless

__all__ = [
    "IDENTIFIERS",
    "add_archive",
    "add_doi",
    "add_eprint",
    "add_identifier",
    "add_isbn",
    "add_issn",
    "add_url",
]

_URL_COMMAND = re.compile(r"\\url\s*\{([^{}]*)\}|<(https?://[^<>]*)>")
_NEXT_ADDRESS = re.compile(r"[,;]?\s+(?=https?://)")


def add_doi(reader: EntryReader, label: str, value: str) -> None:
    """Read a DOI, with or without resolver."""
    text = unescaped(value)
    found = doi(text)
    reader.builder.put("doi", found, label, text)
    is_taken = bool(found) and reader.builder.values["doi"] == found
    # A field without an end has swallowed others. What differs is kept by `put` already.
    if not found or (is_taken and _has_more(text, found)):
        reader.builder.keep(label, text)


def _has_more(text: str, found: str) -> bool:
    """Whether anything but punctuation stands behind a DOI."""
    behind = unquote(text).casefold().partition(found.casefold())[2]
    return bool(behind.strip(" \t\n.,;/}"))


def add_url(reader: EntryReader, label: str, value: str) -> None:
    """Read an address, and the ids that Scopus' addresses have in them.

    Mendeley writes several into one field; the others are kept.
    """
    found = _URL_COMMAND.search(value)
    text = (found[1] or found[2]) if found else value
    first, *others = _NEXT_ADDRESS.split(unescaped(text).strip())
    url = harmless("".join(first.split())).strip("{}")
    reader.builder.put("url", url, label, value)
    for other in others:
        reader.builder.keep(label, other)
    if "scopus.com" in url:
        eid, name = address_ids(url)
        reader.builder.put("eid", eid, label, eid)
        if "doi" not in reader.given:
            reader.builder.put("doi", doi(name), label, name)


def add_issn(reader: EntryReader, label: str, value: str) -> None:
    """Read ISSNs; what is around them is kept."""
    numbers, rest = read_issns(reader.text(value))
    reader.builder.extend("issn", numbers)
    if rest:
        reader.builder.keep(label, reader.text(value))


def add_isbn(reader: EntryReader, label: str, value: str) -> None:
    """Read ISBNs as they are; Mendeley and ProQuest have ISSNs there."""
    text = reader.text(value)
    numbers, rest = read_issns(text)
    if text == ABSENT:
        reader.builder.keep(label, text)
    elif numbers and not rest:
        reader.builder.extend("issn", numbers)
    else:
        reader.builder.extend("isbn", isbns(text))


def add_identifier(reader: EntryReader, label: str, value: str) -> None:
    """Read an identifier of a database; what is none is kept."""
    field, find = IDENTIFIERS[label.lower()]
    text = clean(unescaped(value)).strip("{}")
    if found := find(text):
        reader.builder.put(field, found, label, text)
    else:
        reader.builder.keep(label, text)


def add_eprint(reader: EntryReader, label: str, value: str) -> None:
    """Read the number in an archive, which another field names."""
    text = clean(unescaped(value)).strip("{}")
    archive = reader.given.get("eprinttype") or reader.given.get("archiveprefix") or ""
    field, find = {"arxiv": ("arxiv", arxiv_id), "pubmed": ("pmid", pmid)}.get(
        archive.lower(), ("arxiv", arxiv_id if not archive else _nothing)
    )
    if found := find(text):
        reader.builder.put(field, found, label, text)
    else:
        reader.builder.keep(label, text)


def add_archive(reader: EntryReader, label: str, value: str) -> None:
    """Keep the name of an archive that has no field of its own."""
    if reader.text(value).lower() not in ("arxiv", "pubmed") or "eprint" not in reader.given:
        reader.builder.keep(label, reader.text(value))


def _nothing(_text: str) -> str:
    return ""


def _wos(text: str) -> str:
    return text if ":" in text else ""


IDENTIFIERS: Final[dict[str, tuple[str, Callable[[str], str]]]] = {
    "pmid": ("pmid", pmid),
    "pubmed_id": ("pmid", pmid),
    "pubmed-id": ("pmid", pmid),
    "pmcid": ("pmcid", pmcid),
    "pmc": ("pmcid", pmcid),
    "pmc_id": ("pmcid", pmcid),
    "arxivid": ("arxiv", arxiv_id),
    "arxiv": ("arxiv", arxiv_id),
    "unique-id": ("wos", _wos),
}
"""The record's field of each identifier, by label in lower case, and what finds it in a text."""
