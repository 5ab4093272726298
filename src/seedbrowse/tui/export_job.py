"""Export job: records on their way into a file, in a thread beside the interface."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from seedbrowse.library.library import Library
from seedbrowse.output_files import objection, whole_file
from seedbrowse.records import Record
from seedbrowse.tui.export_formats import Manner, write
from seedbrowse.tui.export_ranges import ExportRange
from seedbrowse.tui.form_writing import Materials

if TYPE_CHECKING:
    from seedbrowse.citing.citer import Citer

__all__ = ["ExportJob", "ExportSource", "RefusedError", "Sample", "StoppedError"]

PREVIEWED = 10
"""Records that a preview shows at most."""

MOST = 6000
"""Characters of a preview; more than any screen shows."""


class StoppedError(Exception):
    """Nobody waits for the file any more."""


class RefusedError(Exception):
    """Something speaks against writing; its text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class ExportSource:
    """What can be exported, and what it is written with."""

    library: Library
    ranges: Sequence[ExportRange]
    """At least one."""

    citer: Callable[[], "Citer"]
    """Gives what writes references; takes time at first, and raises `StyleError`."""

    in_style_order: bool
    """Whether lists of references have the order of their style."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The first records as they would be written."""

    text: str
    note: str
    """What is to be said of them."""

    count: int
    """How many records there are in all."""


@dataclass(frozen=True, slots=True)
class ExportJob:
    """Some records, and how they are written."""

    source: ExportSource
    range: ExportRange
    manner: Manner

    def sample(self, is_cancelled: Callable[[], bool]) -> Sample:
        """Write the first records.

        Raises:
            StoppedError: As soon as `is_cancelled` says so.
            DamagedError: The store is being built anew.
        """
        numbers = self._numbers(is_cancelled)
        out = io.StringIO()
        records = self._records(numbers[:PREVIEWED], is_cancelled)
        note = self._write(records, out, is_cancelled) if numbers else ""
        if note and len(numbers) > PREVIEWED:
            note = f"Of the first {PREVIEWED} records: {note}"
        return Sample(out.getvalue()[:MOST], note, len(numbers))

    def write_file(
        self,
        path: Path,
        *,
        overwrites: bool,
        tell: Callable[[int], None],
        is_cancelled: Callable[[], bool],
    ) -> tuple[int, str]:
        """Write all records to a file, which is there whole in the end or not at all.

        Args:
            path: The file.
            overwrites: Whether it may take the place of one that is there.
            tell: Is told again and again how many records were read.
            is_cancelled: Tells that nobody waits any more.

        Returns:
            How many records were written, and what the person should know of it.

        Raises:
            StoppedError: As soon as `is_cancelled` says so.
            RefusedError: There is nothing to write, or nowhere to write it.
            FileExistsError: There is such a file, and it is not overwritten.
            DamagedError: The store is being built anew.
            OSError: It cannot be written.
        """
        if reason := objection(path):
            raise RefusedError(reason)
        with whole_file(path, overwrites=overwrites) as out:
            numbers = self._numbers(is_cancelled)
            if not numbers:
                raise RefusedError("No marked record is here any more")
            records = self._records(numbers, is_cancelled, tell)
            note = self._write(records, out, is_cancelled)
        return len(numbers), note

    def _numbers(self, is_cancelled: Callable[[], bool]) -> Sequence[int]:
        numbers = self.range.numbers(is_cancelled)
        if is_cancelled():
            raise StoppedError
        return numbers

    def _records(
        self,
        numbers: Sequence[int],
        is_cancelled: Callable[[], bool],
        tell: Callable[[int], None] = lambda _count: None,
    ) -> Iterator[Record]:
        for count, number in enumerate(numbers):
            if is_cancelled():
                raise StoppedError
            tell(count)
            yield self.source.library[number]

    def _write(
        self, records: Iterable[Record], out: TextIO, is_cancelled: Callable[[], bool]
    ) -> str:
        def checkpoint() -> None:
            if is_cancelled():
                raise StoppedError

        materials = Materials(
            self.source.citer, in_style_order=self.source.in_style_order, checkpoint=checkpoint
        )
        return write(self.manner, records, out, materials)
