"""Marks in a real file: they survive a kill, other programs, and damage."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library import journal_file, mark_history
from seedbrowse.library.journal import Journal, Trouble
from seedbrowse.library.journal_file import Kept
from seedbrowse.library.mark_history import Difference, MarkHistory, Step
from seedbrowse.library.marks import carry_out

PATHS = ["a.ris"]
PROGRAM = """
import sys
from pathlib import Path
from seedbrowse.library.journal import Journal
from seedbrowse.library.mark_history import Difference, Step
folder, first, last = Path(sys.argv[1]), *map(int, sys.argv[2:])
journal = Journal(lambda: folder, ["a.ris"], print)
journal.read()
for digest in range(first, last):
    journal.add(Step(Difference((digest,), ())))
    journal.wait()
    print(digest, flush=True)
journal.close()
"""


@contextmanager
def journal_in(
    folder: Path, troubles: list[Trouble] | None = None
) -> Iterator[tuple[Journal, Kept]]:
    """A journal as a run of the program has it, with what it reads at first."""
    told: list[Trouble] = [] if troubles is None else troubles
    journal = Journal(lambda: folder, PATHS, told.append)
    with closing(journal):
        yield journal, journal.read()
    if troubles is None:
        assert told == []


def kept_in(folder: Path) -> Kept:
    with journal_in(folder) as (_, kept):
        return kept


def adding(*digests: int) -> Step:
    return Step(Difference(digests, ()))


def differences(steps: Iterable[Step]) -> list[tuple[list[int], list[int]]]:
    return [([*each.difference.added], [*each.difference.removed]) for each in steps]


def file_in(folder: Path) -> Path:
    (file,) = folder.joinpath("marks").glob("*.sqlite")
    return file


def writing(folder: Path, first: int, last: int) -> subprocess.Popen[str]:
    """Another program that marks one record after another, and tells each when it is written."""
    command = [sys.executable, "-c", PROGRAM, str(folder), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_marks_and_steps_are_there_in_the_next_run(tmp_path: Path):
    with journal_in(tmp_path) as (journal, kept):
        assert kept == (set(), [], [])
        first, second, third = adding(1, 2**64 - 1), Step(Difference((3,), (1,))), adding(4)
        for step in (first, second, third):
            journal.add(step)
        journal.take_back(third)
        journal.take_back(second)
    kept = kept_in(tmp_path)
    assert kept.marks == {1, 2**64 - 1}
    assert differences(kept.done) == [([1, 2**64 - 1], [])]
    assert differences(kept.undone) == [([4], []), ([3], [1])]
    with journal_in(tmp_path) as (journal, kept):
        journal.repeat(kept.undone[-1])
        journal.add(adding(5), dropped=kept.undone[:1])
    kept = kept_in(tmp_path)
    assert kept.marks == {3, 5, 2**64 - 1}
    assert not kept.undone
    assert file_in(tmp_path).stat().st_mode & 0o777 == 0o600


def test_after_a_kill_every_step_is_there_that_was_told_to_be_written(tmp_path: Path):
    with writing(tmp_path, 0, 1_000_000) as program:
        assert program.stdout is not None
        told = [int(program.stdout.readline()) for _ in range(20)]
        program.send_signal(signal.SIGKILL)
        told += map(int, program.stdout.read().split())
    marks = kept_in(tmp_path).marks
    assert marks in ({*told}, {*told, len(told)})
    with closing(sqlite3.connect(file_in(tmp_path))) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_two_programs_that_mark_at_once_lose_nothing(tmp_path: Path):
    programs = [writing(tmp_path, first, first + 40) for first in (0, 100)]
    for program in programs:
        program.communicate()
    assert kept_in(tmp_path).marks == {*range(40), *range(100, 140)}


def test_a_step_is_taken_back_though_another_program_has_settled_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    bound(monkeypatch, steps=4)
    with journal_in(tmp_path) as (mine, _), journal_in(tmp_path) as (theirs, _):
        step, undone = adding(1), adding(2)
        mine.add(step)
        mine.add(undone)
        mine.take_back(undone)
        mine.wait()
        for digest in range(10, 20):
            theirs.add(adding(digest))
        theirs.wait()
        mine.take_back(step)
        mine.repeat(step)
        mine.take_back(step)
        mine.repeat(undone)
    assert kept_in(tmp_path).marks == {2, *range(10, 20)}


def bound(monkeypatch: pytest.MonkeyPatch, *, steps: int = 1_000, digests: int = 1_000) -> None:
    for module in (mark_history, journal_file):
        monkeypatch.setattr(module, "MOST_STEPS", steps)
        monkeypatch.setattr(module, "MOST_DIGESTS", digests)


def test_of_many_steps_the_last_ones_can_be_taken_back_and_no_mark_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    bound(monkeypatch, steps=8, digests=100)
    with journal_in(tmp_path) as (journal, _):
        for digest in range(25):
            journal.add(adding(digest))
        journal.wait()
        kept = kept_in(tmp_path)
        assert kept.marks == {*range(25)}
        assert 8 <= len(kept.done) <= 10
        journal.add(adding(*range(1_000, 1_200)))
    kept = kept_in(tmp_path)
    assert kept.marks == {*range(25), *range(1_000, 1_200)}
    assert [len(each.difference) for each in kept.done] == [200]
    assert len(MarkHistory([adding(n) for n in range(9)]).add(adding(9))) == 0


def damage(file: Path, *, where: int) -> None:
    with file.open("r+b") as opened:
        opened.seek(where)
        opened.write(b"\xff" * 64)


@pytest.mark.parametrize("where", ["header", "digests"])
def test_a_damaged_file_is_put_aside_and_marks_are_kept_in_a_new_one(tmp_path: Path, where: str):
    digests = tuple(range(10_000, 11_000))
    with journal_in(tmp_path) as (journal, _):
        journal.add(adding(*digests))
    file = file_in(tmp_path)
    content = file.read_bytes()
    inside = content.index(digests[500].to_bytes(8, "little"))
    damage(file, where=0 if where == "header" else inside)
    damaged = file.read_bytes()
    troubles: list[Trouble] = []
    with journal_in(tmp_path, troubles) as (journal, kept):
        assert kept.marks == set()
        journal.add(adding(7))
    assert kept_in(tmp_path).marks == {7}
    (aside,) = (each for each in file.parent.glob("*.sqlite") if each != file)
    assert aside.read_bytes() == damaged
    [trouble] = troubles
    assert str(file) in trouble.message
    assert aside.name in trouble.message


def test_marks_are_kept_all_the_same_where_the_file_is_taken_away_meanwhile(tmp_path: Path):
    troubles: list[Trouble] = []
    with journal_in(tmp_path, troubles) as (journal, _):
        journal.add(adding(1))
        journal.wait()
        for part in file_in(tmp_path).parent.glob("*.sqlite*"):
            part.unlink()
        journal.add(adding(2))
        journal.wait()
        [trouble] = troubles
        assert trouble.is_anew
        journal.add_marks({1, 2})  # what the interface does then
    assert kept_in(tmp_path).marks == {1, 2}


def test_steps_are_taken_back_though_the_file_that_had_them_was_taken_away(tmp_path: Path):
    with journal_in(tmp_path, []) as (journal, _):
        lost, first, last = adding(1), adding(2), Step(Difference((3,), (2,)))
        journal.add(lost)
        journal.wait()
        for part in file_in(tmp_path).parent.glob("*.sqlite*"):
            part.unlink()
        journal.add(first)
        journal.add(last)
        journal.add_marks({1, 3})
        journal.take_back(last)
        journal.wait()
        assert kept_in(tmp_path).marks == {1, 2}
        journal.take_back(first)
        journal.take_back(lost)
        journal.repeat(first)
    assert kept_in(tmp_path).marks == {2}


def test_what_cannot_be_written_is_told_once_and_written_as_soon_as_it_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(journal_file, "_BUSY", 0.01)
    troubles: list[Trouble] = []
    with journal_in(tmp_path, troubles) as (journal, _):
        with closing(sqlite3.connect(file_in(tmp_path), isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for digest in (1, 2):
                journal.add(adding(digest))
                journal.wait()
        [trouble] = troubles
        assert trouble.message == "database is locked. They last until you leave."
        journal.add(adding(3))
    assert kept_in(tmp_path).marks == {1, 2, 3}


@pytest.mark.parametrize("folder", ["/proc/nowhere", "file"])
def test_without_a_place_for_it_nothing_is_kept_and_that_is_told(tmp_path: Path, folder: str):
    (tmp_path / "file").touch()
    troubles: list[Trouble] = []
    with journal_in(tmp_path / folder, troubles) as (journal, kept):
        assert kept.marks == set()
        journal.add(adding(1))
    assert [each.title for each in troubles] == ["Marks are not kept"]


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path):
    kept_in(tmp_path)
    with closing(sqlite3.connect(file_in(tmp_path))) as database:
        database.execute("PRAGMA user_version=2")
    before = file_in(tmp_path).read_bytes()
    troubles: list[Trouble] = []
    with journal_in(tmp_path, troubles) as (journal, _):
        journal.add(adding(1))
    assert "later version" in troubles[0].message
    assert file_in(tmp_path).read_bytes() == before


@given(st.lists(st.one_of(st.sets(st.integers(0, 5)), st.sampled_from(["undo", "redo"]))))
def test_steps_are_taken_back_and_done_again_like_those_of_any_editor(actions: list[object]):
    marks: set[int] = set()
    history = MarkHistory()
    states: list[set[int]] = [set()]
    at = 0
    for action in actions:
        if isinstance(action, set):
            history.add(Step(Difference((*(action - marks),), (*(marks & action),))))
            marks ^= action
            states[at + 1 :] = [set(marks)]
            at += 1
        elif action == "undo" and history.last:
            carry_out(history.take_back().difference.inverse, marks)
            at -= 1
        elif action == "redo" and history.next:
            carry_out(history.repeat().difference, marks)
            at += 1
        assert marks == states[at]
        assert (history.last is None) == (at == 0)
        assert (history.next is None) == (at == len(states) - 1)


def test_the_first_frame_comes_without_sqlite():
    code = "import sys, seedbrowse.tui.app; print('sqlite3' in sys.modules)"
    environ = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environ
    )
    assert printed.stdout == "False\n"
