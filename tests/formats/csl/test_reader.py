"""CSL-JSON to records and back, whoever wrote it."""

import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.csl import lines_writer as jsonl_writer
from seedbrowse.formats.csl import writer as csl_json_writer
from seedbrowse.formats.csl.reader import read
from seedbrowse.formats.csl.variables import CSL_TYPES
from seedbrowse.records import Issued, Name, Record, Source
from seedbrowse.records.csl_item import to_csl
from seedbrowse.records.text import clean
from tests.corpus import corpus_files
from tests.formats.mutilation import counts_of, mutilated
from tests.formats.tables.reading_tables import items, problems, records

ITEM: dict[str, Any] = {
    "id": "http://lake.example/items/1",
    "type": "article-journal",
    "title": "Mixing of <i>Daphnia</i> &amp; H<sub>2</sub>O",
    "author": [
        {"family": "Ås", "given": "Ida", "suffix": "Jr."},
        {"family": "Fuente", "given": "José", "non-dropping-particle": "de la"},
        {"literal": "Lake Tides Collaboration"},
    ],
    "editor": [{"family": "Well", "given": "Petra"}],
    "translator": [{"family": "Brook", "given": "B."}],
    "issued": {"date-parts": [["2021", 5, "7"]]},
    "accessed": {"date-parts": [[2022, 1, 1]]},
    "container-title": "Lake Letters",
    "container-title-short": "Lake Lett.",
    "volume": 25,
    "issue": "5-6",
    "page": "772–780",
    "number": "110806",
    "number-of-pages": 9,
    "DOI": "https://doi.org/10.5555/LAKE.1",
    "PMID": 99000001,
    "PMCID": "PMC9900001",
    "ISSN": ["2999-0001", "29990002"],
    "ISBN": "0-943396-04-2 0-85131-041-9",
    "URL": "https://lake.example/?a=1&lt=2",
    "abstract": "<jats:p>Lakes mix.</jats:p>",
    "keyword": "lakes, tides",
    "language": "en",
    "genre": "Letter",
    "custom": {"uuid": "1-2", "stars": 4},
    "libraryCatalog": "Lakes\u202e",
}


def record(**changes: Any) -> Record:
    """The record of the sample item, with variables changed, or taken out where they are None."""
    item = {name: value for name, value in (ITEM | changes).items() if value is not None}
    (found,) = records(read, json.dumps([item]))
    return found


def test_an_item_is_read_with_all_its_variables() -> None:
    found = record()
    assert found.title == "Mixing of <i>Daphnia</i> & H<sub>2</sub>O"
    assert found.authors == (
        Name(family="Ås", given="Ida", suffix="Jr."),
        Name(family="Fuente", given="José", non_dropping_particle="de la"),
        Name(literal="Lake Tides Collaboration"),
    )
    assert found.editors == (Name(family="Well", given="Petra"),)
    assert found.issued == Issued(2021, 5, 7)
    assert (found.volume, found.issue, found.page, found.number) == (
        "25", "5-6", "772-780", "110806",
    )  # fmt: skip
    assert (found.doi, found.pmid, found.pmcid) == ("10.5555/LAKE.1", "99000001", "PMC9900001")
    assert (found.issn, found.isbn) == (
        ("2999-0001", "2999-0002"),
        ("0-943396-04-2", "0-85131-041-9"),
    )
    assert found.url == "https://lake.example/?a=1&lt=2"
    assert found.abstract == "Lakes mix."
    assert found.author_keywords == ("lakes", "tides")
    assert found.key == "http://lake.example/items/1"
    assert found.source == Source("table.csv", 1, 1, "csl-json")


def test_what_has_no_field_is_kept_as_it_is() -> None:
    found = record()
    assert found.csl == {
        "translator": [{"family": "Brook", "given": "B."}],
        "accessed": {"date-parts": [[2022, 1, 1]]},
        "number-of-pages": 9,
        "genre": "Letter",
    }
    assert found.extra == {"custom.uuid": "1-2", "custom.stars": "4", "libraryCatalog": "Lakes"}


