"""Record blobs: a record as the store keeps it, with a checksum, and without its file's name.

The name is left out because the same content may be read again under another one.
"""

from typing import Final, TypeVar
from zlib import crc32

import msgspec

from seedbrowse.library.compared_record import ComparedRecord
from seedbrowse.library.library import DamagedError
from seedbrowse.records import Record
from seedbrowse.search.fields import SearchedRecord

__all__ = ["compared_from_blob", "from_blob", "searched_from_blob", "to_blob"]

_T = TypeVar("_T")
_CHECKSUM: Final = 4
"""Bytes of the CRC-32 in front of the MessagePack body, big-endian."""

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Record)
_searched_decoder = msgspec.msgpack.Decoder(SearchedRecord)
_compared_decoder = msgspec.msgpack.Decoder(ComparedRecord)


def to_blob(record: Record) -> bytes:
    """Store a record."""
    source = msgspec.structs.replace(record.source, path="")
    body = _encoder.encode(msgspec.structs.replace(record, source=source))
    return crc32(body).to_bytes(_CHECKSUM, "big") + body


def from_blob(blob: bytes, path: str) -> Record:
    """Restore a record that stands in the file called `path`.

    Raises:
        DamagedError: The blob is not what was stored.
    """
    record = _decoded(blob, _decoder)
    return msgspec.structs.replace(record, source=msgspec.structs.replace(record.source, path=path))


def searched_from_blob(blob: bytes) -> SearchedRecord:
    """Restore what is searched of a record, in half the time.

    Raises:
        DamagedError: The blob is not what was stored.
    """
    return _decoded(blob, _searched_decoder)


def compared_from_blob(blob: bytes) -> ComparedRecord:
    """Restore what of a record tells whether it is a duplicate.

    Raises:
        DamagedError: The blob is not what was stored.
    """
    return _decoded(blob, _compared_decoder)


def _decoded(blob: bytes, decoder: msgspec.msgpack.Decoder[_T]) -> _T:
    body = memoryview(blob)[_CHECKSUM:]
    if crc32(body) != int.from_bytes(blob[:_CHECKSUM], "big"):
        raise DamagedError("a record is not as it was stored")
    try:
        return decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedError(f"a record cannot be read: {error}") from error
