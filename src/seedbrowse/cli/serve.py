"""`seedbrowse serve PATHS`: the interface in a browser, for the person who started it."""

import errno
import ipaddress
import os
import socket
import sys
from typing import Final

import click

from seedbrowse.cli.cache_option import cache_option
from seedbrowse.cli.from_option import from_option
from seedbrowse.cli.output import notify
from seedbrowse.cli.sources import Sources
from seedbrowse.library.inputs import STDIN

__all__ = ["command"]

_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
_PORT: Final = 8217


@click.command("serve", short_help="Show the interface in a browser.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@from_option("--format")
@click.option("--host", default=_LOOPBACK[0], show_default=True, help="The address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=_PORT,
    show_default=True,
    help="The port to listen at.",
)
@click.option("--theme", default="", metavar="NAME", help="Colours of the interface.")
@cache_option
def command(
    paths: tuple[str, ...],
    format_name: str,
    host: str,
    port: int,
    theme: str,
    use_cache: bool | None,
) -> int:
    """Show the interface on PATHS in a browser, at an address that is printed.

    Only this machine can reach it, and only who has the address with its key. Each page that is
    opened is a session of its own on PATHS; marks and settings are those of a terminal. What is
    copied goes to the browser's clipboard, addresses open in the browser.

    It needs the extra web: pip install 'seedbrowse[web]'. Ctrl+C ends it.
    """
    if STDIN in paths:
        raise click.UsageError("standard input cannot be served, only files and folders")
    sources = Sources(paths, format_name)
    refused = sources.refused_status()
    if refused is not None:
        return refused
    try:
        # It brings a web server along, which nothing else needs.
        from seedbrowse.web.server import PageServer, run_until_stopped
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"serving needs the extra web ({error.name} is not installed): "
            "pip install 'seedbrowse[web]'"
        ) from error
    _check_address(host, port)
    if not _is_loopback(host):
        notify(
            f"warning: everybody who can reach {host} and learns the address can read these files "
            "and write exports as you, and it is not encrypted"
        )
    session = [sys.executable, "-P", "-m", "seedbrowse.cli.served", f"--theme={theme}"]
    session += [f"--from={format_name}"] if format_name else []
    if use_cache is not None:
        session.append("--cache" if use_cache else "--no-cache")
    run_until_stopped(
        PageServer(
            [*session, "--", *map(os.path.abspath, paths)],
            host=host,
            port=port,
            title=f"seedbrowse: {sources.label}",
            names=_LOOPBACK if _is_loopback(host) else (),
        )
    )
    return 0


def _is_loopback(host: str) -> bool:
    try:
        return host == _LOOPBACK[0] or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _check_address(host: str, port: int) -> None:
    """Refuse an address that cannot be listened at, before anything else is begun."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise click.UsageError(f"there is no host {host}: {error.strerror}") from error
    for family, kind, protocol, _, address in found:
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind(address)
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    raise click.ClickException(
                        f"port {port} is in use; --port takes another one"
                    ) from error
                if error.errno != errno.EADDRNOTAVAIL or len(found) == 1:
                    raise click.ClickException(
                        f"{host}:{port} cannot be listened at: {error.strerror}"
                    ) from error
