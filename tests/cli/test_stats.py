"""`seedbrowse stats`: the same numbers as tables, between tabs, as JSON and as a picture."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbrowse.cli.stats_forms import Counted
from seedbrowse.cli.stats_svg import picture
from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.library.statistics import COUNTED, statistics_of
from seedbrowse.records import Issued, Name, Record
from seedbrowse.search.facet import FacetName
from tests.cli.program import PROGRAM, run
from tests.corpus import CHECKOUT
from tests.formats.samples import CLASSIC, NEW
from tests.library.test_load import many
from tests.terminal import Terminal

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("1")</script> & ]]> <!-- \x00\x1b\ufffe\ud800 移民 </text>'


@pytest.fixture(autouse=True)
def exports(directory):
    Path("classic.txt").write_text(CLASSIC)
    Path("new.txt").write_text(NEW)
    Path("many.txt").write_text(many(60))


def drawn(records: list[Record], query: str = "") -> ElementTree.Element:
    library = InMemoryLibrary(records)
    statistics = statistics_of(library, range(len(library)), most=10)
    assert statistics is not None
    return ElementTree.fromstring(picture(Counted.of(library, query, statistics)))


def texts_of(svg: ElementTree.Element) -> list[str]:
    return ["".join(each.itertext()) for each in svg.iter(f"{SVG}text")]


def test_a_pipe_gets_kind_value_and_number_between_tabs():
    counted = run("stats", "classic.txt", "new.txt")

    assert (counted.returncode, counted.stderr) == (0, "")
    rows = [line.split("\t") for line in counted.stdout.splitlines()]
    assert rows[:5] == [
        ["records", "counted", "4"], ["year", "2013", "1"], ["year", "2021", "1"],
        ["year", "2024", "1"], ["year", "2026", "1"],
    ]  # fmt: skip
    assert ["country", "Portugal", "2"] in rows
    assert ["citations", "total", "13"] in rows
    assert ["citations", "mean", "4.333"] in rows
    assert ["citations", "h_index", "1"] in rows
    assert ["most_cited", "10.5555/lake.2021.1", "12"] in rows
    assert {len(row) for row in rows} == {3}


def test_json_has_every_year_and_so_many_values_as_asked_for():
    tree = json.loads(run("stats", "many.txt", "classic.txt", "--json", "--top", "2").stdout)

    listed = run("list", "many.txt", "classic.txt", "--facets", "all", "--format", "json", "-n2")
    facets = json.loads(listed.stdout)["facets"]
    assert tree["records"] == tree["library"] == 62
    assert list(tree["facets"]) == [str(name) for name in COUNTED]
    for name in set(tree["facets"]) - {"year"}:
        assert tree["facets"][name] == facets[name]
    years = tree["facets"]["year"]
    assert len(years["values"]) == years["distinct"]
    assert len(tree["citations"]["most_cited"]) == 2
    assert set(tree["citations"]["most_cited"][0]) == {"key", "title", "year", "cited"}


def test_only_what_matches_the_whole_query_is_counted():
    tree = json.loads(
        run("stats", "classic.txt", "new.txt", "--json", "--query", "year:2024..").stdout
    )

    assert (tree["records"], tree["library"], tree["query"]) == (2, 4, "year:2024..")
    assert [each["value"] for each in tree["facets"]["year"]["values"]] == ["2024", "2026"]
    assert tree["citations"]["total"] == 1


def test_a_query_that_nothing_matches_and_a_file_without_records_are_told():
    nothing = run("stats", "new.txt", "--query", "year:1901")
    assert (nothing.returncode, nothing.stdout.splitlines()[0]) == (0, "records\tcounted\t0")
    assert "no record matches" in nothing.stderr

    Path("empty.txt").write_text("")
    assert run("stats", "empty.txt").returncode == 1
    assert run("stats", "missing.txt").returncode == 2


def test_a_terminal_gets_bars_that_fit():
    with Terminal([*PROGRAM, "stats", "many.txt", "-n", "3"], width=60, height=70) as terminal:
        assert terminal.wait_for_end() == 0
        shown = terminal.capture()

    assert "60 records" in shown
    for heading in ("YEARS", "SOURCES", "CITATIONS", "CITATIONS BY YEAR", "MOST CITED"):
        assert re.search(rf"^{heading}", shown, re.MULTILINE)
    assert "█" in shown
    assert all(len(line) <= 60 for line in shown.splitlines())


def test_the_picture_is_there_whole_and_never_over_another_unasked():
    first = run("stats", "many.txt", "--svg", "a.svg")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("records\tcounted\t60")
    picture = Path("a.svg").read_text("utf-8")
    assert "60 records" in texts_of(ElementTree.fromstring(picture))

    refused = run("stats", "many.txt", "--svg", "a.svg")
    assert refused.returncode != 0
    assert "--force" in refused.stderr
    assert run("stats", "many.txt", "--svg", "a.svg", "--force").returncode == 0
    assert Path("a.svg").read_text("utf-8") == picture


def test_the_picture_alone_goes_to_standard_output():
    shown = run("stats", "many.txt", "--svg", "-").stdout

    assert ElementTree.fromstring(shown).tag == f"{SVG}svg"
    assert shown == run("stats", "many.txt", "--svg", "-").stdout


def test_the_picture_says_what_the_numbers_say():
    counted = run("stats", "many.txt", "classic.txt", "--svg", "a.svg")
    told = {
        each.text
        for each in ElementTree.parse("a.svg").getroot().iter(f"{SVG}title")
    }  # fmt: skip

    for kind, value, number in (line.split("\t") for line in counted.stdout.splitlines()):
        if kind in {*map(str, COUNTED)} or kind == "citations_by_year":
            assert f"{value}: {int(number):,}" in told, (kind, value)


@settings(max_examples=30)
@given(st.lists(st.text(max_size=30) | st.just(HOSTILE), min_size=5, max_size=5), st.text())
def test_whatever_records_say_the_picture_is_well_formed_and_shows_it_as_text(texts, query):
    title, source, author, keyword, place = texts
    record = Record(
        title=title, container_title=source, authors=(Name(literal=author),),
        author_keywords=(keyword,), affiliations=(place,), issued=Issued(2019), cited_by=3,
    )  # fmt: skip

    svg = drawn([record], query)

    kinds = {each.tag.removeprefix(SVG) for each in svg.iter()}
    assert kinds <= {
        "svg", "style", "defs", "clipPath", "rect", "g", "text", "tspan", "path", "polyline",
        "circle", "title",
    }  # fmt: skip
    assert not [name for each in svg.iter() for name in each.attrib if name.startswith("on")]


def test_the_documentation_shows_what_is_drawn_of_the_invented_records():
    """Drawn by `seedbrowse stats src/seedbrowse/demo_library --svg` of that picture."""
    drawn = run("stats", str(CHECKOUT / "src/seedbrowse/demo_library"), "--svg", "-").stdout

    assert drawn == (CHECKOUT / "docs/pictures/statistics.svg").read_text("utf-8")


def test_the_picture_of_no_records_is_one_too():
    assert texts_of(drawn([])) == ["0 records"]


def test_the_picture_has_colours_for_light_and_dark_and_fetches_nothing():
    library = InMemoryLibrary([Record(issued=Issued(2019), cited_by=1)])
    statistics = statistics_of(library, [0], most=1)
    assert statistics is not None
    assert statistics.facets[FacetName.YEAR].values

    svg = picture(Counted.of(library, "", statistics))

    assert "@media (prefers-color-scheme: dark)" in svg
    assert not re.search(r"href|url\(\s*['\"]?[^#]|@import|<script", svg)
