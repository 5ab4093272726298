"""BibTeX that is no BibTeX: what of it arrives, and that nothing of it is lost."""

import io
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.bibtex import reader as bibtex
from seedbrowse.formats.content import Content
from seedbrowse.formats.decoding import encoding_of
from seedbrowse.problems import Problem
from tests.corpus import corpus_files
from tests.formats.bibtex.reading_text import items, problems, record, records
from tests.formats.bibtex.test_reader import SCOPUS_NEW, SCOPUS_OLD, WOS
from tests.formats.mutilation import counts_of, lines_without_place, mutilated

PLAIN = """@article{lake2020,
  author = {Lake, Anna and Brook, Ben},
  title = {Counting {Brooks} under Lakes},
  journal = "Journal of Lakes",
  publisher = {Stone Press},
  year = 2020,
  abstract = {Brooks were counted.
     They were many},
  pages = {12--19}
}
"""
SAMPLES = [PLAIN, SCOPUS_OLD, SCOPUS_NEW, WOS]
CORPUS = corpus_files("bib", "scopus_bib", "wos_bib")
DOUBTED = {"Diazbj__proyecto_bibliometria__acm.bib": 50}
"""Files of which MANIFEST.tsv counts too few: one entry is of the type `tech-brief`."""


def test_a_brace_too_few_costs_nothing_but_its_field_s_end() -> None:
    found = record(PLAIN.replace("{Stone Press}", "{Stone {Press}"))
    assert (found.publisher, found.page) == ("Stone Press", "12-19")
    assert (found.title, found.issued) == (record(PLAIN).title, record(PLAIN).issued)
    (problem,) = problems(PLAIN.replace("{Stone Press}", "{Stone {Press}"))
    assert (problem.line, problem.last_line) == (1, 10)
    assert "“lake2020” is no valid BibTeX" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("Brook, Ben},", "Brook, Ben}},"),
        PLAIN.replace("Brook, Ben},", "Brook, Ben}"),
        PLAIN.replace("lake2020,", "Lake, Jr2020,"),
        PLAIN.replace("@article{lake2020,", "@article{"),
        PLAIN.removesuffix("}\n"),
        PLAIN.removesuffix("\n}\n"),
        PLAIN.replace("Stone Press}", 'Stone "Press}'),
        PLAIN.replace('"Journal of Lakes"', '"Journal of Lakes'),
    ],
)
def test_the_other_fields_of_a_damaged_entry_arrive(text: str) -> None:
    for found in (record(text), records(f"{text}\n{PLAIN}")[0]):
        assert found.title == record(PLAIN).title
        assert [name.short for name in found.authors] == ["Lake", "Brook"]
        assert (found.page, found.year) == ("12-19", 2020)
        assert found.container_title.startswith("Journal of Lakes")
    assert records(f"{text}\n{PLAIN}")[1].title == record(PLAIN).title


def test_what_a_doi_without_an_end_has_swallowed_is_kept() -> None:
    swallowed = "10.5555/lakes.1, note = cited By 12; Article in Press, url = x"
    found = record(PLAIN.replace("{Stone Press}", f"{{Stone Press}},\n  doi = {{{swallowed}}}"))
    assert found.doi == "10.5555/lakes.1"
    assert found.extra == {"doi": swallowed}
    short = record(PLAIN.replace("{Stone Press}", "{Stone Press}, doi={10.5555/a, volume = 7}"))
    assert (short.doi, short.extra["doi"]) == ("10.5555/a", "10.5555/a, volume = 7")


def test_a_comma_before_a_field_may_be_missing() -> None:
    found = record(PLAIN.replace("{Stone Press},", "{Stone Press}"))
    assert (found.publisher, found.year) == ("Stone Press", 2020)


def _assert_nothing_is_lost(text: str) -> None:
    found = items(text)
    assert lines_without_place(text, found) == []
    dump = msgspec.json.encode([item for item in found if not isinstance(item, Problem)]).decode()
    there = set(re.findall(r"\w+", dump))
    strays = {
        number
        for item in found
        if isinstance(item, Problem) and item.message.startswith("text that belongs")
        for number in range(item.line, item.last_line + 1)
    }
    for number, line in enumerate(text.split("\n"), 1):
        # Labels, types and Scopus' words in its note are said otherwise.
        said = re.sub(r"@\s*\w+|[\w -]+\s*=|Cited by|cited By|Conference name|%2f|\w+=", " ", line)
        for word in re.findall(r"[A-Za-z]{4,}", said):
            assert number in strays or word in there or any(word in each for each in there), word


@pytest.mark.parametrize("text", SAMPLES)
def test_every_word_of_a_sample_arrives(text: str) -> None:
    _assert_nothing_is_lost(text)


@given(mutilated(*SAMPLES), mutilated(*SAMPLES))
def test_no_line_or_word_of_mutilated_entries_is_lost(first: str, second: str) -> None:
    _assert_nothing_is_lost(f"{first}\n{second}")


SIGNS = [
    *'@{}(),="#\\\n\r% ', "article", "key", "title", "string", "crossref", "a", "1", "\n@book{",
    "@comment", "\x0c", "é",
]  # fmt: skip


@given(st.lists(st.sampled_from(SIGNS)))
def test_no_text_of_bibtex_s_own_signs_is_trouble(pieces: list[str]) -> None:
    items("".join(pieces))


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
def test_no_text_is_trouble(text: str) -> None:
    items(text)


@given(st.binary())
def test_no_bytes_are_trouble(data: bytes) -> None:
    list(bibtex.read(Content(io.BytesIO(data), encoding_of(data), "test.bib")))


@given(st.sampled_from(SAMPLES), st.integers(0, 2000))
def test_a_file_cut_anywhere_keeps_the_entries_before_the_cut(text: str, cut: int) -> None:
    whole = records(PLAIN + text)
    assert records(PLAIN + text[:cut])[0] == whole[0]


@pytest.mark.parametrize(
    "piece",
    ["@article{a,\n", "@", "{", "@a{\n", "a = {\n", "@string{a = {x} # a}\n",
     "@article{a, b = {c},\n", "\n", "}\n", " ", "@article{1, crossref={x}}\n", "=", '"',
     "% @x{\n", "@article{a} x\n"],
)  # fmt: skip
def test_the_same_damage_thousands_of_times_is_read_in_linear_time(piece: str) -> None:
    items(piece * 5_000)


def test_strings_made_of_strings_do_not_grow_without_end() -> None:
    text = "@string{s0 = {word word word word}}\n" + "".join(
        f"@string{{s{number + 1} = s{number} # s{number}}}\n" for number in range(60)
    )
    found = record(f"{text}@book{{a, title = s3 # s60, note = {' # '.join(['s5'] * 100_000)}}}")
    assert found.title.startswith("word word")
    assert len(found.csl["note"]) < 6_000_000


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_a_real_file_has_as_many_records_as_were_counted(path: Path) -> None:
    count, expected = counts_of(bibtex.read, path)
    assert count in expected or count == DOUBTED.get(path.name)
