"""`seedbrowse stats`: what records have in common, as tables, JSON or a picture."""

import sys
from collections.abc import Sequence

import click

from seedbrowse.cli.answers import answered
from seedbrowse.cli.from_option import from_option
from seedbrowse.cli.loading import Loading
from seedbrowse.cli.output import prepare_output
from seedbrowse.cli.output_file import STDOUT, opened_output, refuse_output
from seedbrowse.cli.stats_forms import Counted, write_json, write_table
from seedbrowse.cli.term_words import term_words
from seedbrowse.search.engine import WordsBySet

__all__ = ["command", "stats"]


@click.command("stats", short_help="Count years, sources, authors, keywords, citations …")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@from_option()
@click.option("--query", "-q", default="", help="Only records that match.")
@click.option(
    "--top",
    "-n",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="Values of each kind, and most cited records.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the numbers as JSON.")
@click.option("--svg", metavar="FILE", default="", help="Draw them as well; - draws nothing else.")
@click.option("--force", is_flag=True, help="Write over a picture that is there.")
def command(
    paths: tuple[str, ...],
    format_name: str,
    query: str,
    top: int,
    as_json: bool,
    svg: str,
    force: bool,
) -> int:
    """Count what the records of PATHS have in common, as the key i of the interface shows it.

    Years, sources, authors, keywords, countries, types, languages, open access; how often the
    records are cited: sum, mean, median, h-index, by year of publication, and the most cited ones.
    With a query only records that match all of it are counted.

    A terminal gets tables with bars; a pipe or a file kind, value and number between tabs, with
    every year by itself. A record of several authors counts once for each; one that stands in two
    files counts twice (convert --merge-duplicates makes one of them).

    Exits with 0 when records were read, 1 when there were none, 2 when a path could not be
    read; what could be read is counted all the same.
    """
    return stats(
        paths,
        format_name=format_name,
        query=query,
        top=top,
        as_json=as_json,
        svg=svg,
        overwrites=force,
    )


def stats(
    paths: Sequence[str],
    *,
    format_name: str = "",
    query: str = "",
    top: int = 10,
    as_json: bool = False,
    svg: str = "",
    overwrites: bool = False,
) -> int:
    """Count the records of `paths`; print the numbers, draw them, and return the exit status."""
    prepare_output()
    if svg:
        refuse_output(svg, overwrites=overwrites)
    term_sets = term_words(query, paths)
    loading = Loading(paths, format_name, written=svg)
    counted = _counted(loading, query, top, term_sets)
    if svg:
        _draw(counted, svg, overwrites=overwrites)
    if svg != STDOUT:
        (write_json if as_json else write_table)(counted)
    sys.stdout.flush()
    return loading.told()


def _counted(loading: Loading, query: str, top: int, term_sets: WordsBySet) -> Counted:
    from seedbrowse.library.statistics import statistics_of

    library, results = answered([*loading.records()], query, term_sets=term_sets)
    statistics = statistics_of(library, results.matching, most=top)
    if statistics is None:
        raise RuntimeError("counting that nobody cancels has an end")
    return Counted.of(library, query, statistics)


def _draw(counted: Counted, svg: str, *, overwrites: bool) -> None:
    from seedbrowse.cli.stats_svg import picture  # seldom wanted

    with opened_output(svg, overwrites=overwrites) as stream:
        stream.write(picture(counted))
