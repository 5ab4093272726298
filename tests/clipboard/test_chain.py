import pytest

from seedbrowse.clipboard import Outcome, copy
from tests.clipboard.samples import OVER_SSH, REFERENCE, needs


@needs("Xvfb", "xclip")
@pytest.mark.parametrize("variable", ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"])
def test_over_ssh_the_clipboard_of_this_machine_stays_untouched(plain, display, variable):
    written: list[str] = []

    outcome = copy(
        REFERENCE,
        environ=plain | display.environ | {variable: "192.0.2.1 50000 192.0.2.2 22"},
        write_terminal=written.append,
    )

    assert outcome == Outcome("terminal (OSC 52)", confirmed=False)
    assert len(written) == 1
    assert display.clipboard() == ""


@needs("tmux")
def test_over_ssh_in_tmux_the_buffer_is_taken_before_the_terminal(plain, terminal):
    written: list[str] = []

    outcome = copy(
        REFERENCE, environ=plain | OVER_SSH | terminal.environ, write_terminal=written.append
    )

    assert outcome == Outcome("tmux buffer", confirmed=True)
    assert not written


@needs("Xvfb", "xclip", "tmux")
def test_in_tmux_on_a_desktop_the_desktop_is_taken(plain, display, terminal):
    outcome = copy(REFERENCE, environ=plain | display.environ | terminal.environ)

    assert outcome == Outcome("xclip", confirmed=True)
    assert terminal.show_buffer() == ""


@needs("xclip")
def test_a_dead_display_falls_through_to_the_terminal_and_prints_nothing(plain, capfd):
    written: list[str] = []

    outcome = copy(REFERENCE, environ=plain | {"DISPLAY": ":987"}, write_terminal=written.append)

    assert (outcome.way, outcome.confirmed) == ("terminal (OSC 52)", False)
    assert "Can't open display: :987" in outcome.failed[0]
    assert len(written) == 1
    assert capfd.readouterr() == ("", "")


@needs("xclip", "wl-copy", "tmux")
def test_with_everything_dead_each_way_is_told(plain, terminal, tmp_path, capfd):
    gone = terminal.environ
    terminal.close()
    dead = {"DISPLAY": ":987", "WAYLAND_DISPLAY": "wayland-987", "XDG_RUNTIME_DIR": str(tmp_path)}

    outcome = copy(
        REFERENCE,
        environ=plain | gone | dead | {"SEEDBROWSE_CLIPBOARD": "false", "TERM": "dumb"},
        write_terminal=lambda sequence: pytest.fail("a dumb terminal shows what it is sent"),
    )

    ways = [reason.partition(":")[0] for reason in outcome.failed]
    assert outcome.way == ""
    assert ways == ["false", "wl-copy", "xclip", "tmux", "terminal"]
    assert capfd.readouterr() == ("", "")


def test_without_any_way_the_reason_is_told(plain):
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
