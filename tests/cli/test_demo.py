"""`seedbrowse demo`: a first look without files."""

from pathlib import Path

from seedbrowse.paths import demo_library
from tests.cli.program import PROGRAM, run
from tests.terminal import Terminal


def test_it_opens_two_hundred_records_and_ends_by_its_key():
    with Terminal([*PROGRAM, "demo"], width=120, height=36) as terminal:
        terminal.wait_until("200")
        terminal.send_keys("/")
        terminal.write("solidarty starwell")
        assert "Solidarity on the stairwell" in terminal.wait_until("Solidarity on the stairwell")
        terminal.send_keys("Enter", "q")
        assert terminal.wait_for_end() == 0


def test_without_a_terminal_its_records_are_listed():
    assert len(run("demo").stdout.splitlines()) == 200


def test_other_commands_can_be_tried_on_its_files():
    shown = run("demo", "--path")
    assert (shown.returncode, shown.stderr) == (0, "")
    folder = Path(shown.stdout.strip())
    assert folder == demo_library()
    found = run("list", str(folder), "--format", "keys", "--query", "type:thesis")
    assert len(found.stdout.splitlines()) == 2
