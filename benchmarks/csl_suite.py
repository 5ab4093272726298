"""How many fixtures of the official CSL test-suite the engine passes.

    python -m benchmarks.csl_suite [FOLDER] [--failing] [--show NAME …]

Prints the share of them by category; `--failing` names the others, `--show` prints what is
different in those whose names have a text in them. A fixture passes where every character of its
HTML is the same, the spelling of entities and the indentation of blocks apart.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import ndiff
from pathlib import Path
from typing import Any, Final

from benchmarks.csl_engine import processor_of
from benchmarks.csl_fixtures import Fixture, comparable_result, read_fixtures
from benchmarks.csl_positions import Placed, positioned
from seedbrowse.citing.csl.document import Document
from seedbrowse.citing.csl.element import StyleError
from seedbrowse.citing.csl.rendering import Cite, Position

__all__ = ["FIXTURES", "result_of"]

FIXTURES: Final = Path(__file__).parents[2] / "shared" / "csl" / "test-suite"
"""Where the fixtures are looked for; they are not ours, and not in this repository."""

_POSITIONS: Final = (
    Position.FIRST,
    Position.SUBSEQUENT,
    Position.IBID,
    Position.IBID_WITH_LOCATOR,
)
"""As citeproc-js numbers them."""


def result_of(fixture: Fixture) -> str:
    """What the engine makes of a fixture.

    Raises:
        StyleError: Its style is refused.
    """
    processor = processor_of(fixture.style, "", source=fixture.name)
    # A few fixtures have one item, and no id.
    items = {str(item.get("id", "")): item for item in fixture.items}
    if fixture.is_bibliography or fixture.document:
        placed = [Placed(tuple(map(_cite, each.cites)), each.note) for each in fixture.document]
        cited = dict.fromkeys(cite.item_id for each in placed for cite in each.cites)
        document = processor.document({each: items[each] for each in cited or items})
        if fixture.is_bibliography:
            return _bibliography(document)
        citations = [cites for cites, _ in positioned(placed, processor.style.citation)]
    else:
        document = processor.document(items)
        alone = [tuple(map(_cite, each.cites)) for each in fixture.citations]
        citations = alone or [tuple(map(Cite, items))]
    return "\n".join(document.citation(cites).html() for cites in citations)


def _bibliography(document: Document) -> str:
    """The bibliography of a document, without the entries for which nothing is printed."""
    entries = filter(None, document.bibliography().values())
    body = "".join(f'<div class="csl-entry">{entry.html()}</div>' for entry in entries)
    return f'<div class="csl-bib-body">{body}</div>'


def _cite(cite: Mapping[str, Any]) -> Cite:
    return Cite(
        item_id=str(cite["id"]),
        locator=str(cite.get("locator", "")),
        label=cite.get("label", "page"),
        prefix=cite.get("prefix", ""),
        suffix=cite.get("suffix", ""),
        suppress_author=bool(cite.get("suppress-author")),
        author_only=bool(cite.get("author-only")),
        position=_POSITIONS[cite.get("position", 0)],
        near_note=bool(cite.get("near-note")),
        first_note=int(cite.get("first-reference-note-number", 0)),
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=FIXTURES)
    parser.add_argument("--failing", action="store_true", help="name those that do not pass")
    parser.add_argument("--show", nargs="+", default=[], metavar="NAME", help="print differences")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        sys.exit(f"{arguments.folder} is not a folder of fixtures")
    _print_passed(list(_passed(arguments.folder, arguments.show)), names=arguments.failing)


def _passed(folder: Path, shown: Sequence[str]) -> Iterator[tuple[Fixture, bool]]:
    """Each fixture, and whether it passes; prints what is different in some that do not."""
    for fixture in read_fixtures(folder):
        theirs = comparable_result(fixture.result)
        try:
            ours = comparable_result(result_of(fixture))
        except StyleError as error:
            ours = f"the style is refused: {error}"
        if ours != theirs and any(name in fixture.name for name in shown):
            lines = ndiff(ours.splitlines(), theirs.splitlines())
            print(f"{fixture.name}: ours -, theirs +", *lines, "", sep="\n")
        yield fixture, ours == theirs


def _print_passed(passed: Sequence[tuple[Fixture, bool]], *, names: bool) -> None:
    total = Counter(fixture.category for fixture, _ in passed)
    right = Counter(fixture.category for fixture, passes in passed if passes)
    for category, count in total.most_common():
        print(_line(category, right[category], count))
    print(_line("all", right.total(), total.total()))
    if names:
        print(*(fixture.name for fixture, passes in passed if not passes), sep="\n")


def _line(category: str, right: int, count: int) -> str:
    return f"{category:16}{right:5} of {count:4}{100 * right / max(1, count):8.1f} %"


if __name__ == "__main__":
    main()
