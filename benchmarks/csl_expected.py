"""Whether references come out as citeproc-js and pandoc make them: a match with either counts.

    python -m benchmarks.csl_expected [ITEMS.json EXPECTED_DIR] [--style STYLE] [--show N]

Without arguments the project's own test data is rendered. `--show N` prints so many of what
differs, with what the others make of it and with the places where it differs from the nearest of
them; `--causes N` counts those places instead, the most frequent first.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from time import process_time
from typing import Final

from benchmarks.csl_comparison import (
    Difference,
    Item,
    Kind,
    Pair,
    comparable,
    differences,
    nearest,
    read_items,
    read_pairs,
)
from benchmarks.csl_engine import processor, rendered

__all__ = ["OWN_DATA", "Outcome", "outcomes"]

OWN_DATA: Final = Path(__file__).parent.parent / "tests" / "citing" / "csl" / "data"
"""The folder of `items.json` and `expected/`."""

_WIDTH: Final = 48


@dataclass(frozen=True, slots=True)
class Outcome:
    """One rendering of ours beside those of others."""

    pair: str
    item_id: str
    kind: Kind
    ours: str
    """Fit to be compared."""

    expected: dict[str, str]
    """By processor, fit to be compared."""

    seconds: float
    """Of processor time."""

    @property
    def is_match(self) -> bool:
        """Whether any of the others has just the same."""
        return self.ours in self.expected.values()

    def differences(self) -> list[Difference]:
        """The places where it is not what the nearest of the others is."""
        return differences(self.ours, nearest(self.ours, list(self.expected.values())))


def outcomes(pair: Pair, items: Iterable[Item], kinds: Sequence[Kind]) -> Iterator[Outcome]:
    """Render items in the style and locale of a pair, each of them alone."""
    ours = processor(pair.style, pair.locale)
    for item in items:
        for kind in kinds:
            if expected := pair.expected(item["id"], kind):
                start = process_time()
                text = rendered(ours, item, kind)
                seconds = process_time() - start
                yield Outcome(
                    pair.name, item["id"], kind, comparable(text, kind), expected, seconds
                )


def main() -> None:
    """Print the table, and what differs."""
    arguments = _arguments()
    items = [item for item in read_items(arguments.items) if _fits(item["id"], arguments.item)]
    kinds = [Kind(kind) for kind in arguments.kind or Kind]
    columns = "".join(f"{kind:>19}" for kind in kinds)
    print(f"{'':{_WIDTH}}{columns}{'ms each':>10}")
    found: list[Outcome] = []
    for pair in read_pairs(arguments.expected):
        if _fits(pair.name, arguments.style):
            of_pair = list(outcomes(pair, items, kinds))
            print(_line(pair.name, of_pair, kinds), flush=True)
            found += of_pair
    print(_line("all", found, kinds))
    misses = [outcome for outcome in found if not outcome.is_match]
    if arguments.causes:
        _print_causes(misses, arguments.causes)
    for outcome in misses[: arguments.show]:
        _print_miss(outcome)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("items", nargs="?", type=Path, default=OWN_DATA / "items.json")
    parser.add_argument("expected", nargs="?", type=Path, default=OWN_DATA / "expected")
    parser.add_argument(
        "--style", action="append", default=[], help="only pairs with this in their names"
    )
    parser.add_argument("--item", action="append", default=[], help="only items of this id, or t-*")
    parser.add_argument("--kind", action="append", default=[], choices=[str(kind) for kind in Kind])
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many misses")
    parser.add_argument("--causes", type=int, default=0, metavar="N", help="count what differs")
    return parser.parse_args()


def _fits(name: str, patterns: Sequence[str]) -> bool:
    """Whether a name fits one of some patterns, a part of it without `*` being enough."""
    return not patterns or any(
        fnmatchcase(name, pattern) if "*" in pattern else pattern in name for pattern in patterns
    )


def _line(name: str, found: Sequence[Outcome], kinds: Sequence[Kind]) -> str:
    total = Counter(outcome.kind for outcome in found)
    right = Counter(outcome.kind for outcome in found if outcome.is_match)
    cells = "".join(
        f"{right[kind]:7}/{total[kind]:<5}{100 * right[kind] / max(1, total[kind]):5.1f}%"
        for kind in kinds
    )
    each = 1000 * sum(outcome.seconds for outcome in found) / max(1, len(found))
    return f"{name:{_WIDTH}}{cells}{each:10.2f}"


def _print_miss(outcome: Outcome) -> None:
    print(f"\n{outcome.pair}  {outcome.item_id}  {outcome.kind}")
    by_text: dict[str, list[str]] = defaultdict(list)
    for other, text in outcome.expected.items():
        by_text[text].append(other)
    for text, others in [(outcome.ours, ["ours"]), *by_text.items()]:
        print(f"  {' = '.join(others):22} {text}")
    print(f"  {'':22} {'   '.join(map(str, outcome.differences()))}")


def _print_causes(misses: Sequence[Outcome], most: int) -> None:
    """Differences by how often they are there, each with a miss that shows it."""
    examples: dict[str, list[str]] = defaultdict(list)
    for outcome in misses:
        for place in outcome.differences():
            where = f"{outcome.pair} {outcome.item_id} {outcome.kind}"
            examples[place.change].append(f"{place!s:46.70}  {where}")
    print(f"\n{len(misses)} differ; what they have more [-…-] and less {{+…+}} than the nearest:")
    for lines in sorted(examples.values(), key=len, reverse=True)[:most]:
        print(f"{len(lines):6}  {lines[0]}")


if __name__ == "__main__":
    main()
