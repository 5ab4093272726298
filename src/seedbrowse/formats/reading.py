"""Reading: one export file being read, by the reader that its content asks for."""

from collections.abc import Iterator
from typing import BinaryIO

from seedbrowse.formats.metadata import Metadata
from seedbrowse.problems import Problem
from seedbrowse.records import Record

__all__ = ["Reading"]


class Reading:
    """One file being read: iterate to get its records, problems and metadata in file order.

    Never raises for bad content. `format` and `encoding` are known at once; `format` is empty
    where no reader knows the content, and iterating then yields one Problem that says so.
    """

    format: str
    encoding: str

    def __init__(self, stream: BinaryIO, path: str) -> None:
        raise NotImplementedError

    @property
    def bytes_read(self) -> int:
        """How many bytes of the stream have been consumed so far."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[Record | Problem | Metadata]:
        raise NotImplementedError
