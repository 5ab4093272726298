"""What can be completed at the cursor, and that what is put in means what was chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.search.completion import CompletingKind, Completion, completion_at, completions
from seedbrowse.search.facet import FacetName, FacetValue
from seedbrowse.search.field_sets import FACETS
from seedbrowse.search.query import Not, Value, leaves
from seedbrowse.search.query_fields import HAS, OPEN_ACCESS, fields
from seedbrowse.search.query_parser import parse

VALUES = {
    FacetName.SOURCE: [("Russia in Global Affairs", 12), ("Rural Studies", 3), ("Nature", 2)],
    FacetName.AUTHOR: [("Poletaev D.V.", 4), ("O'Brien K.", 1)],
    FacetName.AUTHOR_KEYWORD: [("grain", 9), ("green", 3)],
    FacetName.INDEX_KEYWORD: [("Grain", 20), ("greenhouse", 5)],
    FacetName.TYPE: [("Article", 30), ("Review", 8)],
    FacetName.LANGUAGE: [("English", 30)],
    FacetName.COUNTRY: [("Poland", 7)],
    FacetName.FILE: [("scopus.txt", 40)],
}


def values(facet: FacetName, typed: str, limit: int) -> list[FacetValue]:
    """The values above that go on from what was typed."""
    return [
        FacetValue(value, count)
        for value, count in VALUES[facet]
        if value.lower().startswith(typed.lower())
    ][:limit]


def at(text: str) -> tuple[str, int]:
    """A text and its cursor, written as `|`."""
    before, after = text.split("|")
    return before + after, len(before)


def labels(text: str, *, limit: int = 30) -> list[str]:
    """What is shown at the cursor."""
    return [each.label for each in completions(*at(text), values, limit)]


def chosen(text: str) -> str:
    """The text with the first completion put in."""
    text, cursor = at(text)
    first = completions(text, cursor, values)[0]
    return inserted(text, first)


def inserted(text: str, completion: Completion) -> str:
    """The text with that completion put in."""
    return text[: completion.span.start] + completion.text + text[completion.span.end :]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("au|", ["author:"]),
        ("AU|", ["author:"]),
        ("a|", ["author:", "abstract:", "affil:", "id:"]),
        ("iss|", ["id:"]),
        ("jo|", ["source:"]),
        ("grain -ti|", ["title:"]),
        ("(co|)", ["country:"]),
        ("grain|", []),
        ("au|thor", []),
        ("a1|", []),
        ("=au|", []),
        ('"x"au|', []),
        ('"au|', []),
        ("/au|", []),
        ("OR|", []),
        ("NOT|", []),
        ("|", []),
        ("grain |", []),
    ],
)
def test_a_word_that_begins_like_a_field_can_become_one(text, expected):
    assert labels(text) == expected


@pytest.mark.parametrize("text", ["|", "grain |", "grain | x", "(|", "-|", "x OR |", "NOT |"])
def test_no_field_is_offered_before_a_letter_of_it_is_typed(text):
    completing = completion_at(*at(text))
    assert completing is not None
    assert (completing.kind, completing.typed) == (CompletingKind.FIELD, "")
    assert labels(text) == []


@pytest.mark.parametrize(
    ("text", "expected"), [("ta|", []), ("is:|", ["marked"]), ("is:k|", []), ("is:ma|", ["marked"])]
)
def test_what_nothing_records_yet_is_not_offered(text, expected):
    assert labels(text) == expected


def test_no_help_only_repeats_the_name_that_it_stands_beside():
    for text in ("has:", "no:", "is:", "oa:"):
        for each in completions(text, len(text), values, 30):
            words = set(each.help.casefold().replace(":", "").split()) - {"a", "an"}
            assert words > {each.label} or each.label not in words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("source:|", ["Russia in Global Affairs", "Rural Studies", "Nature"]),
        ("source:ru|", ["Russia in Global Affairs", "Rural Studies"]),
        ('source:"russia in|', ["Russia in Global Affairs"]),
        ('source:="russia in |', ["Russia in Global Affairs"]),
        ("j:=nat|", ["Nature"]),
        ("grain source:| x", ["Russia in Global Affairs", "Rural Studies", "Nature"]),
        ("author:p|", ["Poletaev D.V."]),
        ("author:(biel OR p|)", ["Poletaev D.V."]),
        ("author:(|", ["Poletaev D.V.", "O'Brien K."]),
        ("kw:g|", ["grain", "green", "greenhouse"]),
        ("type:r|", ["Review"]),
        ("lang:|", ["English"]),
        ("country:po|", ["Poland"]),
        ("file:sc|", ["scopus.txt"]),
        ('source:"Nature"|', []),
        ('source:"Nat|ure"', []),
        ("source:na|ture", []),
        ("title:g|", []),
        ("tag:|", []),
        ("year:20|", []),
    ],
)
def test_a_field_with_values_offers_those_that_go_on(text, expected):
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("has:|", [*HAS]),
        ("no:ab|", ["abstract"]),
        ("oa:|", [*OPEN_ACCESS]),
        ("has:(doi OR i|)", ["index-keywords", "isbn", "issn"]),
    ],
)
def test_a_field_with_a_few_names_offers_these(text, expected):
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("au|", "author:"),
        ("grain -au|", "grain -author:"),
        ("source:rus|", 'source:="Russia in Global Affairs" '),
        ('-j:"rus|', '-source:="Russia in Global Affairs" '),
        ("source:rus| x", 'source:="Russia in Global Affairs" x'),
        ("author:(biel OR p|)", 'author:(biel OR ="Poletaev D.V." )'),
        ("has:abs|", "has:abstract "),
    ],
)
def test_what_is_put_in_takes_the_place_of_what_was_typed(text, expected):
    assert chosen(text) == expected


def test_a_value_has_its_count_and_a_name_its_help():
    [value] = completions("type:rev", 8, values)
    assert (value.count, value.help) == (8, "")
    [name] = completions("auth", 4, values)
    assert name.count is None
    assert name.help


def test_no_more_are_given_than_asked_for():
    assert len(labels("source:|", limit=2)) == 2
    assert len(labels("a|", limit=3)) == 3
    assert len(completions("has:", 4, values)) == 8


def test_a_cursor_outside_of_the_text_completes_nothing():
    assert completion_at("au", 3) is None
    assert completion_at("au", -1) is None
    assert completion_at("a " * 30_000, 60_000) is None
    assert completion_at("a " * 5_000, 10_000) is None


def test_what_is_being_typed_is_told_with_its_kind_and_place():
    completing = completion_at("-source:rus", 11)
    assert completing is not None
    assert completing.kind is CompletingKind.VALUE
    assert (completing.span.start, completing.span.end) == (1, 11)
    assert (completing.typed, completing.field) == ("rus", "source")


some_values = st.one_of(
    st.text(min_size=1, max_size=30),
    st.text('"“”«»a *()/\\=-:\n', min_size=1, max_size=12),
).filter(str.strip)


@given(
    value=some_values,
    field=st.sampled_from([each for each in fields() if each.field in FACETS]),
    typed=st.sampled_from(["", "=", '"', '="', "x", '="x y']),
    is_negated=st.booleans(),
    after=st.sampled_from(["", " grain", " (a OR b)"]),
)
def test_a_value_that_is_put_in_is_read_back_as_it_is(value, field, typed, is_negated, after):
    if '"' in typed:
        after = ""  # a phrase that is not closed reaches to the end
    before = "grain " + "-" * is_negated
    text = f"{before}{field.name}:{typed}{after}"
    cursor = len(text) - len(after)
    first, *_ = completions(text, cursor, lambda *_: [FacetValue(value, 1)])
    query = parse(inserted(text, first))
    condition = query.root.conditions[1]
    if is_negated:
        assert isinstance(condition, Not)
        condition = condition.condition
    assert isinstance(condition, Value)
    assert (condition.text, condition.field) == (value, field.field)
    assert query.hints == ()
    assert len(query.root.conditions) == len(parse(f"x y{after}").root.conditions)


@given(st.text(max_size=100) | st.text('au:"=()- ORNOT/source', max_size=30), st.integers(0, 100))
def test_completing_anything_anywhere_replaces_a_part_of_the_text_at_the_cursor(text, cursor):
    for each in completions(text, cursor, values):
        assert 0 <= each.span.start <= cursor <= each.span.end <= len(text)
        put_in = parse(inserted(text, each))
        if each.count is not None:
            assert any(isinstance(leaf, Value) for leaf in leaves(put_in.root))


SETS = {"include": "random*, placebo", "no study": "editorial", 'say "x"': "y", "Über-set": "z"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("term:|", [*SETS]), ("term:s|", ['say "x"', "no study", "Über-set"]),
        ("-terms:uber|", ["Über-set"]), ('grain term:"no s|', ["no study"]),
        ("term:(include OR n|", ["no study"]), ("term:zz|", []),
    ],
)  # fmt: skip
def test_term_sets_are_offered_by_any_word_of_their_names(text, expected):
    found = completions(*at(text), values, term_sets=SETS)
    assert [each.label for each in found] == expected
    assert [each.help for each in found] == [SETS[name] for name in expected]


@pytest.mark.parametrize("name", [*SETS, "a)b", "-x", "term:x"])
def test_the_name_of_a_set_that_is_put_in_is_read_back_as_it_is(name):
    (completion,) = completions("-term:", 6, values, term_sets={name: ""})
    (leaf,) = leaves(parse(inserted("-term:", completion)).root)
    assert leaf.name == name
