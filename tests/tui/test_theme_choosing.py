import json
import os
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.widgets import OptionList

from seedbrowse.themes import load
from seedbrowse.tui.screens.theme_choice import ThemeDialog
from seedbrowse.tui.terminal_background import BackgroundTold
from tests.tui.piloting import Session, browsing

FOLDER = Path(__file__).parents[2] / "themes"
RIGHT = (FOLDER / "seed-dark.toml").read_text(encoding="utf-8")


@pytest.fixture
def own_themes(tmp_path: Path) -> Path:
    folder = Path(os.environ["XDG_CONFIG_HOME"], "seedbrowse", "themes")
    folder.mkdir(parents=True)
    return folder


def kept() -> str:
    path = Path(os.environ["XDG_STATE_HOME"], "seedbrowse", "theme.json")
    return json.loads(path.read_text(encoding="utf-8")).get("name", "auto") if path.exists() else ""


async def highlight(session: Session, name: str) -> None:
    window = session.pilot.app.screen.query_one(OptionList)
    window.highlighted = next(row for row, option in enumerate(window.options) if option.id == name)
    await session.pilot.pause()


async def test_a_theme_is_tried_on_and_escape_puts_the_old_one_back():
    async with browsing() as session:
        app = session.pilot.app
        await session.pilot.press("t", "down", "down")
        await session.pilot.pause()
        assert isinstance(app.screen, ThemeDialog)
        assert app.theme not in {"seed-dark", "seed-light"}
        await session.pilot.press("escape")
        await session.pilot.pause()
        assert app.theme == "seed-dark"
        assert kept() == ""


async def test_a_chosen_theme_is_there_in_the_next_run():
    async with browsing() as session:
        await session.pilot.press("t")
        await highlight(session, "ember")
        await session.pilot.press("enter")
        await session.until(lambda: kept() == "ember")
        assert session.pilot.app.screen is session.screen
    async with browsing() as session:
        assert session.pilot.app.theme == "ember"
        await session.pilot.press("t")
        await session.pilot.pause()
        assert "● " in session.text
        await session.pilot.press("home", "enter")
        await session.until(lambda: kept() == "auto")
        assert session.pilot.app.theme == "seed-dark"


async def test_a_theme_for_one_run_is_not_remembered():
    async with browsing(theme="lagoon") as session:
        assert session.pilot.app.theme == "lagoon"
    async with browsing() as session:
        assert session.pilot.app.theme == "seed-dark"


async def test_every_theme_can_be_chosen_and_shows_the_records(own_themes: Path):
    names = load([FOLDER]).loaded
    async with browsing() as session:
        for name in names:
            await session.pilot.press("t")
            await highlight(session, name)
            await session.pilot.press("enter")
            await session.pilot.pause()
            assert session.pilot.app.theme == name
            assert "40 records" in session.text
        assert session.notices == []


async def test_the_list_of_themes_leaves_the_upper_half_of_the_screen_free():
    async with browsing(size=(80, 24)) as session:
        await session.pilot.press("t")
        await session.pilot.pause()
        assert session.pilot.app.screen.query_one(OptionList).region.y >= 11


async def test_themes_of_the_person_are_offered_and_say_so(own_themes: Path):
    text = RIGHT.replace('"seed-dark"', '"mine"').replace("#15191b", "#010203")
    text = text.replace("Leaf green and amber on dark slate", "[bold]Mine[/] \\u001b[31m")
    (own_themes / "x.toml").write_text(text, encoding="utf-8")
    async with browsing(theme="mine") as session:
        assert session.pilot.app.screen.background_colors[1] == Color.parse("#010203")
        await session.pilot.press("t")
        await session.pilot.pause()
        assert "[bold]Mine[/]" in session.text
        assert "your own" in session.text


async def test_a_theme_may_be_called_as_one_of_textuals(own_themes: Path):
    text = RIGHT.replace('"seed-dark"', '"nord"').replace("#15191b", "#010203")
    (own_themes / "x.toml").write_text(text, encoding="utf-8")
    async with browsing(theme="nord") as session:
        assert session.pilot.app.screen.background_colors[1] == Color.parse("#010203")


async def test_all_that_is_wrong_in_themes_is_told_in_one_notice(own_themes: Path):
    (own_themes / "a.toml").write_text(RIGHT.replace("muted", "mutd"), encoding="utf-8")
    (own_themes / "b.toml").write_text("?", encoding="utf-8")
    (own_themes / "c.toml").write_text(RIGHT + "\n[variables]\nzz = 'red'\n", encoding="utf-8")
    async with browsing() as session:
        (notice,) = session.notices
        assert "mutd: there is no such key; do you mean muted?" in notice
        assert "b.toml:1: not read" in notice
        assert "c.toml: variables.zz: there is no such variable" in notice
        assert session.pilot.app.theme == "seed-dark"


