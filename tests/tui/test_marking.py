"""Marking records, and what is done with the marked ones."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import ClassVar

import pytest
from textual import events

from seedbrowse import clipboard
from seedbrowse.clipboard import Outcome
from seedbrowse.library.journal import Journal
from seedbrowse.library.opening import LoadFinished, OpeningEvent
from seedbrowse.paths import data_dir
from seedbrowse.records import Record
from seedbrowse.records.identity import digest
from seedbrowse.tui.app import SeedbrowseApp
from seedbrowse.tui.screens.copy_dialog import CopyDialog
from tests.tui import gallery
from tests.tui.piloting import Session, browsing


def marked_rows(session: Session) -> list[int]:
    """The rows on the screen that bear a mark."""
    rows = session.table_text.splitlines()[1:]
    return [row for row, text in enumerate(rows) if text[1:2] == "●"]


async def mark_count(session: Session, count: int) -> None:
    """Wait until so many records are marked."""
    await session.until(lambda: len(session.screen.marks) == count)
    await session.rest()


# Marking


async def test_space_marks_and_goes_one_row_down():
    async with browsing() as session:
        await session.press("space", "space")
        assert marked_rows(session) == [0, 1]
        assert session.screen.table.cursor == 2
        assert "2 marked" in session.text
        await session.press("k", "space")
        assert marked_rows(session) == [0]
        assert session.screen.table.cursor == 2


async def test_space_on_the_last_row_stays_there():
    async with browsing(gallery.RECORDS[:2]) as session:
        await session.press("G", "space")
        assert marked_rows(session) == [1]
        assert session.screen.table.cursor == 1


async def test_space_in_the_search_bar_is_typed():
    async with browsing() as session:
        await session.type_query("mutual aid")
        assert session.screen.typed == "mutual aid"
        assert not session.screen.marks


@pytest.mark.parametrize("key", ["v", "space"])
async def test_a_range_is_shown_while_it_grows_and_marked_by_a_key(key: str):
    async with browsing() as session:
        await session.press("j", "v", "j", "j")
        rows = session.table_text.splitlines()[1:]
        assert [row for row, text in enumerate(rows) if text[1] == "○"] == [1, 2, 3]
        await session.press("k")
        assert session.table_text.count("○") == 2
        await session.press(key)
        await mark_count(session, 2)
        assert marked_rows(session) == [1, 2]
        assert session.table_text.count("○") == 0


async def test_a_range_can_go_upwards():
    async with browsing() as session:
        await session.press("G", "v", "g", "v")
        await mark_count(session, 40)


async def test_escape_drops_a_range_and_nothing_else():
    async with browsing() as session:
        await session.type_query("trust")
        await session.press("enter", "v", "j", "escape")
        assert "○" not in session.table_text
        assert session.screen.typed == "trust"
        assert not session.screen.marks


async def test_all_shown_records_are_marked_and_unmarking_can_be_taken_back():
    async with browsing() as session:
        await session.type_query("trust")
        count = session.screen.table.row_count
        assert 1 < count < 40
        await session.press("enter", "a")
        await mark_count(session, count)
        assert f"{count} records marked: {count} in all." in session.notices
        await session.press("escape")
        assert f"{count} marked" in session.text
        await session.press("A")
        assert not session.screen.marks
        assert session.notices[-1] == f"{count} records unmarked: u marks them again."
        await session.press("u")
        assert len(session.screen.marks) == count


async def test_what_only_comes_close_is_not_marked_with_all():
    records = [Record(title=f"Stowage {number}") for number in range(12)]
    records += [Record(title="Winter stowage"), Record(title="Winter storage")]
    async with browsing(records) as session:
        await session.type_query("winter stowage")
        assert (session.screen.table.row_count, session.screen.answer.results.complete) == (2, 1)
        await session.press("enter", "a")
        await mark_count(session, 1)
        await session.press("*")
        await mark_count(session, 0)
        await session.type_query(" zzzz")
        assert session.screen.answer.results.complete == 0
        await session.press("enter", "a")
        assert not session.screen.marks
        assert session.notices[-1].startswith("Nothing matches: What is shown only comes close")


async def test_inverting_marks_the_others_among_the_shown():
    async with browsing(gallery.RECORDS[:5]) as session:
        await session.press("space", "j", "space", "*")
        await mark_count(session, 3)
        assert marked_rows(session) == [1, 3, 4]


async def test_marks_stay_with_their_records_from_query_to_query_and_order_to_order():
    async with browsing() as session:
        await session.press("space")
        title = gallery.RECORDS[0].title
        await session.press("s", "t")
        (row,) = marked_rows(session)
        table = session.screen.table
        assert table.library[table.numbers[row + table.scroll_offset.y]].title == title
        await session.type_query("stairwell")
        assert "●" in session.table_text


async def test_the_same_record_from_two_files_is_marked_once():
    async with browsing([gallery.RECORDS[0], gallery.RECORDS[1], gallery.RECORDS[0]]) as session:
        await session.press("space")
        assert marked_rows(session) == [0, 2]
        assert "1 marked" in session.text


async def test_a_click_beside_a_row_marks_it():
    async with browsing() as session:
        await session.pilot.click("RecordTable", offset=(2, 4))
        await session.rest()
        assert marked_rows(session) == [2]
        assert session.screen.table.cursor == 2
        await session.pilot.click("RecordTable", offset=(2, 4))
        await session.rest()
        assert marked_rows(session) == []


async def test_what_is_marked_is_found_and_the_list_follows():
    async with browsing() as session:
        await session.press("j", "space", "j", "space", "space")
        await session.type_query("is:marked")
        assert session.screen.table.row_count == 3
        await session.press("enter", "g", "space")
        await session.until(lambda: session.screen.table.row_count == 2)
        await session.rest()
        assert session.title == gallery.RECORDS[3].title
        await session.press("A")
        await session.until(lambda: session.screen.table.row_count == 0)


async def test_marks_stay_when_a_file_has_changed():
    go_on = threading.Event()

    def events_of_two_loads() -> Iterator[OpeningEvent]:
        yield from gallery.load_of()
        go_on.wait(20)
        yield from gallery.load_of([gallery.record(100), *gallery.RECORDS])

    async with browsing(opening=gallery.Telling(events_of_two_loads())) as session:
        await session.press("space", "v", "j")
        go_on.set()
        await session.until(lambda: session.screen.table.row_count == 41)
        await session.rest()
        top = session.screen.table.scroll_offset.y
        assert [top + row for row in marked_rows(session)] == [1]
        assert session.table_text.count("○") == 2


async def test_without_records_nothing_can_be_marked():
    async with browsing([]) as session:
        await session.press("space", "v", "v", "a", "A", "*", "u", "U", "c")
        assert not session.screen.marks
        assert not session.screen.is_available("mark.toggle")
        assert not session.screen.is_available("mark.none")
        assert not session.screen.is_available("mark.undo")


# Undoing


async def test_each_step_is_taken_back_and_done_again_and_that_is_said():
    async with browsing(gallery.RECORDS[:8]) as session:
        screen = session.screen
        outcomes = [set(screen.marks.snapshot())]
        for keys in (["space"], ["v", "j", "v"], ["*"], ["a"], ["A"]):
            await session.press(*keys)
            outcomes.append(set(screen.marks.snapshot()))
        assert [len(each) for each in outcomes] == [0, 1, 3, 5, 8, 0]
        for wanted, said in (
            (4, "8 records marked again: 8 in all · U does it again"),
            (3, "3 records unmarked again: 5 in all · U does it again"),
            (2, "3 records marked and 5 unmarked again: 3 in all · U does it again"),
            (1, "2 records unmarked again: 1 in all · U does it again"),
            (0, "1 record unmarked again: 0 in all · U does it again"),
        ):
            await session.press("u")
            assert (screen.marks.snapshot(), session.notices[-1]) == (outcomes[wanted], said)
        assert not screen.is_available("mark.undo")
        await session.press("U", "U", "U")
        assert screen.marks.snapshot() == outcomes[3]
        assert session.notices[-1].endswith(
            "marked and 3 unmarked again: 5 in all · u takes it back"
        )
        await session.press("g", "space")
        assert not screen.is_available("mark.redo")


# Keeping


async def test_what_is_marked_is_marked_in_the_next_run_and_can_be_taken_back_there():
    first = gallery.RECORDS[:4]
    async with browsing(first, paths=["a.ris"], rest=False) as session:
        await session.pilot.press("space")  # at once, before anything is read
        await session.press("space")
    async with browsing(first, paths=["a.ris"]) as session:
        assert marked_rows(session) == [0, 1]
        assert "2 marked" in session.text
        assert session.notices == [
            "2 records marked since last time: A unmarks them · u takes the last step back"
        ]
        await session.press("u")
        assert marked_rows(session) == [0]
        await session.press("G", "space")
    async with browsing(first[1:], paths=["a.ris"]) as session:
        assert marked_rows(session) == [2]
        assert "1 marked" in session.text
        assert session.notices[0].endswith("· 1 more is not in these files")
        await session.press("A", "u", "u", "u", "U")
        assert not session.screen.marks, "the record of the first step is not here"
    async with browsing(first, paths=["b.ris"]) as session:
        assert not session.screen.marks
    async with browsing(first, paths=["a.ris"]) as session:
        assert marked_rows(session) == [0]
        for key in "aq":  # in one go
            session.pilot.app.post_message(events.Key(key, key))
        await session.until(lambda: not session.pilot.app.is_running)
    with closing(Journal(data_dir, ["a.ris"], print)) as journal:
        assert journal.read().marks == {digest(record) for record in first}


@pytest.mark.parametrize("leave", [SeedbrowseApp.action_interrupt, SeedbrowseApp.leave])
async def test_a_step_that_is_still_worked_out_is_kept_whichever_way_the_program_is_left(
    leave: Callable[[SeedbrowseApp], None],
):
    first = gallery.RECORDS[:4]
    async with browsing(first, paths=["a.ris"]) as session:
        session.screen.action_mark_all()
        assert session.screen.is_preparing
        leave(session.pilot.app)
        await session.until(lambda: not session.pilot.app.is_running)
    with closing(Journal(data_dir, ["a.ris"], print)) as journal:
        assert journal.read().marks == {digest(record) for record in first}


async def test_marks_that_cannot_be_kept_last_until_the_end_and_that_is_said(monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", "/proc/nowhere")
    async with browsing(paths=["a.ris"]) as session:
        await session.press("space", "space", "u")
        assert marked_rows(session) == [0]
        (said,) = (each for each in session.notices if each.startswith("Marks are not kept"))
        assert said.endswith("They last until you leave.")


# Copying


async def test_copying_takes_the_marked_records_in_the_order_of_the_table(copied: list[str]):
    async with browsing() as session:
        await session.press("j", "space", "g", "space", "G", "d")
        await session.until(lambda: bool(session.notices))
        first, second = (record.doi for record in gallery.RECORDS[:2])
        assert copied == [f"{first}\n{second}"]
        assert session.notices[0].startswith("2 DOIs copied by xclip: ")
        await session.press("s", "y", "d")
        await session.until(lambda: len(copied) == 2)
        assert sorted(copied[1].splitlines()) == sorted([first, second])


async def test_marked_records_that_are_not_shown_are_copied_after_those_that_are(
    copied: list[str],
):
    async with browsing() as session:
        await session.press("space", "space")
        await session.type_query("reciprocity")
        title = session.title
        await session.press("enter", "space", "d")
        await session.until(lambda: bool(session.notices))
        last = next(record for record in gallery.RECORDS if record.title == title)
        assert copied == ["\n".join(each.doi for each in (last, *gallery.RECORDS[:2]))]


async def test_records_without_doi_are_counted(copied: list[str]):
    async with browsing([gallery.RECORDS[0], Record(title="One"), Record(title="Two")]) as session:
        await session.press("a")
        await mark_count(session, 3)
        await session.press("D")
        await session.until(lambda: bool(copied))
        await session.until(lambda: "1 DOI link copied by xclip" in session.notices[-1])
        assert copied == [f"https://doi.org/{gallery.RECORDS[0].doi}"]
        assert "2 marked records without a DOI" in session.notices[-1]
        await session.press("g", "space", "d")
        await session.until(lambda: "Nothing copied" in session.notices[-1])
        assert "No marked record here has a DOI." in session.notices[-1]


async def test_each_record_is_copied_once(copied: list[str]):
    async with browsing([gallery.RECORDS[0], gallery.RECORDS[1], gallery.RECORDS[0]]) as session:
        await session.press("a")
        await mark_count(session, 2)
        await session.press("d")
        await session.until(lambda: bool(copied))
        assert copied == ["\n".join(record.doi for record in gallery.RECORDS[:2])]


async def test_without_any_clipboard_the_dois_can_be_saved(monkeypatch):
    monkeypatch.setattr(clipboard, "copy", lambda text, **_: Outcome(failed=("xclip: missing",)))
    async with browsing() as session:
        await session.press("space", "space", "d")
        await session.until(lambda: isinstance(session.pilot.app.screen, CopyDialog))
        assert gallery.RECORDS[1].doi in session.text


async def test_the_palette_marks_all(copied: list[str]):
    async with browsing() as session:
        await session.pilot.press("ctrl+p")
        await session.pilot.press(*"markall")
        await session.pilot.pause(0.3)
        await session.pilot.press("enter")
        await mark_count(session, 40)


async def test_ten_thousand_marked_records_are_copied_while_the_table_is_used(monkeypatch):
    go_on, taken = threading.Event(), []

    def slow(text: str, **_arguments: object) -> Outcome:
        go_on.wait(20)
        taken.append(text)
        return Outcome("xclip", confirmed=True)

    class Listening(gallery.SteadyLibrary):
        """Notes in which threads many records are asked for."""

        threads: ClassVar[list[threading.Thread]] = []

        def __getitem__(self, number: int) -> Record:
            self.threads.append(threading.current_thread())
            return super().__getitem__(number)

    monkeypatch.setattr(clipboard, "copy", slow)
    records = [gallery.record(number) for number in range(10_000)]
    opening = gallery.Telling([LoadFinished()])
    opening.library = Listening(records)
    async with browsing(opening=opening) as session:
        await session.press("a")
        await session.until(lambda: len(session.screen.marks) > 9_000)
        await session.pilot.press("K", "j", "j")
        assert session.screen.table.cursor == 2
        go_on.set()
        await session.until(lambda: bool(taken))
        assert taken[0].count("\n") + 1 == len(session.screen.marks)
        assert Listening.threads.count(threading.main_thread()) < 500
