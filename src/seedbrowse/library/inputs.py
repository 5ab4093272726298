"""Inputs: what the user named — files, folders, patterns, `-` — as a list of files to read."""

import errno
import glob
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from seedbrowse.library import archives
from seedbrowse.problems import Problem

__all__ = ["STDIN", "InputFile", "Refusal", "find_inputs", "input_named", "printable"]

STDIN = "-"
"""The path that means standard input."""


class InputFile(msgspec.Struct, frozen=True):
    """One file to read."""

    path: str
    """For opening; `-` is standard input."""

    label: str
    """The path as it may be shown and stored: see `printable`."""

    size: int
    """Bytes that are to be read, unpacked where the archive tells; 0 where it is not known."""

    named: bool = True
    """False where a walk through a folder found it."""

    member: str = ""
    """Its name inside the zip archive at `path`, for opening; empty for a file of its own."""

    compression: str = ""
    """`gzip`, or `zip` for a member of an archive."""

    stamp: tuple[int, int, int] = (0, 0, 0)
    """Size on the disk, time of the last change in nanoseconds and inode, of the archive for a
    member: while they stay the same, so does the content. Zeros for standard input.
    """

    format: str = ""
    """The format it is to be read as; empty where its content tells."""


class Refusal(msgspec.Struct, frozen=True):
    """A path that gives nothing to read, and why."""

    problem: Problem
    readable: bool
    """False where the path cannot be read at all; True where it can, but holds no export."""


def find_inputs(paths: Sequence[str], format_name: str = "") -> list[InputFile | Refusal]:
    """Find the files that `paths` mean, to be read as `format_name` where that is given.

    The order is that of `paths`; inside a folder, and for a pattern, that of the names; inside an
    archive, its own. A file that is reached twice counts once, where it was reached first. What is
    in an archive may be named as it is shown: `exports.zip/folder/scopus.txt`.
    """
    seen: set[tuple[str, str]] = set()
    found = [new for path in paths for item in _expand(path) for new in _unseen(item, seen)]
    if not format_name:
        return found
    return [
        replace(item, format=format_name) if isinstance(item, InputFile) else item for item in found
    ]


def input_named(label: str) -> InputFile | None:
    """Find the file, or the member of an archive, that is shown under a label; None where none is.

    It is the file as it is now, which may be another one than that which was read.
    """
    if label == STDIN:
        return InputFile(STDIN, STDIN, 0)
    item = _labelled(label)
    return item if isinstance(item, InputFile) else None


def printable(path: str) -> str:
    r"""Spell a path so that it can be printed, stored and sent anywhere.

    A file's name may hold control characters, and bytes that are no text: both are written as
    escapes (`\x1b`). Every other path stays as it is.
    """
    if path.isprintable():
        return path
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in text
    )


def _labelled(label: str) -> InputFile | Refusal | None:
    path, rest = _existing(label)
    if not Path(path).is_file():
        return None
    label = f"{printable(path)}/{rest}" if rest else printable(path)
    for item in find_inputs([path]):
        if label == (item.label if isinstance(item, InputFile) else item.problem.source):
            return item
    return None


def _existing(label: str) -> tuple[str, str]:
    """Split a label into the longest path that exists, and the rest, a member's name."""
    if os.path.lexists(label):
        return label, ""
    path, separator, left = "", "", label
    while left and not Path(path).is_file():
        step, slash, behind = left.partition("/")
        found = _spelt(path + separator, step)
        if found is None:
            break
        path, separator, left = path + separator + found, slash, behind
    return path, left


def _spelt(folder: str, name: str) -> str | None:
    """The name in a folder that is printed as `name`."""
    if not name or os.path.lexists(folder + name):
        return name
    try:
        names = os.listdir(folder or ".")  # noqa: PTH208 - names, and of a text that may be empty
    except (OSError, ValueError):
        return None
    return next((each for each in names if printable(each) == name), None)


def _expand(path: str) -> Iterator[InputFile | Refusal]:
    if not path:
        yield _refusal('""', "an empty path names nothing; name a file, a folder or - instead")
        return
    if path == STDIN:
        yield InputFile(STDIN, STDIN, _stdin_size())
        return
    if not os.path.lexists(path) and glob.has_magic(path):
        yield from _match(path)
        return
    try:
        status = Path(path).stat()
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        member = _labelled(path) if isinstance(error, NotADirectoryError) else None
        yield member or _unreadable(path, error)
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _walk_named(path)
    elif not stat.S_ISREG(status.st_mode):
        yield _refusal(
            path,
            "is a pipe, socket or device, not a file; to read from a program, pipe it in and "
            "give - as the path",
        )
    else:
        yield _file(path, status, named=True)


