"""Which country an affiliation ends with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.records.country import country_named, country_of
from seedbrowse.records.country_names import COUNTRIES


@pytest.mark.parametrize(
    ("affiliation", "country"),
    [
        # Scopus
        ("Department of Wells, University of Sand, Lisbon, Portugal", "Portugal"),
        ("Grain Institute, Moscow, Russian Federation", "Russian Federation"),
        ("University of Tides, Hanoi, Viet Nam", "Viet Nam"),
        ("University of Grain, Central, Hong Kong", "Hong Kong"),
        ("Winter School, Abidjan, Cote d'Ivoire", "Cote d'Ivoire"),
        # Web of Science
        ("Univ Sand, Sch Wells, Beijing 100084, Peoples R China.", "China"),
        ("Univ Sand, Dept Wells, Gainesville, FL 32611 USA.", "United States"),
        ("Sand Inc, San Jose, CA USA.", "United States"),
        ("Univ Tides, Belfast, Antrim, North Ireland", "United Kingdom"),
        ("Univ Tides, Cardiff, Wales", "United Kingdom"),
        ("Univ Wells, Dubai, U Arab Emirates.", "United Arab Emirates"),
        # PubMed
        ("Sand Laboratory, 5 Rue du Puits, Paris 75005, France.", "France"),
        ("Wells Hospital, Boston, MA 02115, USA.", "United States"),
        ("Wells Hospital, Boston, MA 02115.", "United States"),
        ("Wells Hospital, Tampa, FL.", "United States"),
        ("Wells Hospital, Washington, D.C., U.S.A.", "United States"),
        ("School of Sand, Exeter, UK. ann.brook@sand.example.", "United Kingdom"),
        ("Sand, Lyon, France. Electronic address: ann@sand.example.", "France"),
        ("Sand, Lyon, France; e-mail: ann@sand.example", "France"),
        ("Sand Institute, Milan, Italy (A.B., C.D., E.F.).", "Italy"),
        ("Sand Institute, Milan, Italy (A.B., C.D., E.F.)", "Italy"),
        # spellings
        ("Institute of Tides, Seoul, Korea, Republic of", "South Korea"),
        ("Institute of Tides, Seoul, Republic of Korea", "South Korea"),
        ("Institute of Tides, Tehran, Iran, Islamic Republic of", "Iran"),
        ("Sand, Hong Kong, China", "Hong Kong"),
        ("Sand, Shanghai, P. R. China", "China"),
        ("Sand, Taipei 106, Taiwan, R.O.C.", "Taiwan"),
        ("Sand, Ankara, Türkiye", "Turkey"),
        ("Sand, Delft, the Netherlands", "Netherlands"),
        ("Sand, United States of America", "United States"),
        ("Sand, Port of Spain, Trinidad & Tobago", "Trinidad and Tobago"),
        ("Sand, Singapore 117576", "Singapore"),
        ("Sand, London WC1E 6BT UK", "United Kingdom"),
        ("Sand, 75005 FRANCE", "France"),
        ("Sand, Москва, Россия", "Russian Federation"),
        ("Sand, Atlanta, Georgia, USA", "United States"),
        ("Sand, Tbilisi, Georgia", "Georgia"),
        ("Sand, Berkeley, California", "United States"),
        ("Spain", "Spain"),
    ],
)
def test_the_country_at_the_end_is_told_however_it_is_written(affiliation, country):
    assert country_of(affiliation) == country


@pytest.mark.parametrize(
    "affiliation",
    [
        "",
        ",",
        "University of New Mexico Press",
        "University of Sand, Lyon",
        "Bank of England",
        "France and Sons, Publishers",
        "ann@sand.example",
        "Sand, XX 12345",
    ],
)
def test_where_no_country_is_named_there_is_none(affiliation):
    assert country_of(affiliation) == ""


def test_every_spelling_is_that_of_one_country_only():
    for country, others in COUNTRIES.items():
        for spelling in (country, *others):
            assert country_of(f"Sand Institute, Lake 12, {spelling}.") == country, spelling


@pytest.mark.parametrize(
    ("typed", "country"),
    [("usa", "United States"), ("U.S.", "United States"), ("uk", "United Kingdom"),
     ("south korea", "South Korea"), ("the netherlands", "Netherlands"), ("Türkiye", "Turkey"),
     ("france", "France"), ("Georgia", "Georgia")],
)  # fmt: skip
def test_a_country_is_known_by_any_of_its_names(typed, country):
    assert country_named(typed) == country


@pytest.mark.parametrize("typed", ["", "the", "united", "fran", "california", "MA 02115", "??"])
def test_what_is_no_name_of_a_country_is_none(typed):
    assert country_named(typed) == ""


@given(st.text())
def test_any_text_has_a_known_country_or_none(text):
    assert country_of(text) in {"", *COUNTRIES}
