"""Libraries whose files change while they are open."""

import shutil
import threading
from pathlib import Path

import pytest

from tests.formats.samples import CLASSIC, NEW
from tests.library.opened import opened, zipped
from tests.library.test_load import many


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
