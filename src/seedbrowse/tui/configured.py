"""Configured: an interface with the person's keys, which tells what is wrong in the settings."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Final, TypeVar

from seedbrowse.config import Config
from seedbrowse.problems import Problem
from seedbrowse.tui.bindings import textual_keymap
from seedbrowse.tui.start_notices import StartNotice, StartNotices

__all__ = ["Configured"]

_T = TypeVar("_T")

_MOST_TOLD: Final = 5
"""Problems of the settings that one notice tells."""


class Configured(StartNotices[_T]):
    """An interface that obeys what the person has settled."""

    KEYMAP: ClassVar[Mapping[str, str]] = {}
    """Other keys by command id, where the person has settled none."""

    def __init__(self, config: Config, *, owns_process: bool = False) -> None:
        """Make the program; for `owns_process` see `Tidying`."""
        super().__init__(owns_process=owns_process)
        self.config = config
        self.keymap = config.keymap
        """Keys by command id, where they are not those of the table of commands."""

        if self.KEYMAP:
            from seedbrowse.keymap import while_picking  # only a picker pays for it

            self.keymap = while_picking(config.keymap, self.KEYMAP)
        self.set_keymap(textual_keymap(self.keymap))

    def on_mount(self) -> None:
        """Tell once what is wrong in the settings."""
        problems = self.config.problems
        if problems:
            self.post_message(StartNotice(_told(problems), "Settings"))


def _told(problems: Sequence[Problem]) -> str:
    lines = []
    for problem in problems[:_MOST_TOLD]:
        line = f":{problem.line}" if problem.line else ""
        lines.append(f"{Path(problem.source).name}{line}: {problem.message}")
    if len(problems) > _MOST_TOLD:
        lines.append(f"and {len(problems) - _MOST_TOLD} more; seedbrowse config lists them")
    return "\n".join(lines)
