"""Archives: which files a zip archive holds, and what a gzip file holds, told by their content.

A name inside an archive is only ever shown: nothing is unpacked to the disk.
"""

import os
import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias

import msgspec

from seedbrowse.library.unpacking import (
    HARMLESS_SIZE,
    HIGHEST_RATIO,
    LARGEST,
    ArchiveError,
    beginning,
    gunzipped,
    unzipped,
)
from seedbrowse.records.text import clean

if TYPE_CHECKING:
    from zipfile import ZipInfo

# `zipfile` is imported where an archive is opened: most inputs are none.

__all__ = [
    "MAGIC_SIZE",
    "MOST_MEMBERS",
    "Member",
    "gzip_size",
    "kind_of",
    "members",
    "open_gzip",
    "open_member",
    "reason_against_gzip",
]

MAGIC_SIZE: Final = 4
"""How many bytes of a file `kind_of` wants."""

MOST_MEMBERS: Final = 10_000
_LARGEST_DIRECTORY: Final = 8 * 1024**2
"""Bytes; ten thousand members with names of several hundred characters."""

_KINDS: Final = ((b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"\x1f\x8b", "gzip"))
_END_RECORD: Final = 22
_LONGEST_COMMENT: Final = 0xFFFF
_ZIP64_RECORDS: Final = 56 + 20
_ENCRYPTED: Final = 0x1
_TAR_MAGIC: Final = 257
"""Where a tar archive says that it is one."""

_MOST_GROWTH: Final = 1032
"""No byte of gzip grows to more."""

_METHODS: Final = {1: "shrink", 6: "implode", 9: "Deflate64", 12: "bzip2", 14: "LZMA",
                   93: "Zstandard", 95: "XZ", 98: "PPMd", 99: "AES encryption"}  # fmt: skip
_OFFICE: Final = (
    ("xl/", "an Excel workbook", "save it as CSV"),
    ("word/", "a Word document", "save it as plain text"),
    ("ppt/", "a PowerPoint presentation", "open the export itself"),
)
_MIME_TYPES: Final = (
    ("opendocument.spreadsheet", "an OpenDocument spreadsheet", "save it as CSV"),
    ("opendocument.text", "an OpenDocument text", "save it as plain text"),
    ("epub", "an e-book (EPUB)", "open the export itself"),
)
_DAMAGED: Final = "the zip archive is damaged or cut off; get it again, or unpack it"
_NO_EXPORT: Final = "not an export; {}, or export it again as RIS, CSV or plain text"

_Directory: TypeAlias = "dict[str, list[ZipInfo]]"


class Member(msgspec.Struct, frozen=True):
    """A file in a zip archive, as its directory tells of it."""

    name: str
    """In full, with folders; empty where something is said of the whole archive."""

    size: int = 0
    """Bytes, unpacked."""

    reason: str = ""
    """Why it is not read, and what to do about it; empty where it can be."""


def kind_of(head: bytes) -> str:
    """What a file is by its first bytes: `zip`, `gzip`, or empty where it is neither."""
    return next((kind for magic, kind in _KINDS if head.startswith(magic)), "")


def members(path: str) -> Iterator[Member]:
    """The files in a zip archive, in its own order.

    Folders and hidden files are left out. The last one may have no name: it says why the archive
    as a whole cannot be used, or gives less than is in it.

    Raises:
        OSError: The archive cannot be read.
    """
    try:
        directory = _directory_of(path)
    except ArchiveError as error:
        yield Member("", reason=str(error))
        return
    with Path(path).open("rb") as packed:
        if what := _office_document(directory, packed):
            yield Member("", reason=f"this is {what}")
            return
        shown = {name: entries for name, entries in directory.items() if _counts(name)}
        for name, entries in shown.items():
            if name:
                reason = _reason_against(entries[-1]) or _nested(beginning(packed, entries[-1]))
                yield Member(name, entries[-1].file_size, reason)
    if reason := _reason_for_less(shown):
        yield Member("", reason=reason)


def open_member(path: str, name: str) -> BinaryIO:
    """Open a file in a zip archive.

    Raises:
        ArchiveError: The archive does not hold it any more, or it must not be read.
        OSError: The archive cannot be read.
    """
    entries = _directory_of(path).get(name)
    if entries is None:
        raise ArchiveError("is not in the archive any more; open the archive again")
    if reason := _reason_against(entries[-1]):
        raise ArchiveError(reason)
    return unzipped(Path(path).open("rb"), entries[-1])


def open_gzip(path: str) -> BinaryIO:
    """Open what a gzip file holds.

    Raises:
        OSError: The file cannot be read.
    """
    return gunzipped(Path(path).open("rb"))


def gzip_size(path: str, size: int) -> int:
    """How many bytes come out of a gzip file of `size` bytes; `size` where it does not tell.

    Its last four bytes tell, but only for the last of several parts, and not beyond 4 GiB.
    """
    with Path(path).open("rb") as packed:
        packed.seek(-min(size, 4), os.SEEK_END)
        told = int.from_bytes(packed.read(4), "little")
    return told if size <= told <= _MOST_GROWTH * size else size


def reason_against_gzip(path: str) -> str:
    """Why a gzip file is not read, and what to do; empty where it can be.

    Raises:
        OSError: The file cannot be read.
    """
    with open_gzip(path) as stream:
        return _nested(stream.read(_TAR_MAGIC + 5))


