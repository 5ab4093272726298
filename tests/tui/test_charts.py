"""Charts: every line has just the width of its widget, whatever records say."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.geometry import Region

from seedbrowse.tui.statistics_bars import Bar, year_bars
from seedbrowse.tui.theming import fallback_variables
from seedbrowse.tui.widgets.bar_chart import BarChart
from seedbrowse.tui.widgets.chart import Chart
from seedbrowse.tui.widgets.neighbours import neighbour
from seedbrowse.tui.widgets.year_chart import YearChart

LABELS = [
    "Urban Letters",
    "架空大学研究紀要",
    "[/] [bold]",
    "e\u0301" * 40,
    "𝔸" * 30,
    "🏴‍☠️ pirates",
]
BARS = [Bar(label, 1_000 - 100 * place, f"x:{place}") for place, label in enumerate(LABELS)]


class Host(App[None]):
    """Some charts, and nothing else."""

    def __init__(self, *charts: Chart) -> None:
        super().__init__()
        self._charts = charts
        self.left: list[tuple[int, int]] = []
        self.chosen: list[Bar] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return fallback_variables()

    def compose(self) -> ComposeResult:
        yield from self._charts

    def on_chart_left(self, event: Chart.Left) -> None:
        self.left.append((event.across, event.down))

    def on_chart_chosen(self, event: Chart.Chosen) -> None:
        self.chosen.append(event.bar)


def lines_of(chart: Chart) -> list[str]:
    strips = [chart.render_line(y) for y in range(chart.size.height)]
    assert {strip.cell_length for strip in strips} <= {chart.size.width}
    return [strip.text for strip in strips]


@pytest.mark.parametrize("width", [3, 9, 24, 40, 120])
async def test_a_bar_chart_fills_its_width(width):
    chart = BarChart("Sources")
    async with Host(chart).run_test(size=(width, 9)) as pilot:
        chart.show(BARS, "6 values · 10 without")
        await pilot.pause()
        lines = lines_of(chart)

    if width >= 40:
        assert lines[0].startswith("Sources  6 values · 10 without ")
        assert lines[1].startswith("▌Urban Letters ")
        assert lines[1].endswith("█ 1,000 ")
        assert lines[3].count("█") < lines[1].count("█")
        assert "[/] [bold]" in lines[3]


@pytest.mark.parametrize("is_line", [False, True])
@pytest.mark.parametrize("width", [1, 5, 24, 80])
async def test_a_year_chart_fills_its_width_and_names_the_highlighted_year(width, is_line):
    chart = YearChart("Years", is_line=is_line)
    async with Host(chart).run_test(size=(width, 9)) as pilot:
        chart.show({2001: 3, 2004: 12, 2019: 7}, "3 years")
        await pilot.pause()
        lines = lines_of(chart)

    if width == 80:
        assert lines[0].startswith("Years  2019: 7 · 3 years ")
        assert "2001" in lines[-1]
        assert "2019" in lines[-1]
        assert any(mark in lines[1] for mark in ("█" if not is_line else "⡀⠁⢀⡠⢠⡇⠈⡎⢇⡜⣀⠉⡰⢱⢣"))


def test_years_come_together_where_there_is_no_room_for_each():
    bars = year_bars({1990: 1, 2019: 2}, 10)

    assert [(bar.label, bar.count) for bar in bars][:2] == [("1990–1994", 1), ("1995–1999", 0)]
    assert bars[-1].condition == "year:2015..2019"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    labels=st.lists(st.text(max_size=30), min_size=1, max_size=4),
    width=st.integers(1, 70),
    cited=st.integers(0, 10**9),
)
async def test_whatever_a_value_is_called_its_line_is_as_wide_as_the_others(labels, width, cited):
    chart = BarChart("Sources")
    async with Host(chart).run_test(size=(width, 6)) as pilot:
        chart.show([Bar(label, cited + place) for place, label in enumerate(labels)], "")
        await pilot.pause()
        lines_of(chart)


async def test_the_highlighted_value_stays_so_among_others():
    chart = BarChart("Sources")
    async with Host(chart).run_test(size=(40, 9)):
        chart.show(BARS, "")
        chart.focus()
        chart.action_line_down()
        chart.show(BARS[::-1], "")
        assert chart.chosen == BARS[1]
        chart.show(BARS[2:], "")
        assert chart.chosen == BARS[2]
        chart.show([], "")
        assert chart.chosen is None


async def test_the_highlighted_year_stays_so_whatever_the_size():
    chart = YearChart("Years")
    async with Host(chart).run_test(size=(60, 9)) as pilot:
        counts = {year: year - 1990 for year in range(1990, 2020)}
        chart.show(counts, "")
        await pilot.pause()
        chart.action_first()
        chart.step_across(1)
        assert chart.chosen is not None
        assert chart.chosen.label == "1991"
        await pilot.resize_terminal(90, 9)
        assert chart.chosen.label == "1991"
        chart.show({1991: 1}, "")
        assert chart.chosen.condition == "year:1991"


async def test_going_beyond_the_edge_is_told():
    bars, years = BarChart("Sources"), YearChart("Years")
    host = Host(bars, years)
    async with host.run_test(size=(60, 24)) as pilot:
        bars.show(BARS[:2], "")
        years.show({2019: 1, 2020: 2}, "")
        bars.focus()
        await pilot.press("up", "down", "down")
        assert not bars.step_across(1)
        years.focus()
        await pilot.press("j", "k")
        assert years.step_across(-1)
        assert not years.step_across(-1)
    assert host.left == [(0, -1), (0, 1), (0, 1), (0, -1)]


async def test_a_click_highlights_and_a_second_one_chooses():
    bars, years = BarChart("Sources"), YearChart("Years")
    host = Host(bars, years)
    async with host.run_test(size=(60, 24)) as pilot:
        bars.styles.height = years.styles.height = 10
        bars.show(BARS, "")
        await pilot.pause()
        years.show({2019: 1, 2020: 2}, "")
        await pilot.click(bars, offset=(5, 3))
        assert bars.chosen == BARS[2]
        assert not host.chosen
        await pilot.click(years, offset=(2, 5), times=2)
        assert years.chosen is not None
        assert years.chosen.label == "2019"
    assert [bar.label for bar in host.chosen] == ["2019"]


def test_the_neighbour_is_the_nearest_in_the_direction():
    class Placed(Chart):
        def __init__(self, region: Region) -> None:
            super().__init__()
            self.place = region

        @property
        def region(self) -> Region:
            return self.place

    def at(x: int, y: int, width: int = 10) -> Placed:
        return Placed(Region(x, y, width, 5))

    wide, left, middle, right, below = at(0, 0, 30), at(0, 6), at(12, 6), at(24, 6), at(12, 12)
    every: Sequence[Placed] = [wide, left, middle, right, below]

    assert neighbour(left, every, 1, 0) is middle
    assert neighbour(right, every, -1, 0) is middle
    assert neighbour(right, every, 1, 0) is None
    assert neighbour(right, every, 0, -1) is wide
    assert neighbour(wide, every, 0, 1) is left
    assert neighbour(middle, every, 0, 1) is below
