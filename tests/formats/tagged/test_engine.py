"""The engine that divides tagged lines, on a dialect that has all its features."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.decoding import numbered_lines
from seedbrowse.formats.entry import Entry
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.tagged import engine as tagged
from seedbrowse.formats.tagged.engine import ANY_TAG, Dialect, entries
from seedbrowse.problems import Problem

ENDED = Dialect(
    family="ended",
    tag=re.compile(r"([A-Z][A-Z0-9])  - ?"),
    starts=frozenset({"TY"}),
    opens=frozenset({"TI", "AU"}),
    ends=frozenset({"ER"}),
    about_file=frozenset({"FN"}),
    furniture=re.compile(r"\d+\."),
    trailer=re.compile(r"(NL)  - |(Link): "),
    no_start="no start",
    no_end="no end",
)
DIVIDED = Dialect(
    family="divided",
    tag=re.compile(r"(%\S) "),
    once=frozenset({"%0"}),
    opens_after_blank=ANY_TAG,
    continuation=re.compile(r"\s"),
)


def read(text: str, dialect: Dialect = ENDED) -> list[Entry | Problem | Metadata]:
    lines = numbered_lines(io.BytesIO(text.encode("utf-8", "replace")), "utf-8", "f")
    return list(entries(lines, dialect, "f"))


def fields(text: str, dialect: Dialect = ENDED) -> list[list[tuple[str, list[str]]]]:
    return [
        [(field.label, field.value) for field in entry.fields]
        for entry in read(text, dialect)
        if isinstance(entry, Entry)
    ]


def reports(text: str, dialect: Dialect = ENDED) -> list[tuple[int, int, str]]:
    found = (item for item in read(text, dialect) if isinstance(item, Problem))
    return [(each.line, each.last_line, each.message) for each in found]


def test_a_field_has_its_lines_with_numbers_and_its_value_line_by_line() -> None:
    (entry,) = read("TY  - JOUR\nAB  - one \n   two\nER  - \n")
    assert isinstance(entry, Entry)
    assert entry.family == "ended"
    assert entry.fields[1].lines == [(2, "AB  - one "), (3, "   two")]
    assert entry.fields[1].value == ["one", "two"]
    assert entry.fields[1].text == "one two"
    assert (entry.first_line, entry.last_line) == (1, 4)


def test_a_blank_line_inside_a_record_ends_nothing() -> None:
    assert fields("TY  - A\nAB  - x\n\nmore\n\nKW  - y\nER  -\n") == [
        [("TY", ["A"]), ("AB", ["x", "more"]), ("KW", ["y"]), ("ER", [""])]
    ]


def test_a_record_without_end_is_told_of_and_kept() -> None:
    assert reports("TY  - A\nTI  - x\nTY  - B\nER  - \n") == [(1, 2, "no end")]
    assert len(fields("TY  - A\nTI  - x\nTY  - B\nER  - \n")) == 2


def test_a_record_may_begin_in_the_line_that_ends_another() -> None:
    assert fields("TY  - A\nER  - TY  - B\nER  - \n") == [
        [("TY", ["A"])],
        [("TY", ["B"]), ("ER", [""])],
    ]
    assert reports("TY  - A\nER  - TY  - B\nER  - \n") == []


def test_an_end_may_have_text() -> None:
    assert fields("TY  - A\nER  - 12\n") == [[("TY", ["A"]), ("ER", ["12"])]]


def test_a_record_whose_beginning_is_lost_is_read_and_told_of() -> None:
    assert reports("AU  - x\nAB  - y\nER  - \n") == [(1, 3, "no start")]
    assert fields("AU  - x\nAB  - y\nER  - \n")[0][0] == ("AU", ["x"])


def test_lines_outside_records_are_told_of_together() -> None:
    message = "text that belongs to no record, beginning “stray”"
    assert reports("stray\n\nKW  - x\nTY  - A\nER  - \n") == [(1, 3, message)]


def test_furniture_between_records_is_metadata() -> None:
    assert read("1.\nTY  - A\nER  - \n2.\n")[0] == Metadata(1, "1.")
    assert read("1.\nTY  - A\nER  - \n2.\n")[-1] == Metadata(4, "2.")


def test_furniture_behind_a_record_without_end_is_no_part_of_it() -> None:
    assert fields("TY  - A\nAB  - x\n\n2.\nTY  - B\nER  - \n")[0] == [("TY", ["A"]), ("AB", ["x"])]


def test_a_trailer_behind_the_end_belongs_to_the_record() -> None:
    (entry,) = fields("TY  - A\nER  - \nNL  - Short\n\nLink: http://x\n")
    assert entry[2:] == [("NL", ["Short"]), ("Link", ["http://x"])]


def test_a_tag_about_the_file_ends_the_record() -> None:
    items = read("TY  - A\nFN  - Program\nTI  - x\nER  - \n")
    assert Metadata(2, "FN - Program") in items
    assert len([item for item in items if isinstance(item, Entry)]) == 2


def test_a_tag_that_a_record_has_once_begins_the_next() -> None:
    assert fields("%T a\n%0 Book\n%0 Book\n%T b\n", DIVIDED) == [
        [("%T", ["a"]), ("%0", ["Book"])],
        [("%0", ["Book"]), ("%T", ["b"])],
    ]


def test_blank_lines_divide_records_where_the_dialect_says_so() -> None:
    assert fields("%T a\n\n  more\n\n%T b\n", DIVIDED) == [[("%T", ["a", "more"])], [("%T", ["b"])]]


def test_text_behind_a_blank_line_that_does_not_continue_is_no_part_of_the_record() -> None:
    assert reports("%T a\n\n@book{x}\n", DIVIDED) == [
        (3, 3, "text that belongs to no record, beginning “@book{x}”")
    ]


def test_a_byte_order_mark_in_the_middle_hides_no_tag() -> None:
    assert len(fields("TY  - A\nER  - \n\ufeffTY  - B\nER  - \n")) == 2


def test_problems_among_the_lines_pass_through() -> None:
    lines = [(1, "TY  - A"), Problem("f", 2, "bad bytes"), (2, "ER  - ")]
    assert Problem("f", 2, "bad bytes") in list(entries(lines, ENDED, "f"))


def test_no_record_takes_lines_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagged, "_MOST_LINES", 3)
    text = "TY  - A\nAB  - x\n" + "more\n" * 5 + "TY  - B\nER  - \n"
    assert [entry[-1] for entry in fields(text)] == [("AB", ["x", "more", "more"]), ("ER", [""])]
    assert [first for first, _, message in reports(text) if "belongs to no" in message] == [5]


LINE = st.one_of(
    st.sampled_from(
        ["TY  - A", "ER  - ", "ER  - TY  - B", "TI  - x", "KW  - ", "", "  ", "1.", "more",
         "NL  - s", "Link: x", "FN  - y", "%0 Book", "%T a", "\ufeff", "\ufeffTY  - A"]
    ),
    st.text(st.characters(exclude_characters="\r\n", exclude_categories=("Cs",)), max_size=8),
)  # fmt: skip


@given(st.lists(LINE, max_size=30), st.sampled_from([ENDED, DIVIDED]))
def test_every_line_has_exactly_one_place(lines: list[str], dialect: Dialect) -> None:
    items = read("\n".join(lines), dialect)
    placed: list[int] = []
    for item in items:
        if isinstance(item, Entry):
            placed += [number for field in item.fields for number, _ in field.lines]
        elif isinstance(item, Metadata):
            placed.append(item.line)
        elif item.message.startswith("text that belongs to no record"):
            placed += range(item.line, item.last_line + 1)
    blank = {number for number, line in enumerate(lines, 1) if not line.strip("\ufeff \t").strip()}
    expected = [number for number in range(1, len(lines) + 1) if number not in blank]
    assert sorted(number for number in placed if number not in blank) == expected
