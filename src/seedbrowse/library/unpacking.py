"""Unpacking: what a compressed file holds, as a stream that can be read twice and has its limits.

Nothing is ever unpacked to the disk, nor kept in memory: going back means to begin anew.
"""

import io
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from zipfile import ZipInfo

    from _typeshed import WriteableBuffer

# `gzip` and `zipfile` are imported where something is unpacked: most inputs are not compressed.

__all__ = [
    "HARMLESS_SIZE",
    "HIGHEST_RATIO",
    "LARGEST",
    "ArchiveError",
    "beginning",
    "gunzipped",
    "raise_damage",
    "unzipped",
]

LARGEST: Final = 4 * 1024**3
"""Bytes that may come out of one file."""

HIGHEST_RATIO: Final = 200
"""How many times its compressed size a file may grow to. Text shrinks to a third or a tenth."""

HARMLESS_SIZE: Final = 50 * 1024**2
"""Bytes from which on the ratio counts: below, a file may well be one line said over and over."""

_PACKED: Final = 32 * 1024
_GLANCE: Final = 1024
_CHUNK: Final = 128 * 1024
_LOCAL_HEADER: Final = 30

_CUT_OFF = "the compressed text is cut off; what comes before that is kept, get the file again"
_DAMAGED = "the compressed text is damaged; what comes before that is kept, get the file again"
_CHANGED = "the text is not what its checksum says, so it is damaged; get the file again"
_BEHIND = "something that is not compressed stands behind the text; it was not read"


class ArchiveError(OSError):
    """A compressed file cannot be read, or no further; the message says what to do about it."""


def gunzipped(packed: BinaryIO) -> BinaryIO:
    """What a gzip file holds; closing the stream closes `packed`.

    What is damaged ends early; `raise_damage` tells.
    """
    return _UnpackedReader(_Unpacked(packed, 0, _gunzip))


def unzipped(packed: BinaryIO, entry: "ZipInfo") -> BinaryIO:
    """What a zip archive holds under an entry of its directory; closing the stream closes both.

    What is damaged ends early; `raise_damage` tells.
    """

    def decode(stream: BinaryIO) -> Iterator[bytes]:
        return _verified(_decoded(_member(stream, entry), entry), entry)

    return _UnpackedReader(_Unpacked(packed, entry.header_offset, decode))


def beginning(packed: BinaryIO, entry: "ZipInfo") -> bytes:
    """The first bytes of what a zip archive holds under an entry, at no more than a glance."""
    packed.seek(entry.header_offset)
    try:
        return next(_decoded(_member(packed, entry, _GLANCE), entry), b"")
    except ArchiveError:
        return b""  # reading it in full tells the reason


def raise_damage(stream: BinaryIO) -> None:
    """Tell why a stream that has been read to its end was not whole, where it was not.

    Raises:
        ArchiveError: It ended early, or is not what its checksum says.
    """
    if isinstance(stream, _UnpackedReader) and stream.unpacked.damage is not None:
        raise stream.unpacked.damage


class _Unpacked(io.RawIOBase):
    """Decoded chunks as a raw stream; a decoder that fails ends it, and is remembered."""

    def __init__(
        self, packed: BinaryIO, start: int, decode: Callable[[BinaryIO], Iterator[bytes]]
    ) -> None:
        self._packed = packed
        self._start = start
        self._decode = decode
        self._begin()

    def _begin(self) -> None:
        self._packed.seek(self._start)
        self._chunks = self._decode(self._packed)
        self._chunk = memoryview(b"")
        self._position = 0
        self._read_from = 0
        self.damage: ArchiveError | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        if whence == os.SEEK_END:
            while self.read(_CHUNK):
                pass
        if whence != os.SEEK_SET:
            offset += self._position
        if offset < self._position:
            self._begin()
        while self._position < offset and self.read(min(offset - self._position, _CHUNK)):
            pass
        return self._position

    def readinto(self, buffer: "WriteableBuffer") -> int:
        room = memoryview(buffer).cast("B")
        if not self._chunk and len(room):
            self._chunk = memoryview(self._next_chunk())
        size = min(len(room), len(self._chunk))
        room[:size] = self._chunk[:size]
        self._chunk = self._chunk[size:]
        self._position += size
        return size

    def close(self) -> None:
        if not self.closed:
            self._packed.close()
        super().close()

    def _next_chunk(self) -> bytes:
        if self.damage is not None:
            return b""
        try:
            chunk = next(self._chunks, b"")
            self._limit(self._position + len(chunk))
        except ArchiveError as damage:
            self.damage = damage
            return b""
        return chunk

    def _limit(self, size: int) -> None:
        if size > LARGEST:
            raise ArchiveError(
                f"more than {LARGEST // 1024**3} GiB come out of it, of which only the beginning "
                "was read; unpack it and split the file"
            )
        if size > HARMLESS_SIZE and size > HIGHEST_RATIO * (self._packed.tell() - self._start):
            raise ArchiveError(
                f"it grows to more than {HIGHEST_RATIO} times its size, as no export does, so "
                "only the beginning was read; unpack it if you trust it"
            )


class _UnpackedReader(io.BufferedReader):
    """Makes going back by a few bytes cheap, and small reads too."""

    def __init__(self, unpacked: _Unpacked) -> None:
        super().__init__(unpacked, _CHUNK)
        self.unpacked = unpacked


def _gunzip(packed: BinaryIO) -> Iterator[bytes]:
    import gzip

    try:
        with gzip.GzipFile(fileobj=packed) as unpacking:
            # One step at a time: a larger read would lose what comes before the damage.
            while chunk := unpacking.read1(_CHUNK):
                yield chunk
    except EOFError as error:
        raise ArchiveError(_CUT_OFF) from error
    except gzip.BadGzipFile as error:
        is_behind = str(error).startswith("Not a gzipped file")
        raise ArchiveError(_BEHIND if is_behind else _CHANGED) from error
    except zlib.error as error:
        raise ArchiveError(_DAMAGED) from error


def _member(packed: BinaryIO, entry: "ZipInfo", step: int = _PACKED) -> Iterator[bytes]:
    """The compressed bytes of a zip's member."""
    header = packed.read(_LOCAL_HEADER)
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise ArchiveError(_DAMAGED)
    name_length, extra_length = struct.unpack_from("<HH", header, _LOCAL_HEADER - 4)
    packed.seek(name_length + extra_length, os.SEEK_CUR)
    left = entry.compress_size
    while left and (chunk := packed.read(min(left, step))):
        left -= len(chunk)
        yield chunk
    if left:
        raise ArchiveError(_CUT_OFF)


def _decoded(packed: Iterator[bytes], entry: "ZipInfo") -> Iterator[bytes]:
    from zipfile import ZIP_STORED

    return packed if entry.compress_type == ZIP_STORED else _inflated(packed)


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    while not inflating.eof:
        given = inflating.unconsumed_tail or next(packed, b"")
        try:
            chunk = inflating.decompress(given, _CHUNK)
        except zlib.error as error:
            raise ArchiveError(_DAMAGED) from error
        if chunk:
            yield chunk
        elif not given and not inflating.eof:
            raise ArchiveError(_CUT_OFF)


def _verified(chunks: Iterator[bytes], entry: "ZipInfo") -> Iterator[bytes]:
    """The same chunks; in the end their size and checksum are those of the directory, or else."""
    size = checksum = 0
    for chunk in chunks:
        size += len(chunk)
        checksum = zlib.crc32(chunk, checksum)
        yield chunk
    if (size, checksum) != (entry.file_size, entry.CRC):
        raise ArchiveError(_CHANGED)
