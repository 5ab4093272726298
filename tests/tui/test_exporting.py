"""Exporting, in the program and with real files."""

from collections.abc import Callable, Set
from pathlib import Path
from threading import Event

import msgspec
import pytest

from seedbrowse.export_preferences import export_preferences
from seedbrowse.formats.reading import Reading
from seedbrowse.formats.writers import fields_lost
from seedbrowse.library.library import DamagedError
from seedbrowse.paths import state_dir
from seedbrowse.records import Name, Record, Source
from seedbrowse.tui.export_formats import FORMATS
from seedbrowse.tui.screens.export import ExportDialog
from seedbrowse.tui.screens.field_choice import FieldDialog
from seedbrowse.tui.screens.overwrite_question import OverwriteQuestion
from tests.tui import gallery
from tests.tui.piloting import Session, browsing

PARTS = ("family", "given", "non_dropping_particle", "suffix", "literal")


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder that the program runs in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def dialog_of(session: Session, *keys: str) -> ExportDialog:
    """Open the dialog, press keys, and wait for the preview."""
    await session.pilot.press("e")
    await session.pilot.pause()
    dialog = session.pilot.app.screen
    assert isinstance(dialog, ExportDialog)
    await session.pilot.press(*keys)
    await settled(session)
    return dialog


async def settled(session: Session) -> None:
    """Wait until nothing is written or looked up any more."""
    await session.pilot.pause()
    await session.until(lambda: all(each.is_finished for each in session.pilot.app.workers))


async def choose_format(session: Session, dialog: ExportDialog, format_id: str) -> None:
    dialog.formats.highlighted = [*FORMATS].index(format_id)
    await settled(session)


