"""The menu of everything that can be copied."""

import pytest
from textual import events
from textual.widgets import OptionList

from seedbrowse import paths
from seedbrowse.citing_preferences import CitingPreferences
from seedbrowse.commands import COMMANDS
from seedbrowse.records import Record
from seedbrowse.tui.copy_forms import FORMS
from seedbrowse.tui.screens.copy_menu import PREVIEWED, CopyMenu
from seedbrowse.tui.screens.order_question import OrderQuestion
from seedbrowse.tui.widgets.preview import Preview
from tests.tui import gallery
from tests.tui.piloting import Session, browsing


def menu(session: Session) -> CopyMenu:
    screen = session.pilot.app.screen
    assert isinstance(screen, CopyMenu)
    return screen


def rows(session: Session) -> list[str]:
    options = menu(session).query_one(OptionList)
    return [str(option.prompt) for option in options.options]


def preview(session: Session) -> str:
    return menu(session).query_one(Preview).told


async def open_menu(session: Session, *typed: str) -> None:
    """Open it and type; the first preview is there."""
    await session.pilot.press("y")
    await session.until(lambda: isinstance(session.pilot.app.screen, CopyMenu))
    await session.pilot.press(*typed)
    await session.until(lambda: bool(preview(session)))


def test_every_form_has_its_key_and_the_table_of_commands_has_no_other():
    assert len({form.key for form in FORMS.values()}) == len(FORMS)
    for command in COMMANDS:
        if command.action.startswith("copy_form("):
            form = FORMS[command.action.split("'")[1]]
            assert command.keys == (form.key,), command.id


async def test_all_forms_are_there_and_each_is_previewed():
    async with browsing() as session:
        await open_menu(session)
        assert len(rows(session)) == len(FORMS)
        assert rows(session)[0] == "c  Reference"
        for expected in (
            "Okafor, C., Lindqvist", "(Okafor et al., 2023)", "Journal of Invented",
            "*Journal of Invented", "{Journal of Invented", "@article{", "@article{", "TY  -",
            '"container-title"', "okaforSolidarity", "\\cite{okafor", "[@okafor",
            "10.99999/", "https://doi.org/", "Solidarity on", "Okafor, C.; Lindqvist, E.",
            "Neighbourhood associations", "Keywords\n",
        ):  # fmt: skip
            await session.until(lambda expected=expected: expected in preview(session))
            await session.pilot.press("down")


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.id)
async def test_a_key_finds_its_form_and_enter_copies(form, copied: list[str]):
    async with browsing() as session:
        await open_menu(session, form.key)
        assert rows(session)[0] == f"{form.key}  {form.title}"
        await session.pilot.press("enter")
        await session.until(lambda: bool(copied))
        assert copied[0]


async def test_letters_filter_by_what_words_begin_with_first():
    async with browsing() as session:
        await open_menu(session, *"bib")
        assert rows(session) == ["b  BibTeX", "B  BibLaTeX"]
        await session.pilot.press(*"zz")
        await session.pilot.pause()
        assert rows(session) == ["Nothing like this."]
        await session.pilot.press("enter")
        await session.pilot.press("ctrl+u", *"citation")
        await session.pilot.pause()
        assert rows(session) == ["x  In-text citation"]


async def test_what_the_record_lacks_cannot_be_copied_and_says_so(copied: list[str]):
    async with browsing([Record(title="Alone")]) as session:
        for key, needed in (("d", "DOI"), ("D", "DOI"), ("s", "abstract"), ("a", "named author")):
            await open_menu(session, key)
            await session.until(lambda needed=needed: f"no {needed}" in preview(session))
            assert rows(session)[0].endswith("(none)")
            await session.pilot.press("enter")
            await session.pilot.pause()
            assert isinstance(session.pilot.app.screen, CopyMenu)
            await session.press("escape")
        assert copied == []


