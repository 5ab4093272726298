import os
import pty
import re
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from seedbrowse.tui.terminal_background import AnswerSieve, dark_in_answer, dark_in_hint
from tests.corpus import SEED
from tests.terminal import PATIENCE, Terminal

WHITE = "rgb:ffff/ffff/ffff"


def sieved(text: str) -> tuple[str, list[str]]:
    """What comes through, and which colours were told."""
    sieve = AnswerSieve()
    passed, told = [], []
    for letter in text:
        keys, colour = sieve.take(events.Key("x", letter))
        passed += keys
        told += [colour] if colour else []
    passed += sieve.release()
    return "".join(key.character or "" for key in passed), told


# What Textual makes of an answer, depending on what follows and on how it is torn apart.
@pytest.mark.parametrize("start", ["^]11;", "]11;"])
@pytest.mark.parametrize("end", ["\x07", "^\\", "\\"])
@pytest.mark.parametrize("colour", [WHITE, "rgb:15/19/1b", "rgba:0/0/0/8", "#15191b"])
def test_an_answer_among_keys_is_taken_out(start: str, end: str, colour: str):
    assert sieved(f"ab{start}{colour}{end}cd") == ("abcd", [colour])


def test_several_answers_are_taken_out():
    assert sieved(2 * f"^]11;{WHITE}\x07") == ("", [WHITE, WHITE])


@pytest.mark.parametrize(
    "typed",
    ["]", "^", "^]", "]]", "^^]11", "]11;rgb:zz", "x^2", "]1]11;", "^]11;#\\", "]11;rgb:^x"],
)
def test_what_only_begins_like_an_answer_is_typed(typed: str):
    assert sieved(typed) == (typed, [])


@given(st.text(alphabet="^]1;rgb:/f#\\\x07a", max_size=40))
def test_nothing_is_lost_but_answers(typed: str):
    passed, told = sieved(typed)
    assert told or passed == typed


@given(st.text(alphabet="ab^]", max_size=5), st.text(alphabet="ab", max_size=5))
def test_an_answer_is_taken_out_wherever_it_comes(before: str, after: str):
    assert sieved(f"{before}^]11;{WHITE}\x07{after}") == (before + after, [WHITE])


def test_a_key_without_a_letter_is_passed():
    sieve = AnswerSieve()
    held, _ = sieve.take(events.Key("right_square_bracket", "]"))
    assert held == ()
    keys, _ = sieve.take(events.Key("up", None))
    assert [key.key for key in keys] == ["right_square_bracket", "up"]


@pytest.mark.parametrize(
    ("colour", "dark"),
    [
        ("rgb:0000/0000/0000", True),
        ("rgb:ffff/ffff/ffff", False),
        ("rgb:15/19/1b", True),
        ("rgb:f/f/e", False),
        ("rgba:1515/1919/1b1b/ffff", True),
        ("#fbf9f3", False),
        ("#000", True),
        ("rgb:0000/2b2b/3636", True),
        ("rgb:fdfd/f6f6/e3e3", False),
        ("rgb:0000/ffff/0000", False),
        ("rgb:0000/0000/ffff", True),
        ("", None),
        ("red", None),
        ("rgb:1/2", None),
        ("#12345", None),
    ],
)
def test_a_colour_is_dark_or_light(colour: str, dark: bool | None):
    assert dark_in_answer(colour) is dark


@given(st.text(alphabet="rgba:/#0123456789abcdef", max_size=30))
def test_any_answer_is_understood_or_not(colour: str):
    assert dark_in_answer(colour) in {True, False, None}


@pytest.mark.parametrize(
    ("hint", "dark"),
    [("15;0", True), ("0;15", False), ("0;default;15", False), ("7;8", True), ("0;7", False),
     ("", None), ("15;default", None), ("0;231", None), ("x", None)],
)  # fmt: skip
def test_the_environment_hints_at_the_background(hint: str, dark: bool | None):
    assert dark_in_hint({"COLORFGBG": hint}) is dark


def test_without_a_hint_nothing_is_known():
    assert dark_in_hint({}) is None


# On a terminal

LIGHT_PANEL = b"48;2;234;230;218"
DARK_PANEL = b"48;2;32;39;42"
QUESTION = b"\x1b]11;?\x07\x1b[6n"
REPLY = f"\x1b]11;{WHITE}\x1b\\".encode()
LAST_REPLY = b"\x1b[1;1R"
SEEN = re.compile(rb"\x1b(?:\[[0-9;:?<>]*[ -/]*[@-~]|[()].|.)")