async def test_in_a_browser_it_is_told_whose_files_are_meant(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    async with browsing() as session:
        await dialog_of(session)
        assert "Export · on the machine that serves" in session.text
        await session.pilot.press("escape", "T", "i")
        await session.pilot.pause()
        assert "Import term sets · on the machine that serves" in session.text


async def test_two_keys_write_what_is_there(here: Path):
    async with browsing() as session:
        await dialog_of(session, "enter")
        await session.rest()
        assert session.pilot.app.screen is session.screen
        assert "40 records written to export.bib" in session.notices[-1]
    assert (here / "export.bib").read_text().count("\n@") == 39


@pytest.mark.parametrize("format_id", ["bibtex", "biblatex", "ris", "csl-json", "csv", "jsonl"])
async def test_what_is_exported_is_read_back_equal(format_id: str, here: Path):
    async with browsing() as session:
        dialog = await dialog_of(session)
        await choose_format(session, dialog, format_id)
        name = dialog.line.value
        await session.pilot.press("enter")
        await settled(session)
    with (here / name).open("rb") as stream:
        back = [each for each in Reading(stream, name) if isinstance(each, Record)]
    lost = {"source", "key"} | fields_lost(format_id)
    assert [*map(without(lost), back)] == [*map(without(lost), gallery.RECORDS)]


def without(lost: Set[str]) -> Callable[[Record], Record]:
    """Takes from a record what a format has no place for, of its names what none has."""
    nothing = {field: getattr(Record(), field) for field in lost}

    def taken(record: Record) -> Record:
        authors = [Name(**{part: getattr(each, part) for part in PARTS}) for each in record.authors]
        return msgspec.structs.replace(record, **{**nothing, "authors": tuple(authors)})

    return taken


async def test_marked_records_are_exported_unless_the_person_wants_others(here: Path):
    async with browsing() as session:
        await session.press("j", "space", "space")
        dialog = await dialog_of(session, "enter")
        await settled(session)
        assert "2 records written" in session.notices[-1]
        await session.type_query("solidarity")
        shown = len(session.screen.answer.results.matching)
        await session.press("enter")
        dialog = await dialog_of(session)
        assert [each.name for each in dialog._source.ranges] == ["marked", "shown", "all"]
        await session.pilot.press("shift+tab", "right", "enter")
        await settled(session)
        assert f"{shown} records written to export-2.bib" in session.notices[-1]
    assert (here / "export.bib").read_text().count("@article") == 2


async def test_the_preview_follows_the_format_and_tells_what_has_no_place():
    async with browsing() as session:
        dialog = await dialog_of(session)
        assert "@article{" in dialog.preview.told
        await choose_format(session, dialog, "ris")
        assert "TY  - JOUR" in dialog.preview.told
        assert dialog.line.value == "export.ris"
        await choose_format(session, dialog, "markdown")
        assert "There is no place for" in session.text
        await choose_format(session, dialog, "references")
        assert dialog.line.value == "references.txt"
        assert "(2023)" in dialog.preview.told
        await session.press("escape")


@pytest.mark.parametrize(
    ("format_id", "beginning"),
    [
        ("references", "Achterberg"),
        ("web-page", "<!DOCTYPE html>"),
        ("references-markdown", "Achterberg"),
        ("latex", "Achterberg"),
    ],
)
async def test_a_list_of_references_is_written_in_the_style_in_use(format_id, beginning, here):
    async with browsing() as session:
        dialog = await dialog_of(session)
        await choose_format(session, dialog, format_id)
        name = dialog.line.value
        await session.pilot.press("enter")
        await session.until(lambda: session.pilot.app.screen is session.screen)
    text = (here / name).read_text()
    assert text.startswith(beginning)
    assert text.count("10.99999/inv.") >= 35


async def test_cite_keys_follow_the_pattern_that_is_chosen(here: Path):
    async with browsing(gallery.RECORDS[:2]) as session:
        dialog = await dialog_of(session)
        assert "okaforSolidarityStairwellHow2023" in dialog.preview.told
        await session.pilot.press("tab", "right", "right")
        await settled(session)
        assert "Okafor2023" in dialog.preview.told
        await session.pilot.press("enter")
        await settled(session)
    assert "@article{Okafor2023," in (here / "export.bib").read_text()
    assert export_preferences(state_dir).value.key_pattern == "jabref"


async def test_a_table_has_the_fields_that_are_chosen_also_the_next_time(here: Path):
    async with browsing(gallery.RECORDS[:2]) as session:
        dialog = await dialog_of(session)
        await choose_format(session, dialog, "csv")
        await session.pilot.press("ctrl+f")
        await session.pilot.pause()
        assert isinstance(session.pilot.app.screen, FieldDialog)
        await session.pilot.press("ctrl+r", *"title", "space", *["backspace"] * 5, *"doi", "space")
        await session.pilot.press("enter")
        await settled(session)
        assert dialog.preview.told.startswith("title,DOI\n")
        await session.pilot.press("enter")
        await settled(session)
    assert (here / "export.csv").read_text().startswith("\ufefftitle,DOI\n")
    async with browsing(gallery.RECORDS[:2]) as session:
        dialog = await dialog_of(session)
        assert dialog.job.manner.format.id == "csv"
        assert dialog.job.manner.columns == ("title", "DOI")


async def test_a_table_without_fields_is_not_taken():
    async with browsing(gallery.RECORDS[:2]) as session:
        dialog = await dialog_of(session)
        await choose_format(session, dialog, "markdown")
        await session.pilot.press("ctrl+f", "ctrl+r", "enter")
        await session.pilot.pause()
        assert isinstance(session.pilot.app.screen, FieldDialog)
        await session.pilot.press("escape")
        await settled(session)
        assert session.pilot.app.screen is dialog


async def test_a_file_that_is_there_is_written_over_only_after_a_question(here: Path):
    (here / "mine.bib").write_text("mine")
    async with browsing() as session:
        dialog = await dialog_of(session)
        dialog.line.value = "mine.bib"
        for answer in ("escape", "n", "enter"):
            dialog.formats.focus()
            await session.pilot.press("enter")
            await settled(session)
            assert isinstance(session.pilot.app.screen, OverwriteQuestion)
            await session.pilot.press(answer)
            await settled(session)
            assert session.pilot.app.screen is dialog
            assert (here / "mine.bib").read_text() == "mine"
        await session.pilot.press("enter")
        await settled(session)
        await session.pilot.press("o")
        await settled(session)
        assert "40 records written to mine.bib" in session.notices[-1]
    assert (here / "mine.bib").read_text().startswith("@")
    assert [each.name for each in here.iterdir()] == ["mine.bib"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "Name a file."),
        ("nowhere/export.bib", "nowhere is not there; make that folder first."),
        (".", "is a folder; name a file in it."),
        ("x" * 300, "cannot be written: File name too long."),
        ("~nobody-of-this-name/x", "leads to no folder"),
    ],
    ids=["empty", "missing folder", "folder", "long", "nobody"],
)
async def test_a_name_that_cannot_be_written_is_told_and_can_be_mended(name: str, told: str):
    async with browsing(size=(200, 50)) as session:
        dialog = await dialog_of(session)
        dialog.line.value = name
        await session.pilot.press("enter")
        await settled(session)
        assert session.pilot.app.screen is dialog
        assert told in session.text
        assert not [*Path().iterdir()]


