"""Duplicates: how many of them are found, how many records are wrongly put together, how fast.

Run `python -m benchmarks.dedupe [WORKS ...]` from the checkout. Pairs of records are counted: of
those that are put together how many are of one work (precision), of those that are of one work how
many are put together (recall). The first set is invented (`benchmarks.copies`). The second, where
the corpus of exports stands beside the checkout, is the respiratory set of the Systematic Review
Accelerator, in which people marked every record that is there more than once; there records are
counted. What people write first is measured beside it: equal DOI or equal folded title; and
BibDedupe, where it is installed.
"""

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from benchmarks.copies import labelled_records
from seedbrowse.formats.reading import Reading
from seedbrowse.library.duplicates import grouped
from seedbrowse.records import Record
from seedbrowse.records.identity import normal_doi
from seedbrowse.records.text import words

__all__ = ["found_in", "marked_records", "pairs"]

WORKS = (2_000, 20_000)
_CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
_MARKED = _CORPUS / "endnote_xml" / "IEBH__dedupe-sweep__respiratory.xml"
_MARK = "duplicate"

_MOST_OF_PEER = 10_000
"""Records that the peer compares in minutes."""

Groups = Sequence[Sequence[int]]


def main() -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("works", nargs="*", type=int)
    wanted = parser.parse_args()
    for works in wanted.works or WORKS:
        labelled = labelled_records(works)
        records = [record for record, _ in labelled]
        labels = [label for _, label in labelled]
        print(f"{len(records):,} records of {len(set(labels)):,} invented works")
        _measure(records, partial(pairs, labels=labels))
    marked = marked_records()
    if marked:
        records = [record for record, _ in marked]
        is_marked = [mark for _, mark in marked]
        print(f"{len(records):,} real records, of which people marked {sum(is_marked):,}")
        _measure(records, partial(found_in, is_marked=is_marked))


def _measure(records: Sequence[Record], counted: Callable[[Groups], tuple[int, int, int]]) -> None:
    heads = f"{'precision':>10}{'recall':>8}{'wrong':>9}{'missed':>7}{'CPU s':>7}{'rec/s':>9}"
    print(f"{'':<28}{heads}")
    ways = {"seedbrowse": grouped, "equal DOI or equal title": _by_hand}
    if len(records) <= _MOST_OF_PEER and find_spec("bib_dedupe"):
        ways["bib-dedupe"] = _by_bib_dedupe
    for name, find in ways.items():
        started = _cpu_seconds()
        groups = find(records)
        seconds = _cpu_seconds() - started
        right, wrong, missed = counted(groups)
        precision = right / (right + wrong) if right + wrong else 1.0
        recall = right / (right + missed) if right + missed else 1.0
        print(
            f"{name:<28}{precision:>10.4f}{recall:>8.4f}{wrong:>9,}{missed:>7,}"
            f"{seconds:>7.2f}{len(records) / seconds:>9,.0f}"
        )
    print()


def _cpu_seconds() -> float:
    """Spent by this process and those that it has started and ended."""
    return sum(os.times()[:4])


def pairs(groups: Groups, labels: Sequence[int]) -> tuple[int, int, int]:
    """Pairs that are rightly and wrongly together, and that are apart though of one work."""
    right = wrong = 0
    for group in groups:
        same = _pairs_within(Counter(labels[place] for place in group).values())
        right += same
        wrong += _pairs_within([len(group)]) - same
    return right, wrong, _pairs_within(Counter(labels).values()) - right


def _pairs_within(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def found_in(groups: Groups, is_marked: Sequence[bool]) -> tuple[int, int, int]:
    """Records that are rightly and wrongly in a group, and that are in none though marked."""
    found = {place for group in groups for place in group}
    right = sum(is_marked[place] for place in found)
    return right, len(found) - right, sum(is_marked) - right


def _by_hand(records: Sequence[Record]) -> Groups:
    """What people write first."""
    leaders = list(range(len(records)))

    def leader(place: int) -> int:
        while leaders[place] != place:
            leaders[place] = leaders[leaders[place]]
            place = leaders[place]
        return place

    first: dict[Hashable, int] = {}
    for place, record in enumerate(records):
        for key in (("doi", normal_doi(record.doi)), ("title", *words(record.title))):
            if any(key[1:]):
                leaders[leader(place)] = leader(first.setdefault(key, place))
    groups = defaultdict(list)
    for place in range(len(records)):
        groups[leader(place)].append(place)
    return [group for group in groups.values() if len(group) > 1]


def _by_bib_dedupe(records: Sequence[Record]) -> Groups:
    """The best of the Python packages for this."""
    pandas, bib_dedupe = map(import_module, ("pandas", "bib_dedupe.bib_dedupe"))
    rows = [
        {
            "ID": str(place),
            "ENTRYTYPE": {"chapter": "incollection", "paper-conference": "inproceedings"}.get(
                record.type, "article"
            ),
            "title": record.title,
            "author": " and ".join(
                name.literal or f"{name.short}, {name.given}" for name in record.authors
            ),
            "year": str(record.year or ""),
            "journal": record.container_title,
            "volume": record.volume,
            "number": record.issue,
            "pages": record.page.replace("-", "--"),
            "doi": record.doi,
            "abstract": record.abstract,
            "search_set": "",
        }
        for place, record in enumerate(records)
    ]
    prepared = bib_dedupe.prep(pandas.DataFrame(rows), verbosity_level=0)
    blocked = bib_dedupe.block(prepared, verbosity_level=0)
    matched = bib_dedupe.match(blocked, verbosity_level=0)
    found = bib_dedupe.cluster(matched, verbosity_level=0)
    return [[int(place) for place in group] for group in found]


def marked_records() -> list[tuple[Record, bool]]:
    """The real records, each with whether people marked it; none where the corpus is not there."""
    if not _MARKED.exists():
        return []
    with _MARKED.open("rb") as stream:
        found = [item for item in Reading(stream, str(_MARKED)) if isinstance(item, Record)]
    return [
        (record, any(text.lower() == _MARK for text in record.extra.values())) for record in found
    ]


if __name__ == "__main__":
    main()
