"""Copying references and whatever else a record can be pasted as; the real engine writes them."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from seedbrowse import clipboard, paths
from seedbrowse.citing import plain
from seedbrowse.citing.citer import Citer
from seedbrowse.citing_preferences import CitingPreferences, Preferred
from seedbrowse.clipboard import Form, Outcome
from seedbrowse.library.opening import LoadFinished
from seedbrowse.records import Record
from seedbrowse.tui.copy_forms import FORMS
from seedbrowse.tui.form_writing import Materials
from seedbrowse.tui.screens.order_question import OrderQuestion
from tests.tui import gallery
from tests.tui.piloting import Session, browsing

OKAFOR, ORLOVA = (
    "Okafor, C., Lindqvist, E., Sato, K., Haddad, R., & Weiß, J. (2023). Solidarity on the "
    "stairwell: How migrant families and their neighbours share risk. Journal of Invented Urban "
    "Studies, 41(3), 233–258. https://doi.org/10.99999/inv.2023.0000",
    "Orlova, M. V. (2019). From neighbourly help to solidarity: Labour migration and everyday "
    "trust in five northern cities. Northern Review of Society, 12(1), 17–41. "
    "https://doi.org/10.99999/inv.2019.0001",
)
LAZY = (
    "seedbrowse.citing.csl", "seedbrowse.citing.citer", "seedbrowse.citing.styles",
    "seedbrowse.citing.style_catalogue", "seedbrowse.formats.copies",
)  # fmt: skip


def prefer(style: str = "", *, in_style_order: bool | None = None) -> None:
    """What an earlier run has left."""
    preferences = CitingPreferences(paths.state_dir)
    if style:
        preferences.choose(style, "")
    preferences.order(in_style_order=in_style_order)
    preferences.write()


def kept() -> Preferred:
    return CitingPreferences(paths.state_dir).value


async def told(session: Session, beginning: str) -> str:
    """The first notice that begins so."""

    def found() -> list[str]:
        return [each for each in session.notices if each.startswith(beginning)]

    await session.until(lambda: bool(found()))
    return found()[0]


async def asked(session: Session) -> None:
    """Wait for the question about the order."""
    await session.until(lambda: isinstance(session.pilot.app.screen, OrderQuestion))


# One record


async def test_the_reference_is_that_of_the_style_and_the_notice_names_it(copied: list[str]):
    async with browsing() as session:
        await session.press("c")
        notice = await told(session, "Reference")
        assert notice.startswith("Reference (APA Style 7th edition) copied by xclip: Okafor, C., ")
        assert copied == [OKAFOR]


@pytest.mark.parametrize(
    ("key", "text", "notice"),
    [
        ("x", "(Okafor et al., 2023)", "In-text citation (APA Style 7th edition) copied"),
        ("K", "okaforSolidarityStairwellHow2023", "Cite key copied by xclip"),
        ("b", "@article{okaforSolidarityStairwellHow2023,\n", "BibTeX copied by xclip"),
        ("d", "10.99999/inv.2023.0000", "DOI copied by xclip"),
    ],
)
async def test_other_keys_copy_other_things(key: str, text: str, notice: str, copied: list[str]):
    async with browsing() as session:
        await session.press(key)
        await told(session, notice)
        assert copied[0].startswith(text)


async def test_rich_text_goes_as_html_and_as_text_and_the_notice_tells_what_was_put(monkeypatch):
    put = []

    def copy_rich(html: str, text: str, **_arguments: object) -> Outcome:
        put.append((html, text))
        form = Form.HTML_AND_TEXT if len(put) == 1 else Form.TEXT
        return Outcome("wl-copy", confirmed=True, form=form, remark="no HTML" * (len(put) - 1))

    monkeypatch.setattr(clipboard, "copy_rich", copy_rich)
    async with browsing() as session:
        await session.press("h")
        start = "Reference (APA Style 7th edition) copied as"
        assert "copied as HTML and plain text by wl-copy" in await told(session, start)
        assert "<i>Journal of Invented Urban Studies</i>" in put[0][0]
        assert put[0][1] == OKAFOR
        await session.press("h")
        await session.until(lambda: len(session.notices) == 2)
        assert "copied as plain text by wl-copy: No HTML. Okafor" in session.notices[1]


async def test_what_a_style_leaves_out_is_copied_in_the_plain_form(copied: list[str]):
    folder = paths.config_path() / "styles"
    folder.mkdir(parents=True, exist_ok=True)
    empty = folder / "empty.csl"
    empty.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
        "<info><title>Nothing at all</title><id>empty</id></info>"
        '<citation><layout><text variable="volume"/></layout></citation>'
        '<bibliography><layout><text variable="archive"/></layout></bibliography></style>'
    )
    prefer("empty")
    async with browsing() as session:
        await session.press("c")
        notice = await told(session, "Reference (Nothing at all) copied")
        assert "What the style leaves out is in the plain form" in notice
        assert copied == [plain.reference(gallery.RECORDS[0])]


async def test_a_style_that_cannot_be_used_gives_way_to_the_plain_form(copied: list[str]):
    prefer("no-such-style-at-all")
    async with browsing() as session:
        await session.press("c")
        notice = await told(session, "Reference copied by xclip")
        assert "It is the plain form. The style cannot be used: there is no style" in notice
        assert copied == [plain.reference(gallery.RECORDS[0])]
        await session.press("x")
        assert "no-such-style-at-all" in await told(session, "Nothing copied")
        assert len(copied) == 1


async def test_the_style_is_prepared_before_anybody_asks_for_a_reference(monkeypatch):
    citer_of, prepared = Citer.of, []
    monkeypatch.setattr(Citer, "of", lambda *style: prepared.append(style) or citer_of(*style))
    async with browsing() as session:
        await session.until(lambda: bool(prepared))


def test_the_first_frame_needs_no_engine():
    code = f"import sys, seedbrowse.tui.app; print(sorted({{*{LAZY!r}}} & set(sys.modules)))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert printed.stdout == "[]\n"


async def test_preferences_that_are_damaged_are_told_once_and_apa_is_used(copied: list[str]):
    Path(paths.state_dir(), "citing.json").write_text("{")
    async with browsing() as session:
        assert "citing.json is damaged" in await told(session, "Citation style forgotten")
        await session.press("c")
        await told(session, "Reference (APA Style 7th edition)")
    assert sum("forgotten" in each for each in session.notices) == 1


# Several records


async def test_marked_records_are_one_citation(copied: list[str]):
    async with browsing() as session:
        await session.press("space", "space", "x")
        await told(session, "In-text citation of 2 records (APA Style 7th edition) copied")
        assert copied == ["(Okafor et al., 2023; Orlova, 2019)"]


async def test_the_order_of_a_bibliography_is_asked_once_and_remembered(copied: list[str]):
    async with browsing() as session:
        await session.press("space", "space", "s", "t", "c")
        await asked(session)
        assert "Bibliography of 2 records" in session.text
        await session.press("s")
        await told(session, "2 references (APA Style 7th edition) copied by xclip")
        assert copied == [f"{OKAFOR}\n{ORLOVA}"]
        await session.press("c")
        await session.until(lambda: len(copied) == 2)
    assert kept().in_style_order is True


async def test_in_the_order_of_the_table_the_records_stand_as_they_do_there(copied: list[str]):
    async with browsing() as session:
        await session.press("space", "space", "s", "t", "c")
        await asked(session)
        await session.press("t")
        await session.until(lambda: bool(copied))
        assert copied == [f"{ORLOVA}\n{OKAFOR}"]
    assert kept().in_style_order is False


async def test_an_answer_is_not_remembered_where_that_is_not_wanted(copied: list[str]):
    async with browsing() as session:
        await session.press("space", "space", "c")
        await asked(session)
        await session.press("r", "down", "enter")
        await session.until(lambda: len(copied) == 1)
        await session.press("c")
        await asked(session)
        await session.press("escape")
        assert len(copied) == 1
    assert kept().in_style_order is None


async def test_where_a_style_numbers_its_entries_are_numbered(copied: list[str]):
    prefer("ieee", in_style_order=False)
    async with browsing() as session:
        await session.press("space", "space", "c")
        await session.until(lambda: bool(copied))
        first, second = copied[0].splitlines()
        assert first.startswith("[1] C. Okafor")
        assert second.startswith("[2] M. V. Orlova")
        await session.press("x")
        await session.until(lambda: len(copied) == 2)
        assert copied[1] == "[1], [2]"


async def test_markdown_entries_are_paragraphs_and_bibtex_keys_are_those_of_the_citations(
    copied: list[str],
):
    prefer(in_style_order=True)
    records = [gallery.RECORDS[0], Record(title=gallery.RECORDS[0].title)]
    async with browsing([*records, gallery.RECORDS[1]]) as session:
        await session.press("space", "space", "space")
        for form in ("markdown", "pandoc-cite", "latex-cite", "bibtex", "csl-json"):
            session.screen.action_copy_form(form)
            await session.until(lambda: bool(copied))
            text = copied.pop()
            match form:
                case "markdown":
                    assert text.count("\n\n") == 2
                    assert "*Northern Review of Society*" in text
                case "pandoc-cite":
                    keys = [key.strip("[@]") for key in text.split("; ")]
                    assert len(set(keys)) == 3
                case "latex-cite":
                    assert text == f"\\cite{{{','.join(keys)}}}"
                case "bibtex":
                    assert all(f"{{{key}," in text for key in keys)
                case "csl-json":
                    assert [item["id"] for item in json.loads(text)] == keys


async def test_a_thousand_marked_records_are_told_and_escape_stops_them(copied: list[str]):
    go_on = threading.Event()

    class Slow(gallery.SteadyLibrary):
        """Keeps back its records from everybody but the table."""

        def __getitem__(self, number: int) -> Record:
            if threading.current_thread() is not threading.main_thread():
                go_on.wait(20)
            return super().__getitem__(number)

    prefer(in_style_order=True)
    opening = gallery.Telling([LoadFinished()])
    opening.library = Slow([gallery.record(number) for number in range(1000)])
    async with browsing(opening=opening) as session:
        await session.press("a")
        await session.until(lambda: len(session.screen.marks) > 900)
        await session.pilot.press("c")
        assert "marked records … Esc stops it." in await told(session, "Copying")
        await session.pilot.press("escape")
        await told(session, "Copying stopped: Nothing was copied.")
        go_on.set()
        await session.press("d")
        await session.until(lambda: bool(copied))
        assert copied[0].startswith("10.99999/")


async def test_a_choice_that_cannot_be_kept_is_told_once(copied: list[str], monkeypatch):
    blocked = Path(paths.state_dir()) / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    async with browsing() as session:
        await session.press("space", "space", "c")
        await asked(session)
        await session.press("s")
        await told(session, "The choice is not kept")
        await session.press("c")
        await session.until(lambda: len(copied) == 2)
    assert sum("not kept" in each for each in session.notices) == 1


def test_a_bibliography_that_nobody_waits_for_is_given_up():
    class GivenUpError(Exception):
        pass

    calls = []

    def checkpoint() -> None:
        calls.append(None)
        if len(calls) == 5:
            raise GivenUpError

    citer = Citer.of()
    with pytest.raises(GivenUpError):
        citer.entries(gallery.RECORDS, checkpoint=checkpoint)
    assert len(calls) == 5
    assert citer.problems == []


def test_html_and_the_text_beside_it_come_from_one_rendering():
    calls: list[str] = []
    for form in ("reference", "rich-text"):
        materials = Materials(Citer.of, checkpoint=lambda form=form: calls.append(form))
        FORMS[form].write(gallery.RECORDS, materials)
    assert calls.count("rich-text") == calls.count("reference") > 0
