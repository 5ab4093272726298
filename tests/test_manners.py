"""Manners in a real terminal: it is always given back, and nobody loses their place."""

import os
import shlex
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM
from tests.corpus import SEED
from tests.first_start import note_tips_as_seen
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

LENT = "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{wrap_flag}"
"""What a program changes of a terminal: other screen, seen cursor, told mouse, wrapped lines."""

OURS, GIVEN_BACK = "1 0 1 0", "0 1 0 1"
TIPS, PROBLEMS = "To begin with", "Read with problems"
FIRST = "The keeper's handwriting: weather and loneliness in 690 logbooks"
TITLE = "Migrant solidarity after the factory"
REFERENCE = (
    "O’Dunnigan, W., & Zielonkówna, Z. (2026). Migrant solidarity after the factory: a town "
    "learns to share its canteen. Annals of Everyday Solidarity, 33(3), 272–300. "
    "https://doi.org/10.5555/solidarity.2026.1009"
)
FROM_A_PDF = (
    "17.  O’Dunnigan, Winifred, and Zdzisław Zielonkówna. 2026. “Migrant Soli-\n"
    "     darity after the Factory: A Town Learns to Share Its Can-\n"
    "     teen.” Annals of Everyday Solidarity 33 (3): 272–300. https://doi.org/\n"
    "     10.5555/solidarity.2026.1009.\n"
)


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Terminal]:
    """A shell with job control in which `demo` starts the program, of a person without settings."""
    folders = {f"XDG_{name}_HOME": str(tmp_path) for name in ("STATE", "CONFIG", "DATA", "CACHE")}
    bare = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "ENV": ""}
    with Terminal(["sh", "-i"], environ=folders | bare, directory=tmp_path) as terminal:
        # What a shell reads at its start, and its prompt, are not the same everywhere.
        terminal.write(f"PS1='shell> '; demo() {{ {shlex.join([*PROGRAM, 'demo'])}; }}\n")
        terminal.write("stty -g >modes\n")
        yield terminal


@pytest.fixture
def demo(shell: Terminal, tmp_path: Path) -> Terminal:
    """The same with the program in it, which was started before."""
    note_tips_as_seen(tmp_path)
    shell.write("demo\n")
    shell.wait_until(PROBLEMS)
    shell.send_keys("?")  # a dialog takes notices away
    shell.wait_until("Keys ─")
    shell.send_keys("Escape")
    shell.wait_until("Keys ─", gone=True)
    return shell


def flags(terminal: Terminal) -> str:
    return terminal.tmux("display-message", "-p", LENT).strip()


def assert_given_back(terminal: Terminal) -> None:
    """The terminal is as the shell had it, and the shell reads from it."""
    terminal.wait_until("shell>")
    terminal.write("stty -g | cmp - modes && echo all is $((40 + 2))\n")
    terminal.wait_until("all is 42")
    assert flags(terminal) == GIVEN_BACK


def paste(terminal: Terminal, text: str) -> None:
    """Paste as terminals do where the program has asked for whole pastes."""
    terminal.tmux("load-buffer", "-", input=text)
    terminal.tmux("paste-buffer", "-p")


def highlighted(screen: str) -> str:
    (row,) = (line for line in screen.splitlines() if line.startswith("│▌"))
    return row


def test_the_first_start_shows_three_tips_which_hide_no_title_and_a_kill_brings_none_back(
    shell: Terminal, tmp_path: Path
) -> None:
    shell.write("sh -c 'echo $$ >pid; exec \"$@\"' - " + shlex.join([*PROGRAM, "demo"]) + "\n")
    shell.wait_until(TIPS)
    screen = shell.wait_until(f"│ {FIRST} ")
    for told in ("/ searches", "c copies the reference", "? shows all keys"):
        assert told in screen
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)
    shell.wait_until("Killed")
    shell.write("reset; demo\n")
    shell.wait_until(PROBLEMS)
    assert TIPS not in shell.wait_until(f"│ {FIRST} ")
    shell.send_keys("C-c")
    shell.wait_until("shell>")
    assert flags(shell) == GIVEN_BACK


def test_a_reference_is_found_wherever_it_is_pasted(demo: Terminal) -> None:
    paste(demo, REFERENCE)
    demo.wait_until(f"{TITLE}: a")
    assert "O'Dunnigan" in highlighted(demo.wait_until("─ detail"))
    demo.send_keys("c")
    demo.wait_for_buffer(REFERENCE)

    demo.send_keys("/", "Escape")
    demo.wait_until("200 records")
    paste(demo, FROM_A_PDF)
    demo.wait_until(" https://doi.org/10.5555/solidarity.2026.1009.")
    assert "Migrant solidarity" in highlighted(demo.wait_until(f"{TITLE}: a"))


def test_suspending_gives_the_terminal_back_and_the_screen_is_the_same_afterwards(
    demo: Terminal,
) -> None:
    demo.send_keys("/")
    demo.write("stairwell")
    demo.wait_until(" of 200")
    demo.send_keys("Enter", "j")
    demo.wait_until("│ Solidarity On The Stairwell")
    demo.wait_until("─ 1 match ─")
    before = demo.wait_until("s Sort")
    assert flags(demo) == OURS

    demo.send_keys("C-z")
    demo.wait_until("Stopped")
    assert_given_back(demo)
    demo.write("fg\n")
    demo.wait_until(before)
    assert flags(demo) == OURS


def test_no_size_loses_the_record_the_query_or_the_passage_that_is_read(demo: Terminal) -> None:
    demo.send_keys("/")
    demo.write("solidarity")
    demo.wait_until("18 of 200")
    demo.send_keys("Enter", *"jjjjjjj", "Tab")
    demo.wait_until("2022  Hollisund +1")
    demo.wait_until("Author  volunteering · neighbourhood")
    demo.send_keys("PageDown")
    before = demo.wait_until("Details")
    top = before.splitlines()[before.splitlines().index(_border(before)) + 1].strip("│ ▁▂▃▄▅▆▇█")

    demo.resize(50, 20)
    demo.wait_until(f"\n│ {top[:30]}")
    demo.wait_until("18 of 200")
    demo.resize(200, 50)
    assert "Noise, curry" in highlighted(demo.wait_until(f"││ {top}"))
    assert "/ solidarity" in demo.wait_until("18 of 200")
    demo.resize(80, 24)
    demo.wait_until(before)


def _border(screen: str) -> str:
    """The line above the detail."""
    (line,) = (each for each in screen.splitlines() if each.startswith("╭─ detail"))
    return line


def test_control_c_leaves_from_everywhere_and_while_files_are_read(
    demo: Terminal, tmp_path: Path
) -> None:
    for keys, sign in (((), "Cite"), (("/", "x"), "Clear"), (("T", "n"), "New term set")):
        if keys:
            demo.write("clear; demo; echo left with $?\n")
            demo.wait_until("200 records")
        demo.send_keys(*keys)
        demo.wait_until(sign)
        demo.send_keys("C-c")
        demo.wait_until("left with 0" if keys else "shell>")
    (tmp_path / "large.txt").write_bytes(SEED.read_bytes() * 5_000)
    demo.write(f"clear; {shlex.join(PROGRAM)} large.txt; echo left with $?\n")
    demo.wait_until("reading")
    demo.send_keys("C-c")
    demo.wait_until("left with 0")
    assert_given_back(demo)
