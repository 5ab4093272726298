"""`seedbrowse cite`: references and citations of records, in any citation style."""

import re
import sys
from collections.abc import Sequence
from typing import Final

import click

from seedbrowse.citing.citer import DEFAULT_STYLE, Citer, Output
from seedbrowse.citing.csl.element import StyleError
from seedbrowse.cli.citation_forms import write_bibliography, write_citation, write_json
from seedbrowse.cli.from_option import from_option
from seedbrowse.cli.loading import Loading
from seedbrowse.cli.output import notify, prepare_output
from seedbrowse.cli.style_names import style_names
from seedbrowse.cli.term_words import term_words
from seedbrowse.config import load_config
from seedbrowse.library.inputs import STDIN, printable
from seedbrowse.library.problem_report import counted
from seedbrowse.records import Record
from seedbrowse.search.engine import WordsBySet
from seedbrowse.settings import Citing

__all__ = ["command"]

_OUTPUTS: Final = [str(output) for output in Output]
_BETWEEN_KEYS: Final = re.compile(r"[\s,;]+")
_MARKS: Final = "@[]{}"
"""What stands around keys where they are cited: `[@poletaev2019; @biel2020]`."""

_MOST_LINES: Final = 20


@click.command("cite", short_help="Print references or citations in any style.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@from_option()
@click.option("--query", "-q", default="", help="Only records that match.")
@click.option(
    "--style",
    "-s",
    default="",
    show_default=f"as settled, else {DEFAULT_STYLE}",
    metavar="STYLE",
    shell_complete=style_names,
    help="The citation style: its id or title, an everyday name such as Vancouver, its address, "
    "or the path of a .csl file.",
)
@click.option(
    "--locale",
    "-l",
    default="",
    metavar="LOCALE",
    help="The language of terms and dates: de, pt-BR. Without it, as settled, else the style's.",
)
@click.option(
    "--as",
    "output",
    type=click.Choice(_OUTPUTS),
    default=str(Output.TEXT),
    show_default=True,
    help="What to print.",
)
@click.option("--in-text", is_flag=True, help="One citation of all, as in the running text.")
@click.option(
    "--keys",
    metavar="KEY,…",
    help="Only these records, in this order, by cite keys, DOIs or ids; - reads them from "
    "standard input.",
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print one object: the id or key of each record, and its reference alone, unnumbered.",
)
@click.option(
    "--in-style-order/--in-file-order",
    default=None,
    help="Sort as the style says (the default without --keys), or keep the order.",
)
def command(
    paths: tuple[str, ...],
    format_name: str,
    query: str,
    style: str,
    locale: str,
    output: str,
    in_text: bool,
    keys: str | None,
    as_json: bool,
    in_style_order: bool | None,
) -> int:
    """Print references of the records of PATHS: files, folders, patterns, or - for standard input.

    They are a bibliography: in the order of the style, numbered where it numbers, and told apart
    where two would look alike. `seedbrowse styles` finds one of ten thousand styles; styles of
    your own are .csl files in the folder styles/ of your settings.

    Exits with 0 when records were cited, 1 when there were none, a key is unknown, or a style
    could not print a record, 2 when a path or the style could not be read; what could be read is
    printed all the same.
    """
    if keys == STDIN and STDIN in paths:
        raise click.UsageError("standard input has either the records or the keys")
    prepare_output()
    settled = _settled()
    term_sets = term_words(query, paths)
    citer = _citer(style or settled.style or DEFAULT_STYLE, locale or settled.locale)
    loading = Loading(paths, format_name)
    records = [*loading.records()]
    chosen, unknown = _chosen(records, query, keys, term_sets)
    cited = [records[number] for number in chosen]
    written = Output(output)
    if as_json:
        write_json(_named(records, chosen), citer, written, in_text=in_text)
    elif in_text:
        write_citation(cited, citer, written)
    else:
        by_itself = keys is None and settled.order != "table"
        is_sorted = by_itself if in_style_order is None else in_style_order
        write_bibliography(cited, citer, written, in_style_order=is_sorted)
    sys.stdout.flush()
    status = loading.told()
    return _told(citer, unknown) or status or (0 if cited else 1)


def _settled() -> Citing:
    """How the person wants references by their settings, of which everything wrong is told."""
    config = load_config()
    for problem in config.problems:
        notify(printable(str(problem)))
    return config.settings.citing


def _citer(style: str, locale: str) -> Citer:
    try:
        return Citer.of(style, locale)
    except StyleError as error:
        raise _RefusedStyle(str(error)) from error


class _RefusedStyle(click.ClickException):
    """A style or locale that is not there, or damaged."""

    exit_code = 2


def _chosen(
    records: Sequence[Record], query: str, keys: str | None, term_sets: WordsBySet
) -> tuple[Sequence[int], Sequence[str]]:
    """The numbers of the records that are cited, and the keys that none of them has."""
    chosen: Sequence[int] = range(len(records))
    if query.strip():
        from seedbrowse.cli.answers import answered  # numpy and the search, for queries alone

        _, results = answered(records, query, term_sets=term_sets)
        chosen = [*results.matching]
    if keys is None:
        return chosen, ()
    from seedbrowse.cli.record_names import numbers_named  # few commands name keys

    found, unknown = numbers_named(_wanted(keys), records)
    among = set(chosen)
    return [number for number in found if number in among], unknown


def _wanted(keys: str) -> list[str]:
    """The keys that were named, each once."""
    if keys == STDIN:
        if sys.stdin is None:
            raise click.ClickException("standard input is closed, so it has no keys")
        keys = sys.stdin.buffer.read().decode("utf-8", "replace")
    wanted = (key.strip(_MARKS) for key in _BETWEEN_KEYS.split(keys))
    return [*dict.fromkeys(filter(None, wanted))]


def _named(records: Sequence[Record], chosen: Sequence[int]) -> dict[str, Record]:
    """The chosen records by their names, which do not depend on what else was chosen."""
    from seedbrowse.cli.record_names import names_of  # see `_chosen`

    names = names_of(records)
    return {names[number]: records[number] for number in chosen}


def _told(citer: Citer, unknown: Sequence[str]) -> int:
    """Say which keys are of no record, and what the style did not print; the exit status."""
    lines = [*(f"no record has the key {key}" for key in unknown), *citer.problems]
    for line in lines[:_MOST_LINES]:
        notify(printable(line))
    if len(lines) > _MOST_LINES:
        notify(f"and {counted(len(lines) - _MOST_LINES, 'message')} more of this kind")
    return 1 if lines else 0
