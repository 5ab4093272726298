import shutil
import socket
import sys

import pytest

from seedbrowse.clipboard import Outcome, copy
from tests.clipboard.samples import (
    ODD_TEXTS,
    REFERENCE,
    TWO_MEGABYTES,
    needs,
    path_with_only,
    write_program,
)
from tests.display import Display
from tests.terminal import Terminal

pytestmark = needs("Xvfb", "xclip", "xsel")


@pytest.fixture(params=["xclip", "xsel"])
def program(request) -> str:
    """What serves the clipboard; the other one is not there."""
    return request.param


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_a_text_reaches_the_x_clipboard_as_it_is(plain, display, tmp_path, program, text):
    environ = plain | display.environ | path_with_only(tmp_path, program)

    assert copy(text, environ=environ) == Outcome(program, confirmed=True)
    assert display.clipboard() == text


def test_of_both_programs_xclip_is_taken(plain, display):
    assert copy(REFERENCE, environ=plain | display.environ).way == "xclip"


def test_two_megabytes_reach_the_x_clipboard_whole(plain, display, tmp_path, program):
    environ = plain | display.environ | path_with_only(tmp_path, program)

    assert copy(TWO_MEGABYTES, environ=environ) == Outcome(program, confirmed=True)
    assert display.clipboard() == TWO_MEGABYTES


def test_the_last_of_several_copies_is_what_stays(plain, display, tmp_path, program):
    environ = plain | display.environ | path_with_only(tmp_path, program)
    for number in range(3):
        copy(f"reference {number}", environ=environ)

    assert display.clipboard() == "reference 2"


def test_the_text_outlives_the_program_and_its_terminal(display, tmp_path, program):
    script = "from seedbrowse.clipboard import copy; print(copy('10.1234/x').way + '.')"
    # The terminal needs tmux and a shell; of the ways to a clipboard, tmux comes last.
    environ = display.environ | path_with_only(tmp_path, program, "tmux", "sh")
    with Terminal([sys.executable, "-c", script], environ=environ) as terminal:
        terminal.wait_until(f"{program}.")

    assert display.clipboard() == "10.1234/x"


DYING = """\
case "$*" in
*--input*) echo $$ >>{folder}/keepers; exec {xsel} "$@" ;;
esac
{xsel} "$@"
[ "$(wc -l <{folder}/keepers)" -gt {deaths} ] || kill -9 "$(tail -n 1 {folder}/keepers)"
"""


def dying_xsel(folder, deaths: int) -> dict[str, str]:
    """An xsel that dies of its first readers, as xsel 1.2 does where the moment is unlucky."""
    script = DYING.format(folder=folder, xsel=shutil.which("xsel"), deaths=deaths)
    write_program(folder / "xsel", script)
    return path_with_only(folder, "sh", "wc", "tail")


def test_an_xsel_that_dies_of_being_read_is_started_anew(plain, display, tmp_path):
    environ = plain | display.environ | dying_xsel(tmp_path, deaths=2)

    assert copy(REFERENCE, environ=environ) == Outcome("xsel", confirmed=True)
    assert display.clipboard() == REFERENCE
    assert len((tmp_path / "keepers").read_text().split()) == 3


def test_an_xsel_that_always_dies_has_copied_nothing(plain, display, tmp_path):
    environ = plain | display.environ | dying_xsel(tmp_path, deaths=1000)

    outcome = copy(REFERENCE, environ=environ)

    assert outcome == Outcome(failed=("xsel: the clipboard does not hold the text",))
    assert display.clipboard() == ""


@pytest.mark.parametrize("name", [":987", "nonsense"])
def test_a_dead_display_is_told_in_a_line(plain, tmp_path, program, name, capfd):
    environ = plain | path_with_only(tmp_path, program) | {"DISPLAY": name}

    outcome = copy(REFERENCE, environ=environ)

    assert (outcome.way, outcome.confirmed) == ("", False)
    assert outcome.failed[0].startswith(f"{program}: ")
    assert "an't open display" in outcome.failed[0]
    assert "\n" not in outcome.failed[0]
    assert capfd.readouterr() == ("", "")


def test_a_display_that_has_died_is_told(plain, tmp_path, program):
    with Display() as display:
        environ = plain | display.environ | path_with_only(tmp_path, program)
        copy("before", environ=environ)

    assert copy("after", environ=environ).way == ""


def test_a_display_that_never_answers_is_given_up(plain, tmp_path, program, limited):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        number = silent.getsockname()[1] - 6000
        if number < 0:
            pytest.skip("the free port is below those of X displays")
        environ = plain | path_with_only(tmp_path, program) | {"DISPLAY": f"127.0.0.1:{number}"}
        outcome = copy(REFERENCE, environ=environ)

    assert outcome.way == ""
    assert outcome.failed[0].startswith(f"{program}: ")
