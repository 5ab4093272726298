"""Files as they come: encodings, formats that are not ours, damage."""

import io

import pytest

from seedbrowse.formats.decoding import MAX_LINE_LENGTH, encoding_of
from seedbrowse.formats.reading import Reading
from seedbrowse.problems import Problem
from seedbrowse.records import Record
from tests.corpus import SEED
from tests.formats.samples import CLASSIC, NEW


def read(data: bytes) -> tuple[list[Record], list[Problem], Reading]:
    reading = Reading(io.BytesIO(data), "export.txt")
    items = list(reading)
    records = [item for item in items if isinstance(item, Record)]
    return records, [item for item in items if isinstance(item, Problem)], reading


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_unicode_of_every_kind_gives_the_same_records(encoding: str, end: str) -> None:
    expected, _, _ = read(CLASSIC.encode())
    records, problems, _ = read(CLASSIC.replace("\n", end).encode(encoding))
    assert records == expected
    assert problems == []


def test_a_legacy_encoding_is_recognised() -> None:
    text = CLASSIC.replace("Lakeside", "Lac d’Été, Übersee").replace("µ", "u") * 3
    records, _, reading = read(text.encode("cp1252"))
    assert reading.encoding not in ("utf-8", "utf-16")
    assert "Lac d’Été, Übersee" in records[0].affiliations[0]


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("cp1251", "О распределении простых чисел в натуральном ряду"),
        ("koi8_r", "О распределении простых чисел в натуральном ряду"),
        ("gb18030", "中国的研究方法与数据分析系统在图书馆中的应用"),
    ],
)
def test_legacy_text_in_another_script_is_recognised(encoding: str, title: str) -> None:
    text = f"TY  - JOUR\nTI  - {title}\nAB  - {title} {title}\nPY  - 2019\nER  - \n"
    records, _, reading = read(text.encode(encoding))
    assert reading.encoding == encoding
    assert [record.title for record in records] == [title]


def test_a_damaged_byte_is_reported_with_its_line_and_the_rest_is_read() -> None:
    data = NEW.encode().replace("Rivière".encode(), b"Rivi\xe8re", 1)
    records, problems, reading = read(data)
    assert reading.encoding == "utf-8"
    assert len(records) == 2
    assert [problem.line for problem in problems] == [4]
    assert "e8" in problems[0].message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf  \n\n", "empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 20, "JPEG"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x1f\x8b\x08\x00 packed", "unpack it"),
        (bytes(range(256)) * 20, "binary"),
        (b"Lorem ipsum dolor sit amet.\n" * 50, "no record"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_export_gets_one_problem_that_says_what_it_is(data: bytes, words: str) -> None:
    records, (problem,), reading = read(data)
    assert records == []
    assert reading.format == ""
    assert problem.line == 0
    assert words in problem.message


def test_an_export_without_any_record_says_so() -> None:
    records, problems, _ = read(b"Scopus\nEXPORT DATE: 17 October 2024\n\n")
    assert records == []
    assert "no record" in problems[-1].message


def test_an_endless_line_is_cut_and_reported() -> None:
    data = NEW.encode() + b"x" * (MAX_LINE_LENGTH * 2 + 5) + b"\n\n" + NEW.encode()
    records, problems, _ = read(data)
    assert len(records) == 4
    assert any("longer than" in problem.message for problem in problems)


def test_reading_counts_its_bytes() -> None:
    data = CLASSIC.encode()
    _, _, reading = read(data)
    assert reading.bytes_read == len(data)


def test_a_head_that_ends_inside_a_character_is_still_utf8() -> None:
    assert encoding_of("жук ".encode() * 3000 + "ж".encode()[:1]) == "utf-8"


def test_the_seed_is_recognised_by_its_content() -> None:
    _, _, reading = read(SEED.read_bytes())
    assert (reading.format, reading.encoding) == ("scopus-text", "utf-8")


def test_what_is_told_to_be_of_a_format_is_read_as_that_alone() -> None:
    ris = b"TY  - JOUR\nTI  - Of ports\nAU  - Poe, A.\nPY  - 2020\nVL  - 1\nSP  - 2\nER  - \n\n" * 2
    assert len(read(ris)[0]) == 2
    items = [*Reading(io.BytesIO(ris), "export.txt", "bibtex")]
    assert not any(isinstance(item, Record) for item in items)
    assert "no record was found in it as BibTeX; leave its format" in str(items[-1])
