"""Three tips at the very first start, and what waits for them."""

from pathlib import Path

import pytest
from textual.widgets import Static

from seedbrowse import paths
from seedbrowse.commands import COMMANDS
from seedbrowse.config import Config
from seedbrowse.problems import Problem
from seedbrowse.tui.app import SeedbrowseApp
from seedbrowse.tui.widgets.tips import Tips, tips
from tests.tui import gallery
from tests.tui.piloting import Session

PROBLEM = Problem("old.txt", 3, "no title")


def first_start(config: Config | None = None) -> SeedbrowseApp:
    opening = gallery.Telling(gallery.load_of(problems=[PROBLEM]))
    return SeedbrowseApp(opening, label="solidarity.txt", config=config, welcomes=True)


async def test_tips_are_there_until_the_first_key_which_does_what_it_does_and_never_again():
    app = first_start()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        session = Session(pilot)
        await session.rest()
        await session.until(lambda: bool(session.screen.query(Tips)))
        assert list(paths.state_dir().glob("seen.json"))
        (shown,) = session.screen.query("Tips > Static").results(Static)
        assert shown.region.y > session.screen.detail.region.y + 2
        assert "typos are forgiven" in session.text
        assert "Read with problems" not in session.text

        await session.press("j")
        assert not session.screen.query(Tips)
        assert session.screen.table.cursor == 1
        await session.until(lambda: "Read with problems" in session.text)
    app = first_start()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        session = Session(pilot)
        await session.until(lambda: "Read with problems" in session.text)
        assert not session.screen.query(Tips)


def test_tips_tell_the_keys_of_this_run_and_nothing_of_commands_without_one():
    told = [each.plain for each in tips({"search.focus": "ctrl+f", "copy.choose": ""})]
    assert told == [
        "^f searches; typos are forgiven",
        "c copies the reference",
        "? shows all keys · ^p all commands",
    ]
    assert not list(tips({command.id: "" for command in COMMANDS}))


async def test_tips_that_cannot_be_noted_as_seen_are_not_shown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    async with first_start().run_test(size=(80, 24), notifications=True) as pilot:
        session = Session(pilot)
        await session.until(lambda: "Read with problems" in session.text)
        assert not session.screen.query(Tips)
