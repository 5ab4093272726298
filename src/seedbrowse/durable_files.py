"""Durable files: what is written survives a kill and a power cut, the old or the new, whole."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["beside_damage", "durable", "locked", "replaced_atomically", "write_privately"]


@contextmanager
def replaced_atomically(path: Path, *, suffix: str = "", overwrites: bool = True) -> Iterator[Path]:
    """Give a place to write a new version of a file, which then takes the place of the old one.

    After a power cut or a kill there is the old one or the new one, whole.

    Args:
        path: The file.
        suffix: What the new version's name ends in at first, where nobody else replaces the file
            meanwhile: what a kill has left there is written over. By default it is any.
        overwrites: Whether there may be an old one by the time when the new one is whole.

    Raises:
        FileExistsError: There is one, and it is not overwritten.
        OSError: It cannot be written.
    """
    import secrets  # with half of the cryptography: only who writes pays for it

    beside = path.with_name(path.name + (suffix or f".{secrets.token_hex(4)}"))
    try:
        yield beside
        durable(beside)
        if overwrites:
            beside.replace(path)
        else:
            _take_free_name(path, beside)
        durable(path.parent)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _take_free_name(path: Path, beside: Path) -> None:
    """Give a file a name that nobody has, in one step, so that nobody takes it meanwhile.

    Raises:
        FileExistsError: Somebody has it.
    """
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # a file has one name only there, as on most memory sticks
        path.touch(exist_ok=False)
        beside.replace(path)
    else:
        beside.unlink()


def write_privately(path: Path, content: bytes) -> None:
    """Replace a file that this user alone can read; whoever does so holds a lock meanwhile.

    Raises:
        OSError: It cannot be written.
    """
    with replaced_atomically(path, suffix=".new") as beside:
        beside.touch(mode=0o600)
        beside.write_bytes(content)


def beside_damage(path: Path) -> Path:
    """Where a damaged file is put aside, since somebody may want to mend it.

    The name tells its content, so that none that was put aside before is written over.

    Raises:
        OSError: It cannot be read.
    """
    from hashlib import blake2b  # seldom needed

    content = blake2b(path.read_bytes(), digest_size=4).hexdigest()
    return path.with_name(f"{path.stem}.damaged-{content}{path.suffix}")


def durable(*paths: Path) -> None:
    """See to it that files, or folders' lists of names, are on the disk.

    Raises:
        OSError: They cannot be written.
    """
    for path in paths:
        file = os.open(path, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


@contextmanager
def locked(path: Path, *, shared: bool = False) -> Iterator[None]:
    """Hold a lock that other programs ask for too, so that none undoes what another one writes.

    It is given back when the process ends, however it ends. Waits as long as somebody else has it.

    Args:
        path: A file that is there for the lock alone; it is made, for this user, and stays.
        shared: Whether others may hold it at the same time, if they want it shared too.

    Raises:
        OSError: The file cannot be made.
    """
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)
