"""Queries of headless commands that name term sets."""

import json
from pathlib import Path

import pytest

from seedbrowse.paths import data_dir, demo_library
from seedbrowse.term_sets.store import Change, KeptSet, Reach, TermSetStore
from seedbrowse.term_sets.term_set import TermSet
from tests.cli.program import run

DEMO = str(demo_library())


@pytest.fixture
def kept():
    own = KeptSet(TermSet("Include", ("glacier*", "sourdough")), Reach.LIBRARY)
    shared = KeptSet(TermSet("no study", ("editorial",), is_on=False), Reach.ALL)
    TermSetStore(data_dir, [DEMO]).change([Change(None, own), Change(None, shared)])


def keys_of(query: str) -> list[str]:
    return run("list", DEMO, "-f", "keys", "-q", query).stdout.split()


@pytest.mark.usefixtures("kept")
def test_a_set_finds_what_its_words_find_in_title_and_abstract_in_every_command():
    words = '(title:glacier OR abstract:glacier OR title:"sourdough" OR abstract:"sourdough")'
    found = keys_of("term:include")
    assert sorted(found) == sorted(keys_of(words))
    assert 0 < len(found) < 200
    assert len(keys_of('-term:include -term:"no study"')) < 200 - len(found) + 1
    counted = json.loads(run("stats", DEMO, "--json", "-q", "term:include").stdout)
    assert counted["records"] == len(found)
    converted = run("convert", DEMO, "--to", "jsonl", "-q", "term:include").stdout
    cited = run("cite", DEMO, "-q", "term:include").stdout
    assert len(converted.splitlines()) == len(cited.splitlines()) == len(found)


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("command", ["list", "stats", "cite", "convert"])
def test_a_set_that_there_is_not_is_refused_with_those_that_there_are(command):
    more = ("--to", "ris") if command == "convert" else ()
    refused = run(command, DEMO, *more, "-q", "glacier -term:exclude")
    assert (refused.returncode, refused.stdout) == (2, "")
    told = "there is no term set “exclude”; there is Include, no study"
    assert told in refused.stderr


def test_sets_of_another_library_are_none_and_a_damaged_file_is_told(kept, directory):
    Path("a.ris").write_text("TY  - JOUR\nTI  - Glaciers\nER  -\n")
    refused = run("list", "a.ris", "-q", "term:include")
    assert "there is no term set “include”; there is no study" in refused.stderr
    (data_dir() / "term-sets" / "all.toml").write_text("[broken")
    assert "all.toml" in run("list", "a.ris", "-q", "term:include").stderr
