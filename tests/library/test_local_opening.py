import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from time import monotonic
from zipfile import ZipFile

import pytest

from seedbrowse.library.cache import Cache, library_key
from seedbrowse.library.inputs import find_inputs
from seedbrowse.library.library import DamagedError
from seedbrowse.library.load import load
from seedbrowse.library.opening import LibraryChanged
from seedbrowse.paths import cache_dir
from seedbrowse.search.engine import Order, SortKey
from tests.corpus import CORPUS, SEED, corpus_files
from tests.formats.samples import CLASSIC, NEW
from tests.library.opened import opened, titles
from tests.library.test_load import many


def records_of(*paths):
    """What a load in this process reads, without any cache."""
    return [
        record
        for event in load(find_inputs(paths))
        if hasattr(event, "records")
        for record in event.records
    ]


def all_of(library):
    return [library[number] for number in range(len(library))]


def zipped(name, text):
    with ZipFile(name, "w") as archive:
        archive.writestr("a.txt", text)


def cache_root() -> Path:
    (root,) = cache_dir().glob("schema-*")
    return root


def segments() -> list[Path]:
    return sorted((cache_root() / "segments").iterdir())


def test_a_library_has_what_its_files_have_in_their_order():
    Path("b.txt").write_text(CLASSIC)
    Path("a.txt").write_text(many(700))
    with opened("b.txt", "a.txt") as session:
        assert all_of(session.until_read().library) == records_of("b.txt", "a.txt")
        assert all_of(session.until_built().library) == records_of("b.txt", "a.txt")
        assert [report.records for report in session.reports] == [2, 700]


def test_opened_again_it_is_there_at_once_and_nothing_is_read():
    Path("a.txt").write_text(many(700))
    with opened("a.txt") as session:
        first = session.until_built()
    with opened("a.txt") as again:
        assert all_of(again.opening.library) == records_of("a.txt")
        again.until_read()
        assert again.reports == first.reports
        assert not any(isinstance(event, LibraryChanged) for event in again.told)


def test_neither_numpy_nor_a_search_is_needed_for_the_first_rows():
    Path("a.txt").write_text(many(100))
    with opened("a.txt") as session:
        session.until_built()
    script = """
import sys
from seedbrowse.library.inputs import find_inputs
from seedbrowse.library.local_opening import LocalOpening
opening = LocalOpening(["a.txt"], find_inputs(["a.txt"]))
assert opening.library[3].title and len(opening.library.search("").ids) == 100
assert not {"numpy", "rapidfuzz", "watchfiles", "textual"} & set(sys.modules)
opening.close()
"""
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_every_corpus_file_comes_out_of_the_store_as_it_was_read():
    paths = [str(path) for path in corpus_files("scopus_txt*")]
    with opened(str(SEED), *paths) as session:
        assert all_of(session.until_built().library) == records_of(str(SEED), *paths)
    with opened(str(SEED), *paths) as again:
        assert all_of(again.opening.library) == records_of(str(SEED), *paths)


def test_searching_and_ordering_work_while_reading_after_it_and_opened_again():
    Path("a.txt").write_text(many(3000))
    with opened("a.txt") as session:
        for event in session.follow():
            if isinstance(event, LibraryChanged) and len(event.library) >= 1000:
                break
        partial = session.library
        found = partial.search("tides 77").ids
        assert titles(partial)[found[0]] == "Tides of lake 77"
        complete = session.until_built().library
    with opened("a.txt") as again:
        for library in (complete, again.opening.library):
            (best, *_) = library.search("lake 2999").ids
            assert library[best].title == "Tides of lake 2999"
            ordered = library.search("", order=Order(SortKey.CITED, descending=True)).ids
            assert [library[number].cited_by for number in ordered[:3]] == [2999, 2998, 2997]
            ordered = library.search("", order=Order(SortKey.TITLE)).ids
            assert [library[number].title for number in ordered[:3]] == [
                "Tides of lake 0", "Tides of lake 1", "Tides of lake 10",
            ]  # fmt: skip


def test_one_changed_file_of_several_is_read_anew_and_only_that():
    for name in "abc":
        Path(f"{name}.txt").write_text(many(20))
    with opened("a.txt", "b.txt", "c.txt") as session:
        session.until_built()
    before = segments()
    Path("b.txt").write_text(CLASSIC)
    with opened("a.txt", "b.txt", "c.txt") as again:
        assert not again.was_stored
        assert all_of(again.until_built().library) == records_of("a.txt", "b.txt", "c.txt")
        found = titles(again.library)
        answers = [found[number] for number in again.library.search("lake 7").ids]
        assert answers.count("Tides of lake 7") == 2
    assert len(segments()) == len(before) + 1


