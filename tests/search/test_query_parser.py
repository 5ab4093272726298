"""What each thing typed means; and that whatever is typed is a query."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seedbrowse.search.query import (
    AllOf,
    AnyOf,
    Condition,
    Has,
    Is,
    Mode,
    Not,
    OpenAccess,
    Phrase,
    Range,
    Regex,
    Tagged,
    Value,
    Word,
    leaves,
)
from seedbrowse.search.query_bounds import (
    DEEPEST,
    LONGEST_QUERY,
    MOST_CONDITIONS,
    MOST_TOKENS,
)
from seedbrowse.search.query_fields import named
from seedbrowse.search.query_parser import HAS, IS, fields, parse


def shown(condition: Condition) -> str:
    """A tree in one line: `&` all of, `|` any of, `!` not."""
    match condition:
        case AllOf(several):
            return "(" + " & ".join(map(shown, several)) + ")"
        case AnyOf(several):
            return "(" + " | ".join(map(shown, several)) + ")"
        case Not(inner):
            return f"!{shown(inner)}"
        case Word(text, _, field, mode):
            sign = {Mode.EXACT: "=", Mode.PREFIX: "^", Mode.FORGIVING: ""}[mode]
            return f"{field}:{sign}{text}" if field else sign + text
        case Phrase(text, _, field, is_closed):
            return (f"{field}:" if field else "") + f'"{text}' + ('"' if is_closed else "…")
        case Value(text, _, field):
            return f"{field}={text!r}"
        case Range(_, field, low, high):
            return f"{field}:{low}..{high}"
        case OpenAccess(_, wanted):
            return f"oa:{wanted}"
        case Has(_, what) | Is(_, what):
            return f"{type(condition).__name__}:{what}"
        case Tagged(_, tag):
            return f"tag:{tag}"
        case Regex(_, pattern):
            return f"/{pattern}/"


def hinted(text: str) -> list[tuple[str, str]]:
    """The parts of a query that have a hint, each with it."""
    return [(text[hint.span.start : hint.span.end], hint.message) for hint in parse(text).hints]


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
    ("text", "expected"),
    [
        ("author:poletaev", "author:poletaev"),
        ("AU:Poletaev", "author:Poletaev"),
        ("t:grain", "title:grain"),
        ("journal:nature", "source:nature"),
        ("keywords:grain", "kw:grain"),
        ("doi:10.1234/abc", "doi:10.1234/abc"),
        ("doi: 10.1234/abc x", "(doi:10.1234/abc & x)"),
        ("id:2-s2.0-85", "id:2-s2.0-85"),
        ("title:word*", "title:^word"),
        ("title:=word", "title:=word"),
        ('title:"labor migration"', 'title:"labor migration"'),
        ('title:="labor migration"', 'title:"labor migration"'),
        ('source:"Russia in', 'source:"Russia in…'),
        ('source:="Russia in', 'source:"Russia in…'),
        ('source:="Nature"', "source='Nature'"),
        ("source:=Nature", "source='Nature'"),
        ('file:="a ""b"" c"', "file='a \"b\" c'"),
        ("lang:=English", "lang='English'"),
        ("affil:=Moscow", "affil:=Moscow"),
        ("author:(poletaev OR biel)", "(author:poletaev | author:biel)"),
        ('kw:("cold storage" -grain)', '(kw:"cold storage" & !kw:grain)'),
        ("author:(poletaev title:grain (biel))", "(author:poletaev & title:grain & author:biel)"),
        ('source:(="Nature" OR =Science)', "(source='Nature' | source='Science')"),
        ("year:(2019 OR 2021..)", "(year:2019..2019 | year:2021..None)"),
        ("-has:(abstract doi)", "!(Has:abstract & Has:doi)"),
        ("oa:yes", "oa:True"),
        ("oa:NO", "oa:False"),
        ("oa:unknown", "oa:None"),
        ("has:abstract", "Has:abstract"),
        ("has:author", "Has:authors"),
        ("has:DOIs", "Has:doi"),
        ("has:affil", "Has:affiliations"),
        ("no:doi", "!Has:doi"),
        ("-no:doi", "Has:doi"),
        ("is:marked", "Is:marked"),
        ("is:duplicates", "Is:duplicate"),
        ("tag:method", "tag:method"),
        ('tag:"two words"', "tag:two words"),
        ("The title: a study", "(The & title: & a & study)"),
    ],
)
def test_fields(text, expected):
    assert shown(parse(text).root) == expected
    assert parse(text).hints == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("year:2019", "year:2019..2019"),
        ("year:=2019", "year:2019..2019"),
        ("y:2015..2020", "year:2015..2020"),
        ("year:2015-2020", "year:2015..2020"),
        ("year:2015..", "year:2015..None"),
        ("year:..2020", "year:None..2020"),
        ("year:>2015", "year:2016..None"),
        ("year:>=2015", "year:2015..None"),
        ("year:<2015", "year:None..2014"),
        ("year:<=2015", "year:None..2015"),
        ("cited:>50", "cited:51..None"),
        ("cited:10..20", "cited:10..20"),
        ("cited:50", "cited:50..50"),
    ],
)
def test_numbers_and_ranges_include_both_ends(text, expected):
    assert shown(parse(text).root) == expected
    assert parse(text).hints == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/migr.*/", "/migr.*/"),
        ("/cold storage/ x", "(/cold storage/ & x)"),
        ("-/a/", "!/a/"),
        ("(/a/ OR b)", "(/a/ | b)"),
        ("/and/or/", "/and/or/"),
        (r"/a\/ b/", r"/a\/ b/"),
        ("A / B", "(A & B)"),
    ],
)
def test_a_regular_expression_stands_between_slashes_at_a_word_s_beginning(text, expected):
    assert shown(parse(text).root) == expected
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


@pytest.mark.parametrize("text", ["year:99999..-3", "year:٢٠١٩", "cited:-3", "year:2015-"])
def test_what_is_no_number_is_left_out_with_the_ways_to_write_one(text):
    assert parse(text).root == AllOf()
    [(part, message)] = hinted(text)
    assert part == text
    assert message.startswith("write a ")


def test_a_number_of_a_hundred_thousand_digits_is_left_out():
    for field in ("year", "cited"):
        query = parse(f"{field}:{'9' * 10_000} {field}:>{'9' * 90_000}")
        assert query.root == AllOf()
        assert len(query.hints) == 3  # one of them about the length of the query


@pytest.mark.parametrize(
    "pattern",
    [
        "(a{1000}){1000}",
        "(?x)(a{ 1000 } ) {1000}",
        "(" * 20 + "a" + ")+" * 20,
        "(?:" * 100 + "a" + ")+" * 100,
        "a{" + "9" * 400 + "}",
        "a" * 501,
        "a\nb",
    ],
)
def test_a_regular_expression_that_could_not_be_compiled_in_time_is_not_compiled(pattern):
    query = parse(f"x /{pattern}/")
    assert shown(query.root) == "x"
    assert len(query.hints) == 1
    assert "not a regular expression" not in query.hints[0].message


@pytest.mark.parametrize("pattern", ["(?V1)a", "(?a)a", "[", "a**", r"\L<x>{", "(?<n", "\\"])
def test_a_pattern_that_is_no_regular_expression_is_left_out(pattern):
    query = parse(f"/{pattern}/ x")
    assert len(query.hints) == 1


def test_a_query_has_few_regular_expressions():
    query = parse(" ".join(f"/a{number}/" for number in range(50)))
    assert shown(query.root) == "(/a0/ & /a1/ & /a2/)"
    assert len(query.hints) == 47


def test_every_field_is_found_by_its_name_and_its_aliases_and_no_two_share_one():
    names = [name for each in fields() for name in (each.name, *each.aliases)]
    assert len(set(names)) == len(names)
    for each in fields():
        assert all(named(name.upper()) is each for name in (each.name, *each.aliases))
        assert each.help


def test_every_name_that_has_and_is_take_is_a_condition():
    for name in HAS:
        assert isinstance(parse(f"has:{name}").root, Has)
    for name in IS:
        assert isinstance(parse(f"is:{name}").root, Is)


def test_a_hundred_thousand_characters_are_looked_at_in_part():
    query = parse("word " * 20_000)
    assert len([*leaves(query.root)]) == MOST_CONDITIONS
    [hint] = query.hints
    assert hint.span.end == 100_000
    assert "100 conditions" in hint.message


def test_one_word_of_a_hundred_thousand_characters_is_cut():
    query = parse("a" * 100_000)
    [word] = leaves(query.root)
    assert len(word.text) == LONGEST_QUERY
    assert [hint.span.start for hint in query.hints] == [LONGEST_QUERY]


@pytest.mark.parametrize("closing", ["", ")" * 500])
def test_five_hundred_parentheses_are_too_many_and_the_rest_works(closing):
    query = parse("x " + "(" * 500 + "a" + closing)
    assert shown(query.root) == "x"
    assert query.hints


def test_forty_parentheses_are_read_and_what_stands_in_more_is_left_out():
    nested = "(" * DEEPEST + "a (b) c" + ")" * DEEPEST
    query = parse(f"{nested} d")
    assert shown(query.root) == "(a & c & d)"
    assert hinted(f"{nested} d") == [("(b)", "left out: in more than 40 parentheses")]


def test_thousands_of_operators_give_no_more_hints_than_tokens_are_read():
    for text in ("OR " * 30_000, ")" * 100_000, "()" * 50_000, "NOT " * 25_000, "-" * 100_000):
        assert 0 < len(parse(text).hints) <= MOST_TOKENS + 1


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


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1), min_size=2))
def test_a_pasted_title_of_letters_is_just_its_words(title):
    title = [word.lower() for word in title][:MOST_CONDITIONS]
    query = parse(" ".join(title))
    assert query.hints == ()
    assert [*leaves(query.root)] == [*query.root.conditions]
    assert [(word.text, word.field, word.mode) for word in leaves(query.root)] == [
        (word, None, Mode.FORGIVING) for word in title
    ]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Grain – cold storage: a review", "Grain cold storage: a review"),
        ("Grain - and its price & quality", "Grain and its price quality"),
        ("Migrants (and refugees) in the North", "Migrants and refugees in the North"),
        ("Abstract: grain. Year: a study", "Abstract: grain. Year: a study"),
        ("What is a self-made man?", "What is a self-made man?"),
    ],
)
def test_a_pasted_title_with_punctuation_is_its_words_without_a_hint(title, words):
    query = parse(title)
    assert query.hints == ()
    assert " ".join(word.text for word in query.root.conditions) == words


def test_a_word_that_is_still_being_typed_ends_where_the_text_does():
    text = "grain author:pol"
    *_, last = leaves(parse(text).root)
    assert text[last.span.start : last.span.end] == "author:pol"
    *_, last = leaves(parse(text + " ").root)
    assert last.span.end == len(text)
