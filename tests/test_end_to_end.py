"""The main job in a real terminal: open the seed, find it through a typo, copy its citation."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus import SEED
from tests.display import Display
from tests.terminal import Terminal

DOI = "10.31278/1810-6374-2019-17-1-171-200"
REFERENCE = (
    "Poletaev, D. V. (2019). From mistrust to solidarity or more mistrust? Russia’s migration "
    "experience in the international context. Russia in Global Affairs, 17(1), 171–197. "
    f"https://doi.org/{DOI}"
)
IEEE = (
    "D. V. Poletaev, “From mistrust to solidarity or more mistrust? Russia’s migration experience "
    "in the international context,” Russia in Global Affairs, vol. 17, no. 1, pp. 171–197, 2019, "
    f"doi: {DOI}."
)
PROGRAM = [sys.executable, "-m", "seedbrowse", str(SEED.parent)]
# No clipboard of the machine that runs the tests, and no session that came over SSH.
BARE = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "SSH_CONNECTION": "", "SSH_TTY": "", "SSH_CLIENT": ""}

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


def browse(directory: Path, width: int, height: int, environ: dict[str, str]) -> Terminal:
    state = {
        "XDG_STATE_HOME": str(directory / "state"),
        "XDG_CONFIG_HOME": str(directory / "config"),
        "XDG_DATA_HOME": str(directory / "data"),
    }
    return Terminal(
        PROGRAM, width=width, height=height, environ=BARE | state | environ, directory=directory
    )


@pytest.fixture(params=[(80, 24), (200, 50)], ids=["80x24", "200x50"])
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    width, height = request.param
    with browse(tmp_path, width, height, {}) as terminal:
        yield terminal


def test_a_paper_is_found_through_a_typo_and_its_doi_and_reference_are_copied(
    terminal: Terminal,
) -> None:
    terminal.wait_until("Poletaev")
    terminal.wait_until("1 record")

    terminal.send_keys("/")
    terminal.write("nosuchword")
    terminal.wait_until("0 of 1")
    terminal.wait_until("Poletaev", gone=True)

    terminal.send_keys("Escape")
    terminal.wait_until("1 record")
    terminal.write("solidarty migr")
    terminal.wait_until("1 of 1")
    terminal.wait_until("Poletaev")

    terminal.send_keys("Enter")
    terminal.send_keys("d")
    terminal.wait_for_buffer(DOI)
    terminal.wait_until("DOI copied by")

    terminal.send_keys("c")
    terminal.wait_for_buffer(REFERENCE)
    terminal.wait_until("Reference (APA")

    terminal.send_keys("x")
    terminal.wait_for_buffer("(Poletaev, 2019)")

    terminal.send_keys("q")
    assert terminal.wait_for_end() == 0


def test_a_style_is_chosen_while_its_reference_is_seen_and_used_in_the_next_run_too(
    tmp_path: Path,
) -> None:
    with browse(tmp_path, 100, 30, {}) as terminal:
        terminal.wait_until("1 record")
        terminal.send_keys("C")
        terminal.wait_until("Citation style")
        terminal.write("iee")
        terminal.wait_until("D. V. Poletaev")
        terminal.send_keys("Enter")
        terminal.wait_until("Citation style ─", gone=True)
        terminal.send_keys("c")
        terminal.wait_for_buffer(IEEE)
        terminal.send_keys("q")
        assert terminal.wait_for_end() == 0
    with browse(tmp_path, 100, 30, {}) as terminal:
        terminal.wait_until("1 record")
        terminal.send_keys("c")
        terminal.wait_for_buffer(IEEE)


def test_the_menu_copies_what_a_key_means_in_it(terminal: Terminal) -> None:
    terminal.wait_until("1 record")
    terminal.send_keys("y")
    terminal.wait_until("Enter copies")
    terminal.write("@")
    terminal.wait_until("[@poletaev")
    terminal.send_keys("Enter")
    terminal.wait_for_buffer("[@poletaevMistrustSolidarityMore2019]")


@pytest.mark.skipif(
    shutil.which("Xvfb") is None or shutil.which("xclip") is None,
    reason="Xvfb or xclip is not installed",
)
def test_the_desktops_clipboard_gets_the_doi_and_the_reference(tmp_path: Path) -> None:
    with Display() as display, browse(tmp_path, 100, 30, display.environ) as terminal:
        terminal.wait_until("1 record")
        terminal.send_keys("d")
        display.wait_for_clipboard(DOI)
        terminal.send_keys("c")
        display.wait_for_clipboard(REFERENCE)
        terminal.send_keys("D")
        display.wait_for_clipboard(f"https://doi.org/{DOI}")


@pytest.mark.parametrize("size", [(40, 12), (250, 70)], ids=["40x12", "250x70"])
def test_the_smallest_and_the_largest_terminal_show_the_record(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with browse(tmp_path, *size, {}) as terminal:
        terminal.wait_until("2019")
        terminal.send_keys("Enter")
        terminal.wait_until("From mistrust")
        terminal.resize(62, 20)
        terminal.wait_until("From mistrust")
        terminal.send_keys("?")
        terminal.wait_until("Keys")
        terminal.send_keys("Escape")
        terminal.wait_until("Keys ─", gone=True)
        terminal.send_keys("q")
        assert terminal.wait_for_end() == 0


def test_without_colours_the_record_is_shown_all_the_same(tmp_path: Path) -> None:
    with browse(tmp_path, 100, 30, {"NO_COLOR": "1"}) as terminal:
        assert "Poletaev" in terminal.wait_until("1 record")


def test_over_ssh_open_copies_the_address_and_says_so(tmp_path: Path) -> None:
    ssh = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22", "PATH": os.environ["PATH"]}
    with browse(tmp_path, 100, 30, ssh) as terminal:
        terminal.wait_until("1 record")
        terminal.send_keys("o")
        terminal.wait_for_buffer(f"https://doi.org/{DOI}")
        terminal.wait_until("SSH")


def test_an_error_of_the_program_shows_no_traceback_but_the_path_of_a_log(tmp_path: Path) -> None:
    broken = (
        "from seedbrowse.cli.main import run\n"
        "from seedbrowse.tui.app import SeedbrowseApp\n"
        "def fail(self): raise RuntimeError('a fault on purpose')\n"
        "SeedbrowseApp.on_mount = fail\n"
        f"run([{str(SEED.parent)!r}])\n"
    )
    command = [sys.executable, "-c", broken]
    environ = BARE | {"XDG_STATE_HOME": str(tmp_path)}
    with Terminal(command, width=200, height=24, environ=environ, directory=tmp_path) as terminal:
        screen = terminal.wait_until("internal error")
        assert terminal.wait_for_end() == 70
    assert "Traceback" not in screen
    (log,) = tmp_path.rglob("seedbrowse.log")
    assert str(log) in screen.replace("\n", "")
    assert "a fault on purpose" in log.read_text(encoding="utf-8")
