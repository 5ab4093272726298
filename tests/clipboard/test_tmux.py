import shutil
import sys

import pytest

from seedbrowse.clipboard import Outcome, copy
from tests.clipboard.samples import (
    ODD_TEXTS,
    OVER_SSH,
    REFERENCE,
    TWO_MEGABYTES,
    needs,
    write_program,
)
from tests.outer_terminal import OuterTerminal
from tests.terminal import Terminal

pytestmark = needs("tmux")


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_a_text_reaches_the_buffer_as_it_is(plain, terminal, text):
    outcome = copy(text, environ=plain | OVER_SSH | terminal.environ)

    assert outcome == Outcome("tmux buffer", confirmed=True)
    assert terminal.show_buffer().encode() == text.encode()


def test_two_megabytes_reach_the_buffer_whole(plain, terminal):
    outcome = copy(TWO_MEGABYTES, environ=plain | OVER_SSH | terminal.environ)

    assert outcome == Outcome("tmux buffer", confirmed=True)
    assert terminal.show_buffer() == TWO_MEGABYTES


def test_a_program_inside_fills_the_buffer_and_leaves_the_screen_alone():
    script = "from seedbrowse.clipboard import copy\nprint(copy('10.1234/x').way + '.')\n"
    with Terminal([sys.executable, "-c", script], environ={"DISPLAY": ":987"}) as terminal:
        assert terminal.wait_until("tmux buffer.").strip() == "tmux buffer."
        assert terminal.wait_for_end() == 0
        assert terminal.show_buffer() == "10.1234/x"


@pytest.mark.parametrize("text", [REFERENCE, TWO_MEGABYTES], ids=["100 bytes", "2 MB"])
def test_with_tmuxs_own_settings_the_terminal_outside_gets_the_text_too(plain, terminal, text):
    with OuterTerminal(["tmux", "-S", str(terminal.socket), "attach"]) as outer:
        terminal.wait_for_client()

        copy(text, environ=plain | OVER_SSH | terminal.environ)

        outer.wait_for_clipboard(text)


def attached(inner: Terminal, outer: Terminal) -> None:
    """Show one tmux in a pane of another, as in a session on another machine."""
    outer.tmux("respawn-pane", "-k", "tmux", "-S", str(inner.socket), "attach")
    inner.wait_for_client()


def test_in_tmux_in_tmux_the_inner_one_gets_the_text(plain):
    with Terminal() as inner, Terminal(environ={"TERM": "xterm-256color"}) as outer:
        attached(inner, outer)

        outcome = copy(REFERENCE, environ=plain | OVER_SSH | inner.environ)

        assert outcome == Outcome("tmux buffer", confirmed=True)
        assert inner.show_buffer() == REFERENCE
        # The outer one takes nothing from programs inside it, another tmux included, until told.
        inner.write("written after it")
        outer.wait_until("written after it")
        assert outer.show_buffer() == ""


def test_an_outer_tmux_that_is_told_to_hands_the_text_on_as_far_as_the_terminal(plain):
    with Terminal() as inner, Terminal() as outer:
        outer.tmux("set-option", "-s", "set-clipboard", "on")
        inner.tmux("set-option", "-s", "terminal-features", "*:clipboard")
        with OuterTerminal(["tmux", "-S", str(outer.socket), "attach"]) as outermost:
            outer.wait_for_client()
            attached(inner, outer)

            copy(REFERENCE, environ=plain | OVER_SSH | inner.environ)

            outer.wait_for_buffer(REFERENCE)
            outermost.wait_for_clipboard(REFERENCE)


def test_a_tmux_that_has_gone_falls_through(plain, terminal):
    gone = terminal.environ
    terminal.close()
    written: list[str] = []

    outcome = copy(REFERENCE, environ=plain | OVER_SSH | gone, write_terminal=written.append)

    assert outcome.way == "terminal (OSC 52)"
    assert outcome.failed[0].startswith("tmux: ")
    assert len(written) == 1


def test_a_tmux_without_the_option_w_still_gets_the_text(plain, terminal, tmp_path):
    write_program(
        tmp_path / "tmux",
        'case "$*" in *-w*) echo "unknown option -- w" >&2; exit 1;; esac\n'
        f'exec {shutil.which("tmux")} "$@"\n',
    )
    path = {"PATH": f"{tmp_path}:{plain['PATH']}"}

    outcome = copy(REFERENCE, environ=plain | OVER_SSH | terminal.environ | path)

    assert outcome == Outcome("tmux buffer", confirmed=True)
    assert terminal.show_buffer() == REFERENCE
