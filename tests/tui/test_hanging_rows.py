"""How labels and texts stand side by side."""

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from seedbrowse.tui.hanging_rows import HangingRows

ROWS = [
    ("Author (inferred)", Content("trust · mutual aid · waiting")),
    ("DOI", Content("10.99999/inv.2019.1")),
]


async def lines_of(rows: list[tuple[str, Content]], width: int) -> list[str]:
    class Page(App[None]):
        def compose(self) -> ComposeResult:
            yield Static(HangingRows(rows, "$text"))

    async with Page().run_test(size=(width, 40)) as pilot:
        page = pilot.app.query_one(Static)
        return [page.render_line(y).text.rstrip() for y in range(page.size.height)]


@pytest.mark.parametrize("width", [40, 46, 60, 92])
async def test_a_label_is_told_in_full(width: int):
    lines = await lines_of(ROWS, width)
    assert lines[0].startswith("Author (inferred)  trust")
    assert lines[-1].startswith("DOI                10.99999/")


async def test_a_label_wider_than_its_column_goes_on_in_the_next_line():
    lines = await lines_of([("Molecular sequence numbers", Content("GenBank: X1")), *ROWS[1:]], 40)
    assert [line.split("  ")[0] for line in lines] == ["Molecular sequence", "numbers", "DOI"]


async def test_a_label_without_end_leaves_the_text_its_place():
    lines = await lines_of([("label " * 900, Content("text"))], 40)
    assert len(lines) <= 4
    assert lines[0].endswith("text")


async def test_the_text_hangs_below_its_first_line():
    lines = await lines_of([("Note", Content("word " * 20))], 40)
    assert lines[0].startswith("Note  word")
    assert all(line.startswith("      word") for line in lines[1:])