async def test_of_many_problems_the_first_are_told_and_the_others_counted(own_themes: Path):
    for number in range(10):
        (own_themes / f"{number}.toml").write_text("?", encoding="utf-8")
    async with browsing() as session:
        assert session.notices[0].endswith("and 4 more")


@pytest.mark.parametrize(
    ("wanted", "hint"), [("no-such", "no such theme"), ("embr", "do you mean ember?")]
)
async def test_an_unknown_theme_is_told_with_the_nearest_one(wanted: str, hint: str):
    async with browsing(theme=wanted) as session:
        assert session.pilot.app.theme == "seed-dark"
        assert wanted in session.notices[0]
        assert hint in session.notices[0]


async def test_a_theme_that_is_gone_is_told_and_the_terminal_decides(own_themes: Path):
    path = own_themes / "x.toml"
    path.write_text(RIGHT.replace('"seed-dark"', '"mine"'), encoding="utf-8")
    async with browsing() as session:
        await session.pilot.press("t")
        await highlight(session, "mine")
        await session.pilot.press("enter")
        await session.until(lambda: kept() == "mine")
    path.unlink()
    async with browsing() as session:
        assert "mine" in session.notices[0]
        assert session.pilot.app.follows_terminal


async def test_what_cannot_be_kept_holds_for_this_run(monkeypatch: pytest.MonkeyPatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file" / "below"))
    async with browsing() as session:
        await session.pilot.press("t")
        await highlight(session, "ember")
        await session.pilot.press("enter")
        await session.until(lambda: any("Theme not kept" in each for each in session.notices))
        assert session.pilot.app.theme == "ember"


# Following the terminal


async def test_the_colours_follow_the_terminal():
    async with browsing() as session:
        app = session.pilot.app
        app.post_message(BackgroundTold(dark=False))
        await session.pilot.pause()
        assert app.theme == "seed-light"
        app.post_message(BackgroundTold(dark=True))
        await session.pilot.pause()
        assert app.theme == "seed-dark"


async def test_colours_that_were_chosen_do_not_follow_the_terminal():
    async with browsing(theme="ember") as session:
        session.pilot.app.post_message(BackgroundTold(dark=False))
        await session.pilot.pause()
        assert session.pilot.app.theme == "ember"


async def test_an_answer_of_the_terminal_does_not_disturb_who_tries_themes_on():
    async with browsing() as session:
        app = session.pilot.app
        await session.pilot.press("t")
        await highlight(session, "ember")
        app.post_message(BackgroundTold(dark=False))
        await session.pilot.pause()
        assert app.theme == "ember"
        await session.pilot.press("escape")
        await session.pilot.pause()
        assert app.theme == "seed-light"


# The terminal's own colours


def colours(segments: list[Segment]) -> set[str]:
    styles = [segment.style for segment in segments if segment.style is not None]
    found = [colour for style in styles for colour in (style.color, style.bgcolor)]
    return {colour.name for colour in found if colour is not None}


@pytest.mark.parametrize("theme", ["terminal-dark", "terminal-light"])
async def test_only_the_terminals_own_colours_are_used_where_they_are_wanted(theme: str):
    async with browsing(theme=theme) as session:
        await session.type_query("housing solidarty")
        await session.press("enter")
        for _ in range(2):
            picture = session.screen._compositor.render_strips()
            used = colours([segment for strip in picture for segment in strip])
            assert not any(name.startswith("#") for name in used), used
            await session.pilot.press("question_mark")


@pytest.mark.parametrize("theme", ["terminal-dark", "terminal-light"])
async def test_the_highlighted_row_is_reversed_in_the_terminals_own_colours(theme: str):
    async with browsing(theme=theme) as session:
        await session.press("j")
        table = session.screen.table
        reversed_rows = [
            y
            for y in range(table.size.height)
            if any(s.style and s.style.reverse for s in table.render_line(y))
        ]
        assert len(reversed_rows) == 1
        assert "▌" in table.render_line(reversed_rows[0]).text


@pytest.mark.parametrize("theme", ["terminal-dark", "terminal-light"])
async def test_the_terminals_own_colours_are_never_used_without_colour(
    theme: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NO_COLOR", "1")
    async with browsing(theme=theme) as session:
        app = session.pilot.app
        assert app.theme == "seed-dark"
        assert "NO_COLOR" in session.notices[0]
        await session.pilot.press("t")
        await session.pilot.pause()
        offered = {option.id for option in app.screen.query_one(OptionList).options}
        assert offered.isdisjoint({"terminal-dark", "terminal-light"})
        assert "ember" in offered
