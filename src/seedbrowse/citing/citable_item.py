"""Citable item: a record as the CSL-JSON item that a reference is made of.

Exports say things that belong in no reference, and say some in a way that CSL does not understand.
A CSL-JSON item that was read is cited as it is.
"""

from typing import Any, Final

from seedbrowse.records import Record
from seedbrowse.records.addresses import is_database_page
from seedbrowse.records.csl_item import to_csl
from seedbrowse.records.identity import bare_doi
from seedbrowse.records.language import language_code, languages_of

__all__ = ["citable_item"]

_CITED_AS_IT_IS: Final = "csl-json"
_SERIAL_TYPES: Final = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "paper-conference"}
)
"""Parts of what has pages, of which newer ones have article numbers instead."""

_ENGLISH: Final = "en"


def citable_item(record: Record, *, number_as_page: bool = False) -> dict[str, Any]:
    """The item of a record, for a CSL processor.

    DOIs lose their resolver, addresses of a database's own page of the record are left out, and
    languages are codes, by which processors know English titles. A conference has both names that
    styles call it by.

    Args:
        record: The record.
        number_as_page: Whether an article number is also the page of an article that has none,
            for styles that print only pages.
    """
    item = to_csl(record)
    del item["custom"]
    if record.source.format == _CITED_AS_IT_IS:
        return item
    if record.doi:
        item["DOI"] = bare_doi(record.doi)
    if is_database_page(record.url):
        del item["URL"]
    if record.language:
        item["language"] = _language(record.language)
    if record.event:
        item.setdefault("event", record.event)  # as older styles call it
    if number_as_page and record.number and record.type in _SERIAL_TYPES:
        item.setdefault("page", record.number)
    return item


def _language(text: str) -> str:
    """The code of a record's language; English of several, since exports give English titles."""
    codes = [language_code(each) or each for each in languages_of(text)]
    return _ENGLISH if _ENGLISH in codes else next(iter(codes), text)
