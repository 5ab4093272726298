"""Raw lines: what stands in an input around a line, as it may be shown."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from seedbrowse.formats.decoding import HEAD_SIZE, encoding_of, numbered_lines
from seedbrowse.library.inputs import STDIN, InputFile
from seedbrowse.library.load import open_input
from seedbrowse.library.unpacking import ArchiveError, raise_damage

__all__ = ["LONGEST", "RawLine", "RawLines", "raw_lines", "visible"]

LONGEST: Final = 2_000
"""Characters of a line that are shown."""

_CHUNK: Final = 256 * 1024
_MOST_BYTES: Final = 8 * 1024**2
"""Of all wanted lines together; no screen shows more."""

_LINE_END: Final = re.compile(rb"\r\n|\r|\n")
_UNPRINTABLE: Final = re.compile(r"[^ -~]")
_JOINERS: Final = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line of an input."""

    number: int
    """Counted from 1."""

    text: str
    """Without control characters, and cut where it is very long."""


@dataclass(frozen=True, slots=True)
class RawLines:
    """Some lines of an input."""

    lines: tuple[RawLine, ...] = ()
    note: str = ""
    """Why these are not, or may not be, the lines that were read: one sentence, or empty."""


def raw_lines(
    file: InputFile,
    first: int,
    last: int,
    *,
    context: int = 3,
    most: int = 40,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> RawLines:
    """Read lines `first` to `last` of an input, and some around them.

    Nothing behind them is read, and what comes before is never kept. Lines are counted as the
    readers count them.

    Args:
        file: What to read; all that is said of it is checked again.
        first: Counted from 1; 0 means the file as a whole, of which the beginning is read.
        last: Where it is before `first`, only that one.
        context: So many lines before and after.
        most: So many lines at the most, the first ones of them.
        is_cancelled: Asked now and then; when it says yes, what is returned means nothing.
    """
    if file.path == STDIN:
        return RawLines(note="What came through standard input cannot be read again.")
    start = max(first - context, 1)
    end = min(max(first, last) + context if first else most, start + most - 1)
    note = ""
    try:
        status = Path(file.path).stat()
        if (status.st_size, status.st_mtime_ns, status.st_ino) != file.stamp:
            note = "The file has changed since it was read, and its lines may have moved."
        with open_input(file) as stream:
            lines = tuple(_read(stream, start, end, is_cancelled))
            is_short = not lines or lines[-1].number < first
            if is_short and not is_cancelled():
                raise_damage(stream)
                if first:
                    note = "The file ends before this line: it has changed since it was read."
    except FileNotFoundError:
        return RawLines(note="The file is not there any more.")
    except ArchiveError as error:
        return RawLines(note=f"It cannot be read: {error}.")
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        return RawLines(note=f"It cannot be read: {getattr(error, 'strerror', None) or error}.")
    return RawLines(lines, note)


def visible(text: str) -> str:
    r"""Make text harmless and what hides in it visible: tabs as `→`, controls as `\x1b`."""
    return text if text.isprintable() else _UNPRINTABLE.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    character = found[0]
    if character.isprintable() or character in _JOINERS:
        return character
    if character == "\t":
        return "→ "
    return " " if character.isspace() and ord(character) > 0x9F else _escaped(character)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _read(
    stream: BinaryIO, start: int, end: int, is_cancelled: Callable[[], bool]
) -> Iterator[RawLine]:
    encoding = encoding_of(stream.read(HEAD_SIZE))
    stream.seek(0)
    first = 1
    if _line_ends_are_ascii(encoding):
        stream, first = _passage(stream, start, end, is_cancelled), start
    for item in numbered_lines(stream, encoding, ""):
        if is_cancelled():
            return
        if isinstance(item, tuple):
            number = item[0] + first - 1
            if number >= start:
                yield RawLine(number, _cut(item[1]))
            if number >= end:
                return


def _line_ends_are_ascii(encoding: str) -> bool:
    """Whether line ends can be counted without decoding, which is ten times faster."""
    return encoding == "utf-8-sig" or "\r\n".encode(encoding) == b"\r\n"


def _passage(stream: BinaryIO, start: int, end: int, is_cancelled: Callable[[], bool]) -> BinaryIO:
    """The bytes of lines `start` to `end`."""
    kept = bytearray()
    number = 1
    """Of the line in which the next chunk begins."""
    while number <= end and len(kept) < _MOST_BYTES and not is_cancelled():
        chunk = stream.read(_CHUNK)
        while chunk.endswith(b"\r") and (more := stream.read(1)):
            chunk += more  # a line feed may belong to it
        if not chunk:
            break
        line_ends = chunk.count(b"\n") + chunk.count(b"\r") - chunk.count(b"\r\n")
        if number + line_ends >= start:
            kept += _from_line(chunk, start - number)
        number += line_ends
    return io.BytesIO(kept)


def _from_line(chunk: bytes, line_ends: int) -> bytes:
    """What follows after so many line ends."""
    if line_ends <= 0:
        return chunk
    for count, line_end in enumerate(_LINE_END.finditer(chunk), 1):
        if count == line_ends:
            return chunk[line_end.end() :]
    return b""


def _cut(text: str) -> str:
    if len(text) > LONGEST:
        return visible(text[:LONGEST]) + f"… ({len(text):,} characters)"
    return visible(text)
