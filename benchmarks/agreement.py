"""Whether the same record says the same in every format it was exported to.

    python -m benchmarks.agreement [FOLDER]

Records of different formats that have one DOI, or one EID where there is no DOI, and come from
the same place, are compared field by field, as folded words: that place exported the same search
twice. `--misses` prints where they differ.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Final

from benchmarks.fidelity import CORPUS, read
from seedbrowse.records import Record
from seedbrowse.records.identity import normal_doi
from seedbrowse.records.markup import without_markup
from seedbrowse.records.text import words


def _text(text: str) -> str:
    return " ".join(words(without_markup(text)))


def _authors(record: Record) -> str:
    """Family names, with the first letter of what stands before them."""
    return ", ".join(f"{_text(name.short)} {_text(name.given)[:1]}" for name in record.authors)


FIELDS: Final[dict[str, Callable[[Record], str]]] = {
    "title": lambda record: _text(record.title),
    "authors": _authors,
    "year": lambda record: str(record.year or ""),
    "source": lambda record: _text(record.container_title),
    "volume": lambda record: record.volume.casefold(),
    "pages": lambda record: record.page.casefold(),
    "DOI": lambda record: normal_doi(record.doi),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--misses", action="store_true", help="print where records differ")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        sys.exit(f"{arguments.folder} is not a folder of exports")
    compared: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    agreed: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one, other in _pairs(arguments.folder):
        formats = one.source.format, other.source.format
        for field, value in FIELDS.items():
            mine, yours = value(one), value(other)
            # What one export leaves out is no contradiction.
            if mine and yours:
                compared[formats][field] += 1
                agreed[formats][field] += mine == yours
                if arguments.misses and mine != yours:
                    print(f"{field}\t{one.source.path}:{one.source.first_line}\t{mine[:150]}")
                    print(f"\t{other.source.path}:{other.source.first_line}\t{yours[:150]}")
    _print(compared, agreed)


def _pairs(folder: Path) -> Iterator[tuple[Record, Record]]:
    """Each record with those of other formats that have its identifier, one of each format."""
    found: dict[tuple[str, str], dict[str, Record]] = defaultdict(dict)
    for path in sorted(folder.rglob("*.*")):
        origin = path.name.rpartition("__")[0]  # whose files these are, and of which collection
        for record in read(path)[1]:
            identifier = normal_doi(record.doi) or record.eid
            if identifier:
                found[origin, identifier].setdefault(record.source.format, record)
    for same in found.values():
        yield from combinations((same[name] for name in sorted(same)), 2)


def _print(
    compared: dict[tuple[str, str], Counter[str]], agreed: dict[tuple[str, str], Counter[str]]
) -> None:
    print("percent of values that agree (how many could be compared)\n")
    print(f"{'formats':<28}" + "".join(f"{field:>16}" for field in FIELDS))
    total: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for formats in sorted(compared):
        total += compared[formats]
        same += agreed[formats]
        print(f"{' · '.join(formats):<28}" + _cells(compared[formats], agreed[formats]))
    print(f"{'all':<28}" + _cells(total, same))


def _cells(compared: Counter[str], agreed: Counter[str]) -> str:
    return "".join(
        f"{f'{100 * agreed[field] / compared[field]:.1f} ({compared[field]:,})':>16}"
        if compared[field]
        else f"{'–':>16}"
        for field in FIELDS
    )


if __name__ == "__main__":
    main()
