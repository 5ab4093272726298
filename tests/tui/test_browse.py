"""The screen as a person meets it: keys in, what is shown out."""

import sys

import msgspec
import pytest
from textual import events
from textual.strip import Strip
from textual.widgets import Input

from seedbrowse import clipboard, opening
from seedbrowse.citing import plain
from seedbrowse.clipboard import Outcome
from seedbrowse.commands import Scope, in_scope
from seedbrowse.problems import Problem
from seedbrowse.records import Name, Record
from seedbrowse.search.engine import SortKey
from seedbrowse.tui.screens.copy_dialog import CopyDialog
from seedbrowse.tui.screens.help import HelpDialog
from seedbrowse.tui.screens.target_choice import TargetDialog
from tests.tui import gallery
from tests.tui.piloting import Session, browsing

NASTY = "[/] [link] \x1b[31m <b> \u202e&amp; ﷽ 👩‍👩‍👧 é " * 250


# Searching


async def test_every_record_is_shown_before_anything_is_typed():
    async with browsing() as session:
        assert session.screen.table.row_count == len(gallery.RECORDS)
        assert "40 records" in session.text
        assert session.title == gallery.RECORDS[0].title


async def test_typing_filters_and_highlights_the_best_record():
    async with browsing() as session:
        await session.type_query("stairwell solidarty")
        assert session.title.startswith("Solidarity on the stairwell")
        assert session.screen.status.shown == session.screen.table.row_count < 40
        assert session.screen.detail.record is session.screen.record


async def test_keys_type_in_the_search_bar_and_command_elsewhere():
    async with browsing() as session:
        await session.type_query("q?tgj")
        assert session.screen.search_bar.query_text == "q?tgj"
        assert session.pilot.app.screen is session.screen


@pytest.mark.parametrize("key", ["enter", "down"])
async def test_enter_and_down_keep_the_query_and_go_to_the_table(key: str):
    async with browsing() as session:
        await session.type_query("housing")
        await session.press(key)
        assert session.screen.table.has_focus
        assert session.screen.typed == "housing"


async def test_letters_typed_at_once_after_a_key_arrive_at_the_new_place(copied: list[str]):
    async with browsing() as session:
        app = session.pilot.app
        for key in ("slash", "d", "o", "slash", "enter", "d"):
            character = {"slash": "/", "enter": "\r"}.get(key, key)
            app.post_message(events.Key(key, character))
        await session.until(lambda: session.screen.table.has_focus)
        await session.rest()
        assert session.screen.typed == "do/"


async def test_keys_that_arrive_together_do_what_they_do_one_by_one(copied: list[str]):
    async with browsing() as session:
        for key in ("j", "space", "slash", "a", "enter", "d", "s", "t"):
            character = {"slash": "/", "enter": "\r", "space": " "}.get(key, key)
            session.pilot.app.post_message(events.Key(key, character))
        await session.until(lambda: session.screen.order.by is SortKey.TITLE)
        await session.until(lambda: bool(copied))
        await session.rest()
        assert session.screen.typed == "a"
        assert copied == [gallery.RECORDS[1].doi]


async def test_the_search_bar_goes_on_with_the_query_it_has():
    async with browsing() as session:
        await session.type_query("trust")
        await session.press("enter")
        await session.type_query(" housing")
        assert session.screen.typed == "trust housing"


async def test_escape_clears_the_query_and_then_leaves_the_search_bar():
    async with browsing() as session:
        await session.type_query("housing")
        await session.press("escape")
        assert session.screen.typed == ""
        assert session.screen.search_bar.has_focus_within
        await session.press("escape")
        assert session.screen.table.has_focus


async def test_clearing_the_query_keeps_the_highlighted_record():
    async with browsing() as session:
        await session.type_query("reciprocity")
        title = session.title
        await session.press("escape")
        assert session.screen.table.row_count == 40
        assert session.title == title
        assert title[:20] in session.table_text


async def test_the_record_a_person_went_to_stays_highlighted_while_it_matches():
    async with browsing() as session:
        await session.press("j", "j", "j", "j")
        title = session.title
        await session.type_query("migrant")
        assert session.title == title
        assert session.screen.table.cursor > 0
        await session.type_query("s nothing")
        await session.press("escape")
        await session.type_query("urban")
        assert session.screen.table.cursor == 0


async def test_each_letter_highlights_the_best_record_while_nobody_went_to_another():
    async with browsing() as session:
        await session.type_query("trust")
        await session.type_query("ed")
        assert session.screen.table.cursor == 0


async def test_nothing_found_says_what_to_do():
    async with browsing() as session:
        await session.type_query("xyzzyq")
        assert "Nothing matches “xyzzyq”" in session.table_text
        assert "Esc clears the query" in session.table_text
        assert session.screen.detail.record is None
        await session.press("enter", "c", "d", "o", "enter")


