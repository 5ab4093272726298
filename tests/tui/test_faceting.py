"""Facets: live counts beside the table, and choices that are text of the query."""

import threading
from collections.abc import Sequence

import pytest
from textual.widgets import Input

from seedbrowse.library.library import DamagedError
from seedbrowse.library.opening import LibraryChanged
from seedbrowse.records import Issued, Record
from seedbrowse.search.facet import FacetName
from seedbrowse.tui.facet_rows import FacetRow, RowKind, Sign
from seedbrowse.tui.pane_sizes import Pane
from seedbrowse.tui.picking import PickScreen
from tests.tui import gallery
from tests.tui.piloting import Session, browsing

SIZES = [(40, 14), (80, 24), (120, 36), (200, 50)]


async def opened(session: Session, *keys: str) -> None:
    await press(session, "f")
    assert session.screen.is_faceting
    await press(session, *keys)


async def press(session: Session, *keys: str) -> None:
    """Press keys one by one, each once everything is counted."""
    for key in keys:
        await session.press("space" if key == " " else key)
        await counted(session)


async def counted(session: Session) -> None:
    screen = session.screen
    await session.until(
        lambda: (
            not screen.has_facets
            or not (screen.facet_panel.is_counting or screen.running_count or screen.count_timer)
        )
    )


async def go_to(session: Session, name: FacetName, value: str = "") -> None:
    """Move down to a value, or to the first row of its kind."""
    facets = session.screen.facet_panel.facets
    await press(session, "home")
    while True:
        row = facets.row
        assert row is not None
        if row.name is name and value in ("", row.value):
            return
        before = facets.cursor
        await session.pilot.press("down")
        assert facets.cursor > before, f"no {value}"


async def choose(session: Session, name: FacetName, value: str) -> None:
    """Narrow to a value, or take that back."""
    await go_to(session, name, value)
    await press(session, "enter")


def values(session: Session, name: FacetName) -> dict[str, int | None]:
    rows = session.screen.facet_panel.facets.rows
    return {row.value: row.count for row in rows if row.kind is RowKind.VALUE and row.name is name}


def row_of(session: Session, value: str) -> FacetRow:
    return next(row for row in session.screen.facet_panel.facets.rows if row.value == value)


def place_of(session: Session, value: str, x: int = 4) -> tuple[int, int]:
    """Where a value stands on the screen."""
    region = session.screen.facet_panel.facets.content_region
    facets = session.screen.facet_panel.facets
    for y in range(region.height):
        if facets.render_line(y).text[2:].startswith(value):
            return region.x + x, region.y + y
    raise AssertionError(f"{value} is not in sight")


def opening_of(library: gallery.SteadyLibrary) -> gallery.Telling:
    told = gallery.load_of()
    return gallery.Telling(
        [LibraryChanged(library) if isinstance(each, LibraryChanged) else each for each in told]
    )


def query(session: Session) -> str:
    return session.screen.search_bar.query_text


# Room


@pytest.mark.parametrize("size", SIZES)
async def test_f_opens_the_facets_in_any_room_and_escape_closes_them(size: tuple[int, int]):
    async with browsing(size=size) as session:
        assert not session.screen.has_facets
        await opened(session)
        assert "Article" in session.text or size[1] < 20
        regions = session.screen.panes.regions
        assert Pane.FACETS in regions
        assert (Pane.TABLE in regions) == (size[0] >= 60)
        await press(session, "escape")
        assert Pane.FACETS not in session.screen.panes.regions
        assert session.screen.table.has_focus


async def test_from_140_columns_on_three_panes_stand_side_by_side():
    async with browsing(size=(140, 40)) as session:
        await opened(session)
        screen = session.screen
        assert screen.table.region.x == screen.facet_panel.region.right
        assert screen.detail.region.x == screen.table.region.right
        assert screen.detail.region.right == 140


async def test_f_goes_back_to_open_facets_and_tab_goes_on_from_them():
    async with browsing(size=(160, 40)) as session:
        await opened(session, "tab")
        assert session.screen.table.has_focus
        assert session.screen.has_facets
        await press(session, "f")
        assert session.screen.is_faceting
        await press(session, "shift+tab")
        assert session.screen.search_bar.has_focus_within


