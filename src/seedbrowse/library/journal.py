"""Journal: what the person has marked in a library, written down step by step as it happens.

A step is written in a thread as soon as it is made, in one transaction, and then survives a kill
and a power cut. Steps of earlier runs can be taken back too: the last `MOST_STEPS` of them, as long
as they concern no more than `MOST_DIGESTS` records.

Several programs may have the same library open. Each writes what a step changes and not what it
leads to, so that none undoes what another one does; it sees the others' marks when it starts again.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from typing import Final, TypeVar

from seedbrowse.durable_files import beside_damage, durable, locked
from seedbrowse.library.journal_file import JournalFile, Kept
from seedbrowse.library.mark_history import Step
from seedbrowse.paths import library_name, real_paths
from seedbrowse.records.text import harmless

__all__ = ["Journal", "Trouble"]

Outcome = TypeVar("Outcome")

_FOLDER: Final = "marks"
_LOCK: Final = "marks.lock"
_PARTS: Final = ("-wal", "-shm", "")
"""What the names of the files end in that an SQLite file consists of.

The last steps may stand in the first one; a new file must never meet the one of an old file.
"""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong in keeping marks; the program goes on."""

    title: str
    message: str
    is_anew: bool = False
    """Whether nothing is kept yet of what was marked before, as a new file has been begun."""


class Journal:
    """Keeps the marks of one library in the data directory."""

    def __init__(
        self,
        folder: Callable[[], Path],
        paths: Sequence[str],
        tell: Callable[[Trouble], object],
    ) -> None:
        """Make it; nothing is read yet.

        Args:
            folder: Gives the data directory when it is first needed, or raises `OSError`.
            paths: What the library is made of; `library_name` has to have a name for it.
            tell: Called when something goes wrong, in any thread.
        """
        self._data_folder = folder
        self._name = library_name(paths)
        self._about = harmless(", ".join(real_paths(paths)))
        self._tell = tell
        self._file: JournalFile | None = None
        self._changing = Lock()
        self._unwritten: deque[Callable[[JournalFile], None]] = deque()
        self._writing: Thread | None = None
        self._is_trouble_told = False

    def read(self) -> Kept:
        """What earlier runs and other programs have marked; before anything is written.

        Takes time. Where nothing can be read it is told why, and there is nothing.
        """
        try:
            return self._tried(JournalFile.read)
        except (OSError, sqlite3.Error) as error:
            self._complain(error)
            return Kept(set())

    def add(self, step: Step, dropped: Sequence[Step] = ()) -> None:
        """Keep a step; those that were taken back before cannot be done again any more."""
        self._write(partial(JournalFile.add, step=step, dropped=dropped))

    def take_back(self, step: Step) -> None:
        """Keep that a step is taken back."""
        self._write(partial(JournalFile.take_back, step=step))

    def repeat(self, step: Step) -> None:
        """Keep that a step is done again."""
        self._write(partial(JournalFile.repeat, step=step))

    def add_marks(self, digests: Iterable[int]) -> None:
        """Keep marks whose steps are lost with the file that had them."""
        self._write(partial(JournalFile.add_marks, digests=digests))

    def wait(self) -> None:
        """Wait until everything is written that can be."""
        thread = self._writing
        if thread is not None:
            thread.join()

    def close(self) -> None:
        """Write what is not written yet, and give the file back."""
        self.wait()
        if self._unwritten:
            self._start()
            self.wait()
        self._give_back()

    def _write(self, write: Callable[[JournalFile], None]) -> None:
        self._unwritten.append(write)
        self._start()

    def _start(self) -> None:
        """See to it that somebody writes: a thread which the program does not end without."""
        with self._changing:
            if self._writing is None:
                self._writing = Thread(target=self._write_all, name="journal")
                self._writing.start()

    def _write_all(self) -> None:
        """Write everything in its order; what cannot be written waits for the next step."""
        while True:
            with self._changing:
                if not self._unwritten:
                    self._writing = None
                    return
            try:
                self._tried(self._unwritten[0])
            except (OSError, sqlite3.Error) as error:
                self._complain(error)
                with self._changing:
                    self._writing = None
                return
            self._unwritten.popleft()

    def _tried(self, use: Callable[[JournalFile], Outcome]) -> Outcome:
        """Do something with the file, or with a new one where it is damaged."""
        try:
            return use(self._opened())
        except sqlite3.OperationalError:
            raise  # locked, full, read-only: not damaged
        except sqlite3.DatabaseError:
            self._put_aside()
            return use(self._opened())

    def _opened(self) -> JournalFile:
        """The file as it is open, or else opened."""
        if self._file is not None and not self._file.is_in_place:
            self._give_back()
            self._tell(Trouble("The marks have a new file",
                               f"Somebody has removed {self._path()}.", is_anew=True))  # fmt: skip
        if self._file is None:
            self._file = JournalFile(self._path(), self._about)
        return self._file

    def _put_aside(self) -> None:
        """Give a damaged file another name, unless another program has done so meanwhile."""
        self._give_back()
        path = self._path()
        with locked(path.with_name(_LOCK)):
            try:
                self._opened().read()
                return
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self._give_back()
            aside = beside_damage(path)
            for part in _PARTS:
                old = path.with_name(path.name + part)
                if old.exists():
                    old.replace(aside.with_name(aside.name + part))
            durable(path.parent)
        message = f"{path} is called {aside.name} now; a new file is begun."
        self._tell(Trouble("The file of marks is damaged", message, is_anew=True))

    def _path(self) -> Path:
        folder = self._data_folder() / _FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder / f"{self._name}.sqlite"

    def _give_back(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _complain(self, error: OSError | sqlite3.Error) -> None:
        """Say it, but once."""
        if not self._is_trouble_told:
            self._is_trouble_told = True
            reason = error.strerror if isinstance(error, OSError) else str(error)
            self._tell(Trouble("Marks are not kept", f"{reason}. They last until you leave."))
