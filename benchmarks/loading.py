"""Loading Scopus text: throughput, memory, and the time until rows are on screen.

Run `python -m benchmarks.loading [COUNT ...]` from the checkout. Beside the reader's figures
stands the floor: reading the same file line by line and doing nothing with it. No other program
known to us reads Scopus text, so there is no peer to print.
"""

import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.invented import invented_records
from seedbrowse.formats.reading import Reading
from seedbrowse.records import Record

COUNTS = (3_000, 20_000)
_ROWS_SHOWN = b"cited"
"""In the table's heading, which is drawn together with the first rows."""


def scopus_text(record: Record, number: int) -> str:
    """Write a record as the exports of 2023 on write it."""
    short = ", ".join(f"{name.family} {name.given[:1]}." for name in record.authors)
    ids = [f"{57_000_000_000 + number * 40 + place}" for place in range(len(record.authors))]
    full = "; ".join(
        f"{name.family}, {name.given} ({author_id})"
        for name, author_id in zip(record.authors, ids, strict=True)
    )
    address = f"https://www.scopus.com/inward/record.uri?eid=2-s2.0-{85_000_000_000 + number}"
    return (
        f"{short}\nAUTHOR FULL NAMES: {full}\n{'; '.join(ids)}\n{record.title}\n"
        f"({record.year}) {record.container_title}, 12 (3), pp. 100 - 120, Cited 4 times.\n"
        f"DOI: {record.doi}\n{address}&doi={record.doi}&partnerID=40&md5={number:032x}\n\n"
        f"ABSTRACT: {record.abstract}\nAUTHOR KEYWORDS: {'; '.join(record.author_keywords)}\n"
        "DOCUMENT TYPE: Article\nPUBLICATION STAGE: Final\nSOURCE: Scopus\n\n"
    )


def cpu_seconds(work: Callable[[Path], int], path: Path) -> float:
    """CPU seconds that work on a file takes in this process."""
    start = time.process_time()
    work(path)
    return time.process_time() - start


def read_all(path: Path) -> int:
    """Read every record of an export and count them."""
    with path.open("rb") as stream:
        return sum(isinstance(item, Record) for item in Reading(stream, str(path)))


def read_lines(path: Path) -> int:
    """Read every line and do nothing with it."""
    with path.open(encoding="utf-8") as stream:
        return sum(1 for _ in stream)


def peak_of_check(path: Path) -> float:
    """Peak megabytes of `seedbrowse check`, which holds one record at a time."""
    command = [sys.executable, "-m", "seedbrowse", "check", str(path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as checking:
        _, _, usage = os.wait4(checking.pid, 0)
        checking.returncode = 0  # it is waited for already
    return usage.ru_maxrss / 1024


def seconds_to_rows(path: Path) -> float:
    """Wall seconds from the start of the program until the table is on a terminal."""
    start = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.environ |= {"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
        os.execv(sys.executable, [sys.executable, "-m", "seedbrowse", str(path)])
    shown = b""
    while _ROWS_SHOWN not in shown:
        if not select.select([terminal], [], [], 30)[0]:
            raise TimeoutError("no rows within 30 seconds")
        shown = shown[-4096:] + os.read(terminal, 65_536)
    taken = time.perf_counter() - start
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(terminal)
    return taken


def main() -> None:
    """Print a line for each count."""
    counts = [int(word) for word in sys.argv[1:]] or COUNTS
    print(" records     MB   read s   MB/s  rec/s   lines alone s   check MB   rows on screen s")
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            path = Path(folder) / f"{count}.txt"
            with path.open("w", encoding="utf-8") as stream:
                stream.write("Scopus\nEXPORT DATE: 17 October 2024\n\n")
                for number, record in enumerate(invented_records(count)):
                    stream.write(scopus_text(record, number))
            size = path.stat().st_size / 1e6
            rows = seconds_to_rows(path)
            memory = peak_of_check(path)
            taken = cpu_seconds(read_all, path)
            floor = cpu_seconds(read_lines, path)
            print(
                f"{count:8,} {size:6.1f} {taken:8.2f} {size / taken:6.1f} {count / taken:6,.0f}"
                f" {floor:15.2f} {memory:10.0f} {rows:18.2f}"
            )


if __name__ == "__main__":
    main()
