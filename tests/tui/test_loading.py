"""What the screen shows of an opening: records that come in, libraries that replace others."""

import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence

from seedbrowse.config import Config
from seedbrowse.library.events import FileStarted, Progress
from seedbrowse.library.library import DamagedError
from seedbrowse.library.opening import (
    LibraryChanged,
    LoadFinished,
    LoadStarted,
    Notice,
    OpeningEvent,
)
from seedbrowse.problems import Problem
from seedbrowse.records.identity import digest
from tests.tui import gallery
from tests.tui.piloting import browsing


class Paused(gallery.Telling):
    """Gives its first records, and the rest only when it is allowed to."""

    def __init__(self) -> None:
        self.go_on = threading.Event()
        super().__init__(self._events_of_load())

    def _events_of_load(self) -> Iterator[OpeningEvent]:
        yield LoadStarted()
        yield FileStarted("one.txt", 0, 2)
        yield LibraryChanged(gallery.SteadyLibrary(gallery.RECORDS[:10]))
        yield Progress(1, 4)
        self.go_on.wait(20)
        if not self.was_stopped:
            yield LibraryChanged(gallery.SteadyLibrary(gallery.RECORDS))
        yield LoadFinished(stopped=self.was_stopped)

    def stop(self) -> None:
        super().stop()
        self.go_on.set()

    def close(self) -> None:
        super().close()
        self.stop()


def told(*events: OpeningEvent | Sequence[OpeningEvent]) -> gallery.Telling:
    """An opening that tells all this at once."""
    return gallery.Telling(
        [each for event in events for each in (event if isinstance(event, list) else [event])]
    )


# Loading


async def test_the_table_can_be_used_while_the_rest_is_read():
    opening = Paused()
    async with browsing(opening=opening, rest=False) as session:
        await session.until(lambda: session.screen.table.row_count == 10)
        await session.pilot.press("j", "j")
        await session.until(lambda: session.screen.detail.record == gallery.RECORDS[2])
        opening.go_on.set()
        await session.rest()
        assert session.screen.table.row_count == 40
        assert session.screen.table.cursor == 2


async def test_a_query_typed_while_loading_is_answered_for_what_comes_later():
    opening = Paused()
    async with browsing(opening=opening, rest=False) as session:
        await session.until(lambda: session.screen.table.row_count == 10)
        await session.pilot.press("slash", *"reciprocity")
        await session.until(lambda: session.screen.table.row_count == 0)
        opening.go_on.set()
        await session.rest()
        assert session.title.startswith("Reciprocity without return")


async def test_escape_stops_loading_and_keeps_what_is_read():
    opening = Paused()
    async with browsing(opening=opening, rest=False) as session:
        await session.until(lambda: session.screen.table.row_count == 10)
        await session.press("escape")
        assert opening.was_stopped
        assert session.screen.load_state.stopped
        assert session.screen.table.row_count == 10
        assert "stopped" in session.text
        assert "the next start reads all of it" in session.notices[-1]


async def test_quitting_ends_a_load_that_still_runs():
    opening = Paused()
    async with browsing(opening=opening, rest=False) as session:
        await session.until(lambda: session.screen.table.row_count == 10)
        await session.pilot.press("q")
    assert opening.was_closed


async def test_all_problems_are_told_in_one_short_notice_that_names_the_key():
    problems = [Problem("/a/long/way/to/my export.txt", line, "no title") for line in (3, 9)]
    opening = gallery.Telling(gallery.load_of(gallery.RECORDS, problems=problems))
    config = Config(keymap={"problems.show": "f9"})
    async with browsing(opening=opening, config=config) as session:
        assert session.notices == [
            "Read with problems: 2 problems in my export.txt\nf9 shows them."
        ]


async def test_a_file_that_gave_nothing_is_told_before_odd_lines_of_others():
    odd = [Problem(name, 3, "no title") for name in ("old.txt", "older.txt")]
    missing = [Problem(f"in/{name}", 0, "no such file") for name in ("lost.txt", "gone.txt")]
    opening = told(gallery.load_of(gallery.RECORDS, problems=odd, failed=missing))
    async with browsing(opening=opening) as session:
        assert session.notices == [
            "Read with problems: "
            "Nothing was read from 2 files, the first one lost.txt: no such file\n"
            "2 problems in 2 files\n"
            "p shows them."
        ]
        assert [report.records for report in session.pilot.app.reports] == [40, 0, 0]


