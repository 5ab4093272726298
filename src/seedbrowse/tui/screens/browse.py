"""Browse: the screen with search bar, table and detail; it owns what they show."""

import os
from collections.abc import Callable, Mapping, Sequence, Set
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.content import Content
from textual.dom import DOMNode
from textual.worker import Worker, WorkerState

from seedbrowse.citing_preferences import CitingPreferences
from seedbrowse.column_preferences import column_preferences
from seedbrowse.commands import COMMANDS, Scope
from seedbrowse.config import Config
from seedbrowse.export_preferences import export_preferences
from seedbrowse.library.inputs import input_named
from seedbrowse.library.library import DamagedError
from seedbrowse.paths import state_dir
from seedbrowse.query_history import NamedQueries, QueryHistory
from seedbrowse.records import Record
from seedbrowse.remembered import Remembered
from seedbrowse.search.engine import SortKey
from seedbrowse.search.query_parser import parse
from seedbrowse.tui import notices
from seedbrowse.tui.answer import Answer
from seedbrowse.tui.bindings import bindings
from seedbrowse.tui.cell_text import joined
from seedbrowse.tui.column_choosing import ColumnChoosing
from seedbrowse.tui.completing import Completing
from seedbrowse.tui.counting import Counting
from seedbrowse.tui.exporting import Exporting
from seedbrowse.tui.faceting import Faceting
from seedbrowse.tui.failures import tell_failure
from seedbrowse.tui.intake import Intake
from seedbrowse.tui.loading import Loading
from seedbrowse.tui.mark_keeping import MarkKeeping
from seedbrowse.tui.order_text import order_by, told
from seedbrowse.tui.pane_sizes import Pane, PaneSizes
from seedbrowse.tui.recalling import Recalling
from seedbrowse.tui.record_opening import RecordOpening
from seedbrowse.tui.screens.help import HelpDialog
from seedbrowse.tui.screens.problems import ProblemsScreen
from seedbrowse.tui.sorting import Sorting
from seedbrowse.tui.style_choosing import StyleChoosing
from seedbrowse.tui.style_in_use import StyleInUse
from seedbrowse.tui.term_painting import TermPainting
from seedbrowse.tui.widgets.completion_list import CompletionList
from seedbrowse.tui.widgets.detail_panel import DetailPanel
from seedbrowse.tui.widgets.facet_panel import FacetPanel
from seedbrowse.tui.widgets.key_bar import KeyBar
from seedbrowse.tui.widgets.panes import Panes
from seedbrowse.tui.widgets.record_table import RecordTable
from seedbrowse.tui.widgets.search_bar import SearchBar
from seedbrowse.tui.widgets.status_line import StatusLine

__all__ = ["BrowseScreen"]

LEFT_TO_THE_SEARCH_BAR = frozenset({"focus_search", "back", "next_pane", "previous_pane"})
"""What the keys of the screen do everywhere else."""


