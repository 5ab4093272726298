"""What a field makes of what is typed after it."""

import pytest

from seedbrowse.records import Record
from seedbrowse.search.query import AllOf, Has, Is
from seedbrowse.search.query_fields import HAS, IS, fields, named
from seedbrowse.search.query_parser import parse
from tests.search.engines import engine_of
from tests.search.queries import hinted, shown


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
        ("source:=Nature", "source:=Nature"),
        ('file:="a ""b"" c"', "file='a \"b\" c'"),
        ("lang:=English", "lang='English'"),
        ("affil:=Moscow", "affil:=Moscow"),
        ("author:=Smith", "author:=Smith"),
        ('author:="Smith J."', "author='Smith J.'"),
        ("kw:=policy", "kw:=policy"),
        ("type:=Review", "type='Review'"),
        ("file:=scopus.txt", "file='scopus.txt'"),
        ("file:/exports/", "file:/exports/"),
        ("issn:1810-6374", "id:1810-6374"),
        ("PMID:123456", "id:123456"),
        ("date:2019", "year:2019..2019"),
        ("pubyear:>2019", "year:2020..None"),
        ("author:(poletaev OR biel)", "(author:poletaev | author:biel)"),
        ('kw:("cold storage" -grain)', '(kw:"cold storage" & !kw:grain)'),
        ("author:(poletaev title:grain (biel))", "(author:poletaev & title:grain & author:biel)"),
        ('source:(="Nature" OR =Science)', "(source='Nature' | source:=Science)"),
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


def test_the_help_of_identifiers_lists_the_names_that_people_type():
    identifiers = named("id")
    assert identifiers is not None
    for name in ("issn", "isbn", "pmid", "pmcid", "eid", "wos", "arxiv"):
        assert named(name) is identifiers
        assert f"{name}:" in identifiers.help


@pytest.mark.parametrize("text", ["data:mining", "paid:work", "rate:high"])
def test_another_short_word_before_a_colon_is_not_taken_for_a_misspelt_field(text):
    assert parse(text).hints == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('doi:"10.31278/1810-6374"', "doi:10.31278/1810-6374"),
        ('doi:="10.31278/1810-6374"', "doi:=10.31278/1810-6374"),
        ('id:"2-s2.0-85"', "id:2-s2.0-85"),
        ("id:(“2-s2.0-85”)", "id:2-s2.0-85"),
        ('doi:"10.31278 / 18', "doi:10.31278/18"),
        ('"10.31278/1810-6374"', "10.31278/1810-6374"),
        ('"2-s2.0-85"', "2-s2.0-85"),
        ('"https://doi.org/10.31278/18"', "https://doi.org/10.31278/18"),
        ('"10.5"', '"10.5"'),
        ('"10.31278/1810 twice"', '"10.31278/1810 twice"'),
        ('title:"10.31278/1810"', 'title:"10.31278/1810"'),
    ],
)
def test_an_identifier_between_quotation_marks_is_one_word(text, expected):
    assert shown(parse(text).root) == expected
    assert parse(text).hints == ()


@pytest.mark.parametrize(
    "text",
    [
        'doi:"10.31278/1810-6374"',
        'doi:="10.31278/1810-6374"',
        'id:"2-s2.0-85064328342"',
        '"10.31278/1810-6374"',
        '"2-s2.0-85064328342"',
        "eid:2-s2.0-85064328342",
        "issn:1810-6374",
        "title:=two",
        "source:=grain",
    ],
)
def test_one_record_is_found_by_it_and_the_other_is_not(text):
    meant = Record(
        title="Two mills",
        container_title="Grain Letters",
        doi="10.31278/1810-6374-2019",
        eid="2-s2.0-85064328342",
        issn=("1810-6374",),
    )
    other = Record(title="Twos", container_title="Grains", doi="10.5555/1", eid="2-s2.0-1")
    results = engine_of([other, meant]).search(text)
    assert results is not None
    assert [*results.ids] == [1]