def _stdin_size() -> int:
    try:
        status = os.fstat(0)
    except OSError:
        return 0  # closed: opening it will say so
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def _match(pattern: str) -> Iterator[InputFile | Refusal]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - a pattern may be absolute
    if not matches:
        yield _refusal(pattern, "no file matches this pattern; check its spelling")
    for match in matches:
        yield from _expand(match)


def _walk_named(folder: str) -> Iterator[InputFile | Refusal]:
    is_empty = True
    for item in _walk(folder):
        is_empty = False
        yield item
    if is_empty:
        message = "the folder holds no file to read (hidden ones do not count); name another one"
        yield _refusal(folder, message, readable=True)


def _walk(folder: str) -> Iterator[InputFile | Refusal]:
    """Every file below `folder` that is not hidden, without following links to folders."""
    pending = [folder]
    while pending:
        path = pending.pop()
        try:
            status = Path(path).stat()
            if stat.S_ISDIR(status.st_mode) and (path == folder or not Path(path).is_symlink()):
                pending += sorted(_visible(path), reverse=True)
            elif stat.S_ISREG(status.st_mode):
                yield _file(path, status, named=False)
        except OSError as error:
            yield _unreadable(path, error)


def _visible(folder: str) -> list[str]:
    with os.scandir(folder) as listing:
        return [entry.path for entry in listing if not entry.name.startswith(".")]


def _file(path: str, status: os.stat_result, *, named: bool) -> InputFile | Refusal:
    try:
        head = _head(path)
    except PermissionError:
        return _refusal(path, "you may not read this file; change its permissions (chmod u+r)")
    except OSError:
        head = b""  # loading tells the reason
    stamp = (status.st_size, status.st_mtime_ns, status.st_ino)
    compression = archives.kind_of(head)
    return InputFile(path, printable(path), status.st_size, named, "", compression, stamp)


def _head(path: str) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return os.read(descriptor, archives.MAGIC_SIZE)
    finally:
        os.close(descriptor)


def _unseen(item: InputFile | Refusal, seen: set[tuple[str, str]]) -> Iterator[InputFile | Refusal]:
    """What stands where `item` does, as far as it is not among the `seen` paths and members."""
    if isinstance(item, Refusal):
        yield item
        return
    path = item.path if item.path == STDIN else os.path.realpath(item.path)
    if (path, item.member) in seen:
        return
    seen.add((path, item.member))
    for each in _looked_into(item):
        if isinstance(each, InputFile) and each.member != item.member:
            if (path, each.member) in seen:
                continue
            seen.add((path, each.member))
        yield each


def _looked_into(file: InputFile) -> Iterator[InputFile | Refusal]:
    """The file, or what is in it where it is an archive."""
    try:
        if file.member or not file.compression:
            yield file
        elif file.compression == "gzip":
            yield _gzip(file)
        else:
            yield from _members(file)
    except OSError as error:
        yield _unreadable(file.path, error)


def _gzip(file: InputFile) -> InputFile | Refusal:
    if reason := archives.reason_against_gzip(file.path):
        return _refusal(file.path, reason, readable=True)
    return replace(file, size=archives.gzip_size(file.path, file.size))


def _members(archive: InputFile) -> Iterator[InputFile | Refusal]:
    for member in archives.members(archive.path):
        label = f"{archive.label}/{printable(member.name)}" if member.name else archive.label
        if member.reason:
            yield Refusal(Problem(label, 0, member.reason), readable=True)
        else:
            yield replace(archive, label=label, size=member.size, member=member.name)


def _unreadable(path: str, error: OSError | ValueError) -> Refusal:
    match error:
        case FileNotFoundError() if Path(path).is_symlink():
            reason = "is a link to a file that is not there; mend or remove the link"
        case FileNotFoundError() | ValueError():
            reason = "no such file or folder; check the spelling"
        case NotADirectoryError():
            reason = "no such file: a part of this path is a file, not a folder"
        case PermissionError():
            reason = "you may not read this; change its permissions, or those of its folder"
        case OSError(errno=errno.ELOOP):
            reason = "is a link that leads back to itself; mend or remove the link"
        case _:
            reason = f"cannot be read ({error.strerror}); check the disk and the path"
    return _refusal(path, reason)


def _refusal(path: str, message: str, *, readable: bool = False) -> Refusal:
    return Refusal(Problem(printable(path), 0, message), readable)
