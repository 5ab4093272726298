from pathlib import Path

import pytest

from seedbrowse.library import load as load_module
from seedbrowse.library.events import FileFinished, FileReport, FileStarted, Progress, RecordsRead
from seedbrowse.library.inputs import find_inputs
from seedbrowse.library.load import load
from tests.corpus import CHECKOUT
from tests.formats.samples import ALL, CLASSIC, DOCUMENT, NEW


def many(number: int) -> str:
    """One export with so many invented records."""
    return "Scopus\nEXPORT DATE:04 Feb 2022\n\n" + "".join(
        f"Okonkwo, A.B.\nTides of lake {n}\n(2021) Lakes, 25 (5), pp. 1-9. Cited {n} times.\n"
        f"https://www.scopus.com/inward/record.uri?eid=2-s2.0-{n:011}&partnerID=40\n\n"
        "DOCUMENT TYPE: Article\nSOURCE: Scopus\n\n"
        for n in range(number)
    )


@pytest.fixture
def events_of(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def load_files(*paths: str, **texts: str):
        for name, text in texts.items():
            Path(f"{name}.txt").write_text(text)
        return list(load(find_inputs([*paths, *(f"{name}.txt" for name in texts)])))

    return load_files


def reports(events):
    return [event.report for event in events if isinstance(event, FileFinished)]


def test_each_file_is_started_read_and_finished_in_the_order_of_the_files(events_of):
    events = events_of(classic=CLASSIC, new=NEW)
    kinds = [event for event in events if not isinstance(event, Progress)]
    assert [type(event) for event in kinds] == [FileStarted, RecordsRead, FileFinished] * 2
    assert [(e.path, e.index, e.count) for e in kinds if isinstance(e, FileStarted)] == [
        ("classic.txt", 0, 2),
        ("new.txt", 1, 2),
    ]


@pytest.mark.parametrize("layout", ALL)
def test_a_report_counts_the_records_of_its_file(events_of, layout):
    text, number = ALL[layout]
    (report,) = reports(events_of(export=text))
    assert (report.format, report.encoding, report.records) == ("scopus-text", "utf-8", number)
    assert report.readable


def test_coverage_counts_for_each_field_the_records_that_have_it(events_of):
    (report,) = reports(events_of(export=CLASSIC))
    assert report.coverage["type"] == report.coverage["title"] == 2
    assert report.coverage["abstract"] == report.coverage["volume"] == 1
    assert "source" not in report.coverage
    assert "arxiv" not in report.coverage


def test_metadata_is_told_with_its_line(events_of):
    (report,) = reports(events_of(export=CLASSIC))
    assert [(line.line, line.text) for line in report.metadata] == [
        (1, "Scopus"),
        (2, "EXPORT DATE:04 Feb 2022"),
    ]


def test_the_first_batch_fills_a_screen_and_later_ones_are_bigger(events_of):
    sizes = [len(e.records) for e in events_of(export=many(620)) if isinstance(e, RecordsRead)]
    assert sizes == [50, 500, 70]


def test_progress_ends_with_every_byte_read(events_of):
    progress = [e for e in events_of(a=many(600), b=NEW) if isinstance(e, Progress)]
    total = Path("a.txt").stat().st_size + Path("b.txt").stat().st_size
    assert progress[-1] == Progress(total, total)
    assert {event.bytes_total for event in progress} == {total}
    assert sorted(progress, key=lambda event: event.bytes_read) == progress


def test_progress_is_told_at_most_twenty_times_a_second(events_of, monkeypatch):
    clock = iter(float(second) / 1000 for second in range(10**6))
    monkeypatch.setattr(load_module.time, "monotonic", lambda: next(clock))
    events = events_of(export=many(1000))  # about a millisecond of this clock each
    assert 15 < sum(isinstance(event, Progress) for event in events) <= 25


def test_a_truncated_or_strange_file_does_not_hide_the_good_one(events_of, tmp_path):
    (tmp_path / "photo.txt").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256)))
    photo, good = reports(events_of("photo.txt", good=DOCUMENT))
    assert (photo.format, photo.records) == ("", 0)
    assert "JPEG" in photo.problems[0].message
    assert good.records == 1


def test_an_empty_file_is_a_problem_with_a_remedy(events_of):
    (report,) = reports(events_of(empty=""))
    assert "is empty; export it again" in report.problems[0].message
    assert report.readable


def test_a_missing_path_is_a_report_in_its_place(events_of):
    missing, good = reports(events_of("missing", good=NEW))
    assert (missing.path, missing.readable) == ("missing", False)
    assert good.readable


def test_a_file_that_vanishes_before_it_is_read_is_reported(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(NEW)
    inputs = find_inputs(["a.txt"])
    Path("a.txt").unlink()
    (report,) = reports(load(inputs))
    assert "No such file" in report.problems[0].message
    assert not report.readable


@pytest.mark.skipif(
    not Path("/proc/self/mem").exists(), reason="no file here fails when it is read"
)
def test_a_file_that_fails_while_it_is_read_is_reported(events_of):
    (report,) = reports(events_of("/proc/self/mem"))
    assert "reading stopped (Input/output error)" in report.problems[0].message
    assert not report.readable


def test_a_name_with_control_characters_reaches_no_event(events_of, tmp_path):
    (tmp_path / "a\x1b[2J.txt").write_text(NEW)
    for event in events_of(str(tmp_path)):
        assert "\x1b" not in repr(event).replace("\\x1b", "")
        match event:
            case FileStarted(path=path) | FileFinished(report=FileReport(path=path)):
                assert "\x1b" not in path
            case RecordsRead(records=records):
                assert "\x1b" not in records[0].source.path


def test_the_bundled_example_loads_without_a_problem():
    (report,) = reports(load(find_inputs([str(CHECKOUT / "seeds")])))
    assert (report.records, report.problems) == (1, [])
