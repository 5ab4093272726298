"""Copies: records as the text of an interchange format that is pasted somewhere else.

A copy is for one's bibliography: it has what a reference is made of, abstract and keywords, and not
what databases tell besides, nor the address of their own page. `formats.writers` write all of a
record, and so are copied the formats that are no bibliographies.
"""

import io
from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from seedbrowse.formats.writers import Write, writer_of
from seedbrowse.records import Record
from seedbrowse.records.addresses import is_database_page

__all__ = ["written"]

_CSL_JSON: Final = "csl-json"
_OWN_FIELDS: Final = {"bibtex": "bibtex", "biblatex": "bibtex", "ris": "ris", _CSL_JSON: ""}
"""The formats of bibliographies, and from which format each takes fields that no other one has.

Those of another format would stand there under labels that say something else, or as notes; those
of a database's own BibTeX say what is no part of a bibliography.
"""
_OF_LATEX: Final = frozenset({"bibtex", "biblatex"})
_BYTE_ORDER_MARK: Final = "\ufeff"


def written(format_name: str, records: Iterable[Record], keys: Callable[[Record], str]) -> str:
    """Records in a format, without a line break at the end.

    The same records with the same keys always give the same text.

    Args:
        format_name: A name of `formats.writers.WRITERS`.
        records: The records.
        keys: Gives each record its citation key: `citing.keys.CiteKeys()`.
    """
    out = io.StringIO()
    if format_name in _OWN_FIELDS:
        records = (_for_bibliography(record, format_name) for record in records)
    _write_of(format_name)(records, out, keys)
    return out.getvalue().removeprefix(_BYTE_ORDER_MARK).rstrip("\n")


def _write_of(format_name: str) -> Write:
    if format_name == _CSL_JSON:
        from seedbrowse.formats.csl import shared_writer  # as `writer_of` does

        return shared_writer.write
    return writer_of(format_name)


def _for_bibliography(record: Record, format_name: str) -> Record:
    own_fields = record.source.format == _OWN_FIELDS[format_name] and not _is_of_a_database(record)
    cited = msgspec.structs.replace(
        record,
        url="" if is_database_page(record.url) else record.url,
        index_keywords=(),
        affiliations=(),
        correspondence="",
        funding=(),
        references=(),
        document_type="",
        publication_stage="",
        open_access=None,
        open_access_status="",
        cited_by=None,
        copyright="",
        extra=record.extra if own_fields else {},
    )
    return _for_latex(cited, format_name) if format_name in _OF_LATEX else cited


def _is_of_a_database(record: Record) -> bool:
    return bool(record.eid or record.wos)


def _for_latex(record: Record, format_name: str) -> Record:
    """The record as styles of BibTeX need it, which know no article numbers and no names."""
    from seedbrowse.formats.bibtex.capitals import with_kept_capitals  # for these formats alone

    title = with_kept_capitals(record.title, record.language)
    if format_name == "bibtex" and not record.page:
        return msgspec.structs.replace(record, title=title, page=record.number, number="")
    return msgspec.structs.replace(record, title=title)
