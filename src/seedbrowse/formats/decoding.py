"""Bytes to numbered lines, whatever the encoding and the line ends."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from seedbrowse.formats.entry import Line
from seedbrowse.formats.odd_bytes import (
    UNDECODABLE,
    as_windows_1252,
    has_undecodable,
    not_utf8,
)
from seedbrowse.problems import Problem

__all__ = ["HEAD_SIZE", "MAX_LINE_LENGTH", "encoding_of", "numbered_lines"]

HEAD_SIZE = 64 * 1024
"""How many bytes of a file decide on its encoding and format."""

MAX_LINE_LENGTH = 4_000_000
"""Characters; the longest line of a real export was 160,000. What is longer is not text."""

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def encoding_of(head: bytes) -> str:
    """Name the encoding of a file by its first bytes.

    A byte order mark decides; then the zero bytes of UTF-16; then whether it is UTF-8; only then
    does charset-normalizer look at it.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return encoding
    sample = head[:4096]
    if len(sample) >= 4 and sample.count(0) > len(sample) // 4:
        return "utf-16-be" if sample[0::2].count(0) > sample[1::2].count(0) else "utf-16-le"
    # A head may end inside a character, and one damaged byte must not change the encoding of a
    # file whose other bytes are UTF-8; legacy text hardly ever looks like UTF-8 by chance.
    text = head.decode("utf-8", "surrogateescape")[:-4]
    undecodable = sum(map(len, UNDECODABLE.findall(text)))
    if undecodable == 0 or len(_NOT_ASCII.findall(text)) >= 2 * undecodable:
        return "utf-8"
    from charset_normalizer import from_bytes  # only legacy files pay for the import

    matches = from_bytes(head)
    best = matches.best()
    # Short samples fit several code pages equally well; the commonest one is the better guess.
    western = [match for match in matches if match.encoding in ("cp1252", "latin_1")]
    if best is None or any(match.chaos <= best.chaos for match in western):
        return "cp1252"
    return best.encoding


def numbered_lines(stream: BinaryIO, encoding: str, source: str) -> Iterator[Line | Problem]:
    """Read a stream as lines, numbered from 1; CRLF, LF and lone CR all end a line.

    Never raises for undecodable bytes: in UTF-8 they are read as Windows-1252 and reported,
    elsewhere they become U+FFFD and are reported.
    """
    unicode_bytes = encoding in ("utf-8", "utf-8-sig")
    errors = "surrogateescape" if unicode_bytes else "replace"
    text = io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline=None)
    number = 0
    try:
        while line := text.readline(MAX_LINE_LENGTH):
            number += 1
            if len(line) == MAX_LINE_LENGTH and line[-1] != "\n":
                yield Problem(source, number, _TOO_LONG)
                while (rest := text.readline(MAX_LINE_LENGTH)) and rest[-1] != "\n":
                    pass
            line = line.rstrip("\n")
            if not line.isascii():
                if unicode_bytes and has_undecodable(line):
                    yield Problem(source, number, not_utf8(line))
                    line = as_windows_1252(line)
                elif "\ufffd" in line and not unicode_bytes:
                    yield Problem(source, number, f"some bytes are not {encoding} text")
            yield number, line
    finally:
        text.detach()


_TOO_LONG = (
    f"the line is longer than {MAX_LINE_LENGTH:,} characters; only its beginning was read, "
    "so the file is probably not an export"
)
