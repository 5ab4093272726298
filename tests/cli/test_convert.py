"""`seedbrowse convert`: the records of exports in another format, whole and told what is lost."""

import json
import shlex
import subprocess
from pathlib import Path

import pytest

from seedbrowse.formats.reading import Reading
from seedbrowse.formats.writers import WRITERS, fields_lost
from seedbrowse.records import Record
from tests.cli.program import JPEG, PROGRAM, run
from tests.corpus import SEED
from tests.formats.samples import CLASSIC, NEW
from tests.library.test_load import many
from tests.terminal import Terminal

READ_BACK = {"bibtex": "bibtex", "biblatex": "bibtex", "ris": "ris", "csl-json": "csl-json",
             "csv": "csv", "jsonl": "csl-json"}  # fmt: skip


def records_of(name: str) -> list[Record]:
    with Path(name).open("rb") as stream:
        return [item for item in Reading(stream, name) if isinstance(item, Record)]


@pytest.fixture(autouse=True)
def exports(directory):
    Path("classic.txt").write_text(CLASSIC)
    Path("new.txt").write_text(NEW)


@pytest.mark.parametrize("name", READ_BACK)
def test_what_is_written_is_recognised_and_read_back(name):
    written = run("convert", str(SEED), "new.txt", "--to", name)
    assert written.returncode == 0
    Path("written").write_text(written.stdout)
    with Path("written").open("rb") as stream:
        assert Reading(stream, "written").format == READ_BACK[name]
    before = [*records_of(str(SEED)), *records_of("new.txt")]
    after = records_of("written")
    assert [record.title for record in after] == [record.title for record in before]
    assert [record.doi for record in after] == [record.doi for record in before]
    assert [record.authors[0].family for record in after] == [
        record.authors[0].family for record in before
    ]


@pytest.mark.parametrize("name", WRITERS)
def test_the_name_of_the_output_tells_the_format(name):
    for suffix in WRITERS[name].suffixes:
        written = run("convert", "new.txt", "-o", f"out{suffix}")
        assert (written.returncode, written.stdout) == (0, "")
        asked = run("convert", "new.txt", "--to", name)
        assert Path(f"out{suffix}").read_text() == asked.stdout


def test_without_a_format_the_remedy_is_told():
    refused = run("convert", "new.txt", "-o", "out.xyz")
    assert refused.returncode == 2
    assert "say the format with --to: bibtex, biblatex, ris" in refused.stderr
    assert not Path("out.xyz").exists()


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("scholar", "poletaev2019mistrust"),
        ("[auth:upper]:[shortyear]", "POLETAEV:19"),
        ("authEtal2 + '-' + year", "Poletaev-2019"),
    ],
)
@pytest.mark.parametrize("name", ["bibtex", "ris", "csl-json"])
def test_keys_follow_the_pattern_also_where_the_source_has_its_own(name, pattern, key):
    Path("keyed.bib").write_text(run("convert", str(SEED), "--to", "bibtex").stdout)
    assert records_of("keyed.bib")[0].key == "poletaevMistrustSolidarityMore2019"
    converted = run("convert", "keyed.bib", "--to", name, "--key-pattern", pattern)
    Path("written").write_text(converted.stdout)
    assert records_of("written")[0].key == key


def test_a_key_pattern_that_is_none_is_told_with_its_place_and_nothing_is_written():
    refused = run("convert", "new.txt", "-o", "out.bib", "--key-pattern", "[auth][yaer]")
    assert refused.returncode == 2
    assert (
        "key pattern, column 8: there is no marker “yaer”; did you mean “year”?" in refused.stderr
    )
    assert not Path("out.bib").exists()


def test_a_file_that_is_there_stays_unless_it_is_forced():
    Path("out.ris").write_text("mine")
    refused = run("convert", "new.txt", "-o", "out.ris")
    assert refused.returncode == 1
    assert "out.ris is there already" in refused.stderr
    assert Path("out.ris").read_text() == "mine"
    assert run("convert", "new.txt", "-o", "out.ris", "--force").returncode == 0
    assert Path("out.ris").read_text().count("ER  -") == 2


def test_a_file_can_be_converted_into_itself():
    Path("a.ris").write_text(run("convert", "new.txt", "--to", "ris").stdout)
    assert run("convert", "a.ris", "-o", "a.ris", "--force", "--sort", "title").returncode == 0
    assert len(records_of("a.ris")) == 2


