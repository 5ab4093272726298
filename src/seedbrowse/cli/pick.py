"""`seedbrowse pick PATHS`: choose records in the interface, and print them."""

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack

import click

from seedbrowse.cli.cache_option import cache_option
from seedbrowse.cli.from_option import from_option
from seedbrowse.cli.output import prepare_output, report_problem_files
from seedbrowse.cli.record_forms import FORMS
from seedbrowse.cli.sources import Sources
from seedbrowse.cli.terminal import answer_at_once, ended_by_signals, has_terminal, terminal_taken
from seedbrowse.config import load_config
from seedbrowse.records import Record

__all__ = ["command", "pick"]

_NOTHING_CHOSEN = 1
_INTERRUPTED = 130


@click.command("pick", short_help="Choose records in the interface, and print them.")
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@from_option()
@click.option("--query", "-q", default="", help="A query to begin with.")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice([*FORMS]),
    default="keys",
    show_default=True,
    help="What to print.",
)
@click.option("--theme", default="", metavar="NAME", help="Colours of the interface.")
@cache_option
def command(
    paths: tuple[str, ...],
    format_name: str,
    query: str,
    form: str,
    theme: str,
    use_cache: bool | None,
) -> int:
    """Choose records of PATHS in the interface, and print them to standard output.

    Enter chooses the marked records (Space marks, ↓ goes from the search bar to the table), or
    else the highlighted one. The interface is drawn on the terminal wherever the output goes:
    seedbrowse pick scopus.txt | xargs …

    keys is a stable identifier a line, reference and doi a line each, json an array of CSL-JSON
    items, table a line of five values with tabs between them.

    Exits with 0 when records were chosen, 1 when none were, 2 when no path could be opened or
    there is no terminal, 130 after Ctrl+C.
    """
    return pick(
        paths,
        format_name=format_name,
        query=query,
        write=FORMS[form],
        theme=theme,
        use_cache=use_cache,
    )


def pick(
    paths: Sequence[str],
    *,
    format_name: str = "",
    query: str = "",
    write: Callable[[Iterable[Record]], None] = FORMS["keys"],
    theme: str = "",
    use_cache: bool | None = None,
) -> int:
    """Have records of `paths` chosen, `write` them, and return the exit status.

    What of `theme` and `use_cache` is empty or None is as the settings have it.
    """
    if not has_terminal():
        raise click.UsageError(
            "there is no terminal to choose on; seedbrowse list --query prints without asking"
        )
    sources = Sources(paths, format_name)
    refused = sources.refused_status()
    if refused is not None:
        return refused
    config = load_config()
    settings = config.settings
    with ExitStack() as lent:
        use_cache = settings.cache if use_cache is None else use_cache
        opening = lent.enter_context(sources.opened(use_cache=use_cache))
        lent.enter_context(terminal_taken())
        # Textual takes 170 ms to import and only the interface needs it; the child reads meanwhile.
        from seedbrowse.tui.picking import PickApp

        answer_at_once()
        app = PickApp(
            opening,
            label=sources.label,
            theme=theme or settings.theme,
            query=query,
            paths=sources.paths,
            config=config,
            owns_process=True,
        )
        lent.enter_context(ended_by_signals(app.leave))
        chosen = app.run()
    if app.was_interrupted:
        return _INTERRUPTED
    if app.return_code:
        from seedbrowse.cli.internal_error import report_internal_error  # seldom needed

        return report_internal_error("", app.crash_report)
    report_problem_files([report for report in app.reports if not report.readable])
    if not chosen:
        return _NOTHING_CHOSEN
    prepare_output()
    write(chosen)
    sys.stdout.flush()
    return 0
