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

        folders = {path for path in self._paths if Path(path).is_dir()}
        files = [path for path in self._paths if path not in folders]
        parents = {_parent(path) for path in files}
        for watched, recursive, wanted in ((folders, True, []), (parents, False, files)):
            if watched:
                Thread(
                    target=self._follow, args=([*watched], recursive, wanted), daemon=True
                ).start()

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
        return None

    def wake(self) -> None:
        """Let `wait_for_change` return, though nothing has changed."""
        self._is_asked = True
        self._woken.set()

    def close(self) -> None:
        """Watch no more."""
        self._closed.set()
        self._woken.set()

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

    def _follow(self, folders: list[str], recursive: bool, files: list[str]) -> None:
        from watchfiles import watch  # in a thread, after the first frame

        names = {Path(path).name for path in files}

        def is_wanted(_change: object, path: str) -> bool:
            return not names or Path(path).name in names or any(map(has_magic, files))

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


def _parent(path: str) -> str:
    """The nearest folder above a path, or above the first part of it that is a pattern."""
    parent = Path(os.path.abspath(path)).parent  # noqa: PTH100 - `..` must not follow links
    while not parent.is_dir():
        parent = parent.parent
    return str(parent)
