"""What a record is, in words."""

import pytest

from seedbrowse.records import Record
from seedbrowse.records.kind import kinds_of


@pytest.mark.parametrize(
    ("record", "kinds"),
    [
        (Record(type="article-journal", document_type="Review"), ("Review",)),
        (Record(document_type="Journal Article; Review"), ("Journal Article", "Review")),
        (Record(document_type="Article;Article"), ("Article",)),
        (Record(document_type="journal-article"), ("Journal article",)),
        (Record(document_type="Peer-reviewed article"), ("Peer-reviewed article",)),
        (Record(type="article-journal"), ("Article",)),
        (Record(type="paper-conference"), ("Conference paper",)),
        (Record(type="thesis"), ("Thesis",)),
        (Record(type="motion_picture"), ("Film",)),
        (Record(type="document"), ()),
        (Record(type="document", document_type="; "), ()),
    ],
)
def test_the_source_names_it_or_else_the_type(record: Record, kinds: tuple[str, ...]) -> None:
    assert kinds_of(record) == kinds
