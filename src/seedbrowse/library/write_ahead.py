"""Write-ahead: SQLite files that several programs write at once, and that survive a kill."""

import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Final

__all__ = ["open_database"]

_PAUSE: Final = 0.005


def open_database(
    path: Path, schema: str, *, busy: float, same_thread: bool = True
) -> sqlite3.Connection:
    """Open an SQLite file, or make it; what is committed in it is on the disk.

    Args:
        path: The file.
        schema: Statements that make what is not there yet.
        busy: Seconds to wait while another program writes.
        same_thread: Whether only this thread will use it; else one at a time may.

    Raises:
        sqlite3.OperationalError: It is locked, its disk is full or cannot be written.
        sqlite3.DatabaseError: It is damaged.
    """
    database = sqlite3.connect(
        path, timeout=busy, isolation_level=None, check_same_thread=same_thread
    )
    try:
        _write_ahead(database, busy)
        database.execute("PRAGMA synchronous=FULL")
        database.execute("PRAGMA foreign_keys=ON")
        database.executescript(schema)
    except BaseException:
        database.close()
        raise
    return database


def _write_ahead(database: sqlite3.Connection, busy: float) -> None:
    # SQLite does not wait where two programs turn the same new file to this mode.
    given_up = monotonic() + busy
    while True:
        try:
            database.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_busy or monotonic() > given_up:
                raise
        sleep(_PAUSE)
