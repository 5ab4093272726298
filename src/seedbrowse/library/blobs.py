"""Record blobs: a record as the store keeps it, with a checksum, and without its file's name.

The name is left out because the same content may be read again under another one.
"""

from typing import Final
from zlib import crc32

import msgspec

from seedbrowse.library.library import DamagedError
from seedbrowse.records import Record

__all__ = ["from_blob", "to_blob"]

_CHECKSUM: Final = 4
"""Bytes of the CRC-32 in front of the MessagePack body, big-endian."""

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Record)


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
    body = memoryview(blob)[_CHECKSUM:]
    if crc32(body) != int.from_bytes(blob[:_CHECKSUM], "big"):
        raise DamagedError("a record is not as it was stored")
    try:
        record = _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedError(f"a record cannot be read: {error}") from error
    return msgspec.structs.replace(record, source=msgspec.structs.replace(record.source, path=path))
