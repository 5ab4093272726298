"""Export ranges: which records are exported, those that are marked, shown or all."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from seedbrowse.tui.answer import Answer
from seedbrowse.tui.marked_records import marked_numbers

__all__ = ["ExportRange", "ranges"]


@dataclass(frozen=True, slots=True, eq=False)
class ExportRange:
    """Some records of an answer."""

    name: str
    count: int
    """How many there are; of marked ones some may not be in the library any more."""

    numbers: Callable[[Callable[[], bool]], Sequence[int]]
    """Finds them, in the order in which they are written; the argument tells whether to give up.

    Takes time, and raises `DamagedError` where the store cannot tell.
    """


def ranges(answer: Answer, marked: Set[int]) -> list[ExportRange]:
    """What there is to export, likeliest first: marked ones, the answer to the query, everything.

    The shown ones are those that match, unless all of them only come close.
    """
    results, size = answer.results, len(answer.library)
    shown = results.matching or results.ids
    found = [
        ExportRange(
            "marked",
            len(marked),
            lambda is_cancelled: marked_numbers(answer, marked, is_cancelled),
        ),
        # Those that are shown have the order of the table, also where they are all.
        ExportRange("all" if len(shown) == size else "shown", len(shown), lambda _: shown),
    ]
    if len(shown) < size:
        found.append(ExportRange("all", size, lambda _: range(size)))
    return [each for each in found if each.count]