async def test_brackets_and_the_mouse_move_the_split_of_the_facets():
    async with browsing(size=(160, 40)) as session:
        await opened(session)
        panel = session.screen.facet_panel
        width = panel.region.width
        await press(session, "]")
        assert panel.region.width == width + 4
        await session.pilot.mouse_down(offset=(width + 4, 20))
        await session.pilot.hover(offset=(50, 20))
        await session.pilot.mouse_up(offset=(50, 20))
        await session.rest()
        assert panel.region.width == 50


async def test_another_size_keeps_the_value_that_was_highlighted():
    async with browsing(size=(160, 45)) as session:
        await opened(session)
        await go_to(session, FacetName.AUTHOR, "Haddad, R.")
        for size in ((80, 24), (40, 12), (160, 45)):
            await session.pilot.resize_terminal(*size)
            await counted(session)
            facets = session.screen.facet_panel.facets
            assert facets.row is not None
            assert facets.row.value == "Haddad, R."
            assert session.screen.is_faceting
            lines = [facets.render_line(y).text for y in range(facets.size.height)]
            assert any("Haddad" in line for line in lines)


# Counts


async def test_counts_are_those_of_the_records_that_match():
    async with browsing(size=(160, 45)) as session:
        await opened(session)
        types = [record.document_type for record in gallery.RECORDS]
        assert values(session, FacetName.TYPE)["Article"] == types.count("Article")
        await session.type_query("trust")
        await counted(session)
        ids = session.screen.table.numbers
        found = [gallery.RECORDS[number].document_type for number in ids]
        assert values(session, FacetName.TYPE)["Article"] == found.count("Article")


async def test_nothing_is_counted_while_the_facets_are_closed():
    async with browsing() as session:
        await session.type_query("trust")
        assert session.screen.running_count is None
        assert session.screen.count_timer is None
        assert not session.screen.facet_panel.facets.rows


async def test_a_count_for_an_older_query_is_never_shown():
    released = threading.Event()

    class Slow(gallery.SteadyLibrary):
        def facets(self, *arguments, **more):
            assert released.wait(60)
            return super().facets(*arguments, **more)

    async with browsing(opening=opening_of(Slow(gallery.RECORDS))) as session:
        await session.press("f")
        await session.until(lambda: session.screen.running_count is not None)
        await session.type_query("xyzzyq")
        assert not session.screen.facet_panel.facets.rows
        released.set()
        await counted(session)
        assert not session.screen.facet_panel.facets.rows
        assert "Nothing to count" in session.text


async def test_a_library_that_cannot_be_read_counts_nothing_and_breaks_nothing():
    class Damaged(gallery.SteadyLibrary):
        def facets(self, *_arguments, **_more):
            raise DamagedError("torn")

    async with browsing(opening=opening_of(Damaged(gallery.RECORDS))) as session:
        await opened(session, "down", "enter", "escape")
        assert session.screen.table.has_focus


async def test_more_values_come_by_enter_on_the_last_row():
    async with browsing(size=(160, 45)) as session:
        await opened(session)
        assert len(values(session, FacetName.SOURCE)) == 5
        rows = session.screen.facet_panel.facets.rows
        more = next(n for n, row in enumerate(rows) if row.kind is RowKind.MORE)
        session.screen.facet_panel.facets.cursor = more
        await press(session, "enter")
        assert len(values(session, FacetName.SOURCE)) == 20
        assert query(session) == ""


# Choosing


async def test_enter_narrows_and_once_more_takes_that_back():
    async with browsing(size=(160, 45)) as session:
        await opened(session)
        await choose(session, FacetName.TYPE, "Review")
        assert query(session) == 'type:="Review"'
        assert session.screen.table.row_count == values(session, FacetName.TYPE)["Review"]
        assert row_of(session, "Review").sign is Sign.INCLUDED
        assert "Article" in values(session, FacetName.TYPE)
        await press(session, "enter")
        assert query(session) == ""
        assert session.screen.table.row_count == 40
        assert session.screen.is_faceting


async def test_enter_on_another_value_takes_the_place_of_the_first():
    async with browsing(size=(160, 45)) as session:
        await opened(session)
        await choose(session, FacetName.TYPE, "Review")
        await choose(session, FacetName.TYPE, "Article")
        assert query(session) == 'type:="Article"'


