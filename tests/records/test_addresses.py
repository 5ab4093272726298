import pytest

from seedbrowse.records.addresses import is_database_page


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://www.scopus.com/inward/record.uri?eid=2-s2.0-7", True),
        ("http://scopus.com", True),
        ("https://scopus.proxy.example.edu/inward/record.uri?eid=2-s2.0-7", True),
        ("https://www-scopus-com.proxy.example.edu/record/display.uri?eid=2-s2.0-7", True),
        ("https://scopus.example.org/about/", False),
        ("https://www.webofscience.com/wos/woscc/full-record/WOS:7", True),
        ("https://example.org/scopus.com/", False),
        ("https://scopus.com.example.org/", False),
        ("https://doi.org/10.5555/lakes", False),
        ("", False),
    ],
)
def test_the_pages_of_databases_are_known(url: str, is_one: bool) -> None:
    assert is_database_page(url) is is_one