def test_a_failure_leaves_nothing_behind():
    refused = run("convert", "new.txt", "-o", "missing/out.ris")
    assert refused.returncode == 1
    assert "make that folder first" in refused.stderr
    assert sorted(path.name for path in Path().iterdir() if not path.name.startswith(".")) == [
        "classic.txt", "new.txt",
    ]  # fmt: skip


def test_only_records_that_match_all_of_a_query_are_written():
    written = run("convert", "new.txt", "--to", "csl-json", "--query", "wells")
    (item,) = json.loads(written.stdout)
    assert "wells" in item["title"]
    none = run("convert", "new.txt", "--to", "csl-json", "--query", "wells zzzzzz")
    assert (none.returncode, json.loads(none.stdout)) == (1, [])
    assert "0 records match, and 1 comes close" in none.stderr


@pytest.mark.parametrize(("sort", "wanted"), [("year", 1), ("-year", -1)])
def test_records_are_sorted_by_a_field(sort, wanted):
    written = run("convert", "classic.txt", "new.txt", "--to", "csl-json", "--sort", sort)
    years = [item["issued"]["date-parts"][0][0] for item in json.loads(written.stdout)]
    assert years == sorted(years)[::wanted]
    assert len(set(years)) > 1


@pytest.mark.parametrize("sort", ["colour", "-colour", "-"])
def test_an_order_that_there_is_not_is_refused_with_those_that_there_are(sort):
    refused = run("convert", "new.txt", "--to", "ris", "--sort", sort)
    assert refused.returncode == 2
    assert "sorted by year, authors, title, source, cited, cited-per-year, " in refused.stderr
    assert f"file, not by {sort}" in refused.stderr


def test_how_many_works_the_merged_records_are_of_is_told():
    Path("again.txt").write_text(NEW)
    written = run("convert", "new.txt", "again.txt", "--to", "jsonl", "--merge-duplicates")
    assert written.stdout.count("\n") == 2
    assert "4 records are of 2 works" in written.stderr


def test_what_a_format_has_no_place_for_is_counted():
    written = run("convert", "new.txt", "--to", "markdown")
    assert "2 records written; a Markdown table has no place for " in written.stderr
    assert "cited by (2), " in written.stderr
    assert not fields_lost("csl-json")


def test_what_is_written_to_a_file_is_told():
    written = run("convert", "new.txt", "-o", "out.json")
    assert written.stderr == "seedbrowse: 2 records written to out.json\n"


@pytest.mark.parametrize("command", ["list new.txt", "convert new.txt -t ris", "check new.txt"])
def test_a_closed_standard_output_is_told(command):
    program = " ".join(map(shlex.quote, PROGRAM))
    ended = subprocess.run(["sh", "-c", f"{program} {command} >&-"], capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stderr == ("seedbrowse: standard output is closed, so nothing can be printed\n")


def test_files_are_read_as_the_format_that_is_asked_for():
    Path("odd.txt").write_text("Some text.\nTY  - JOUR\nTI  - A title\nER  - \n")
    assert run("convert", "odd.txt", "--from", "ris", "--to", "jsonl").stdout.count("\n") == 1
    other = run("convert", "odd.txt", "--from", "bibtex", "--to", "jsonl")
    assert "no record was found in it as BibTeX; leave its format" in other.stderr
    refused = run("convert", "odd.txt", "--format", "word", "--to", "ris")
    assert refused.returncode == 2
    assert "is not one of 'scopus-text', 'scopus-csv', 'ris'" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["photo.jpg"], 1), (["missing.txt"], 2), (["new.txt", "missing.txt"], 2)],
)
def test_the_status_tells_of_no_record_and_of_unreadable_paths(arguments, status):
    Path("photo.jpg").write_bytes(JPEG)
    written = run("convert", *arguments, "--to", "ris")
    assert written.returncode == status
    assert ("ER  -" in written.stdout) == ("new.txt" in arguments)


def test_long_work_shows_how_far_it_is_and_leaves_no_trace(directory):
    Path("many.txt").write_text(many(20_000))
    command = (*PROGRAM, "convert", "many.txt", "-o", "out.ris")
    with Terminal(command, directory=directory) as terminal:
        terminal.wait_until(" records  many.txt")
        assert terminal.wait_for_end() == 0
        assert " records  many.txt" not in terminal.capture()
