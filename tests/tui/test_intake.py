from collections.abc import Iterable, Iterator

import pytest

from seedbrowse.library.events import FileStarted, Progress
from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.library.opening import (
    LibraryChanged,
    LoadFinished,
    LoadStarted,
    Notice,
    OpeningEvent,
)
from seedbrowse.problems import Problem
from seedbrowse.tui.intake import Intake, LoadState, News
from tests.tui import gallery

LIBRARIES = [InMemoryLibrary(gallery.RECORDS[:count]) for count in (0, 1, 3, 10, 40)]


def news_of(events: Iterable[OpeningEvent]) -> tuple[Intake, list[News]]:
    intake, news = Intake(gallery.Telling(events)), []
    intake.run(news.append)
    return intake, news


def test_the_newest_library_is_told_at_the_end():
    changes = [LibraryChanged(library) for library in LIBRARIES]
    intake, news = news_of([LoadStarted(), *changes, LoadFinished()])
    assert news[-1].library is intake.library is LIBRARIES[-1]
    assert news[-1].state == LoadState(records=40, finished=True)


def test_the_first_records_are_told_at_once():
    changes = [LibraryChanged(library) for library in LIBRARIES]
    _intake, news = news_of([LoadStarted(), FileStarted("a", 0, 1), *changes])
    assert LIBRARIES[1] in [each.library for each in news if not each.state.finished]


def test_many_libraries_of_a_load_are_told_together():
    changes = [LibraryChanged(library) for library in LIBRARIES for _again in range(200)]
    _intake, news = news_of([LoadStarted(), *changes, LoadFinished()])
    assert len(news) < 20


def test_what_comes_after_a_load_is_told_at_once():
    changes = [LibraryChanged(library) for library in LIBRARIES]
    _intake, news = news_of([*gallery.load_of(), *changes])
    assert [each.library for each in news][-6:-1] == LIBRARIES


def test_a_notice_is_told_once():
    _intake, news = news_of([LoadStarted(), Notice("no room"), Progress(1, 2), LoadFinished()])
    assert [each.notice for each in news if each.notice] == ["no room"]


def test_the_end_is_always_told():
    _intake, news = news_of([])
    assert [each.state for each in news] == [LoadState(finished=True)]


def test_a_library_that_is_there_at_the_start_is_known_before_anything_is_told():
    intake = Intake(gallery.Telling([], gallery.RECORDS))
    assert len(intake.library) == 40
    news: list[News] = []
    intake.run(news.append)
    assert news[0].state.records == 40


def test_problems_are_collected_over_files():
    odd, missing = Problem("a", 1, "x"), Problem("b", 0, "y")
    intake, news = news_of(gallery.load_of(problems=[odd], failed=[missing]))
    assert news[-1].state.problems == (odd, missing)
    assert news[-1].state.failed == (missing,)
    assert [report.records for report in intake.reports] == [40, 0]


def test_a_file_without_a_record_is_told_by_what_is_said_of_all_of_it():
    line, whole = Problem("a", 1, "an odd line"), Problem("a", 0, "this is a JPEG")
    _intake, news = news_of(gallery.load_of([], problems=[line, whole]))
    assert news[-1].state.failed == (whole,)


def test_another_load_makes_void_what_was_told_of_files_before():
    odd, missing = Problem("a", 1, "x"), Problem("b", 0, "y")
    first = gallery.load_of(problems=[odd], failed=[missing])
    intake, news = news_of([*first, *gallery.load_of()])
    assert [len(report.problems) for report in intake.reports] == [0]
    assert news[-1].state.problems == ()


def test_a_load_that_is_stopped_is_told_as_such():
    _intake, news = news_of([LoadStarted(), LoadFinished(stopped=True)])
    assert news[-1].state.stopped


def test_stopping_and_closing_reach_the_opening():
    opening = gallery.Telling(gallery.load_of())
    intake = Intake(opening)
    intake.stop()
    assert (opening.was_stopped, opening.was_closed) == (True, False)
    intake.close()
    assert opening.was_closed


def test_an_opening_that_breaks_is_told_as_finished_too():
    def broken() -> Iterator[OpeningEvent]:
        yield LibraryChanged(LIBRARIES[2])
        raise OSError("gone")

    intake, news = Intake(gallery.Telling(broken())), []
    with pytest.raises(OSError, match="gone"):
        intake.run(news.append)
    assert news[-1].state.finished
    assert len(news[-1].library) == 3


@pytest.mark.parametrize(
    ("event", "fraction"), [(Progress(0, 0), 0.0), (Progress(1, 4), 0.25), (Progress(9, 4), 1.0)]
)
def test_progress_is_a_part_of_the_whole(event: Progress, fraction: float):
    _intake, news = news_of([event])
    assert news[-1].state.fraction == fraction
