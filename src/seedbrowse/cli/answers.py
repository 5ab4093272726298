"""What the records that headless commands read answer to a query."""

from collections.abc import Sequence

from seedbrowse.cli.output import notify
from seedbrowse.library.inputs import printable
from seedbrowse.library.library import Library
from seedbrowse.library.problem_report import counted
from seedbrowse.records import Record
from seedbrowse.search.engine import NO_SETS, Order, Results, SortKey, WordsBySet

__all__ = ["answered"]

_LONGEST_PART = 60
"""Characters of a query that a message repeats."""


def answered(
    records: Sequence[Record],
    query: str,
    order: Order = Order(),  # noqa: B008 - frozen
    *,
    term_sets: WordsBySet = NO_SETS,
) -> tuple[Library, Results]:
    """The records as a library, and what the interface would show for `query`.

    Term sets that it names have the words that `term_words` finds. What there is to say about it
    is said on standard error.
    """
    from seedbrowse.library.in_memory import InMemoryLibrary  # only queries and facets need it

    library = InMemoryLibrary(records)
    if not query.strip() and order.by is SortKey.RELEVANCE:  # for which no index is needed
        return library, Results(query, range(len(library)), len(library), {}, 0.0)
    results = library.search(query, order=order, term_sets=term_sets)
    if results is None:
        raise RuntimeError("a search that nobody cancels has an answer")
    for hint in results.hints:
        part = printable(query[hint.span.start : hint.span.end])
        if len(part) > _LONGEST_PART:
            part = f"{part[:_LONGEST_PART]}…"
        notify(f"{part}: {hint.message}" if part else hint.message)
    if len(library) and not results.ids:
        notify(f"no record matches, of {len(library):,}")
    elif results.complete is not None:
        notify(_told(results.complete, len(results.ids) - results.complete))
    return library, results


def _told(complete: int, close: int) -> str:
    match = "matches" if complete == 1 else "match"
    come = "comes" if close == 1 else "come"
    return f"{counted(complete, 'record')} {match}, and {close:,} {come} close"