async def test_of_marked_records_all_are_previewed_and_copied(copied: list[str]):
    async with browsing() as session:
        await session.press("space", "space", "space")
        await open_menu(session, "K")
        await session.until(lambda: "gusevaSolidarnost" in preview(session))
        assert "Copy 3 marked records" in session.text
        await session.pilot.press("enter")
        await session.until(lambda: bool(copied))
        assert copied[0].count("\n") == 2


async def test_of_very_many_marked_records_the_first_are_previewed():
    async with browsing([gallery.record(number) for number in range(100)]) as session:
        await session.press("a")
        await session.until(lambda: len(session.screen.marks) == 100)
        await open_menu(session, "t")
        await session.until(lambda: f"and {100 - PREVIEWED} more records." in preview(session))
        assert preview(session).startswith(f"{PREVIEWED} titles")


async def test_the_order_of_bibliographies_is_turned_here(copied: list[str]):
    async with browsing() as session:
        await session.press("space", "space", "s", "t")
        await open_menu(session)
        await session.until(lambda: "Okafor" in preview(session))
        assert preview(session).index("Okafor") < preview(session).index("Orlova")
        assert "^o order: that of the style" in session.text
        await session.pilot.press("ctrl+o")
        await session.until(
            lambda: preview(session).index("Okafor") > preview(session).index("Orlova")
        )
        assert "^o order: that of the table" in session.text
        await session.pilot.press("enter")
        await session.until(lambda: bool(copied))
        assert copied[0].startswith("Orlova")
        assert not isinstance(session.pilot.app.screen, OrderQuestion)
    assert CitingPreferences(paths.state_dir).value.in_style_order is False


async def test_one_record_has_no_order_to_turn():
    async with browsing() as session:
        await open_menu(session, "ctrl+o")
        assert "^o" not in session.text
    assert CitingPreferences(paths.state_dir).value.in_style_order is None


async def test_letters_that_come_together_with_the_key_are_typed_in_the_menu(copied: list[str]):
    async with browsing() as session:
        for key in ("y", "t"):
            session.pilot.app.post_message(events.Key(key, key))
        await session.until(lambda: isinstance(session.pilot.app.screen, CopyMenu))
        await session.until(lambda: rows(session)[:1] == ["t  Title"])
        await session.pilot.press("enter")
        await session.until(lambda: bool(copied))
        assert copied == [gallery.RECORDS[0].title]


async def test_a_click_copies(copied: list[str]):
    async with browsing() as session:
        await open_menu(session)
        await session.pilot.click(OptionList, offset=(5, 12))
        await session.until(lambda: bool(copied))
        assert copied == [gallery.RECORDS[0].doi]


async def test_escape_copies_nothing_and_without_records_there_is_no_menu(copied: list[str]):
    async with browsing([]) as session:
        await session.press("y", "c", "x", "h")
        assert session.pilot.app.screen is session.screen
    async with browsing() as session:
        await open_menu(session, "b")
        await session.press("escape")
        assert session.pilot.app.screen is session.screen
        assert copied == []


@pytest.mark.parametrize("size", [(40, 12), (62, 20), (80, 24), (200, 50)])
async def test_the_menu_fits_every_terminal(size: tuple[int, int]):
    async with browsing(size=size) as session:
        await open_menu(session)
        await session.until(lambda: "Okafor" in preview(session))
        assert "Enter copies" in session.text
        assert "Reference" in session.text
        assert "Okafor, C." in session.text


async def test_a_record_that_means_harm_is_shown_as_it_is():
    nasty = "[/] [link=x] \\x1b[31m\x1b[2J {brace"
    async with browsing([Record(title=nasty, abstract=nasty, doi="10.1/[/]")]) as session:
        await open_menu(session)
        for _ in FORMS:
            await session.pilot.press("down")
            await session.pilot.pause(0.02)
            assert "\x1b" not in preview(session)
        await session.pilot.press("t")
        await session.until(lambda: "[/] [link=x]" in preview(session))
