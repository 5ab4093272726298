"""Style catalogue: every style with what it says of itself, for looking one up and for searching.

Reading the beginnings of ten thousand files takes about a second; so what they say is kept in the
cache directory, as long as the folders of the package stay the same. The user's own styles are
few and are read each time.
"""

import contextlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Final

import msgspec

from seedbrowse.citing.csl.element import StyleError
from seedbrowse.citing.style_entry import StyleEntry, read_entry
from seedbrowse.citing.style_folders import (
    DEPENDENT,
    SUFFIX,
    read_bounded,
    style_folder,
    user_folder,
)
from seedbrowse.citing.style_search import StyleSearch
from seedbrowse.durable_files import replaced_atomically
from seedbrowse.paths import cache_dir

__all__ = ["StyleCatalogue"]

_NAMES: Final = (attrgetter("title"), attrgetter("id"), attrgetter("short_title"))
_FOLDER: Final = "styles"
"""Within the cache: of its own, so that clearing the cache removes it."""

_KEPT: Final = "catalogue.msgpack"
_SCHEMA: Final = 1
"""Raised whenever what is kept of a style changes."""


class StyleCatalogue:
    """The styles that come with the program, and the user's own, which come first."""

    def __init__(self, entries: Sequence[StyleEntry], damaged: Sequence[StyleError] = ()) -> None:
        self.entries = entries
        """Each id once."""

        self.damaged = damaged
        """Why some of the user's own styles are not among them."""

    @classmethod
    def load(cls) -> "StyleCatalogue":
        """Read what is kept, or else the styles themselves, which takes about a second.

        Raises:
            StyleError: The package with the styles is missing.
        """
        own, damaged = _own_entries()
        ids = {entry.id for entry in own}
        bundled = _bundled_entries(style_folder())
        if ids:
            bundled = [entry for entry in bundled if entry.id not in ids]
        return cls([*own, *bundled], damaged)

    @cached_property
    def _search(self) -> StyleSearch:
        return StyleSearch(self.entries)

    def named(self, name: str) -> StyleEntry | None:
        """The style that has this title, id or short title, whatever its capitals."""
        sought = name.casefold()
        for name_of in _NAMES:
            for entry in self.entries:
                if name_of(entry).casefold() == sought:
                    return entry
        return None

    def search(
        self, query: str, *, limit: int | None = None, recent: Sequence[str] = ()
    ) -> list[StyleEntry]:
        """The styles that a query may mean, the likeliest first.

        Every word may be unfinished or misspelt, and may be of the title, the id, an acronym, the
        field or the citation format. Without a query these are all styles.

        Args:
            query: What was typed.
            limit: At most so many; None for all.
            recent: Ids that were used lately, which come before what fits as well.
        """
        return [self.entries[number] for number in self._search.search(query, limit, recent)]


class _Kept(msgspec.Struct, array_like=True):
    """What stands in the cache."""

    stamp: str
    entries: list[StyleEntry]


def _bundled_entries(folder: Path) -> list[StyleEntry]:
    stamp = _stamp(folder)
    with contextlib.suppress(OSError, msgspec.DecodeError):
        kept = msgspec.msgpack.decode((cache_dir() / _FOLDER / _KEPT).read_bytes(), type=_Kept)
        if kept.stamp == stamp:
            return kept.entries
    entries = [entry for path in _files(folder) if (entry := _read(path))]
    with contextlib.suppress(OSError):  # a cache that is read-only or full: read again next time
        _keep(_Kept(stamp, entries))
    return entries


def _keep(kept: _Kept) -> None:
    folder = cache_dir() / _FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    with replaced_atomically(folder / _KEPT) as beside:
        beside.write_bytes(msgspec.msgpack.encode(kept))


def _stamp(folder: Path) -> str:
    """Tells one version of the package from another: it comes and goes as files in its folders."""
    changed = [each.stat().st_mtime_ns for each in (folder, folder / DEPENDENT)]
    return f"{_SCHEMA} {folder} {changed}"


def _files(folder: Path) -> Iterator[Path]:
    """The independent styles, then the others."""
    for each in (folder, folder / DEPENDENT):
        yield from sorted(each.glob(f"*{SUFFIX}"))


def _read(path: Path) -> StyleEntry | None:
    """A style of the package, by its file's name; None in the odd case that it is damaged."""
    try:
        entry = read_entry(read_bounded(path), path)
    except StyleError:
        return None
    return entry if entry.id == path.stem else msgspec.structs.replace(entry, id=path.stem)


def _own_entries() -> tuple[list[StyleEntry], list[StyleError]]:
    """The user's own styles, by their files' names, and why others are damaged."""
    folder = user_folder()
    entries: list[StyleEntry] = []
    damaged: list[StyleError] = []
    for path in sorted(folder.glob(f"*{SUFFIX}")) if folder else ():
        try:
            entry = read_entry(read_bounded(path), path, is_own=True)
        except StyleError as error:
            damaged.append(error)
        else:
            entries.append(msgspec.structs.replace(entry, id=path.stem))
    return entries, damaged
