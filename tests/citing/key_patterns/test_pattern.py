"""Key patterns by name or in either language, and what every key is like."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.key_patterns.error import KeyPatternError
from seedbrowse.citing.key_patterns.pattern import NAMED_PATTERNS, key_pattern
from seedbrowse.records import Issued, Name, Record
from tests.citing.key_patterns.records import article

SAFE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_:.+/-]*[A-Za-z0-9])?")

a_record = st.builds(
    Record,
    title=st.text(max_size=40),
    authors=st.lists(
        st.builds(Name, family=st.text(max_size=9), given=st.text(max_size=3)), max_size=6
    ).map(tuple),
    page=st.text(max_size=9),
    issued=st.none() | st.builds(Issued, st.integers(1, 9999), st.integers(0, 12)),
)
a_bracket = st.builds(
    "[{}{}]".format,
    st.sampled_from(
        ["auth", "authors", "auth2_3", "authshort", "title", "TITLE", "camel", "pages", "firstpage",
         "edtr", "year", "authIni5", "authorsAlpha"]
    ),
    st.sampled_from(["", ":lower", ":abbr", ":upper:truncate4", ":(none)", ":capitalize"]),
)  # fmt: skip
a_part = st.builds(
    "{}{}".format,
    st.sampled_from(
        ["auth", "authors(2)", "authshort", "title", "Title", "Pages", "firstpage", "'--'", "year"]
    ),
    st.sampled_from(["", ".lower", ".abbr", ".select(1,2)", ".substring(2)", ".prefix('_')"]),
)


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("betterbibtex", "vanderzeeEssayDeepLakes2019"),
        ("BetterBibTeX", "vanderzeeEssayDeepLakes2019"),
        ("jabref", "Zee2019"),
        ("scholar", "vanderzee2019essay"),
        ("[auth:lower]_[year]", "zee_2019"),
        ("auth.lower + year", "vanderzee2019"),
        ("Title.replace(/[^A-Z]/g, '')", "ALCN"),
        ("Title.replace('[', '')", "AnessayonthedeepLakes:Cold-waterNatrix"),
    ],
)
def test_a_pattern_is_a_name_or_in_the_language_that_it_looks_like(pattern: str, key: str) -> None:
    assert key_pattern(pattern)(article("van der Zee")) == key


def test_a_scholar_key_has_the_first_word_that_counts() -> None:
    key = key_pattern("scholar")
    assert key(article("Lake", title="The “Cold-water” lakes")) == "lake2019cold"
    assert key(article("Lake", title="<i>In</i> – the pond")) == "lake2019pond"


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("[auth]-[number]-[year]", "Lake-2019"),
        ("-[auth]:", "Lake"),
        ("[auth] (~{year}\\", "Lakeyear"),
        ("'é€ß' + year", "ess2019"),
        ("'...'", "untitled"),
        ("auth | '🌊'", "Lake"),
        ("'a' + 'b'.discard + '/' + year", "a/2019"),
    ],
)
def test_signs_that_a_program_would_trip_over_are_left_out(pattern: str, key: str) -> None:
    assert key_pattern(pattern)(article("Lake")) == key


@pytest.mark.parametrize("pattern", ["", " "])
def test_an_empty_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(KeyPatternError, match="it is empty"):
        key_pattern(pattern)


def test_a_key_of_many_authors_ends_somewhere() -> None:
    assert len(key_pattern("[authors]")(article(*["Brook"] * 3000))) == 100


patterns = (
    st.sampled_from([*NAMED_PATTERNS])
    | st.lists(a_bracket | st.sampled_from([*"-_x %"])).map("".join).map("{}[year]".format)
    | st.lists(a_part, min_size=1).map("+".join)
)


@given(patterns, a_record)
def test_every_key_of_every_pattern_is_safe(pattern: str, record: Record) -> None:
    assert SAFE.fullmatch(key_pattern(pattern)(record))


@given(
    st.text()
    | st.lists(
        st.sampled_from([*"[]()+.|;:,='\"/\\ -", "auth", "year", "lower", "regex", "(a|b)+", "12"])
    ).map("".join)
)
def test_any_text_is_a_pattern_or_is_refused_with_a_place_in_it(text: str) -> None:
    assert SAFE.fullmatch(key_or_refusal(text)), text


def key_or_refusal(pattern: str) -> str:
    try:
        return key_pattern(pattern)(article("Lake"))
    except KeyPatternError as error:
        return "refused" if 0 <= error.position <= len(pattern) else ""
