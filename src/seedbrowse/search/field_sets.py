"""Field sets: which parts of a record each field of the query language means."""

from collections.abc import Mapping
from typing import Final

from seedbrowse.search.facet import FacetName
from seedbrowse.search.fields import EVERY_FIELD, Field
from seedbrowse.search.query import QueryField

__all__ = ["FACETS", "IDENTIFIERS", "fields_of", "is_counted"]

_FIELDS: Final[Mapping[QueryField, tuple[Field, ...]]] = {
    QueryField.TITLE: (Field.TITLE,),
    QueryField.AUTHOR: (Field.AUTHORS,),
    QueryField.ABSTRACT: (Field.ABSTRACT,),
    QueryField.KEYWORD: (Field.AUTHOR_KEYWORDS, Field.INDEX_KEYWORDS),
    QueryField.SOURCE: (Field.SOURCE,),
    QueryField.AFFILIATION: (Field.AFFILIATIONS,),
}

FACETS: Final[Mapping[QueryField, tuple[FacetName, ...]]] = {
    QueryField.SOURCE: (FacetName.SOURCE,),
    QueryField.AUTHOR: (FacetName.AUTHOR,),
    QueryField.KEYWORD: (FacetName.AUTHOR_KEYWORD, FacetName.INDEX_KEYWORD),
    QueryField.TYPE: (FacetName.TYPE,),
    QueryField.LANGUAGE: (FacetName.LANGUAGE,),
    QueryField.COUNTRY: (FacetName.COUNTRY,),
    QueryField.FILE: (FacetName.FILE,),
}
"""The counted values of the fields that have such."""

IDENTIFIERS: Final = (QueryField.DOI, QueryField.ID)
"""The fields that are no words but identifiers, of which a piece may be typed."""


def fields_of(field: QueryField | None) -> int:
    """The set of fields, one bit a `Field`, whose words a condition is about; 0 where it is not."""
    if field is None:
        return EVERY_FIELD
    return sum(1 << each for each in _FIELDS.get(field, ()))


def is_counted(field: QueryField) -> bool:
    """Whether a field has no words in the index, only values that are counted."""
    return field in FACETS and field not in _FIELDS
