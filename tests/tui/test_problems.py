import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.message import Message
from textual.notifications import Notify
from textual.widgets import Input, Static

from seedbrowse import clipboard, themes
from seedbrowse.clipboard import Outcome
from seedbrowse.library.events import FileFinished, FileReport
from seedbrowse.library.inputs import find_inputs, input_named
from seedbrowse.library.load import load
from seedbrowse.paths import bundled
from seedbrowse.problems import Problem
from seedbrowse.tui.app import SeedbrowseApp
from seedbrowse.tui.screens.problems import ProblemsScreen
from seedbrowse.tui.screens.report_dialog import ReportDialog
from seedbrowse.tui.theming import fallback_variables, textual_theme
from seedbrowse.tui.widgets.problem_list import ProblemList, ProblemRows
from seedbrowse.tui.widgets.raw_pane import RawPane
from tests.tui import gallery
from tests.tui.piloting import Session, browsing

SIZES = [(80, 24), (200, 50), (40, 12), (20, 8)]


class Host(App[None], inherit_bindings=False):
    """The program's looks around the screen, and nothing else of it."""

    CSS_PATH = Path(themes.__file__).parent / "tui" / "app.tcss"
    HORIZONTAL_BREAKPOINTS = SeedbrowseApp.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = SeedbrowseApp.VERTICAL_BREAKPOINTS

    def __init__(self) -> None:
        super().__init__()
        for theme in themes.load([bundled("themes")]).loaded.values():
            self.register_theme(textual_theme(theme))
        self.theme = themes.DEFAULT

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return fallback_variables()


class Shown(Session):
    """The screen of problems, and what was copied from it."""

    copied: list[tuple[str, str]]

    @property
    def problems(self) -> ProblemsScreen:
        (screen,) = [
            each for each in self.pilot.app.screen_stack if isinstance(each, ProblemsScreen)
        ]
        return screen

    @property
    def lines(self) -> str:
        """What the pane shows of the file."""
        return str(self.problems.raw_pane.query_one(".lines", Static).visual)

    async def read(self) -> None:
        """Wait until the lines of the highlighted problem are there."""
        wanted = self.problems.problem_list.problem
        await self.until(lambda: self.problems.raw_pane.problem is wanted)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.app.workers.wait_for_complete()
        await self.pilot.pause()


@asynccontextmanager
async def showing(
    reports: Sequence[FileReport], *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Shown]:
    app: App[Any] = Host()
    notices: list[str] = []

    def note(message: Message) -> None:
        if isinstance(message, Notify):
            notices.append(f"{message.notification.title}: {message.notification.message}")

    async with app.run_test(size=size, notifications=True, message_hook=note) as pilot:
        shown = Shown(pilot, notices)
        shown.copied = []
        screen = ProblemsScreen(
            reports, input_named, copy=lambda what, text: shown.copied.append((what, text))
        )
        await app.push_screen(screen)
        await shown.pilot.pause()
        yield shown


def reports_of(*paths: str) -> list[FileReport]:
    events = load(find_inputs(paths))
    return [event.report for event in events if isinstance(event, FileFinished)]