async def test_without_records_the_table_says_why():
    opening = told(gallery.load_of([], problems=[Problem("photo.jpg", 0, "it is no export")]))
    async with browsing(opening=opening) as session:
        assert "There are no records" in session.table_text
        assert "photo.jpg: it is no export" in session.table_text
        await session.press("j", "G", "enter", "c", "d", "D", "o", "slash", "x")


async def test_a_load_that_breaks_is_told_and_the_rest_can_be_used():
    def broken() -> Iterator[OpeningEvent]:
        yield LoadStarted()
        yield FileStarted("one.txt", 0, 1)
        yield LibraryChanged(gallery.SteadyLibrary(gallery.RECORDS[:5]))
        raise OSError("the disk is gone")

    async with browsing(opening=gallery.Telling(broken()), rest=False) as session:
        await session.until(lambda: bool(session.notices))
        await session.until(lambda: session.screen.table.row_count == 5)
        assert "the disk is gone" in session.notices[0]
        assert session.screen.load_state.finished


# Libraries that take the place of others


class Sleeping(gallery.Telling):
    """Has a library from the start, and tells nothing until it is closed."""

    def __init__(self, library: gallery.SteadyLibrary) -> None:
        super().__init__(())
        self.library = library
        self._closed = threading.Event()

    def __iter__(self) -> Iterator[OpeningEvent]:
        self._closed.wait(20)
        yield from ()

    def close(self) -> None:
        super().close()
        self._closed.set()


class Unsearched(gallery.SteadyLibrary):
    def search(self, query, **arguments):
        raise AssertionError("nobody asked for anything")


async def test_records_that_are_there_at_the_start_need_neither_a_load_nor_a_search():
    opening = Sleeping(Unsearched(gallery.RECORDS))
    async with browsing(opening=opening, rest=False) as session:
        assert session.screen.table.row_count == 40
        assert gallery.RECORDS[0].title[:20] in session.table_text
        assert not session.notices


async def test_a_file_that_changes_loses_neither_query_nor_cursor_nor_place():
    newer = [gallery.record(100), *gallery.RECORDS[:20], *gallery.RECORDS[21:]]
    go_on = threading.Event()

    def events_of_two_loads() -> Iterator[OpeningEvent]:
        yield from gallery.load_of()
        go_on.wait(20)
        yield from gallery.load_of(newer)

    async with browsing(opening=gallery.Telling(events_of_two_loads()), size=(80, 24)) as session:
        table = session.screen.table
        await session.press(*["j"] * 15)
        title, place = session.title, table.cursor - table.scroll_offset.y
        go_on.set()
        await session.until(lambda: table.cursor == 16)
        await session.rest()
        assert session.title == title
        assert table.cursor - table.scroll_offset.y == place


async def test_a_file_that_changes_leaves_the_view_where_it_was_scrolled_to():
    go_on = threading.Event()

    def events_of_two_loads() -> Iterator[OpeningEvent]:
        yield from gallery.load_of()
        go_on.wait(20)
        yield from gallery.load_of([gallery.record(100), *gallery.RECORDS])

    async with browsing(opening=gallery.Telling(events_of_two_loads()), size=(80, 24)) as session:
        table = session.screen.table
        table.scroll_to(y=20, animate=False)
        await session.pilot.pause()
        go_on.set()
        await session.until(lambda: table.cursor == 1)
        assert table.scroll_offset.y == 21


async def test_the_highlighted_record_that_is_gone_gives_way_to_its_neighbour():
    go_on = threading.Event()

    def events_of_two_loads() -> Iterator[OpeningEvent]:
        yield from gallery.load_of()
        go_on.wait(20)
        yield from gallery.load_of([*gallery.RECORDS[:3], *gallery.RECORDS[4:]])

    async with browsing(opening=gallery.Telling(events_of_two_loads())) as session:
        await session.press("j", "j", "j")
        go_on.set()
        await session.until(lambda: session.screen.table.row_count == 39)
        await session.rest()
        assert session.title == gallery.RECORDS[4].title


