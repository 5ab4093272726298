"""The README's ten seconds in a real terminal, and the film of them."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.program import PROGRAM
from tests.first_start import note_tips_as_seen
from tests.terminal import Terminal

ROOT = Path(__file__).parents[1]
FILM = ROOT / "docs" / "pictures" / "story.svg"
TITLE = "Migrant solidarity after the factory"
REFERENCE = (
    "O’Dunnigan, W., & Zielonkówna, Z. (2026). Migrant solidarity after the factory: a town "
    "learns to share its canteen. Annals of Everyday Solidarity, 33(3), 272–300. "
    "https://doi.org/10.5555/solidarity.2026.1009"
)

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


@pytest.fixture(params=[(80, 24), (200, 50)], ids=["80x24", "200x50"])
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    width, height = request.param
    note_tips_as_seen(tmp_path)
    folders = {f"XDG_{name}_HOME": str(tmp_path) for name in ("STATE", "CONFIG", "DATA", "CACHE")}
    # No clipboard of the machine that runs the tests.
    bare = {"DISPLAY": "", "WAYLAND_DISPLAY": ""}
    with Terminal(
        [*PROGRAM, "demo"], width=width, height=height, environ=folders | bare
    ) as terminal:
        yield terminal


@needs_tmux
def test_a_paper_of_the_demo_is_found_through_a_typo_read_and_cited(terminal: Terminal) -> None:
    terminal.wait_until("200 records")

    terminal.send_keys("/")
    terminal.write("migrnt solidarty")
    terminal.wait_until("8 of 200")
    terminal.wait_until("The keeper's handwriting", gone=True)
    assert "/ migrnt solidarty" in terminal.wait_until("O'Dunnigan")

    terminal.send_keys("Enter", "Enter")
    terminal.wait_until("─ 1 of ")
    terminal.wait_until(TITLE)
    # The notice of the demo's damaged places can still lie over the record, for a while.
    terminal.wait_until("Read with problems", gone=True)
    read = terminal.capture()
    for part in ("Zielonkówna, Zdzisław", "Annals of Everyday Solidarity", "Abstract"):
        assert part in read

    terminal.send_keys("c")
    terminal.wait_for_buffer(REFERENCE)
    terminal.wait_until("Reference (APA")

    terminal.send_keys("q")
    terminal.wait_for_end()


def test_the_film_plays_by_itself_and_needs_nothing_else() -> None:
    text = FILM.read_text("utf-8")
    assert len(text.encode()) < 400_000
    tags = {each.tag.rpartition("}")[2] for each in ElementTree.fromstring(text).iter()}
    assert tags == {"svg", "title", "style", "defs", "g", "use", "rect", "path", "text"}
    assert not re.search(r"url\(|@import|@font-face|href=\"[^#]| on\w+=", text)
    assert "font:" not in text  # it would take bold and italics from the words that have them
    seconds = {float(each) for each in re.findall(r"animation:k\d+ ([\d.]+)s", text)}
    assert len(seconds) == 1
    assert 9 < seconds.pop() < 13


def test_the_film_ends_at_the_copied_reference() -> None:
    text = FILM.read_text("utf-8")
    last = re.findall(r'<g class="s" id="s\d+">(.*?)</g>\n', text)[-1]
    rows = dict(re.findall(r'<g id="(r\d+)">(.*?)</g>\n', text))
    shown = [rows[each] for each in re.findall(r'href="#(r\d+)"', last)]
    words = " ".join(re.findall(r">([^<>]+)</text>", " ".join(shown)))
    assert "Reference (APA" in words
    assert "O’Dunnigan, W., &amp; Zielonkówna, Z. (2026)." in words
