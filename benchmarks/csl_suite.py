"""How many fixtures of the official CSL test-suite the engine passes.

    python -m benchmarks.csl_suite [FOLDER] [--failing] [--show NAME …]

Prints the share of them by category; `--failing` names the others, `--show` prints what is
different in those whose names have a text in them. A fixture passes where every character of its
HTML is the same; only the spelling of entities and the indentation of blocks are not looked at.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import ndiff
from pathlib import Path
from typing import Any, Final, TypeAlias

from benchmarks.csl_engine import processor_of
from benchmarks.csl_fixtures import Citation, Fixture, Step, comparable_result, read_fixtures
from seedbrowse.citing.csl.document import Document
from seedbrowse.citing.csl.element import StyleError
from seedbrowse.citing.csl.positions import Placed, positioned
from seedbrowse.citing.csl.processor import Processor
from seedbrowse.citing.csl.rendering import Cite, Position

__all__ = ["FIXTURES", "result_of"]

_Items: TypeAlias = Mapping[str, Mapping[str, Any]]

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
    if fixture.is_bibliography:
        return _bibliography(processor, items, fixture)
    if fixture.steps:
        return "\n".join(_marked_lines(processor, items, fixture.steps))
    citations = [[_cite(cite) for cite in each.cites] for each in fixture.citations]
    document = processor.document(items)
    return "\n".join(
        document.citation(cites).html() for cites in citations or [list(map(Cite, items))]
    )


def _bibliography(processor: Processor, items: _Items, fixture: Fixture) -> str:
    """Of all items, in the order in which they are cited where they are."""
    steps = fixture.steps[-1].citations.values() if fixture.steps else ()
    entries = _document(processor, items, _placed(steps, processor)).bibliography().values()
    body = "".join(f'<div class="csl-entry">{entry.html()}</div>' for entry in entries)
    return f'<div class="csl-bib-body">{body}</div>'


def _marked_lines(processor: Processor, items: _Items, steps: Sequence[Step]) -> Iterator[str]:
    """Each citation, with a mark that says whether the last step has changed it."""
    before = _citations(processor, items, steps[-2].citations) if len(steps) > 1 else {}
    after = _citations(processor, items, steps[-1].citations)
    for number, (each, text) in enumerate(after.items()):
        changed = each == steps[-1].id or text != before.get(each)
        yield f"{'>>' if changed else '..'}[{number}] {text}"


def _citations(
    processor: Processor, items: _Items, citations: Mapping[str, Citation]
) -> dict[str, str]:
    """The citations of a document, by their ids."""
    placed = _placed(citations.values(), processor)
    document = _document(processor, items, placed)
    return {
        each: document.citation(cites).html()
        for each, (cites, _) in zip(citations, placed, strict=True)
    }


def _placed(citations: Iterable[Citation], processor: Processor) -> list[Placed]:
    placed = [Placed(tuple(map(_cite, each.cites)), each.note) for each in citations]
    return list(positioned(placed, processor.style.citation))


def _document(processor: Processor, items: _Items, citations: Sequence[Placed]) -> Document:
    """A document of what is cited, or of all items where nothing is."""
    cited = dict.fromkeys(cite.item_id for each in citations for cite in each.cites)
    return processor.document({each: items[each] for each in cited or items})


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
