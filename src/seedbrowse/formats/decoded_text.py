"""Bytes to text in pieces, for formats whose lines mean nothing: JSON and XML."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from seedbrowse.formats.odd_bytes import as_windows_1252, has_undecodable, not_utf8
from seedbrowse.problems import Problem

__all__ = ["PIECE_SIZE", "decoded_text"]

PIECE_SIZE = 256 * 1024
"""How many bytes are decoded at once."""

_BYTE_ORDER_MARK = "\ufeff"


def decoded_text(
    stream: BinaryIO, encoding: str, source: str, head: bytes = b""
) -> Iterator[str | Problem]:
    r"""Decode a stream; every line ends in `\n` alone, and byte order marks are left out.

    Never raises for undecodable bytes: in UTF-8 they are read as Windows-1252 and reported,
    elsewhere they become U+FFFD and are reported.

    Args:
        stream: The bytes, from wherever it stands.
        encoding: Python's name of a text encoding.
        source: The path that problems name.
        head: Bytes that have been read from the stream already.
    """
    unicode_bytes = encoding in ("utf-8", "utf-8-sig")
    decoder = io.IncrementalNewlineDecoder(
        codecs.getincrementaldecoder("utf-8" if unicode_bytes else encoding)(
            "surrogateescape" if unicode_bytes else "replace"
        ),
        translate=True,
    )
    line, data = 1, head or stream.read(PIECE_SIZE)
    while True:
        text = decoder.decode(data, final=not data)
        if not text.isascii():
            text = text.replace(_BYTE_ORDER_MARK, "")
            if unicode_bytes and has_undecodable(text):
                yield from _undecodable_lines(text, line, source)
                text = as_windows_1252(text)
            elif "\ufffd" in text and not unicode_bytes:
                yield Problem(source, line, f"some bytes are not {encoding} text")
        if text:
            yield text
            line += text.count("\n")
        if not data:
            return
        data = stream.read(PIECE_SIZE)


def _undecodable_lines(text: str, first_line: int, source: str) -> Iterator[Problem]:
    """Report each line that has bytes which are not UTF-8."""
    for number, line in enumerate(text.split("\n"), first_line):
        if has_undecodable(line):
            yield Problem(source, number, not_utf8(line))
