"""What is remembered of citing between two runs, in real files."""

import fcntl
import json
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing_preferences import MOST_RECENT, CitingPreferences, Preferred

WRITER = """
import sys
from pathlib import Path
from seedbrowse.citing_preferences import CitingPreferences
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
preferences = CitingPreferences(lambda: folder)
for number in range(count):
    preferences.choose(f"{name}-{number}", "")
    preferences.write()
"""


def preferences_in(folder: Path) -> CitingPreferences:
    return CitingPreferences(lambda: folder)


def test_what_was_chosen_in_one_run_is_preferred_in_the_next(tmp_path: Path):
    preferences = preferences_in(tmp_path)
    assert preferences.value == Preferred()
    preferences.choose("ieee", "de-DE")
    preferences.order(in_style_order=False)
    preferences.write()
    kept = preferences_in(tmp_path).value
    assert kept == preferences.value
    assert (kept.style, kept.locale, kept.in_style_order) == ("ieee", "de-DE", False)


def test_the_last_styles_are_remembered_once_each(tmp_path: Path):
    preferences = preferences_in(tmp_path)
    for number in (*range(20), 15, 19):
        preferences.choose(f"style-{number}", "")
    preferences.write()
    recent = preferences_in(tmp_path).value.recent
    assert recent[:4] == ("style-19", "style-15", "style-18", "style-17")
    assert len(recent) == len(set(recent)) == MOST_RECENT


@given(st.text(), st.text())
def test_every_name_is_read_as_it_was_written(tmp_path_factory, style: str, locale: str):
    folder = tmp_path_factory.mktemp("preferences")
    preferences = preferences_in(folder)
    preferences.choose(style, locale)
    preferences.write()
    assert preferences_in(folder).value == preferences.value


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"style": 3}', b"\xff", b"[" * 100_000])
def test_a_damaged_file_is_told_and_put_aside_before_a_new_one_is_written(tmp_path, content):
    (tmp_path / "citing.json").write_bytes(content)
    preferences = preferences_in(tmp_path)
    assert preferences.value == Preferred()
    assert "citing.json is damaged" in preferences.trouble
    preferences.choose("ieee", "")
    preferences.write()
    assert preferences_in(tmp_path).value.style == "ieee"
    (aside,) = tmp_path.glob("citing.damaged-*.json")
    assert aside.read_bytes() == content


def test_a_change_of_one_program_leaves_those_of_another(tmp_path: Path):
    one, other = preferences_in(tmp_path), preferences_in(tmp_path)
    assert one.value == other.value == Preferred()
    one.choose("ieee", "")
    one.write()
    other.order(in_style_order=True)
    other.write()
    assert preferences_in(tmp_path).value == Preferred(
        style="ieee", recent=("ieee",), in_style_order=True
    )
    assert other.value.style == "", "what is used does not change behind the person's back"


def test_two_programs_that_write_at_once_leave_a_whole_file(tmp_path: Path):
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name, "40"])
        for name in ("one", "two")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    recent = preferences_in(tmp_path).value.recent
    assert len(recent) == MOST_RECENT
    assert {"one-39", "two-39"} & {recent[0]}


def test_choosing_does_not_wait_for_a_program_that_is_writing(tmp_path: Path):
    preferences = preferences_in(tmp_path)
    preferences.choose("ieee", "")
    with (tmp_path / "citing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        writing = Thread(target=preferences.write)
        writing.start()
        preferences.choose("nature", "")
        assert preferences.value.style == "nature"
        assert not (tmp_path / "citing.json").exists()
    writing.join()
    preferences.write()
    assert json.loads((tmp_path / "citing.json").read_bytes())["style"] == "nature"


def test_where_nothing_can_be_written_the_run_itself_remembers():
    def nowhere() -> Path:
        raise PermissionError(13, "Permission denied")

    preferences = CitingPreferences(nowhere)
    assert preferences.value == Preferred()
    assert preferences.trouble == ""
    preferences.choose("ieee", "")
    with pytest.raises(PermissionError):
        preferences.write()
    assert preferences.value.style == "ieee"


def test_only_the_person_can_read_what_is_kept(tmp_path: Path):
    preferences = preferences_in(tmp_path)
    preferences.choose("ieee", "")
    preferences.write()
    for file in tmp_path.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file
