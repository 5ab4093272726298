import json
import shutil
from pathlib import Path

import pytest

from tests.cli.program import JPEG, PROGRAM, run
from tests.corpus import CORPUS, SEED
from tests.formats.samples import CLASSIC, NEW
from tests.terminal import Terminal

ODD = "An odd line before everything.\n\n" + CLASSIC


@pytest.fixture(autouse=True)
def exports(directory):
    Path("new.txt").write_text(NEW)
    Path("odd.txt").write_text(ODD)
    Path("photo.jpg").write_bytes(JPEG)
    Path("empty.txt").touch()


def checked(*arguments: str) -> dict:
    return json.loads(run("check", "--json", *arguments).stdout)


def test_the_json_has_for_each_file_what_was_read_and_what_was_not():
    answer = checked("new.txt", "odd.txt")
    assert answer["records"] == 4
    new, odd = answer["files"]
    assert set(new) == {
        "path", "format", "reason", "encoding", "records", "problems", "coverage", "metadata",
    }  # fmt: skip
    assert (new["path"], new["format"], new["encoding"]) == ("new.txt", "scopus-text", "utf-8")
    assert (new["records"], new["problems"]) == (2, [])
    assert new["coverage"]["title"] == 2
    assert new["metadata"][0] == {"line": 1, "text": "Scopus"}
    (problem,) = odd["problems"]
    assert set(problem) == {"line", "message"}
    assert problem["line"] == 1


def test_a_problem_of_several_lines_tells_the_last_one_too():
    Path("two.txt").write_text("One odd line\nand another one.\n\n" + CLASSIC)
    (problem,) = checked("two.txt")["files"][0]["problems"]
    assert (problem["line"], problem["last_line"]) == (1, 2)


def test_the_report_for_people_has_a_block_per_file_and_a_total():
    report = run("check", "new.txt", "odd.txt").stdout
    assert report.startswith("new.txt\n  format    scopus-text\n  because   ")
    assert " signs of Scopus plain text, first in line 5: AUTHOR FULL NAMES:" in report
    assert "\n  encoding  utf-8\n" in report
    assert "\n  metadata  1: Scopus\n            2: EXPORT DATE: 17 October 2024\n" in report
    assert "\n  problems  none\n" in report
    assert "\n  problems  1: " in report
    assert "abstract                  50%" in report
    assert report.endswith("\n2 files, 4 records, 1 problem\n")
    assert all(len(line) <= 80 for line in report.splitlines() if "odd line" not in line)


def test_much_metadata_is_told_in_short():
    Path("joined.txt").write_text("\n".join([NEW] * 12))
    report = run("check", "joined.txt").stdout
    assert report.count("Scopus\n") == 5
    assert "and 14 lines more, see --json" in report


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["new.txt"], 0),
        (["odd.txt"], 0),
        (["photo.jpg", "new.txt"], 0),
        (["--strict", "new.txt"], 0),
        (["--strict", "odd.txt"], 1),
        (["photo.jpg"], 1),
        (["empty.txt"], 1),
        (["missing.txt"], 2),
        (["--strict", "odd.txt", "missing.txt", "new.txt"], 2),
    ],
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_the_status_tells_of_no_record_of_problems_when_strict_and_of_unreadable_paths(
    arguments, status, form
):
    assert run("check", *form, *arguments).returncode == status


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_an_unreadable_path_is_told_on_standard_error_and_the_good_files_are_reported(form):
    answer = run("check", *form, "missing.txt", "new.txt")
    assert answer.stderr == "seedbrowse: missing.txt: no such file or folder; check the spelling\n"
    assert "new.txt" in answer.stdout


def test_the_report_has_a_block_for_every_path_it_counts():
    report = run("check", "missing.txt", "new.txt").stdout
    assert report.startswith(
        "missing.txt\n  problems  no such file or folder; check the spelling\n\nnew.txt\n"
    )
    assert report.endswith("\n2 files, 2 records, 1 problem\n")


def test_the_json_holds_an_unreadable_path_too():
    missing, new = checked("missing.txt", "new.txt")["files"]
    assert missing["problems"] == [
        {"line": 0, "message": "no such file or folder; check the spelling"}
    ]
    assert new["records"] == 2


def test_a_file_that_is_no_export_is_reported_with_the_reason():
    report = run("check", "photo.jpg")
    assert "format    not recognised" in report.stdout
    assert "JPEG" in report.stdout
    assert report.stderr == "seedbrowse: no record was found\n"


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
@pytest.mark.parametrize("environ", [{}, {"NO_COLOR": "1"}])
def test_a_terminal_gets_colour_unless_it_is_not_wanted(environ):
    command = [*PROGRAM, "check", "odd.txt"]
    with Terminal(command, width=100, height=40, environ=environ) as terminal:
        assert terminal.wait_for_end() == 0
        terminal.wait_until("2 records, 1 problem")
        screen = terminal.tmux("capture-pane", "-p", "-e")
    assert ("\x1b[33m" in screen) is not environ


def test_the_seed_has_one_record_and_no_problem():
    (seed,) = checked(str(SEED))["files"]
    assert (seed["records"], seed["problems"]) == (1, [])


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real exports is not here")
def test_the_real_scopus_exports_have_the_records_that_their_list_says():
    folders = ("scopus_txt_classic", "scopus_txt_new")
    expected = {}
    for line in (CORPUS / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if columns[0].startswith(folders):
            expected[columns[0]] = int(columns[6])
    files = checked(*(str(CORPUS / name) for name in folders))["files"]
    assert expected
    assert {str(Path(file["path"]).relative_to(CORPUS)): file["records"] for file in files} == (
        expected
    )
    assert [file["problems"] for file in files] == [[]] * len(files)
