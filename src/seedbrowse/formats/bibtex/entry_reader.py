"""EntryReader: one BibTeX entry while it becomes a record."""

from collections.abc import Callable
from typing import Final

from seedbrowse.formats.bibtex.entry import BibEntry
from seedbrowse.formats.bibtex.fields import TYPES
from seedbrowse.formats.bibtex.scopus import is_scopus_note
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.values.latex import latex_to_text, unescaped
from seedbrowse.records import Source
from seedbrowse.records.text import clean

__all__ = ["ABSENT", "EntryReader"]

ABSENT: Final = "NA"
"""What R writes into a field that has no value."""


class EntryReader:
    """What is known of an entry while its fields are read."""

    def __init__(self, entry: BibEntry, place: Source) -> None:
        self.entry = entry
        self.builder = RecordBuilder(place)
        self.given: dict[str, str] = {}
        """Values by labels in lower case, for fields that are read together with others."""

        for label, value in entry.fields:
            self.given.setdefault(label.lower(), value)
        self.kind = TYPES.get(entry.kind, "document")
        # Scopus writes plain text, in which braces, dollars and tildes are themselves.
        self.is_scopus = "scopus" in self.given.get("source", "").lower() and is_scopus_note(
            self.given.get("note", "")
        )
        self.is_wos = "unique-id" in self.given
        self.decoded: Callable[[str], str] = unescaped if self.is_scopus else latex_to_text
        """Makes plain text of a value."""

        self.later: dict[str, str] = {}
        """Texts that are read when all fields are known, by labels in lower case."""

    def text(self, value: str) -> str:
        """A value as clean, plain text."""
        return clean(self.decoded(value))
