"""Lines between borders look as Textual itself would have drawn them, whatever happens."""

from rich.segment import Segment
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from seedbrowse.tui.widgets.bar_chart import BarChart
from seedbrowse.tui.widgets.framed_lines import FramedLines
from tests.tui import gallery
from tests.tui.piloting import Session, browsing


def cells(strips: list[Strip]) -> list[list[Segment]]:
    """What each line shows, however it is cut into segments; blanks may have any colour of text."""
    return [list(Segment.simplify(strip)) for strip in strips]


def assert_as_textual_draws(session: Session) -> None:
    """Compare all lines of the panes, and of their bars, with lines that are drawn just now."""
    every = session.pilot.app.screen.query("*")
    panes = [each for each in every if isinstance(each, FramedLines)]
    assert len(panes) > 1
    for pane in panes:
        for widget, drawn_by in ((pane, Widget), (pane.vertical_scrollbar, ScrollBar)):
            if not widget.is_on_screen:
                continue
            whole = Region(0, 0, *widget.outer_size)
            shown = cells(widget.render_lines(whole))
            widget.refresh()  # nothing is drawn again that nothing has changed, as Textual thinks
            assert shown == cells(drawn_by.render_lines(widget, whole)), widget


async def test_panes_look_as_textual_draws_them():
    async with browsing(gallery.RECORDS, size=(120, 20)) as session:
        for keys in (
            (), ("j",), ("G",), ("tab",), ("j", "j"), ("shift+tab",), ("z",), ("z",), ("space",),
            ("slash", *"trust"), ("enter",), ("n",), ("T", "escape"), ("v", "j"), ("a",),
            ("s", "y"),
        ):  # fmt: skip
            await session.pilot.press(*keys)
            await session.pilot.pause()
            assert_as_textual_draws(session)
        for offset in ((10, 3), (10, 1)):
            await session.pilot.hover("RecordTable", offset=offset)
            await session.pilot.pause()
            assert_as_textual_draws(session)
        for size in ((80, 24), (160, 50), (100, 9), (59, 20)):
            await session.pilot.resize_terminal(*size)
            await session.pilot.pause()
            assert_as_textual_draws(session)
        await session.press("t", "down", "enter")
        await session.pilot.pause()
        assert_as_textual_draws(session)


async def test_charts_look_as_textual_draws_them():
    async with browsing(gallery.RECORDS, size=(140, 30)) as session:
        await session.pilot.press("i")
        screen = session.pilot.app.screen
        await session.until(lambda: sum(each.row_count for each in screen.query(BarChart)) > 9)
        for key in ("down", "down", "tab", "j", "G"):
            await session.press(key)
            assert_as_textual_draws(session)
        await session.pilot.resize_terminal(100, 22)
        await session.pilot.pause()
        assert_as_textual_draws(session)
