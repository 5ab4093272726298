"""Keys by which duplicates are looked for: only records that share one are ever compared.

They are made while a record is read, of nothing but the record itself, so that a million records
are sorted by numbers instead of being compared. A typing error, a subtitle that is left out or
another order of words changes some of them, hardly all. Of 32 bits each, two keys may be the same
by chance: then two records more are compared.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Final
from zlib import crc32

from seedbrowse.library.compared_record import Compared
from seedbrowse.library.duplicate_titles import is_generic, main_words, title_words
from seedbrowse.records import Name, Record
from seedbrowse.records.identity import normal_doi
from seedbrowse.records.text import words

__all__ = ["MOST_KEYS", "duplicate_keys", "first_pages", "identifiers_of", "no_author"]

MOST_KEYS: Final = 10
"""Keys of a record at the most: 40 bytes. Identifiers come first."""

_ENDS: Final = 26
"""Letters of a title's beginning and end."""

_WORDS: Final = 3
"""Words of a title that make one key."""

_LONG: Final = 5
"""Letters of a word that tells something."""

_FAMILY: Final = 6
_VERSION: Final = re.compile(r"v\d+$")
_PAGE: Final = re.compile(r"\d+")
_DOI_ENDS: Final = (
    ".", ",", ";", ".pdf", "/pdf", "/full", "/abstract", "/meta", ".html",
)  # fmt: skip
"""What comes behind a DOI where it was taken out of an address or a sentence."""

_NO_AUTHOR: Final = frozenset({"anonymous", "anon", "no author", "no authors listed", "unknown"})


def duplicate_keys(record: Record) -> tuple[int, tuple[int, ...]]:
    """What a record shares with its exact copies, and what it may share with other ones.

    Returns:
        A hash of everything by which duplicates are told, 0 where that is too little to tell that
        two records are the same, of 64 bits; and the keys, of 32 bits each.
    """
    found = title_words(record.title)
    name = _first_author(record)
    pages = first_pages(record)
    identifiers = [f"{kind}:{value}" for kind, value in identifiers_of(record).items()]
    year = "" if record.issued is None else str(record.issued.year)
    if found:
        told = [*_title_keys(record.title, found, pages, year)]
        if name and pages:
            told.append(f"year:{name} {year} {pages[0]}")
            told.append(f"volume:{name} {record.volume} {pages[0]}")
    else:
        told = []
    every = dict.fromkeys([*identifiers, *told])
    keys = tuple([crc32(key.encode("utf-8", "surrogatepass")) for key in [*every][:MOST_KEYS]])
    is_told_apart = identifiers or (record.volume and pages) or (name and not is_generic(found))
    if not found or not is_told_apart:
        return 0, keys
    facts = (
        "".join(found), name, year, record.volume, record.issue, record.page, record.number,
        record.type, record.document_type, record.container_title, *identifiers,
    )  # fmt: skip
    told_by = "\n".join(facts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(told_by, digest_size=8).digest(), "little") or 1, keys


def identifiers_of(record: Compared) -> dict[str, str]:
    """The identifiers of a work that a record has, by kind, each in the form that can be equal."""
    found = {}
    if record.doi:
        found["doi"] = _comparable_doi(record.doi)
    if record.eid:
        found["eid"] = record.eid
    if record.pmid:
        found["pmid"] = record.pmid.lstrip("0")
    if record.pmcid:
        found["pmcid"] = record.pmcid.upper().removeprefix("PMC")
    if record.wos:
        kind, _, number = record.wos.upper().rpartition(":")
        # The same service numbers several databases, each for itself.
        found[kind.lower() or "wos"] = number
    if record.arxiv:
        found["arxiv"] = _VERSION.sub("", record.arxiv.lower().removeprefix("arxiv:"))
    return {kind: value for kind, value in found.items() if value}


def _comparable_doi(text: str) -> str:
    doi = normal_doi(text)
    if doi.endswith(_DOI_ENDS):
        for end in _DOI_ENDS:
            doi = doi.removesuffix(end)
    return doi


def first_pages(record: Compared) -> tuple[str, ...]:
    """Where a record begins: the digits of its first page and of its article number."""
    found = []
    for text in (record.page.partition("-")[0], record.number):
        digits = _PAGE.search(text)
        if digits:
            found.append(digits[0].lstrip("0") or "0")
    return tuple(dict.fromkeys(found))


def no_author(found: Sequence[str]) -> bool:
    """Whether these words say that nobody is named."""
    return " ".join(found) in _NO_AUTHOR


def _first_author(record: Record) -> str:
    """The beginning of the first author's family name; empty where there is none."""
    names: Sequence[Name] = record.authors or record.editors
    if not names:
        return ""
    found = words(names[0].family or names[0].literal)
    if not found or no_author(found):
        return ""
    # A person whose name the source did not divide begins with the family name.
    return (found[-1] if names[0].family else found[0])[:_FAMILY]


def _title_keys(text: str, found: Sequence[str], pages: Sequence[str], year: str) -> Iterator[str]:
    letters = "".join(found)
    if is_generic(found):
        yield f"title:{letters} {year} {pages[0] if pages else ''}"
        return
    yield f"begins:{letters[:_ENDS]}"
    yield f"ends:{letters[-_ENDS:]}"
    # In an order that has nothing to do with spelling: a mistyped word is at one end or the other.
    main = {word for word in main_words(text, found) if len(word) >= _LONG}
    ordered = sorted([(crc32(word.encode("utf-8", "surrogatepass")), word) for word in main])
    for some in (ordered[:_WORDS], ordered[-_WORDS:]):
        if some:
            yield f"words:{' '.join([word for _, word in some])}"
