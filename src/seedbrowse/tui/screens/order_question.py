"""Order question: in which order a bibliography is copied."""

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from seedbrowse.library.problem_report import counted
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.widgets.choice_list import ChoiceList

__all__ = ["OrderAnswer", "OrderQuestion"]


@dataclass(frozen=True, slots=True)
class OrderAnswer:
    """What the person wants."""

    in_style_order: bool
    """Else the order of the table."""

    is_remembered: bool
    """Whether it holds for all bibliographies to come."""


_ORDERS = {"s": True, "t": False}
_REMEMBER = "r"
KEYS = "{enter} copies · {dialog.close} goes back"
CHANGED_BY = "{bibliography.order} in the copy menu ({copy.choose}) changes it"


class OrderQuestion(Dialog[OrderAnswer]):
    """Asks once, unless the person does not want the answer to be remembered."""

    DEFAULT_CSS = """
    OrderQuestion {
        & > .window, & > .window:focus { border: round $primary; }
        & > .window { max-width: 66; padding: 0 1; }
    }
    """

    def __init__(self, count: int) -> None:
        """Make the dialog; so many records are to be copied."""
        super().__init__()
        self._count = count
        self._is_remembered = True

    def compose(self) -> ComposeResult:
        """The orders, and whether the answer is remembered."""
        options = [
            Option(_prompt("s", "The style's own order", "by author, or as its rules say"), id="s"),
            Option(_prompt("t", "The table's order", "as the records stand there"), id="t"),
            None,
            Option(self._remember_prompt(), id=_REMEMBER),
        ]
        window = ChoiceList(*options, classes="window")
        window.border_title = f"Bibliography of {counted(self._count, 'record')}"
        window.border_subtitle = Content(self.with_keys(KEYS))
        yield window

    def on_key(self, event: events.Key) -> None:
        """Choose by a letter."""
        if event.character in {*_ORDERS, _REMEMBER}:
            event.stop()
            self._choose(event.character or "")

    @on(OptionList.OptionSelected)
    def _take_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(event.option.id or "")

    def _choose(self, key: str) -> None:
        if key == _REMEMBER:
            self._is_remembered = not self._is_remembered
            self.query_one(OptionList).replace_option_prompt(_REMEMBER, self._remember_prompt())
        else:
            self.dismiss(OrderAnswer(_ORDERS[key], self._is_remembered))

    def _remember_prompt(self) -> Content:
        box = "☑" if self._is_remembered else "☐"
        return _prompt("r", f"{box} Remember it", self.with_keys(CHANGED_BY))


def _prompt(key: str, title: str, hint: str) -> Content:
    return Content.assemble((key, "bold $primary"), f"  {title:<23}", (hint, "$muted"))
