"""Pruning: removing from a cache what nothing names any more, and what was used longest ago."""

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from seedbrowse.library.cache import LIMIT, Cache, to_remove
from seedbrowse.library.catalogue import Catalogue

__all__ = ["Use", "clear", "folder_size", "prune", "touch", "uses"]

_GRACE: Final = 3600.0
"""Seconds after which a folder that is not named yet belongs to nobody who still lives."""


class Use(NamedTuple):
    """A folder of a cache that can be removed as a whole."""

    folder: Path
    is_library: bool
    used: float
    """When it was used last, in seconds since 1970."""

    size: int
    """Bytes."""


def prune(cache: Cache, catalogue: Catalogue, limit: int = LIMIT) -> None:
    """Remove what is left over, and then what was used longest ago, until `limit` is kept.

    What any process uses stays.
    """
    if cache.is_temporary:
        return
    catalogue.forget_unseen()
    known = catalogue.segments()
    for folder in _folders(cache.root / "segments"):
        if folder.name not in known:
            _remove(folder, grace=folder.name.startswith("."))
    for library in _folders(cache.root / "libraries"):
        with suppress(OSError):
            current = (library / "current").read_bytes()
            for build in _folders(library):
                if build.name.encode() != current:
                    _remove(build, grace=build.name.startswith("."))
    found = sorted(uses(cache), key=lambda use: (not use.is_library, use.used))
    total = sum(use.size for use in found)
    others = [path for path in _folders(cache.root.parent) if path != cache.root]
    if others and total + sum(map(folder_size, others)) > limit:
        for other in others:  # of other versions of this program
            _clear_schema(other)
    for use in found:
        if total <= limit:
            return
        if use.is_library:
            removed = _remove_each(_folders(use.folder))
            if removed:
                shutil.rmtree(use.folder, ignore_errors=True)
        else:
            removed = _remove(use.folder)
            if removed:
                catalogue.forget(use.folder.name)
        total -= use.size if removed else 0


def uses(cache: Cache) -> Iterator[Use]:
    """Everything in a cache that takes room."""
    for name, marker in (("segments", "lock"), ("libraries", "current")):
        for folder in _folders(cache.root / name):
            with suppress(OSError):
                used = (folder / marker).stat().st_mtime
                yield Use(folder, name == "libraries", used, folder_size(folder))


def touch(*markers: Path) -> None:
    """Note that something is used now, by its `lock` or `current`."""
    for marker in markers:
        # A read-only cache, or one that was just cleared: nothing depends on it.
        with suppress(OSError):
            os.utime(marker)


def folder_size(folder: Path) -> int:
    """Bytes that the files in a folder have."""
    total = 0
    for path in folder.rglob("*"):
        with suppress(OSError):
            total += 0 if path.is_dir() else path.stat().st_size
    return total


def clear(root: Path) -> tuple[int, int]:
    """Remove everything below the cache directory `root` that no process uses.

    Returns the bytes that were removed, and those that are in use and stay.
    """
    before = folder_size(root)
    for schema in _folders(root):
        _clear_schema(schema)
    after = folder_size(root)
    return before - after, after


def _clear_schema(schema: Path) -> None:
    """Remove everything of one version of the cache that no process uses."""
    in_use = False
    for kind in (schema / "segments", schema / "libraries"):
        for folder in _folders(kind):
            parts = [folder] if kind.name == "segments" else _folders(folder)
            if _remove_each(parts):
                shutil.rmtree(folder, ignore_errors=True)
            else:
                in_use = True
    if not in_use:
        shutil.rmtree(schema, ignore_errors=True)


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []


def _remove_each(folders: Sequence[Path]) -> bool:
    """Remove what can be removed; whether that was everything."""
    return sum(map(_remove, folders)) == len(folders)


def _remove(folder: Path, *, grace: bool = False) -> bool:
    """Remove a folder unless it is in use; with `grace` unless it is young."""
    try:
        if grace and _age(folder) < _GRACE:
            return False
        with to_remove(folder) as hidden:
            shutil.rmtree(hidden)
    except FileNotFoundError:
        # Without a lock it is the rest of a removal, or of a process killed before its first step.
        is_begun = folder.name.startswith(".new-") and _age(folder) < _GRACE
        if not (folder / "lock").exists() and not is_begun:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError:
        return False
    return True


def _age(folder: Path) -> float:
    """Seconds since something was last put into a folder."""
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:
        return 0.0
