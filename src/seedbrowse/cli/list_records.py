"""`seedbrowse list`: the records of exports as a table, CSL-JSON or keys."""

import sys
from collections.abc import Iterator, Sequence
from itertools import islice

import click

from seedbrowse.cli.facet_forms import FACET_FORMS, facet_names
from seedbrowse.cli.output import notify, prepare_output, report_problem_files
from seedbrowse.cli.record_forms import FORMS
from seedbrowse.library.events import FileFinished, FileReport, RecordsRead
from seedbrowse.library.inputs import InputFile, Refusal, find_inputs, printable
from seedbrowse.library.library import Library
from seedbrowse.library.load import load
from seedbrowse.library.problem_report import counted
from seedbrowse.records import Record
from seedbrowse.search.engine import Results
from seedbrowse.search.facet import FacetName

__all__ = ["command", "list_records"]

_LONGEST_PART = 60
"""Characters of a query that a message repeats."""


@click.command("list", short_help="Print the records as a table, CSL-JSON or keys.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@click.option("--query", "-q", default="", help="Only records that match, best first.")
@click.option(
    "--limit", "-n", type=click.IntRange(min=1), help="At most so many records, or values."
)
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["table", "json", "keys"]),
    default="table",
    show_default=True,
    help="What to print.",
)
@click.option(
    "--facets",
    metavar="NAMES",
    help="Print how many records have each value instead: year,source; all for every facet.",
)
def command(
    paths: tuple[str, ...], query: str, limit: int | None, form: str, facets: str | None
) -> int:
    """Print the records of PATHS: files, folders, patterns, or - for standard input.

    A table fits its columns to a terminal; in a pipe or a file it has a record a line with
    year, authors, title, source and citations in full between tabs. json is an array of
    CSL-JSON items, keys a stable identifier a line. With --facets the values of some fields are
    counted instead: facet, value and count between tabs, or as one object of JSON.

    Exits with 0 when records were read, 1 when there were none, 2 when a path could not be
    read; what could be read is printed all the same.
    """
    names = () if facets is None else facet_names(facets)
    if names and form not in FACET_FORMS:
        raise click.UsageError(f"facets are printed as {' or '.join(FACET_FORMS)}, not as {form}")
    return list_records(paths, query=query, limit=limit, form=form, facets=names)


def list_records(
    paths: Sequence[str],
    *,
    query: str = "",
    limit: int | None = None,
    form: str = "table",
    facets: Sequence[FacetName] = (),
) -> int:
    """Print the records of `paths`, or some of their facets, and return the exit status."""
    prepare_output()
    inputs = find_inputs(paths)
    refusals = [item for item in inputs if isinstance(item, Refusal)]
    loading = _Loading([item for item in inputs if isinstance(item, InputFile)])
    if facets:
        _write_facets(loading, query, facets, limit, form)
    elif query.strip():
        library, results = _answer(loading, query)
        FORMS[form](map(library.__getitem__, islice(results.ids, limit)))
    else:
        FORMS[form](islice(loading.records(), limit))
    sys.stdout.flush()
    report_problem_files(loading.reports, [refusal.problem for refusal in refusals])
    outcomes: list[FileReport | Refusal] = [*loading.reports, *refusals]
    if not loading.count and len(outcomes) > 1:
        notify(f"no record was found in any of {len(outcomes):,} inputs")
    if not all(each.readable for each in outcomes):
        return 2
    return 0 if loading.count else 1


class _Loading:
    """A load whose records are passed on, while what else it tells is kept."""

    def __init__(self, files: Sequence[InputFile]) -> None:
        self._files = files
        self.reports: list[FileReport] = []
        self.count = 0

    def batches(self) -> Iterator[list[Record]]:
        for event in load(self._files):
            match event:
                case RecordsRead():
                    self.count += len(event.records)
                    yield event.records
                case FileFinished():
                    self.reports.append(event.report)

    def records(self) -> Iterator[Record]:
        for batch in self.batches():
            yield from batch


def _answer(loading: _Loading, query: str) -> tuple[Library, Results]:
    """All records, and what the interface would show for `query`."""
    from seedbrowse.library.in_memory import InMemoryLibrary  # only queries and facets need it

    library = InMemoryLibrary([*loading.records()])
    if not query.strip():  # for which no index is needed
        return library, Results(query, range(len(library)), len(library), {}, 0.0)
    results = library.search(query)
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
        close = len(results.ids) - results.complete
        notify(f"{counted(results.complete, 'record')} match, and {close:,} come close")
    return library, results


def _write_facets(
    loading: _Loading, query: str, names: Sequence[FacetName], limit: int | None, form: str
) -> None:
    library, results = _answer(loading, query)
    facets = library.facets(results.matching, names, limit=limit)
    if facets is None:
        raise RuntimeError("counting that nobody cancels has an end")
    FACET_FORMS[form](len(results.matching), facets)
