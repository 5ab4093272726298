"""Files that the person wants written: whole, or not there, and nothing lost that was there."""

import errno
import os
from pathlib import Path

import pytest

from seedbrowse import durable_files
from seedbrowse.output_files import objection, whole_file


def test_a_file_appears_once_it_is_whole(tmp_path: Path):
    path = tmp_path / "out.ris"
    with whole_file(path) as stream:
        stream.write("half")
        stream.flush()
        assert not path.exists()
    assert path.read_text() == "half"
    assert [*tmp_path.iterdir()] == [path]


def test_what_goes_wrong_leaves_nothing(tmp_path: Path):
    path = tmp_path / "out.ris"
    with pytest.raises(ZeroDivisionError), whole_file(path) as stream:
        stream.write(str(1 // 0))
    assert not [*tmp_path.iterdir()]


def test_a_file_that_is_there_stays_unless_it_may_be_written_over(tmp_path: Path):
    path = tmp_path / "out.ris"
    path.write_text("mine")
    with pytest.raises(FileExistsError), whole_file(path, overwrites=False):
        pytest.fail("it is refused before anything is written")
    assert path.read_text() == "mine"
    with whole_file(path) as stream:
        stream.write("new")
    assert path.read_text() == "new"


def test_a_file_that_comes_while_another_is_written_stays(tmp_path: Path):
    path = tmp_path / "out.ris"
    with pytest.raises(FileExistsError), whole_file(path, overwrites=False):
        path.write_text("mine")
    assert path.read_text() == "mine"
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("may_link", [True, False])
def test_a_file_that_comes_at_the_last_moment_stays(tmp_path: Path, monkeypatch, may_link: bool):
    def link(*_names: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")  # as on a memory stick

    if not may_link:
        monkeypatch.setattr(os, "link", link)
    path, written = tmp_path / "out.ris", durable_files.durable
    with whole_file(path, overwrites=False) as stream:
        stream.write("first")
    assert (path.read_text(), path.stat().st_nlink) == ("first", 1)
    path.unlink()
    monkeypatch.setattr(
        durable_files, "durable", lambda *paths: (written(*paths), path.write_text("mine"))
    )
    with pytest.raises(FileExistsError), whole_file(path, overwrites=False) as stream:
        stream.write("second")
    assert path.read_text() == "mine"
    assert [*tmp_path.iterdir()] == [path]


def test_a_device_is_written_to_without_being_asked():
    with whole_file(Path(os.devnull), overwrites=False) as stream:
        stream.write("nothing is lost")
    assert Path(os.devnull).is_char_device()


def test_a_link_stays_and_what_it_leads_to_keeps_its_permissions(tmp_path: Path):
    real, link = tmp_path / "real.ris", tmp_path / "link.ris"
    real.write_text("mine")
    real.chmod(0o640)
    link.symlink_to("real.ris")
    with whole_file(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_line_ends_and_letters_are_written_as_they_are(tmp_path: Path):
    with whole_file(tmp_path / "out.txt") as stream:
        stream.write("Я\r\n\n")
    assert (tmp_path / "out.txt").read_bytes() == "Я\r\n\n".encode()


def test_a_folder_and_a_missing_one_are_objections(tmp_path: Path):
    assert objection(tmp_path) == f"{tmp_path} is a folder; name a file in it"
    missing = tmp_path / "missing"
    assert objection(missing / "out.ris") == f"{missing} is not there; make that folder first"
    assert objection(tmp_path / "out.ris") == ""
