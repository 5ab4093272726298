"""`seedbrowse keys`: every command with its keys, as they are bound now."""

import json
from pathlib import Path

from seedbrowse.commands import COMMANDS, markdown_table
from tests.cli.program import PROGRAM, run
from tests.terminal import Terminal


def settle(directory: Path, text: str) -> Path:
    path = directory / ".home" / "config" / "seedbrowse" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return path


def test_in_a_pipe_each_line_has_an_id_its_keys_the_place_and_what_it_does():
    shown = run("keys")
    assert (shown.returncode, shown.stderr) == (0, "")
    lines = [line.split("\t") for line in shown.stdout.splitlines()]
    assert [line[0] for line in lines] == [command.id for command in COMMANDS]
    assert ["move.down", "j down", "Moving"] in [line[:3] for line in lines]


def test_they_are_the_keys_that_the_settings_have(directory: Path):
    settle(directory, 'keymap = "emacs"\n[keys]\ndoi.copy = "W"\nmark.invert = []\n')
    lines = dict(line.split("\t")[:2] for line in run("keys").stdout.splitlines())
    assert lines["move.down"] == "ctrl+n down"
    assert lines["doi.copy"] == "W"
    assert lines["mark.invert"] == ""


def test_a_clash_in_the_settings_is_told_with_both_commands(directory: Path):
    path = settle(directory, '[keys]\ndoi.copy = "c"\n')
    shown = run("keys")
    assert shown.returncode == 1
    assert shown.stderr == (
        f"seedbrowse: {path}:2: keys.doi.copy: c is the key of reference.copy (Copy reference) "
        "there\n"
    )


def test_a_preset_is_shown_without_what_the_settings_say(directory: Path):
    settle(directory, '[keys]\ndoi.copy = "W"\n')
    lines = dict(
        line.split("\t")[:2] for line in run("keys", "--preset", "plain").stdout.splitlines()
    )
    assert lines["doi.copy"] == "d"
    assert lines["move.down"] == "down"


def test_json_tells_everything_of_each_command(directory: Path):
    settle(directory, '[keys]\ndoi.copy = "W"\n')
    facts = {each["id"]: each for each in json.loads(run("keys", "--json").stdout)}
    assert facts["doi.copy"] == {
        "id": "doi.copy",
        "keys": ["W"],
        "usual-keys": ["d"],
        "title": "Copy DOI",
        "help": "Copy the DOIs of the marked records, or that of the highlighted one.",
        "where": "Record",
    }


def test_markdown_is_the_table_of_the_readme():
    assert run("keys", "--markdown").stdout == markdown_table()


def test_on_a_terminal_they_are_a_table_by_place():
    with Terminal([*PROGRAM, "keys"], width=100, height=120) as terminal:
        shown = terminal.wait_until("style.language")
    assert "Search bar" in shown
    assert "  j ↓" in shown
