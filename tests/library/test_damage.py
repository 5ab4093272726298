"""What damage and kills leave: a library that opens completely."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from seedbrowse.library.cache import Cache
from seedbrowse.library.library import DamagedError
from seedbrowse.library.opening import LibraryChanged
from seedbrowse.search.engine import Order, SortKey
from tests.formats.samples import CLASSIC, NEW
from tests.library.opened import all_of, cache_root, opened, records_of, titles
from tests.library.test_load import many


def test_a_damaged_entry_of_the_catalogue_is_told_and_its_file_read_again():
    Path("a.txt").write_text(many(9))
    with opened("a.txt") as session:
        session.until_built()
    for change in ("report = x'93ff00'", "first = 3", "report = substr(report, 1, 40)"):
        with closing(sqlite3.connect(cache_root() / "catalogue.sqlite")) as catalogue:
            catalogue.execute(f"UPDATE parsed SET {change}")
            catalogue.commit()
        shutil.rmtree(cache_root() / "libraries")
        (cache_root() / "libraries").mkdir()
        with opened("a.txt") as again:
            assert len(again.until_built().library) == 9
            assert again.notices == ["The cache was damaged; what is missing is being read again."]


def test_damage_of_another_library_does_not_matter():
    Path("a.txt").write_text(NEW)
    Path("b.txt").write_text(CLASSIC)
    with opened("a.txt") as session:
        session.until_built()
    (pointer,) = cache_root().rglob("current")
    pointer.write_bytes(b"\xff\xfe\0")
    with opened("b.txt") as other:
        assert len(other.until_built().library) == 2
        assert not other.notices
        assert [report.problems for report in other.reports] == [[]]


KINDS = ["records.sqlite", "manifest.msgpack", "reports.msgpack", "current", "catalogue.sqlite",
         "posting_low", "facet-author.npy", "rank-title.npy", "lock"]  # fmt: skip


@pytest.mark.parametrize("damage", ["truncated", "foreign", "missing"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_of_the_cache_is_made_anew(kind, damage):
    Path("a.txt").write_text(many(900))
    with opened("a.txt") as session:
        session.until_built()
    for path in [path for path in cache_root().rglob("*") if kind in path.name]:
        match damage:
            case "truncated":
                os.truncate(path, path.stat().st_size // 2)
            case "foreign":
                path.write_bytes(b"this was written by something else " * 1000)
            case "missing":
                path.unlink()
    # Twice, since what a library is made of may be found to be damaged only when it is made anew.
    for _ in range(3):
        with opened("a.txt") as again:
            again.until_built()
            assert titles(again.library) == [f"Tides of lake {n}" for n in range(900)]
            assert len(again.library.search("tides 77").ids) > 0
    assert again.was_stored
    assert not again.notices


def test_bytes_changed_in_the_store_never_show_a_wrong_record():
    Path("a.txt").write_text(many(900))
    with opened("a.txt") as session:
        session.until_built()
    (database,) = cache_root().rglob("records.sqlite")
    stored = bytearray(database.read_bytes())
    at = stored.index(b"Tides of lake 500")
    stored[at : at + 5] = b"Times"
    database.write_bytes(stored)
    with opened("a.txt") as again:
        again.until_read()
        with pytest.raises(DamagedError):
            again.library[500]
        again.until_read_again()
        assert again.library[500].title == "Tides of lake 500"
        assert again.notices == ["The cache was damaged; the files are being read again."]


def test_bytes_changed_in_the_index_are_noticed_and_it_is_built_anew():
    Path("a.txt").write_text(many(900))
    with opened("a.txt") as session:
        session.until_built()
    (ranks,) = (cache_root() / "libraries").rglob("rank-title.npy")
    stored = bytearray(ranks.read_bytes())
    stored[-4:] = b"\0\0\0\0"
    ranks.write_bytes(stored)
    with opened("a.txt") as again:
        again.until_read()
        again.until_read_again()
        assert again.notices == ["The cache was damaged; the files are being read again."]
        last = again.library.search("", order=Order(SortKey.TITLE, descending=True)).ids[0]
        assert again.library[last].title == "Tides of lake 99"
    with opened("a.txt") as after:
        assert after.was_stored


def test_what_a_killed_program_left_is_removed_by_the_next_one():
    Path("a.txt").write_text(NEW)
    left = Cache.temporary()
    script = "import os; from seedbrowse.library.cache import Cache; Cache.temporary(); os._exit(9)"
    subprocess.run([sys.executable, "-c", script], check=False)
    assert len(list(Path(os.environ["TMPDIR"]).iterdir())) == 2
    with opened("a.txt", use_cache=False) as session:
        session.until_built()
    assert list(Path(os.environ["TMPDIR"]).iterdir()) == [left.root]
    left.close()


LOADING = """
import sys
from seedbrowse.library.inputs import find_inputs
from seedbrowse.library.local_opening import LocalOpening
from seedbrowse.library.opening import LibraryChanged, LoadFinished
opening = LocalOpening(["a.txt", "b.txt"], find_inputs(["a.txt", "b.txt"]))
read = False
print("started", flush=True)
for event in opening:
    if read and isinstance(event, LibraryChanged):
        break
    read = read or isinstance(event, LoadFinished)
"""


@pytest.mark.parametrize("seed", range(int(os.environ.get("SEEDBROWSE_KILLS", "4"))))
def test_a_kill_at_any_moment_leaves_a_library_that_opens_completely(seed):
    Path("a.txt").write_text(many(4000))
    Path("b.txt").write_text(many(300))
    moments = random.Random(seed)
    program = subprocess.Popen(
        [sys.executable, "-c", LOADING], stdout=subprocess.PIPE, start_new_session=True
    )
    assert program.stdout is not None
    program.stdout.readline()
    try:
        program.wait(moments.uniform(0, 2.5))
    except subprocess.TimeoutExpired:
        # The loading process at once, or the program, with which it ends by itself.
        children = Path(f"/proc/{program.pid}/task/{program.pid}/children")
        for child in children.read_text().split() if moments.random() < 0.5 else []:
            os.kill(int(child), signal.SIGKILL)
        program.kill()
    program.wait()
    program.stdout.close()
    for _ in range(2):
        with opened("a.txt", "b.txt") as again:
            again.until_built()
            assert len(again.library) == 4300
            assert all_of(again.library) == records_of("a.txt", "b.txt")
            assert not again.notices
    assert again.was_stored


def test_a_worker_that_dies_costs_its_own_files_only():
    Path("a.txt").write_text(many(30_000))
    Path("b.txt").write_text(many(30_000))
    with opened("a.txt", "b.txt") as session:
        for event in session.follow():
            if isinstance(event, LibraryChanged):
                break
        # Only those of this test: others are loading at the same time.
        children = ["pgrep", "-P", str(session.opening._load._process.pid), "-f", "library.worker"]
        listing = subprocess.run(children, capture_output=True, text=True).stdout.split()
        assert len(listing) >= 2, "this machine has one core"
        os.kill(int(listing[0]), signal.SIGKILL)
        session.until_read()
        broken = [report for report in session.reports if report.problems]
        assert [report.path for report in broken] in (["a.txt"], ["b.txt"])
        assert "SIGKILL" in broken[0].problems[0].message
        whole = {report.path: report.records for report in session.reports}
        assert 30_000 in whole.values()