@pytest.mark.parametrize(
    ("issued", "expected", "kept"),
    [
        ({"date-parts": [[2019]]}, Issued(2019), False),
        ({"date-parts": [[2019, 3], [2019, 4]]}, Issued(2019, 3), True),
        ({"date-parts": [[2019]], "circa": True}, Issued(2019), True),
        ({"date-parts": [[2017]], "season": 4}, Issued(2017), True),
        ({"raw": "2019-03-05"}, Issued(2019, 3, 5), True),
        ({"literal": "Spring 2019"}, Issued(2019), True),
        ({"literal": "in press"}, None, True),
        ({"date-parts": [[-50]]}, None, True),
        ({"date-parts": [[None]]}, None, False),
        ({"date-parts": []}, None, False),
        ({"date-parts": [[2019, 17]]}, Issued(2019), True),
        ("2019-03", Issued(2019, 3), False),
        (2019, Issued(2019), False),
        ([[2019, 3]], Issued(2019, 3), False),
    ],
)
def test_a_date_is_read_in_every_form(issued: Any, expected: Issued | None, kept: bool) -> None:
    found = record(issued=issued)
    assert found.issued == expected
    assert ("issued" in found.csl) is kept


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
         Name(family="Humboldt", given="Alexander von")),
        ("Doe, Jane", Name(family="Doe", given="Jane")),
        ({"name": "Lake Society"}, Name(literal="Lake Society")),
        ({"family": "Plato"}, Name(family="Plato")),
        ({"family": "X", "given": "Y", "ORCID": "http://orcid.org/0000-0002-1825-0097"},
         Name(family="X", given="Y", author_id="0000-0002-1825-0097")),
    ],
)  # fmt: skip
def test_a_name_is_read_in_every_form(name: Any, expected: Name) -> None:
    assert record(author=[name]).authors == (expected,)
    assert record(author=name).authors == (expected,)


def test_parameters_of_a_name_are_kept() -> None:
    people = [{"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"}]
    found = record(author=people)
    assert found.csl["author"] == people
    assert to_csl(found)["author"] == people


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"id": 17}, "17"),
        ({"id": "a", "citation-key": "b"}, "b"),
        ({"id": None}, ""),
    ],
)
def test_the_id_is_the_key(variables: dict[str, Any], expected: str) -> None:
    assert record(**variables).key == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("journal-article", "article-journal"), ("book", "book"), ("no such", "article-journal")],
)
def test_a_type_of_another_program_is_translated(kind: str, expected: str) -> None:
    assert record(type=kind).type == expected
    assert record(type=kind).document_type == ("" if kind == expected else kind)


def test_values_of_any_type_are_read() -> None:
    strange = [None, 1, 2.5, True, "text", [], {}, [1], [[]], {"a": [None]}, [{"b": 1}], 10**30]
    for value in strange:
        found = records(read, json.dumps([dict.fromkeys(ITEM, value) | {"title": "Lakes"}]))
        assert [each.title for each in found] == ["Lakes"]
        msgspec.msgpack.encode(found)


@pytest.mark.parametrize("wrap", ["{}", '{{"items": {}}}', '{{"references": {}, "style": "x"}}'])
def test_items_are_read_however_they_stand(wrap: str) -> None:
    assert [each.volume for each in records(read, wrap.format(json.dumps([ITEM] * 2)))] == [
        "25"
    ] * 2


def test_text_acts_on_no_terminal() -> None:
    found = record(title="a\x1b[31mb\u202e", genre="\x9bc", note={"\x1b": "\x07d"})
    assert not any(ord(letter) < 32 or letter in "\x9b\u202e" for letter in repr(found))


# Records of this program


words = st.text(st.characters(categories=["L", "N", "P"])).map(clean).filter(bool)
names = st.builds(
    Name,
    family=words,
    given=words,
    suffix=st.just("") | words,
    author_id=st.just("") | words,
    corresponding=st.booleans(),
    affiliations=st.lists(st.integers(0, 3), max_size=2).map(tuple),
) | st.builds(Name, literal=words)
some_words = st.lists(words, max_size=2).map(tuple)
any_records = st.builds(
    Record,
    type=st.sampled_from(sorted(CSL_TYPES)),
    title=words,
    authors=st.lists(names, max_size=3).map(tuple),
    editors=st.lists(names, max_size=2).map(tuple),
    issued=st.none() | st.builds(Issued, st.integers(1, 2100), st.integers(0, 12)),
    container_title=st.just("") | words,
    doi=st.just("") | words,
    abstract=st.just("") | words.map("{0} &amp; <b>{0}</b>".format),
    author_keywords=some_words,
    affiliations=some_words,
    references=some_words,
    cited_by=st.none() | st.integers(0, 999),
    open_access=st.none() | st.booleans(),
    key=st.just("") | words,
    extra=st.dictionaries(words, words, max_size=2),
    csl=st.fixed_dictionaries(
        {},
        optional={
            "genre": words,
            "number-of-pages": st.integers(0, 999),
            "keyword": words,
            "issued": st.just({"literal": "in press"}),
            "author": st.just([{"family": "Plato", "static-ordering": True}]),
        },
    ),
)


