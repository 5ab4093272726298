import os
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from seedbrowse.library.cache import Cache, library_key
from seedbrowse.library.events import FileFinished
from seedbrowse.library.inputs import find_inputs
from seedbrowse.library.load import load
from seedbrowse.library.loader import ChildLoad
from seedbrowse.library.messages import Extent
from seedbrowse.library.opening import LoadStarted
from tests.formats.samples import CLASSIC, NEW
from tests.library.test_load import many, reports


def child_load(*paths, stdin=None) -> ChildLoad:
    return ChildLoad(paths, Cache.shared(), library_key([*paths]), stdin=stdin)


def test_the_child_tells_of_the_same_files_as_a_load_in_this_process():
    Path("new.txt").write_text(NEW)
    Path("many.txt").write_text(many(700))
    paths = ["new.txt", "missing", "many.txt", "new.txt"]
    told = sorted(reports(child_load(*paths)), key=lambda report: report.path)
    assert told == sorted(reports(load(find_inputs(paths))), key=lambda report: report.path)


def test_the_child_reads_standard_input_from_the_file_it_is_given():
    Path("spool").write_text(CLASSIC)
    with Path("spool").open("rb") as spool:
        (report,) = reports(child_load("-", stdin=spool))
    assert (report.path, report.records) == ("-", 2)


def test_a_name_that_is_no_text_survives_the_pipe():
    Path(os.fsdecode(b"caf\xe9.txt")).write_text(NEW)
    (report,) = reports(child_load("."))
    assert (report.path, report.records) == ("./caf\\xe9.txt", 2)


def test_a_module_among_the_exports_is_not_imported():
    Path("msgspec.py").write_text("raise SystemExit('taken')")
    Path("new.txt").write_text(NEW)
    (report,) = reports(child_load("new.txt"))
    assert report.records == 2


def pid_of(loading: ChildLoad) -> int:
    return loading._process.pid


def broken_off_after_first_batch(end) -> tuple[int, list[FileFinished]]:
    """Load a big file, call `end` when records have come, and tell what came then."""
    Path("big.txt").write_text(many(5000))
    Path("other.txt").write_text(NEW)
    loading = child_load("big.txt", "other.txt")
    number = 0
    finished = []
    for event in loading:
        if isinstance(event, Extent):
            if not number:
                end(loading)
            number = event.count
        elif isinstance(event, FileFinished):
            finished.append(event)
    return number, finished


def test_cancelling_keeps_what_has_arrived_and_says_where_it_stopped():
    number, (finished,) = broken_off_after_first_batch(ChildLoad.cancel)
    assert 50 <= number < 5000
    assert finished.report.records == number
    message = finished.report.problems[0].message
    assert f"reading was stopped here, after {number} records" in message
    assert "1 more files were not opened" in message


def test_cancelling_from_another_thread_ends_the_iteration():
    def end(loading):
        thread = threading.Thread(target=loading.cancel)
        thread.start()
        thread.join()

    number, finished = broken_off_after_first_batch(end)
    assert number < 5000
    assert len(finished) == 1


def test_cancelling_before_and_after_the_iteration_is_harmless():
    Path("new.txt").write_text(NEW)
    unread = child_load("new.txt")
    unread.cancel()
    unread.close()
    unread.close()
    read = child_load("new.txt")
    assert [report.records for report in reports(read)] == [2]
    read.cancel()


def test_a_killed_child_leaves_a_report_that_names_the_signal_and_the_log(directory):
    def kill(loading):
        os.kill(pid_of(loading), signal.SIGKILL)

    number, (finished,) = broken_off_after_first_batch(kill)
    assert finished.report.path == "big.txt"
    message = finished.report.problems[0].message
    assert f"SIGKILL; details in {directory}" in message
    assert f"after {number} records" in message


def test_a_child_that_cannot_start_to_read_leaves_a_report_and_its_last_words_in_the_log(
    directory, monkeypatch, capfd
):
    monkeypatch.setenv("PYTHONPATH", str(directory / "broken"))
    broken = directory / "broken" / "msgspec.py"
    broken.parent.mkdir()
    broken.write_text("raise ValueError('broken on purpose')")
    (event,) = child_load("new.txt")
    assert event.report.path == "new.txt"
    assert "the reading process ended with status 1" in event.report.problems[0].message
    (log,) = directory.rglob("*.log")
    assert "broken on purpose" in log.read_text()
    assert capfd.readouterr() == ("", "")


def test_a_home_that_cannot_be_written_to_does_not_prevent_loading(directory, monkeypatch):
    (directory / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(directory / "file" / "state"))
    Path("new.txt").write_text(NEW)
    (report,) = reports(child_load("new.txt"))
    assert report.records == 2


def test_leaving_the_iteration_early_ends_the_child():
    Path("big.txt").write_text(many(5000))
    loading = child_load("big.txt")
    events = iter(loading)
    assert isinstance(next(events), LoadStarted)
    events.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid_of(loading), 0)


def test_the_child_ends_with_its_parent_even_while_it_has_nothing_to_tell():
    os.mkfifo("never")
    # The child waits for a standard input that never ends: only the broken pipe can end it.
    parent = (
        "import os; from seedbrowse.library.cache import Cache;"
        "from seedbrowse.library.loader import ChildLoad;"
        "stdin = open('never', 'rb', buffering=0);"
        "events = iter(ChildLoad(['-'], Cache.shared(), 'key', stdin=stdin));"
        "next(events); os._exit(0)"  # the first event is there, no other one will come
    )
    with subprocess.Popen([sys.executable, "-c", parent]) as started:
        writing_end = os.open("never", os.O_WRONLY)
        assert started.wait(timeout=30) == 0
    readers = select.poll()
    readers.register(writing_end, 0)  # told once nobody holds the reading end any more
    assert readers.poll(20_000), "the child outlives its parent"
    os.close(writing_end)