async def test_escape_in_the_table_clears_the_query():
    async with browsing() as session:
        await session.type_query("housing")
        await session.press("enter", "escape")
        assert session.screen.typed == ""


# Moving


async def test_keys_move_the_highlighted_row():
    async with browsing() as session:
        table = session.screen.table
        await session.press("j", "down", "k")
        assert table.cursor == 1
        await session.press("G")
        assert table.cursor == 39
        await session.press("j")
        assert table.cursor == 39
        await session.press("pageup")
        assert table.cursor == 39 - table.page_rows
        await session.press("g", "up")
        assert table.cursor == 0
        await session.press("end", "home", "pagedown")
        assert table.cursor == table.page_rows


async def test_the_highlighted_row_is_always_in_sight():
    async with browsing(size=(80, 24)) as session:
        for key in ("G", "g", "pagedown", "pagedown", "k", "end"):
            await session.press(key)
            assert f"▌ {session.screen.record.year or 'n.d.'}" in session.table_text


async def test_a_click_highlights_and_a_double_click_reads():
    async with browsing() as session:
        await session.pilot.click("RecordTable", offset=(20, 5))
        assert session.screen.table.cursor == 3
        await session.pilot.click("RecordTable", offset=(20, 7), times=2)
        await session.rest()
        assert session.screen.table.cursor == 5
        assert session.screen.detail.has_focus


async def test_a_click_on_the_header_or_below_the_rows_highlights_no_other_record():
    async with browsing(gallery.RECORDS[:3]) as session:
        await session.press("j")
        title = session.title
        await session.pilot.click("RecordTable", offset=(20, 1))
        await session.pilot.click("RecordTable", offset=(20, 12))
        await session.rest()
        assert session.title == title


async def test_tab_goes_from_pane_to_pane_and_back():
    async with browsing() as session:
        screen = session.screen
        assert screen.table.has_focus
        await session.press("tab")
        assert screen.detail.has_focus
        await session.press("tab")
        assert screen.search_bar.has_focus_within
        await session.press("shift+tab")
        assert screen.detail.has_focus


async def test_enter_reads_and_escape_goes_back_to_the_table():
    async with browsing() as session:
        await session.press("enter")
        assert session.screen.detail.has_focus
        await session.press("G")
        assert session.screen.detail.scroll_offset.y > 0
        await session.press("escape")
        assert session.screen.table.has_focus


async def test_another_record_is_read_from_its_top():
    async with browsing() as session:
        await session.press("enter", "G", "escape", "j")
        assert session.screen.detail.scroll_offset.y == 0


# Copying and opening


async def test_keys_copy_reference_doi_and_doi_url(copied: list[str]):
    async with browsing() as session:
        await session.press("c", "d", "D")
        await session.until(lambda: len(session.notices) == 3)
        record = gallery.RECORDS[0]
        assert sorted(copied) == sorted(
            [plain.reference(record), record.doi, f"https://doi.org/{record.doi}"]
        )
        assert f"DOI copied by xclip: {record.doi}" in session.notices


def toasts(session: Session) -> list[str]:
    """The notices that are on the screen."""
    return [str(toast.render()) for toast in session.pilot.app.screen.query("Toast")]


async def test_only_the_newest_notice_stays(copied: list[str]):
    async with browsing() as session:
        for copies in range(1, 4):
            await session.press("d")
            await session.until(lambda copies=copies: len(session.notices) == copies)
        await session.press("c")
        await session.until(lambda: len(toasts(session)) == 1 and "Reference" in toasts(session)[0])
        assert len(session.notices) == 4


@pytest.mark.parametrize("key", ["question_mark", "t", "ctrl+p"])
async def test_a_dialog_is_not_covered_by_notices(key: str, copied: list[str]):
    async with browsing() as session:
        await session.press("d")
        await session.until(lambda: bool(toasts(session)))
        await session.pilot.press(key)
        await session.until(lambda: session.pilot.app.screen is not session.screen)
        await session.until(lambda: not toasts(session) and not session.screen.query("Toast"))


async def test_a_record_without_doi_says_so(copied: list[str]):
    async with browsing([Record(title="Without")]) as session:
        await session.press("d", "D", "o")
        assert copied == []
        assert session.notices[:2] == ["Nothing copied: This record has no DOI."] * 2
        assert session.notices[2].startswith("Not opened")


