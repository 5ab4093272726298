"""Record: one bibliographic record in CSL-JSON vocabulary, whatever export it came from."""

from typing import Any

import msgspec

from seedbrowse.records.issued import Issued
from seedbrowse.records.name import Name

__all__ = ["Record", "Source"]


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a record stands: its file and lines, so that the raw text can be shown."""

    path: str = ""
    first_line: int = 0
    """Line of the record's first line, counted from 1."""

    last_line: int = 0
    format: str = ""
    """The format's name as `seedbrowse check` prints it: `scopus-text`."""


class Record(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One bibliographic record.

    Every text is clean (see `records.text.clean`): Unicode NFC, one line, no control
    character, no HTML entity. An empty string, an empty tuple or None says that the source
    has no such field. `extra` keeps every labelled field that has no home here, under the
    source's own label, so that nothing of an export is lost.
    """

    type: str = "document"
    """CSL 1.0.2 item type: `article-journal`, `chapter`, `paper-conference` …"""

    title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    issued: Issued | None = None
    container_title: str = ""
    container_title_short: str = ""
    collection_title: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    """Page or range as `first-last` with a plain hyphen: `171-197`, `e546-e558`, `12`."""

    number: str = ""
    """Article number: `110806`, `e15453`."""

    doi: str = ""
    """DOI without resolver, in the source's own case."""

    url: str = ""
    eid: str = ""
    """Scopus' electronic identifier: `2-s2.0-85064328342`."""

    pmid: str = ""
    pmcid: str = ""
    arxiv: str = ""
    wos: str = ""
    issn: tuple[str, ...] = ()
    """Hyphenated: `1810-6374`."""

    isbn: tuple[str, ...] = ()
    publisher: str = ""
    publisher_place: str = ""
    event: str = ""
    """Name of the conference."""

    abstract: str = ""
    """The abstract without its closing copyright sentence, which is `copyright`."""

    author_keywords: tuple[str, ...] = ()
    author_keywords_inferred: bool = False
    """The source lost the separators between the keywords; `extra` keeps the raw line."""

    index_keywords: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    correspondence: str = ""
    funding: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    language: str = ""
    """The source's own word: `English`, `English; Spanish`."""

    document_type: str = ""
    """The source's own word: `Article`, `Conference paper`."""

    publication_stage: str = ""
    open_access: bool | None = None
    """None where the source does not say."""

    open_access_status: str = ""
    """The source's own words: `All Open Access; Gold Open Access`."""

    cited_by: int | None = None
    copyright: str = ""
    key: str = ""
    """The source's own citation key or id, where it has one."""

    csl: dict[str, Any] = {}
    """CSL-JSON variables without a field of their own, verbatim: `original-title` …"""

    extra: dict[str, str] = {}
    """Every labelled field of the source without a home above, under its own label."""

    source: Source = Source()

    @property
    def year(self) -> int | None:
        """Year of publication, or None where the source has none."""
        return self.issued.year if self.issued else None
