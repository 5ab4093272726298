"""Identifiers in every form that exports write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.values.identifiers import (
    arxiv_id,
    doi,
    isbns,
    issns,
    orcid,
    pmcid,
    pmid,
    serial_numbers,
)

SICI = "10.1002/(SICI)1097-4571(1999)50:1<3::AID-ASI2>3.0.CO;2-P"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.1000/abc.123", "10.1000/abc.123"),
        (" https://doi.org/10.1000/ABC ", "10.1000/ABC"),
        ("http://dx.doi.org/10.1000/abc", "10.1000/abc"),
        ("doi:10.1000/abc", "10.1000/abc"),
        ("DOI 10.1000/abc", "10.1000/abc"),
        ("10.1000/abc [doi]", "10.1000/abc"),
        ("(10.1016/S0140-6736(19)30001-1).", "10.1016/S0140-6736(19)30001-1"),
        ("<https://doi.org/10.1000/abc>", "10.1000/abc"),
        ("https://doi.org/10.1000%2F%28x%29", "10.1000/(x)"),
        (SICI, SICI),
        (SICI.replace("<", "&lt;").replace(">", "&gt;"), SICI),
        ("10.1000/a,10.1000/b", "10.1000/a"),
        ("10.1000/a; 10.1000/b", "10.1000/a"),
        ("https://press.example/doi/full/10.1000/abc?journalCode=x", "10.1000/abc"),
        ("https://press.example/10.1000/abc/abstract", "10.1000/abc"),
        ("https://www.scopus.com/inward/record.uri?eid=2-s2.0-1&doi=10.1000%2fabc&md5=9",
         "10.1000/abc"),
        ("10.1000/", ""),
        ("10.1/abc", ""),
        ("no identifier", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_doi_is_found_in_any_text(text: str, expected: str) -> None:
    assert doi(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31234567", "31234567"),
        ("PMID: 31234567", "31234567"),
        ("https://pubmed.ncbi.nlm.nih.gov/31234567/", "31234567"),
        ("123456789", ""),
        ("0123", ""),
        ("PMC1234567", ""),
        ("10.1000/1234567", ""),
        ("", ""),
    ],
)
def test_a_pubmed_id_has_one_to_eight_digits(text: str, expected: str) -> None:
    assert pmid(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PMC6468832", "PMC6468832"),
        ("pmc6468832", "PMC6468832"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6468832/", "PMC6468832"),
        ("6468832", ""),
    ],
)
def test_a_pubmed_central_id_has_its_letters(text: str, expected: str) -> None:
    assert pmcid(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2104.12255v1", "2104.12255v1"),
        ("arXiv:0704.0001", "0704.0001"),
        ("arXiv:2104.12255v1 [cs.CL]", "2104.12255v1"),
        ("http://arxiv.org/abs/astro-ph/0601001v2", "astro-ph/0601001v2"),
        ("https://arxiv.org/pdf/2104.12255.pdf", "2104.12255"),
        ("https://doi.org/10.48550/arXiv.2104.12255", "2104.12255"),
        ("math.GT/0309136", "math.GT/0309136"),
        ("10.1000/2104.12255", ""),
        ("2199.12345", ""),
        ("", ""),
    ],
)
def test_an_arxiv_id_is_found_with_its_version(text: str, expected: str) -> None:
    assert arxiv_id(text) == expected


def test_an_orcid_is_written_with_hyphens() -> None:
    assert orcid("https://orcid.org/0000-0002-1694-233x") == "0000-0002-1694-233X"
    assert orcid("000000021694233X") == "0000-0002-1694-233X"
    assert orcid("Okoro, Ada") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18106374", ("1810-6374",)),
        ("1810-637x; 15591166", ("1810-637X", "1559-1166")),
        ("1524-4733 (Electronic)", ("1524-4733",)),
        ("ISSN: 1524-4733", ("1524-4733",)),
        ("1524-4733 unknown", ("1524-4733", "unknown")),
        ("", ()),
    ],
)
def test_issns_have_their_hyphen_and_nothing_else_is_lost(
    text: str, expected: tuple[str, ...]
) -> None:
    assert issns(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("978-3-16-148410-0", ("978-3-16-148410-0",)),
        ("978 3 16 148410 0", ("978 3 16 148410 0",)),
        ("9783161484100; 3-16-148410-X (hbk)", ("9783161484100", "3-16-148410-X")),
        ("978316; none", ("978316", "none")),
        ("", ()),
    ],
)
def test_isbns_stay_as_they_are_written(text: str, expected: tuple[str, ...]) -> None:
    assert isbns(text) == expected


@pytest.mark.parametrize(
    ("text", "issn", "isbn"),
    [
        ("0036-8075 (Print)\r1095-9203 (Electronic)", ("0036-8075", "1095-9203"), ()),
        ("20488963 (ISSN); 9781905305537 (ISBN)", ("2048-8963",), ("9781905305537",)),
        ("978-3-16-148410-0", (), ("978-3-16-148410-0",)),
        ("9783161484100; 9783161484100", (), ("9783161484100",)),
        ("0025326X 0-87262-796-9", ("0025-326X",), ("0-87262-796-9",)),
        ("2636", (), ()),
        ("US 1234567", (), ()),
    ],
)
def test_a_field_may_mix_both_serial_numbers(
    text: str, issn: tuple[str, ...], isbn: tuple[str, ...]
) -> None:
    assert serial_numbers(text) == (issn, isbn)


LIKE_IDS = st.text(alphabet="0123456789./()<>[]%-xX doiarvPMC&;", max_size=40)


@given(st.one_of(st.text(max_size=40), LIKE_IDS, LIKE_IDS.map("10.1000/{}".format)))
def test_what_is_found_in_any_text_is_found_in_itself(text: str) -> None:
    for find in (pmid, pmcid, arxiv_id, orcid):
        assert find(find(text)) == find(text)
    found = doi(text)
    assert found == "" or (found.startswith("10.") and " " not in found)
    if not set(text) & set("%&"):
        assert doi(found) == found
    issn, isbn = serial_numbers(text)
    assert serial_numbers("; ".join((*issn, *isbn))) == (issn, isbn)
    assert issns("; ".join(issn)) == issn
    assert all((*issns(text), *isbns(text)))
