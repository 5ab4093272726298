"""FacetBuilder: records to the arrays of one part of a library's facets."""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from itertools import count

import numpy as np
import numpy.typing as npt

from seedbrowse.records import Record
from seedbrowse.records.country import country_of
from seedbrowse.records.kind import kinds_of
from seedbrowse.records.language import languages_of
from seedbrowse.search.arrays import Array, starts_of
from seedbrowse.search.facet import FacetName
from seedbrowse.search.facet_part import FLAGS, OPEN_ACCESS, STORED
from seedbrowse.search.presence import Presence, fields_of
from seedbrowse.search.spellings import Spell, Spellings

__all__ = ["FacetBuilder", "field_arrays"]


class FacetBuilder:
    """Collects the values of records, numbered from 0."""

    def __init__(self) -> None:
        self._source = _Collected()
        self._type = _Collected()
        self._language = _Collected()
        self._country = _Collected()
        self._author = _Collected()
        self._author_keyword = _Collected()
        self._index_keyword = _Collected()
        self._presence = bytearray()
        self._open_access = array("b")

    def __len__(self) -> int:
        return len(self._open_access)

    def add(self, record: Record) -> None:
        """Add the next record."""
        self._source.append_one(record.container_title or record.collection_title)
        self._type.append(kinds_of(record))
        self._language.append(languages_of(record.language))
        self._country.append([country_of(each) for each in record.affiliations])
        self._author.append([name.display for name in record.authors])
        self._author_keyword.append(record.author_keywords)
        self._index_keyword.append(record.index_keywords)
        self._presence += bytes(map(bool, fields_of(record)))
        self._open_access.append(-1 if record.open_access is None else record.open_access)

    def build(self) -> dict[str, Array]:
        """The arrays of the part; see `FacetPart.ARRAYS`. More may be added afterwards."""
        found = [collected.build() for collected in self._in_order()]
        lengths = np.concatenate([np.diff(starts) for starts, _, _ in found])
        spellings = [each for _, _, each in found]
        return {
            "facet_starts": starts_of(lengths).astype(np.uint32),
            "facet_values": np.concatenate([values for _, values, _ in found]),
            "facet_spellings": starts_of(np.array([len(each) for each in spellings], np.int64)),
            "facet_keys": np.concatenate([each.keys for each in spellings]),
            "facet_hashes": np.concatenate([each.hashes for each in spellings]),
            "facet_text": np.concatenate([each.text for each in spellings]),
            "facet_text_starts": _chained([each.text_starts for each in spellings]),
            "facet_lines": np.concatenate([each.lines for each in spellings]),
            "facet_line_starts": _chained([each.line_starts for each in spellings]),
            FLAGS: self._flags(),
            OPEN_ACCESS: np.array(self._open_access, np.int8),
        }

    def _in_order(self) -> "list[_Collected]":
        """The fields in the order of `STORED`."""
        of_field = {
            FacetName.SOURCE: self._source,
            FacetName.TYPE: self._type,
            FacetName.LANGUAGE: self._language,
            FacetName.COUNTRY: self._country,
            FacetName.AUTHOR: self._author,
            FacetName.AUTHOR_KEYWORD: self._author_keyword,
            FacetName.INDEX_KEYWORD: self._index_keyword,
        }
        return [of_field[name] for name in STORED]

    def _flags(self) -> npt.NDArray[np.uint32]:
        """The bits of `Presence` of each record."""
        has = np.array(self._presence, bool).reshape(-1, len(Presence))
        flags = np.zeros(len(has), np.uint32)
        for presence, column in zip(Presence, has.T, strict=True):
            flags[column] |= presence.value
        return flags


class _Collected:
    """The values of one field."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._lengths = array("I")

    def append(self, texts: Sequence[str]) -> None:
        """Add the values of the next record."""
        if texts:
            self._texts += texts
        self._lengths.append(len(texts))

    def append_one(self, text: str) -> None:
        """Add the only value of the next record; an empty one is none."""
        if text:
            self._texts.append(text)
        self._lengths.append(bool(text))

    def build(self) -> "tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32], Spellings]":
        # A number for each text in the order of their first appearance.
        numbers: defaultdict[str, int] = defaultdict(count().__next__)
        values = np.fromiter(map(numbers.__getitem__, self._texts), np.uint32, len(self._texts))
        return field_arrays([*numbers], np.array(self._lengths, np.int64), values)


def field_arrays(
    texts: Sequence[str],
    lengths: npt.NDArray[np.int64],
    values: npt.NDArray[np.uint32],
    spell: Spell = Spellings.of,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32], Spellings]:
    """Make the starts, values and spellings of a field; see `FieldPart`.

    Args:
        texts: What its values are called; several may be one value.
        lengths: How many values each record has.
        values: Those of all records, as places in `texts`; empty ones go, and all but the first
            of those that are the same value of the same record.
        spell: Tells which texts are one value.
    """
    spellings, numbers = spell(texts)
    spelled = numbers[values]
    records = np.repeat(np.arange(len(lengths)), lengths)[spelled >= 0]
    spelled = spelled[spelled >= 0]
    if lengths.max(initial=0) > 1:
        _, ranks = np.unique(spellings.keys, return_inverse=True)
        _, firsts = np.unique(records * len(spellings) + ranks[spelled], return_index=True)
        firsts.sort()
        records, spelled = records[firsts], spelled[firsts]
    starts = starts_of(np.bincount(records, minlength=len(lengths)))
    return starts, spelled.astype(np.uint32), spellings


def _chained(every: Sequence[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    """Starts of texts that follow one another as those of one text."""
    return starts_of(np.concatenate([np.diff(starts) for starts in every]))
