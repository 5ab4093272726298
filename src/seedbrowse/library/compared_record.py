"""ComparedRecord: what of a stored record tells whether it is a duplicate of another one."""

from typing import Any, TypeAlias

import msgspec

from seedbrowse.records import Issued, Name, Record

__all__ = ["Compared", "ComparedRecord"]


class ComparedRecord(msgspec.Struct, frozen=True):
    """What of a stored `Record` tells duplicates; the rest need not be decoded."""

    type: str = "document"
    title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    issued: Issued | None = None
    container_title: str = ""
    container_title_short: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    doi: str = ""
    eid: str = ""
    pmid: str = ""
    pmcid: str = ""
    arxiv: str = ""
    wos: str = ""
    issn: tuple[str, ...] = ()
    language: str = ""
    document_type: str = ""
    csl: dict[str, Any] = {}


Compared: TypeAlias = Record | ComparedRecord
"""Whatever has these fields."""
