import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from seedbrowse.formats.reading import Reading
from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.paths import demo_library
from seedbrowse.records import Record
from seedbrowse.records.csl_item import to_csl
from seedbrowse.records.identity import identity
from seedbrowse.search.facet import FacetName
from tests.cli.program import JPEG, PROGRAM, run
from tests.formats.samples import CLASSIC, DOCUMENT, NEW
from tests.library.test_load import many
from tests.terminal import Terminal


def records_of(*names: str) -> list[Record]:
    found = []
    for name in names:
        with Path(name).open("rb") as stream:
            found += [item for item in Reading(stream, name) if isinstance(item, Record)]
    return found


@pytest.fixture(autouse=True)
def exports(directory):
    Path("classic.txt").write_text(CLASSIC)
    Path("new.txt").write_text(NEW)


def test_in_a_pipe_the_table_has_five_full_values_a_line_between_tabs():
    Path("long.txt").write_text(NEW.replace("On wells", "On wells " * 200))
    listed = run("list", "long.txt")
    assert listed.returncode == 0
    rows = [line.split("\t") for line in listed.stdout.splitlines()]
    assert [len(row) for row in rows] == [5, 5]
    assert rows[0][0] == "2024"
    assert rows[0][1].startswith("Brook")
    assert rows[1][2] == ("On wells " * 200).strip()
    assert rows[1][4] == "1"


def test_the_records_come_in_the_order_of_the_files():
    listed = run("list", "new.txt", "classic.txt", "--format", "keys")
    expected = [identity(record) for record in records_of("new.txt", "classic.txt")]
    assert listed.stdout.splitlines() == expected


def test_json_is_an_array_of_the_csl_items():
    listed = run("list", "classic.txt", "new.txt", "--format", "json")
    expected = [to_csl(record) for record in records_of("classic.txt", "new.txt")]
    assert json.loads(listed.stdout) == json.loads(json.dumps(expected))


def test_json_is_readable_utf_8_whatever_the_locale_says(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONCOERCECLOCALE", "0")
    monkeypatch.setenv("PYTHONUTF8", "0")
    listed = run("list", "classic.txt", "--format", "json")
    assert '\n    "title": "Tidal mixing' in listed.stdout
    assert "17 µm" in listed.stdout


def test_json_of_nothing_is_an_empty_array():
    assert json.loads(run("list", "new.txt", "-q", "zzzzzzzz", "--format", "json").stdout) == []


def test_a_query_gives_what_the_interface_would_show_in_the_same_order():
    Path("many.txt").write_text(many(60))
    paths = ["many.txt", "classic.txt", "new.txt"]
    records = records_of(*paths)
    answer = InMemoryLibrary(records).search("tidse lake")
    expected = [identity(records[number]) for number in answer.ids]
    listed = run("list", *paths, "--query", "tidse lake", "--format", "keys")
    assert listed.stdout.splitlines() == expected
    assert 1 < len(expected) < len(records) + 1


def test_records_are_sorted_by_any_column_and_those_that_a_query_finds_too():
    demo = str(demo_library())
    for sort, query in (("-cited", ""), ("cited", "species")):
        printed = run("list", demo, "--sort", sort, "--query", query)
        told = [line.split("\t")[4] for line in printed.stdout.splitlines()]
        cited = [int(each) for each in told if each]
        assert cited == sorted(cited, reverse=sort == "-cited")
        assert 0 < len(cited) < len(told)
        assert not any(told[len(cited) :])
    refused = run("list", demo, "--facets", "year", "--sort", "year")
    assert (refused.returncode, refused.stdout) == (2, "")


def test_a_query_that_nothing_matches_is_said_and_is_no_failure():
    listed = run("list", "new.txt", "--query", "zzzzzzzz")
    assert (listed.returncode, listed.stdout) == (0, "")
    assert "no record matches, of 2" in listed.stderr


def test_one_record_matches_and_two_come_close():
    text = many(15).replace("Tides of lake 12", "Tides of grain")
    for number in (13, 14):
        text = text.replace(f"Tides of lake {number}", "Tidse of grain")
    Path("many.txt").write_text(text)
    listed = run("list", "many.txt", "--query", "tides grain", "--format", "keys")
    assert "1 record matches, and 2 come close" in listed.stderr
    assert len(listed.stdout.splitlines()) == 3


def test_a_limit_ends_the_list():
    Path("many.txt").write_text(many(600))
    assert len(run("list", "many.txt", "--limit", "3").stdout.splitlines()) == 3
    assert len(run("list", "many.txt", "-q", "lake", "-n", "4").stdout.splitlines()) == 4
    assert len(run("list", "many.txt", "-n", "9999").stdout.splitlines()) == 600


@pytest.mark.parametrize("piped", [True, False])
def test_standard_input_is_read_from_a_pipe_and_from_a_file(piped):
    if piped:
        listed = run("list", "-", stdin=NEW)
    else:
        with Path("new.txt").open("rb") as stdin:
            listed = subprocess.run(
                [*PROGRAM, "list", "-"], stdin=stdin, capture_output=True, text=True
            )
    assert listed.stdout == run("list", "new.txt").stdout


def test_a_closed_standard_input_is_a_message():
    closed = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m seedbrowse list - <&-"], capture_output=True, text=True
    )
    assert closed.returncode == 2
    assert "standard input cannot be read" in closed.stderr


