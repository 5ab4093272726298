"""Query history: the queries of earlier runs, and those that the person has given a name.

Several programs may run at once: each appends its queries to one file, and changes the names under
a lock, so that none loses what another one wrote. What was written survives a kill.
"""

import json
import os
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock

from seedbrowse.durable_files import beside_damage, locked, write_privately
from seedbrowse.query_help import LONGEST_QUERY

__all__ = ["NamedQueries", "QueryHistory"]

KEPT = 500
"""Queries that are remembered."""

_MOST_BYTES = 512 * 1024
"""A file that is larger is shortened to the queries that are remembered."""

_LOCK = "queries.lock"


class QueryHistory:
    """Queries that were used, kept in `queries.jsonl`: a JSON string a line, the newest last."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        """Make it; `folder` gives its directory when that is first needed, or raises `OSError`."""
        self._folder = folder
        self._queries: list[str] | None = None
        self._unwritten: deque[str] = deque()
        self._writing = Lock()

    @property
    def queries(self) -> list[str]:
        """The last ones, the newest at the end, none twice in a row.

        What cannot be read is left out: a damaged line, or everything where the file is none.
        """
        if self._queries is None:
            self._queries = []
            with suppress(OSError):
                self._queries = self._read()
        return self._queries

    def note(self, query: str) -> bool:
        """Remember a query until the end of this run; whether it is still to be written.

        The newest is not repeated.
        """
        if not query.strip() or self.queries[-1:] == [query] or len(query) > LONGEST_QUERY:
            return False
        self.queries.append(query)
        del self.queries[:-KEPT]
        self._unwritten.append(query)
        return True

    def write(self) -> None:
        """Keep what was noted, in its order; may wait for another program, so any thread can do it.

        Where it returns, everything noted before is written, by whichever thread.

        Raises:
            OSError: It cannot be written; until the end of this run it is remembered all the same.
        """
        with self._writing:
            unwritten = [self._unwritten.popleft() for _ in range(len(self._unwritten))]
            if not unwritten:
                return
            folder = self._folder()
            with locked(folder / _LOCK, shared=True):
                for query in unwritten:
                    _append(folder / "queries.jsonl", _line(query))

    def _read(self) -> list[str]:
        path = self._folder() / "queries.jsonl"
        if not path.exists():
            return []
        queries = _queries_in(path)
        if path.stat().st_size > _MOST_BYTES:
            with suppress(OSError), locked(path.parent / _LOCK):
                queries = _queries_in(path)
                write_privately(path, b"".join(map(_line, queries)))
        return queries


class NamedQueries:
    """Queries under the names that the person gave them, kept in `searches.json`."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        """Make it; `folder` gives its directory when that is first needed, or raises `OSError`."""
        self._folder = folder

    def all(self) -> Mapping[str, str]:
        """Queries by name, in the order of the names; also what other programs saved.

        What cannot be read is left out.
        """
        try:
            return _named_in(self._folder() / "searches.json") or {}
        except OSError:
            return {}

    def save(self, name: str, query: str) -> None:
        """Keep a query under a name, in place of what had it before.

        Raises:
            OSError: It cannot be written.
        """
        self._change(lambda named: named.update({name: query}))

    def remove(self, name: str) -> None:
        """Forget a name.

        Raises:
            OSError: It cannot be written.
        """
        self._change(lambda named: named.pop(name, None))

    def _change(self, change: Callable[[dict[str, str]], object]) -> None:
        path = self._folder() / "searches.json"
        with locked(path.parent / _LOCK):
            named = _named_in(path)
            if named is None:
                path.replace(beside_damage(path))
                named = {}
            change(named)
            write_privately(path, json.dumps(named, indent=1, sort_keys=True).encode() + b"\n")


def _line(query: str) -> bytes:
    # JSON has an escape for halves of characters, UTF-8 has no place for them.
    return json.dumps(query, ensure_ascii=False).encode(errors="backslashreplace") + b"\n"


def _queries_in(path: Path) -> list[str]:
    queries: list[str] = []
    for line in path.read_bytes().split(b"\n")[-2 * KEPT :]:
        with suppress(ValueError, RecursionError):
            query = json.loads(line)
            if isinstance(query, str) and query.strip() and queries[-1:] != [query]:
                queries.append(query)
    return [query for query in queries if len(query) <= LONGEST_QUERY][-KEPT:]


def _named_in(path: Path) -> dict[str, str] | None:
    """What a file of names holds: nothing where there is none, None where it is damaged."""
    try:
        named = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        return None
    if not isinstance(named, dict):
        return None
    return {
        name: query
        for name, query in sorted(named.items())
        if isinstance(query, str) and len(query) <= LONGEST_QUERY
    }


def _append(path: Path, line: bytes) -> None:
    """Write a line at the end of a file, also of one that ends in the middle of a line."""
    file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(file).st_size
        is_cut_off = size > 0 and os.pread(file, 1, size - 1) != b"\n"
        os.write(file, b"\n" + line if is_cut_off else line)
    finally:
        os.close(file)
