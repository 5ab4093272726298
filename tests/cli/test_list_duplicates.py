"""`seedbrowse list --duplicates` and `convert --merge-duplicates`."""

import json
from pathlib import Path

import pytest

from seedbrowse.records.csl_item import to_csl
from tests.cli.program import PROGRAM, run
from tests.cli.test_list_records import records_of
from tests.terminal import Terminal

TITLE = "Grain stored through a long winter"


def ris(title: str, *lines: str) -> str:
    shared = ["TY  - JOUR", f"TI  - {title}", "AU  - Brook, Anna", "PY  - 2019"]
    return "\n".join([*shared, *lines, "ER  - ", ""])


@pytest.fixture(autouse=True)
def exports(directory):
    Path("a.ris").write_text(
        ris(TITLE, "DO  - 10.5555/1", "KW  - grain") + ris("Owls in a barn at night", "AN  - 9")
    )
    Path("b.ris").write_text(
        ris("Mice in a mill by day", "VL  - 3")
        + ris(f"{TITLE}.", "VL  - 7", "KW  - wheat")
        + ris("Owls in a Barn at Night")
    )


def test_the_records_of_a_work_stand_together_with_their_places():
    listed = run("list", "--duplicates", "a.ris", "b.ris")
    assert listed.returncode == 0
    first, second = (group.splitlines() for group in listed.stdout.split("\n\n"))
    assert [line.split("\t")[2] for line in first] == [TITLE, f"{TITLE}."]
    assert [line.split("\t")[5] for line in first] == ["a.ris:1", "b.ris:7"]
    assert [line.split("\t")[5] for line in second] == ["a.ris:8", "b.ris:14"]


def test_json_is_an_array_of_arrays_of_csl_items():
    listed = run("list", "--duplicates", "a.ris", "b.ris", "--format", "json")
    records = records_of("a.ris", "b.ris")
    expected = [[to_csl(records[place]) for place in group] for group in ([0, 3], [1, 4])]
    assert json.loads(listed.stdout) == json.loads(json.dumps(expected))


def test_the_keys_of_a_work_stand_in_one_line():
    listed = run("list", "--duplicates", "a.ris", "b.ris", "--format", "keys", "--limit", "1")
    assert [line.split("\t")[0] for line in listed.stdout.splitlines()] == ["10.5555/1"]


def test_a_query_leaves_the_works_of_which_a_record_matches():
    listed = run("list", "--duplicates", "a.ris", "b.ris", "--query", "owls")
    assert [line.split("\t")[5] for line in listed.stdout.splitlines()] == ["a.ris:8", "b.ris:14"]
    listed = run("list", "--duplicates", "a.ris", "b.ris", "--query", "has:doi", "--format", "json")
    assert [len(group) for group in json.loads(listed.stdout)] == [2]


def test_where_nothing_is_there_twice_that_is_said():
    listed = run("list", "--duplicates", "a.ris")
    assert (listed.returncode, listed.stdout) == (0, "")
    assert "no work is there twice, of 2 records" in listed.stderr
    listed = run("list", "--duplicates", "a.ris", "--format", "json")
    assert json.loads(listed.stdout) == []


def test_facets_and_duplicates_are_not_printed_together():
    listed = run("list", "--duplicates", "--facets", "year", "a.ris")
    assert listed.returncode == 2
    assert "either facets or duplicates" in listed.stderr


def test_a_path_that_is_missing_ends_with_2_as_in_every_list():
    listed = run("list", "--duplicates", "a.ris", "b.ris", "none.ris")
    assert listed.returncode == 2
    assert TITLE in listed.stdout


def test_on_a_terminal_lines_fit_and_end_with_the_end_of_the_place():
    folder = Path("exports-of-every-database-there-is")
    folder.mkdir()
    Path("b.ris").rename(folder / "b.ris")
    command = [*PROGRAM, "list", "--duplicates", "a.ris", str(folder)]
    with Terminal(command, width=70, height=12) as terminal:
        shown = terminal.wait_until("b.ris:14").splitlines()
    assert shown[0].split()[0] == "YEAR"
    assert shown[0].split()[-1] == "PLACE"
    assert [line.split()[-1][-8:] for line in shown[1:3]] == ["a.ris:1", "/b.ris:7"]
    assert shown[3].strip() == ""
    assert shown[4].endswith("a.ris:8")


def test_merged_records_have_what_each_part_has():
    merged = run("convert", "--merge-duplicates", "a.ris", "b.ris", "--to", "csl-json")
    assert merged.returncode == 0
    items = json.loads(merged.stdout)
    assert [item["title"] for item in items] == [TITLE, "Owls in a barn at night",
                                                 "Mice in a mill by day"]  # fmt: skip
    assert items[0]["DOI"] == "10.5555/1"
    assert items[0]["volume"] == "7"
    assert items[0]["custom"]["extra"]["Merged from"] == "a.ris:1; b.ris:7"
