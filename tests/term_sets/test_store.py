"""Term sets in real files, kept by several programs at once."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from seedbrowse.term_sets.store import (
    Change,
    KeptSet,
    Reach,
    TermSetError,
    TermSetStore,
)
from seedbrowse.term_sets.term_set import MOST_SETS, TermSet

WRITER = """
import sys
from pathlib import Path
from seedbrowse.term_sets.store import Change, KeptSet, Reach, TermSetStore
from seedbrowse.term_sets.term_set import TermSet
folder, name = Path(sys.argv[1]), sys.argv[2]
store = TermSetStore(lambda: folder)
for number in range(20):
    added = KeptSet(TermSet(f"{name} {number}", ("x",)), Reach.ALL)
    store.change([Change(None, added)])
"""
INCLUDE = KeptSet(TermSet("include", ("random*", "placebo")), Reach.LIBRARY)
EXCLUDE = KeptSet(TermSet("exclude", ("mouse",), "red"), Reach.ALL)


def store_in(folder: Path, *paths: str) -> TermSetStore:
    return TermSetStore(lambda: folder, paths or ("a.ris", "b.ris"))


def sets_in(store: TermSetStore) -> list[KeptSet]:
    kept, complaints = store.read()
    assert complaints == []
    return kept


def with_words(kept: KeptSet, *words: str) -> KeptSet:
    return KeptSet(msgspec.structs.replace(kept.term_set, words=words), kept.reach)


def test_sets_of_a_library_are_there_the_next_time_and_in_no_other_one(tmp_path: Path):
    assert sets_in(store_in(tmp_path)) == []
    store_in(tmp_path).change([Change(None, INCLUDE), Change(None, EXCLUDE)])
    assert sets_in(store_in(tmp_path)) == [INCLUDE, EXCLUDE]
    assert sets_in(store_in(tmp_path, "other.ris")) == [EXCLUDE]


def test_standard_input_is_no_library_to_come_back_to(tmp_path: Path):
    assert store_in(tmp_path, "-").reaches == (Reach.ALL,)
    assert store_in(tmp_path, "a.ris").reaches == (Reach.LIBRARY, Reach.ALL)


def test_every_change_can_be_taken_back(tmp_path: Path):
    store = store_in(tmp_path)
    store.change([Change(None, INCLUDE), Change(None, with_words(EXCLUDE, "x"))])
    second = KeptSet(TermSet("second", ("y",)), Reach.LIBRARY)
    store.change([Change(None, second)])
    before = sets_in(store)
    for change in (
        Change(INCLUDE, None, 0),
        Change(INCLUDE, with_words(INCLUDE, "other")),
        Change(INCLUDE, KeptSet(TermSet("another name"), Reach.LIBRARY)),
        Change(None, KeptSet(TermSet("third", ("z",)), Reach.ALL)),
    ):
        store.change([change])
        assert sets_in(store) != before
        store.change([change.undone])
        assert sets_in(store) == before


def test_a_set_can_be_moved_to_all_libraries(tmp_path: Path):
    store = store_in(tmp_path)
    store.change([Change(None, INCLUDE)])
    store.change([Change(INCLUDE, KeptSet(INCLUDE.term_set, Reach.ALL))])
    assert [kept.reach for kept in sets_in(store)] == [Reach.ALL]


def test_a_name_is_taken_whatever_its_case_and_nothing_is_changed_then(tmp_path: Path):
    store = store_in(tmp_path)
    store.change([Change(None, INCLUDE)])
    other = KeptSet(TermSet("INCLUDE", ("x",)), Reach.LIBRARY)
    third = KeptSet(TermSet("third", ("x",)), Reach.LIBRARY)
    with pytest.raises(TermSetError, match="include"):
        store.change([Change(None, third), Change(None, other)])
    assert sets_in(store) == [INCLUDE]


def test_there_are_not_more_sets_than_can_be_painted(tmp_path: Path):
    store = store_in(tmp_path)
    every = [KeptSet(TermSet(f"set {number}", ("x",)), Reach.ALL) for number in range(MOST_SETS)]
    store.change(Change(None, each) for each in every)
    with pytest.raises(TermSetError, match=str(MOST_SETS)):
        store.change([Change(None, EXCLUDE)])


def test_two_programs_that_change_one_set_both_have_their_way(tmp_path: Path):
    one, other = store_in(tmp_path), store_in(tmp_path)
    one.change([Change(None, INCLUDE)])
    one.change([Change(INCLUDE, with_words(INCLUDE, "random*", "trial"))])
    is_off = msgspec.structs.replace(
        INCLUDE.term_set, is_on=False, words=("random*", "placebo", "z")
    )
    other.change([Change(INCLUDE, KeptSet(is_off, Reach.LIBRARY))])
    (kept,) = sets_in(one)
    assert kept.term_set.words == ("random*", "trial", "z")
    assert kept.term_set.is_on is False


def test_a_set_that_another_program_removed_is_kept_by_who_changes_it(tmp_path: Path):
    store = store_in(tmp_path)
    changed = with_words(INCLUDE, "x")
    store.change([Change(INCLUDE, changed)])
    assert sets_in(store) == [changed]
    store.change([Change(EXCLUDE, None)])
    assert sets_in(store) == [changed]


def test_two_programs_that_write_at_once_lose_nothing(tmp_path: Path):
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name])
        for name in ("one", "two")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert len(sets_in(store_in(tmp_path))) == 40


def test_a_file_that_somebody_damaged_is_told_and_put_aside(tmp_path: Path):
    store = store_in(tmp_path)
    store.change([Change(None, EXCLUDE)])
    path = tmp_path / "term-sets" / "all.toml"
    damaged = path.read_text("utf-8") + '\n[mine]\nwords = ["*"]\n'
    path.write_text(damaged, "utf-8")
    kept, complaints = store.read()
    assert kept == [EXCLUDE]
    assert len(complaints) == 1
    store.change([Change(EXCLUDE, None)])
    assert sets_in(store) == []
    (aside,) = path.parent.glob("all.damaged-*.toml")
    assert aside.read_text("utf-8") == damaged


def test_what_cannot_be_read_is_told(tmp_path: Path):
    def nowhere() -> Path:
        raise PermissionError(13, "Permission denied")

    kept, complaints = TermSetStore(nowhere).read()
    assert kept == []
    assert "Permission denied" in complaints[0]


def test_a_person_sees_which_library_a_file_is_of_and_nobody_else_does(tmp_path: Path):
    odd = os.fsdecode(b"caf\xe9\n.ris")
    store_in(tmp_path, odd).change([Change(None, INCLUDE)])
    (path,) = (tmp_path / "term-sets").glob("*.toml")
    first = path.read_text("utf-8").splitlines()[0]
    assert first == rf"# Term sets of seedbrowse. Of {Path.cwd()}/caf\xe9 .ris."
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