def test_a_moved_copied_or_touched_file_is_known_by_its_content():
    Path("a.txt").write_text(many(20))
    with opened("a.txt") as session:
        session.until_built()
    before = segments()
    Path("a.txt").rename("b.txt")
    shutil.copy("b.txt", "c.txt")
    os.utime("b.txt", (1, 1))
    with opened("b.txt", "c.txt") as again:
        assert all_of(again.until_built().library) == records_of("b.txt", "c.txt")
    assert segments() == before


def test_hundreds_of_small_files_need_no_more_open_files_than_a_few():
    Path("in").mkdir()
    for number in range(300):
        Path(f"in/{number:03}.txt").write_text(many(1).replace("lake 0", f"lake {number}"))
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (100, before[1]))
    try:
        with opened("in") as session:
            session.until_built()
        Path("in/another.txt").write_text(NEW)
        with opened("in") as again:
            assert len(again.until_built().library) == 302
            assert again.notices == []
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert len(segments()) == 2


def test_the_place_of_a_record_is_found_again_in_a_later_library():
    Path("a.txt").write_text(many(5))
    Path("c.txt").write_text(CLASSIC)
    with opened(".") as session:
        old = session.until_built().library
        Path("b.txt").write_text(NEW)
        new = session.until_read_again().library
        assert [new.number_in(old, number) for number in (0, 4, 5, 6)] == [0, 4, 7, 8]
        shutil.move("a.txt", ".hidden")
        newest = session.until_read_again().library
        assert [newest.number_in(new, number) for number in (0, 5, 8)] == [None, 0, 3]


def test_a_file_that_grows_keeps_its_records_known_by_their_identity():
    Path("a.txt").write_text(many(5))
    with opened("a.txt") as session:
        old = session.until_built().library
        Path("a.txt").write_text(many(9))
        new = session.until_read_again().library
        assert len(new) == 9
        assert new.number_in(old, 3) == 3
        assert list(new.digests(range(5))) == list(old.digests(range(5)))


def test_a_file_that_lands_in_a_watched_folder_is_read():
    Path("in").mkdir()
    Path("in/a.txt").write_text(NEW)
    with opened("in") as session:
        session.until_built()
        Path("in/deeper").mkdir()
        Path("in/deeper/b.txt").write_text(CLASSIC)
        assert len(session.until_read_again().library) == 4


