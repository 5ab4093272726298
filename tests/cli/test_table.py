from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.cli.table import cell_width, fit, fitted_lines, tab_separated_lines
from seedbrowse.records import Issued, Name, Record
from seedbrowse.records.text import clean


def cells(text: str) -> int:
    return sum(map(cell_width, text))


RECORD = Record(
    title="湖沼における潮汐混合 " * 20,
    authors=(Name(family="Okonkwo", given="A.B."), Name(family="de la Fuente", given="J.")),
    issued=Issued(2021),
    container_title="Physics Letters",
    cited_by=12,
)


def test_a_text_that_fits_is_filled_with_spaces():
    assert fit("lakes", 8) == "lakes   "
    assert fit("lakes", 5) == "lakes"


def test_a_text_that_does_not_fit_is_cut_with_an_ellipsis():
    assert fit("shallow lakes", 8) == "shallow…"


def test_a_wide_character_is_never_cut_in_half():
    assert fit("湖沼学", 6) == "湖沼学"
    assert fit("湖沼学", 5) == "湖沼…"
    assert fit("湖沼学", 4) == "湖… "


def test_combining_marks_stay_with_their_letter():
    assert fit("e\u0301tude", 3) == "e\u0301t…"


@given(st.text(), st.integers(1, 40))
def test_any_text_fits_exactly(text, width):
    assert cells(fit(clean(text), width)) == width


@given(st.integers(45, 300))
def test_every_line_has_the_width_of_the_terminal(width):
    assert {cells(line) for line in fitted_lines([RECORD, Record()], width)} == {width}


def test_a_very_narrow_terminal_still_gets_every_column():
    heading, line = fitted_lines([RECORD], 10)
    assert heading.split() == ["YEAR", "AUTHORS", "TITLE", "SOURCE", "CITED"]
    assert line.startswith("2021  Okonkwo…")


def test_tags_in_a_title_are_not_shown():
    record = Record(title="H<sub>2</sub>O", container_title="<i>Wells</i>")
    assert list(tab_separated_lines([record])) == ["\t\tH2O\tWells\t"]
    assert "<" not in list(fitted_lines([record], 80))[1]
