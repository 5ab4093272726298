"""Content: what one file holds, as its reader wants to have it."""

from collections.abc import Iterator
from typing import BinaryIO

from seedbrowse.formats.decoding import numbered_lines
from seedbrowse.formats.entry import Line
from seedbrowse.problems import Problem

__all__ = ["Content"]


class Content:
    """One file's content; it is read once, either by `lines` or by `stream`."""

    def __init__(self, stream: BinaryIO, encoding: str, source: str) -> None:
        self.stream = stream
        """The bytes, for formats that say themselves how they are encoded."""

        self.encoding = encoding
        """Python's name of the encoding."""

        self.source = source
        """The path that records and problems name."""

    def lines(self) -> Iterator[Line | Problem]:
        """The file's lines, numbered from 1, among them what is wrong with its encoding."""
        return numbered_lines(self.stream, self.encoding, self.source)
