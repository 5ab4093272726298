import base64
import os
import re
import sys
from pathlib import Path

import pytest

from seedbrowse.clipboard import Outcome, copy
from tests.clipboard.samples import ODD_TEXTS, OVER_SSH, REFERENCE, TWO_MEGABYTES, needs
from tests.outer_terminal import OuterTerminal
from tests.terminal import Terminal

LONGEST = "x" * 74_994
"""The longest text that is sent to a terminal."""

COPYING_PROGRAM = """\
import sys
from pathlib import Path
from seedbrowse.clipboard import copy

def write(sequence):
    sys.stdout.write(sequence)
    sys.stdout.flush()

print(copy(Path(sys.argv[1]).read_bytes().decode(), write_terminal=write).way + ".")
"""


def decoded(sequence: str) -> str:
    framed = re.fullmatch("\x1b\\]52;c;([A-Za-z0-9+/=]*)\a", sequence)
    assert framed
    return base64.b64decode(framed[1]).decode()


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_a_terminal_is_sent_the_text_as_it_is_and_never_answers(plain, text):
    written: list[str] = []

    outcome = copy(text, environ=plain | OVER_SSH, write_terminal=written.append)

    assert outcome == Outcome("terminal (OSC 52)", confirmed=False)
    assert [decoded(sequence) for sequence in written] == [text]


@pytest.mark.parametrize(
    ("text", "size"),
    [(LONGEST + "x", "74,995"), (TWO_MEGABYTES, f"{len(TWO_MEGABYTES.encode()):,}")],
    ids=["one byte more", "2 MB"],
)
def test_a_text_too_long_for_terminals_is_not_sent_to_one(plain, text, size):
    written: list[str] = []

    too_long = copy(text, environ=plain | OVER_SSH, write_terminal=written.append)

    assert too_long == Outcome(
        failed=(f"terminal: {size} bytes are more than the 74,994 it may take",)
    )
    assert not written


@pytest.mark.parametrize("kind", ["dumb", "linux"])
def test_a_terminal_that_would_print_the_sequence_never_gets_one(plain, kind):
    written: list[str] = []

    outcome = copy("x", environ=plain | OVER_SSH | {"TERM": kind}, write_terminal=written.append)

    assert not outcome.way
    assert not written


def test_a_terminal_that_cannot_be_written_to_is_a_reason(plain):
    def broken(sequence: str) -> None:
        raise OSError(5, "Input/output error")

    outcome = copy("x", environ=plain | OVER_SSH, write_terminal=broken)

    assert outcome == Outcome(failed=("terminal: Input/output error",))


def copying(folder: Path, text: str) -> list[str]:
    """A command that copies a text by the terminal it runs on."""
    (folder / "text").write_text(text, newline="")
    return [sys.executable, "-c", COPYING_PROGRAM, str(folder / "text")]


def in_screen(folder: Path, command: list[str]) -> tuple[list[str], dict[str, str]]:
    """A command, and its environment, that runs another in a GNU screen of its own."""
    sockets = folder / "sockets"
    sockets.mkdir(mode=0o700)
    return ["screen", "-c", os.devnull, *command], {"SCREENDIR": str(sockets)}


def test_a_program_on_a_terminal_fills_its_clipboard(tmp_path):
    with OuterTerminal(copying(tmp_path, REFERENCE), OVER_SSH) as outer:
        outer.wait_for_clipboard(REFERENCE)


@needs("screen")
@pytest.mark.parametrize(
    "text", [REFERENCE, REFERENCE * 40, LONGEST], ids=["short", "4 kB", "75 kB"]
)
def test_gnu_screen_passes_a_text_on_to_the_terminal_outside(tmp_path, text):
    command, environ = in_screen(tmp_path, copying(tmp_path, text))

    with OuterTerminal(command, OVER_SSH | environ) as outer:
        outer.wait_for_clipboard(text)
        assert b"terminal (OSC 52)." in outer.wait_for_end()


@needs("screen", "tmux")
def test_in_gnu_screen_in_tmux_the_buffer_of_tmux_gets_the_text(tmp_path):
    command, environ = in_screen(tmp_path, copying(tmp_path, REFERENCE))

    with Terminal(command, environ=OVER_SSH | environ) as terminal:
        terminal.wait_for_buffer(REFERENCE)