def test_a_reader_that_goes_away_ends_the_program_silently():
    Path("many.txt").write_text(many(3000))
    with subprocess.Popen(
        [*PROGRAM, "list", "many.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as listing:
        listing.stdout.readline()
        listing.stdout.close()
        assert listing.stderr.read() == b""
        assert listing.wait(timeout=30) == -13  # killed by SIGPIPE, as every Unix tool


@pytest.fixture
def bad_inputs(directory):
    Path("photo.jpg").write_bytes(JPEG)
    Path("empty.txt").touch()
    Path("prose.txt").write_text("Once upon a time.\n" * 100)
    Path("folder").mkdir()


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("missing.txt", 2, "no such file or folder; check the spelling"),
        ("/dev/null", 2, "not a file"),
        ("photo.jpg", 1, "JPEG"),
        ("empty.txt", 1, "is empty; export it again"),
        ("prose.txt", 1, "no record"),
        ("folder", 1, "holds no file to read"),
    ],
)
def test_a_bad_input_is_named_with_reason_and_remedy(bad_inputs, path, status, reason):
    listed = run("list", path)
    assert (listed.returncode, listed.stdout) == (status, "")
    (line,) = listed.stderr.splitlines()
    assert line.startswith(f"seedbrowse: {path}: ")
    assert reason in line


def test_the_good_files_among_bad_ones_are_listed_and_the_status_tells_of_an_unreadable_one(
    bad_inputs,
):
    listed = run("list", "missing.txt", "photo.jpg", "new.txt", "empty.txt")
    assert listed.returncode == 2
    assert len(listed.stdout.splitlines()) == 2
    assert len(listed.stderr.splitlines()) == 3


def test_a_file_that_is_no_export_does_not_fail_a_folder_with_good_ones(bad_inputs):
    listed = run("list", ".")
    assert listed.returncode == 0
    assert len(listed.stdout.splitlines()) == 4


def test_a_folder_full_of_other_files_is_told_in_few_lines():
    for number in range(60):
        Path(f"page{number}.html").write_text("<html></html>")
    errors = run("list", ".").stderr.splitlines()
    assert len(errors) == 21
    assert errors[-1] == "seedbrowse: 40 more inputs with problems; see seedbrowse check"


def test_problems_of_a_good_file_are_counted_with_a_hint_where_to_read_them():
    Path("it's cut.txt").write_text("An odd line before everything.\n\n" + DOCUMENT + CLASSIC)
    listed = run("list", "it's cut.txt")
    assert listed.returncode == 0
    assert listed.stderr == (
        "seedbrowse: it's cut.txt: 1 problem; see seedbrowse check 'it'\"'\"'s cut.txt'\n"
    )


@pytest.mark.parametrize("form", ["table", "json", "keys"])
def test_a_hostile_and_endless_title_is_listed_without_its_control_characters(form):
    title = "[/] [link] \x1b[31m <b> " * 500
    Path("hostile.txt").write_text(NEW.replace("On wells", title))
    listed = run("list", "hostile.txt", "--format", form)
    assert listed.returncode == 0
    assert "\x1b" not in listed.stdout
    assert ("[/] [link] [31m <b>" in listed.stdout) is (form != "keys")


