"""Watch: waiting for files that come, change, grow or go."""

import os
from collections.abc import Sequence
from glob import has_magic
from pathlib import Path
from threading import Event, Thread
from typing import Final

from seedbrowse.library.inputs import STDIN, InputFile, Refusal, find_inputs

__all__ = ["Watch", "fingerprint"]

STEADY: Final = 1.0
"""Seconds for which nothing may change before it is read: whoever writes a file has finished."""

_LOOK: Final = 0.25

Fingerprint = tuple[tuple[str, str, tuple[int, int, int]], ...]


def fingerprint(found: Sequence[InputFile | Refusal]) -> Fingerprint:
    """What input files look like from outside."""
    return tuple(
        (item.path, item.member, item.stamp)
        if isinstance(item, InputFile)
        else (item.problem.source, item.problem.message, (0, 0, 0))
        for item in found
        if not (isinstance(item, InputFile) and item.path == STDIN)
    )


class Watch:
    """Watches inputs until it is closed."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Watch the files, folders and patterns of `paths` from now on."""
        self._paths = [path for path in paths if path != STDIN]
        self._closed = Event()
        self._woken = Event()
        self._is_asked = False
        self.failure = ""
        """Why nothing is watched; empty while everything is."""

        self._folders: dict[str, int] = {}
        for path in self._paths:
            if Path(path).is_dir():
                self._folders[path] = _inode(path)
        named = [path for path in self._paths if path not in self._folders]
        # A link is watched where it is and where it leads to; a folder also from above, since
        # one that is removed and made anew is another one.
        beside = {*named, *map(os.path.realpath, named), *self._folders}
        for folder in self._folders:
            self._start([folder], recursive=True, names=None)
        for parent, name in {_watched(path) for path in beside}:
            self._start([parent], recursive="**" in name, names=None if has_magic(name) else {name})

    def _start(self, folders: list[str], *, recursive: bool, names: set[str] | None) -> None:
        Thread(target=self._follow, args=(folders, recursive, names), daemon=True).start()

    def wait_for_change(self, known: Fingerprint) -> Fingerprint | None:
        """Wait until the files differ from what is known, and hold still.

        None once it is closed, and where it has failed.
        """
        while not self._closed.is_set() and not self.failure:
            now = fingerprint(find_inputs(self._paths))
            if now != known:
                steady = self._steady(now)
                if steady is None or steady != known:
                    return steady
            if self._is_asked:
                self._is_asked = False
                return known
            self._woken.wait()
            self._woken.clear()
            self._watch_new_folders()
        return None

    def wake(self) -> None:
        """Let `wait_for_change` return, though nothing has changed."""
        self._is_asked = True
        self._woken.set()

    def close(self) -> None:
        """Watch no more."""
        self._closed.set()
        self._woken.set()

    def _watch_new_folders(self) -> None:
        """Watch folders that have come back: what watched them went with the old ones."""
        for folder, known in self._folders.items():
            now = _inode(folder)
            if now and now != known:
                self._start([folder], recursive=True, names=None)
            self._folders[folder] = now

    def _steady(self, seen: Fingerprint) -> Fingerprint | None:
        """What the files look like once they have looked so for a while."""
        held = 0.0
        while held < STEADY:
            if self._closed.wait(_LOOK):
                return None
            now = fingerprint(find_inputs(self._paths))
            held = held + _LOOK if now == seen else 0.0
            seen = now
        return seen

    def _follow(self, folders: list[str], recursive: bool, names: set[str] | None) -> None:
        from watchfiles import watch  # in a thread, after the first frame

        def is_wanted(_change: object, path: str) -> bool:
            return names is None or Path(path).name in names

        try:
            for _ in watch(
                *folders,
                watch_filter=is_wanted,
                recursive=recursive,
                stop_event=self._closed,
                rust_timeout=500,
                raise_interrupt=False,
                ignore_permission_denied=True,
            ):
                self._woken.set()
        except (OSError, RuntimeError) as error:  # the system's limit of watched files
            self.failure = str(error)
            self._woken.set()


def _watched(path: str) -> tuple[str, str]:
    """The nearest folder above a path, and what of the path stands in it.

    Above a pattern that is the folder before its first part that is a pattern; above a member
    of an archive, that of the archive.
    """
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - `..` must not follow links
    parent = whole.parent
    while not parent.is_dir():
        parent = parent.parent
    first, *others = whole.relative_to(parent).parts
    return str(parent), "/".join((first, *others)) if has_magic(path) else first


def _inode(folder: str) -> int:
    """What tells a folder from another one of the same name; 0 where there is none."""
    try:
        return Path(folder).stat().st_ino
    except OSError:
        return 0
