"""Presence: which fields a record has, for `has:abstract` and `no:doi`."""

from collections.abc import Mapping
from enum import IntFlag, auto
from typing import Final

from seedbrowse.records import Record
from seedbrowse.records.kind import kinds_of

__all__ = ["PRESENCE", "Presence", "fields_of"]


class Presence(IntFlag):
    """What a record may have, a bit each."""

    ABSTRACT = auto()
    DOI = auto()
    AUTHORS = auto()
    TITLE = auto()
    YEAR = auto()
    SOURCE = auto()
    KEYWORDS = auto()
    """Author keywords."""

    INDEX_KEYWORDS = auto()
    REFERENCES = auto()
    AFFILIATIONS = auto()
    FUNDING = auto()
    URL = auto()
    PMID = auto()
    EID = auto()
    ISBN = auto()
    ISSN = auto()
    CITED = auto()
    """A number of citations, also 0."""

    LANGUAGE = auto()
    TYPE = auto()
    OA = auto()
    """The source says whether access is open, yes or no."""

    PAGES = auto()
    """Pages, or an article number."""


PRESENCE: Final[Mapping[str, Presence]] = {
    str(each.name).lower().replace("_", "-"): each for each in Presence
}
"""By what is typed after `has:`."""


def fields_of(record: Record) -> tuple[object, ...]:
    """What a record has for each `Presence`, in its order; false where it has nothing."""
    return (
        record.abstract, record.doi, record.authors, record.title, record.issued,
        record.container_title or record.collection_title, record.author_keywords,
        record.index_keywords, record.references, record.affiliations, record.funding, record.url,
        record.pmid, record.eid, record.isbn, record.issn, record.cited_by is not None,
        record.language, kinds_of(record), record.open_access is not None,
        record.page or record.number,
    )  # fmt: skip
