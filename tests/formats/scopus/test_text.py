"""What the reader of Scopus text makes of every layout and of damage."""

import itertools

import pytest

from seedbrowse.formats.metadata import Metadata
from seedbrowse.problems import Problem
from seedbrowse.records import Issued, Name
from tests.corpus import CORPUS, SEED, corpus_files
from tests.formats.reading_text import items, problems, records
from tests.formats.samples import ALL, CLASSIC, DOCUMENT, NEW, PRINTED

SEED_TEXT = SEED.read_text(encoding="utf-8")


def test_the_seed_is_read_to_its_last_field() -> None:
    (record,) = records(SEED_TEXT)
    assert record.type == "article-journal"
    assert record.document_type == "Article"
    assert record.title.startswith("From mistrust to solidarity or more mistrust? Russia’s")
    assert record.title.endswith("in the international context")
    (author,) = record.authors
    assert author == Name(family="Poletaev", given="D.V.", corresponding=True, affiliations=(0,))
    (affiliation,) = record.affiliations
    assert affiliation.startswith("Institute of Economic Forecasting")
    assert record.container_title == "Russia in Global Affairs"
    assert record.issued == Issued(2019)
    assert (record.volume, record.issue, record.page) == ("17", "1", "171-197")
    assert record.doi == "10.31278/1810-6374-2019-17-1-171-200"
    assert record.issn == ("1810-6374",)
    assert record.eid == "2-s2.0-85064328342"
    assert record.language == "English"
    assert record.open_access is True
    assert record.abstract.endswith("solidarity with migrants.")
    assert record.copyright == "© 2019, Foreign Policy Research Foundation. All rights reserved."
    assert record.index_keywords == ()
    assert (record.source.first_line, record.source.last_line) == (1, 26)


def test_the_seeds_keywords_are_inferred_and_their_line_is_kept() -> None:
    (record,) = records(SEED_TEXT)
    assert record.author_keywords == (
        "Labor migration",
        "Immigration",
        "Migrant policy",
        "Solidarity with immigrants",
    )
    assert record.author_keywords_inferred
    assert record.extra["Author Keywords"] == " ".join(record.author_keywords)


def test_a_classic_export_has_every_labelled_field() -> None:
    record, other = records(CLASSIC)
    assert [author.display for author in record.authors] == [
        "Okonkwo, A.B.",
        "de la Fuente, J.-M.",
        "Lake Tides Collaboration",
    ]
    assert [author.author_id for author in record.authors][-1] == "6602728245"
    assert record.title == "Tidal mixing and nutrient pulses in shallow lakes"
    assert record.csl["original-title"] == "Mezcla de marea y pulsos de nutrientes"
    assert record.container_title.endswith("Lakes, Rivers and High-Energy Tides")
    assert (record.volume, record.issue, record.number) == ("25", "5", "110806")
    assert (record.page, record.cited_by) == ("772-780", 12)
    assert len(record.affiliations) == 2
    assert record.author_keywords == ("lakes", "nutrient pulses", "tidal mixing")
    assert record.index_keywords[-1] == "Drug Resistance, Multiple, Bacterial"
    assert record.funding == ("Lake Council, LC, 4711", "Tide Fund, TF", "We thank the lake.")
    assert len(record.references) == 3
    assert record.language == "English; Spanish"
    assert record.open_access_status == "All Open Access, Gold"
    assert record.type == "paper-conference"
    assert other.title == "DOI: a history of one identifier"
    assert other.authors == ()
    assert other.doi == ""


def test_a_label_nobody_knows_is_kept_under_its_own_name() -> None:
    record, _ = records(CLASSIC)
    assert record.extra["TIDE GAUGE"] == "17 µm"
    (record,) = records(DOCUMENT)
    assert record.extra["Gauge Number"] == "9"
    assert record.extra["Highlights"] == "Two processes compared"


def test_a_reference_that_looks_like_a_label_stays_a_reference() -> None:
    record, _ = records(CLASSIC)
    assert record.references[1] == "UNESCO: Guidance on lakes (2010) Paris"


def test_a_new_export_prefers_full_names_and_keeps_the_short_ones() -> None:
    record, other = records(NEW)
    assert record.title == "LSTM-CM: a hybrid approach to counting brooks"
    assert [author.display for author in record.authors] == [
        "Brook, Anna Olin",
        "de Rivière, Osmar Abílio, Jr.",
        "Sitender",
    ]
    assert record.extra["AUTHORS"] == "Brook A.O., de Rivière O.A., Jr., Sitender"
    assert [author.affiliations for author in record.authors] == [(0,), (1,), (0,)]
    assert other.eid == "2-s2.0-68440353257"
    assert other.container_title == "Wells, Springs and Deep Waters"
    assert (other.volume, other.issue, other.page) == ("12", "3", "4-15")


def test_a_printed_list_is_read_through_its_line_wraps() -> None:
    record, other = records(PRINTED)
    assert [author.short for author in record.authors] == ["Pond", "Mere", "Puddle", "Loch"]
    assert record.title.endswith("affect its acceptance by ducks? A field study")
    assert record.container_title == "Journal of Ponds and Software"
    assert record.publication_stage == "Final"
    assert other.title == "Ducks and 3) other questions"


