"""One value that is kept from run to run, in real files."""

import fcntl
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.column_preferences import ChosenColumn, ChosenColumns, column_preferences

WIDE = ChosenColumns((ChosenColumn("title", 40), ChosenColumn("doi")))


def test_what_was_chosen_in_one_run_is_there_in_the_next(tmp_path: Path):
    columns = column_preferences(lambda: tmp_path)
    assert columns.value == ChosenColumns()
    columns.replace(WIDE)
    columns.write()
    assert column_preferences(lambda: tmp_path).value == columns.value == WIDE


@given(st.builds(ChosenColumn, st.text(), st.integers(-(2**60), 2**60)))
def test_every_value_is_read_as_it_was_written(tmp_path_factory, column: ChosenColumn):
    folder = tmp_path_factory.mktemp("remembered")
    columns = column_preferences(lambda: folder)
    columns.replace(ChosenColumns((column,)))
    columns.write()
    assert column_preferences(lambda: folder).value.shown == (column,)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"shown": 3}', b"\xff", b"[" * 100_000])
def test_a_damaged_file_is_told_and_put_aside_before_a_new_one_is_written(tmp_path, content):
    (tmp_path / "columns.json").write_bytes(content)
    columns = column_preferences(lambda: tmp_path)
    assert columns.value == ChosenColumns()
    assert "columns.json is damaged" in columns.trouble
    columns.replace(WIDE)
    columns.write()
    assert column_preferences(lambda: tmp_path).value == WIDE
    (aside,) = tmp_path.glob("columns.damaged-*.json")
    assert aside.read_bytes() == content
    assert aside.name in columns.trouble


def test_no_damaged_file_takes_the_place_of_another_one(tmp_path: Path):
    for content in ("{", "[", "{"):
        (tmp_path / "columns.json").write_text(content)
        columns = column_preferences(lambda: tmp_path)
        columns.replace(WIDE)
        columns.write()
    asides = tmp_path.glob("columns.damaged-*.json")
    assert sorted(aside.read_text() for aside in asides) == ["[", "{"]


def test_nothing_is_written_where_nothing_was_changed(tmp_path: Path):
    columns = column_preferences(lambda: tmp_path)
    assert columns.value == ChosenColumns()
    columns.write()
    assert not [*tmp_path.iterdir()]


def test_what_cannot_be_written_lasts_and_is_tried_again(tmp_path: Path):
    folder = tmp_path / "state"
    columns = column_preferences(lambda: folder)
    columns.replace(WIDE)
    with pytest.raises(FileNotFoundError):
        columns.write()
    assert columns.value == WIDE
    folder.mkdir()
    columns.write()
    assert column_preferences(lambda: folder).value == WIDE


def test_choosing_does_not_wait_for_a_program_that_is_writing(tmp_path: Path):
    columns = column_preferences(lambda: tmp_path)
    with (tmp_path / "columns.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        columns.replace(WIDE)
        assert columns.value == WIDE


def test_nobody_else_can_read_it(tmp_path: Path):
    columns = column_preferences(lambda: tmp_path)
    columns.replace(WIDE)
    columns.write()
    assert (tmp_path / "columns.json").stat().st_mode & 0o777 == 0o600
