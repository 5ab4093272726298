"""One session of `seedbrowse serve`, which a page in a browser drives through pipes.

A program of its own (`python -m seedbrowse.cli.served`): textual-serve starts it for each page, and
says by the environment that Textual is to draw for a browser.
"""

import sys
from contextlib import ExitStack

import click

from seedbrowse.cli.cache_option import cache_option
from seedbrowse.cli.from_option import from_option
from seedbrowse.cli.sources import Sources
from seedbrowse.cli.terminal import answer_at_once
from seedbrowse.config import load_config

__all__ = ["session"]


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@from_option()
@click.option("--theme", default="")
@cache_option
def session(paths: tuple[str, ...], format_name: str, theme: str, use_cache: bool | None) -> None:
    """Run the interface on PATHS until its page is closed."""
    config = load_config()
    sources = Sources(paths, format_name)
    with ExitStack() as lent:
        use_cache = config.settings.cache if use_cache is None else use_cache
        opening = lent.enter_context(sources.opened(use_cache=use_cache))
        # The library is being read meanwhile.
        from seedbrowse.tui.app import SeedbrowseApp

        answer_at_once()
        app = SeedbrowseApp(
            opening,
            label=sources.label,
            theme=theme or config.settings.theme,
            paths=sources.paths,
            config=config,
            owns_process=True,
        )
        app.run()
    if app.return_code:
        from seedbrowse.cli.internal_error import report_internal_error  # seldom needed

        sys.exit(report_internal_error("", app.crash_report))


if __name__ == "__main__":
    session()