async def test_an_unconfirmed_copy_is_told_as_such(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(clipboard, "copy", lambda text, **_: Outcome("terminal (OSC 52)"))
    async with browsing() as session:
        await session.press("d")
        await session.until(lambda: bool(session.notices))
        assert "terminal (OSC 52)" in session.notices[0]
        assert "does not say" in session.notices[0]


async def test_without_any_clipboard_the_text_can_be_saved(monkeypatch, tmp_path):
    monkeypatch.setattr(clipboard, "copy", lambda text, **_: Outcome(failed=("xclip: missing",)))
    async with browsing() as session:
        await session.press("d")
        await session.until(lambda: isinstance(session.pilot.app.screen, CopyDialog))
        assert "xclip: missing" in session.text
        assert gallery.RECORDS[0].doi in session.text
        line = session.pilot.app.screen.query_one(Input)
        line.value = str(tmp_path / "doi.txt")
        line.focus()
        await session.pilot.press("enter")
        await session.pilot.pause()
        assert (tmp_path / "doi.txt").read_text() == gallery.RECORDS[0].doi + "\n"
        assert session.pilot.app.screen is session.screen


async def test_saving_never_overwrites_a_file(monkeypatch, tmp_path):
    monkeypatch.setattr(clipboard, "copy", lambda text, **_: Outcome(failed=("none",)))
    (tmp_path / "mine.txt").write_text("mine")
    async with browsing() as session:
        await session.press("d")
        await session.until(lambda: isinstance(session.pilot.app.screen, CopyDialog))
        line = session.pilot.app.screen.query_one(Input)
        line.value = str(tmp_path / "mine.txt")
        line.focus()
        await session.pilot.press("enter")
        await session.until(lambda: bool(session.notices))
        assert (tmp_path / "mine.txt").read_text() == "mine"
        assert "exists already" in session.notices[0]


async def test_opening_shows_the_address_and_asks_the_platform(monkeypatch: pytest.MonkeyPatch):
    opened: list[str] = []

    def open_url(url: str) -> opening.Opened:
        opened.append(url)
        return opening.Opened(False, "there is no browser")

    monkeypatch.setattr(opening, "open_url", open_url)
    monkeypatch.setenv("BROWSER", "firefox")
    async with browsing() as session:
        await session.press("o")
        await session.until(lambda: len(session.notices) == 2)
        url = f"https://doi.org/{gallery.RECORDS[0].doi}"
        assert opened == [url]
        assert session.notices[0] == f"Opening: {url}"
        assert session.notices[1] == f"Not opened: there is no browser: {url}"


async def test_what_to_open_can_be_chosen(copied: list[str], monkeypatch):
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    record = msgspec.structs.replace(gallery.RECORDS[0], url="https://example.org/paper")
    async with browsing([record]) as session:
        await session.pilot.press("O")
        await session.until(lambda: isinstance(session.pilot.app.screen, TargetDialog))
        assert "https://example.org/paper" in session.text
        await session.pilot.press("down", "enter")
        await session.until(lambda: bool(copied))
        assert copied == ["https://example.org/paper"]


async def test_over_ssh_the_address_is_copied_instead(copied: list[str], monkeypatch):
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    async with browsing() as session:
        await session.press("o")
        await session.until(lambda: bool(session.notices))
        assert copied == [f"https://doi.org/{gallery.RECORDS[0].doi}"]
        assert "SSH" in session.notices[0]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a browser is always there")
async def test_without_a_graphical_session_the_address_is_copied_instead(copied, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    async with browsing() as session:
        await session.press("o")
        await session.until(lambda: bool(session.notices))
        url = f"https://doi.org/{gallery.RECORDS[0].doi}"
        assert copied == [url]
        title = "Address (no graphical session for a browser) copied by xclip"
        assert session.notices == [f"{title}: {url}"]


# Dialogs


async def test_help_shows_every_key_and_scrolls():
    async with browsing(size=(40, 12)) as session:
        await session.pilot.press("question_mark")
        await session.pilot.pause()
        assert isinstance(session.pilot.app.screen, HelpDialog)
        assert "Copy the references" in session.text
        await session.pilot.press("G")
        await session.pilot.pause()
        *_, last = (command for scope in Scope for command in in_scope(scope))
        assert last.help.split()[-1] in session.text
        await session.pilot.press("q")
        await session.pilot.pause()
        assert session.pilot.app.screen is session.screen


async def test_the_palette_finds_and_runs_a_command(copied: list[str]):
    async with browsing() as session:
        await session.pilot.press("ctrl+p")
        await session.pilot.press(*"copydoi")
        await session.pilot.pause(0.3)
        await session.pilot.press("enter")
        await session.until(lambda: bool(copied))
        assert copied == [gallery.RECORDS[0].doi]


async def test_a_click_on_the_key_bar_is_as_good_as_the_key(copied: list[str]):
    async with browsing() as session:
        await session.pilot.click("KeyBar", offset=(10, 0))
        await session.until(lambda: bool(copied))
        assert copied == [gallery.RECORDS[0].doi]


async def test_control_c_quits_even_from_the_search_bar():
    async with browsing() as session:
        await session.type_query("x")
        await session.pilot.press("ctrl+c")
        await session.until(lambda: not session.pilot.app.is_running)


async def test_control_c_copies_what_the_mouse_selected(copied: list[str]):
    async with browsing() as session:
        detail = session.screen.detail
        lines = [detail.render_line(y).text for y in range(detail.size.height)]
        heading = next(y for y, line in enumerate(lines) if line.startswith("Abstract"))
        left, below = 2, heading + 2  # the border, and the line below the heading
        await session.pilot.mouse_down(detail, offset=(left, below))
        await session.pilot.hover(detail, offset=(left + 13, below))
        await session.pilot.mouse_up(detail, offset=(left + 13, below))
        await session.pilot.press("ctrl+c")
        await session.until(lambda: bool(copied))
        assert len(copied[0].strip()) > 5
        assert gallery.RECORDS[0].abstract.startswith(copied[0].strip())
        assert session.pilot.app.is_running


async def test_control_c_in_the_copy_dialog_copies_the_selected_text(monkeypatch):
    monkeypatch.setattr(clipboard, "copy", lambda text, **_: Outcome(failed=("none",)))
    async with browsing() as session:
        await session.press("d")
        await session.until(lambda: isinstance(session.pilot.app.screen, CopyDialog))
        await session.pilot.press("ctrl+c")
        await session.pilot.pause()
        assert session.pilot.app.clipboard == gallery.RECORDS[0].doi
        assert session.pilot.app.is_running


# Sizes, colours, and texts that mean harm


@pytest.mark.parametrize(
    "size", [(40, 12), (80, 24), (100, 12), (160, 45), (250, 70), (20, 6), (8, 3), (1, 1)]
)
async def test_every_size_of_terminal_works(size: tuple[int, int]):
    async with browsing(size=size) as session:
        await session.press("j", "G", "enter", "G", "escape", "tab", "shift+tab")
        await session.pilot.press("question_mark", "j", "escape", "t", "down", "escape")
        await session.type_query("trust")


@pytest.mark.parametrize("theme", ["seed-dark", "seed-light"])
async def test_without_colour_everything_can_still_be_told_apart(theme, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with browsing(theme=theme) as session:
        await session.type_query("solidarty")
        await session.press("enter", "enter", "escape")
        assert session.pilot.app.no_color
        assert "▌" in session.table_text


async def test_without_colour_exact_and_mistyped_matches_stand_out_in_every_text(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    record = Record(
        title="Solidarity and housing", container_title="Solidarity and housing",
        abstract="Solidarity and housing",
    )  # fmt: skip
    async with browsing([record]) as session:
        await session.type_query("solidarty housing")
        await session.press("enter")
        detail = session.screen.detail
        lines = [detail.render_line(y) for y in range(detail.size.height)]
        looks = [looks_of_words(line) for line in lines if "Solidarity" in line.text]
        assert len(looks) == 3
        looks.append(looks_of_words(session.screen.table.render_line(1)))
        for look in looks:
            assert look["Solidarity"] != look["and"] != look["housing"] != look["Solidarity"]


def looks_of_words(line: Strip) -> dict[str, tuple[bool, bool, bool]]:
    """For each word of a line whether it is bold, italic and underlined."""
    return {
        word: (bool(style.bold), bool(style.italic), bool(style.underline))
        for text, style, _control in line
        if style
        for word in text.split()
    }


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (160, 45)])
async def test_a_record_that_means_harm_breaks_nothing(size, copied: list[str]):
    nasty = Record(
        title=NASTY,
        authors=(
            Name(literal=NASTY),
            Name(family="[b]", given="\x1b]0;x\x07", affiliations=(0, 9)),
        ),
        affiliations=("[/]", NASTY),
        container_title="[/nothing]",
        abstract=NASTY,
        author_keywords=("[red]", NASTY),
        doi="10.1/[/]\x1b[2J",
        url="javascript:alert(1)",
        references=(NASTY,),
        extra={"[/]\x1b": NASTY},
        document_type="[/]",
        csl={"note": {"[/]": "\x1b[1m"}},
    )
    problem = Problem("[/]\x1b[2J.txt", 1, "[bold]")
    load = gallery.load_of([nasty, *gallery.RECORDS[:3]], problems=[problem])
    opening = gallery.Telling(load)
    async with browsing(opening=opening, size=size) as session:
        await session.press("enter", "G", "g", "escape", "c", "d", "D", "o")
        await session.until(lambda: len(copied) == 3)
        await session.type_query("link")
        await session.type_query(" [/]")
        await session.press("enter", "escape")
        await session.pilot.press("ctrl+p", "c")
        await session.pilot.pause()
        await session.pilot.press("escape")
        assert "\x1b" not in session.table_text
        assert "\x1b" not in session.text
