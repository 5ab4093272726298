"""Remembered: one value that the program keeps from run to run, in a file of its own.

Several programs may run at once: each makes its changes, under a lock, in what is kept by then, so
that none undoes what another one wrote beside them. What was written survives a kill.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

import msgspec

from seedbrowse.durable_files import beside_damage, locked, write_privately

__all__ = ["Remembered"]

Value = TypeVar("Value", bound=msgspec.Struct)


class Remembered(Generic[Value]):
    """A frozen struct, kept as JSON for the next run."""

    def __init__(
        self,
        folder: Callable[[], Path],
        name: str,
        usual: Value,
        settled: Callable[[Value], Value] | None = None,
    ) -> None:
        """Make it; nothing is read yet.

        Args:
            folder: Gives the directory when it is first needed, or raises `OSError`.
            name: The file's name without `.json`.
            usual: The value where none was ever kept.
            settled: What becomes of what was kept, for this run alone.
        """
        self._folder = folder
        self._name = f"{name}.json"
        self._usual = usual
        self._settled = settled
        self._changing, self._writing = Lock(), Lock()
        self._value: Value | None = None
        self._changes: list[Callable[[Value], Value]] = []
        self.trouble = ""
        """Why what was kept cannot be used; known once `value` was asked for."""

    @property
    def value(self) -> Value:
        """What holds in this run; of other programs only what they wrote before it was asked for.

        Reads the file when first asked; a damaged one counts as none.
        """
        with self._changing:
            return self._known()

    def replace(self, value: Value) -> None:
        """Have another value from here on; `write` keeps it."""
        self.change(lambda _kept: value)

    def change(self, change: Callable[[Value], Value]) -> None:
        """Have the value changed; `write` makes the same change in what is kept by then."""
        with self._changing:
            self._value = change(self._known())
            self._changes.append(change)

    def write(self) -> None:
        """Keep what was changed; may wait for another program, so any thread can do it.

        A damaged file is put aside, under the name that `trouble` tells.

        Raises:
            OSError: It cannot be written; until the end of this run it holds all the same.
        """
        with self._writing:
            with self._changing:
                changes = [*self._changes]
            if not changes:
                return
            path = self._folder() / self._name
            with locked(path.with_suffix(".lock")):
                kept, trouble = self._read(path)
                if trouble:
                    path.replace(beside_damage(path))
                for change in changes:
                    kept = change(kept)
                write_privately(path, msgspec.json.format(msgspec.json.encode(kept)) + b"\n")
            with self._changing:
                del self._changes[: len(changes)]

    def _known(self) -> Value:
        if self._value is None:
            kept = self._usual
            with suppress(OSError):  # writing will tell
                kept, self.trouble = self._read(self._folder() / self._name)
            self._value = self._settled(kept) if self._settled else kept
        return self._value

    def _read(self, path: Path) -> tuple[Value, str]:
        """What is kept, and why it cannot be used where it cannot."""
        try:
            return msgspec.json.decode(path.read_bytes(), type=type(self._usual)), ""
        except FileNotFoundError:
            return self._usual, ""
        except (msgspec.MsgspecError, RecursionError) as error:
            aside = beside_damage(path).name
            return self._usual, (
                f"{path.name} is damaged ({error}); the next choice puts it aside as {aside}"
            )