async def test_keywords_narrow_further_and_are_counted_together():
    async with browsing(size=(160, 60)) as session:
        await opened(session)
        await choose(session, FacetName.AUTHOR_KEYWORD, "trust")
        assert query(session) == 'kw:="trust"'
        counts = values(session, FacetName.AUTHOR_KEYWORD)
        assert counts["mutual aid"] == counts["trust"] == session.screen.table.row_count
        await choose(session, FacetName.AUTHOR_KEYWORD, "mutual aid")
        assert query(session) == 'kw:="trust" kw:="mutual aid"'


async def test_minus_leaves_out_and_once_more_takes_that_back():
    async with browsing(size=(160, 45)) as session:
        await opened(session)
        await go_to(session, FacetName.TYPE, "Article")
        count = row_of(session, "Article").count
        await press(session, "-")
        assert query(session) == '-type:="Article"'
        assert session.screen.table.row_count == 40 - (count or 0)
        assert row_of(session, "Article").sign is Sign.EXCLUDED
        await press(session, "-")
        assert query(session) == ""


async def test_plus_adds_a_value_to_those_that_are_asked_for():
    async with browsing(size=(160, 45)) as session:
        await opened(session)
        await go_to(session, FacetName.TYPE, "Review")
        await press(session, "+", "down", "+")
        asked = [row.value for row in session.screen.facet_panel.facets.rows
                 if row.sign is Sign.INCLUDED]  # fmt: skip
        assert len(asked) == 2
        assert " OR " in query(session)
        assert session.screen.table.row_count == sum(
            values(session, FacetName.TYPE)[value] or 0 for value in asked
        )
        await press(session, "+")
        assert query(session) == 'type:="Review"'


async def test_what_was_typed_before_stays_in_front_of_what_is_chosen():
    async with browsing(size=(160, 45)) as session:
        await session.type_query("trust")
        await press(session, "enter")
        await opened(session)
        await choose(session, FacetName.OPEN_ACCESS, "yes")
        assert query(session) == "trust oa:yes"


async def test_what_is_chosen_by_typing_is_shown_as_chosen():
    async with browsing(size=(160, 45)) as session:
        await session.type_query('type:="Review" -lang:=English')
        await press(session, "enter")
        await opened(session)
        assert row_of(session, "Review").sign is Sign.INCLUDED
        assert row_of(session, "English").sign is Sign.EXCLUDED


async def test_typing_filters_the_values_and_escape_clears_it_first():
    async with browsing(size=(160, 45)) as session:
        await opened(session, *"had")
        assert [*values(session, FacetName.AUTHOR)] == ["Haddad, R."]
        assert not values(session, FacetName.TYPE)
        await press(session, "enter")
        assert query(session) == 'author:="Haddad, R."'
        await press(session, "escape")
        assert session.screen.facet_panel.typed == ""
        assert session.screen.has_facets
        assert values(session, FacetName.TYPE)


async def test_letters_type_in_the_filter_but_signs_do_not():
    async with browsing(size=(160, 45)) as session:
        await opened(session, *"jkzqf-+", "[", "]")
        assert session.screen.facet_panel.typed == "jkzqf"
        assert "No value here" in session.text
        await press(session, "/")
        assert session.screen.search_bar.has_focus_within


async def test_keys_move_among_values_kinds_and_pages():
    async with browsing(size=(160, 45)) as session:
        await opened(session)
        facets = session.screen.facet_panel.facets
        assert facets.is_at_years
        await press(session, "down", "down", "up")
        assert facets.row is not None
        assert facets.row.name is FacetName.TYPE
        await press(session, "right")
        assert facets.row.name is FacetName.SOURCE
        await press(session, "right", "left")
        assert facets.row.name is FacetName.SOURCE
        await press(session, "pagedown")
        assert facets.row.name is not FacetName.SOURCE
        await press(session, "end")
        assert facets.cursor == len(facets.rows) - 1
        await press(session, "pageup", "home")
        assert facets.is_at_years


# Years


async def test_years_are_brushed_by_keys():
    async with browsing(size=(160, 45)) as session:
        await opened(session, "left", "left", "shift+left", "shift+left", "shift+right")
        assert "2021–2022" in session.text
        await press(session, "enter")
        assert query(session) == "year:2021..2022"
        years = [gallery.RECORDS[number].year for number in session.screen.table.numbers]
        assert {*years} == {2021, 2022}
        # The other years are still there, to be chosen instead.
        assert session.screen.facet_panel.facets.brush.bins.bins[0].first == 2011
        await press(session, "enter")
        assert query(session) == ""
        await press(session, "-")
        assert query(session) == "-year:2021..2022"


