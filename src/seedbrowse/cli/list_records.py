"""`seedbrowse list`: the records of exports as a table, CSL-JSON or keys."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from typing import TypeAlias

import click

from seedbrowse.cli.answers import answered
from seedbrowse.cli.duplicate_forms import DUPLICATE_FORMS
from seedbrowse.cli.facet_forms import FACET_FORMS, facet_names
from seedbrowse.cli.from_option import from_option
from seedbrowse.cli.loading import Loading
from seedbrowse.cli.output import notify, prepare_output
from seedbrowse.cli.record_forms import FORMS
from seedbrowse.cli.sort_option import order_named, sort_option
from seedbrowse.cli.term_words import term_words
from seedbrowse.library.library import Library
from seedbrowse.library.problem_report import counted
from seedbrowse.records import Record
from seedbrowse.search.engine import Order, Results, SortKey
from seedbrowse.search.facet import FacetName

__all__ = ["command", "list_records"]

_Answer: TypeAlias = Callable[[Sequence[Record]], tuple[Library, Results]]
"""What records answer to the query, in the order that is wanted."""


@click.command("list", short_help="Print the records as a table, CSL-JSON or keys.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@from_option()
@click.option("--query", "-q", default="", help="Only records that match, best first.")
@sort_option()
@click.option(
    "--limit", "-n", type=click.IntRange(min=1), help="At most so many records, values or works."
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
@click.option(
    "--duplicates",
    is_flag=True,
    help="Only works that are there more than once, the records of each together.",
)
def command(
    paths: tuple[str, ...],
    format_name: str,
    query: str,
    sort: str,
    limit: int | None,
    form: str,
    facets: str | None,
    duplicates: bool,
) -> int:
    """Print the records of PATHS: files, folders, patterns, or - for standard input.

    A table fits its columns to a terminal; in a pipe or a file it has a record a line with
    year, authors, title, source and citations in full between tabs. json is an array of
    CSL-JSON items, keys a stable identifier a line. With --facets the values of some fields are
    counted instead: facet, value and count between tabs, or as one object of JSON.

    With --duplicates the records of each work that is there more than once stand together: in the
    table with their file and line and an empty line between works, in json as an array of arrays,
    as keys in one line between tabs. A query leaves the works of which a record matches;
    works are sorted by the first of their records.

    Exits with 0 when records were read, 1 when there were none, 2 when a path could not be
    read; what could be read is printed all the same.
    """
    names = () if facets is None else facet_names(facets)
    if names and form not in FACET_FORMS:
        raise click.UsageError(f"facets are printed as {' or '.join(FACET_FORMS)}, not as {form}")
    if names and duplicates:
        raise click.UsageError("either facets or duplicates are printed")
    order = order_named(sort)
    if names and sort:
        raise click.UsageError("records are sorted, not values; the most frequent ones come first")
    return list_records(
        paths,
        format_name=format_name,
        query=query,
        order=order,
        limit=limit,
        form=form,
        facets=names,
        duplicates=duplicates,
    )


def list_records(
    paths: Sequence[str],
    *,
    format_name: str = "",
    query: str = "",
    order: Order = Order(),  # noqa: B008 - frozen
    limit: int | None = None,
    form: str = "table",
    facets: Sequence[FacetName] = (),
    duplicates: bool = False,
) -> int:
    """Print the records of `paths`, some of their facets or duplicates; return the exit status."""
    prepare_output()
    answer = partial(answered, query=query, order=order, term_sets=term_words(query, paths))
    loading = Loading(paths, format_name)
    is_chosen = bool(query.strip()) or order.by is not SortKey.RELEVANCE
    if facets:
        _write_facets(loading, answer, facets, limit, form)
    elif duplicates:
        _write_duplicates(loading, answer if is_chosen else None, limit, form)
    elif is_chosen:
        library, results = answer([*loading.records()])
        FORMS[form](map(library.__getitem__, islice(results.ids, limit)))
    else:
        FORMS[form](islice(loading.records(), limit))
    sys.stdout.flush()
    return loading.told()


def _write_facets(
    loading: Loading, answer: _Answer, names: Sequence[FacetName], limit: int | None, form: str
) -> None:
    library, results = answer([*loading.records()])
    facets = library.facets(results.matching, names, limit=limit)
    if facets is None:
        raise RuntimeError("counting that nobody cancels has an end")
    FACET_FORMS[form](len(results.matching), facets)


def _write_duplicates(
    loading: Loading, answer: _Answer | None, limit: int | None, form: str
) -> None:
    from seedbrowse.library.duplicates import grouped  # numpy and rapidfuzz, for this alone

    records = [*loading.records()]
    groups = grouped(records)
    if records and not groups:
        notify(f"no work is there twice, of {counted(len(records), 'record')}")
    if answer is not None:
        _, results = answer(records)
        group_of = {place: number for number, group in enumerate(groups) for place in group}
        found = [group_of[place] for place in results.matching if place in group_of]
        groups = [groups[number] for number in dict.fromkeys(found)]
    DUPLICATE_FORMS[form]([[records[place] for place in group] for group in groups[:limit]])
