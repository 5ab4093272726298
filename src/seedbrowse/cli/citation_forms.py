"""Citation forms: references and citations as they are printed."""

import sys
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from seedbrowse.citing.citer import Citer, Output
from seedbrowse.records import Record

__all__ = ["write_bibliography", "write_citation", "write_json"]

_PARAGRAPHS: Final = frozenset({Output.MARKDOWN, Output.LATEX})
"""Outputs in which only an empty line ends a paragraph."""


def write_bibliography(
    records: Sequence[Record], citer: Citer, output: Output, *, in_style_order: bool
) -> None:
    """Print a reference a line, or a paragraph; of HTML a fragment, as citation programs make it.

    References of several lines, with annotations for instance, have an empty line between them.
    """
    entries = citer.bibliography(records, output, in_style_order=in_style_order)
    if output is Output.HTML:
        lines = [f'  <div class="csl-entry">{entry}</div>' for entry in entries]
        entries = ['<div class="csl-bib-body">', *lines, "</div>"] if entries else []
    is_apart = output in _PARAGRAPHS or (
        output is Output.TEXT and any("\n" in entry for entry in entries)
    )
    separator = "\n\n" if is_apart else "\n"
    if entries:
        sys.stdout.write(f"{separator.join(entries)}\n")


def write_citation(records: Sequence[Record], citer: Citer, output: Output) -> None:
    """Print one citation of all records."""
    if records:
        sys.stdout.write(f"{citer.in_text(records, output)}\n")


def write_json(
    records: Mapping[str, Record], citer: Citer, output: Output, *, in_text: bool
) -> None:
    """Print one object: each record's name, and its reference or citation alone."""
    cited = {
        name: citer.in_text([record], output) if in_text else citer.reference(record, output)
        for name, record in records.items()
    }
    sys.stdout.write(f"{msgspec.json.format(msgspec.json.encode(cited), indent=2).decode()}\n")
