"""Words that the person has painted: from the list of them to the files they are kept in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import Input, OptionList, Static, TextArea

from seedbrowse import paths
from seedbrowse.records import Record
from seedbrowse.term_sets.examples import EXAMPLES
from seedbrowse.term_sets.store import Change, KeptSet, Reach, TermSetStore
from seedbrowse.term_sets.term_set import TermSet
from seedbrowse.tui.app import SeedbrowseApp
from seedbrowse.tui.screens.term_set_editing import TermSetEditor
from seedbrowse.tui.screens.term_set_examples import ExamplesDialog
from seedbrowse.tui.screens.term_set_files import ExportDialog, ImportDialog
from seedbrowse.tui.screens.term_sets import TermSetsDialog
from tests.tui import gallery
from tests.tui.piloting import Session, browsing

INCLUDE = TermSet("include", ("solidar*", "mutual aid"), "green")
EXCLUDE = TermSet("exclude", ("debt*",), "red")
EXPORTS = ("exports/one.ris", "exports/two.ris")


@asynccontextmanager
async def on_exports() -> AsyncIterator[Session]:
    """The program on named files, which can have sets of their own."""
    opening = gallery.Telling(gallery.load_of())
    app = SeedbrowseApp(opening, label="exports", paths=EXPORTS)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        session = Session(pilot)
        await session.rest()
        yield session


def store(*files: str) -> TermSetStore:
    return TermSetStore(paths.data_dir, files)


def kept(*files: str) -> list[TermSet]:
    sets, complaints = store(*files).read()
    assert complaints == []
    return [each.term_set for each in sets]


def keep(*sets: TermSet) -> None:
    store().change([Change(None, KeptSet(each, Reach.ALL)) for each in sets])


def painted(session: Session) -> set[str]:
    """Pieces of titles in the table that no part of a row has the look of by itself."""
    table = session.screen.table
    colours = {
        str(table.get_component_rich_style(f"record-table--term-{colour}").color)
        for colour in ("green", "red", "blue")
    }
    return {
        segment.text.strip()
        for y in range(1, table.size.height)
        for segment in table.render_line(y)
        if segment.style and str(segment.style.color) in colours
    }


def rows(session: Session) -> list[str]:
    choices = session.pilot.app.screen.query_one(OptionList)
    return [str(choices.get_option_at_index(row).prompt) for row in range(choices.option_count)]


async def press(session: Session, *keys: str) -> None:
    await session.pilot.press(*("space" if key == " " else key for key in keys))
    await session.pilot.pause()


async def painted_by_now(session: Session, *words: str) -> None:
    await session.until(lambda: painted(session) == set(words))


def detail_text(session: Session) -> str:
    detail = session.screen.detail
    return "\n".join(detail.render_line(y).text for y in range(detail.size.height))


def hint(session: Session, of: str = ".hint") -> str:
    return str(session.pilot.app.screen.query_one(of, Static).content)


async def test_sets_of_earlier_runs_are_painted_from_the_start_and_counted():
    keep(INCLUDE, EXCLUDE)
    async with browsing() as session:
        await session.until(lambda: "Solidarity" in painted(session))
        assert {"Mutual aid", "Debt"} <= painted(session)
        await session.press("down")
        assert "include 3" in detail_text(session)
        assert "exclude" not in detail_text(session)
        assert not painted(session) & {"Trust", "Housing"}


async def test_without_sets_the_list_says_what_to_do():
    async with browsing() as session:
        await press(session, "T")
        assert isinstance(session.pilot.app.screen, TermSetsDialog)
        assert "n makes a set" in rows(session)[0]
        for key in ("space", "d", "a", "u", "e"):
            await press(session, key)
        assert isinstance(session.pilot.app.screen, TermSetsDialog)
        assert kept() == []


async def test_a_set_is_made_coloured_painted_while_it_is_written_and_kept():
    async with browsing() as session:
        await press(session, "T", "n", *"method", "tab", "right", "right", "tab", *"surv*")
        assert isinstance(session.pilot.app.screen, TermSetEditor)
        await painted_by_now(session, "Survey")
        assert kept() == []
        await press(session, "enter", *"waiting", "ctrl+s")
        assert kept() == [TermSet("method", ("surv*", "waiting"), "blue")]
        assert isinstance(session.pilot.app.screen, TermSetsDialog)
        await painted_by_now(session, "Survey", "Waiting")
        await press(session, "escape")
        assert session.pilot.app.screen is session.screen


async def test_what_is_written_is_dropped_only_after_a_warning():
    keep(INCLUDE)
    async with browsing() as session:
        await press(session, "T", "enter", "enter", *"housing")
        await session.until(lambda: "Housing" in painted(session))
        await press(session, "escape")
        assert "once more" in hint(session)
        await press(session, "escape")
        assert isinstance(session.pilot.app.screen, TermSetsDialog)
        await session.until(lambda: "Housing" not in painted(session))
        assert kept() == [INCLUDE]
        await press(session, "enter", "escape")
        assert isinstance(session.pilot.app.screen, TermSetsDialog)


async def test_nothing_is_kept_that_finds_nothing_or_has_the_name_of_another_set():
    keep(INCLUDE, EXCLUDE)
    async with browsing() as session:
        await press(session, "T", "n", "ctrl+s")
        assert "needs a name" in hint(session)
        await press(session, *"INCLUDE", "ctrl+s")
        assert "a word" in hint(session)
        await press(session, "enter", *"de*bt", "ctrl+s")
        assert "the * does not stand at the end" in hint(session)
        session.pilot.app.screen.query_one(TextArea).text = "debt"
        await press(session, "ctrl+s")
        assert "“include”" in hint(session)
        assert kept() == [INCLUDE, EXCLUDE]


async def test_a_set_is_switched_off_and_on():
    keep(INCLUDE, EXCLUDE)
    async with browsing() as session:
        await session.until(lambda: "Debt" in painted(session))
        await press(session, "T", "down", "space")
        assert "☐ exclude" in rows(session)[1]
        assert "Debt" not in painted(session)
        assert "Solidarity" in painted(session)
        assert [each.is_on for each in kept()] == [True, False]
        await press(session, "space")
        assert "Debt" in painted(session)
        assert kept() == [INCLUDE, EXCLUDE]


async def test_everything_that_was_done_is_undone_one_by_one():
    keep(INCLUDE, EXCLUDE)
    async with browsing() as session:
        await press(session, "T", "space", "d", "d")
        assert kept() == []
        seen = []
        for _ in range(4):
            await press(session, "u")
            seen.append([each.name for each in kept()])
        assert seen == [["exclude"], *[["include", "exclude"]] * 3]
        assert kept() == [INCLUDE, EXCLUDE]


async def test_a_set_is_for_this_library_until_it_is_for_all():
    async with on_exports() as session:
        await press(session, "T", "n", *"mine", "enter", *"housing", "ctrl+s")
        assert [each.name for each in kept(*EXPORTS)] == ["mine"]
        assert kept("other.ris") == []
        assert "here" in rows(session)[0]
        await press(session, "a")
        assert "all" in rows(session)[0]
        assert [each.name for each in kept("other.ris")] == ["mine"]
        await press(session, "u")
        assert kept("other.ris") == []
        await painted_by_now(session, "Housing")


async def test_what_was_deleted_is_brought_back_also_where_the_list_was_closed_since():
    keep(INCLUDE)
    async with browsing() as session:
        await press(session, "T", "d")
        assert kept() == []
        await press(session, "escape", "T", "u")
        assert kept() == [INCLUDE]


async def test_examples_are_tried_on_and_taken():
    async with browsing() as session:
        await press(session, "T", "x")
        assert isinstance(session.pilot.app.screen, ExamplesDialog)
        names = [each.name for each in EXAMPLES]
        await press(session, *["down"] * names.index("survey"), "escape")
        assert painted(session) == set()
        assert kept() == []
        await press(session, "x", "down", "enter")
        assert kept() == [EXAMPLES[1]]
        await press(session, "x", "down", "enter", "u")
        assert kept() == [EXAMPLES[1]]


async def test_sets_travel_by_a_file_that_is_never_written_over(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    keep(INCLUDE, EXCLUDE)
    file = tmp_path / "term-sets.toml"
    async with browsing() as session:
        await press(session, "T", "e")
        assert isinstance(session.pilot.app.screen, ExportDialog)
        await press(session, "enter")
        await session.until(file.exists)
        await session.until(lambda: isinstance(session.pilot.app.screen, TermSetsDialog))
        written = file.read_text("utf-8")
        await press(session, "e", "enter")
        await session.until(lambda: "exists already" in hint(session, ".complaint"))
        await press(session, "escape", "d", "i")
        assert isinstance(session.pilot.app.screen, ImportDialog)
        await press(session, "enter")
        await session.until(lambda: isinstance(session.pilot.app.screen, TermSetsDialog))
        assert {each.name for each in kept()} == {"include", "exclude"}
        assert "1 in place of" in session.notices[-1]
        await press(session, "u", "u")
        assert kept() == [INCLUDE, EXCLUDE]
        assert file.read_text("utf-8") == written


async def test_a_file_with_something_wrong_is_told_by_its_lines_and_nothing_is_taken(
    tmp_path: Path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "term-sets.toml").write_text('[good]\nwords = ["x"]\n[bad]\ncolor = "red"\n')
    async with browsing() as session:
        await press(session, "T", "i", "enter")
        await session.until(lambda: "line 4" in hint(session, ".complaint"))
        assert "do you mean colour?" in hint(session, ".complaint")
        session.pilot.app.screen.query_one(Input).value = "nowhere.toml"
        await press(session, "enter")
        await session.until(lambda: "There is no" in hint(session, ".complaint"))
        await press(session, "escape")
        assert kept() == []


async def test_what_somebody_damaged_is_told_once():
    keep(INCLUDE)
    file = paths.data_dir() / "term-sets" / "all.toml"
    file.write_text(file.read_text("utf-8") + '["[link]"]\nwords = ["*"]\n', "utf-8")
    async with browsing() as session:
        await session.until(lambda: bool(session.notices))
        assert "all.toml:10" in session.notices[0]
        await session.until(lambda: "Solidarity" in painted(session))


async def test_sets_that_cannot_be_written_are_told_and_not_kept(monkeypatch: pytest.MonkeyPatch):
    keep(INCLUDE)
    async with browsing() as session:
        await press(session, "T")
        monkeypatch.setenv("XDG_DATA_HOME", "/proc/nowhere")
        await press(session, "space")
        assert "Not changed" in session.notices[-1]


async def test_another_program_takes_part():
    async with browsing() as session:
        keep(EXCLUDE)
        await press(session, "T")
        assert "exclude" in rows(session)[0]
        await press(session, "escape")
        assert "Debt" in painted(session)


async def test_the_query_knows_the_sets_as_they_are_at_the_moment():
    keep(INCLUDE, EXCLUDE)
    async with browsing() as session:
        await session.until(lambda: "Debt" in painted(session))
        await session.type_query("term:exclude")
        await session.press("enter")
        assert 0 < session.screen.table.row_count < 40
        assert "debt" in session.title.lower() or "debt" in detail_text(session).lower()
        await press(session, "T", "d")
        await session.until(lambda: session.screen.table.row_count > 0)
        await press(session, "down", "d")
        await session.until(lambda: session.screen.table.row_count == 40)


async def test_the_search_bar_offers_the_sets_by_their_names():
    keep(INCLUDE, TermSet("no study", ("editorial",)))
    async with browsing() as session:
        await session.until(lambda: "solidarity" in painted(session))
        await session.type_query("term:")
        listed = session.screen.completion_list.rows
        assert [(row.label, row.help) for row in listed] == [
            ("include", "solidar*, mutual aid"), ("no study", "editorial"),
        ]  # fmt: skip
        await session.press("s", "tab")
        assert session.screen.search_bar.query_text == 'term:"no study" '


async def test_going_through_matches_stops_at_no_painted_word():
    keep(TermSet("many", ("migrant*", "housing", "trust"), "green"))
    async with browsing() as session:
        await session.type_query("stairwell")
        await session.press("enter", "n")
        assert session.screen.detail.border_subtitle.endswith("/2")


async def test_a_hostile_name_is_text(tmp_path: Path):
    record = Record(type="article", title="[bold]include[/] [/]", abstract="solidarity")
    async with browsing([record]) as session:
        await press(session, "T", "n", *"ab")
        session.pilot.app.screen.query_one(Input).value = "[/] [link]"
        await press(session, "enter", *"include", "ctrl+s", "d", "u")
        assert Content(rows(session)[0]).plain.startswith("☑ [/] [link]")
        await painted_by_now(session, "include")
