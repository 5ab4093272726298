"""Lines between borders look as Textual itself would have drawn them, whatever happens."""

from rich.segment import Segment
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from seedbrowse.tui.widgets.detail_panel import DetailPanel
from seedbrowse.tui.widgets.record_table import RecordTable
from tests.tui import gallery
from tests.tui.piloting import Session, browsing


def cells(strips: list[Strip]) -> list[list[Segment]]:
    """What each line shows, however it is cut into segments; blanks may have any colour of text."""
    return [list(Segment.simplify(strip)) for strip in strips]


def assert_as_textual_draws(session: Session) -> None:
    """Compare all lines of the panes and of their bars."""
    for kind in (RecordTable, DetailPanel):
        pane = session.screen.query_one(kind)
        for widget, drawn_by in ((pane, Widget), (pane.vertical_scrollbar, ScrollBar)):
            if not widget.is_on_screen:
                continue
            whole = Region(0, 0, *widget.outer_size)
            expected = drawn_by.render_lines(widget, whole)
            assert cells(widget.render_lines(whole)) == cells(expected), widget


async def test_panes_look_as_textual_draws_them():
    async with browsing(gallery.RECORDS, size=(120, 20)) as session:
        for keys in (
            (), ("j",), ("G",), ("tab",), ("j", "j"), ("shift+tab",), ("z",), ("z",), ("space",),
            ("slash", *"trust"), ("enter",), ("n",), ("T", "escape"),
        ):  # fmt: skip
            await session.pilot.press(*keys)
            await session.pilot.pause()
            assert_as_textual_draws(session)
        for size in ((80, 24), (160, 50), (100, 9), (59, 20)):
            await session.pilot.resize_terminal(*size)
            await session.pilot.pause()
            assert_as_textual_draws(session)
        await session.press("t", "down", "enter")
        await session.pilot.pause()
        assert_as_textual_draws(session)
