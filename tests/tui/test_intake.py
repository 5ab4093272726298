from collections.abc import Iterator

import pytest

from seedbrowse.library.events import FileStarted, LoadEvent, Progress, RecordsRead
from seedbrowse.problems import Problem
from seedbrowse.search.local import LocalEngine
from seedbrowse.tui.intake import Intake, LoadState
from tests.tui import gallery


def states_of(load) -> tuple[Intake, list[LoadState]]:
    intake, states = Intake(load, LocalEngine()), []
    intake.run(states.append)
    return intake, states


def test_records_arrive_in_order_and_the_engine_knows_them():
    engine = LocalEngine()
    intake = Intake(gallery.load_of(), engine)
    intake.run(lambda _state: None)
    assert intake.records == gallery.RECORDS
    results = engine.search("")
    assert results is not None
    assert list(results.ids) == list(range(40))


def test_the_first_records_are_reported_at_once():
    _intake, states = states_of(
        [FileStarted("a", 0, 1), *(RecordsRead([record]) for record in gallery.RECORDS)]
    )
    assert states[0].file_number == 1
    assert any(state.records == 1 and not state.finished for state in states)


def test_many_batches_are_reported_together():
    _intake, states = states_of(
        [RecordsRead([record]) for record in gallery.RECORDS for _again in range(20)]
    )
    assert len(states) < 100
    assert states[-1].records == 800


def test_the_end_is_always_reported():
    _intake, states = states_of([])
    assert states == [LoadState(finished=True)]


def test_problems_are_collected_over_files():
    one, other = Problem("a", 1, "x"), Problem("b", 2, "y")
    load = [*gallery.load_of([], problems=[one]), *gallery.load_of([], problems=[other])]
    _intake, states = states_of(load)
    assert states[-1].problems == (one, other)


def test_a_file_without_a_record_is_told_by_what_is_said_of_all_of_it():
    line, whole = Problem("a", 1, "an odd line"), Problem("a", 0, "this is a JPEG")
    load = [*gallery.load_of([], problems=[line, whole]), *gallery.load_of(problems=[line])]
    intake, states = states_of([*load, *gallery.load_of([])])
    assert states[-1].failed == (whole,)
    assert [len(report.problems) for report in intake.reports] == [2, 1, 0]


def test_stopping_keeps_what_is_read_and_cancels_the_load():
    class Load:
        cancelled = False

        def __iter__(self) -> Iterator[LoadEvent]:
            yield RecordsRead(gallery.RECORDS[:3])
            intake.stop()
            yield RecordsRead(gallery.RECORDS[3:])

        def cancel(self) -> None:
            self.cancelled = True

    load = Load()
    intake = Intake(load, LocalEngine())
    states: list[LoadState] = []
    intake.run(states.append)
    assert load.cancelled
    assert len(intake.records) == 3
    assert states[-1].stopped
    assert states[-1].finished


def test_a_load_that_breaks_is_reported_as_finished_too():
    def broken() -> Iterator[LoadEvent]:
        yield RecordsRead(gallery.RECORDS[:3])
        raise OSError("gone")

    intake = Intake(broken(), LocalEngine())
    states: list[LoadState] = []
    with pytest.raises(OSError, match="gone"):
        intake.run(states.append)
    assert states[-1].finished
    assert len(intake.records) == 3


@pytest.mark.parametrize(
    ("event", "fraction"), [(Progress(0, 0), 0.0), (Progress(1, 4), 0.25), (Progress(9, 4), 1.0)]
)
def test_progress_is_a_part_of_the_whole(event: Progress, fraction: float):
    _intake, states = states_of([event])
    assert states[-1].fraction == fraction
