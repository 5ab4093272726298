"""`seedbrowse PATHS`: open the interface, or list the records where it cannot be shown."""

from collections.abc import Sequence
from contextlib import ExitStack

import click

from seedbrowse.cli.cache_option import cache_option
from seedbrowse.cli.from_option import from_option
from seedbrowse.cli.list_records import list_records
from seedbrowse.cli.output import report_problem_files
from seedbrowse.cli.sources import Sources, paths_where_none_is_given
from seedbrowse.cli.terminal import answer_at_once, ended_by_signals, is_interactive, terminal_taken
from seedbrowse.config import load_config

__all__ = ["browse", "command"]


def _show_program_help(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(ctx.find_root().get_help())
        ctx.exit()


@click.command(add_help_option=False)
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@from_option("--format")
@click.option("--theme", default="", metavar="NAME", help="Colours of the interface.")
@cache_option
@click.option(
    "--help", is_flag=True, is_eager=True, expose_value=False, hidden=True,
    callback=_show_program_help,
)  # fmt: skip
def command(paths: tuple[str, ...], format_name: str, theme: str, use_cache: bool | None) -> int:
    """Open the interface on PATHS, or on standard input, or on the bundled examples."""
    return browse(paths, theme, format_name=format_name, use_cache=use_cache)


def browse(
    paths: Sequence[str], theme: str = "", *, format_name: str = "", use_cache: bool | None = None
) -> int:
    """Open the interface on `paths` and return the exit status.

    What is empty or None is as the settings have it.
    """
    if not is_interactive():
        return list_records(paths or paths_where_none_is_given(), format_name=format_name)
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
        from seedbrowse.tui.app import SeedbrowseApp

        answer_at_once()
        app = SeedbrowseApp(
            opening,
            label=sources.label,
            theme=theme or settings.theme,
            paths=sources.paths,
            config=config,
            owns_process=True,
            welcomes=True,
        )
        lent.enter_context(ended_by_signals(app.leave))
        app.run()
    if app.return_code:
        from seedbrowse.cli.internal_error import report_internal_error  # seldom needed

        return report_internal_error("", app.crash_report)
    unreadable = [report for report in app.reports if not report.readable]
    report_problem_files(unreadable)
    return 2 if unreadable else 0