def _directory_of(path: str) -> _Directory:
    status = Path(path).stat()
    return _directory(path, status.st_size, status.st_mtime_ns, status.st_ino)


@lru_cache(maxsize=4)  # whoever opens one member soon opens the next one
def _directory(path: str, size: int, _mtime: int, _inode: int) -> _Directory:
    """The entries of a zip archive by name, in its own order.

    Raises:
        ArchiveError: The archive is damaged or too big.
        OSError: It cannot be read.
    """
    from zipfile import BadZipFile, ZipFile

    with Path(path).open("rb") as packed:
        count, length = _announced(packed, size)
        if count > MOST_MEMBERS or length > _LARGEST_DIRECTORY:
            raise ArchiveError(_too_many(count))
        try:
            entries = ZipFile(packed).infolist()
        except (BadZipFile, NotImplementedError, ValueError, EOFError, struct.error) as error:
            raise ArchiveError(_DAMAGED) from error
    if len(entries) > MOST_MEMBERS:
        raise ArchiveError(_too_many(len(entries)))
    if sum(entry.compress_size for entry in entries) > size:
        message = "files in the archive overlap, as in no honest one, so none was read"
        raise ArchiveError(f"{message}; unpack it if you trust it")
    directory: _Directory = {}
    for entry in entries:
        if not 0 <= entry.header_offset < size:  # no place to seek to
            raise ArchiveError(_DAMAGED)
        directory.setdefault(entry.filename, []).append(entry)
    return directory


def _announced(packed: BinaryIO, size: int) -> tuple[int, int]:
    """How many entries a zip's directory has, and how many bytes; 0 where none is found.

    `zipfile` would read whatever is announced, so that a glance comes first.
    """
    tail_size = min(size, _END_RECORD + _LONGEST_COMMENT + _ZIP64_RECORDS)
    packed.seek(size - tail_size)
    tail = packed.read(tail_size)
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) < place + _END_RECORD:
        return 0, 0
    count, length = struct.unpack_from("<HI", tail, place + 10)
    zip64 = place - _ZIP64_RECORDS
    if zip64 >= 0 and tail.startswith(b"PK\x06\x06", zip64):
        count, length = struct.unpack_from("<QQ", tail, zip64 + 32)
    return count, length


def _too_many(count: int) -> str:
    return (
        f"the archive says that it holds {count:,} files; only archives of up to "
        f"{MOST_MEMBERS:,} are opened: unpack it and open its folder"
    )


def _counts(name: str) -> bool:
    """Whether it is a file, and not a hidden one."""
    parts = name.split("/")
    is_hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return not (name.endswith("/") or is_hidden or "__MACOSX" in parts)


def _reason_for_less(shown: _Directory) -> str:
    """Why an archive gives less than is in it, if it does."""
    if not shown:
        return "the archive holds no file to read (hidden ones do not count); name another one"
    reasons = []
    if "" in shown:
        reasons.append("a file without a name was not read")
    doubled = [name for name, entries in shown.items() if len(entries) > 1]
    if doubled:
        more = f" and {len(doubled) - 1:,} more" if len(doubled) > 1 else ""
        reasons.append(
            f"several files have the same name ({clean(doubled[0])}{more}), and only the last one "
            "of each was read, as in unpacking"
        )
    return "; ".join([*reasons, "rename them in the archive"]) if reasons else ""


def _office_document(directory: _Directory, packed: BinaryIO) -> str:
    """What kind of document an archive is, and what to do with it; empty for a true archive."""
    if "[Content_Types].xml" in directory:
        for folder, what, remedy in _OFFICE:
            if any(name.startswith(folder) for name in directory):
                return f"{what}, {_NO_EXPORT.format(remedy)}"
        return f"an Office document, {_NO_EXPORT.format('save it as plain text')}"
    if "mimetype" in directory:
        mime_type = beginning(packed, directory["mimetype"][-1])[:100].decode("ascii", "replace")
        for part, what, remedy in _MIME_TYPES:
            if part in mime_type:
                return f"{what}, {_NO_EXPORT.format(remedy)}"
        if mime_type.startswith("application/"):
            return f"an Office document, {_NO_EXPORT.format('save it as plain text')}"
    return ""


def _reason_against(entry: "ZipInfo") -> str:
    """Why a file in an archive is not read, as far as the directory tells."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED

    if entry.flag_bits & _ENCRYPTED:
        return "is encrypted; unpack the archive with its password and open this file"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        method = _METHODS.get(entry.compress_type, f"method {entry.compress_type}")
        return f"is compressed by {method}, which is not supported; unpack the archive first"
    if entry.file_size > LARGEST:
        return (
            f"is larger than {LARGEST // 1024**3} GiB, the most that is read of one file in an "
            "archive; unpack it"
        )
    if entry.file_size > HARMLESS_SIZE and entry.file_size > HIGHEST_RATIO * entry.compress_size:
        return (
            f"would grow to more than {HIGHEST_RATIO} times its size, as no export does; unpack "
            "it if you trust it"
        )
    return ""


def _nested(head: bytes) -> str:
    """Why what is inside is not read where that is packed once more."""
    kind = "tar" if head.startswith(b"ustar", _TAR_MAGIC) else kind_of(head)
    if not kind:
        return ""
    what = "an archive or an Office document" if kind == "zip" else f"a {kind} archive"
    return f"holds {what}, and what is packed twice is not opened; unpack it first"