async def test_the_name_of_the_file_is_completed_as_a_shell_does(here: Path):
    (here / "exports").mkdir()
    (here / "exports" / "one.bib").touch()
    (here / "exports" / "only.bib").touch()
    async with browsing() as session:
        dialog = await dialog_of(session)
        dialog.line.focus()
        dialog.line.value = "exp"
        await session.pilot.press("tab")
        await settled(session)
        assert dialog.line.value == "exports/"
        await session.pilot.press("o", "tab")
        await settled(session)
        assert dialog.line.value == "exports/on"
        assert "one.bib" in session.text
        await session.pilot.press("l", "tab")
        await settled(session)
        assert dialog.line.value == "exports/only.bib"
        dialog.line.value = "nothing"
        await session.pilot.press("tab")
        await settled(session)
        assert not dialog.line.has_focus


class Slow(gallery.SteadyLibrary):
    """Gives its last record once the test lets it."""

    goes_on = Event()
    asked = Event()

    def __getitem__(self, number):
        if number == len(self) - 1 and not self.goes_on.is_set():
            self.asked.set()
            self.goes_on.wait(60)
        return super().__getitem__(number)


async def test_escape_stops_a_long_export_and_nothing_is_left_behind(here: Path):
    Slow.goes_on.clear()
    Slow.asked.clear()
    async with browsing() as session:
        session.screen.replace_library(Slow(gallery.RECORDS))
        await session.until(lambda: isinstance(session.screen.answer.library, Slow))
        dialog = await dialog_of(session)
        await session.pilot.press("enter")
        await session.until(Slow.asked.is_set)
        assert "Esc stops it" in session.text
        await session.pilot.press("enter")
        await session.pilot.press("escape")
        Slow.goes_on.set()
        await settled(session)
        assert session.pilot.app.screen is dialog
        assert "Stopped: nothing was written." in session.text
        assert not [*here.iterdir()]
        await session.pilot.press("escape")
        await session.pilot.pause()
        assert session.pilot.app.screen is session.screen


class Damaged(gallery.SteadyLibrary):
    """Its store is being built anew."""

    def __getitem__(self, number):
        raise DamagedError


async def test_records_that_cannot_be_read_at_present_leave_no_half_file(here: Path):
    async with browsing() as session:
        session.screen.replace_library(Damaged(gallery.RECORDS))
        await session.until(lambda: isinstance(session.screen.answer.library, Damaged))
        dialog = await dialog_of(session, "enter")
        await settled(session)
        assert session.pilot.app.screen is dialog
        assert "try once more" in session.text
    assert not [*here.iterdir()]


async def test_a_record_cannot_write_to_the_terminal_or_be_markup_in_the_preview():
    evil = Record(title="[bold]x[/] \x1b[31mred", source=Source(path="x"))
    evil = msgspec.structs.replace(evil, abstract="\u202eabc [/]")
    async with browsing([evil]) as session:
        dialog = await dialog_of(session)
        for format_id in FORMATS:
            await choose_format(session, dialog, format_id)
            assert "\x1b" not in dialog.preview.told
            assert "\u202e" not in dialog.preview.told


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (200, 50)])
async def test_the_dialog_fits_every_terminal(size: tuple[int, int]):
    async with browsing(size=size) as session:
        dialog = await dialog_of(session)
        for format_id in ("bibtex", "csv", "latex"):
            await choose_format(session, dialog, format_id)
            assert dialog.region.contains_region(dialog.query_one(".window").region)
            assert dialog.line.region.height == 1
            assert dialog.query_one(".window").content_region.contains_region(dialog.line.region)


async def test_an_empty_library_has_nothing_to_export():
    async with browsing([]) as session:
        assert not session.screen.is_available("export.choose")
        await session.pilot.press("e")
        await session.pilot.pause()
        assert session.pilot.app.screen is session.screen
