"""`seedbrowse convert`: the records of exports, in another format."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import attrgetter

import click
import msgspec

from seedbrowse.cli.answers import answered
from seedbrowse.cli.from_option import from_option
from seedbrowse.cli.loading import Loading
from seedbrowse.cli.output import notify, prepare_output
from seedbrowse.cli.output_file import STDOUT, opened_output, refuse_output
from seedbrowse.cli.sort_option import order_named, sort_option
from seedbrowse.cli.term_words import term_words
from seedbrowse.formats.losses import Losses
from seedbrowse.formats.writers import WRITERS, fields_lost, writer_for, writer_of
from seedbrowse.library.inputs import printable
from seedbrowse.library.problem_report import counted
from seedbrowse.records import Record
from seedbrowse.search.engine import Order, SortKey, WordsBySet

__all__ = ["command", "convert"]


@click.command("convert", short_help="Write the records in another format.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@from_option("--format")
@click.option(
    "--to",
    "-t",
    type=click.Choice([*WRITERS]),
    help="The format to write; without it, what the name after -o promises.",
)
@click.option(
    "--output", "-o", default=STDOUT, metavar="FILE", help="Where to write; - is standard output."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--query", "-q", default="", help="Only records that match, best first.")
@sort_option()
@click.option(
    "--merge-duplicates",
    is_flag=True,
    help="Write the records of one work as one, with the fuller fields of each; a query chooses "
    "among these.",
)
@click.option(
    "--key-pattern",
    metavar="PATTERN",
    default="",
    help="Give every record a citation key of this pattern: betterbibtex, jabref, scholar, or one "
    "in JabRef's or Better BibTeX's language, such as '[auth:lower]_[year]'. Without it keys of "
    "the source are kept.",
)
def command(
    paths: tuple[str, ...],
    format_name: str,
    to: str | None,
    output: str,
    force: bool,
    query: str,
    sort: str,
    merge_duplicates: bool,
    key_pattern: str,
) -> int:
    """Write the records of PATHS in another format.

    With a query only records that match all of it are written. What a format has no place for
    is counted on standard error. The file is there in full or not at all, and not where there is
    no record; one that is there stays unless --force is given, and is not read where it is in a
    folder that is.

    Exits with 0 when records were written, 1 when there were none, 2 when a path could not be
    read; what could be read is written all the same.
    """
    to = to or writer_for(output)
    if not to:
        raise click.UsageError(f"say the format with --to: {', '.join(WRITERS)}")
    return convert(
        paths,
        to=to,
        output=output,
        format_name=format_name,
        query=query,
        order=order_named(sort),
        merges_duplicates=merge_duplicates,
        overwrites=force,
        key_pattern=key_pattern,
    )


def convert(
    paths: Sequence[str],
    *,
    to: str,
    output: str = STDOUT,
    format_name: str = "",
    query: str = "",
    order: Order = Order(),  # noqa: B008 - frozen
    merges_duplicates: bool = False,
    overwrites: bool = False,
    key_pattern: str = "",
) -> int:
    """Write the records of `paths` in the format `to`, and return the exit status."""
    keys = _cite_keys(key_pattern)
    if output == STDOUT:
        prepare_output()
    refuse_output(output, overwrites=overwrites)
    term_sets = term_words(query, paths)
    is_seen = output == STDOUT and sys.stdout.isatty()  # and progress would be among the records
    loading = Loading(paths, format_name, shows_progress=not is_seen, written=output)
    records = loading.records()
    if merges_duplicates:
        records = _merged([*records])
    if query.strip() or order.by is not SortKey.RELEVANCE:
        records = _chosen([*records], query, order, term_sets)
    losses = Losses(fields_lost(to))
    if key_pattern:
        records, keys = _with_keys(records, keys), attrgetter("key")
    first = [*islice(records, 1)]
    if first or output == STDOUT:
        with opened_output(output, overwrites=overwrites) as stream:
            writer_of(to)(losses.counted(chain(first, records)), stream, keys)
            stream.flush()
    else:
        notify(f"there is no record to write, so {printable(output)} was not written")
    _tell(losses, WRITERS[to].title, output)
    status = loading.told()
    return status or (0 if losses.records else 1)


def _cite_keys(pattern: str) -> Callable[[Record], str]:
    from seedbrowse.citing.keys import CiteKeys, KeyPatternError  # only writing needs it

    if not pattern:
        return CiteKeys()
    try:
        return CiteKeys(pattern, keeps_own=False)
    except KeyPatternError as error:
        raise click.UsageError(str(error)) from error


def _with_keys(records: Iterable[Record], keys: Callable[[Record], str]) -> Iterator[Record]:
    """Records with these keys for their own, since some formats have both."""
    return (msgspec.structs.replace(record, key=keys(record)) for record in records)


def _merged(records: Sequence[Record]) -> Iterator[Record]:
    from seedbrowse.library.duplicates import merged  # numpy and rapidfuzz, for this alone

    works = [*merged(records)]
    notify(f"{counted(len(records), 'record')} are of {counted(len(works), 'work')}")
    return iter(works)


def _chosen(
    records: Sequence[Record], query: str, order: Order, term_sets: WordsBySet
) -> Iterator[Record]:
    library, results = answered(records, query, order, term_sets=term_sets)
    return map(library.__getitem__, results.matching)


def _tell(losses: Losses, title: str, output: str) -> None:
    """Say how much was written, and which fields had no place."""
    said = f"{counted(losses.records, 'record')} written"
    if output != STDOUT:
        said += f" to {printable(output)}"
    if losses:
        said += f"; {title} has no place for {losses.told()}"
    if losses.records and (losses or output != STDOUT):
        notify(said)