def test_a_half_written_file_is_read_when_it_stops_growing():
    Path("in").mkdir()
    Path("in/a.txt").write_text(NEW)
    text = many(40)
    with opened("in") as session:
        session.until_built()

        def write_slowly() -> None:
            with Path("in/b.txt").open("w") as file:
                for start in range(0, len(text), len(text) // 10):
                    file.write(text[start : start + len(text) // 10])
                    file.flush()
                    done.wait(0.2)

        done = threading.Event()
        writing = threading.Thread(target=write_slowly)
        writing.start()
        assert len(session.until_read_again().library) == 42
        writing.join()


def test_a_folder_that_is_removed_and_made_anew_is_still_watched():
    Path("in").mkdir()
    Path("in/a.txt").write_text(NEW)
    with opened("in") as session:
        session.until_built()
        shutil.rmtree("in")
        assert len(session.until_read_again().library) == 0
        Path("in").mkdir()
        Path("in/b.txt").write_text(many(3))
        assert len(session.until_read_again().library) == 3


@pytest.mark.parametrize("path", ["link.txt", "in.zip/a.txt", "real/*.txt"])
def test_what_a_path_leads_to_is_watched(path):
    Path("real").mkdir()
    Path("real/a.txt").write_text(NEW)
    Path("link.txt").symlink_to("real/a.txt")
    zipped("in.zip", NEW)
    with opened(path) as session:
        session.until_built()
        Path("real/a.txt").write_text(many(3))
        zipped("other.zip", many(3))
        Path("other.zip").rename("in.zip")
        assert len(session.until_read_again().library) == 3


def test_standard_input_is_kept_while_files_beside_it_change():
    Path("in").mkdir()
    Path("in/a.txt").write_text(NEW)
    Path("piped").write_text(many(5))
    with Path("piped").open("rb") as stdin, opened("in", "-", stdin=stdin) as session:
        assert len(session.until_built().library) == 7
        Path("in/b.txt").write_text(CLASSIC)
        assert len(session.until_read_again().library) == 9


def test_everything_that_is_kept_after_stopping_can_be_found_and_is_nobody_elses_to_remove():
    Path("a.txt").write_text(many(20_000))
    Path("b.txt").write_text(NEW)
    with opened("a.txt") as session:
        for event in session.follow():
            if isinstance(event, LibraryChanged) and len(event.library) > 1000:
                session.opening.stop()
                break
        library = session.until_read().library
        with opened("b.txt") as other:
            other.until_built()
        last = library[len(library) - 1].title
        assert last == f"Tides of lake {len(library) - 1}"
        found = library.search(last).ids
        assert last in [library[number].title for number in found[:3]]


def test_stopping_does_not_wait_for_a_process_that_hangs():
    Path("a.txt").write_text(many(20_000))
    with opened("a.txt") as session:
        for event in session.follow():
            if isinstance(event, LibraryChanged):
                break
        loader = session.opening._load._process
        os.kill(loader.pid, signal.SIGSTOP)
        started = monotonic()
        session.opening.stop()
        assert monotonic() - started < 1
    assert loader.poll() == -signal.SIGKILL


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


def test_stopping_keeps_what_has_been_read_and_nothing_half_is_stored():
    Path("a.txt").write_text(many(20_000))
    with opened("a.txt") as session:
        for event in session.follow():
            if isinstance(event, LibraryChanged):
                session.opening.stop()
                break
        session.until_read()
        assert session.told[-1].stopped
        assert 0 < len(session.library) < 20_000
        assert session.library[len(session.library) - 1].title.startswith("Tides")
        (problem,) = session.reports[-1].problems
        assert problem.message.startswith("reading was stopped here, after ")
    with opened("a.txt") as again:
        assert not again.was_stored
        assert len(again.until_built().library) == 20_000


def test_two_programs_that_open_the_same_new_library_at_once_both_succeed():
    Path("a.txt").write_text(many(5000))
    Path("b.txt").write_text(CLASSIC)
    with opened("a.txt", "b.txt") as one, opened("a.txt", "b.txt") as other:
        threads = [threading.Thread(target=each.until_built) for each in (one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert titles(one.library) == titles(other.library)
        assert len(one.library) == 5002
        assert one.notices == other.notices == []


KINDS = ["records.sqlite", "manifest.msgpack", "reports.msgpack", "current", "catalogue.sqlite",
         "postings", "rank-title.npy", "lock"]  # fmt: skip


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
    for _ in range(2):
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


def test_without_a_cache_nothing_is_left_behind(tmp_path):
    Path("a.txt").write_text(NEW)
    with opened("a.txt", use_cache=False) as session:
        assert len(session.until_built().library) == 2
    assert not list(cache_dir().iterdir())
    assert not list(Path(os.environ["TMPDIR"]).iterdir())


def test_a_cache_that_cannot_be_written_to_is_replaced_by_a_temporary_one_and_told():
    Path("a.txt").write_text(NEW)
    blocked = cache_dir()
    shutil.rmtree(blocked)
    blocked.write_text("a file where the folder should be")
    with opened("a.txt") as session:
        assert len(session.until_built().library) == 2
        (notice,) = session.notices
    assert notice.startswith("The cache cannot be used (")
    assert notice.endswith("); nothing is kept this time.")


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
        listing = subprocess.run(
            ["pgrep", "-f", "seedbrowse.library.worker"], capture_output=True, text=True
        ).stdout.split()
        assert len(listing) >= 2, "this machine has one core"
        os.kill(int(listing[0]), signal.SIGKILL)
        session.until_read()
        broken = [report for report in session.reports if report.problems]
        assert [report.path for report in broken] in (["a.txt"], ["b.txt"])
        assert "SIGKILL" in broken[0].problems[0].message
        whole = {report.path: report.records for report in session.reports}
        assert 30_000 in whole.values()


def test_the_key_of_a_library_tells_the_same_words_in_another_folder_apart(tmp_path, monkeypatch):
    here = library_key(["a.txt"])
    (tmp_path / "other").mkdir()
    monkeypatch.chdir("other")
    assert library_key(["a.txt"]) != here
