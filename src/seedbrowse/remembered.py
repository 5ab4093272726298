"""Remembered: one value that the program keeps from run to run, in a file of its own.

Several programs may run at once: the last one that changes the value is remembered. What was
written survives a kill.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

import msgspec

from seedbrowse.durable_files import locked, replaced_atomically

__all__ = ["Remembered"]

Value = TypeVar("Value", bound=msgspec.Struct)


class Remembered(Generic[Value]):
    """A frozen struct, kept as JSON for the next run."""

    def __init__(
        self,
        folder: Callable[[], Path],
        name: str,
        usual: Value,
        settled: Value | None = None,
    ) -> None:
        """Make it; nothing is read yet.

        Args:
            folder: Gives the directory when it is first needed, or raises `OSError`.
            name: The file's name without `.json`.
            usual: The value where none was ever kept.
            settled: What prevails over what was kept, until it is replaced in this run.
        """
        self._folder = folder
        self._name = name
        self._usual = usual
        self._changing, self._writing = Lock(), Lock()
        self._value = settled
        self._is_changed = False
        self.trouble = ""
        """Why what was kept cannot be used; known once `value` was asked for."""

    @property
    def value(self) -> Value:
        """What holds in this run; of other programs only what they wrote before it was asked for.

        Reads the file when first asked; a damaged one counts as none.
        """
        with self._changing:
            if self._value is None:
                self._value = self._read()
            return self._value

    def replace(self, value: Value) -> None:
        """Have another value from here on; `write` keeps it."""
        with self._changing:
            self._value, self._is_changed = value, True

    def write(self) -> None:
        """Keep what was changed; may wait for another program, so any thread can do it.

        Raises:
            OSError: It cannot be written; until the end of this run it holds all the same.
        """
        with self._writing:
            with self._changing:
                value, is_changed, self._is_changed = self._value, self._is_changed, False
            if value is None or not is_changed:
                return
            try:
                self._write(value)
            except OSError:
                with self._changing:
                    self._is_changed = True
                raise

    def _write(self, value: Value) -> None:
        path = self._folder() / f"{self._name}.json"
        with (
            locked(path.with_suffix(".lock")),
            replaced_atomically(path, suffix=".new") as beside,
        ):
            beside.touch(mode=0o600)
            beside.write_bytes(msgspec.json.format(msgspec.json.encode(value)) + b"\n")

    def _read(self) -> Value:
        try:
            with suppress(OSError):  # there is none yet, or writing will tell
                kept = (self._folder() / f"{self._name}.json").read_bytes()
                return msgspec.json.decode(kept, type=type(self._usual))
        except (msgspec.MsgspecError, RecursionError) as error:
            self.trouble = f"{self._name}.json is damaged ({error})"
        return self._usual
