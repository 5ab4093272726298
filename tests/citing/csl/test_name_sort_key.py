"""Names as sort keys."""

import pytest

from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.layout import Area
from seedbrowse.citing.csl.locale import load_locale
from seedbrowse.citing.csl.runs import plain_text
from seedbrowse.citing.csl.style import read_style
from seedbrowse.citing.locales import read_locale
from tests.citing.csl.names_printed import ANN, BO, CY, person, rendering_of

NOBLE = person(
    "Marlier", "Gilles", dropping_particle="de", non_dropping_particle="la", suffix="III"
)


def key(
    *people: dict,
    name: dict[str, str] | None = None,
    limits: dict[str, str] | None = None,
    style: str = "",
    language: str = "en-US",
) -> str:
    read = read_style(
        f'<style class="in-text" version="1.0" {style}><info><title>A</title><id>a</id></info>'
        '<citation et-al-min="3" et-al-use-first="2"><layout/></citation></style>'.encode()
    )
    area = Area(read, load_locale(language, (), read_locale), read.citation)
    names = Element("names", {"variable": "author"})
    names.children = [Element("name", name or {}), Element("label", {"prefix": "("})]
    render = area.sort_scope(limits or {}).compile(names)
    return plain_text(render(rendering_of({"author": people})))


@pytest.mark.parametrize(
    ("demote", "expected"),
    [
        ("never", "la Marlier, de, Gilles, III"),
        ("sort-only", "Marlier, de la, Gilles, III"),
        ("display-and-sort", "Marlier, de la, Gilles, III"),
    ],
)
def test_parts_stand_in_the_order_in_which_they_count(demote, expected):
    assert key(NOBLE, style=f'demote-non-dropping-particle="{demote}"') == expected


def test_names_are_as_long_as_the_style_prints_them():
    assert key(NOBLE, name={"form": "short"}) == "Marlier, la"
    assert key(ANN, name={"initialize-with": "."}) == "Arden, A.M."
    assert key(ANN, name={"initialize-with": ".", "initialize": "false"}) == "Arden, Ann Mary"
    assert key(person("王", "小明"), name={"initialize-with": "."}) == "王, 小明"


def test_lists_are_cut_by_the_style_unless_the_key_says_otherwise():
    assert key(ANN, BO, CY) == "Arden, Ann Mary, Birch, Bo"
    assert key(ANN, BO, CY, limits={"et-al-use-first": "1"}) == "Arden, Ann Mary"
    assert key(ANN, BO, CY, limits={"et-al-min": "9"}).endswith("Cedar, Cy")
    last = {"et-al-use-first": "1", "et-al-use-last": "true"}
    assert key(ANN, BO, CY, limits=last) == "Arden, Ann Mary, Cedar, Cy"


def test_english_articles_before_organisations_do_not_count():
    assert key({"literal": "The Elm Society"}) == "Elm Society"
    assert key({"literal": "The"}) == "The"
    assert key({"literal": "A kastanje"}, language="da-DK") == "A kastanje"


def test_counts_sort_as_numbers():
    keys = [key(*[BO] * number, name={"form": "count", "et-al-min": "99"}) for number in (10, 9)]
    assert sorted(keys) == [keys[1], keys[0]]


def test_a_given_name_alone_is_the_key():
    assert key({"given": "Kim"}) == "Kim"
