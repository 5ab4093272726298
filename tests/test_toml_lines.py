import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.toml_lines import flat, line_numbers, line_of_error

TEXT = """\
# a comment = 1
theme = "a"  # b = c

[citing]
style = "x"
"order" = "y"

[ "keys" ]   # theirs
reference.copy = "c"
"doi.copy" = ["d", "D"]
'a b'.c = 1
"""


def test_values_are_found_by_their_names_however_those_are_written():
    assert line_numbers(TEXT) == {
        "theme": 2,
        "citing.style": 5,
        "citing.order": 6,
        "keys.reference.copy": 9,
        "keys.doi.copy": 10,
        "keys.a b.c": 11,
    }


def test_every_value_has_a_line():
    assert {name for name, _ in flat(tomllib.loads(TEXT))} == {*line_numbers(TEXT)}


@given(st.text())
def test_any_text_has_lines(text: str):
    assert all(1 <= line <= len(text.splitlines()) for line in line_numbers(text).values())


@pytest.mark.parametrize(
    ("text", "line"), [("a = 1\nb = \n", 2), ("a = 1\nb b", 2), ("a = [", 0), ("x = 1\nx = 2\n", 2)]
)
def test_an_error_has_its_line(text: str, line: int):
    with pytest.raises(tomllib.TOMLDecodeError) as error:
        tomllib.loads(text)
    found, reason = line_of_error(error.value)
    assert found == line
    assert "line" not in reason
