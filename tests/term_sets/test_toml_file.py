from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.term_sets.term_set import COLOURS, TermSet
from seedbrowse.term_sets.toml_file import MOST_BYTES, read, term_sets_in, toml_of
from tests.term_sets.sets import lists_of_sets


@given(lists_of_sets)
def test_what_is_written_is_read_back(sets: list[TermSet]):
    content = term_sets_in(toml_of(sets).encode(), "mine.toml")
    assert content.problems == ()
    assert list(content.sets) == sets


@given(st.binary() | st.text().map(str.encode))
def test_anything_can_be_read(content: bytes):
    found = term_sets_in(content, "mine.toml")
    assert all(each.words is not None for each in found.sets)


def test_everything_but_the_words_can_be_left_out():
    content = term_sets_in(b'[include]\nwords = ["random*"]\n', "mine.toml")
    assert content.sets == (TermSet("include", ("random*",), COLOURS[0], True),)
    assert content.problems == ()


def test_a_file_begins_with_a_byte_order_mark_where_windows_wrote_it():
    content = term_sets_in(b'\xef\xbb\xbf[include]\r\nwords = ["a1"]\r\n', "mine.toml")
    assert content.sets == (TermSet("include", ("a1",)),)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('[a]\ncolor = "red"\nwords = ["x"]', 2, "no key “color”; do you mean colour?"),
        ('[a]\ncolour = "purpel"\nwords = ["x"]', 2, "no colour “purpel”; do you mean purple?"),
        ('[a]\ncolour = 3\nwords = ["x"]', 2, "colour is a text"),
        ('[a]\n\non = "yes"\nwords = ["x"]', 3, "on is neither true nor false"),
        ('[a]\nwords = "x"', 2, "words is a list of texts"),
        ('\n[a]\ncolour = "red"', 2, "words is a list of texts"),
        ('[a]\nwords = [\n "x",\n "b*c",\n]', 4, "the * does not stand at the end"),
        ('[a]\nwords = ["x"]\n["A"]\nwords = ["y"]', 3, "there is a set “a” already"),
        ('words = ["x"]', 1, "a set is a table: write [words]"),
        ('[a.b]\nwords = ["x"]', 1, 'a name with a dot is written in quotes: ["a.b"]'),
        ('[""]\nwords = ["x"]', 1, "a set needs a name"),
        ("[a]\nwords = [", 0, "not read"),
        ("[a]\nwords == 1", 2, "not read"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, told: str):
    problem = term_sets_in(text.encode(), "mine.toml").problems[0]
    assert (problem.source, problem.line) == ("mine.toml", line)
    assert told in problem.message


def test_a_set_with_something_wrong_does_not_keep_the_others_out():
    text = '[a]\nwords = ["*"]\n[b]\nwords = ["x"]\n[c]\non = 1\nwords = []\n'
    content = term_sets_in(text.encode(), "mine.toml")
    assert [each.name for each in content.sets] == ["b"]
    assert [problem.line for problem in content.problems] == [2, 6]


def test_what_is_no_utf_8_is_told():
    (problem,) = term_sets_in(b'[a]\nwords = ["\xff"]', "mine.toml").problems
    assert "UTF-8" in problem.message


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path):
    path = tmp_path / "large.toml"
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    (problem,) = read(path).problems
    assert "MB" in problem.message


def test_the_words_of_a_file_reach_the_screen_without_what_a_terminal_obeys():
    (found,) = term_sets_in(b'["\\u001b[31m red"]\nwords = ["a\\u0007b"]', "mine.toml").sets
    assert (found.name, found.words) == ("[31m red", ("ab",))
