"""Texts that look like something else: each was read wrongly once."""

import time

import pytest

from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.scopus.citation import parse_citation_line
from seedbrowse.formats.scopus.values import divide_copyright
from tests.formats.reading_text import items, problems, records
from tests.formats.samples import CLASSIC, DOCUMENT, NEW
from tests.formats.test_reading import read

TITLE = "LSTM-CM: a hybrid approach to counting brooks"


@pytest.mark.parametrize(
    "title",
    ["VR training for surgeons", "PT symmetry in optics", "@home{care}: a study", "TY - a song",
     "PMID- what it means", "%0 of all brooks"],
)  # fmt: skip
def test_a_title_in_the_manner_of_another_format_leaves_the_file_scopus_text(title: str) -> None:
    found, trouble, reading = read(NEW.replace(TITLE, title).encode())
    assert (reading.format, trouble) == ("scopus-text", [])
    assert found[0].title == title


@pytest.mark.parametrize(
    "title",
    ["Elsevier", "Search: a history", "Page 1 of 2", "About Scopus and others", "12 documents",
     "Scopus", "Documents", "1) The first", "DOI: 10.5555/x, a story", "ABSTRACT: a play",
     "(1984) revisited", "Abstract"],
)  # fmt: skip
def test_a_title_in_the_manner_of_scopus_own_lines_is_a_title(title: str) -> None:
    text = NEW.replace(TITLE, title)
    assert [record.title for record in records(text)] == [title, "On wells"]
    assert problems(text) == []
    assert len([item for item in items(text) if isinstance(item, Metadata)]) == 2


def test_a_title_that_is_a_number_is_a_title() -> None:
    assert records(NEW.replace(TITLE, "57190000001"))[0].title == "57190000001"


def test_page_furniture_between_records_is_metadata() -> None:
    text = NEW.replace("\nWell P.", "\nPage 1 of 2\n\nWell P.")
    assert [record.title for record in records(text)] == [TITLE, "On wells"]
    assert "Page 1 of 2" in [item.text for item in items(text) if isinstance(item, Metadata)]


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("Lakes mix. © 2020 Lakeside Press.", ("Lakes mix.", "© 2020 Lakeside Press.")),
        ("© 2016 Press Ltd. All rights reserved. This paper studies lakes.",
         ("This paper studies lakes.", "© 2016 Press Ltd. All rights reserved.")),
        ("© 2016 Press Ltd. All rights reserved.", ("", "© 2016 Press Ltd. All rights reserved.")),
        ("© The Authors studied lakes.", ("© The Authors studied lakes.", "")),
        ("We used Lake© software and (C) notation.",
         ("We used Lake© software and (C) notation.", "")),
        ("Mixed. Copyright © 2005, Lake Society.", ("Mixed.", "Copyright © 2005, Lake Society.")),
    ],
)  # fmt: skip
def test_only_a_copyright_sentence_is_divided_from_an_abstract(
    abstract: str, expected: tuple[str, str]
) -> None:
    assert divide_copyright(abstract) == expected


@pytest.mark.parametrize(
    ("line", "title", "stage", "cited"),
    [
        (
            "(2018) Journal of Lakes, Article in Press.",
            "Journal of Lakes",
            "Article in Press",
            None,
        ),
        ("(2018) Journal, . Article in Press. Cited 3 times.", "Journal", "Article in Press", 3),
        ("(in press) Science, 12 (3), pp. 1-2. Cited 1,204 times.", "Science", "in press", 1204),
    ],
)
def test_a_citation_line_may_say_that_the_article_is_in_press(
    line: str, title: str, stage: str, cited: int | None
) -> None:
    citation = parse_citation_line(line)
    assert (citation.container_title, citation.stage, citation.cited_by) == (title, stage, cited)


def test_references_keep_entities_and_lines_that_look_like_labels() -> None:
    text = CLASSIC.replace(
        "UNESCO: Guidance on lakes (2010) Paris; ",
        "Smith, J., A &amp; B (2001) Lakes; \nDOCUMENT TYPE: a reference again (1998) Shores; ",
    )
    record = records(text)[0]
    assert "Smith, J., A & B (2001) Lakes" in record.references
    assert "DOCUMENT TYPE: a reference again (1998) Shores" in record.references
    assert record.document_type == "Conference Paper"
    one_line = CLASSIC.replace("189-206; \nUNESCO", "189-206; A &amp; B; UNESCO")
    assert "A & B" in records(one_line)[0].references[0] + records(one_line)[0].references[1]


@pytest.mark.parametrize("heading", ["IMPORTANCE", "MAIN OUTCOME MEASURES", "DATA SOURCES"])
def test_headings_in_capitals_stay_in_their_abstract(heading: str) -> None:
    text = CLASSIC.replace("mix. We measured", f"mix.\n{heading}: We measured")
    assert records(text)[0].abstract == f"Shallow lakes mix. {heading}: We measured how."


def test_index_keywords_by_vocabulary_are_divided_and_kept_as_written() -> None:
    text = DOCUMENT.replace(
        "[No Keywords available]",
        "Engineering controlled terms: Soil; Water\n\nEngineering uncontrolled terms: Other",
    )
    (record,) = records(text)
    assert record.index_keywords == ("Soil", "Water", "Other")
    assert "Engineering controlled terms: Soil; Water" in record.extra.values()


def test_a_guessed_encoding_is_reported() -> None:
    found, (problem, *others), reading = read(NEW.replace("Brook", "Ünïcode").encode("latin-1"))
    assert reading.encoding == "cp1252"
    assert found[0].authors[0].family == "Ünïcode"
    assert "guess" in problem.message
    assert others == []


def test_labels_are_read_after_any_number_of_paragraphs() -> None:
    paragraphs = "\n\n".join(f"Author {number} (2001) A lake; " for number in range(6000))
    text = CLASSIC.replace("(2008) Anonymous report on shores", paragraphs)
    record = records(text)[0]
    assert record.document_type == "Conference Paper"
    assert len(record.references) > 5000
    assert ["belongs to no record" in problem.message for problem in problems(text)] == [True]


def test_time_grows_with_the_input_where_nothing_ends_a_paragraph_or_an_abstract() -> None:
    address = "https://www.scopus.com/inward/record.uri?eid=2-s2.0-1\n"
    head = f"Brook A.\n57216790287\nOn it\n(2024) X, 6, Cited 0 times.\n{address}\nABSTRACT: x\n"
    # Quadratic reading of any of these takes minutes.
    for text in (
        address * 20_000,
        head + "prose\n" * 20_000 + "METHODS: x\n" + "FOO: y\n" * 20_000,
        head.replace("X, 6", "X" + " " * 200_000 + "6"),
        head.replace("X, 6", "X" + "," * 200_000 + "6 in press"),
    ):
        start = time.process_time()
        items(text)
        assert time.process_time() - start < 10
