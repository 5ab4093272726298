"""Choosing a citation style and its language; the real catalogue and the real engine."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, OptionList

from seedbrowse import paths
from seedbrowse.citing.csl.element import StyleError
from seedbrowse.citing.style_catalogue import StyleCatalogue
from seedbrowse.citing_preferences import CitingPreferences
from seedbrowse.tui.screens.filter_dialog import FilterDialog
from seedbrowse.tui.screens.language_choice import LanguageDialog
from seedbrowse.tui.screens.style_choice import StyleDialog
from seedbrowse.tui.widgets.style_preview import StylePreview
from tests.tui.piloting import Session, browsing

BROKEN = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">\n{}</style>'
INFO = "<info><title>Broken {}</title><id>broken-{}</id></info>\n"


def dialog(session: Session) -> FilterDialog[str]:
    screen = session.pilot.app.screen
    assert isinstance(screen, StyleDialog | LanguageDialog)
    return screen


def rows(session: Session) -> list[str]:
    return [str(option.prompt) for option in dialog(session).query_one(OptionList).options]


def preview(session: Session) -> str:
    return dialog(session).query_one(StylePreview).told


def preferred():
    return CitingPreferences(paths.state_dir).value


async def typed(session: Session, text: str) -> None:
    await session.pilot.press(*("space" if letter == " " else letter for letter in text))


async def open_picker(session: Session, text: str = "") -> None:
    """Open it, type, and wait for what is found."""
    await session.pilot.press("C")
    await session.until(lambda: isinstance(session.pilot.app.screen, StyleDialog))
    await session.until(lambda: len(rows(session)) > 1)
    await typed(session, text)


async def until_first(session: Session, title: str) -> None:
    await session.until(lambda: title in rows(session)[0])


async def test_the_widely_used_styles_come_first_and_the_one_in_use_is_marked():
    async with browsing() as session:
        await open_picker(session)
        assert rows(session)[0].startswith("● APA Style 7th edition")
        assert any("IEEE" in row for row in rows(session)[:8])
        await session.until(lambda: "Okafor, C., Lindqvist" in preview(session))
        assert "(Okafor et al., 2023)" in preview(session)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("nature", "Nature"),
        ("chicgo notes", "Chicago Manual of Style"),
        ("jama", "JAMA"),
        ("vancouver", "Vancouver"),
        ("sage harvard", "SAGE"),
    ],
)
async def test_styles_are_found_by_words_and_through_typos(text: str, title: str):
    async with browsing() as session:
        await open_picker(session, text)
        await until_first(session, title)


async def test_each_style_is_tried_on_the_record_and_enter_takes_it(copied: list[str]):
    async with browsing() as session:
        await open_picker(session, "ieee")
        await until_first(session, "IEEE")
        await session.until(lambda: preview(session).startswith("Reference  C. Okafor, E. Lind"))
        assert "In the text  [1]" in preview(session)
        await session.pilot.press("enter")
        await session.until(lambda: any("Citation style" in each for each in session.notices))
        await session.press("c")
        await session.until(lambda: bool(copied))
        assert copied[0].startswith("C. Okafor, E. Lindqvist")
    assert (preferred().style, preferred().locale, preferred().recent) == ("ieee", "", ("ieee",))


async def test_the_style_of_the_last_run_is_used_and_those_used_lately_come_first(copied):
    earlier = CitingPreferences(paths.state_dir)
    for style in ("nature", "ieee"):
        earlier.choose(style, "")
    earlier.write()
    async with browsing() as session:
        await session.press("c")
        await session.until(lambda: bool(copied))
        assert copied[0].startswith("C. Okafor")
        await open_picker(session)
        assert rows(session)[0].startswith("● IEEE")
        assert rows(session)[1].strip().startswith("Nature")
        assert "used lately" in rows(session)[1]
        assert "APA" in rows(session)[2]


async def test_escape_leaves_everything_as_it_was():
    async with browsing() as session:
        await open_picker(session, "ieee")
        await until_first(session, "IEEE")
        await session.pilot.press("tab", *"deutsch", "enter")
        await session.pilot.pause()
        await session.press("escape")
        assert session.pilot.app.screen is session.screen
    assert preferred().style == preferred().locale == ""


async def test_a_language_is_found_in_itself_and_in_english_and_tried_at_once(copied):
    async with browsing() as session:
        await open_picker(session, "chicago notes")
        await until_first(session, "Chicago")
        await session.pilot.press("tab")
        await session.until(lambda: isinstance(session.pilot.app.screen, LanguageDialog))
        assert rows(session)[0].startswith("● The style's own")
        await typed(session, "germany")
        await session.until(
            lambda: rows(session) == ["  Deutsch (Deutschland)  de-DE · German (Germany)"]
        )
        await session.until(lambda: "und" in preview(session))
        await session.pilot.press("enter")
        await session.until(lambda: isinstance(session.pilot.app.screen, StyleDialog))
        assert "Citation style · language: de-DE" in session.text
        await session.until(lambda: "und" in preview(session))
        await session.pilot.press("enter")
        await session.until(lambda: any("in de-DE" in each for each in session.notices))
    assert preferred().locale == "de-DE"
    async with browsing() as session:
        await open_picker(session)
        await session.pilot.press("tab")
        await session.until(lambda: isinstance(session.pilot.app.screen, LanguageDialog))
        (marked,) = (row for row in rows(session) if row.startswith("●"))
        assert "de-DE" in marked
        await typed(session, "zzz")
        await session.until(lambda: rows(session) == ["No language is called like this."])


async def test_the_reason_why_a_style_is_damaged_stands_in_the_preview(copied: list[str]):
    folder = Path(paths.config_path() / "styles")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "broken-a.csl").write_text(
        BROKEN.format(
            INFO.format("alpha", "a") + "<citation><layout><nonsense/></layout></citation>"
        )
    )
    async with browsing() as session:
        await open_picker(session, "broken alpha")
        await until_first(session, "Broken alpha")
        assert "your own" in rows(session)[0]
        await session.until(lambda: "This style cannot be used" in preview(session))
        assert "broken-a.csl:3" in preview(session)
        await session.pilot.press("ctrl+u")
        await until_first(session, "APA Style")


async def test_enter_waits_for_what_was_typed_last(copied: list[str]):
    async with browsing() as session:
        for key in ("C", *"ieee", "enter"):
            session.pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await session.until(lambda: any("IEEE" in each for each in session.notices))
    assert preferred().style == "ieee"


async def test_nothing_like_it_can_not_be_taken():
    async with browsing() as session:
        await open_picker(session, "zzzzqqqq")
        await session.until(lambda: rows(session) == ["No style is called like this."])
        await session.pilot.press("enter")
        await session.pilot.pause()
        assert isinstance(session.pilot.app.screen, StyleDialog)


async def test_without_a_record_a_style_can_be_chosen_all_the_same():
    async with browsing([]) as session:
        await open_picker(session, "ieee")
        await until_first(session, "IEEE")
        assert preview(session) == "There is no record to try it on."
        await session.pilot.press("enter")
        await session.until(lambda: any("IEEE" in each for each in session.notices))


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_the_picker_fits_every_terminal(size: tuple[int, int]):
    async with browsing(size=size) as session:
        await open_picker(session)
        await session.until(lambda: "Okafor" in preview(session))
        assert "APA Style" in session.text
        assert "Okafor, C." in session.text
        dialog(session).query_one(Input)


async def test_moving_fast_shows_the_style_that_is_highlighted_in_the_end():
    async with browsing() as session:
        await open_picker(session)
        await session.pilot.press(*("down",) * 12, *("up",) * 8)
        await session.until(lambda: preview(session).startswith("Reference  C. Okafor, E. Lind"))
        assert "IEEE" in rows(session)[4]


async def test_styles_that_cannot_be_read_are_told_of(monkeypatch: pytest.MonkeyPatch):
    def load() -> StyleCatalogue:
        raise StyleError("the styles are not there")

    monkeypatch.setattr(StyleCatalogue, "load", load)
    async with browsing() as session:
        await session.pilot.press("C")
        await session.until(lambda: any("the styles are not there" in n for n in session.notices))
