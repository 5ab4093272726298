from textual.widgets import Input

from seedbrowse.commands import COMMANDS, Scope
from seedbrowse.tui.app import SeedbrowseApp
from seedbrowse.tui.picking import PickScreen
from seedbrowse.tui.screens.browse import BrowseScreen
from seedbrowse.tui.screens.column_choice import ColumnDialog
from seedbrowse.tui.screens.copy_menu import CopyMenu
from seedbrowse.tui.screens.dialog import Dialog
from seedbrowse.tui.screens.export import ExportDialog
from seedbrowse.tui.screens.field_choice import FieldDialog
from seedbrowse.tui.screens.problems import ProblemsScreen
from seedbrowse.tui.screens.query_choice import QueryDialog
from seedbrowse.tui.screens.statistics import StatisticsScreen
from seedbrowse.tui.screens.style_choice import StyleDialog
from seedbrowse.tui.screens.term_set_editing import TermSetEditor
from seedbrowse.tui.screens.term_sets import TermSetsDialog
from seedbrowse.tui.widgets.bar_chart import BarChart
from seedbrowse.tui.widgets.detail_panel import DetailPanel
from seedbrowse.tui.widgets.facet_panel import FacetPanel
from seedbrowse.tui.widgets.record_table import RecordTable
from seedbrowse.tui.widgets.year_chart import YearChart
from tests.tui.piloting import browsing

LISTENERS = {
    Scope.PICK: [PickScreen],
    Scope.RECORD: [BrowseScreen],
    Scope.SCREEN: [BrowseScreen],
    Scope.PROGRAM: [SeedbrowseApp],
    Scope.PANE: [RecordTable, DetailPanel, BarChart, YearChart],
    Scope.TABLE: [RecordTable],
    Scope.READING: [BrowseScreen],
    Scope.FACETS: [FacetPanel],
    Scope.SEARCH: [BrowseScreen],
    Scope.DIALOG: [Dialog],
    Scope.PROBLEMS: [ProblemsScreen],
    Scope.QUERIES: [QueryDialog],
    Scope.COPYING: [CopyMenu],
    Scope.STYLES: [StyleDialog],
    Scope.TERMS: [TermSetsDialog],
    Scope.TERM_SET: [TermSetEditor],
    Scope.STATISTICS: [StatisticsScreen],
    Scope.COLUMNS: [ColumnDialog],
    Scope.EXPORT: [ExportDialog],
    Scope.FIELDS: [FieldDialog],
}


def test_every_command_can_be_carried_out_where_it_is_heard():
    for command in COMMANDS:
        for listener in LISTENERS[command.scope]:
            name = command.action.removeprefix("screen.").partition("(")[0]
            assert callable(getattr(listener, f"action_{name}")), command.id


async def test_every_key_of_the_table_is_bound_and_has_the_commands_id():
    async with browsing() as session:
        bound = session.screen.active_bindings
        for scope in (Scope.RECORD, Scope.SCREEN, Scope.PROGRAM, Scope.PANE, Scope.TABLE):
            for command in COMMANDS:
                if command.scope is scope:
                    found = {
                        key for key, active in bound.items() if active.binding.id == command.id
                    }
                    assert len(found) == len(command.keys), command.id


async def test_no_printable_key_is_bound_beside_the_table():
    async with browsing() as session:
        for key, active in session.screen.active_bindings.items():
            assert active.binding.id is not None or "+" in key, key


async def test_a_keymap_moves_a_command_to_another_key():
    async with browsing() as session:
        session.pilot.app.set_keymap({"search.focus": "f"})
        await session.press("f")
        assert session.screen.focused is session.screen.query_one(Input)
