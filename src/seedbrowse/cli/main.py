"""The command line: which command the words mean, and what is said when one fails."""

import errno
import gc
import importlib
import os
import sys
import traceback
from types import ModuleType
from typing import NoReturn

import click

from seedbrowse import __version__

__all__ = ["program", "run"]

_COMMANDS = {
    "demo": "seedbrowse.cli.demo",
    "pick": "seedbrowse.cli.pick",
    "serve": "seedbrowse.cli.serve",
    "list": "seedbrowse.cli.list_records",
    "check": "seedbrowse.cli.check_files",
    "convert": "seedbrowse.cli.convert",
    "cite": "seedbrowse.cli.cite",
    "styles": "seedbrowse.cli.styles",
    "stats": "seedbrowse.cli.stats",
    "keys": "seedbrowse.cli.show_keys",
    "config": "seedbrowse.cli.show_config",
    "cache": "seedbrowse.cli.cache",
}
_BROWSE = "\0"
"""Name of the command that opens the interface: no word of a command line can be that."""

_INTERRUPTED = 130
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


class _Program(click.Group):
    """`seedbrowse list`, `seedbrowse check`; any other first word is a path to open.

    Commands are imported when they are called: `--version` needs none of them.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = {*_COMMANDS, *ctx.help_option_names, "--version"}
        if not args or args[0] not in known:
            args = [_BROWSE, *args]
        return super().parse_args(ctx, args)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = "seedbrowse.cli.browse" if cmd_name == _BROWSE else _COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = _imported(module).command
        return command

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[OPTIONS] [PATHS]...")
        formatter.write_usage(ctx.command_path, "COMMAND [OPTIONS] PATHS...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        browse = self.get_command(ctx, _BROWSE)
        parameters = [*(browse.params if browse else ()), *self.get_params(ctx)]
        options = [each for each in parameters if isinstance(each, click.Option)]
        lines = [line for each in options if (line := each.get_help_record(ctx)) is not None]
        with formatter.section("Options"):
            formatter.write_dl(lines)
        self.format_commands(ctx, formatter)


def _imported(name: str) -> ModuleType:
    """Import a command's module, with all that lives as long as the program.

    Garbage is not looked for meanwhile, nor later among what came in, which takes a tenth of the
    time of a short command.
    """
    gc.disable()
    try:
        return importlib.import_module(name)
    finally:
        gc.freeze()
        gc.enable()


@click.group(cls=_Program)
@click.version_option(__version__, message="seedbrowse %(version)s")
def program() -> None:
    """Browse bibliographic exports: search as you type, read the abstract, copy the citation.

    PATHS are files, folders with everything in them, patterns, or - for standard input. Without
    any, what is piped in or redirected from a file is read, and where nothing is, the examples
    that come with seedbrowse open. Where the output is not a terminal, the records are listed
    instead. A file called like a command is opened as ./list.
    """


def run(arguments: list[str] | None = None) -> NoReturn:
    """Run the command that `arguments`, or else the process's own, ask for, and exit.

    Exits with 2 for a wrong command line, 130 after Ctrl+C, 70 after an error of the program
    itself; otherwise with what the command says.
    """
    try:
        status = program.main(arguments, prog_name="seedbrowse", standalone_mode=False)
    except click.ClickException as error:
        status = _refuse(error, *(arguments or sys.argv[1:])[:1])
    except (click.Abort, KeyboardInterrupt):
        status = _INTERRUPTED
    except OSError as error:
        status = _give_up_writing(error) if error.errno in _NO_ROOM else _log(error)
    except Exception as error:  # noqa: BLE001 - the outermost level: no traceback on the screen
        status = _log(error)
    sys.exit(status)


def _log(error: Exception) -> int:
    from seedbrowse.cli.internal_error import report_internal_error  # seldom needed

    return report_internal_error(type(error).__name__, "".join(traceback.format_exception(error)))


def _give_up_writing(error: OSError) -> int:
    """Say that the output cannot be written, and write no more of it while leaving."""
    click.echo(f"seedbrowse: cannot write any more: {error.strerror}", err=True)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _refuse(error: click.ClickException, word: str = "") -> int:
    from seedbrowse.library.inputs import printable  # only where something is wrong

    command = f" {word}" if word in _COMMANDS else ""
    hint = f" (see seedbrowse{command} --help)" if isinstance(error, click.UsageError) else ""
    message = printable(error.format_message().removesuffix("."))
    click.echo(f"seedbrowse: {message}{hint}", err=True)
    return error.exit_code
