"""Messages: what a loading process tells beside `events`, and how both travel through a pipe.

Every message is four bytes of length (big-endian) and a MessagePack body.
"""

import os
import struct
from collections.abc import Iterator
from typing import IO, Any, Final

import msgspec

from seedbrowse.library.catalogue import SegmentFacts
from seedbrowse.library.events import FileFinished, FileReport, FileStarted, Progress
from seedbrowse.library.inputs import InputFile
from seedbrowse.library.opening import LoadStarted, Notice

__all__ = [
    "AllRead",
    "Built",
    "Extent",
    "FileRead",
    "Job",
    "JobFile",
    "LoadMessage",
    "PartWritten",
    "SegmentFinished",
    "StoreFailed",
    "WorkMessage",
    "received",
    "sent",
]

_LENGTH: Final = struct.Struct(">I")


class JobFile(msgspec.Struct, frozen=True):
    """An `InputFile`, its names as the bytes that the file system knows."""

    index: int
    """Its number in the library."""

    path: bytes
    member: bytes
    rest: dict[str, Any]

    @classmethod
    def from_input(cls, index: int, file: InputFile) -> "JobFile":
        """Wrap it up for another process."""
        rest = {name: getattr(file, name) for name in InputFile.__struct_fields__}
        path, member = os.fsencode(rest.pop("path")), os.fsencode(rest.pop("member"))
        return cls(index, path, member, rest)

    @property
    def input(self) -> InputFile:
        """The input file again."""
        rest = {**self.rest, "stamp": tuple(self.rest["stamp"])}
        return InputFile(path=os.fsdecode(self.path), member=os.fsdecode(self.member), **rest)


class Job(msgspec.Struct, frozen=True):
    """Files that one process reads into one segment."""

    files: tuple[JobFile, ...]

    @property
    def bytes(self) -> int:
        """How much there is to read."""
        return sum(file.rest["size"] for file in self.files)


class Extent(msgspec.Struct, frozen=True, tag=True):
    """So many records of a file can be read from a segment by now."""

    index: int
    """The file's number in the library."""

    label: str
    segment: str
    first: int
    count: int


class PartWritten(msgspec.Struct, frozen=True, tag=True):
    """A part of a segment's index and columns is there."""

    segment: str
    number: int
    first: int
    """Number of its first record in the segment."""

    count: int


class FileRead(msgspec.Struct, frozen=True, tag=True):
    """A file of a job is read to its end."""

    index: int
    first: int
    report: FileReport


class SegmentFinished(msgspec.Struct, frozen=True, tag=True):
    """A job is done: the segment is whole, and on the disk."""

    facts: SegmentFacts


class AllRead(msgspec.Struct, frozen=True, tag=True):
    """All files are read; what follows is the building of the library."""


class Built(msgspec.Struct, frozen=True, tag=True):
    """The library is built under this name."""

    name: str


class StoreFailed(msgspec.Struct, frozen=True, tag=True):
    """Nothing more can be written where the cache is."""

    message: str


WorkMessage = (
    FileStarted | Progress | Extent | PartWritten | FileRead | SegmentFinished | StoreFailed
)
"""From the process that reads files."""

LoadMessage = (
    LoadStarted | FileStarted | Progress | Extent | PartWritten | FileFinished | Notice | AllRead
    | Built | StoreFailed
)  # fmt: skip
"""From the process that has them read."""

_encoder = msgspec.msgpack.Encoder()


def sent(message: object, stream: IO[bytes]) -> None:
    """Send a message.

    Raises:
        OSError: Nobody reads any more.
    """
    body = _encoder.encode(message)
    stream.write(_LENGTH.pack(len(body)) + body)
    stream.flush()


def received(stream: IO[bytes], kind: Any) -> Iterator[Any]:
    """Receive messages of a type, or union of types, until the other end closes or dies."""
    decoder = msgspec.msgpack.Decoder(kind)
    while len(head := stream.read(_LENGTH.size)) == _LENGTH.size:
        (length,) = _LENGTH.unpack(head)
        body = stream.read(length)
        if len(body) < length:  # killed in the middle of a message
            return
        yield decoder.decode(body)
