"""Older queries, and those with a name."""

import fcntl
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, OptionList

from seedbrowse import paths
from seedbrowse.query_history import NamedQueries, QueryHistory
from seedbrowse.tui.screens.query_choice import QueryDialog
from seedbrowse.tui.screens.query_naming import NamingDialog
from tests.tui.piloting import Session, browsing


def query(session: Session) -> str:
    return session.screen.search_bar.query_text


async def search(session: Session, *queries: str) -> None:
    """Search for one after the other, each from an empty bar, ending in the table."""
    for each in queries:
        if query(session):
            await session.press("escape")
        await session.type_query(each)
        await session.press("enter")


async def typed_in_dialog(session: Session, text: str) -> None:
    await session.pilot.press(*("space" if letter == " " else letter for letter in text))
    await session.pilot.pause()


def choices(session: Session) -> list[str]:
    dialog = session.pilot.app.screen
    assert isinstance(dialog, QueryDialog)
    options = dialog.query_one(OptionList)
    return [str(options.get_option_at_index(row).prompt) for row in range(options.option_count)]


async def test_up_brings_older_queries_and_down_the_newer_ones_then_the_table():
    async with browsing() as session:
        await search(session, "trust", "housing", "counter")
        await session.press("escape")
        await session.type_query("draft")
        seen = []
        for key in ("up", "up", "up", "up", "down", "down", "down"):
            await session.press(key)
            seen.append(query(session))
        assert seen == ["counter", "housing", "trust", "trust", "housing", "counter", "draft"]
        assert session.screen.search_bar.has_focus_within
        await session.press("down")
        assert session.screen.table.has_focus
        assert query(session) == "draft"


async def test_letters_that_come_together_with_up_are_part_of_the_draft():
    async with browsing() as session:
        await search(session, "trust")
        await session.press("slash", "escape")
        for key, character in (*((each, each) for each in "new"), ("up", None)):
            session.pilot.app.post_message(events.Key(key, character))
        await session.until(lambda: query(session) == "trust")
        await session.press("down")
        assert query(session) == "new"


async def test_an_older_query_that_was_changed_is_the_newest():
    async with browsing() as session:
        await search(session, "trust", "housing")
        await session.press("slash", "up", "x")
        assert query(session) == "trustx"
        await session.press("up")
        assert query(session) == "housing"
        await session.press("down")
        assert query(session) == "trustx"


async def test_what_was_searched_for_is_there_the_next_time():
    async with browsing() as session:
        await search(session, "trust", "author:haddad")
    async with browsing() as session:
        await session.press("slash", "up", "up")
        assert query(session) == "trust"
    assert QueryHistory(paths.state_dir).queries == ["trust", "author:haddad", "trust"]


async def test_a_recalled_query_offers_no_completion():
    async with browsing() as session:
        await search(session, "so")
        await session.press("escape", "slash", "up")
        assert query(session) == "so"
        assert not session.screen.completion_list.rows


async def test_a_directory_that_cannot_be_written_is_told_once(monkeypatch: pytest.MonkeyPatch):
    blocked = Path(paths.state_dir()) / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    async with browsing() as session:
        await search(session, "trust", "housing")
        await session.until(lambda: bool(session.notices))
        assert len([told for told in session.notices if "not kept" in told]) == 1
        await session.press("slash", "up")
        assert query(session) == "trust"


async def test_a_query_is_saved_under_a_name_and_comes_back_from_the_list():
    async with browsing() as session:
        await session.type_query("trust OR hope")
        await session.press("ctrl+s")
        assert isinstance(session.pilot.app.screen, NamingDialog)
        assert session.pilot.app.screen.query_one(Input).value == "trust OR hope"
        await session.pilot.press("ctrl+u")
        await typed_in_dialog(session, "faith")
        await session.press("enter")
        assert dict(NamedQueries(paths.state_dir).all()) == {"faith": "trust OR hope"}
        await search(session, "housing")
        await session.press("ctrl+r")
        assert choices(session) == ["faith  trust OR hope", "housing", "trust OR hope"]
        await session.press("enter")
        assert query(session) == "trust OR hope"
        assert session.screen.table.row_count > 1


