"""Term set store: the person's term sets in the data directory, some for one library, some for all.

Several programs may run at once: each writes only what the person changes in it, into what is
there by then, under a lock. What was written survives a kill.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from seedbrowse.durable_files import beside_damage, locked, write_privately
from seedbrowse.paths import library_name, real_paths
from seedbrowse.records.text import harmless
from seedbrowse.term_sets.term_set import MOST_SETS, TermSet, without_repetition
from seedbrowse.term_sets.toml_file import FileContent, read, toml_of

__all__ = ["Change", "KeptSet", "Reach", "TermSetError", "TermSetStore"]

_FOLDER: Final = "term-sets"
_LOCK: Final = "term-sets.lock"


class Reach(StrEnum):
    """What a set is painted in; the value is how that is told."""

    LIBRARY = "this library"
    ALL = "all libraries"


class KeptSet(msgspec.Struct, frozen=True):
    """A set, and what it is painted in."""

    term_set: TermSet
    reach: Reach


class Change(msgspec.Struct, frozen=True):
    """A set in place of another one, or added where there was none, or removed."""

    before: KeptSet | None
    after: KeptSet | None
    place: int | None = None
    """Among the sets of its reach, where it does not take the place of another."""

    @property
    def undone(self) -> "Change":
        """The change that takes it back."""
        return Change(self.after, self.before, self.place)


class TermSetError(Exception):
    """A change that cannot be made; the message says why, as a sentence."""


class TermSetStore:
    """The sets of one library and those of all, each in a TOML file that a person can read."""

    def __init__(self, folder: Callable[[], Path], paths: Sequence[str] = ()) -> None:
        """Make it; nothing is read yet.

        Args:
            folder: Gives the data directory when it is first needed, or raises `OSError`.
            paths: What the library is made of; sets can be kept for it alone where there are any
                and standard input is not among them.
        """
        self._data_folder = folder
        own = library_name(paths)
        self._names = {Reach.LIBRARY: own, Reach.ALL: "all"} if own else {Reach.ALL: "all"}
        self._about = f"Of {', '.join(map(_shown, real_paths(paths)))}"

    @property
    def reaches(self) -> tuple[Reach, ...]:
        """What sets can be kept for, the nearest first."""
        return tuple(self._names)

    def read(self) -> tuple[list[KeptSet], list[str]]:
        """All sets, those of the library first, and what is wrong in their files."""
        kept: list[KeptSet] = []
        complaints: list[str] = []
        for reach in self._names:
            try:
                content = self._content(self._data_folder() / _FOLDER, reach)
            except OSError as error:
                complaints.append(f"Term sets cannot be read: {error.strerror}")
                continue
            kept += [KeptSet(each, reach) for each in content.sets]
            complaints += map(str, content.problems)
        return kept, complaints

    def change(self, changes: Iterable[Change]) -> None:
        """Make some changes, in their order, or none of them.

        May wait for another program.

        Raises:
            TermSetError: A name is taken, or there are too many sets.
            OSError: They cannot be written.
        """
        folder = self._data_folder() / _FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        with locked(folder / _LOCK):
            contents = {reach: self._content(folder, reach) for reach in self._names}
            sets = {reach: [*content.sets] for reach, content in contents.items()}
            for change in changes:
                _make(change, sets)
            for reach, content in contents.items():
                if sets[reach] != [*content.sets]:
                    self._write(folder, reach, sets[reach], is_damaged=bool(content.problems))

    def _content(self, folder: Path, reach: Reach) -> FileContent:
        try:
            return read(self._path(folder, reach))
        except FileNotFoundError:
            return FileContent()

    def _write(
        self, folder: Path, reach: Reach, sets: Iterable[TermSet], *, is_damaged: bool
    ) -> None:
        path = self._path(folder, reach)
        if is_damaged:
            path.replace(beside_damage(path))
        about = "Of all libraries" if reach is Reach.ALL else self._about
        text = f"# Term sets of seedbrowse. {about}.\n\n{toml_of(sets)}"
        write_privately(path, text.encode())

    def _path(self, folder: Path, reach: Reach) -> Path:
        return folder / f"{self._names[reach]}.toml"


def _make(change: Change, sets: dict[Reach, list[TermSet]]) -> None:
    """Change sets; one that another program has removed is not missed."""
    before, after, place = change.before, change.after, change.place
    if before is not None:
        there = sets[before.reach]
        keys = [each.key for each in there]
        with suppress(ValueError):
            at = keys.index(before.term_set.key)
            theirs = there.pop(at)
            if after is not None:
                changed = _merged(before.term_set, after.term_set, theirs)
                after = KeptSet(changed, after.reach)
                place = at if after.reach is before.reach else place
    if after is not None:
        _add(after, sets[after.reach], place)


def _merged(before: TermSet, after: TermSet, theirs: TermSet) -> TermSet:
    """What becomes of a set that another program may have changed since it was read."""
    if theirs == before:
        return after
    fields = [name for name in TermSet.__struct_fields__ if name != "words"]
    changed = {name: getattr(after, name) for name in fields}
    changed = {name: value for name, value in changed.items() if value != getattr(before, name)}
    words = [each for each in theirs.words if each in after.words or each not in before.words]
    words += [each for each in after.words if each not in before.words]
    return msgspec.structs.replace(theirs, words=without_repetition(words), **changed)


def _add(added: KeptSet, there: list[TermSet], place: int | None) -> None:
    for each in there:
        if each.key == added.term_set.key:
            raise TermSetError(f"There is a set “{each.name}” for {added.reach} already.")
    if len(there) >= MOST_SETS:
        raise TermSetError(f"There are {MOST_SETS} sets for {added.reach} already.")
    there.insert(len(there) if place is None else place, added.term_set)


def _shown(path: str) -> str:
    """A path in a comment; bytes that are no text are told as such."""
    return harmless(os.fsencode(path).decode(errors="backslashreplace"))