class BrowseScreen(
    TermPainting,
    RecordOpening,
    Exporting,
    StyleChoosing,
    Recalling,
    Faceting,
    Completing,
    ColumnChoosing,
    Sorting,
    MarkKeeping,
    Counting,
    Loading,
):
    """Everything happens here: messages of the widgets come up, what they show goes down."""

    BINDINGS = bindings(Scope.READING, Scope.RECORD, Scope.SCREEN)
    AUTO_FOCUS = "RecordTable"
    PLACES: ClassVar[Set[Scope]] = frozenset(Scope) - {Scope.PICK}
    """Where the keys are heard that the key bar, the help and the palette tell of."""

    status = getters.query_one(StatusLine)
    key_bar = getters.query_one(KeyBar)

    def __init__(
        self,
        intake: Intake,
        *,
        label: str,
        query: str = "",
        paths: Sequence[str] = (),
        config: Config,
        keymap: Mapping[str, str],
        write_terminal: Callable[[str], None],
    ) -> None:
        """Make the screen.

        Args:
            intake: Follows what is to be shown, once the screen is there.
            label: What is open, in a few words.
            query: What stands in the search bar at first.
            paths: What the library is made of.
            config: What the person has settled.
            keymap: Keys by command id, where they are not those of the table of commands.
            write_terminal: Writes a control sequence to the terminal, called in a thread.
        """
        super().__init__(intake.library, write_terminal)
        self.keymap = keymap
        self.environ = config.completed(os.environ)
        self.intake = intake
        self._label = label
        self.set_reactive(BrowseScreen.typed, query)
        self.parsed = parse(query)
        self._table_title = Content("records")
        self.history, self.named = QueryHistory(state_dir), NamedQueries(state_dir)
        self.preferences = CitingPreferences(state_dir, config.settings.citing)
        self.style_in_use = StyleInUse(self.preferences)
        self.paths = paths
        self.columns = column_preferences(state_dir, config.settings.table.columns)
        self.set_reactive(BrowseScreen.order, order_by(SortKey(config.settings.table.order)))
        self.last_export = export_preferences(state_dir)
        self.pane_memory = Remembered(state_dir, "panes", PaneSizes())

    @property
    def record(self) -> Record | None:
        """The highlighted record."""
        return self.table.record

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        status = StatusLine().data_bind(BrowseScreen.load_state)
        status.label = self._label
        yield status
        yield SearchBar(self.typed)
        table = RecordTable(Answer.everything(self.library), self.marks)
        table.border_title = self._table_title
        facets = FacetPanel(self.keymap)
        yield Panes({Pane.FACETS: facets, Pane.TABLE: table, Pane.DETAIL: DetailPanel()})
        yield KeyBar(self.keymap, self.PLACES, self.is_available)
        yield CompletionList()

    # Searching

    def watch_answer(self, answer: Answer | None) -> None:
        """Hand the answer down."""
        if answer is None:
            return
        results = answer.results
        if not results.ids:
            self.table.notice = notices.empty(
                results.query, self.load_state, self.keymap, self.hints
            )
        self.table.show(answer)
        self.status.filtered = bool(results.query.strip())
        self.status.shown = len(results.ids) if results.complete is None else results.complete
        self.status.close = len(results.ids) - self.status.shown
        self.status.total = results.library_size
        self.search_bar.took = results.took if results.query else None
        self.search_bar.show_hints(self.hints)
        self._title_table()
        self.follow_cursor()

    @on(SearchBar.Changed)
    def _title_table(self) -> None:
        """Tell the order there, and a hint that the bar has no room for.

        The hint line lies over that one, but is not there while a list is open.
        """
        order = told(self.answer.results.order) if self.answer else ""
        hint = Content.styled(self.search_bar.untold_hint, "$warning")
        parts = [part for part in (Content("records"), Content(order), hint) if part]
        title = joined(Content(" · "), parts)
        if title != self._table_title:
            self._table_title = self.table.border_title = title

    @on(events.Resize)
    def _title_table_anew(self) -> None:
        """Look again, once everything has its place, whether the bar has room for the hint."""
        self.call_after_refresh(self._title_table)

    def marks_changed(self) -> None:
        """Count them, and let the key bar follow."""
        super().marks_changed()
        self.status.marked = len(self.marks)
        self.key_bar.follow()

    # Reading

    def show_detail(self) -> None:
        """Show the highlighted record, and which keys can do something with it."""
        super().show_detail()
        self.key_bar.follow()

    @on(events.DescendantFocus)
    def _note_focus(self) -> None:
        self.key_bar.typing = self.search_bar.has_focus_within
        self.key_bar.faceting = self.is_faceting

    def place_panes(self) -> None:
        """Give every pane its place anew, and tell the keys of who has all the room."""
        super().place_panes()
        self.key_bar.reading = self.is_reading

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the search bar have its own `/` and Esc, and other panes their keys."""
        if action in ("next_record", "previous_record") and not self.is_reading:
            return False
        if action == "choose" and self.is_faceting:
            return False
        if action in LEFT_TO_THE_SEARCH_BAR and self.search_bar.has_focus_within:
            return False
        return super().check_action(action, parameters)

    def action_focus_search(self) -> None:
        """Let the person type a query."""
        self.set_focus(self.search_bar.line)

    def action_clear_or_leave(self) -> None:
        """Close the list, else clear the query, else leave the search bar."""
        if not self.close_completions() and not self.clear_query():
            self.set_focus(self.table)

    def action_back(self) -> None:
        """Stop copying, else leave the pane, else drop the range, and so on."""
        self.close_topmost()

    def close_topmost(self) -> bool:
        """Close what is open above everything else; whether anything was."""
        if self.stop_copying() or self.leave_pane():
            return True
        if self.table.range_start is not None:
            self.table.range_start = None
        elif self.load_state.is_reading:
            self.intake.stop()
            self.say("What is read stays; the next start reads all of it.", "Reading stopped")
        else:
            return self.clear_query()
        return True

    def action_show_problems(self) -> None:
        """List what could not be read, with the lines of the files."""
        if self.load_state.problems:
            self.app.clear_notifications()
            self.app.push_screen(
                ProblemsScreen(self.intake.reports, input_named, copy=self.copy_text)
            )
        else:
            so_far = "So far everything" if self.load_state.is_reading else "Everything"
            self.say(f"{so_far} could be read.", "No problems")

    def action_show_help(self) -> None:
        """Show every key."""
        self.app.clear_notifications()
        self.app.push_screen(HelpDialog(self.keymap, self.PLACES))

    async def action_run_command(self, command_id: str) -> None:
        """Carry out a command of the table, as its key would."""
        for command in COMMANDS:
            if command.id == command_id:
                await self.app.run_action(command.action, self._node_for(command.scope))

    def _node_for(self, scope: Scope) -> DOMNode:
        match scope:
            case Scope.PROGRAM:
                return self.app
            case Scope.TABLE:
                return self.table
            case Scope.PANE:
                return (
                    self.facet_panel
                    if self.is_faceting
                    else (self.detail if self.detail.has_focus else self.table)
                )
            case Scope.FACETS:
                return self.facet_panel
            case _:
                return self

    @on(Worker.StateChanged)
    def _tell_failure(self, event: Worker.StateChanged) -> None:
        """Whatever goes wrong beside the interface is said, and the program goes on."""
        if event.state is WorkerState.ERROR:
            is_search = event.worker.group == "search"
            if is_search:
                self.give_up()
            error = event.worker.error
            if isinstance(error, DamagedError):
                # The opening tells, brings another library, and then it is searched.
                if not is_search:
                    self.say("The records are being read again: try once more.", "Not now",
                             failed=True)  # fmt: skip
                return
            tell_failure(self, event)
