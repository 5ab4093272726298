import pytest
from textual.app import App, ComposeResult

from seedbrowse.tui.intake import LoadState
from seedbrowse.tui.theming import fallback_variables
from seedbrowse.tui.widgets.status_line import StatusLine


class LineApp(App[None]):
    def get_theme_variable_defaults(self) -> dict[str, str]:
        return fallback_variables()

    def compose(self) -> ComposeResult:
        line = StatusLine()
        line.label = "scopus.txt + 3 files"
        line.shown, line.total = 132, 20412
        yield line


async def line_of(width: int, **state: object) -> str:
    app = LineApp()
    async with app.run_test(size=(width, 3)) as pilot:
        line = app.query_one(StatusLine)
        for name, value in state.items():
            setattr(line, name, value)
        await pilot.pause()
        return line.render_line(0).text.strip()


async def test_without_a_query_all_records_are_counted():
    assert await line_of(60) == "seedbrowse  scopus.txt + 3 files" + " " * 12 + "20,412 records"


async def test_a_query_counts_what_it_finds_even_where_that_is_everything():
    assert (await line_of(60, filtered=True)).endswith("132 of 20,412")
    assert (await line_of(60, filtered=True, shown=1, total=1)).endswith("1 of 1")


async def test_one_record_is_no_plural():
    assert (await line_of(60, total=1)).endswith(" 1 record")


async def test_loading_shows_file_and_progress():
    state = LoadState("exports/b.txt", 2, 12, 45, 100)
    line = await line_of(100, load_state=state)
    assert "file 2/12 b.txt  ━━━━━━━━━━ 45%  reading 20,412 records…" in line


async def test_marks_are_counted():
    assert (await line_of(60, marked=4)).endswith("20,412 records · 4 marked")
    assert (await line_of(60, marked=4, filtered=True)).endswith("132 of 20,412 · 4 marked")


async def test_a_stopped_load_is_told():
    assert "stopped" in await line_of(60, load_state=LoadState(finished=True, stopped=True))


@pytest.mark.parametrize("width", [16, 20, 30, 45])
async def test_a_narrow_line_keeps_the_count(width: int):
    line = await line_of(width, load_state=LoadState("b", 1, 1, 1, 2), label="漢字" * 40)
    assert line.endswith(("20,412 records", "20,412 records…"))
