"""Facet merging: the values of one field in several parts to a `FacetColumn` of a whole library.

Texts are compared by the numbers that stand for them, so that everything is sorting of numbers;
what is made of a million records with four authors each takes some 160 MB meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from seedbrowse.search.arrays import Array, in_stretches, starts_of
from seedbrowse.search.facet_builder import field_arrays
from seedbrowse.search.facet_column import FacetColumn
from seedbrowse.search.facet_part import FieldPart
from seedbrowse.search.joints import sorted_joints
from seedbrowse.search.spellings import Spell, Spellings

__all__ = ["column_of", "merged_arrays"]

_PREFIX = 16  # bytes of a line by which values of the same frequency are ordered

Numbers = npt.NDArray[np.int32] | None


def merged_arrays(parts: Sequence[tuple[FieldPart, Numbers]], size: int) -> dict[str, Array]:
    """Make the arrays of a `FacetColumn`.

    Args:
        parts: Each with the number in the library of each of its records, -1 for none; None where
            they are the same. They share no record of the library.
        size: How many records the library has; those in no part have no value.

    Raises:
        ValueError: There are more values than 32 bits can number.
    """
    sources = [_Source.of(part, numbers) for part, numbers in parts]
    merged = _Merged.of(sources)
    text, text_starts = _texts(sources, merged, "text", "text_starts")
    lines, line_starts = _texts(sources, merged, "lines", "line_starts")
    starts, values = _values(sources, merged, size)
    arrays: dict[str, Array] = {
        "starts": starts,
        "values": values,
        "totals": merged.totals.astype(np.uint32),
        "keys": merged.keys,
        "text": text,
        "text_starts": text_starts,
        "lines": lines,
        "line_starts": line_starts,
    }

    def allocate(name: str, dtype: "np.dtype[Any]", length: int) -> Array:
        arrays[name] = np.zeros(length, dtype)
        return arrays[name]

    sorted_joints(lines, "joints", allocate)
    return arrays


def column_of(
    texts: Sequence[str], values: npt.NDArray[np.integer], spell: Spell = Spellings.of
) -> FacetColumn:
    """Make the column of a field of which each record has one value or none.

    Args:
        texts: What the values are called.
        values: For each record a place in `texts`, or -1.
        spell: Tells which texts are one value.
    """
    has = (values >= 0).astype(np.int64)
    numbers = values[values >= 0].astype(np.uint32)
    starts, spelled, spellings = field_arrays(texts, has, numbers, spell)
    part = FieldPart(starts.astype(np.uint32), spelled, spellings)
    return FacetColumn(merged_arrays([(part, None)], len(values)))


@dataclass(frozen=True)
class _Source:
    part: FieldPart
    numbers: npt.NDArray[np.int32]
    """In the library, of each record."""

    lengths: npt.NDArray[np.int64]
    """How many values each record has."""

    values: npt.NDArray[np.uint32]
    """The spellings that the records in the library have, one record after another."""

    counts: npt.NDArray[np.int64]
    """How many of these records have each spelling."""

    @classmethod
    def of(cls, part: FieldPart, numbers: Numbers) -> "_Source":
        starts = part.starts.astype(np.int64)
        lengths = starts[1:] - starts[:-1]
        values = part.values[part.starts[0] : part.starts[-1]]
        if numbers is None:
            numbers = np.arange(len(lengths), dtype=np.int32)
        is_kept = numbers >= 0
        if not is_kept.all():
            values = values[np.repeat(is_kept, lengths)]
        counts = np.bincount(values, minlength=len(part.spellings))
        return cls(part, numbers[is_kept], lengths[is_kept], values, counts)


@dataclass(frozen=True)
class _Merged:
    """The values of all sources, the most frequent first."""

    keys: npt.NDArray[np.uint64]
    totals: npt.NDArray[np.int64]
    origins: npt.NDArray[np.int32]
    """The source that has the spelling by which each is called …"""

    spellings: npt.NDArray[np.int32]
    """… and the number of that spelling there."""

    def __len__(self) -> int:
        return len(self.keys)

    @classmethod
    def of(cls, sources: Sequence[_Source]) -> "_Merged":
        used = [np.flatnonzero(source.counts) for source in sources]
        numbers = _chained(used).astype(np.int32)
        origins = np.repeat(np.arange(len(used), dtype=np.int32), [len(each) for each in used])
        pairs = [*zip(sources, used, strict=True)]
        hashes = _chained([source.part.spellings.hashes[each] for source, each in pairs])
        keys = _chained([source.part.spellings.keys[each] for source, each in pairs])
        counts = _chained([source.counts[each] for source, each in pairs]).astype(np.int64)
        # The same spelling of several sources is one, and spellings of the same key one value,
        # called by the one that most records have.
        firsts, counts = _summed(hashes.astype(np.uint64), counts)
        numbers, origins = numbers[firsts], origins[firsts]
        keys, hashes = keys[firsts].astype(np.uint64), hashes[firsts]
        order = np.lexsort((hashes, -counts, keys))
        best, totals = _summed(keys[order], counts[order])
        best = order[best]
        keys, numbers, origins = keys[best], numbers[best], origins[best]
        order = np.lexsort((keys, *_prefixes(sources, origins, numbers), -totals))
        return cls(keys[order], totals[order], origins[order], numbers[order])


def _chained(arrays: Sequence[Array]) -> Array:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.int64)


def _summed(
    keys: npt.NDArray[np.uint64], counts: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.int64]]:
    """The first place of each different key, in their order, and the sum of its counts."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(keys)])
    sums = np.add.reduceat(counts[order], starts) if len(starts) else counts
    return order[starts], sums


