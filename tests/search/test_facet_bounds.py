"""Facets that point beyond what they have are refused, however large the number is."""

import numpy as np
import pytest

from seedbrowse.records import Record
from seedbrowse.search import facet_column
from seedbrowse.search.facet_builder import FacetBuilder
from seedbrowse.search.facet_column import FacetColumn
from seedbrowse.search.facet_part import FacetPart

COLUMN = {
    "starts": [0, 1, 3], "values": [0, 0, 1], "totals": [2, 1], "keys": [5, 7],
    "text": [*b"ab"], "text_starts": [0, 1, 2], "lines": [*b"a\nb\n"], "line_starts": [0, 2, 4],
    "joints": [0, 2],
}  # fmt: skip


def never() -> None:
    pass


def column(**changed):
    found = COLUMN | changed
    return FacetColumn(
        {name: np.array(found[name], dtype) for name, dtype in FacetColumn.ARRAYS.items()}
    )


@pytest.mark.parametrize(
    "changed",
    [{"starts": [0, 1 << 31, 3]}, {"starts": [0, 1, 1 << 31]}, {"starts": [1, 1, 3]},
     {"starts": []}, {"text_starts": [0, 1 << 40, 2]}, {"text_starts": [0, 1, 1 << 40]},
     {"text_starts": [0, -1, 2]}, {"line_starts": [0, 1 << 40, 4]}, {"line_starts": [-2, 2, 4]}],
)  # fmt: skip
def test_places_that_a_column_has_not_are_refused_at_once(changed):
    assert column().with_words(["b"], never).tolist() == [1]
    with pytest.raises(ValueError, match="of a facet"):
        column(**changed)


@pytest.mark.parametrize("ids", [[0], [1], [1, 0]])
@pytest.mark.parametrize("dense", [0, 16])
def test_a_value_that_a_column_has_not_is_refused_where_it_is_counted(monkeypatch, ids, dense):
    monkeypatch.setattr(facet_column, "_DENSE", dense)
    longer = column(values=[1 << 31, 0, 1 << 31], starts=[0, 1, 3, 3], totals=[2, 1])
    with pytest.raises(ValueError, match="a value beyond"):
        longer.counts(ids, never)


@pytest.mark.parametrize(
    "name", ["facet_starts", "facet_values", "facet_spellings", "facet_text_starts",
             "facet_line_starts"]
)  # fmt: skip
@pytest.mark.parametrize("bit", [16, 31])
def test_places_that_a_part_has_not_are_refused_at_once(name, bit):
    builder = FacetBuilder()
    builder.add(Record(author_keywords=("grain", "sand"), container_title="Annals"))
    arrays = builder.build()
    FacetPart(arrays)
    for place in range(len(arrays[name])):
        changed = arrays[name].copy()
        changed[place] |= np.array(1 << bit, changed.dtype)
        with pytest.raises(ValueError, match="of a facet"):
            FacetPart(arrays | {name: changed})
