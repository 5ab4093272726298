"""Reading: one export file being read, by the reader that its content asks for."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from seedbrowse.formats.content import Content
from seedbrowse.formats.decoding import HEAD_SIZE, encoding_of
from seedbrowse.formats.detect import Detection, detect
from seedbrowse.formats.known_formats import FORMATS, reader_of
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.odd_bytes import guess_told
from seedbrowse.formats.sections import sections
from seedbrowse.problems import Problem
from seedbrowse.records import Record

__all__ = ["Reading"]


class Reading:
    """One file being read: iterate to get its records, problems and metadata in file order.

    Never raises for bad content. `format` and `encoding` are known at once; `format` is empty
    where no reader knows the content, and iterating then yields one Problem that says so.
    """

    def __init__(self, stream: BinaryIO, path: str, format_name: str = "") -> None:
        """Look at the beginning of a file; `format_name` is given where it is known what it is."""
        self._counting = _Counting(stream)
        self._stream = io.BufferedReader(self._counting, HEAD_SIZE)
        self._path = path
        head = self._stream.peek(HEAD_SIZE)[:HEAD_SIZE]
        self.encoding = encoding_of(head)
        """Python's name of the encoding: `utf-8-sig`, `utf-16`, `cp1252`."""

        self._is_told = bool(format_name)
        if format_name:
            detection = Detection(format_name, "it was asked for")
        else:
            detection = detect(head, head.decode(self.encoding, "replace"))
        self.format = detection.format
        """Name of the format, empty where no reader knows it."""

        self.reason = detection.reason
        """Why the file is thought to have that format, or none."""

    @property
    def bytes_read(self) -> int:
        """How many bytes of the stream have been consumed so far."""
        return self._counting.count

    def __iter__(self) -> Iterator[Record | Problem | Metadata]:
        """Read the file to its end."""
        if not self.format:
            yield Problem(self._path, 0, self.reason)
            return
        if not FORMATS[self.format].decodes:
            yield from guess_told(self._path, self.encoding)
        content = Content(self._stream, self.encoding, self._path)
        found = False
        divided = [(self.format, content)] if self._is_told else sections(content, self.format)
        for name, section in divided:
            for item in reader_of(name)(section):
                found = found or isinstance(item, Record)
                yield item
        if not found:
            yield Problem(self._path, 0, self._nothing_found())

    def _nothing_found(self) -> str:
        if not self._is_told:
            return "no record was found in it; export it again"
        title = FORMATS[self.format].title
        return f"no record was found in it as {title}; leave its format to be recognised"


class _Counting(io.RawIOBase):
    """A raw stream over another one that counts what has been read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._wrapped = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        data = self._wrapped.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)
