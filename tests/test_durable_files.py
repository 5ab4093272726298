"""Files that are replaced as a whole, or not at all."""

import fcntl
from contextlib import suppress
from pathlib import Path

import pytest

from seedbrowse.durable_files import locked, replaced_atomically


@pytest.mark.parametrize("suffix", ["", ".new"])
def test_a_file_is_replaced_as_a_whole_or_not_at_all(tmp_path: Path, suffix: str):
    path = tmp_path / "current"
    path.write_text("old")
    with suppress(ZeroDivisionError), replaced_atomically(path, suffix=suffix) as beside:
        beside.write_text("ne")
        raise ZeroDivisionError
    assert path.read_text() == "old"
    with replaced_atomically(path, suffix=suffix) as beside:
        beside.write_text("new")
    assert path.read_text() == "new"
    assert [*tmp_path.iterdir()] == [path]


def test_two_that_replace_a_file_at_once_are_not_in_each_others_way(tmp_path: Path):
    path = tmp_path / "current"
    with replaced_atomically(path) as first, replaced_atomically(path) as second:
        first.write_text("first")
        second.write_text("second")
    assert path.read_text() == "first"
    assert [*tmp_path.iterdir()] == [path]


def test_a_lock_is_for_one_or_shared_and_given_back(tmp_path: Path):
    path = tmp_path / "lock"
    with locked(path), path.open() as other, pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_SH | fcntl.LOCK_NB)
    with locked(path, shared=True), path.open() as other:
        fcntl.flock(other, fcntl.LOCK_SH | fcntl.LOCK_NB)
    with path.open() as other:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert path.stat().st_mode & 0o077 == 0
