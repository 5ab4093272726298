"""Records as they are copied: tidy, the same each time, and read back by our readers."""

import io
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.keys import CiteKeys
from seedbrowse.formats.copies import written
from seedbrowse.formats.csl.variables import NAME_PARTS, VARIABLES
from seedbrowse.formats.reading import Reading
from seedbrowse.formats.writers import WRITERS
from seedbrowse.records import Issued, Name, Record, Source
from seedbrowse.records.markup import without_markup
from tests.corpus import SEED
from tests.formats.samples import ALL

BIBLIOGRAPHIES = ["bibtex", "biblatex", "ris", "csl-json"]
CITED = ("title", "authors", "issued", "container_title", "volume", "issue", "page", "doi")

LAKES = Record(
    type="article-journal",
    title="Lakes",
    authors=(Name(family="Lake", given="A.", author_id="7", affiliations=(0,)),),
    issued=Issued(2019, 3),
    container_title="Journal of Ponds",
    doi="10.5555/lakes",
    url="https://www.scopus.com/inward/record.uri?eid=2-s2.0-7",
    eid="2-s2.0-7",
    language="English; Spanish",
    abstract="There are lakes.",
    author_keywords=("lakes", "ponds"),
    affiliations=("Lake House",),
    references=("Brook, B. (1999). Brooks.",),
    funding=("Grant 7",),
    cited_by=3,
    open_access=True,
    key="ignored by CSL-JSON",
    extra={"Funding text 1": "Grant 7"},
    csl={"genre": "essay", "medium": "print"},
)


def records_in(text: str) -> list[Record]:
    found = Reading(io.BytesIO(text.encode()), "copied")
    return [item for item in found if isinstance(item, Record)]


def cited_facts(record: Record) -> dict[str, Any]:
    """What a reference is made of; of people their names alone, and of titles their words."""
    facts = {name: getattr(record, name) for name in CITED}
    return facts | {
        "title": without_markup(record.title),
        "authors": [name.display for name in record.authors],
        "page": record.page or record.number,
    }


def items(*records: Record) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written("csl-json", records, CiteKeys()))
    return found


EXPORTS = {"the seed": SEED.read_text(encoding="utf-8")} | {name: ALL[name][0] for name in ALL}


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
@pytest.mark.parametrize("text", EXPORTS.values(), ids=EXPORTS)
def test_what_is_copied_is_read_back(name: str, text: str) -> None:
    records = records_in(text)
    copied = records_in(written(name, records, CiteKeys()))
    assert list(map(cited_facts, copied)) == list(map(cited_facts, records))


@pytest.mark.parametrize("name", WRITERS)
def test_a_copy_has_no_empty_line_at_its_end_and_is_always_the_same(name: str) -> None:
    first = written(name, [LAKES, LAKES], CiteKeys())
    assert first == written(name, [LAKES, LAKES], CiteKeys())
    assert not first.endswith("\n")
    assert not first.startswith("\ufeff")
    assert first.count("Lakes") >= 2


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_what_databases_tell_besides_is_not_copied(name: str) -> None:
    copied = written(name, [LAKES], CiteKeys())
    for fact in ("Lake House", "Brooks", "Grant 7", "scopus.com"):
        assert fact not in copied
    for fact in ("There are lakes.", "ponds", "10.5555/lakes"):
        assert fact in copied


def test_entries_as_they_are_pasted_into_a_bibliography() -> None:
    record = Record(type="book", title="Lakes", issued=Issued(2019), key="lake")
    other = msgspec.structs.replace(record, key="", authors=(Name(family="Lake", given="A."),))
    assert written("bibtex", [record, other], CiteKeys()) == (
        "@book{lake,\n  title = {Lakes},\n  year = {2019},\n}\n\n"
        "@book{lakeLakes2019,\n  author = {Lake, A.},\n  title = {Lakes},\n  year = {2019},\n}"
    )