def _prefixes(
    sources: Sequence[_Source], origins: npt.NDArray[np.int32], numbers: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """The first bytes of the lines of spellings as two numbers, for `lexsort`: the last first."""
    prefixes = np.zeros((len(numbers), _PREFIX), np.uint8)
    for origin, source in enumerate(sources):
        mine = np.flatnonzero(origins == origin)
        spellings = source.part.spellings
        starts = spellings.line_starts[numbers[mine]]
        lengths = np.minimum(spellings.line_starts[numbers[mine] + 1] - starts - 1, _PREFIX)
        within = in_stretches(np.zeros(len(mine), np.int64), lengths)
        prefixes[np.repeat(mine, lengths), within] = spellings.lines[in_stretches(starts, lengths)]
    halves = prefixes.view(">u8").astype(np.uint64)
    return halves[:, 1], halves[:, 0]


def _texts(
    sources: Sequence[_Source], merged: _Merged, name: str, starts_name: str
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """What all values are called, or are found by, and where each begins."""
    lengths = np.zeros(len(merged), np.int64)
    mine = [np.flatnonzero(merged.origins == origin) for origin in range(len(sources))]
    for source, values in zip(sources, mine, strict=True):
        old_starts = getattr(source.part.spellings, starts_name)
        spellings = merged.spellings[values]
        lengths[values] = old_starts[spellings + 1] - old_starts[spellings]
    starts = starts_of(lengths)
    text = np.zeros(int(starts[-1]), np.uint8)
    for source, values in zip(sources, mine, strict=True):
        spellings, old_text = merged.spellings[values], getattr(source.part.spellings, name)
        old_starts = getattr(source.part.spellings, starts_name)[spellings]
        places = in_stretches(starts[values], lengths[values])
        text[places] = old_text[in_stretches(old_starts, lengths[values])]
    return text, starts


def _values(
    sources: Sequence[_Source], merged: _Merged, size: int
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Where the values of each record begin, and all values."""
    lengths = np.zeros(size, np.int64)
    for source in sources:
        lengths[source.numbers] = source.lengths
    starts = starts_of(lengths)
    if starts[-1] >= 1 << 32:
        raise ValueError("a field has more values than 32 bits can number")
    values = np.zeros(int(starts[-1]), np.uint32)
    order = np.argsort(merged.keys)
    ordered = merged.keys[order]
    for source in sources:
        # A spelling that no record of the library has gets any number: nobody asks for it.
        places = np.searchsorted(ordered, source.part.spellings.keys)
        value_of = np.append(order, 0)[places].astype(np.uint32)
        values[in_stretches(starts[source.numbers], source.lengths)] = value_of[source.values]
    return starts.astype(np.uint32), values
