"""What each thing typed means; and that whatever is typed is a query."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seedbrowse.search.query import AllOf, AnyOf, Condition, Not, leaves
from seedbrowse.search.query_parser import parse
from tests.search.queries import hinted, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "()"),
        ("  \t", "()"),
        ("migrant solidarty", "(migrant & solidarty)"),
        ("migrant", "migrant"),
        ('"labor migration" x', '("labor migration" & x)'),
        ("“labor migration”", '"labor migration"'),
        ("„labor migration“", '"labor migration"'),
        ("«labor migration»", '"labor migration"'),
        ('"labor mig', '"labor mig…'),
        ('"" x', "x"),
        ('5" pipe', '(5" & pipe)'),
        ("=word", "=word"),
        ("word*", "^word"),
        ("-word", "!word"),
        ('-"two words"', '!"two words"'),
        ("-author:poletaev", "!author:poletaev"),
        ("NOT word", "!word"),
        ("not word", "(not & word)"),
        ("NOT NOT word", "word"),
        ("a -(b c)", "(a & !(b & c))"),
        ("a AND b", "(a & b)"),
        ("a and b", "(a & and & b)"),
        ("migrant OR refugee solidarity", "((migrant | refugee) & solidarity)"),
        ("a OR b OR c", "(a | b | c)"),
        ("a OR (b OR c)", "(a | b | c)"),
        ("a OR (b c)", "(a | (b & c))"),
        ("a OR NOT b", "(a | !b)"),
        ("a (b c)", "(a & b & c)"),
        ("((a))", "a"),
        ("(a)(b)", "(a & b)"),
        ("NOT(a OR b)", "!(a | b)"),
    ],
)
def test_words_phrases_and_operators(text, expected):
    assert shown(parse(text).root) == expected
    assert parse(text).hints == ()


@pytest.mark.parametrize(
    "word",
    [
        "10.31278/1810-6374-2019",
        "10.1016/S0140-6736(20)30183-5",
        "10.1002/(SICI)1097-0258(19980815/30)17:15<1661::AID-SIM968>3.0.CO;2-2",
        "O'Brien",
        "d’Or",
        "COVID-19",
        "2-s2.0-85064328342",
        "https://doi.org/10.1234/abc",
        "foo:bar",
        "and/or",
        "a=b",
        "C++",
        "migrant(s)",
    ],
)
def test_what_belongs_together_is_one_word_also_in_parentheses(word):
    for text in (word, f"({word})", f"x ({word} y)"):
        assert word in [leaf.text for leaf in leaves(parse(text).root)]
        assert parse(text).hints == ()


@pytest.mark.parametrize(
    ("text", "rest", "hints"),
    [
        ("x OR", "x", [("OR", "OR stands between two conditions")]),
        ("OR x", "x", [("OR", "OR stands between two conditions")]),
        ("x OR OR y", "(x | y)", [("OR", "OR stands between two conditions")]),
        ("x AND", "x", [("AND", "AND stands between two conditions")]),
        ("AND x", "x", [("AND", "AND stands between two conditions")]),
        ("x NOT", "x", [("NOT", "type what is not wanted")]),
        ("x -", "x", [("-", "type what is not wanted")]),
        ("x (NOT) y", "(x & y)", [("NOT", "type what is not wanted")]),
        ("x ()", "x", [("()", "nothing in these parentheses")]),
        ("(x y", "(x & y)", [("(", "close this with )")]),
        ("x) y", "(x & y)", [(")", "no ( before this")]),
        ("x author:", "x", [("author:", "type what author: should have")]),
        ("x t: ", "x", [("t:", "type what title: should have")]),
        ("-author: x", "x", [("author:", "type what author: should have")]),
        ('x kw:"', "x", [('kw:"', "type what kw: should have")]),
        ("x year:20", "x", [("year:20", "a year has four digits")]),
        ("year:2020..2015", "()", [("year:2020..2015", "runs backwards; 2015..2020 does not")]),
        ("year:..", "()", [("year:..", "type a number before or after it")]),
        ("year:>", "()", [("year:>", "type a number after >")]),
        ("oa:maybe", "()", [("oa:maybe", "oa: takes yes, no or unknown")]),
        ("has:abstrct", "()", [("has:abstrct", "unknown: “abstrct”; did you mean abstract?")]),
        ("x /mig y", "x", [("/mig y", "close the regular expression with /")]),
        ("x //", "x", [("//", "type a regular expression between the two /")]),
        (
            "x /a(b/",
            "x",
            [("/a(b/", "not a regular expression: missing ) at position 3")],
        ),
        ("title:(/a/)", "()", [("/a/", "a regular expression takes no field")]),
        (
            "autor:poletaev",
            "autor:poletaev",
            [("autor:poletaev", "no field “autor”; did you mean author:?")],
        ),
    ],
)
def test_what_is_unfinished_or_wrong_has_a_hint_and_the_rest_works(text, rest, hints):
    assert shown(parse(text).root) == rest
    assert hinted(text) == hints


def test_parsing_needs_neither_numpy_nor_the_regular_expressions_that_are_not_there():
    code = (
        "import sys, seedbrowse.search.completion\n"
        "from seedbrowse.search.query_parser import parse\n"
        "parse('migrant /unclosed')\n"
        "print(sorted({'numpy', 'rapidfuzz', 'regex'} & set(sys.modules)))"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert printed.stdout == "[]\n"


pieces = st.sampled_from(
    [
        *("a", "b1", "&", "-", "–", "--", "=", "*", "/", "\\", "(", ")", '"', "“", "”", "«", ":"),
        *("AND", "OR", "NOT", " ", "  ", "\n", "\x00", "\x1f", "\u202e", "\u00a0", "٢"),
        *("author:", "title:", "t:", "doi:", "doi: 10.", "year:", "cited:", "2015", "..", ">", "<"),
        *("has:", "no:", "is:", "oa:", "tag:", "marked", "abstract", "autor:", "/a+/", "{9999}"),
    ]
)


anything = st.one_of(st.text(max_size=200), st.lists(pieces, max_size=30).map("".join))


@given(anything)
@example("\ud800 /\ud800/")
def test_whatever_is_typed_is_a_query_whose_places_lie_in_the_text(text):
    query = parse(text)
    found = [leaf.span for leaf in leaves(query.root)]
    hints = [hint.span for hint in query.hints]
    for span in (*found, *hints):
        assert 0 <= span.start < span.end <= len(text)
    for spans in (found, hints):
        assert all(one.end <= other.start for one, other in pairwise(spans))


@given(anything)
def test_a_tree_is_as_flat_as_it_can_be(text):
    def check(condition: Condition) -> None:
        match condition:
            case Not(inner):
                assert not isinstance(inner, Not)
                check(inner)
            case AllOf(several) | AnyOf(several):
                assert len(several) >= 2
                for each in several:
                    assert type(each) is not type(condition)
                    check(each)

    if (root := parse(text).root) != AllOf():
        check(root)


def test_a_word_that_is_still_being_typed_ends_where_the_text_does():
    text = "grain author:pol"
    *_, last = leaves(parse(text).root)
    assert text[last.span.start : last.span.end] == "author:pol"
    *_, last = leaves(parse(text + " ").root)
    assert last.span.end == len(text)