async def test_a_name_that_is_taken_is_told_before_it_is_replaced():
    NamedQueries(paths.state_dir).save("faith", "hope")
    async with browsing() as session:
        await session.type_query("trust")
        await session.press("ctrl+s")
        await session.pilot.press("ctrl+u")
        await typed_in_dialog(session, "faith")
        assert "Enterreplacesthequeryofthisname:hope" in session.text.replace(" ", "")
        await session.press("enter")
        assert dict(NamedQueries(paths.state_dir).all()) == {"faith": "trust"}


async def test_an_empty_query_is_not_saved():
    async with browsing() as session:
        await session.press("slash", "ctrl+s")
        assert session.pilot.app.screen is session.screen
        assert not session.screen.is_available("search.save")


async def test_the_query_is_saved_from_the_table_too():
    async with browsing() as session:
        await search(session, "trust")
        await session.press("ctrl+s")
        assert isinstance(session.pilot.app.screen, NamingDialog)
        await session.press("enter")
        assert dict(NamedQueries(paths.state_dir).all()) == {"trust": "trust"}


async def test_control_c_leaves_from_the_dialog_that_asks_for_a_name():
    async with browsing() as session:
        await session.type_query("trust")
        await session.press("ctrl+s")
        await session.pilot.press("ctrl+c")
        assert session.pilot.app.was_interrupted


async def test_down_goes_to_the_table_at_once_where_the_draft_is_the_newest_query():
    async with browsing() as session:
        await search(session, "trust", "housing")
        await session.press("slash", "up", "down")
        assert query(session) == "housing"
        assert session.screen.search_bar.has_focus_within
        await session.press("down")
        assert session.screen.table.has_focus


async def test_another_program_that_holds_the_lock_stops_no_key():
    async with browsing() as session:
        with Path(paths.state_dir(), "queries.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            await search(session, "trust", "housing")
            assert QueryHistory(paths.state_dir).queries == []
    assert QueryHistory(paths.state_dir).queries == ["trust", "housing"]


async def test_the_list_is_filtered_by_typing_and_moved_in_by_keys():
    async with browsing() as session:
        await search(session, "trust", "housing", "Müller housing")
        await session.press("ctrl+r")
        assert choices(session) == ["Müller housing", "housing", "trust"]
        await typed_in_dialog(session, "mull hous")
        assert choices(session) == ["Müller housing"]
        await session.press("ctrl+u", "down", "down", "enter")
        assert query(session) == "trust"


async def test_a_name_is_removed_and_kept_after_all():
    named = NamedQueries(paths.state_dir)
    named.save("faith", "hope")
    async with browsing() as session:
        await session.press("ctrl+r", "ctrl+d")
        assert dict(named.all()) == {}
        assert choices(session) == ["faith  removed; ^d keeps it after all"]
        await session.press("ctrl+d")
        assert dict(named.all()) == {"faith": "hope"}
        await session.press("ctrl+d", "escape", "ctrl+r")
        assert choices(session) == ["There are no older queries yet."]
        await session.press("ctrl+d", "enter", "escape")


async def test_queries_that_look_like_markup_are_shown_as_they_are():
    nasty = "[/] [link] \x1b[31m"
    NamedQueries(paths.state_dir).save(nasty, nasty)
    earlier = QueryHistory(paths.state_dir)
    earlier.note(nasty)
    earlier.write()
    async with browsing() as session:
        await session.press("ctrl+r")
        assert choices(session) == ["[/] [link] [31m", "[/] [link] [31m"]


async def test_the_list_works_while_typing_and_leaves_the_bar_its_focus():
    async with browsing() as session:
        await search(session, "trust", "housing")
        await session.press("slash", "ctrl+r", "down", "enter")
        assert query(session) == "trust"
        assert session.screen.search_bar.has_focus_within
