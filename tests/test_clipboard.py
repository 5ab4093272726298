import base64
import os
import pty
import re
import select
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from seedbrowse import clipboard
from seedbrowse.clipboard import COMMAND_VARIABLE, Outcome, copy
from tests.display import Display
from tests.terminal import PATIENCE, Terminal

REFERENCE = (
    "Poletáev, D. (2019). Доверие и солидарность: 移民 “quoted” `$HOME` 👩‍🔬 e\u0301\nLine 2"
)
TWO_MEGABYTES = (REFERENCE + "\n") * (2_000_000 // len(REFERENCE.encode()) + 1)
OVER_SSH = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
DEAD = {"DISPLAY": ":987"}
TIME_LIMIT = clipboard._TIME_LIMIT


def needs(*programs: str) -> pytest.MarkDecorator:
    missing = [program for program in programs if not shutil.which(program)]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine, copying may take longer than a person should wait."""
    monkeypatch.setattr(clipboard, "_TIME_LIMIT", PATIENCE)


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch, unhurried: None) -> None:
    """The program's own patience, for what never comes to an end."""
    monkeypatch.setattr(clipboard, "_TIME_LIMIT", TIME_LIMIT)


@pytest.fixture
def plain() -> dict[str, str]:
    """An environment without any way to a clipboard."""
    return {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}


@pytest.fixture
def display() -> Iterator[Display]:
    with Display() as started:
        yield started


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with Terminal() as started:
        yield started


def path_with_only(folder: Path, *programs: str) -> dict[str, str]:
    for program in programs:
        found = shutil.which(program)
        assert found
        (folder / program).symlink_to(found)
    return {"PATH": str(folder)}


def decoded(sequence: str) -> str:
    framed = re.fullmatch("\x1b\\]52;c;([A-Za-z0-9+/=]*)\a", sequence)
    assert framed
    return base64.b64decode(framed[1]).decode()


@needs("Xvfb", "xclip")
def test_a_text_reaches_the_x_clipboard_by_xclip(plain, display):
    outcome = copy(REFERENCE, environ=plain | display.environ)

    assert outcome == Outcome("xclip", confirmed=True)
    assert display.clipboard() == REFERENCE


@needs("Xvfb", "xclip", "xsel")
def test_a_text_reaches_the_x_clipboard_by_xsel_where_there_is_no_xclip(plain, display, tmp_path):
    only_xsel = path_with_only(tmp_path, "xsel")

    outcome = copy(REFERENCE, environ=plain | display.environ | only_xsel)

    assert outcome == Outcome("xsel", confirmed=True)
    assert display.clipboard() == REFERENCE


@needs("Xvfb", "xclip", "xsel")
@pytest.mark.parametrize("program", ["xclip", "xsel"])
def test_two_megabytes_reach_the_x_clipboard_whole(plain, display, tmp_path, program):
    environ = plain | display.environ | path_with_only(tmp_path, program)

    # xsel 1.2 now and then dies of a reader that has all and goes, and the text with it
    # (https://github.com/kfish/xsel/issues/33); the program can but read it back once.
    for _ in range(5):
        assert copy(TWO_MEGABYTES, environ=environ) == Outcome(program, confirmed=True)
        if held := display.clipboard():
            break
    assert held == TWO_MEGABYTES


@needs("Xvfb", "xclip")
def test_the_last_of_several_copies_is_what_stays(plain, display):
    for number in range(3):
        copy(f"reference {number}", environ=plain | display.environ)

    assert display.clipboard() == "reference 2"


@needs("Xvfb", "xclip", "wl-copy", "wl-paste")
def test_a_dead_wayland_display_falls_through_to_the_living_x_display(plain, display, tmp_path):
    dead_wayland = {"WAYLAND_DISPLAY": "wayland-987", "XDG_RUNTIME_DIR": str(tmp_path)}

    outcome = copy(REFERENCE, environ=plain | display.environ | dead_wayland)

    assert (outcome.way, outcome.confirmed) == ("xclip", True)
    assert outcome.failed[0].startswith("wl-copy: ")
    assert display.clipboard() == REFERENCE


@needs("xclip")
def test_a_dead_display_falls_through_to_the_terminal_and_prints_nothing(plain, capfd):
    written: list[str] = []

    outcome = copy(REFERENCE, environ=plain | DEAD, write_terminal=written.append)

    assert (outcome.way, outcome.confirmed) == ("terminal (OSC 52)", False)
    assert "Can't open display: :987" in outcome.failed[0]
    assert decoded("".join(written)) == REFERENCE
    assert capfd.readouterr() == ("", "")


@needs("xclip")
def test_a_display_that_never_answers_is_given_up(plain, limited):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        number = silent.getsockname()[1] - 6000
        if number < 0:
            pytest.skip("the free port is below those of X displays")
        outcome = copy(REFERENCE, environ=plain | {"DISPLAY": f"127.0.0.1:{number}"})

    assert outcome == Outcome(failed=("xclip: no answer within 2 seconds",))


@needs("Xvfb", "xclip")
def test_over_ssh_the_clipboard_of_this_machine_stays_untouched(plain, display):
    written: list[str] = []

    outcome = copy(
        REFERENCE, environ=plain | display.environ | OVER_SSH, write_terminal=written.append
    )

    assert outcome == Outcome("terminal (OSC 52)", confirmed=False)
    assert display.clipboard() == ""


def test_without_any_way_each_reason_is_told(plain):
    outcome = copy(REFERENCE, environ=plain)

    assert (outcome.way, outcome.confirmed) == ("", False)
    assert outcome.failed == (
        "pyperclip: no clipboard program found (xclip, xsel or wl-clipboard)",
    )


def test_nothing_of_the_directory_one_stands_in_is_run(plain, tmp_path, monkeypatch):
    (tmp_path / "pyperclip.py").write_text("import pathlib; pathlib.Path('run').touch()")
    monkeypatch.chdir(tmp_path)

    copy(REFERENCE, environ=plain)

    assert not (tmp_path / "run").exists()


@needs("tmux")
def test_in_tmux_a_text_reaches_the_buffer(plain, terminal):
    outcome = copy(REFERENCE, environ=plain | OVER_SSH | terminal.environ)

    assert outcome == Outcome("tmux buffer", confirmed=True)
    assert terminal.show_buffer() == REFERENCE


@needs("tmux")
def test_two_megabytes_reach_the_tmux_buffer_whole(plain, terminal):
    outcome = copy(TWO_MEGABYTES, environ=plain | OVER_SSH | terminal.environ)

    assert outcome == Outcome("tmux buffer", confirmed=True)
    assert terminal.show_buffer() == TWO_MEGABYTES


@needs("tmux")
def test_a_program_inside_tmux_fills_the_buffer_and_leaves_the_screen_alone(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(
        "from seedbrowse.clipboard import copy\nprint(copy('10.1234/x').way + '.')\n"
    )
    with Terminal([sys.executable, str(program)], environ=DEAD) as terminal:
        assert terminal.wait_until("tmux buffer.").strip() == "tmux buffer."
        assert terminal.wait_for_end() == 0
        assert terminal.show_buffer() == "10.1234/x"


@needs("tmux")
def test_the_text_also_reaches_the_terminal_outside_tmux(plain):
    inner = Terminal(["cat"])
    attach = ["tmux", "-S", str(inner.socket), "attach"]
    # A terminal around tmux that has a clipboard: another tmux, which takes OSC 52 when told to.
    outer = Terminal(environ={"TERM": "xterm-256color"})
    with inner, outer:
        outer.tmux("set-option", "-s", "set-clipboard", "on")
        inner.tmux("set-option", "-s", "set-clipboard", "external")
        inner.tmux("set-option", "-s", "terminal-features", "*:clipboard")
        outer.tmux("respawn-pane", "-k", *attach)
        inner.wait_for_client()

        outcome = copy("10.1234/x", environ=plain | OVER_SSH | inner.environ)

        assert outcome.way == "tmux buffer"
        outer.wait_for_buffer("10.1234/x")


@needs("tmux")
def test_a_tmux_that_has_gone_falls_through(plain, terminal):
    gone = terminal.environ
    terminal.close()
    written: list[str] = []

    outcome = copy(REFERENCE, environ=plain | OVER_SSH | gone, write_terminal=written.append)

    assert outcome.way == "terminal (OSC 52)"
    assert outcome.failed[0].startswith("tmux: ")
    assert decoded("".join(written)) == REFERENCE


@needs("tmux")
def test_a_tmux_without_the_option_w_still_gets_the_text(plain, terminal, tmp_path):
    real = shutil.which("tmux")
    old = tmp_path / "tmux"
    old.write_text(
        f'#!/bin/sh\ncase "$*" in *-w*) echo "unknown option -- w" >&2; exit 1;; esac\n'
        f'exec {real} "$@"\n'
    )
    old.chmod(0o755)
    path = {"PATH": f"{tmp_path}{os.pathsep}{plain['PATH']}"}

    outcome = copy(REFERENCE, environ=plain | OVER_SSH | terminal.environ | path)

    assert outcome == Outcome("tmux buffer", confirmed=True)
    assert terminal.show_buffer() == REFERENCE


def test_a_text_too_long_for_terminals_is_not_sent_to_one(plain):
    written: list[str] = []

    longest = copy("x" * 74_994, environ=plain | OVER_SSH, write_terminal=written.append)
    too_long = copy("x" * 74_995, environ=plain | OVER_SSH, write_terminal=written.append)

    assert longest.way == "terminal (OSC 52)"
    assert too_long == Outcome(
        failed=("terminal: 74,995 bytes are more than the 74,994 it may take",)
    )
    assert len(written) == 1


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


@needs("screen")
def test_gnu_screen_passes_a_long_text_on_to_the_terminal_outside(tmp_path):
    text = REFERENCE * 40
    (tmp_path / "text").write_text(text)
    program = tmp_path / "program.py"
    program.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from seedbrowse.clipboard import copy\n"
        "def write(sequence): sys.stdout.write(sequence); sys.stdout.flush()\n"
        f"print(copy(Path({str(tmp_path / 'text')!r}).read_text(), write_terminal=write).way)\n"
    )
    (tmp_path / "sockets").mkdir(mode=0o700)
    environ = {
        name: value for name, value in os.environ.items() if name not in ("TMUX", "STY", "DISPLAY")
    }
    environ |= OVER_SSH | {"TERM": "xterm", "SCREENDIR": str(tmp_path / "sockets")}

    seen = output_on_a_terminal(
        ["screen", "-c", os.devnull, sys.executable, str(program)], environ
    ).decode(errors="replace")

    sequence = re.search("\x1b\\]52;c;[^\a]*\a", seen)
    assert sequence
    assert decoded(sequence[0]) == text
    assert "terminal (OSC 52)" in seen


def output_on_a_terminal(command: list[str], environ: dict[str, str]) -> bytes:
    """Everything a program writes to a terminal of its own until it ends."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ, start_new_session=True
    ) as process:
        os.close(theirs)
        seen = b""
        try:
            while select.select([ours], [], [], 15)[0]:
                seen += os.read(ours, 65536)
        except OSError:  # Linux ends a terminal's output so
            pass
        finally:
            os.close(ours)
            process.terminate()
    return seen


def test_ones_own_command_gets_the_text_before_all_other_ways(plain, tmp_path):
    kept = tmp_path / "kept text"

    outcome = copy(REFERENCE, environ=plain | {COMMAND_VARIABLE: f"tee '{kept}'"})

    assert outcome == Outcome("your command tee", confirmed=True)
    assert kept.read_text() == REFERENCE


def test_ones_own_command_gets_two_megabytes_whole(plain, tmp_path):
    kept = tmp_path / "kept"

    copy(TWO_MEGABYTES, environ=plain | {COMMAND_VARIABLE: f"tee {kept}"})

    assert kept.read_text() == TWO_MEGABYTES


def test_ones_own_command_is_run_without_a_shell(plain, tmp_path):
    copy("x", environ=plain | {COMMAND_VARIABLE: f"echo x; touch {tmp_path / 'run'}"})

    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("sh -c 'echo \"no \033[31m board\" >&2; exit 3'", "sh: no [31m board"),
        ("false", "false: it failed (exit status 1)"),
        ("no-such-program", "no-such-program: it did not start: No such file or directory"),
        ("xclip 'unclosed", f"{COMMAND_VARIABLE}: No closing quotation"),
    ],
)
def test_a_command_that_fails_is_told_and_the_next_way_is_tried(plain, command, reason):
    written: list[str] = []

    outcome = copy(
        "x",
        environ=plain | OVER_SSH | {COMMAND_VARIABLE: command},
        write_terminal=written.append,
    )

    assert outcome == Outcome("terminal (OSC 52)", confirmed=False, failed=(reason,))


def test_a_command_that_hangs_is_ended_with_all_it_started(plain, tmp_path, limited):
    script = tmp_path / "hang"
    child = tmp_path / "child"
    script.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {child}\nwait\n")
    script.chmod(0o755)
    started = time.monotonic()

    outcome = copy(TWO_MEGABYTES, environ=plain | OVER_SSH | {COMMAND_VARIABLE: str(script)})

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
def test_a_command_that_stays_in_the_background_does_not_hold_us_up(plain, display):
    outcome = copy(
        REFERENCE,
        environ=plain | display.environ | {COMMAND_VARIABLE: "xclip -selection clipboard"},
    )

    # Who waited for what stays there would give it up in the end, and say so.
    assert outcome == Outcome("your command xclip", confirmed=True)
    display.wait_for_clipboard(REFERENCE)
