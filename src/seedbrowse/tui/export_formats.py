"""Export formats: everything that records can be written to a file as, in one table."""

import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TextIO

import msgspec

from seedbrowse.formats.losses import Losses
from seedbrowse.formats.writers import WRITERS, columns_of, fields_lost, writer_of
from seedbrowse.records import Record
from seedbrowse.tui.form_writing import Materials
from seedbrowse.tui.reference_writing import OutputName, references

__all__ = ["FORMATS", "USUAL_FORMAT", "ExportFormat", "Manner", "write"]

USUAL_FORMAT = "bibtex"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """One form of a file."""

    id: str
    title: str
    suffix: str
    """Of the name that is suggested."""

    output: OutputName | None = None
    """What references are written as, where it is a list of them."""

    @property
    def stem(self) -> str:
        """Of the name that is suggested."""
        return "references" if self.output else "export"

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of its columns, where it is a table; imports its writer."""
        return () if self.output else columns_of(self.id)

    @property
    def has_keys(self) -> bool:
        """Whether each record is written with a cite key."""
        return self.output is None


@dataclass(frozen=True, slots=True)
class Manner:
    """How records are written."""

    format: ExportFormat
    key_pattern: str = ""
    """Empty where keys of the source are kept."""

    columns: tuple[str, ...] = ()
    """Those that are written; empty for all that the format has."""


def write(manner: Manner, records: Iterable[Record], out: TextIO, materials: Materials) -> str:
    """Write records, and return what the person should know of it: a sentence, or nothing.

    Takes time, so that a thread does it; `materials` tell whether anybody still waits.
    """
    if manner.format.output:
        return _write_references(manner.format.output, [*records], out, materials)
    return _write_records(manner, records, out, materials)


def _write_records(
    manner: Manner, records: Iterable[Record], out: TextIO, materials: Materials
) -> str:
    from seedbrowse.citing.keys import CiteKeys  # with what transliterates them

    losses = Losses(fields_lost(manner.format.id, manner.columns))
    keys: Callable[[Record], str] = CiteKeys()
    if manner.key_pattern:
        # Some formats have the record's own key besides.
        records = _with_keys(records, CiteKeys(manner.key_pattern, keeps_own=False))
        keys = attrgetter("key")
    checked = _checked(losses.counted(records), materials)
    writer_of(manner.format.id, manner.columns)(checked, out, keys)
    return f"There is no place for {losses.told()}." if losses else ""


def _write_references(
    output: OutputName, records: Sequence[Record], out: TextIO, materials: Materials
) -> str:
    written = references(output)(records, materials)
    if output == "html":
        body = written.html or html.escape(written.text)
        out.write(_page(body if "<p>" in body else f"<p>{body}</p>"))
    else:
        out.write(f"{written.text}\n")
    return written.note


def _page(body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<title>References</title>\n'
        f'</head>\n<body>\n<div class="csl-bib-body">\n{body}\n</div>\n</body>\n</html>\n'
    )


def _with_keys(records: Iterable[Record], keys: Callable[[Record], str]) -> Iterator[Record]:
    return (msgspec.structs.replace(record, key=keys(record)) for record in records)


def _checked(records: Iterable[Record], materials: Materials) -> Iterator[Record]:
    for record in records:
        materials.checkpoint()
        yield record


def _title(name: str) -> str:
    return "Markdown table" if name == "markdown" else WRITERS[name].title


FORMATS: Mapping[str, ExportFormat] = {
    each.id: each
    for each in (
        *(
            ExportFormat(id=name, title=_title(name), suffix=(*writer.suffixes, ".bib")[0])
            for name, writer in WRITERS.items()
        ),
        ExportFormat(id="references", title="References", suffix=".txt", output="text"),
        ExportFormat(id="web-page", title="References, HTML", suffix=".html", output="html"),
        ExportFormat(
            id="references-markdown", title="References, Markdown", suffix=".md", output="markdown"
        ),
        ExportFormat(id="latex", title="References, LaTeX", suffix=".tex", output="latex"),
    )
}
"""By their ids, in the order of the dialog."""
