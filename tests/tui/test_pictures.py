"""How the screens look, compared with pictures that somebody has looked at.

Pictures depend on the versions of Textual and Rich; other versions are tested by behaviour only.
"""

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from seedbrowse import clipboard, paths
from seedbrowse.clipboard import Outcome
from seedbrowse.problems import Problem
from seedbrowse.term_sets.store import Change, KeptSet, Reach, TermSetStore
from seedbrowse.term_sets.term_set import TermSet
from tests.tui import gallery
from tests.tui.piloting import Session

TAKEN_WITH = {"textual": "8.2.8", "rich": "15.0.0"}

pytestmark = pytest.mark.skipif(
    any(version(package) != wanted for package, wanted in TAKEN_WITH.items()),
    reason=f"the pictures were taken with {TAKEN_WITH}",
)

SEARCHING = ("slash", *"solidarty migr")


@pytest.fixture
def looks_right(snap_compare, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(clipboard, "copy", lambda text, **_: Outcome("xclip", confirmed=True))

    def compare(
        *keys: str,
        size: tuple[int, int],
        theme: str = "",
        shows: str = "",
        problems: Sequence[Problem] = (),
    ) -> bool:
        async def use(pilot: Pilot) -> None:
            session = Session(pilot)
            await session.rest()
            for line in session.screen.query(Input):
                line.cursor_blink = False
            for key in keys:
                await pilot.press("space" if key == " " else key)
                await session.until(lambda: not session.screen.facet_panel.is_counting)
            await session.rest()
            if shows:
                await session.until(lambda: shows in session.text)
                for line in pilot.app.screen.query(Input):
                    line.cursor_blink = False

        opening = gallery.Telling(gallery.load_of(problems=problems))
        app = gallery.app(opening, theme=theme)
        return snap_compare(app, terminal_size=size, run_before=use)

    return compare


def test_a_common_terminal(looks_right):
    assert looks_right(size=(80, 24))


def test_a_large_terminal_while_searching(looks_right):
    assert looks_right(*SEARCHING, size=(160, 45))


def test_a_tiny_terminal(looks_right):
    assert looks_right(size=(40, 12))


def test_reading_on_a_tiny_terminal(looks_right):
    assert looks_right("enter", size=(40, 12))


def test_a_completion_and_a_hint_on_a_common_terminal(looks_right):
    keys = ("slash", *"trust year", "colon", *"20 kw", "colon")
    assert looks_right(*keys, size=(80, 24))


def test_a_value_that_is_taken_from_the_list_on_a_larger_terminal(looks_right):
    keys = ("slash", *"trust kw", "colon", "tab", "tab")
    assert looks_right(*keys, size=(120, 36))


def test_a_hint_that_the_search_bar_has_no_room_for(looks_right):
    keys = ("slash", *"institutions of trust and waiting has", "colon", *"blah")
    assert looks_right(*keys, size=(80, 24))


def test_the_second_match_of_a_query_that_no_record_answers_in_full(looks_right):
    keys = ("slash", *"stairwell solidarty neighbours xyzzyq", "enter", "n", "n")
    assert looks_right(*keys, size=(120, 36))


def test_reading_on_a_common_terminal(looks_right):
    assert looks_right("slash", *"trust", "enter", "enter", size=(80, 24))


def test_a_huge_terminal_in_light_colours(looks_right):
    assert looks_right("slash", *"haddad", "enter", size=(250, 70), theme="seed-light")


def test_high_contrast_with_nothing_found(looks_right):
    assert looks_right("slash", *"xyzzyq", size=(100, 24), theme="seed-dark-contrast")


def test_help(looks_right):
    assert looks_right("question_mark", size=(80, 24))


def test_choosing_a_theme(looks_right):
    assert looks_right("t", "down", "down", "down", size=(100, 30))


def test_marked_records_and_a_range(looks_right):
    keys = (" ", " ", "s", "y", "j", " ", "j", "v", "j", "j")
    assert looks_right(*keys, size=(80, 24))


def test_every_picture_is_that_of_a_test():
    # Where several processes take pictures, none of them knows which are left over.
    folder = Path(__file__).parent / "__snapshots__" / Path(__file__).stem
    assert {picture.stem for picture in folder.iterdir()} <= set(globals())


def test_choosing_an_order_in_the_colours_of_the_terminal(looks_right):
    assert looks_right("s", "c", "s", "down", size=(100, 24), theme="terminal-dark")


def test_the_copy_menu_of_marked_records(looks_right):
    assert looks_right(" ", " ", " ", "y", "h", size=(80, 24), shows="3 references")


def test_three_panes_with_chosen_facets(looks_right):
    keys = ("f", "left", "left", "shift+left", "shift+left", "enter", "down", "minus")
    assert looks_right(*keys, size=(160, 45), shows="−Article")


def test_facets_on_a_common_terminal(looks_right):
    assert looks_right("f", "down", "down", "enter", size=(80, 24), shows="✓")


def test_choosing_columns(looks_right):
    assert looks_right("w", "down", "shift+right", "down", size=(80, 24))


def test_exporting(looks_right, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)  # where no file is that has the suggested name
    assert looks_right(" ", "e", size=(80, 24), shows="@article")


def test_statistics(looks_right):
    assert looks_right("i", size=(160, 45), shows="h-index")


def test_statistics_in_the_colours_of_the_terminal(looks_right):
    keys = ("i", "tab", "tab", "down")
    assert looks_right(*keys, size=(80, 24), theme="terminal-dark", shows="h-index")


def test_problems_without_colours(looks_right, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    problems = [
        Problem(gallery.PATH, 3 + number, message)
        for number, message in enumerate(("no record begins here", "“20x7” is no year"))
    ]
    assert looks_right("p", "down", size=(80, 24), shows="cannot be opened", problems=problems)


def test_choosing_a_style(looks_right):
    assert looks_right("C", *"chicago", size=(160, 45), shows="Lindqvist, K. Sato")


def test_term_sets_and_what_they_paint(looks_right):
    sets = (
        TermSet("include", ("solidar*", "mutual aid", "newcomers"), "green"),
        TermSet("exclude", ("debt*", "street-level"), "red"),
        TermSet("methods", ("survey", "household*", "interviews"), "blue"),
        TermSet("who", ("migrant*", "families"), "purple", is_on=False),
    )
    changes = [Change(None, KeptSet(each, Reach.ALL)) for each in sets]
    TermSetStore(paths.data_dir).change(changes)
    assert looks_right("slash", *"trust solidarity", "enter", "T", "down", size=(100, 30))
