"""What is pasted — titles, queries, whole references in many styles — as a query that finds it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.search.pasted_text import query_of
from tests.tui import gallery

LIBRARY = InMemoryLibrary(gallery.RECORDS)

REFERENCES = {
    "APA, from a PDF": (
        "Okafor, C., Lindqvist, E., Sato, K., Haddad, R., & Weiß, J. (2023). Solidarity on the\n"
        "    stairwell: How migrant families and their neigh-\n"
        "    bours share risk. Journal of Invented Urban Studies, 41(3), 233–258. https://doi.org/\n"
        "    10.99999/inv.2023.0000"
    ),
    "Chicago, and the title in other words": (
        "———. “Solidarity in the Stairwell: Migrant Families and Neighbors Sharing Risk.” "
        "Journal of Invented Urban Studies 41, no. 3 (2023): 233–58. doi: 10.1234/of-another-one."
    ),
    "IEEE": (
        "[12] C. Okafor et al., “Solidarity on the stairwell: How migrant families and their "
        "neighbours share risk,” J. Inv. Urban Stud., vol. 41, no. 3, pp. 233–258, 2023, "
        "doi: 10.99999/inv.2023.0000."
    ),
    "Vancouver": (
        "3. Okafor C, Lindqvist E, Sato K, Haddad R, Weiß J. Solidarity on the stairwell: How "
        "migrant families and their neighbours share risk. J Inv Urban Stud. 2023;41(3):233-58. "
        "Available from: https://www.example.org/other doi:10.1234/wrong"
    ),
    "GOST": (
        "1. Okafor C. и др. Solidarity on the stairwell: how migrant families and their "
        "neighbours share risk // Journal of Invented Urban Studies. 2023. Т. 41. № 3. С. 233–258."
    ),
}


@pytest.mark.parametrize("reference", REFERENCES.values(), ids=REFERENCES)
def test_a_whole_reference_finds_its_record(reference: str):
    results = LIBRARY.search(query_of(reference))
    assert results is not None
    assert gallery.RECORDS[int(results.ids[0])].title.startswith("Solidarity on the stairwell")


@pytest.mark.parametrize(
    ("pasted", "query"),
    [
        ("author:poletaev \"labour migration\", -trust, 2019.\n", None),
        ("“labour migration” and its discontents", None),
        ("AND, he said, in 1999, OR nothing. That was all.", None),
        ("soli-\ndarity in the\n  Castro-\nMartín study", "solidarity in the Castro-Martín study"),
        ("pages 171-\n197", "pages 171- 197"),
        ("https://doi.org/\n10.1016/\n  s0140-\n6736(20)", "https://doi.org/10.1016/s0140-6736(20)"),
        ("\x1b[31mred\u202e", "[31mred"),
    ],
)  # fmt: skip
def test_what_is_no_reference_stays_as_it_is_but_for_the_ends_of_its_lines(
    pasted: str, query: str | None
):
    assert query_of(pasted) == (pasted.strip() if query is None else query)


@given(st.text(max_size=300) | st.text('\r\n-[]"”10.d/oi:, 2019a ', max_size=120))
def test_any_text_is_one_line_without_control_characters(pasted: str):
    query = query_of(pasted)
    assert not any(unicodedata.category(each) == "Cc" for each in query)
    assert query == query.strip()
