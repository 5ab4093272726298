import json
from pathlib import Path

import pytest

from seedbrowse.library.events import FileReport
from seedbrowse.library.problem_report import write_report
from seedbrowse.problems import Problem

GOOD = FileReport("good.txt", "scopus-text", "utf-8", 3, [], [], {"title": 3})
ODD = FileReport(
    "odd.txt", "scopus-text", "cp1252", 2,
    [Problem("odd.txt", 0, "a guess"), Problem("odd.txt", 7, "no title", last_line=9)], [], {},
)  # fmt: skip
LOST = FileReport("lost.txt", "", "", 0, [Problem("lost.txt", 0, "gone ☃")], [], {}, readable=False)


@pytest.fixture(autouse=True)
def in_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def names() -> list[str]:
    return [path.name for path in Path().iterdir() if path.name != ".home"]


def test_a_report_as_text_has_each_file_with_its_problems():
    write_report([GOOD, ODD, LOST], Path("report.txt"))
    assert Path("report.txt").read_text(encoding="utf-8") == (
        "good.txt (scopus-text · utf-8 · 3 records · 0 problems)\n\n"
        "odd.txt (scopus-text · cp1252 · 2 records · 2 problems)\n"
        "  file: a guess\n  7-9: no title\n\n"
        "lost.txt (not read · 0 records · 1 problem)\n  file: gone ☃\n\n"
        "3 files, 5 records, 3 problems\n"
    )


@pytest.mark.parametrize("name", ["report.json", "REPORT.JSON"])
def test_a_name_that_ends_in_json_gives_json(name):
    write_report([GOOD, ODD], Path(name))
    written = json.loads(Path(name).read_text(encoding="utf-8"))
    assert written["records"] == 5
    assert [file["path"] for file in written["files"]] == ["good.txt", "odd.txt"]
    assert written["files"][1]["problems"] == [
        {"line": 0, "message": "a guess"},
        {"line": 7, "last_line": 9, "message": "no title"},
    ]


def test_a_file_that_is_there_stays_as_it_is():
    Path("report.txt").write_text("precious")
    with pytest.raises(FileExistsError):
        write_report([ODD], Path("report.txt"))
    assert Path("report.txt").read_text() == "precious"
    assert names() == ["report.txt"]


def test_a_link_to_nothing_is_not_written_through():
    Path("report.txt").symlink_to("elsewhere.txt")
    with pytest.raises(FileExistsError):
        write_report([ODD], Path("report.txt"))
    assert not Path("elsewhere.txt").exists()


@pytest.mark.parametrize("name", ["missing/report.txt", "x" * 300])
def test_what_cannot_be_written_leaves_nothing_behind(name):
    with pytest.raises(OSError, match=r"No such file|too long"):
        write_report([ODD], Path(name))
    assert names() == []


def test_a_report_may_be_read_by_whom_any_new_file_may():
    Path("other.txt").touch()
    write_report([ODD], Path("report.txt"))
    assert Path("report.txt").stat().st_mode == Path("other.txt").stat().st_mode
    assert sorted(names()) == ["other.txt", "report.txt"]
