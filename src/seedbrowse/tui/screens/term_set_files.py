"""Term set files: the names of files that sets are read from, or written to."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from seedbrowse.library.inputs import printable
from seedbrowse.problems import Problem
from seedbrowse.term_sets.store import KeptSet
from seedbrowse.term_sets.term_set import TermSet
from seedbrowse.term_sets.toml_file import read, toml_of
from seedbrowse.tui.screens.file_dialog import FileDialog

__all__ = ["ExportDialog", "ImportDialog"]

NAME = "term-sets.toml"
MOST_TOLD = 6
"""Problems of a file that are told at once."""


class ImportDialog(FileDialog[Sequence[TermSet]]):
    """Answers with the sets of a file in which nothing is wrong."""

    TITLE = "Import term sets"
    NAME = NAME
    HINT = "Name of a TOML file, such as another library or a colleague has exported:"
    KEYS = "{enter} reads · {dialog.close} goes back"

    def use(self, path: Path) -> tuple[Sequence[TermSet] | None, str]:
        """Read the file."""
        content = read(path)
        if content.problems:
            return None, _told(content.problems)
        return content.sets, "" if content.sets else f"{printable(str(path))} has no set."


class ExportDialog(FileDialog[Path]):
    """Writes sets to a file that was not there before; answers with it."""

    TITLE = "Export term sets"
    NAME = NAME
    HINT = "Name of a new TOML file:"
    KEYS = "{enter} writes · {dialog.close} goes back"

    def __init__(self, kept: Sequence[KeptSet]) -> None:
        """Make the dialog; all of these are written."""
        super().__init__()
        self._kept = kept

    def use(self, path: Path) -> tuple[Path | None, str]:
        """Write the file."""
        with path.open("x", encoding="utf-8") as file:
            file.write(f"# Term sets of seedbrowse.\n\n{toml_of(_apart(self._kept))}")
        return path.absolute(), ""


def _told(problems: Sequence[Problem]) -> str:
    lines = [f"line {each.line}: {each.message}" if each.line else each.message
             for each in problems[:MOST_TOLD]]  # fmt: skip
    left = len(problems) - len(lines)
    return "\n".join([*lines, f"and {left:,} more"] if left else lines)


def _apart(kept: Sequence[KeptSet]) -> list[TermSet]:
    """The sets with names of their own: one for all libraries may be called like one of this."""
    apart: dict[str, TermSet] = {}
    for each in kept:
        found = each.term_set
        while found.key in apart:
            found = msgspec.structs.replace(found, name=f"{found.name} ({each.reach})")
        apart[found.key] = found
    return [*apart.values()]
