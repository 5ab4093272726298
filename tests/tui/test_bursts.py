"""Keys that arrive together are obeyed one after the other, as over a slow line."""

import pytest
from textual import events
from textual.widgets import Input

from tests.tui.piloting import Session, browsing

NAMES = {"\b": "backspace", "\t": "tab", "\x15": "ctrl+u", "\x17": "ctrl+w", "<": "left",
         "^": "up", "_": "down", " ": "space", "!": "escape", "/": "slash",
         "\r": "enter"}  # fmt: skip


async def burst(session: Session, keys: str) -> None:
    """Give the program all keys before it can look at the first."""
    for key in keys:
        session.pilot.app.post_message(
            events.Key(NAMES.get(key, key), None if key in "\b\t\x15\x17<^_!\r" else key)
        )
    await session.rest()


@pytest.mark.parametrize(
    ("keys", "typed"),
    [
        ("solx\bidr\ba", "solida"),
        ("wrong words\x15trust", "trust"),
        ("trust wrong\x17hope", "trust hope"),
        ("trst<<u", "trust"),
        ("zzqq\tzz", "zzqqzz"),
        ("so\ttai", "source:tai"),
        ("wrong!trust", "trust"),
        ("trus\rv/t", "trust"),
    ],
)
async def test_what_edits_the_query_does_so_in_its_turn(keys, typed):
    async with browsing() as session:
        await session.press("slash")
        await burst(session, keys)
        assert session.screen.search_bar.query_text == typed
        assert session.screen.search_bar.has_focus_within


async def test_a_recalled_query_can_be_gone_on_with_at_once():
    async with browsing() as session:
        await session.type_query("trust")
        await session.press("enter", "slash")
        await burst(session, "\x15^ hope")
        assert session.screen.search_bar.query_text == "trust hope"


async def test_tab_never_leaves_a_query_that_cannot_be_completed():
    async with browsing() as session:
        await session.type_query("zzzz")
        await session.press("tab", "tab", "shift+tab")
        assert session.screen.search_bar.has_focus_within
        assert session.screen.search_bar.query_text == "zzzz"


async def test_a_terminal_that_is_left_for_a_while_keeps_the_list_and_writes_no_history():
    async with browsing() as session:
        await session.type_query("source:")
        await session.until(lambda: bool(session.screen.completion_list.rows))
        before = list(session.screen.history.queries)
        session.pilot.app.post_message(events.AppBlur())
        await session.pilot.pause()
        session.pilot.app.post_message(events.AppFocus())
        await session.pilot.pause()
        assert session.screen.completion_list.rows
        assert list(session.screen.history.queries) == before
        assert session.screen.search_bar.has_focus_within


async def test_a_key_that_was_moved_keeps_its_turn():
    async with browsing() as session:
        session.pilot.app.set_keymap({"search.clear": "ctrl+g", "search.complete": "ctrl+t"})
        await session.press("slash")
        app = session.pilot.app
        for key in (*"wrong", "ctrl+g", *"so", "ctrl+t", *"tai"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await session.rest()
        assert session.screen.search_bar.query_text == "source:tai"


async def test_what_is_pasted_comes_before_the_key_behind_it():
    async with browsing() as session:
        await session.press("slash")
        session.pilot.app.post_message(events.Paste("trusty"))
        await burst(session, "\b hope")
        assert session.screen.search_bar.query_text == "trust hope"


async def test_a_name_is_typed_in_order_too():
    async with browsing() as session:
        await session.type_query("trust")
        await session.press("ctrl+s")
        for key in "\x15wx\bater":
            name = NAMES.get(key, key)
            session.pilot.app.post_message(events.Key(name, key if name == key else None))
        await session.pilot.pause()
        assert session.pilot.app.screen.query_one(Input).value == "water"


@pytest.mark.parametrize(
    ("keys", "hidden"),
    [("__ ", "title"), ("__ _ ", "title source"), ("sou_^ ", "source"), ("sourc\b ", "source")],
)
async def test_a_list_is_moved_in_before_the_key_behind_it(keys, hidden):
    async with browsing(size=(160, 40)) as session:
        await session.press("w")
        await burst(session, keys)
        shown = [column.id for column, _width in session.screen.table.layout_here.columns]
        assert [name for name in ("year", "authors", "title", "source", "cited")
                if name not in shown] == hidden.split()  # fmt: skip
