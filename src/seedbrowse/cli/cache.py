"""`seedbrowse cache`: what is kept so that nothing is read twice, and removing it."""

import time
from pathlib import Path

import click

from seedbrowse.cli.output import notify, prepare_output
from seedbrowse.library.problem_report import counted
from seedbrowse.paths import cache_dir

__all__ = ["command"]

# What works on the cache imports the whole library layer: only these commands need it.


@click.group("cache", invoke_without_command=True, short_help="Show or clear what is kept.")
@click.pass_context
def command(ctx: click.Context) -> int | None:
    """Show or clear the cache: files that are read already, so that none is read twice.

    Nothing in it is lost by clearing: everything is made again from the exports.
    """
    return show() if ctx.invoked_subcommand is None else None


@command.command("show", short_help="Where it is, how big, and what is in it (the default).")
def show_command() -> int:
    """Show where the cache is, how much it keeps, and when that was used."""
    return show()


@command.command("clear", short_help="Remove everything that is not in use.")
def clear_command() -> int:
    """Remove everything that no running program uses."""
    return clear()


def show() -> int:
    """Print what the cache keeps and return the exit status."""
    from seedbrowse.library.cache import LIMIT, Cache
    from seedbrowse.library.pruning import folder_size, uses

    prepare_output()
    root = _root()
    if root is None:
        return 2
    click.echo(f"{'cache':<10} {root}")
    click.echo(f"{'size':<10} {_size(folder_size(root))} of at most {_size(LIMIT)}")
    schemas = [folder for folder in sorted(root.glob("schema-*")) if folder.is_dir()]
    for schema in schemas:
        found = sorted(uses(Cache(schema, is_temporary=False)), key=lambda use: -use.used)
        libraries = [use for use in found if use.is_library]
        segments = [use for use in found if not use.is_library]
        kept = f"{len(libraries):,} librar{'y' if len(libraries) == 1 else 'ies'}"
        click.echo(f"{'kept':<10} {kept}, {counted(len(segments), 'segment')} of records")
        for use in libraries:
            used = time.strftime("%Y-%m-%d %H:%M", time.localtime(use.used))
            click.echo(f"  {use.folder.name}  {_size(use.size):>9}  used {used}")
    if not schemas:
        click.echo("nothing is kept")
    return 0


def clear() -> int:
    """Remove what the cache keeps and return the exit status."""
    from seedbrowse.library.pruning import clear as remove

    prepare_output()
    root = _root()
    if root is None:
        return 2
    removed, left = remove(root)
    click.echo(f"removed {_size(removed)}" + (f", {_size(left)} are in use" if left else ""))
    return 0


def _root() -> Path | None:
    try:
        return cache_dir()
    except OSError as error:
        notify(f"there is no cache, and none can be made: {error.strerror}")
        return None


def _size(count: int) -> str:
    amount = float(count)
    for unit in ("B", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"
