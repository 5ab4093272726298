"""The interface with the person's own settings."""

import sys
from pathlib import Path
from typing import get_args

import pytest
from textual.widgets import Input

from seedbrowse import paths
from seedbrowse.citing_preferences import CitingPreferences
from seedbrowse.column_preferences import ChosenColumn, ChosenColumns, column_preferences
from seedbrowse.config import Config
from seedbrowse.key_presets import KEY_PRESETS
from seedbrowse.keymap import keymap_of
from seedbrowse.problems import Problem
from seedbrowse.search.engine import Order, SortKey
from seedbrowse.settings import COLUMN_IDS, Citing, Clipboard, Settings, Table, options
from seedbrowse.tui.columns import COLUMNS
from seedbrowse.tui.picking import PickApp
from tests.tui import gallery
from tests.tui.piloting import browsing


def with_keys(preset: str = "vim", **wanted: tuple[str, ...]) -> Config:
    made = keymap_of(preset, {name.replace("_", "."): keys for name, keys in wanted.items()})
    assert not made.complaints
    return Config(keymap=made.keys)


async def test_a_command_obeys_its_new_key_and_no_longer_the_old_one():
    async with browsing(config=with_keys(help_show=("f1",))) as session:
        await session.press("question_mark")
        assert session.pilot.app.screen is session.screen
        await session.pilot.press("f1")
        assert session.pilot.app.screen is not session.screen


async def test_a_command_without_a_key_is_still_in_the_palette_and_not_in_the_footer():
    async with browsing(config=with_keys(doi_copy=())) as session:
        assert "DOI" not in session.text.splitlines()[-1]
        await session.press("d")
        assert not session.notices
        await session.pilot.press("ctrl+p")
        await session.pilot.press(*"copy doi")
        await session.until(lambda: "CopyDOI" in session.text.replace(" ", ""))


async def test_footer_help_and_palette_show_the_keys_as_they_are_bound():
    config = with_keys("emacs", doi_copy=("W",), help_show=("f1",))
    async with browsing(config=config, size=(120, 40)) as session:
        footer = session.text.splitlines()[-1].replace(" ", "")
        assert "WDOI" in footer
        assert "f1Help" in footer
        await session.pilot.press("f1")
        await session.pilot.pause()
        rows = [line.replace(" ", "") for line in session.text.splitlines()]
        assert any("WCopytheDOIs" in row for row in rows)
        await session.pilot.press("escape")
        await session.pilot.press("alt+x")
        await session.pilot.press(*"dow")
        await session.until(lambda: "Down^n" in session.text.replace(" ", ""))


@pytest.mark.parametrize("preset", KEY_PRESETS)
async def test_every_preset_moves_searches_and_closes(preset: str):
    keymap = keymap_of(preset).keys
    first = {
        each: keymap.get(each, usual).split(",")[0]
        for each, usual in (
            ("move.down", "j"), ("move.up", "k"), ("search.focus", "slash"),
            ("search.clear", "escape"), ("help.show", "question_mark"), ("dialog.close", "escape"),
        )
    }  # fmt: skip
    press = {"/": "slash", "?": "question_mark"}
    keys = {each: press.get(key, key) for each, key in first.items()}
    async with browsing(config=Config(keymap=keymap)) as session:
        at_first = session.title
        await session.press(keys["move.down"])
        assert session.title != at_first
        await session.press(keys["move.up"])
        assert session.title == at_first
        await session.pilot.press(keys["search.focus"])
        assert session.screen.focused is session.screen.query_one(Input)
        await session.press(keys["search.clear"])
        assert session.screen.focused is session.screen.table
        await session.pilot.press(keys["help.show"])
        assert session.pilot.app.screen is not session.screen
        await session.pilot.press(keys["dialog.close"])
        assert session.pilot.app.screen is session.screen


async def test_what_is_wrong_in_the_settings_is_told_in_one_notice():
    problems = [Problem("/home/x/config.toml", line, f"wrong {line}") for line in range(1, 9)]
    async with browsing(config=Config(problems=problems)) as session:
        assert len(session.notices) == 1
        assert session.notices[0] == (
            "Settings: config.toml:1: wrong 1\nconfig.toml:2: wrong 2\nconfig.toml:3: wrong 3\n"
            "config.toml:4: wrong 4\nconfig.toml:5: wrong 5\n"
            "and 3 more; seedbrowse config lists them"
        )


async def test_copies_go_to_the_command_that_is_settled(tmp_path: Path):
    taken = tmp_path / "taken"
    code = f"import sys; open({str(taken)!r}, 'w').write(sys.stdin.read())"
    settings = Settings(clipboard=Clipboard(command=f'"{sys.executable}" -c "{code}"'))
    async with browsing(config=Config(settings)) as session:
        await session.press("d")
        await session.until(lambda: bool(session.notices))
        assert "by your command" in session.notices[0]
        assert taken.read_text() == "10.99999/inv.2023.0000"


async def test_the_settled_style_prevails_over_the_one_that_was_chosen_last():
    earlier = CitingPreferences(paths.state_dir)
    earlier.choose("apa", "de-DE")
    earlier.write()
    settings = Settings(citing=Citing(style="ieee", order="table"))
    async with browsing(config=Config(settings)) as session:
        preferred = session.screen.preferences.value
        assert (preferred.style, preferred.locale) == ("ieee", "")
        assert preferred.in_style_order is False
        session.screen.preferences.choose("vancouver", "")
        assert session.screen.preferences.value.style == "vancouver"
    kept = CitingPreferences(paths.state_dir).value
    assert (kept.style, kept.in_style_order) == ("vancouver", None)


def test_the_columns_and_orders_that_can_be_settled_are_those_of_the_table():
    assert (*COLUMNS,) == COLUMN_IDS
    (order,) = (each for each in options() if each.name == "table.order")
    assert get_args(order.kind) == (*SortKey,) == ("relevance", *COLUMN_IDS)


async def test_the_settled_columns_and_order_prevail_over_those_that_were_chosen_last():
    earlier = column_preferences(paths.state_dir)
    earlier.replace(ChosenColumns((ChosenColumn("doi"),)))
    earlier.write()
    settings = Settings(table=Table(columns=("title", "cited"), order="cited"))
    async with browsing(config=Config(settings)) as session:
        heading, first = session.table_text.splitlines()[:2]
        assert heading.split() == ["title", "cited▼"]
        assert session.screen.order == Order(SortKey.CITED, descending=True)
        assert "doi" not in heading
        assert first.split()[-1].isdecimal()


async def test_a_picker_reads_with_another_key_and_obeys_the_settings():
    opening = gallery.Telling(gallery.load_of())
    app = PickApp(opening, label="x", config=with_keys(mark_invert=("r",)))
    async with app.run_test():
        assert app.keymap == {"mark.invert": "r", "record.read": "", "search.keep": "pagedown"}
