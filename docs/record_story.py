"""Film the README's story: the program itself plays it in a terminal, on the demo library.

Run from anywhere, with tmux: `python docs/record_story.py`. Each screen is taken once it stands
still, and shown for the time that stands here, so the same program gives the same film.
"""

import os
import re
import sys
import tempfile
import time
from pathlib import Path

from rich.terminal_theme import TerminalTheme

ROOT = Path(__file__).resolve().parents[1]
FILM = ROOT / "docs" / "pictures" / "story.svg"
TITLE = (
    "The demo library is opened, a paper found through a typo, its record read, "
    "and its reference copied"
)

sys.path.insert(0, str(ROOT))  # the terminal stands beside the tests

from terminal_film import Screen, film  # noqa: E402
from tests.first_start import note_tips_as_seen  # noqa: E402
from tests.terminal import Terminal  # noqa: E402

SIZE = (100, 30)
PROMPT = "$ "
COMMAND = "seedbrowse demo"
QUERY = "migrnt solidarty"

QUIET = 6
"""How many looks in a row have to find the same screen."""

# The colours around the program, where the shell stands: those of its theme seed-dark.
COLOURS = TerminalTheme(
    (0x15, 0x19, 0x1B), (0xDD, 0xE3, 0xDC), [(0x80, 0x80, 0x80)] * 8, [(0xC0, 0xC0, 0xC0)] * 8
)

# How long a search took is another number each time.
MEASURED = re.compile(r"(?:< ?)?\d+ ms")


def environ(home: str) -> dict[str, str]:
    """A person without settings, who has seen the tips, and whose shell finds this checkout."""
    note_tips_as_seen(Path(home))
    folders = {f"XDG_{name}_HOME": home for name in ("STATE", "CONFIG", "DATA", "CACHE")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    source = str(ROOT / "src")
    return folders | {
        "HOME": home, "PATH": path, "PYTHONPATH": source, "ENV": "",
        "COLORTERM": "truecolor",
    }  # fmt: skip


def settled(terminal: Terminal) -> str:
    """The rows on the screen, as soon as they stay the same."""
    seen = ""
    alike = 0
    while alike < QUIET:
        time.sleep(0.05)  # tmux has no event for a screen that stands still
        now = terminal.tmux("capture-pane", "-peN")
        alike = alike + 1 if now == seen else 0
        seen = now
    return MEASURED.sub(lambda found: " " * len(found[0]), seen)


def typed(terminal: Terminal, text: str, seconds: float) -> list[Screen]:
    """Type a text; one screen for each letter."""
    screens = []
    for end in range(1, len(text) + 1):
        terminal.write(text[end - 1])
        terminal.wait_until(text[:end].rstrip())
        screens.append(Screen(settled(terminal), seconds))
    return screens


def pressed(terminal: Terminal, key: str, awaited: str, seconds: float) -> Screen:
    """Press a key and wait for what it brings."""
    terminal.send_keys(key)
    terminal.wait_until(awaited)
    return Screen(settled(terminal), seconds)


def story(terminal: Terminal) -> list[Screen]:
    """Ten seconds: open the demo library, find a paper through typos, read it, cite it."""
    # Shells do not agree on whether they take their prompt from who starts them.
    terminal.write(f"PS1='{PROMPT}'; clear")
    terminal.send_keys("Enter")
    terminal.wait_until("clear", gone=True)
    terminal.wait_until(PROMPT.strip())
    screens = [Screen(settled(terminal), 0.4), *typed(terminal, COMMAND, 0.05)]
    terminal.send_keys("Enter")
    # The demo is damaged in two places. Its notice of them is waited for until it has gone.
    terminal.wait_until("Read with problems")
    terminal.wait_until("Read with problems", gone=True)
    screens.append(Screen(settled(terminal), 1.5))
    screens.append(pressed(terminal, "/", "Results", 0.4))
    *letters, last = typed(terminal, QUERY, 0.11)
    screens += [*letters, Screen(last.rows, 1.2)]
    screens.append(pressed(terminal, "Enter", "Sort", 0.4))
    screens.append(pressed(terminal, "Enter", "1 of ", 1.8))
    screens.append(pressed(terminal, "c", "copied", 2.2))
    return screens


def main() -> None:
    """Play the story and write the film."""
    width, height = SIZE
    with (
        tempfile.TemporaryDirectory() as home,
        Terminal(("sh", "-i"), width=width, height=height, environ=environ(home)) as terminal,
    ):
        screens = story(terminal)
    FILM.write_text(film(screens, SIZE, COLOURS, TITLE), encoding="utf-8")
    print(FILM)  # noqa: T201 - a script tells what it wrote


if __name__ == "__main__":
    main()
