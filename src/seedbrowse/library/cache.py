"""Cache: the directory of parsed files and built libraries, and who is using what in it.

    schema-N-VERSION/
        catalogue.sqlite        which content is parsed, and in which segment it is
        segments/NAME/          records of one or several files, written by one process
        libraries/KEY/current   names the build that is whole, and is replaced atomically
        libraries/KEY/NAME/     one build: manifest, columns, index, facets

Nothing in it is ever changed once it is named by the catalogue or by `current`; whatever is not
named by them is the rest of a process that was killed. A folder is in use as long as a process
holds its lock, which the system gives back when the process ends, however it ends.
"""

import fcntl
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from seedbrowse import __version__
from seedbrowse.paths import cache_dir

__all__ = ["LIMIT", "Cache", "Lock", "library_key", "to_remove"]

SCHEMA: Final = 7
"""Raised whenever what is stored, or what the readers make of a file, changes."""

LIMIT: Final = 8_000_000_000
"""Bytes the cache may keep; what was used longest ago goes first."""

_TEMPORARY: Final = "seedbrowse-"
_NEW: Final = ".new-"
_LOCK: Final = "lock"


class Lock:
    """A folder in use: shared by whoever reads or writes it, exclusive for who removes it."""

    def __init__(self, folder: Path, *, exclusive: bool = False, create: bool = False) -> None:
        """Take the lock.

        Raises:
            OSError: The folder is gone or may not be read; for an exclusive lock also where
                somebody uses it (`BlockingIOError`).
        """
        flags = os.O_RDONLY | (os.O_CREAT if create else 0)
        self._file = os.open(folder / _LOCK, flags, 0o600)
        try:
            kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
            fcntl.flock(self._file, kind | fcntl.LOCK_NB)
        except OSError:
            os.close(self._file)
            raise

    def release(self) -> None:
        """Give it back; also twice."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


class Cache:
    """One cache directory; make it by `shared` or `temporary`."""

    def __init__(self, root: Path, *, is_temporary: bool) -> None:
        self.root = root
        self.is_temporary = is_temporary
        """It is removed when the program ends."""

        self._lock = Lock(root, create=True) if is_temporary else None

    @classmethod
    def shared(cls) -> "Cache":
        """The user's cache.

        Raises:
            OSError: It cannot be made, or not be written to.
        """
        root = cache_dir() / f"schema-{SCHEMA}-{__version__}"
        for folder in (root, root / "segments", root / "libraries"):
            folder.mkdir(mode=0o700, exist_ok=True)
        with tempfile.TemporaryFile(dir=root) as probe:  # read-only or full: known right here
            probe.write(bytes(4096))
            probe.flush()
        return cls(root, is_temporary=False)

    @classmethod
    def temporary(cls) -> "Cache":
        """One for this run only; those that a killed run has left are removed.

        Raises:
            OSError: There is no room for temporary files.
        """
        for left in Path(tempfile.gettempdir()).glob(f"{_TEMPORARY}*/{_LOCK}"):
            with suppress(OSError), to_remove(left.parent) as folder:
                shutil.rmtree(folder)
        root = Path(tempfile.mkdtemp(prefix=_TEMPORARY))
        cache = cls(root, is_temporary=True)
        for folder in (root / "segments", root / "libraries"):
            folder.mkdir()
        return cache

    def close(self) -> None:
        """Remove it where it is a temporary one."""
        if self._lock is not None:
            self._lock.release()
            shutil.rmtree(self.root, ignore_errors=True)

    @property
    def catalogue(self) -> Path:
        """The file that says which content is parsed."""
        return self.root / "catalogue.sqlite"

    def segment(self, name: str) -> Path:
        """The folder of a segment."""
        return self.root / "segments" / name

    def library(self, key: str) -> Path:
        """The folder of all builds of a library."""
        return self.root / "libraries" / key

    def new_segment(self) -> tuple[str, Lock]:
        """Make a folder for a segment, in use from the first moment on.

        Raises:
            OSError: It cannot be made.
        """
        return _new_folder(self.root / "segments")

    def new_build(self, key: str) -> tuple[str, Lock]:
        """Make a folder for a build of a library, in use from the first moment on.

        Raises:
            OSError: It cannot be made.
        """
        library = self.library(key)
        library.mkdir(exist_ok=True)
        return _new_folder(library)


def library_key(paths: list[str], format_name: str = "") -> str:
    """The name under which a library of these paths, as they were given, is kept."""
    state = blake2b(format_name.encode(), digest_size=12)
    for path in paths:
        for form in (path, str(Path(path).absolute())):
            state.update(os.fsencode(form) + b"\0")
    return state.hexdigest()


def _new_folder(parent: Path) -> tuple[str, Lock]:
    name = secrets.token_hex(8)
    made = parent / (_NEW + name)
    made.mkdir()
    lock = Lock(made, create=True)
    made.rename(parent / name)
    return name, lock


@contextmanager
def to_remove(folder: Path) -> Iterator[Path]:
    """Make sure that nobody uses a folder, or will: it goes by another name from now on.

    Raises:
        OSError: It is in use, or gone.
    """
    lock = Lock(folder, exclusive=True)
    try:
        hidden = folder.with_name(f".old-{folder.name.lstrip('.')}-{secrets.token_hex(2)}")
        yield folder.rename(hidden)
    finally:
        lock.release()
