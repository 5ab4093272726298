"""Faceted: facets of invented records, in one part or several."""

from array import array
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from seedbrowse.records import Record
from seedbrowse.search.facet_builder import FacetBuilder
from seedbrowse.search.facet_part import FacetPart
from seedbrowse.search.facets import Facets


def facet_part(records: Sequence[Record]) -> FacetPart:
    builder = FacetBuilder()
    for record in records:
        builder.add(record)
    return FacetPart(builder.build())


def facets_of(
    records: Sequence[Record], cuts: Sequence[int] = (), order: Sequence[int] | None = None
) -> Facets:
    """Facets over parts of consecutive records, cut before the given numbers.

    Args:
        records: Of the library.
        cuts: Where a new part begins.
        order: In which the parts have the records; that of the library where none is given.
    """
    order = range(len(records)) if order is None else order
    bounds = [0, *sorted(cut % (len(records) + 1) for cut in cuts), len(records)]
    parts = [
        (facet_part([records[n] for n in order[first:end]]), np.array(order[first:end], np.int32))
        for first, end in pairwise(bounds)
    ]
    years = [-1 if record.year is None else record.year for record in records]
    cited = [-1 if record.cited_by is None else record.cited_by for record in records]
    numbers = {"year": np.array(years, np.int32), "cited": np.array(cited, np.int32)}
    files = [(record.source.path, 1) for record in records]
    return Facets.of_parts(parts, len(records), numbers=numbers.__getitem__, files=files)


def compact(ids: Sequence[int]) -> "array[int]":
    return array("I", ids)