def test_a_name_with_control_characters_is_shown_escaped():
    listed = run("list", "a\x1b31m\nb.txt")
    assert listed.stderr.startswith("seedbrowse: a\\x1b31m\\nb.txt: no such file")


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_on_a_terminal_the_table_has_a_heading_and_fits_the_width():
    with Terminal([*PROGRAM, "list", "classic.txt", "new.txt"], width=70, height=10) as terminal:
        assert terminal.wait_for_end() == 0
        lines = terminal.wait_until("YEAR").rstrip().splitlines()
    assert len([line for line in lines if line.strip()]) == 5
    assert lines[0].split() == ["YEAR", "AUTHORS", "TITLE", "SOURCE", "CITED"]
    assert all(len(line) <= 70 for line in lines)
    assert "…" in lines[1]


def test_facets_are_counted_over_all_records_between_tabs_in_a_pipe():
    listed = run("list", "classic.txt", "new.txt", "--facets", "file,language")
    assert listed.returncode == 0
    rows = [line.split("\t") for line in listed.stdout.splitlines()]
    assert rows[:2] == [["file", "classic.txt", "2"], ["file", "new.txt", "2"]]
    assert {row[0] for row in rows[2:]} == {"language"}


def test_facets_as_json_are_those_of_the_interface_for_the_query():
    Path("many.txt").write_text(many(60))
    paths = ["many.txt", "classic.txt", "new.txt"]
    library = InMemoryLibrary(records_of(*paths))
    ids = library.search("tides lake").ids
    options = ("--query", "tides lake", "--facets", "all", "--limit", "2", "--format", "json")
    found = json.loads(run("list", *paths, *options).stdout)
    assert found["total"] == len(ids)
    assert [*found["facets"]] == [str(name) for name in FacetName]
    for facet in library.facets(ids, [*FacetName], limit=2):
        assert found["facets"][facet.name] == {
            "values": [{"value": each.value, "count": each.count} for each in facet.values],
            "distinct": facet.distinct,
            "missing": facet.missing,
        }


def test_facets_of_nothing_have_no_values():
    listed = run("list", "new.txt", "-q", "zzzzzzzz", "--facets", "year", "--format", "json")
    assert json.loads(listed.stdout) == {
        "total": 0,
        "facets": {"year": {"values": [], "distinct": 0, "missing": 0}},
    }
    assert run("list", "new.txt", "-q", "zzzzzzzz", "--facets", "year").stdout == ""


def test_a_facet_may_be_named_with_a_hyphen_and_several_times():
    once = run("list", "new.txt", "--facets", "author_keyword").stdout
    assert run("list", "new.txt", "--facets", " Author-Keyword,author_keyword,").stdout == once


@pytest.mark.parametrize("names", ["years", "year,colour", "", ","])
def test_a_facet_that_there_is_not_is_told_with_those_that_there_are(names):
    listed = run("list", "new.txt", "--facets", names)
    assert (listed.returncode, listed.stdout) == (2, "")
    (line,) = listed.stderr.splitlines()
    assert all(name in line for name in FacetName)


def test_facets_have_no_keys():
    listed = run("list", "new.txt", "--facets", "year", "--format", "keys")
    assert (listed.returncode, listed.stdout) == (2, "")
    assert "table or json" in listed.stderr


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_on_a_terminal_facets_have_headings_and_counts_below_one_another():
    Path("many.txt").write_text(many(30))
    command = [*PROGRAM, "list", "many.txt", "new.txt", "--facets", "file,source", "-n", "2"]
    with Terminal(command, width=40, height=12) as terminal:
        assert terminal.wait_for_end() == 0
        lines = terminal.wait_until("SOURCE").rstrip().splitlines()
    assert lines[0].split() == ["FILE", "2", "values"]
    assert [line.split() for line in lines[1:3]] == [["many.txt", "30"], ["new.txt", "2"]]
    assert len({len(line.rstrip()) for line in lines[1:3]}) == 1
    assert all(len(line) <= 40 for line in lines)


def test_what_comes_close_and_what_is_left_out_of_a_query_is_told():
    listed = run("list", "new.txt", "--query", "wells zzzz", "--format", "keys")
    assert listed.returncode == 0
    assert len(listed.stdout.splitlines()) == 1
    assert "0 records match, and 1 comes close" in listed.stderr
    listed = run("list", "new.txt", "--query", "wells year:2015..2010")
    assert "year:2015..2010: " in listed.stderr
    assert listed.stdout.count("\n") == 1
