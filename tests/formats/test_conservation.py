"""Nothing of an input is lost: every line has one place, and every word of a record arrives."""

import io
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.decoding import encoding_of, numbered_lines
from seedbrowse.formats.entry import Entry
from seedbrowse.formats.scopus import text as scopus_text
from seedbrowse.formats.scopus.record import build_record
from seedbrowse.records.text import clean
from tests.corpus import SEED, corpus_files
from tests.formats.mutilation import mutilated
from tests.formats.reading_text import items, places_of_lines
from tests.formats.samples import ALL

TEXTS = [text for text, _ in ALL.values()] + [SEED.read_text(encoding="utf-8")]
EXPORTS = [SEED, *corpus_files("scopus_txt_classic", "scopus_txt_new")]

# What a record says in other words than its export: labels, placeholders, punctuation of the
# citation line, document types in parentheses, letters that point to affiliations.
_SAID_OTHERWISE = re.compile(
    r"\[No [\w ]+ available\]|Cited \d+ times?|art\. no\.|\bpp?\.|[%&=?]|"
    r"\b(?:Volume|Issue|Pages|Article number|June)\b"
)


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name)
def test_every_line_of_a_real_export_has_exactly_one_place(path: Path) -> None:
    data = path.read_bytes()
    occurring, placed = places_of_lines(data, encoding_of(data))
    assert placed == occurring


@pytest.mark.parametrize("name", ALL)
def test_every_line_of_each_layout_has_exactly_one_place(name: str) -> None:
    occurring, placed = places_of_lines(ALL[name][0].encode())
    assert placed == occurring


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.name)
def test_every_word_of_a_real_record_arrives_in_its_record(path: Path) -> None:
    data = path.read_bytes()
    _assert_words_arrive(data, encoding_of(data))


@pytest.mark.parametrize("name", ALL)
def test_every_word_of_each_layout_arrives_in_its_record(name: str) -> None:
    _assert_words_arrive(ALL[name][0].encode(), "utf-8")


def _assert_words_arrive(data: bytes, encoding: str) -> None:
    lines = numbered_lines(io.BytesIO(data), encoding, "test.txt")
    for entry in scopus_text.entries(lines, "test.txt"):
        if not isinstance(entry, Entry):
            continue
        record = build_record(entry, "test.txt", scopus_text.NAME)
        there = set(re.findall(r"\w+", msgspec.json.encode(record).decode()))
        digits = {"".join(re.findall(r"\d", issn)) for issn in record.issn}
        for field in entry.fields:
            for word in re.findall(r"\w+", _SAID_OTHERWISE.sub(" ", clean(field.text))):
                known = word in there or word in digits or len(word) == 1
                assert known, f"{word!r} of {field.label} is not in the record"


@given(mutilated(*TEXTS), mutilated(*TEXTS))
def test_no_line_of_a_mutilated_export_is_lost_or_doubled(first: str, second: str) -> None:
    occurring, placed = places_of_lines(f"{first}\n\n{second}".encode())
    assert placed == occurring


@given(st.text())
def test_no_line_of_any_text_is_lost(text: str) -> None:
    occurring, placed = places_of_lines(text.encode("utf-8", "replace"))
    assert placed.keys() == occurring.keys()
    assert all(placed.values())


@given(st.sampled_from(TEXTS), st.integers(0, 4000))
def test_an_export_cut_anywhere_keeps_the_records_before_the_cut(text: str, cut: int) -> None:
    whole = [item for item in items(text) if isinstance(item, scopus_text.Record)]
    before = text[:cut].count("\n")
    complete = [record for record in whole if record.source.last_line <= before]
    read = [item for item in items(text[:cut]) if isinstance(item, scopus_text.Record)]
    assert read[: len(complete)] == complete
