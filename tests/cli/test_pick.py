import json
import shutil
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, run
from tests.formats.samples import NEW
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


@pytest.fixture(autouse=True)
def exports(directory):
    Path("new.txt").write_text(NEW)


def shell(line: str, width: int = 120, height: int = 24) -> Terminal:
    """A terminal with a shell line in it, where $SEEDBROWSE is the program."""
    program = " ".join(PROGRAM)
    command = ["sh", "-c", line.replace("$SEEDBROWSE", program)]
    return Terminal(command, width=width, height=height)


def keys() -> list[str]:
    return run("list", "new.txt", "--format", "keys").stdout.split()


def test_the_highlighted_record_is_written_to_a_file_after_the_screen_is_restored():
    with shell("echo before; $SEEDBROWSE pick new.txt > chosen; echo status $?") as terminal:
        assert "Enter Choose" in terminal.wait_until("2 records")
        terminal.send_keys("Down", "Enter")
        screen = terminal.wait_until("status 0")
        assert "before" in screen
        assert "Choose" not in screen
    assert Path("chosen").read_text().split() == keys()[:1]


@pytest.mark.parametrize(("width", "height"), [(80, 24), (200, 50)])
def test_the_interface_fills_the_terminal_while_the_output_goes_into_a_pipe(width, height):
    with shell("$SEEDBROWSE pick new.txt | cat", width, height) as terminal:
        screen = terminal.wait_until("2 records")
        assert len(screen.splitlines()) == height
        assert max(map(len, screen.splitlines())) > width - 5
        assert "Choose" in screen.splitlines()[-1]
        terminal.send_keys("Down", "Space", "Space", "Enter")
        terminal.wait_for_end()
        screen = terminal.wait_until(keys()[0])
        assert screen.split() == keys()


def test_a_query_to_begin_with_and_records_from_a_pipe():
    (wanted,) = run("list", "new.txt", "-n", "1", "-f", "keys").stdout.split()
    with shell(f"cat new.txt | $SEEDBROWSE pick - -q '{wanted}' -f json > chosen") as terminal:
        terminal.wait_until("1 of 2")
        terminal.send_keys("Enter")
        assert terminal.wait_for_end() == 0
    (item,) = json.loads(Path("chosen").read_text())
    assert item["title"]


@pytest.mark.parametrize("form", ["keys", "json", "reference", "doi", "table"])
def test_every_form_is_printed(form):
    with shell(f"$SEEDBROWSE pick new.txt --format {form} > chosen 2> errors") as terminal:
        terminal.wait_until("2 records")
        terminal.send_keys("Enter")
        assert terminal.wait_for_end() == 0
    text = Path("chosen").read_text()
    assert text.endswith("\n")
    assert len(json.loads(text) if form == "json" else text.splitlines()) == 1
    assert Path("errors").read_text() == ""


@pytest.mark.parametrize(
    ("pressed", "status"),
    [(["Escape"], 1), (["Down", "q"], 1), (["x", "C-c"], 130)],
)
def test_choosing_nothing_prints_nothing_and_is_told_by_the_status(pressed, status):
    with shell("$SEEDBROWSE pick new.txt > chosen") as terminal:
        terminal.wait_until("2 records")
        terminal.send_keys(*pressed)
        assert terminal.wait_for_end() == status
    assert Path("chosen").read_text() == ""


def test_where_nothing_can_be_opened_the_reason_is_told():
    with shell("$SEEDBROWSE pick missing.txt > chosen") as terminal:
        assert terminal.wait_for_end() == 2
        terminal.wait_until("missing.txt: no such file or folder")
    assert Path("chosen").read_text() == ""


def test_without_a_terminal_it_says_what_to_do_instead():
    with shell("TERM=dumb $SEEDBROWSE pick new.txt") as terminal:
        assert terminal.wait_for_end() == 2
        terminal.wait_until("seedbrowse list --query")