class BareTerminal:
    """A program on a terminal that answers only when the test says so."""

    def __init__(self, folder: Path, environ: Mapping[str, str]) -> None:
        self.seen = b""
        self._changed = threading.Condition()
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "seedbrowse", "--no-cache", str(SEED.parent)],
            stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            env={
                "PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8",
                "TERM": "xterm-256color", "COLORTERM": "truecolor", **environ,
            },
        )  # fmt: skip
        os.close(theirs)
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        with suppress(OSError):  # Linux ends a terminal's output so
            while written := os.read(self._ours, 65536):
                with self._changed:
                    self.seen += written
                    self._changed.notify_all()

    @property
    def text(self) -> bytes:
        """What was written, without what only a terminal obeys."""
        return SEEN.sub(b"", self.seen.replace(QUESTION, b""))

    def wait_for(self, wanted: bytes) -> None:
        with self._changed:
            came = self._changed.wait_for(lambda: wanted in self.seen, PATIENCE)
        assert came, self.seen[-2000:]

    def wait_for_text(self, wanted: bytes) -> None:
        with self._changed:
            came = self._changed.wait_for(lambda: wanted in self.text, PATIENCE)
        assert came, self.text[-2000:]

    def type(self, keys: bytes) -> None:
        os.write(self._ours, keys)

    def quit(self) -> None:
        self.type(b"\x03")
        assert self.process.wait(PATIENCE) == 0
        self._reader.join(PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        os.close(self._ours)


@contextmanager
def program(folder: Path, **environ: str) -> Iterator[BareTerminal]:
    with BareTerminal(folder, environ) as terminal:
        yield terminal


def test_a_terminal_that_answers_at_once_never_shows_other_colours(tmp_path: Path):
    with program(tmp_path) as terminal:
        terminal.wait_for(QUESTION)
        terminal.type(REPLY + LAST_REPLY)
        terminal.wait_for(LIGHT_PANEL)
        terminal.quit()
        assert DARK_PANEL not in terminal.seen


def test_a_late_answer_is_obeyed_and_typed_nowhere(tmp_path: Path):
    with program(tmp_path) as terminal:
        terminal.wait_for_text(b"1 record")
        terminal.type(b"/zz" + REPLY)
        terminal.type(LAST_REPLY)
        terminal.wait_for(LIGHT_PANEL)
        terminal.wait_for_text(b"zz")
        terminal.quit()
        assert DARK_PANEL in terminal.seen
        assert b"rgb" not in terminal.text
        assert b"ffff" not in terminal.text


def test_the_program_works_on_a_terminal_that_does_not_answer(tmp_path: Path):
    with program(tmp_path, COLORFGBG="0;15") as terminal:
        terminal.wait_for(QUESTION)
        terminal.wait_for(LIGHT_PANEL)
        terminal.quit()
        assert DARK_PANEL not in terminal.seen


def test_an_answer_that_comes_while_the_program_ends_is_not_left_to_the_shell(tmp_path: Path):
    with program(tmp_path) as terminal:
        terminal.wait_for_text(b"1 record")
        terminal.type(b"\x03" + REPLY + LAST_REPLY)
        assert terminal.process.wait(PATIENCE) == 0


@pytest.mark.parametrize("environ", [{"TERM": "linux", "COLORTERM": ""}, {"TERM": "vt220"}])
def test_a_terminal_that_would_show_the_question_is_not_asked(
    tmp_path: Path, environ: Mapping[str, str]
):
    with program(tmp_path, **environ) as terminal:
        terminal.wait_for_text(b"1 record")
        terminal.quit()
        assert b"\x1b]11" not in terminal.seen


def test_a_terminal_of_sixteen_colours_shows_its_own(tmp_path: Path):
    with program(tmp_path, TERM="xterm", COLORTERM="") as terminal:
        terminal.wait_for(QUESTION)
        terminal.type(REPLY + LAST_REPLY)
        terminal.wait_for_text(b"1 record")
        terminal.quit()
        assert b"[38;" not in terminal.seen
        assert b"48;" not in terminal.seen


@pytest.mark.parametrize("environ", [{"TERM": "linux"}, {"TERM": "xterm"}])
def test_without_colour_a_terminal_of_sixteen_colours_is_not_black_on_black(
    tmp_path: Path, environ: Mapping[str, str]
):
    with program(tmp_path, COLORTERM="", NO_COLOR="1", **environ) as terminal:
        terminal.wait_for_text(b"1 record")
        terminal.quit()
        assert b";30;40m" not in terminal.seen
        assert b"[30;40m" not in terminal.seen


def test_colours_that_were_chosen_are_not_asked_for(tmp_path: Path):
    (tmp_path / ".local/state/seedbrowse").mkdir(parents=True)
    (tmp_path / ".local/state/seedbrowse/theme.json").write_text('{"name": "ember"}')
    with program(tmp_path) as terminal:
        terminal.wait_for_text(b"1 record")
        terminal.quit()
        assert b"\x1b]11" not in terminal.seen


def test_tmux_tells_what_it_was_told(tmp_path: Path):
    state = {
        f"XDG_{name}_HOME": str(tmp_path / name) for name in ("STATE", "CONFIG", "CACHE", "DATA")
    }
    command = [sys.executable, "-m", "seedbrowse", str(SEED.parent)]
    with Terminal(command, environ={**state, "COLORTERM": "truecolor"}) as terminal:
        terminal.wait_until("1 record")
        terminal.send_keys("/")
        terminal.write("a]b^]11c")
        terminal.wait_until("a]b^]11c")
        terminal.send_keys("C-c")
        assert terminal.wait_for_end() == 0
