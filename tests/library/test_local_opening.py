import gc
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from seedbrowse.library.cache import library_key
from seedbrowse.library.opening import LibraryChanged
from seedbrowse.paths import cache_dir
from seedbrowse.search.engine import Order, SortKey
from tests.corpus import CORPUS, SEED, corpus_files
from tests.formats.samples import CLASSIC, NEW
from tests.library.opened import all_of, opened, records_of, segments, titles
from tests.library.test_load import many


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
    gc.collect()  # other tests' libraries hold their files until then
    others = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - names are enough
    resource.setrlimit(resource.RLIMIT_NOFILE, (90 + others, before[1]))
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
        session.opening.stop()
        assert loader.poll() is None  # it is killed only after seconds
    assert loader.poll() == -signal.SIGKILL


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


def test_the_key_of_a_library_tells_the_same_words_in_another_folder_apart(tmp_path, monkeypatch):
    here = library_key(["a.txt"])
    (tmp_path / "other").mkdir()
    monkeypatch.chdir("other")
    assert library_key(["a.txt"]) != here


def test_closing_before_the_files_are_watched_ends_the_opening_too():
    Path("a.txt").write_text(NEW)
    with opened("a.txt") as session:
        session.until_read()
        session.opening.close()
        rest = threading.Thread(target=lambda: list(session.follow()), daemon=True)
        rest.start()
        rest.join(15)
        assert not rest.is_alive()
