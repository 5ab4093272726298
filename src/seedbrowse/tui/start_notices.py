"""Start notices: what is to be told at the start comes in one toast, not in a pile of them."""

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeVar

from textual import on
from textual.message import Message

from seedbrowse.tui.tidying import Tidying

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

__all__ = ["StartNotice", "StartNotices"]

_T = TypeVar("_T")

_SHOWN_FOR: Final = 6.0
"""Seconds that the toast stays after the last that came to it."""


@dataclass
class StartNotice(Message):
    """Something to tell at the start, by the program or one of its screens."""

    message: str
    title: str
    severity: "SeverityLevel" = "warning"
    short: str = ""
    """What stands for title and message where others are told too; empty where `message` does."""


class StartNotices(Tidying[_T]):
    """An interface that joins what is told at the start, or it would lie over half the records."""

    def __init__(self, *, owns_process: bool = False) -> None:
        """Make the program; for `owns_process` see `Tidying`."""
        super().__init__(owns_process=owns_process)
        self.holds_start_notices = False
        """Whether they are to wait, until `tell_start_notices` is called."""

        self._due: list[StartNotice] = []
        self._told: list[StartNotice] = []
        """What the toast says that is there until `_told_until`, if no other has come since."""

        self._told_until = 0.0

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: "SeverityLevel" = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell something else; what comes later of the start leaves it alone."""
        self._told.clear()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def clear_notifications(self) -> None:
        """Take away all that is told; nothing of it comes again."""
        self._told.clear()
        super().clear_notifications()

    def tell_start_notices(self) -> None:
        """Tell what has come, together with what is still there of the start."""
        if self.holds_start_notices or not self._due:
            return
        still_there = self._told if monotonic() < self._told_until else []
        together = [*still_there, *self._due]
        if still_there:
            self.clear_notifications()
        self._told, self._due = together, []
        self._told_until = monotonic() + _SHOWN_FOR
        first, *others = together
        lines = [each.short or each.message for each in together]
        is_warning = any(each.severity == "warning" for each in together)
        super().notify(
            "\n".join(lines) if others else first.message,
            title="" if others else first.title,
            severity="warning" if is_warning else "information",
            timeout=_SHOWN_FOR,
            markup=False,
        )

    @on(StartNotice)
    def _take_start_notice(self, notice: StartNotice) -> None:
        self._due.append(notice)
        # Behind all that is told already: only what is there can be replaced.
        self.call_later(self.tell_start_notices)
