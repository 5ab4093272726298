"""`seedbrowse demo`: a first look without files, at two hundred invented records."""

import sys

import click

from seedbrowse.cli.browse import browse
from seedbrowse.cli.output import prepare_output
from seedbrowse.paths import demo_library

__all__ = ["command"]


@click.command("demo", short_help="Have a first look, at 200 invented records.")
@click.option("--theme", default="", metavar="NAME", help="Colours of the interface.")
@click.option("--path", "is_path_wanted", is_flag=True, help="Print where their files are.")
def command(theme: str, is_path_wanted: bool) -> int:
    """Open a small library that comes with the program: 200 invented records.

    They stand in exports of several databases and programs, in nine languages. Eleven works are
    there twice, and two places are damaged, so that there is something to find and to list. No
    person, journal, place or number of them exists; their DOIs resolve to nothing.

    Other commands can be tried on them too: seedbrowse list "$(seedbrowse demo --path)"
    """
    folder = demo_library()
    if not folder.is_dir():
        raise click.ClickException(f"{folder} is missing: install seedbrowse again")
    if is_path_wanted:
        prepare_output()
        sys.stdout.write(f"{folder}\n")
        return 0
    return browse([str(folder)], theme)
