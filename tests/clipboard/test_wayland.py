import sys

import pytest

from seedbrowse.clipboard import Outcome, copy
from tests.clipboard.samples import ODD_TEXTS, REFERENCE, TWO_MEGABYTES, needs
from tests.terminal import Terminal

pytestmark = needs("sway", "wl-copy", "wl-paste")


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_a_text_reaches_the_wayland_clipboard_as_it_is(plain, compositor, text):
    outcome = copy(text, environ=plain | compositor.environ)

    assert outcome == Outcome("wl-copy", confirmed=True)
    assert compositor.clipboard() == text
    assert compositor.mime_types()[0] == "text/plain"


def test_two_megabytes_reach_the_wayland_clipboard_whole(plain, compositor):
    outcome = copy(TWO_MEGABYTES, environ=plain | compositor.environ)

    assert outcome == Outcome("wl-copy", confirmed=True)
    assert compositor.clipboard() == TWO_MEGABYTES


def test_the_last_of_several_copies_is_what_stays(plain, compositor):
    for number in range(3):
        copy(f"reference {number}", environ=plain | compositor.environ)

    assert compositor.clipboard() == "reference 2"


@needs("tmux")
def test_the_text_outlives_the_program_and_its_terminal(compositor):
    script = "from seedbrowse.clipboard import copy; print(copy('10.1234/x').way + '.')"
    with Terminal([sys.executable, "-c", script], environ=compositor.environ) as terminal:
        terminal.wait_until("wl-copy.")

    assert compositor.clipboard() == "10.1234/x"


@needs("Xvfb", "xclip")
def test_of_two_living_displays_the_wayland_one_gets_the_text(plain, compositor, display):
    outcome = copy(REFERENCE, environ=plain | compositor.environ | display.environ)

    assert outcome == Outcome("wl-copy", confirmed=True)
    assert display.clipboard() == ""


@needs("Xvfb", "xclip")
def test_a_dead_wayland_display_falls_through_to_the_living_x_display(plain, display, tmp_path):
    dead_wayland = {"WAYLAND_DISPLAY": "wayland-987", "XDG_RUNTIME_DIR": str(tmp_path)}

    outcome = copy(REFERENCE, environ=plain | display.environ | dead_wayland)

    assert (outcome.way, outcome.confirmed) == ("xclip", True)
    assert outcome.failed[0].startswith("wl-copy: ")
    assert display.clipboard() == REFERENCE


def test_a_dead_wayland_display_alone_is_told_in_a_line(plain, tmp_path, capfd):
    dead_wayland = {"WAYLAND_DISPLAY": "wayland-987", "XDG_RUNTIME_DIR": str(tmp_path)}

    outcome = copy(REFERENCE, environ=plain | dead_wayland)

    reason = "Failed to connect to a Wayland server; the clipboard does not hold the text"
    assert outcome == Outcome(failed=(f"wl-copy: {reason}",))
    assert capfd.readouterr() == ("", "")
