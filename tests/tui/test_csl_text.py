"""Variables of CSL-JSON are read as a person writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.tui.csl_text import csl_text

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["date-parts", "family", "given", "literal", "circa"]), inner
        )
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("Thesis", "Thesis"),
        ({"date-parts": [[2020]]}, "2020"),
        (
            {"date-parts": [["2011", 5, 25], ["2012", 6]], "circa": True},
            "2011-05-25/2012-06, circa",
        ),
        ({"date-parts": [[-334]], "season": 2, "circa": False}, "-334, season 2"),
        ([{"family": "Groß", "given": "Ute"}, {"literal": "Unesco"}], "Groß, Ute; Unesco"),
        ({"raw": "in May"}, '{"raw":"in May"}'),
        ([], "[]"),
        (12, "12"),
    ],
)
def test_dates_and_names_are_spelt_out_and_the_rest_is_json(value, wanted):
    assert csl_text(value) == wanted


@given(JSON)
def test_whatever_stands_in_a_variable_has_a_text(value):
    assert isinstance(csl_text(value), str)
