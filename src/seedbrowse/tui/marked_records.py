"""Marked records: which ones they are in a library, and in which order they are taken."""

from collections.abc import Callable, Iterator, Sequence, Set

from seedbrowse.library.library import Library
from seedbrowse.library.marks import with_more
from seedbrowse.records import Record
from seedbrowse.tui.answer import Answer, record_of

__all__ = ["here_in", "marked_numbers", "records_of"]


def marked_numbers(
    answer: Answer, marked: Set[int], is_cancelled: Callable[[], bool] = lambda: False
) -> Sequence[int]:
    """Numbers of the marked records, each identity once.

    First those that are shown, as they stand in the table; then the others in library order.
    Takes time where there are many: call it in a thread.

    Args:
        answer: What is shown.
        marked: Digests of the marked records.
        is_cancelled: Tells that nobody waits any more; then there are none.

    Raises:
        DamagedError: The store cannot tell.
    """
    numbers = _numbers(answer.library, marked, is_cancelled)
    ordered = [*filter(numbers.__contains__, answer.results.ids)]
    ordered += sorted(numbers.difference(ordered))
    once: dict[int, int] = {}
    for number, digest in zip(ordered, answer.library.digests(ordered), strict=True):
        once.setdefault(digest, number)
    return tuple(once.values())


def here_in(library: Library, digests: Set[int]) -> set[int]:
    """Those of some digests that records of the library have.

    Takes time where there are many: call it in a thread.

    Raises:
        DamagedError: The store cannot tell.
    """
    numbers = _numbers(library, digests, lambda: False)
    return with_more(frozenset(), library.digests([*numbers])).marks if numbers else set()


def records_of(answer: Answer, numbers: Sequence[int]) -> Iterator[Record]:
    """The records of some numbers; those that the store cannot give are left out."""
    for number in numbers:
        record = record_of(answer.library, number)
        if record is not None:
            yield record


def _numbers(library: Library, marked: Set[int], is_cancelled: Callable[[], bool]) -> set[int]:
    """Numbers of the marked records; none where nobody waits any more."""
    found = library.search("is:marked", marked=marked, is_cancelled=is_cancelled)
    if found is None:
        return set()
    numbers = set(found.ids)
    if len(numbers) < len(marked):
        # What was read a moment ago may not be indexed yet, and is found by looking at each.
        every = range(len(library))
        digests = library.digests(every)
        numbers.update(n for n, digest in zip(every, digests, strict=True) if digest in marked)
    return numbers