def test_the_fields_of_one_s_own_bibliography_are_kept() -> None:
    extra = {"annotation": "mine"}
    own = Record(title="Lakes", extra=extra, source=Source(format="bibtex"))
    assert "annotation = {mine}" in written("bibtex", [own], CiteKeys())
    assert "mine" not in written("ris", [own], CiteKeys())


def test_fields_that_databases_write_into_bibtex_are_not_copied() -> None:
    exported = Record(
        title="Lakes", wos="WOS:7", extra={"usage": "3"}, source=Source(format="bibtex")
    )
    assert "usage" not in written("bibtex", [exported], CiteKeys())


def test_names_keep_their_capitals_in_the_styles_of_bibtex() -> None:
    record = Record(title="Ponds with <i>Natrix</i> around Lake Baikal, a long story")
    copied = written("biblatex", [record], CiteKeys())
    assert (
        r"title = {Ponds with \textit{{{Natrix}}} around {{Lake Baikal}}, a long story}" in copied
    )
    assert "nocase" not in written("csl-json", [record], CiteKeys())


def test_article_numbers_are_pages_for_the_styles_of_bibtex_alone() -> None:
    record = Record(type="article-journal", title="Lakes", number="e12")
    assert "pages = {e12}" in written("bibtex", [record], CiteKeys())
    assert "eid = {e12}" in written("biblatex", [record], CiteKeys())


def test_a_csl_item_has_variables_of_csl_alone() -> None:
    (item,) = items(LAKES)
    assert item == {
        "id": "lakeLakes2019",
        "type": "article-journal",
        "author": [{"family": "Lake", "given": "A."}],
        "issued": {"date-parts": [[2019, 3]]},
        "title": "Lakes",
        "container-title": "Journal of Ponds",
        "DOI": "10.5555/lakes",
        "language": "en",
        "abstract": "There are lakes.",
        "keyword": "lakes; ponds",
        "genre": "essay",
        "medium": "print",
    }


def test_of_names_and_dates_a_csl_item_has_what_the_schema_allows() -> None:
    csl = {
        "translator": [{"family": "Brook", "ORCID": "x", "static-ordering": True}, {"ORCID": "y"}],
        "accessed": {"date-parts": [[2020]], "timestamp": 7, "season": 2},
        "number-of-pages": 12,
        "categories": [],
        "note": True,
    }
    (item,) = items(Record(type="unheard-of", csl=csl))
    assert item["type"] == "document"
    assert item["translator"] == [{"family": "Brook", "static-ordering": True}]
    assert item["accessed"] == {"date-parts": [[2020]], "season": 2}
    assert item["number-of-pages"] == 12
    assert item.keys().isdisjoint({"categories", "note", "custom"})


def test_a_preprint_without_any_address_gets_that_of_its_archive() -> None:
    assert items(Record(arxiv="2101.00001"))[0]["URL"] == "https://arxiv.org/abs/2101.00001"
    assert "URL" not in items(Record(arxiv="2101.00001", doi="10.5555/a"))[0]


@pytest.mark.parametrize(
    ("language", "code"),
    [("Klingon; German", "de"), ("Klingon", "Klingon"), ("eng", "en"), ("en-GB", "en-GB")],
)
def test_languages_are_codes_as_far_as_they_have_one(language: str, code: str) -> None:
    assert items(Record(language=language))[0]["language"] == code


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(
        st.text() | st.sampled_from(["family", "date-parts", "season"]), inner, max_size=2),
    max_leaves=5,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(sorted(VARIABLES)) | st.text(), values, max_size=4))
def test_any_variables_make_an_item_that_others_take(csl: dict[str, Any]) -> None:
    (item,) = items(Record(title="Lakes", csl=csl))
    assert item.keys() <= VARIABLES | {"id", "type"}
    for value in item.values():
        for name in value if isinstance(value, list) else ():
            assert name.keys() <= NAME_PARTS
