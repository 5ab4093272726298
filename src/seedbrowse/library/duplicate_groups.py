"""Groups of duplicates, found among any number of records in time that grows with their number.

Exact copies are found by one hash. Of the others those that share a key are compared, the smallest
blocks of a key first, until so many pairs are compared as there is time for: who shares a key with
many shares it by chance, and true duplicates share several keys.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from seedbrowse.library.compared_record import Compared
from seedbrowse.library.duplicate_evidence import Verdict, verdict
from seedbrowse.library.duplicate_facts import Facts, facts_of

__all__ = ["NO_DUPLICATE", "KeyColumns", "Reading", "duplicate_groups"]

NO_DUPLICATE: Final = -1
_MOST_SHARING: Final = 32
"""Records that share a key, from which on that tells nothing."""

_PAIRS_PER_RECORD: Final = 6
_FEWEST_PAIRS: Final = 10_000
_KEPT: Final = 20_000
"""Facts that are kept at once: some kilobytes each."""

_AT_ONCE: Final = 4_096
"""Pairs whose records are read together."""

_CHECKED: Final = 6
"""Members of a group that a new one is compared with; groups are rarely greater."""

Integers: TypeAlias = npt.NDArray[np.int64]
Reading: TypeAlias = Callable[[Sequence[int]], Iterable[tuple[int, Compared]]]
"""Gives records by their numbers, in any order."""


class KeyColumns:
    """The `duplicate_keys` of the records of a library, as arrays."""

    def __init__(
        self, exact: npt.NDArray[np.uint64], keys: npt.NDArray[np.uint32], owners: Integers
    ) -> None:
        """Take the hash of each record, and its keys: `owners` are the records that have them."""
        self.exact = exact
        self.keys = keys
        self.owners = owners


def duplicate_groups(columns: KeyColumns, read: Reading) -> npt.NDArray[np.int32]:
    """For each record the number of the first one of its group; `NO_DUPLICATE` where it has none.

    Records of a group are all of one work: none of them contradicts another one.
    """
    first = _first_copies(columns.exact)
    is_first = first == np.arange(len(first))
    of_firsts = is_first[columns.owners]
    pairs = _candidates(columns.keys[of_firsts], columns.owners[of_firsts], len(first))
    facts = _Remembering(read)
    groups = _Groups(facts)
    for _, one, other in sorted(_alike(pairs, len(first), facts)):
        groups.join(one, other)
    for members in groups.found():
        first[members] = min(members)
    # A copy is in the group of the record that it is a copy of; leaders are their own first ones.
    first = first[first]
    sizes = np.bincount(first, minlength=len(first))
    return np.where(sizes[first] > 1, first, NO_DUPLICATE).astype(np.int32)


def _first_copies(exact: npt.NDArray[np.uint64]) -> Integers:
    """For each record the first one that has the same hash."""
    numbers = np.arange(len(exact))
    _, firsts, places = np.unique(exact, return_index=True, return_inverse=True)
    found: Integers = np.where(exact == 0, numbers, firsts[places])
    return found


def _candidates(keys: npt.NDArray[np.uint32], owners: Integers, size: int) -> Integers:
    """Pairs of records that share a key, as one number each: the first times `size`, the second."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    if not len(ordered):
        return np.zeros(0, np.int64)
    lengths = np.diff(np.append(starts, len(ordered)))
    room = _PAIRS_PER_RECORD * size + _FEWEST_PAIRS
    found = [np.zeros(0, np.int64)]
    for length in range(2, _MOST_SHARING + 1):
        blocks = starts[lengths == length]
        pairs = length * (length - 1) // 2
        blocks = blocks[: room // pairs]
        room -= len(blocks) * pairs
        if not len(blocks):
            continue
        members = np.sort(owners[order[blocks[:, None] + np.arange(length)]], axis=1)
        one, other = np.triu_indices(length, 1)
        found.append((members[:, one] * size + members[:, other]).ravel())
    every = np.unique(np.concatenate(found))
    of_two: Integers = every[every // size != every % size]
    return of_two


class _Remembering:
    """The facts of records; those asked for lately are kept."""

    def __init__(self, read: Reading) -> None:
        self._read = read
        self._kept: OrderedDict[int, Facts] = OrderedDict()

    def of(self, numbers: Iterable[int]) -> Mapping[int, Facts]:
        """The facts of some records at once, and maybe of others."""
        missing = []
        for number in dict.fromkeys(numbers):
            if number in self._kept:
                self._kept.move_to_end(number)
            else:
                missing.append(number)
        if missing:
            self._kept.update((number, facts_of(each)) for number, each in self._read(missing))
        return self._kept

    def forget(self) -> None:
        """Forget those that were not asked for lately, where they are too many."""
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


def _alike(pairs: Integers, size: int, facts: _Remembering) -> Iterator[tuple[int, int, int]]:
    """The pairs that are of one work, each after how sure that is, the smaller the surer."""
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        ones, others = (some // size).tolist(), (some % size).tolist()
        known = facts.of([*ones, *others])
        for one, other in zip(ones, others, strict=True):
            found = verdict(known[one], known[other])
            if found > Verdict.UNKNOWN:
                yield -found, one, other
        facts.forget()


class _Groups:
    """Records put together pair by pair, the surest pairs first."""

    def __init__(self, facts: _Remembering) -> None:
        self._facts = facts
        self._members: dict[int, list[int]] = {}
        """The group of each record that is in one."""

    def join(self, one: int, other: int) -> None:
        """Put the groups of two records together, unless members of them contradict each other."""
        some, others = (self._members.get(number, [number]) for number in (one, other))
        if some is others or self._contradict(some, others):
            return
        members = [*some, *others]
        for number in members:
            self._members[number] = members

    def found(self) -> Iterator[list[int]]:
        """Every group, once."""
        return (group for number, group in self._members.items() if group[0] == number)

    def _contradict(self, some: Sequence[int], others: Sequence[int]) -> bool:
        if len(some) == len(others) == 1:
            return False  # they were compared to come here
        some, others = some[:_CHECKED], others[:_CHECKED]
        known = self._facts.of([*some, *others])
        contradict = any(
            verdict(known[one], known[other]) is Verdict.DIFFERENT
            for one, other in product(some, others)
        )
        self._facts.forget()
        return contradict
