import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.bibtex.capitals import with_kept_capitals

OPEN, END = '<span class="nocase">', "</span>"


def kept(title: str, language: str = "") -> str:
    """The title with braces for spans."""
    return with_kept_capitals(title, language).replace(OPEN, "{").replace(END, "}")


@pytest.mark.parametrize(
    ("title", "with_braces"),
    [
        ("Tides of Lake Baikal in spring", "Tides of {Lake Baikal} in spring"),
        ("Deep lakes: Tides and waves. Part two", "Deep lakes: Tides and waves. Part two"),
        ("Brook-Lake theory of tides", "{Brook-Lake} theory of tides"),
        ("A study of DNA in ponds", "A study of {DNA} in ponds"),
        ("pH of lakes, and X-ray images of them", "{pH} of lakes, and {X-ray} images of them"),
        (
            "Traces of E. coli and vitamin D in water",
            "Traces of {E. coli} and vitamin {D} in water",
        ),
        ("Growth of GRACE(-FO) fields", "Growth of {GRACE}(-{FO}) fields"),
        ("UAV-based images of deadwood", "{UAV-based} images of deadwood"),
        ("Tides of <i>Natrix natrix</i> ponds", "Tides of <i>{Natrix} natrix</i> ponds"),
        ("Deep Learning for Lakes of Africa", "Deep Learning for Lakes of Africa"),
        ("A Review of Tides: A Study with CTX-M-15", "A Review of Tides: A Study with {CTX-M-15}"),
        ("TIDES OF LAKE BAIKAL", "TIDES OF LAKE BAIKAL"),
        ("Tides of {Lake Baikal} in Spring ponds", "Tides of {Lake Baikal} in {Spring} ponds"),
        ("", ""),
    ],
)
def test_capitals_of_names_are_kept(title: str, with_braces: str) -> None:
    given_title = title.replace("{", OPEN).replace("}", END)
    assert kept(given_title) == with_braces


def test_titles_that_are_not_english_keep_every_capital() -> None:
    assert kept("Die Geschichte der Seen", "German") == "Die {Geschichte} der {Seen}"
    assert kept("The History of Lakes", "eng") == "The History of Lakes"


@given(
    st.lists(
        st.sampled_from([OPEN, END, "<i>", "</i>", "Lake", "DNA", "of", " ", "-", ". ", "A", "<"])
        | st.text(max_size=3)
    ).map("".join)
)
def test_nothing_but_spans_is_added(title: str) -> None:
    bare = title.replace(OPEN, "").replace(END, "")
    assert with_kept_capitals(title).replace(OPEN, "").replace(END, "") == bare