def test_the_document_view_points_authors_to_their_affiliations() -> None:
    (record,) = records(DOCUMENT)
    assert record.title == "Salt and sediment (a review)"
    assert record.document_type == "Review"
    first, second = record.authors
    assert (first.affiliations, first.corresponding) == ((0, 1), False)
    assert (second.affiliations, second.corresponding) == ((2,), True)
    assert record.affiliations[2] == "University of Kelp, Oulu, Finland"
    assert record.issued == Issued(2018, 6)
    assert record.abstract == "Salt settles. Sediment does not."
    assert record.author_keywords == ("salt", "sediment")
    assert not record.author_keywords_inferred


def test_an_affiliation_without_its_letter_keeps_its_first_word() -> None:
    (record,) = records(DOCUMENT.replace("• a Institute of Salt", "• de la Salle Institute"))
    assert record.affiliations[0] == "de la Salle Institute, Bay Road 1, Gdynia, Poland"


def test_what_speaks_of_the_file_is_metadata() -> None:
    metadata = [item for item in items(PRINTED) if isinstance(item, Metadata)]
    assert [(item.line, item.text) for item in metadata] == [
        (1, "Documents"),
        (2, "Export Date: 15 Nov 2020"),
        (17, "Terms and conditions Privacy policy"),
    ]


@pytest.mark.parametrize("name", ALL)
def test_a_sound_export_has_no_problems(name: str) -> None:
    text, count = ALL[name]
    assert len(records(text)) == count
    assert problems(text) == []


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"], ids=["CRLF", "CR", "LF"])
@pytest.mark.parametrize("name", ALL)
def test_every_kind_of_line_end_gives_the_same_records(name: str, end: str) -> None:
    text, _ = ALL[name]
    assert records(text.replace("\n", end)) == records(text)


@pytest.mark.parametrize("glue", ["", "\n", "\n\n\n", "\ufeff"], ids=repr)
@pytest.mark.parametrize(
    ("first", "second"), itertools.product([*ALL, "seed"], repeat=2), ids=lambda name: name
)
def test_concatenated_exports_keep_every_record(first: str, second: str, glue: str) -> None:
    texts = {name: text for name, (text, _) in ALL.items()} | {"seed": SEED_TEXT}
    both = texts[first] + glue + texts[second]
    titles = [record.title for part in (first, second) for record in records(texts[part])]
    assert [record.title for record in records(both)] == titles
    assert problems(both) == []


def test_a_record_without_year_source_authors_and_doi_is_still_a_record() -> None:
    text = (
        "[No author name available]\n[No author id available]\nA title alone\n() . \n"
        "https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000009&partnerID=40\n\n\n"
        "DOCUMENT TYPE: Note\nSOURCE: Scopus\n"
    )
    (record,) = records(text)
    assert (record.title, record.issued, record.container_title) == ("A title alone", None, "")
    assert (record.authors, record.doi) == ((), "")
    assert problems(text) == []


def test_a_document_view_without_volume_line_year_and_authors_is_still_a_record() -> None:
    text = "A lone source\n\nA lone title (Note)\n\nAbstract\n\nShort.\n\nDOI: 10.5555/lone\n"
    (record,) = records(text)
    assert (record.container_title, record.title) == ("A lone source", "A lone title")
    assert (record.abstract, record.doi, record.issued) == ("Short.", "10.5555/lone", None)


def test_a_record_cut_off_in_its_head_is_read_and_reported() -> None:
    cut = NEW[: NEW.index("On wells") + len("On wells")]
    assert [record.title for record in records(cut)][-1] == "On wells"
    (problem,) = problems(cut)
    assert problem.line == 19
    assert "no citation line" in problem.message


def test_a_record_cut_off_in_its_body_is_read_and_reported() -> None:
    cut = NEW[: NEW.rindex("DOCUMENT TYPE")]
    assert len(records(cut)) == 2
    (problem,) = problems(cut)
    assert "cut off" in problem.message


def test_text_between_records_is_reported_with_its_lines() -> None:
    text = NEW.replace(
        "\nWell P.", "\nsomebody's remark\non two lines\n\nand two paragraphs\n\nWell P."
    )
    assert records(text)[0].title == records(NEW)[0].title
    assert [record.title for record in records(text)] == [r.title for r in records(NEW)]
    (problem,) = problems(text)
    assert isinstance(problem, Problem)
    assert (problem.line, problem.last_line) == (19, 22)
    assert "somebody's remark" in problem.message


def test_headings_of_a_structured_abstract_stay_in_the_abstract() -> None:
    text = CLASSIC.replace("mix. We", "mix.\nMETHODS: We").replace(
        "measured", "measured\n\nhow and"
    )
    record, _ = records(text)
    assert record.abstract == "Shallow lakes mix. METHODS: We measured how and how."


def test_hostile_text_is_harmless_when_it_arrives() -> None:
    hostile = "[/] [link] \x1b[31m <b> \u202eevil &#27;[0m &lt;i&gt;"
    record, _ = records(CLASSIC.replace("Tidal mixing", hostile * 500, 1))
    assert "\x1b" not in record.title
    assert "\u202e" not in record.title
    assert record.title.startswith("[/] [link] [31m <b> evil [0m <i>")


@pytest.mark.parametrize(
    ("folder", "expected"),
    [("scopus_txt_classic", {2, 38}), ("scopus_txt_new", {5, 97})],
    ids=["classic", "new"],
)
@pytest.mark.skipif(
    not CORPUS.exists(), reason="the corpus of real exports is not beside the checkout"
)
def test_real_exports_have_the_records_that_were_counted_in_them(
    folder: str, expected: set[int]
) -> None:
    texts = [path.read_text(encoding="utf-8-sig") for path in corpus_files(folder)]
    assert {len(records(text)) for text in texts} == expected
    assert [problem for text in texts for problem in problems(text)] == []
