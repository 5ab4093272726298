import pytest

from seedbrowse.query_help import QUERY_HELP, markdown_table


def test_the_readme_table_has_a_line_for_each_row():
    lines = markdown_table().splitlines()
    assert len(lines) == len(QUERY_HELP) + 2
    assert all(line.replace(r"\|", "").count("|") == 3 for line in lines)


@pytest.mark.parametrize("example", [each for row in QUERY_HELP for each in row.examples])
def test_every_example_is_a_query_without_a_hint(example: str):
    parser = pytest.importorskip("seedbrowse.search.query_parser")
    assert parser.parse(example).hints == ()


def test_what_is_told_of_exact_words_and_whole_values_is_so():
    query = pytest.importorskip("seedbrowse.search.query")
    parser = pytest.importorskip("seedbrowse.search.query_parser")
    told = " ".join(row.means for row in QUERY_HELP)
    for written, kind in (("title:=two", query.Word), ('source:="Nature"', query.Value)):
        assert written in told
        assert isinstance(parser.parse(written).root, kind)
