"""`seedbrowse styles`: which citation styles and languages there are."""

import shutil
import sys
from collections.abc import Sequence
from typing import Any, Final

import click
import msgspec

from seedbrowse.citing.csl.element import StyleError
from seedbrowse.citing.locales import locale_names
from seedbrowse.citing.style_catalogue import StyleCatalogue
from seedbrowse.citing.style_entry import StyleEntry
from seedbrowse.citing.widely_used import WIDELY_USED
from seedbrowse.cli.output import has_colour, notify, prepare_output
from seedbrowse.cli.table import fit
from seedbrowse.library.inputs import printable
from seedbrowse.library.problem_report import counted

__all__ = ["command"]

_GAP: Final = "  "


@click.command("styles", short_help="Find citation styles by name.")
@click.argument("query", nargs=-1)
@click.option("--limit", "-n", type=click.IntRange(min=1), help="At most so many.")
@click.option("--locales", is_flag=True, help="List the languages instead.")
@click.option("--json", "as_json", is_flag=True, help="Print what is known of each, as JSON.")
def command(query: tuple[str, ...], limit: int | None, locales: bool, as_json: bool) -> int:
    """Find citation styles by words of QUERY: unfinished, misspelt, or an acronym.

    The id that comes first in each line is what cite --style takes. Without words all styles are
    listed, on a terminal the widely used ones. In a pipe there is a tab between id and title.

    Exits with 0 when something was found, else with 1.
    """
    prepare_output()
    words = " ".join(query)
    try:
        found = _locales(words) if locales else _styles(words, shows_all=as_json)
    except StyleError as error:
        raise click.ClickException(str(error)) from error
    found = found[:limit]
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    else:
        _write_table([(each["id"], each["title"]) for each in found])
    return 0 if found else 1


def _styles(words: str, *, shows_all: bool) -> list[dict[str, Any]]:
    catalogue = StyleCatalogue.load()
    for damaged in catalogue.damaged:
        notify(str(damaged))
    entries: Sequence[StyleEntry] = catalogue.search(words)
    if not words.strip() and not shows_all and sys.stdout.isatty():
        notify(f"these of {counted(len(entries), 'style')} are widely used; words find others")
        entries = [entry for entry in entries if entry.is_own or entry.id in WIDELY_USED]
    if not entries:
        notify(f"no style is called like {printable(words)}, of {len(catalogue.entries):,}")
    return [_facts(entry) for entry in entries]


def _facts(entry: StyleEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "short-title": entry.short_title or None,
        "citation-format": entry.citation_format or None,
        "fields": entry.fields,
        "default-locale": entry.default_locale or None,
        "independent-parent": entry.parent or None,
    }


def _locales(words: str) -> list[dict[str, Any]]:
    """The languages whose ids or names hold some words."""
    sought = words.casefold()
    return [
        {"id": locale, "title": english if english == name else f"{english} · {name}"}
        for locale, (name, english) in locale_names().items()
        if sought in f"{locale} {name} {english}".casefold()
    ]


def _write_table(rows: Sequence[tuple[str, str]]) -> None:
    if not sys.stdout.isatty():
        sys.stdout.writelines(f"{style}\t{title}\n" for style, title in rows)
        return
    width = shutil.get_terminal_size().columns
    ids = min(max((len(style) for style, _ in rows), default=0), width // 2)
    for style, title in rows:
        # The id is there in full, since it is what one copies.
        first = style if len(style) > ids else style.ljust(ids)
        shown = click.style(first, bold=True) if has_colour() else first
        room = width - len(first) - len(_GAP)
        sys.stdout.write(f"{shown}{_GAP}{fit(title, room).rstrip() if room > 0 else ''}\n")