def report(path: str, *lines: int) -> FileReport:
    problems = [Problem(path, line, f"something odd in line {line}") for line in lines]
    return FileReport(path, "scopus-text", "utf-8", 7, problems, [], {})


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Two files of a hundred lines each."""
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        text = "".join(f"{name[0]} has a line {number}\n" for number in range(1, 101))
        (tmp_path / name).write_text(text)
    return tmp_path


REPORTS = [report("a.txt", 5, 50, 90), report("good.txt"), report("b.txt", 0, 100)]


async def test_problems_stand_below_their_file_with_what_was_made_of_it(folder):
    async with showing(REPORTS) as shown:
        text = shown.text
        assert "5 problems in 2 of 3 files" in text
        assert "a.txt  scopus-text · utf-8 · 7 records · 3 problems" in text
        assert "b.txt  scopus-text · utf-8 · 7 records · 2 problems" in text
        assert "good.txt" not in text
        drawn = [shown.problems.problem_list.render_line(y).text for y in range(7)]
        places = [line.partition("  something")[0] for line in drawn if "something" in line]
        assert [place.strip(" ▌") for place in places] == ["5", "50", "90", "file", "100"]


async def test_the_lines_around_the_highlighted_problem_are_shown_and_its_own_are_marked(folder):
    async with showing(REPORTS) as shown:
        await shown.read()
        await shown.press("j")
        await shown.read()
        assert shown.lines.splitlines() == [
            f"{'▶' if number == 50 else ' '} {number} │ a has a line {number}"
            for number in range(47, 54)
        ]


async def test_a_problem_of_the_whole_file_shows_its_beginning_and_marks_nothing(folder):
    async with showing(REPORTS) as shown:
        await shown.press("j", "j", "j")
        await shown.read()
        assert shown.lines.startswith("   1 │ b has a line 1\n")
        assert "▶" not in shown.lines


async def test_every_line_that_a_problem_concerns_is_marked(folder):
    problem = Problem("a.txt", 10, "odd", last_line=12)
    reports = [FileReport("a.txt", "scopus-text", "utf-8", 1, [problem], [], {})]
    async with showing(reports) as shown:
        await shown.read()
        marked = [line for line in shown.lines.splitlines() if line.startswith("▶")]
        assert marked == [f"▶ {n} │ a has a line {n}" for n in (10, 11, 12)]


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ((), 5), (("down",), 50), (("j", "j", "k"), 50), (("j", "up"), 5), (("G",), 100),
        (("end",), 100), (("G", "g"), 5), (("G", "home"), 5), (("k",), 5), (("G", "j"), 100),
        (("pagedown",), 100), (("G", "pageup"), 5), (("j", "j", "j"), 0),
    ],
)  # fmt: skip
async def test_the_keys_move_from_problem_to_problem(folder, keys, line):
    async with showing(REPORTS) as shown:
        await shown.press(*keys)
        assert shown.problems.problem_list.problem.line == line


async def test_a_click_highlights_a_problem_and_on_a_file_its_first_one(folder):
    async with showing(REPORTS) as shown:
        await shown.pilot.click(ProblemList, offset=(20, 2))
        assert shown.problems.problem_list.problem.line == 50
        await shown.pilot.click(ProblemList, offset=(20, 4))
        assert shown.problems.problem_list.problem.source == "b.txt"


async def test_a_file_that_has_gone_is_told_in_place_of_its_lines(folder):
    reports = [report("gone.txt", 3), report("-", 3)]
    async with showing(reports) as shown:
        await shown.read()
        assert "! The file cannot be opened, or is not there any more." in shown.text
        await shown.press("j")
        await shown.read()
        assert "standard input cannot be read again" in shown.text


async def test_a_file_that_changes_meanwhile_is_told(folder):
    async with showing(REPORTS) as shown:
        await shown.read()
        (folder / "a.txt").write_text("other\n" * 60)
        await shown.press("j")
        await shown.read()
        assert "! The file has changed since it was read" in shown.text


async def test_what_stands_in_a_file_does_nothing_to_the_terminal(folder):
    (folder / "a.txt").write_text("[bold]x[/bold] [/]\n\x1b[2J\u202eevil\t[red]\n")
    async with showing([report("a.txt", 2)]) as shown:
        await shown.read()
        assert shown.lines.splitlines() == [
            "  1 │ [bold]x[/bold] [/]", "▶ 2 │ \\x1b[2J\\u202eevil→ [red]",
        ]  # fmt: skip


async def test_a_long_line_is_wrapped_where_it_is_concerned_and_cut_elsewhere(folder):
    (folder / "a.txt").write_text(f"{'before ' * 30}\n{'word ' * 40}\n")
    async with showing([report("a.txt", 2)]) as shown:
        await shown.read()
        before, first, *more = shown.lines.splitlines()
        assert before.endswith("…")
        assert first.startswith("▶ 2 │ word")
        assert more
        assert all(line.startswith("    │ word") for line in more)


async def test_every_problem_of_a_real_load_is_found_in_its_file(folder):
    from tests.library.test_load import many

    lines = many(9).encode().split(b"\n")
    lines[22] = b"Tides of \xe4 lake"
    (folder / "c.txt").write_bytes(b"\n".join(lines).replace(b"SOURCE: Scopus", b"", 1))
    reports = reports_of("c.txt")
    async with showing(reports) as shown:
        for problem in reports[0].problems:
            await shown.read()
            assert ("▶" in shown.lines) == bool(problem.line)
            await shown.press("j")


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_the_list_and_the_problem(folder, size):
    async with showing(REPORTS, size=size) as shown:
        await shown.read()
        assert shown.problems.problem_list.size.height >= 2
        assert shown.problems.raw_pane.size.height >= 1
        for y in range(shown.problems.problem_list.size.height):
            strip = shown.problems.problem_list.render_line(y)
            assert strip.cell_length == shown.problems.problem_list.size.width


async def test_with_much_room_the_lines_stand_beside_the_list(folder):
    async with showing(REPORTS, size=(200, 50)) as shown:
        assert shown.problems.raw_pane.region.y == shown.problems.problem_list.region.y
    async with showing(REPORTS, size=(80, 24)) as shown:
        assert shown.problems.raw_pane.region.x == shown.problems.problem_list.region.x


async def test_fifty_thousand_problems_draw_only_what_is_seen(folder, monkeypatch):
    drawn = []
    render_line = ProblemList.render_line
    monkeypatch.setattr(
        ProblemList, "render_line", lambda self, y: drawn.append(y) or render_line(self, y)
    )
    reports = [report("a.txt", *range(1, 30_001)), report("b.txt", *range(1, 20_001))]
    async with showing(reports) as shown:
        assert len(drawn) <= 4 * 24
        await shown.press("G")
        assert shown.problems.problem_list.problem == reports[1].problems[-1]
        assert "something odd in line 20000" in shown.text


async def test_the_name_of_the_file_comes_into_sight_with_its_first_problem(folder):
    async with showing(
        [report("a.txt", *range(1, 90)), report("b.txt", 1)], size=(80, 16)
    ) as shown:
        await shown.press("G", "g")
        assert "a.txt  scopus-text" in shown.text


async def test_tab_goes_to_the_lines_and_they_scroll(folder):
    async with showing(REPORTS) as shown:
        await shown.press("j", "j", "j")
        await shown.read()
        await shown.press("tab")
        pane = shown.problems.query_one(RawPane)
        assert pane.has_focus
        await shown.press("j")
        assert pane.scroll_offset.y == 1


async def test_the_highlighted_problem_is_copied_with_its_place(folder):
    async with showing(REPORTS) as shown:
        await shown.press("j", "c")
        assert shown.copied == [("Problem", "a.txt:50: something odd in line 50")]


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_the_screen_closes(folder, key):
    async with showing(REPORTS) as shown:
        await shown.press(key)
        assert not isinstance(shown.pilot.app.screen, ProblemsScreen)


async def test_all_problems_are_exported_as_text(folder):
    async with showing(REPORTS) as shown:
        await shown.press("e")
        line = shown.pilot.app.screen.query_one(Input)
        assert line.value == "seedbrowse-problems.txt"
        await shown.press("enter")
        await shown.until(lambda: isinstance(shown.pilot.app.screen, ProblemsScreen))
        text = (folder / "seedbrowse-problems.txt").read_text(encoding="utf-8")
        assert text.count("something odd in line") == 5
        assert shown.notices == [f"Problems written: {folder / 'seedbrowse-problems.txt'}"]


async def test_all_problems_are_exported_as_json(folder):
    async with showing(REPORTS) as shown:
        await shown.press("e")
        shown.pilot.app.screen.query_one(Input).value = "all.json"
        await shown.press("enter")
        written = json.loads((folder / "all.json").read_text(encoding="utf-8"))
        assert [len(file["problems"]) for file in written["files"]] == [3, 0, 2]


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("a.txt", "a.txt exists already: choose another name."),
        ("", "exists already"),
        ("no/such/folder.txt", "cannot be written (No such file or directory)"),
        ("~nobody-of-that-name/x", "leads to no folder"),
    ],
)
async def test_a_name_that_will_not_do_is_refused_and_the_dialog_stays(folder, name, complaint):
    before = (folder / "a.txt").read_text()
    async with showing(REPORTS) as shown:
        await shown.press("e")
        shown.pilot.app.screen.query_one(Input).value = name
        await shown.press("enter")
        dialog = shown.pilot.app.screen
        assert isinstance(dialog, ReportDialog)
        assert complaint in str(dialog.query_one(".complaint", Static).visual)
        assert (folder / "a.txt").read_text() == before
        await shown.press("escape")
        assert isinstance(shown.pilot.app.screen, ProblemsScreen)
        assert shown.notices == []


async def test_without_colour_the_highlighted_problem_is_told_by_a_mark(folder, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(REPORTS) as shown:
        await shown.press("j")
        marked = [line for line in shown.text.splitlines() if "▌" in line]
        assert len(marked) == 1
        assert "line 50" in marked[0]


def opening(*problems: Problem) -> gallery.Telling:
    return gallery.Telling(gallery.load_of(problems=problems))


async def test_the_problems_of_a_load_are_shown_above_the_records_and_closed_again(folder):
    async with browsing(opening=opening(Problem("a.txt", 3, "odd"))) as session:
        await session.press("p")
        assert isinstance(session.pilot.app.screen, ProblemsScreen)
        assert "1 problem in 1 of 1 file" in session.text
        await session.until(lambda: "a has a line 3" in session.text)
        await session.press("escape")
        assert session.pilot.app.screen is session.screen


async def test_where_there_is_nothing_to_show_to_unmark_or_to_save_a_key_says_so_and_what_to_do():
    async with browsing() as session:
        await session.press("p", "A", "ctrl+s")
        assert session.pilot.app.screen is session.screen
        assert session.notices == [
            "No problems: Everything could be read.",
            "Nothing is marked: Space marks a record · a marks all that match",
            "No query to save: / begins one.",
        ]
        await session.type_query("is:marked")
        assert "Nothing is marked: Space marks the highlighted record." in session.table_text


async def test_copying_a_problem_tells_by_which_way_it_went(folder, monkeypatch):
    copied = []
    monkeypatch.setattr(
        clipboard, "copy", lambda text, **_: copied.append(text) or Outcome("xclip", confirmed=True)
    )
    async with browsing(opening=opening(Problem("a.txt", 3, "odd", last_line=5))) as session:
        await session.press("p", "c")
        await session.until(lambda: "Problem copied by xclip: a.txt:3-5: odd" in session.notices)
        assert copied == ["a.txt:3-5: odd"]
        assert isinstance(session.pilot.app.screen, ProblemsScreen)


@given(st.lists(st.integers(0, 4), max_size=12))
def test_every_row_is_a_file_or_a_problem_of_it(counts):
    reports = [report(f"{number}.txt", *range(count)) for number, count in enumerate(counts)]
    rows = ProblemRows(reports)
    expected: list[FileReport | Problem] = []
    for each in reports:
        if each.problems:
            expected += [each, *each.problems]
    found = [
        rows.problem(item) if isinstance(item, int) else item
        for item in (rows.at(row) for row in range(len(rows)))
    ]
    assert found == expected
    assert [rows.at(rows.row_of(n)) for n in range(rows.problem_count)] == [
        *range(rows.problem_count)
    ]