async def test_years_are_brushed_by_the_mouse():
    async with browsing(size=(160, 45)) as session:
        await opened(session)
        facets = session.screen.facet_panel.facets
        x, y = facets.content_region.x + 2, facets.content_region.y + 2
        across = facets.brush.bins.across
        await session.pilot.mouse_down(offset=(x + 2 * across, y))
        await session.pilot.hover(offset=(x + 4 * across, y))
        await session.pilot.mouse_up(offset=(x + 4 * across, y))
        await counted(session)
        assert query(session) == "year:2013..2015"


async def test_a_year_that_was_typed_is_brushed_already():
    async with browsing(size=(160, 45)) as session:
        await session.type_query("year:2015..2017")
        await press(session, "enter")
        await opened(session, "enter")
        assert query(session) == ""


def record(year: int | None) -> Record:
    return Record(title=f"Works of {year}", issued=Issued(year) if year else None)


@pytest.mark.parametrize("years", [[None], [2020], [870, 2020], [*range(1900, 2025)]])
@pytest.mark.parametrize("size", [(40, 14), (160, 45)])
async def test_any_years_are_shown_and_can_be_chosen(years: Sequence[int], size):
    async with browsing([record(year) for year in years], size=size) as session:
        await opened(session, "left", "shift+left", "enter")
        assert session.screen.facet_panel.is_mounted
        assert (query(session) == "") == (years == [None])


# Mouse


async def test_a_click_narrows_and_the_signs_of_a_row_leave_out_and_add():
    async with browsing(size=(160, 45)) as session:
        await opened(session)
        await session.pilot.click(offset=place_of(session, "Review"))
        await counted(session)
        assert query(session) == 'type:="Review"'
        facets = session.screen.facet_panel.facets
        room = facets.scrollable_content_region.width
        await session.pilot.hover(offset=place_of(session, "Essay"))
        line = place_of(session, "Essay")[1] - facets.content_region.y
        plus = facets.render_line(line).text.index("+", 0, room)
        await session.pilot.click(offset=place_of(session, "Essay", plus))
        await counted(session)
        assert query(session) == 'type:="Review" OR type:="Essay"'
        minus = facets.render_line(line).text.index("−", 2, room)
        await session.pilot.click(offset=place_of(session, "Article", minus))
        await counted(session)
        assert query(session).endswith('-type:="Article"')
        assert session.screen.is_faceting


async def test_the_second_button_leaves_out():
    async with browsing(size=(160, 45)) as session:
        await opened(session)
        await session.pilot.click(offset=place_of(session, "Review"), button=3)
        await counted(session)
        assert query(session) == '-type:="Review"'


# Elsewhere


async def test_in_a_picker_enter_narrows_while_the_facets_have_the_keys():
    app = gallery.app()
    app.get_default_screen = lambda: app.screen_of(PickScreen)  # type: ignore[method-assign]
    async with app.run_test(size=(160, 45)) as pilot:
        session = Session(pilot)
        await session.rest()
        await session.press("down")
        await opened(session)
        await choose(session, FacetName.TYPE, "Review")
        assert query(session) == 'type:="Review"'


async def test_the_key_bar_tells_what_the_facets_can_do():
    async with browsing(size=(80, 24)) as session:
        await opened(session)
        line = session.text.splitlines()[-1]
        assert "EnterOnly" in line.replace(" ", "")
        assert "-Not" in line.replace(" ", "")


async def test_a_value_that_means_harm_is_shown_as_text():
    nasty = '[/] [link] \x1b[31m <b> \u202e "quoted" ﷽ 👩‍👩‍👧 é'
    records = [Record(title="A", container_title=nasty), Record(title="B", container_title="C")]
    async with browsing(records, size=(80, 24)) as session:
        await opened(session, "enter")
        assert session.screen.table.row_count == 1
        facets = session.screen.facet_panel.facets
        assert all(
            facets.render_line(y).cell_length == facets.size.width
            for y in range(facets.size.height)
        )
        assert session.screen.query_one(Input).value.startswith('source:="')
        await press(session, "enter")
        assert session.screen.table.row_count == 2
