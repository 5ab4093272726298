import subprocess
import time

import pytest

from seedbrowse.clipboard import COMMAND_VARIABLE, Outcome, copy
from tests.clipboard.samples import (
    ODD_TEXTS,
    OVER_SSH,
    REFERENCE,
    TWO_MEGABYTES,
    needs,
    write_program,
)


@needs("Xvfb", "xclip")
def test_it_comes_before_all_other_ways(plain, display, tmp_path):
    kept = tmp_path / "kept"

    outcome = copy(REFERENCE, environ=plain | display.environ | {COMMAND_VARIABLE: f"tee {kept}"})

    assert outcome == Outcome("your command tee", confirmed=True)
    assert kept.read_text() == REFERENCE
    assert display.clipboard() == ""


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_it_gets_the_text_as_it_is(plain, tmp_path, text):
    kept = tmp_path / "kept"

    copy(text, environ=plain | {COMMAND_VARIABLE: f"tee {kept}"})

    assert kept.read_bytes() == text.encode()


def test_it_gets_two_megabytes_whole(plain, tmp_path):
    kept = tmp_path / "kept"

    copy(TWO_MEGABYTES, environ=plain | {COMMAND_VARIABLE: f"tee {kept}"})

    assert kept.read_text() == TWO_MEGABYTES


@pytest.mark.parametrize("quoted", ["'my $HOME'", '"my $HOME"', "my\\ $HOME"])
def test_it_may_be_quoted_as_in_a_shell_and_no_variable_is_replaced(plain, tmp_path, quoted):
    copy(REFERENCE, environ=plain | {COMMAND_VARIABLE: f"tee {tmp_path}/{quoted}"})

    assert (tmp_path / "my $HOME").read_text() == REFERENCE


def test_it_is_run_without_a_shell(plain, tmp_path):
    copy("x", environ=plain | {COMMAND_VARIABLE: f"echo x; touch {tmp_path / 'run'}"})

    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("command", ["", "  "])
def test_one_that_is_empty_is_none(plain, command):
    outcome = copy("x", environ=plain | OVER_SSH | {COMMAND_VARIABLE: command})

    assert outcome == Outcome()


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("sh -c 'echo \"no \033[31m board\" >&2; exit 3'", "sh: no [31m board"),
        ("false", "false: it failed (exit status 1)"),
        ("no-such-program", "no-such-program: it did not start: No such file or directory"),
        ("/etc/passwd", "passwd: it did not start: Permission denied"),
        ("xclip 'unclosed", f"{COMMAND_VARIABLE}: No closing quotation"),
    ],
)
def test_one_that_fails_is_told_and_the_next_way_is_tried(plain, command, reason, capfd):
    written: list[str] = []

    outcome = copy(
        "x",
        environ=plain | OVER_SSH | {COMMAND_VARIABLE: command},
        write_terminal=written.append,
    )

    assert outcome == Outcome("terminal (OSC 52)", confirmed=False, failed=(reason,))
    assert capfd.readouterr() == ("", "")


def test_one_that_hangs_is_ended_with_all_it_started(plain, tmp_path, limited):
    child = tmp_path / "child"
    write_program(tmp_path / "hang", f"sleep 60 &\necho $! > {child}\nwait\n")
    environ = plain | OVER_SSH | {COMMAND_VARIABLE: str(tmp_path / "hang")}
    started = time.monotonic()

    outcome = copy(TWO_MEGABYTES, environ=environ)

    assert outcome == Outcome(failed=("hang: no answer within 2 seconds",))
    assert time.monotonic() - started < 30  # half of what its child would have slept
    assert not runs(int(child.read_text()))


def runs(process: int) -> bool:
    """Whether a process lives; one that is dead and not yet taken by its parent does not."""
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    ).stdout
    return bool(state) and not state.startswith("Z")


@needs("Xvfb", "xclip")
def test_one_that_stays_in_the_background_does_not_hold_us_up(plain, display):
    outcome = copy(
        REFERENCE,
        environ=plain | display.environ | {COMMAND_VARIABLE: "xclip -selection clipboard"},
    )

    # Who waited for what stays there would give it up in the end, and say so.
    assert outcome == Outcome("your command xclip", confirmed=True)
    display.wait_for_clipboard(REFERENCE)
