"""An index on disk, as the program keeps it: what building and opening one costs.

Both happen in a process of their own, so that memory and imports are theirs alone; what that
process runs is `benchmarks.index_process`.
"""

import subprocess
import sys
import time
from pathlib import Path

import msgspec

from benchmarks.known_items import Heading
from benchmarks.processes import anonymous_memory

__all__ = ["Build", "Index", "Opening", "built_in"]

_LOOK = 0.1  # seconds between two looks at the memory


class Build(msgspec.Struct, frozen=True):
    """What building cost."""

    building: float
    """CPU seconds for the parts, and for writing them."""

    merging: float
    """CPU seconds for making one of them."""

    before: int
    """Kilobytes before the first record: Python, numpy, and the words that are drawn from."""

    peak: int
    """Kilobytes at most, mapped files included."""

    sizes: dict[str, int]
    """Bytes of each array of the merged index, by file name."""


class Opening(msgspec.Struct, frozen=True):
    """CPU milliseconds of a process that opens an index and answers one query."""

    numpy: float
    modules: float
    """Importing the engine, rapidfuzz included, numpy not."""

    opening: float
    """Mapping the arrays and making the engine."""

    answer: float
    """The first query."""


class Index:
    """A folder with the parts of an index, the merged one, and a sample of its records."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def merged(self) -> Path:
        """Where the merged index is."""
        return self._folder / "merged"

    @property
    def sample(self) -> Path:
        """Where the headings of some of the records are."""
        return self._folder / "sample.json"

    @property
    def years(self) -> Path:
        """Where the year of every record is."""
        return self._folder / "years.npy"

    def part(self, number: int) -> Path:
        """Where a part is."""
        return self._folder / f"part-{number:04}"

    def parts(self) -> list[Path]:
        """Where the parts are."""
        return sorted(self._folder.glob("part-*"))

    def headings(self) -> list[Heading]:
        """Some of the records, as queries are made of them."""
        return msgspec.json.decode(self.sample.read_bytes(), type=list[Heading])

    def opened(self, query: str) -> Opening:
        """Open it in a new process and answer one query."""
        told = subprocess.run(
            _command("open", self._folder, query), stdout=subprocess.PIPE, check=True
        )
        return msgspec.json.decode(told.stdout, type=Opening)


def built_in(folder: Path, count: int, records: Path | None = None) -> tuple[Index, Build, float]:
    """Index so many records in a new process, of a file or invented ones.

    Returns:
        The index, what it cost, and the most megabytes that no file stood behind.
    """
    most = 0.0
    command = _command("build", folder, str(count), *([str(records)] if records else []))
    with subprocess.Popen(command, stdout=subprocess.PIPE) as building:
        while building.poll() is None:
            most = max(most, anonymous_memory(building.pid))
            time.sleep(_LOOK)
        told, _ = building.communicate()
    if building.returncode:
        sys.exit("the index was not built")
    return Index(folder), msgspec.json.decode(told, type=Build), most


def _command(name: str, folder: Path, *wanted: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.index_process", name, str(folder), *wanted]
