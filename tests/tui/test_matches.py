"""The detail comes up at what answers the query, and n and N go through it."""

from seedbrowse.records import Name, Record
from tests.tui.piloting import Session, browsing

LONG = " ".join(["Nothing of note happened here for a while."] * 60)
RECORDS = [
    Record(title="Waiting", abstract=f"{LONG} Then a heron came. {LONG} The heron left."),
    Record(title="A heron", abstract=f"{LONG} The heron stayed."),
    Record(title="Silence", abstract=LONG),
]


def reversed_text(session: Session) -> str:
    detail = session.screen.detail
    return "".join(
        segment.text
        for y in range(detail.size.height)
        for segment in detail.render_line(y)
        if segment.style and segment.style.reverse
    )


def visible(session: Session) -> list[str]:
    detail = session.screen.detail
    return [detail.render_line(y).text for y in range(detail.size.height)]


async def go_to(session: Session, title: str) -> None:
    while session.title != title:
        await session.press("j")
    await session.rest()


async def test_the_detail_comes_up_at_the_first_match_with_two_lines_before_it():
    async with browsing(RECORDS) as session:
        await session.type_query("heron")
        await session.press("enter")
        await go_to(session, "Waiting")
        (line,) = (y for y, text in enumerate(visible(session)) if "heron came" in text)
        assert line == 2


async def test_a_match_at_the_top_does_not_scroll():
    async with browsing(RECORDS) as session:
        await session.type_query("heron")
        await session.press("enter", "g")
        await go_to(session, "A heron")
        assert session.screen.detail.scroll_offset.y == 0


async def test_without_a_query_the_detail_comes_up_at_its_top():
    async with browsing(RECORDS) as session:
        assert session.screen.detail.scroll_offset.y == 0
        assert session.screen.detail.border_subtitle in (None, "")


async def test_n_goes_through_the_matches_round_and_back():
    async with browsing(RECORDS) as session:
        await session.type_query("heron")
        await session.press("enter")
        await go_to(session, "Waiting")
        assert session.screen.detail.border_subtitle == "2 matches"
        told = []
        for key in ("n", "n", "n", "N"):
            await session.press(key)
            told.append((session.screen.detail.border_subtitle, reversed_text(session)))
        assert told == [("1/2", "heron"), ("2/2", "heron"), ("1/2", "heron"), ("2/2", "heron")]
        assert any("heron left" in line for line in visible(session))
        assert session.screen.table.has_focus


async def test_n_does_not_scroll_to_what_is_in_sight():
    records = [Record(title="Waiting", abstract=f"{LONG[:400]} A heron. {LONG} {LONG}")]
    async with browsing(records) as session:
        await session.type_query("heron")
        await session.press("enter")
        (line,) = (y for y, text in enumerate(visible(session)) if "A heron" in text)
        assert line > 4
        await session.press("n")
        assert reversed_text(session) == "heron"
        assert session.screen.detail.scroll_offset.y == 0


async def test_another_record_begins_with_its_own_first_match():
    async with browsing(RECORDS) as session:
        await session.type_query("heron")
        await session.press("enter", "n", "n")
        session.screen.table.move_to(1 - session.screen.table.cursor)
        await session.rest()
        assert session.screen.detail.border_subtitle == "2 matches"
        await session.press("n")
        assert session.screen.detail.border_subtitle == "1/2"


async def test_n_without_a_query_does_nothing():
    async with browsing(RECORDS) as session:
        await session.press("n", "N")
        assert reversed_text(session) == ""
        assert session.screen.table.has_focus


async def test_where_the_detail_is_hidden_n_opens_it_at_the_match():
    async with browsing(RECORDS, size=(50, 14)) as session:
        await session.type_query("heron")
        await session.press("enter")
        await go_to(session, "Waiting")
        assert not session.screen.is_detail_in_sight
        await session.press("n")
        await session.until(lambda: reversed_text(session) == "heron")
        assert session.screen.detail.has_focus


async def test_n_types_a_letter_in_the_search_bar():
    async with browsing(RECORDS) as session:
        await session.type_query("nN")
        assert session.screen.search_bar.query_text == "nN"


async def test_who_has_scrolled_is_left_where_they_are_when_the_words_change():
    async with browsing(RECORDS) as session:
        await session.type_query("hero")
        await session.press("enter")
        await go_to(session, "Waiting")
        await session.press("tab", "G")
        place = session.screen.detail.scroll_offset.y
        session.screen.search_bar.line.value = "heron"
        await session.rest()
        await session.pilot.pause(0.1)
        assert session.screen.detail.scroll_offset.y == place


async def test_the_current_match_stays_the_same_in_another_size():
    async with browsing(RECORDS) as session:
        await session.type_query("heron")
        await session.press("enter")
        await go_to(session, "Waiting")
        await session.press("n", "n")
        await session.pilot.resize_terminal(110, 30)
        await session.rest()
        assert session.screen.detail.border_subtitle == "2/2"


async def test_a_regular_expression_stands_out_only_where_it_is_looked_for():
    record = Record(
        title="A heron", abstract="The heron left.", container_title="Heron Letters",
        author_keywords=("heron",), affiliations=("Heron Institute",),
        authors=(Name(family="Heron", given="A."),),
    )  # fmt: skip
    async with browsing([record]) as session:
        session.screen.search_bar.line.value = "/[Hh]eron/"
        await session.until(lambda: bool(session.screen.detail.border_subtitle))
        assert session.screen.detail.border_subtitle == "3 matches"
