import os
import subprocess

import pytest

from seedbrowse.clipboard import (
    COMMAND_VARIABLE,
    HTML_COMMAND_VARIABLE,
    Form,
    Outcome,
    copy,
    copy_rich,
)
from tests.clipboard.samples import OVER_SSH, TWO_MEGABYTES, needs, path_with_only
from tests.display import Display

HTML = "<i>Größe &amp; Солидарность</i> 👩‍🔬<br>2"
TEXT = "Größe & Солидарность 👩‍🔬\n2"
ENCODING = '<meta http-equiv="content-type" content="text/html; charset=utf-8">'
NO_HTML = "this clipboard takes no HTML"


def pasted(display: Display, target: str) -> bytes:
    """What a program gets that asks for one type of what is on an X clipboard."""
    return subprocess.run(
        ["xclip", "-selection", "clipboard", "-o", "-t", target],
        env={**os.environ, **display.environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    ).stdout


@needs("Xvfb", "xclip")
def test_an_x_clipboard_gets_html_alone(plain, display):
    outcome = copy_rich(HTML, TEXT, environ=plain | display.environ)

    assert outcome == Outcome(
        "xclip",
        confirmed=True,
        form=Form.HTML,
        remark="pasted as plain text, it gives the HTML source or nothing",
    )
    assert pasted(display, "text/html").decode() == ENCODING + HTML
    assert pasted(display, "TARGETS").split() == [b"TARGETS", b"text/html"]


@needs("sway", "wl-copy", "wl-paste")
def test_a_wayland_clipboard_gets_html_and_its_source(plain, compositor):
    outcome = copy_rich(HTML, TEXT, environ=plain | compositor.environ)

    assert outcome == Outcome(
        "wl-copy",
        confirmed=True,
        form=Form.HTML,
        remark="pasted as plain text, it gives the HTML source",
    )
    assert compositor.mime_types()[0] == "text/html"
    assert compositor.clipboard("text/html") == ENCODING + HTML
    assert compositor.clipboard("text/plain") == ENCODING + HTML


@needs("Xvfb", "xclip")
def test_two_megabytes_of_html_reach_the_x_clipboard_whole(plain, display):
    outcome = copy_rich(TWO_MEGABYTES, "text", environ=plain | display.environ)

    assert outcome.form is Form.HTML
    assert pasted(display, "text/html").decode() == ENCODING + TWO_MEGABYTES


@needs("sway", "wl-copy", "wl-paste")
def test_two_megabytes_of_html_reach_the_wayland_clipboard_whole(plain, compositor):
    outcome = copy_rich(TWO_MEGABYTES, "text", environ=plain | compositor.environ)

    assert outcome.form is Form.HTML
    assert compositor.clipboard("text/html") == ENCODING + TWO_MEGABYTES


@needs("Xvfb", "xclip")
def test_text_that_is_copied_after_it_is_text_again(plain, display):
    copy_rich(HTML, TEXT, environ=plain | display.environ)

    assert copy(TEXT, environ=plain | display.environ) == Outcome("xclip", confirmed=True)
    assert b"UTF8_STRING" in pasted(display, "TARGETS").split()
    assert pasted(display, "UTF8_STRING").decode() == TEXT


@needs("Xvfb", "xclip", "wl-copy")
def test_a_dead_wayland_display_falls_through_to_html_on_the_living_x_display(
    plain, display, tmp_path
):
    dead_wayland = {"WAYLAND_DISPLAY": "wayland-987", "XDG_RUNTIME_DIR": str(tmp_path)}

    outcome = copy_rich(HTML, TEXT, environ=plain | display.environ | dead_wayland)

    assert (outcome.way, outcome.form) == ("xclip", Form.HTML)
    assert outcome.failed == ("wl-copy: Failed to connect to a Wayland server",)


@needs("Xvfb", "xclip", "xsel")
def test_where_there_is_xsel_alone_the_plain_text_is_copied_and_told(plain, display, tmp_path):
    environ = plain | display.environ | path_with_only(tmp_path, "xsel")

    outcome = copy_rich(HTML, TEXT, environ=environ)

    assert outcome == Outcome(
        "xsel",
        confirmed=True,
        failed=("xclip: it did not start: No such file or directory",),
        form=Form.TEXT,
        remark=NO_HTML,
    )
    assert display.clipboard() == TEXT


@needs("tmux")
def test_a_tmux_buffer_gets_the_plain_text(plain, terminal):
    outcome = copy_rich(HTML, TEXT, environ=plain | OVER_SSH | terminal.environ)

    assert outcome == Outcome("tmux buffer", confirmed=True, form=Form.TEXT, remark=NO_HTML)
    assert terminal.show_buffer() == TEXT


@needs("Xvfb", "xclip")
def test_over_ssh_the_terminal_gets_the_plain_text(plain, display):
    written: list[str] = []

    outcome = copy_rich(
        HTML, TEXT, environ=plain | display.environ | OVER_SSH, write_terminal=written.append
    )
    copy(TEXT, environ=plain | OVER_SSH, write_terminal=written.append)

    assert outcome == Outcome("terminal (OSC 52)", form=Form.TEXT, remark=NO_HTML)
    assert written[0] == written[1]
    assert display.clipboard() == ""


@needs("xclip")
def test_a_dead_display_falls_through_to_plain_text_and_prints_nothing(plain, capfd):
    written: list[str] = []

    outcome = copy_rich(
        HTML, TEXT, environ=plain | {"DISPLAY": ":987"}, write_terminal=written.append
    )

    assert (outcome.way, outcome.form) == ("terminal (OSC 52)", Form.TEXT)
    assert outcome.failed[0] == "xclip: Error: Can't open display: :987"
    assert capfd.readouterr() == ("", "")


def test_without_any_way_nothing_is_said_of_html(plain):
    outcome = copy_rich(HTML, TEXT, environ=plain | OVER_SSH)

    assert outcome == Outcome()


@needs("Xvfb", "xclip")
def test_ones_own_command_for_text_gets_the_plain_text(plain, display, tmp_path):
    kept = tmp_path / "kept"

    outcome = copy_rich(
        HTML, TEXT, environ=plain | display.environ | {COMMAND_VARIABLE: f"tee {kept}"}
    )

    assert outcome == Outcome("your command tee", confirmed=True, remark=NO_HTML)
    assert kept.read_text() == TEXT
    assert display.clipboard() == ""


@pytest.mark.parametrize("session", [{}, OVER_SSH], ids=["here", "over SSH"])
def test_ones_own_command_for_html_gets_html(plain, tmp_path, session):
    kept = tmp_path / "kept"
    commands = {COMMAND_VARIABLE: "false", HTML_COMMAND_VARIABLE: f"tee '{kept}'"}

    outcome = copy_rich(HTML, TEXT, environ=plain | session | commands)

    assert outcome == Outcome("your command tee", confirmed=True, form=Form.HTML)
    assert kept.read_text() == ENCODING + HTML


def test_ones_own_command_for_html_is_not_for_text(plain):
    outcome = copy(TEXT, environ=plain | OVER_SSH | {HTML_COMMAND_VARIABLE: "tee"})

    assert outcome == Outcome()
