import shlex
import shutil
from pathlib import Path

import pytest

from tests.cli.program import JPEG, PROGRAM, without_privileges
from tests.formats.samples import CLASSIC, NEW
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


@pytest.fixture(autouse=True)
def exports(directory):
    Path("classic.txt").write_text(CLASSIC)
    Path("new.txt").write_text(NEW)
    Path("photo.jpg").write_bytes(JPEG)
    Path("empty.txt").touch()


def shell(line: str, **options) -> Terminal:
    """A terminal with a shell line in it, where $SEEDBROWSE is the program."""
    program = " ".join(PROGRAM)
    return Terminal(["sh", "-c", line.replace("$SEEDBROWSE", program)], width=120, **options)


def quits(terminal: Terminal) -> bool:
    terminal.send_keys("q")
    return terminal.wait_for_end() == 0


@pytest.mark.parametrize("line", ["$SEEDBROWSE", "$SEEDBROWSE < /dev/null", "true | $SEEDBROWSE"])
def test_the_bundled_examples_open_without_a_path_and_without_anything_piped_in(line):
    with shell(line) as terminal:
        assert "seeds/" in terminal.wait_until("Poletaev")
        assert quits(terminal)


def test_the_records_of_all_paths_are_shown_under_a_name_for_all():
    with shell("$SEEDBROWSE classic.txt new.txt") as terminal:
        screen = terminal.wait_until("4 records")
        assert "classic.txt + 1 more" in screen
        assert quits(terminal)


@pytest.mark.parametrize(
    "line",
    [
        "cat new.txt | $SEEDBROWSE -",
        "$SEEDBROWSE - < new.txt",
        "cat new.txt | $SEEDBROWSE",
        "(sleep 2; cat new.txt) | $SEEDBROWSE",
        "$SEEDBROWSE < new.txt",
    ],
)
def test_the_interface_reads_keys_from_the_terminal_while_its_records_come_from_standard_input(
    line,
):
    with shell(line) as terminal:
        assert "standard input" in terminal.wait_until("2 records")
        assert quits(terminal)


def test_the_interface_is_drawn_on_the_terminal_even_with_standard_error_elsewhere():
    with shell("$SEEDBROWSE new.txt 2> errors") as terminal:
        terminal.wait_until("2 records")
        assert quits(terminal)
    assert Path("errors").read_text() == ""


def test_good_files_open_among_bad_ones():
    with shell("$SEEDBROWSE missing.txt photo.jpg new.txt") as terminal:
        terminal.wait_until("2 records")
        terminal.wait_until("Nothing was read from 2 files")
        terminal.send_keys("q")
        assert terminal.wait_for_end() == 2


def test_a_file_one_may_not_read_is_told_again_after_the_interface_has_ended():
    Path("secret.txt").write_text(NEW)
    Path("secret.txt").chmod(0)
    program = shlex.join(without_privileges(*PROGRAM))
    with shell(f"{program} new.txt secret.txt photo.jpg 2> errors") as terminal:
        terminal.wait_until("2 records")
        terminal.send_keys("q")
        assert terminal.wait_for_end() == 2
    (line,) = Path("errors").read_text().splitlines()
    assert line.startswith("seedbrowse: secret.txt: you may not read this file")


def test_odd_files_do_not_make_the_interface_fail():
    with shell("$SEEDBROWSE photo.jpg empty.txt new.txt") as terminal:
        terminal.wait_until("2 records")
        assert quits(terminal)


@pytest.mark.parametrize(
    ("paths", "status", "reasons"),
    [
        ("missing.txt", 2, ["missing.txt: no such file or folder"]),
        ("photo.jpg", 1, ["photo.jpg: this is a JPEG"]),
        ("empty.txt", 1, ["empty.txt: is empty"]),
        ("photo.jpg missing.txt", 2, ["photo.jpg: ", "missing.txt: "]),
        ("- < photo.jpg", 1, ["-: this is a JPEG"]),
    ],
)
def test_where_nothing_can_be_opened_the_reasons_are_told_instead(paths, status, reasons):
    with shell(f"$SEEDBROWSE {paths}") as terminal:
        assert terminal.wait_for_end() == status
        for reason in reasons:
            terminal.wait_until(f"seedbrowse: {reason}")


def test_a_dumb_terminal_gets_the_list():
    with shell("TERM=dumb $SEEDBROWSE new.txt") as terminal:
        assert terminal.wait_for_end() == 0
        terminal.wait_until("YEAR  AUTHORS")


@pytest.mark.parametrize(("width", "height"), [(80, 24), (200, 50)])
def test_marked_records_are_copied_together_in_the_order_of_the_table(width, height):
    ours = ("DISPLAY=", "WAYLAND_DISPLAY=", " ".join(PROGRAM), "classic.txt", "new.txt")
    with Terminal(["sh", "-c", " ".join(ours)], width=width, height=height) as terminal:
        terminal.wait_until("4 records")
        terminal.send_keys("s")
        terminal.wait_until("Sort by")
        terminal.send_keys("t")
        terminal.wait_until("title, A–Z")
        years = [line[3:7] for line in terminal.capture().splitlines() if line[3:7].isdigit()]
        assert len(years) == 4
        terminal.send_keys("a")
        terminal.wait_until("4 marked")
        terminal.send_keys("c")
        terminal.wait_until("Bibliography of 4 records")
        terminal.send_keys("t", "Enter")
        terminal.wait_until("4 references (")
        references = [line for line in terminal.show_buffer().splitlines() if line]
    assert len(references) == 4
    assert all(year in each for year, each in zip(years, references, strict=True))
