"""What counts when references are compared, and how fixtures are read."""

import json

import pytest
from benchmarks.csl_comparison import Kind, Pair, comparable, differences, nearest, read_pairs
from benchmarks.csl_fixtures import comparable_result, read_fixtures

JS = '<div class="csl-entry">\n  <div class="x">[1]</div><div>A &#38; <i>B</i>.</div>\n</div>'
PANDOC = '<div class="csl-left-margin">[1] </div><div>A &amp; <em>B</em>.</div>'


def test_html_of_different_processors_is_the_same():
    assert comparable(JS, Kind.HTML) == comparable(PANDOC, Kind.HTML) == "A & <i>B</i>."


@pytest.mark.parametrize("label", ["[12] ", "(12) ", "12.  ", "12.\N{NO-BREAK SPACE}"])
def test_a_number_before_an_entry_does_not_count(label):
    assert comparable(label + "Fern, A. (2001).", Kind.BIBLIOGRAPHY) == "Fern, A. (2001)."


@pytest.mark.parametrize("text", ["2001. Fern", "(1)", "[1]", "12", "1.Fern"])
def test_a_year_or_a_number_alone_counts(text):
    expected = "Fern" if text == "2001. Fern" else text
    assert comparable(text, Kind.CITE) == expected


def test_white_space_counts_as_one_space_and_zero_width_characters_not_at_all():
    spaced = "\u200bFern,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}A.\n pp.\u20601 "
    assert comparable(spaced, Kind.BIBLIOGRAPHY) == "Fern, A. pp.1"


def test_links_and_spans_do_not_count_but_formatting_does():
    marked = '<span class="nocase">A</span> <a href="x">b</a> <strong>c</strong><sub>2</sub>'
    assert comparable(marked, Kind.CITE_HTML) == "A b <b>c</b><sub>2</sub>"


def test_a_difference_shows_what_is_around_it():
    found = differences("Fern, A. Ferns. 2001–9.", "Fern, A. Ferns. 2001–2009!")
    assert [each.change for each in found] == ["[-9.-]{+2009!+}"]
    assert str(found[0]) == "Ferns. 2001–[-9.-]{+2009!+}"
    assert differences("same", "same") == []


def test_the_nearest_is_the_one_most_alike():
    assert nearest("abcd", ["xbcd", "wxyz"]) == "xbcd"
    assert nearest("abcd", []) == ""


def test_a_processor_that_failed_is_not_asked():
    failed = {"text": "", "html": "", "cite_text": "", "cite_html": "", "error": "TypeError"}
    right = {"text": "A.", "html": "<i>A</i>.", "cite_text": "(A)", "cite_html": "(A)"}
    pair = Pair("apa", "en-US", {"x": {"one": failed, "other": right}})
    assert pair.expected("x", Kind.HTML) == {"other": "<i>A</i>."}
    assert pair.expected("unknown", Kind.CITE) == {}


def test_pairs_are_read_by_name(tmp_path):
    for name in ("b@de-DE", "a@en-US"):
        style, locale = name.split("@")
        content = {"style": style, "locale": locale, "items": {}}
        (tmp_path / f"{name}.json").write_text(json.dumps(content), "utf-8")
    assert [pair.name for pair in read_pairs(tmp_path)] == ["a@en-US", "b@de-DE"]


def section(name, content):
    return f">>===== {name} =====>>\n{content}\n<<===== {name} =====<<\n\n"


def fixture(folder, **sections):
    given = {"MODE": "citation", "CSL": "<style/>", "INPUT": '[{"id": "a"}]', "RESULT": "(A)"}
    text = "".join(section(name, content) for name, content in {**given, **sections}.items())
    (folder / "name_Invented.txt").write_text(text, "utf-8")
    return next(read_fixtures(folder))


def test_a_fixture_says_what_to_render_and_what_ought_to_come_out(tmp_path):
    found = fixture(tmp_path, **{"CITATION-ITEMS": '[[{"id": "a", "locator": "5"}]]'})
    assert (found.name, found.category, found.is_bibliography) == ("name_Invented", "name", False)
    assert (found.style, found.result, list(found.items)) == (b"<style/>", "(A)", [{"id": "a"}])
    assert found.citations[0].cites == [{"id": "a", "locator": "5"}]


def test_a_fixture_has_the_citations_of_its_document_as_they_stand_in_the_end(tmp_path):
    one = {"citationID": "one", "citationItems": [{"id": "a"}], "properties": {"noteIndex": 2}}
    two = {"citationID": "two", "citationItems": [{"id": "b"}], "properties": {"noteIndex": 1}}
    calls = [[one, [], []], [two, [], [["one", 2]]]]
    found = fixture(tmp_path, CITATIONS=json.dumps(calls)).document
    assert [(each.cites, each.note) for each in found] == [([{"id": "b"}], 1), ([{"id": "a"}], 2)]


def test_results_differ_neither_in_entities_nor_in_indentation_nor_in_marks():
    theirs = '<div class="csl-bib-body">\n  <div class="csl-entry">A &#38; B</div>\n</div>'
    ours = '<div class="csl-bib-body"><div class="csl-entry">A &amp; B</div></div>'
    assert comparable_result(theirs) == ours
    assert comparable_result(">>[0] (A)\n..[1] (B)") == "(A)\n(B)"
