"""Every key of the table of commands, pressed where it is heard.

What a command does is told by the tests of its own. Here no key may be dead: of each the command
is carried out where the table says so, something comes of it that is seen, and the program answers
the next key.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.dom import DOMNode

from seedbrowse.commands import COMMANDS, Command, Scope
from seedbrowse.problems import Problem
from seedbrowse.tui.app import SeedbrowseApp
from seedbrowse.tui.export_formats import FORMATS
from seedbrowse.tui.picking import PickApp
from seedbrowse.tui.screens.browse import BrowseScreen
from seedbrowse.tui.screens.help import HelpDialog
from tests.tui import gallery
from tests.tui.piloting import Session

pytestmark = pytest.mark.slow

RECORDS = gallery.RECORDS[:8]
PROBLEM = Problem(source=gallery.PATH, line=3, message="no record begins here")

QUERY = ("slash", *"trust", "enter")
NAMED = (*QUERY, "ctrl+s", *"mine", "enter")
WRITTEN_SET = ("T", "n", *"kin", "tab", "tab", *"trust")
TABLE_EXPORT = ("e", "home", *["down"] * [*FORMATS].index("csv"))
FACET = ("f", "home", "right", "down")
YEAR = ("f", "home", "left", "left")

PLACES: dict[Scope, tuple[str, ...]] = {
    Scope.PICK: (),
    Scope.RECORD: (),
    Scope.TABLE: (),
    Scope.READING: ("j", "enter"),
    Scope.SEARCH: ("slash", "t"),
    Scope.PANE: (),
    Scope.FACETS: FACET,
    Scope.SCREEN: (),
    Scope.PROGRAM: (),
    Scope.DIALOG: ("question_mark",),
    Scope.PROBLEMS: ("p",),
    Scope.QUERIES: (*NAMED, "ctrl+r"),
    Scope.COPYING: ("y",),
    Scope.STYLES: ("C",),
    Scope.TERMS: (*WRITTEN_SET, "ctrl+s"),
    Scope.TERM_SET: WRITTEN_SET,
    Scope.STATISTICS: ("i",),
    Scope.COLUMNS: ("w",),
    Scope.EXPORT: TABLE_EXPORT,
    Scope.FIELDS: (*TABLE_EXPORT, "ctrl+f"),
}
"""Keys that lead to where the commands of a scope are heard, and have something to do."""

STATES: dict[str, tuple[str, ...]] = {
    "mark.none": ("space",),
    "mark.undo": ("space",),
    "mark.redo": ("space", "u"),
    "match.next": QUERY,
    "match.previous": QUERY,
    "back": QUERY,
    "bibliography.order": ("space", "space", "y", *"bib"),
    "sort.reverse": ("s", "t"),
    "search.older": (*QUERY, "escape", "slash"),
    "search.save": QUERY,
    "move.up": ("j",),
    "move.page-up": ("G",),
    "move.first": ("G",),
    "chart.left": ("i", "right"),
    "chart.take-back": ("i", "enter"),
    "facet.extend-right": YEAR,
    "facet.extend-left": YEAR,
    "columns.earlier": ("w", "down"),
    "columns.fit": ("w", "shift+right"),
    "columns.reset": ("w", "space"),
}
"""Keys for commands that need more than that, or something else."""

CASES = [(command, key) for command in COMMANDS for key in command.keys]
"""What is pressed; that no command is missing is tested with every change."""

UNSEEN = frozenset({"program.suspend"})
"""Commands that do nothing where there is no terminal to give back; others test them on one."""


@pytest.fixture
def carried_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The actions that keys have led to and that were not declined."""
    actions: list[str] = []
    run_action = SeedbrowseApp.run_action

    async def noting(
        self: SeedbrowseApp, action: Any, default_namespace: DOMNode | None = None, *rest: Any
    ) -> bool:
        was_run = await run_action(self, action, default_namespace, *rest)
        if was_run:
            actions.append(action)
        return was_run

    monkeypatch.setattr(SeedbrowseApp, "run_action", noting)
    return actions


@asynccontextmanager
async def at(command: Command) -> AsyncIterator[Session]:
    """The program where a command is heard."""
    opening = gallery.Telling(gallery.load_of(RECORDS, problems=[PROBLEM]))
    kind = PickApp if command.scope is Scope.PICK else SeedbrowseApp
    app = kind(opening, label="solidarity.txt", paths=[gallery.PATH])
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        session = Session(pilot)
        await session.rest()
        for key in STATES.get(command.id, PLACES[command.scope]):
            await pilot.press(key)
            if len(key) > 1:  # what is typed letter by letter has nothing to wait for in between
                await settled(session)
        await settled(session)
        yield session


async def settled(session: Session) -> None:
    """Wait until everything is answered, shown and counted."""
    await session.rest()
    await session.until(lambda: all(each.is_finished for each in session.pilot.app.workers))
    screen = session.screen
    await session.until(
        lambda: (
            not screen.has_facets
            or not (screen.facet_panel.is_counting or screen.running_count or screen.count_timer)
        )
    )


def seen(session: Session) -> tuple[object, ...]:
    """All that can show the person that a key was heard."""
    app = session.pilot.app
    return (app.is_running, app.screen, app.focused, app.is_running and app.export_screenshot())


async def answers(session: Session) -> bool:
    """Whether the program can be led back to its main screen, and shows its help there."""
    app = session.pilot.app
    for _ in range(4):
        if not isinstance(app.screen, BrowseScreen):
            await session.pilot.press("escape")
            await settled(session)
    if not session.screen.detail.has_focus:
        session.screen.table.focus()  # a line of text would take the key for a letter
    await session.pilot.press("question_mark")
    await settled(session)
    return isinstance(app.screen, HelpDialog)


@pytest.mark.parametrize(
    ("command", "key"),
    [pytest.param(command, key, id=f"{command.id}-{key}") for command, key in CASES],
)
async def test_every_key_does_what_the_table_says(
    command: Command,
    key: str,
    carried_out: list[str],
    copied: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.chdir(tmp_path)
    # So that no browser opens: the address is copied.
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")
    async with at(command) as session:
        before = seen(session)
        carried_out.clear()
        copied.clear()
        await session.pilot.press(key)
        assert carried_out == [command.action]
        if command.id not in UNSEEN:
            await session.until(lambda: bool(copied) or seen(session) != before)
        if session.pilot.app.is_running:
            await settled(session)
            assert await answers(session)