@pytest.mark.parametrize("writer", [csl_json_writer, jsonl_writer])
@given(found=st.lists(any_records, max_size=3))
def test_what_is_written_is_read_back_equal(writer: Any, found: list[Record]) -> None:
    found = [_consistent(each) for each in found]
    out = io.StringIO()
    writer.write(iter(found), out, lambda each: each.key or "made-up")
    back = [
        msgspec.structs.replace(each, source=Source()) for each in records(read, out.getvalue())
    ]
    assert back == found
    assert problems(read, out.getvalue()) == []


def _consistent(found: Record) -> Record:
    """A record whose authors and keywords are those that its CSL variables name."""
    if found.author_keywords and "keyword" in found.csl:
        csl = {name: value for name, value in found.csl.items() if name != "keyword"}
        found = msgspec.structs.replace(found, csl=csl)
    if "author" not in found.csl:
        return found
    return msgspec.structs.replace(found, authors=(Name(family="Plato"),))


def test_records_know_the_lines_of_the_file_they_are_read_from() -> None:
    out = io.StringIO()
    csl_json_writer.write([record(), record()], out, lambda each: "k")
    lines = out.getvalue().split("\n")
    for found in records(read, out.getvalue()):
        assert lines[found.source.first_line - 1] == "  {"
        assert lines[found.source.last_line - 1].rstrip(",") == "  }"


def test_no_records_are_an_empty_list() -> None:
    out = io.StringIO()
    csl_json_writer.write([], out, str)
    assert json.loads(out.getvalue()) == []


@pytest.mark.parametrize(
    "names", [{"event": "Lakes"}, {"event-title": "Lakes"}, {"event": "Lakes", "event-title": "L"}]
)
def test_a_conference_keeps_the_name_by_which_styles_ask_for_it(names: dict[str, str]) -> None:
    item = {"id": "x", "type": "paper-conference", "title": "Tides", **names}

    (found,) = records(read, json.dumps([item]))

    assert found.event
    assert {name: to_csl(found).get(name) for name in names} == names
    assert ("event-title" in to_csl(found)) == ("event-title" in names)
    (again,) = records(read, json.dumps([to_csl(found)]))
    assert msgspec.structs.replace(again, source=found.source) == found


def test_an_item_that_imitates_ours_is_read_all_the_same() -> None:
    item = to_csl(record())
    item["custom"] |= {"cited_by": 10**12, "affiliations": 7, "eid": "\x1b[31m"}
    (found,) = records(read, json.dumps(item))
    assert found.title == record().title
    assert "\x1b" not in repr(found)


# Items of others survive

texts = st.text(st.characters(categories=["L", "N"])).map(clean).filter(bool)
dates = st.fixed_dictionaries(
    {"date-parts": st.lists(st.lists(st.integers(1, 12), max_size=2).map(
        lambda rest: [2000, *rest]), min_size=1, max_size=2)},
    optional={"circa": st.just(True), "season": st.integers(1, 4), "literal": texts},
)  # fmt: skip
csl_names = st.fixed_dictionaries(
    {"family": texts, "given": texts},
    optional={
        "suffix": texts,
        "dropping-particle": texts,
        "non-dropping-particle": texts,
        "static-ordering": st.booleans(),
    },
) | st.fixed_dictionaries({"literal": texts})
csl_items = st.fixed_dictionaries(
    {"id": texts, "type": st.sampled_from(sorted(CSL_TYPES)), "title": texts},
    optional={
        "author": st.lists(csl_names, min_size=1, max_size=2),
        "translator": st.lists(csl_names, min_size=1, max_size=2),
        "issued": dates,
        "accessed": dates,
        "container-title": texts,
        "collection-title": texts,
        "volume": texts,
        "edition": texts | st.integers(1, 9),
        "page": st.just("1-9"),
        "DOI": st.just("10.5555/lake"),
        "ISSN": st.just("2999-0001"),
        "keyword": st.just("lakes; tides"),
        "note": texts,
        "original-date": dates,
        "citation-key": texts,
        "event": texts,
        "event-title": texts,
    },
)


@given(csl_items)
def test_an_item_survives_the_way_to_a_record_and_back(item: dict[str, Any]) -> None:
    (found,) = records(read, json.dumps(item))
    back = to_csl(found)
    assert {name: back.get(name) for name in item if name != "id"} == {
        name: value for name, value in item.items() if name != "id"
    }


@given(st.binary())
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    items(read, data)


@given(mutilated(json.dumps([ITEM, ITEM], indent=2), json.dumps([to_csl(record())], indent=1)))
def test_no_mutilated_file_makes_the_reader_raise(text: str) -> None:
    items(read, text)


@pytest.mark.parametrize("path", corpus_files("csl_json"), ids=lambda path: path.name)
def test_real_files_give_as_many_records_as_they_have(path: Path) -> None:
    found, expected = counts_of(read, path)
    assert found in expected