async def test_a_query_is_answered_anew_when_a_file_has_changed():
    go_on = threading.Event()

    def events_of_two_loads() -> Iterator[OpeningEvent]:
        yield from gallery.load_of(gallery.RECORDS[:10])
        go_on.wait(20)
        yield from gallery.load_of()

    async with browsing(opening=gallery.Telling(events_of_two_loads())) as session:
        await session.type_query("reciprocity")
        assert session.screen.table.row_count == 0
        go_on.set()
        await session.until(lambda: session.screen.table.row_count > 0)
        assert session.screen.typed == "reciprocity"


async def test_the_same_problems_are_not_told_again_after_another_load():
    odd = [Problem("old.txt", 3, "no title")]
    opening = told(gallery.load_of(problems=odd), gallery.load_of(problems=odd))
    async with browsing(opening=opening) as session:
        assert len(session.notices) == 1


async def test_a_notice_of_the_opening_is_shown():
    opening = told(Notice("The cache cannot be used [/] (read-only)."), gallery.load_of())
    async with browsing(opening=opening) as session:
        assert session.notices == ["The cache cannot be used [/] (read-only)."]


class Damaged(gallery.SteadyLibrary):
    """Cannot give one of its records, and cannot search."""

    def __getitem__(self, number):
        if number == 2:
            raise DamagedError("a page is torn")
        return super().__getitem__(number)

    def search(self, query, **arguments):
        raise DamagedError("a page is torn")

    def digests(self, numbers):
        return [digest(self[number]) for number in numbers]


async def test_a_search_that_fails_late_is_put_to_the_library_that_came_meanwhile():
    go_on = threading.Event()

    class Failing(gallery.SteadyLibrary):
        def search(self, query, **arguments):
            go_on.wait(20)
            raise DamagedError("a page is torn")

    changed = threading.Event()

    def events() -> Iterator[OpeningEvent]:
        yield LibraryChanged(Failing(gallery.RECORDS))
        yield LoadFinished()
        changed.wait(20)
        yield LibraryChanged(gallery.SteadyLibrary(gallery.RECORDS[:30]))

    async with browsing(opening=gallery.Telling(events())) as session:
        await session.pilot.press("slash", *"trust")
        changed.set()
        await session.until(lambda: len(session.screen.library) == 30)
        go_on.set()
        await session.rest()
        assert 0 < session.screen.table.row_count < 30


FIRST_FRAME = """
import asyncio, sys
from seedbrowse.tui.app import SeedbrowseApp
from seedbrowse.records import Record

class Library:
    def __len__(self):
        return 1_000_000
    def __getitem__(self, number):
        return Record(title=f"Record {number}")

class Opening:
    library = Library()
    def __iter__(self):
        return iter(())
    def stop(self): pass
    close = stop

async def look():
    app = SeedbrowseApp(Opening(), label="many")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        print(app.screen.table.render_line(3).text)
        print(*{"numpy", "rapidfuzz"} & {*sys.modules})

asyncio.run(look())
"""


def test_rows_are_shown_before_anything_of_the_search_is_imported():
    command = [sys.executable, "-c", FIRST_FRAME]
    finished = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60)
    row, imported = finished.stdout.splitlines()
    assert "Record 2" in row, finished.stderr
    assert imported == ""


async def test_a_damaged_store_is_told_row_by_row_until_it_is_rebuilt(copied: list[str]):
    go_on = threading.Event()

    def events() -> Iterator[OpeningEvent]:
        yield LoadStarted()
        yield LibraryChanged(Damaged(gallery.RECORDS))
        yield LoadFinished()
        go_on.wait(20)
        yield from gallery.load_of()

    async with browsing(opening=gallery.Telling(events())) as session:
        await session.press("j", "j")
        assert "(being read again)" in session.table_text
        assert session.screen.record is None
        await session.press("c", "d", "o", "enter", "escape", "space", "space", "a")
        await session.pilot.press("slash", *"trust")
        await session.pilot.pause()
        go_on.set()
        await session.rest()
        assert 0 < session.screen.table.row_count < 40
        assert copied == []
