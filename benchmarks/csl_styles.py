"""Whether every style that comes with the program renders every item, and how long each takes.

    python -m benchmarks.csl_styles [ITEMS.json] [--style NAME …] [--slowest N]

Each item is rendered alone in each independent style, in the style's own language: its entry in
the bibliography and its citation, as HTML. Printed are the styles that fail or are refused, with
the item and the line of the program; the slowest; and in how many places nothing is printed.
"""

import argparse
import traceback
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any, Final

from benchmarks.csl_comparison import Item, Kind, read_items
from benchmarks.csl_engine import processor, rendered
from benchmarks.csl_expected import OWN_DATA
from seedbrowse.citing.style_folders import SUFFIX, style_folder

__all__ = ["StyleRun", "run"]

_PROCESSES: Final = 2


@dataclass(frozen=True, slots=True)
class StyleRun:
    """All items in one style."""

    style: str
    first: float
    """Seconds of processor time until the first entry is there, the style read for it."""

    each: float
    """Seconds of processor time for one more item: its entry and its citation."""

    without_entry: tuple[str, ...]
    """Ids of the items for which the bibliography has nothing; none where there is none."""

    without_citation: tuple[str, ...]


def run(style: str, items: Sequence[Item]) -> StyleRun:
    """Render items in a style; what is raised says with which item."""
    start = process_time()
    ours = processor(style, "")
    rendered(ours, items[0], Kind.HTML)
    first = process_time() - start
    empty: dict[Kind, list[str]] = {Kind.HTML: [], Kind.CITE_HTML: []}
    start = process_time()
    for item in items:
        for kind, ids in empty.items():
            try:
                text = rendered(ours, item, kind)
            except BaseException as error:
                error.add_note(f"in {kind} of {item['id']}")
                raise
            if not text:
                ids.append(item["id"])
    each = (process_time() - start) / len(items)
    has_bibliography = ours.style.bibliography is not None
    return StyleRun(
        style,
        first,
        each,
        tuple(empty[Kind.HTML]) if has_bibliography else (),
        tuple(empty[Kind.CITE_HTML]),
    )


def main() -> None:
    """Print what there is to say of all styles."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("items", nargs="?", type=Path, default=OWN_DATA / "items.json")
    parser.add_argument("--style", nargs="+", default=[], help="only these ids")
    parser.add_argument("--slowest", type=int, default=10, metavar="N")
    arguments = parser.parse_args()
    styles = arguments.style or sorted(
        path.name.removesuffix(SUFFIX) for path in style_folder().glob(f"*{SUFFIX}")
    )
    runs: list[StyleRun] = []
    failed = 0
    for style, future in _futures(styles, read_items(arguments.items)):
        if error := future.exception():
            failed += 1
            _print_failure(style, error)
        else:
            runs.append(future.result())
    print(f"{len(styles)} styles, {failed} failed")
    _print_empty("entries", {each.style: each.without_entry for each in runs})
    _print_empty("citations", {each.style: each.without_citation for each in runs})
    _print_slowest(runs, arguments.slowest)


def _futures(styles: Sequence[str], items: list[Item]) -> Iterator[tuple[str, Future[StyleRun]]]:
    """The run of each style, as it is done."""
    with ProcessPoolExecutor(_PROCESSES) as pool:
        running: dict[Future[StyleRun], str] = {
            pool.submit(run, style, items): style for style in styles
        }
        for future in as_completed(running):
            yield running[future], future


def _print_failure(style: str, error: BaseException) -> None:
    notes: list[str] = getattr(error, "__notes__", [])
    print(style, type(error).__name__, error, *notes, sep=": ")
    # The traceback of the other process is the cause, as text; its last lines say where it was.
    where: Any = error.__cause__ or "".join(traceback.format_exception(error))
    print(*[f"    {line}" for line in str(where).splitlines() if "File" in line][-2:], sep="\n")


def _print_empty(name: str, ids_of: Mapping[str, Sequence[str]]) -> None:
    """Say for how many items of how many styles there is nothing."""
    count = sum(map(len, ids_of.values()))
    print(f"{count} {name} are empty, in {sum(map(bool, ids_of.values()))} styles")
    for style in sorted(ids_of, key=lambda each: -len(ids_of[each]))[:5]:
        if ids := ids_of[style]:
            print(f"    {style}: {len(ids)}, {' '.join(ids[:6])}")


def _print_slowest(runs: Sequence[StyleRun], most: int) -> None:
    if not runs:
        return
    mean = sum(style_run.each for style_run in runs) / len(runs)
    print(f"ms for an entry and a citation: {1000 * mean:.2f} on average; the slowest:")
    for style_run in sorted(runs, key=lambda each: -each.each)[:most]:
        each, first = 1000 * style_run.each, 1000 * style_run.first
        print(f"{each:9.2f}  first {first:8.1f}  {style_run.style}")


if __name__ == "__main__":
    main()
