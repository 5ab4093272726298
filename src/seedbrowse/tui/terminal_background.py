"""Terminal background: whether it is dark, as the terminal tells when it is asked, or as a hint.

The terminal is asked while the program starts, and again whenever it gets the focus; nobody waits
for the answer. It comes among the keys, also late over a slow line: it is sieved out, so that it
is never typed anywhere. Behind the question stands a second one that every terminal answers: once
that answer is there, no other one will come.
"""

import os
import re
from collections.abc import Mapping, Sequence
from threading import Event
from time import monotonic
from typing import Any, Final, TypeVar

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

__all__ = [
    "AnswerSieve", "AskingDriver", "BackgroundTold", "Following", "dark_in_answer", "dark_in_hint"
]  # fmt: skip

_T = TypeVar("_T")

_QUESTION: Final = "\x1b]11;?\x07"
"""OSC 11 of xterm: the colour of the background."""

_LAST_QUESTION: Final = "\x1b[6n"
"""CPR of the VT100: where the cursor is. Textual tells the answer from keys, and so can we."""

_LONGEST_FAREWELL: Final = 1.0
"""Seconds after a question that the program stays for the answer, lest the shell gets it."""

_PATIENCE: Final = 20.0
"""Seconds after which an answer is not expected any more."""

_WITHOUT_ANSWER: Final = re.compile(r"linux|dumb|eterm|vt\d|cygwin")
"""Beginnings of the `TERM` of terminals that do not know the question; some would show it."""

_ANSWER: Final = re.compile(r"\^?\]11;([rgba:/#0-9a-fA-F]{4,40})(?:\x07|\^?\\)")
_BEGINNING: Final = re.compile(r"\^|\^?\](1(1(;([rgba:/#0-9a-fA-F]{0,40}\^?)?)?)?)?")
_RGB: Final = re.compile(r"rgba?:([0-9a-f]+)/([0-9a-f]+)/([0-9a-f]+)(?:/[0-9a-f]+)?", re.IGNORECASE)
_HEX: Final = re.compile(r"#((?:[0-9a-f]{3}){1,4})", re.IGNORECASE)


class BackgroundTold(Message):
    """The terminal has told its background."""

    def __init__(self, *, dark: bool) -> None:
        """Make the message."""
        super().__init__()
        self.dark = dark


class Following(App[_T]):
    """An interface that may want to know the background."""

    asking_driver: "AskingDriver | None" = None
    """What asks the terminal; None where there is no terminal of the usual kind."""

    @property
    def follows_terminal(self) -> bool:
        """Whether it wants to know the background now."""
        return False

    def get_driver_class(self) -> type[Driver]:
        """The platform's driver, or one that also asks."""
        driver_class = super().get_driver_class()
        return AskingDriver if driver_class is LinuxDriver else driver_class


class AnswerSieve:
    """Takes the terminal's answer out of what looks like keys: `^ ] 1 1 ; r g b : …`."""

    def __init__(self) -> None:
        """Make a sieve that holds nothing."""
        self._held: list[events.Key] = []

    def take(self, key: events.Key) -> tuple[Sequence[events.Key], str]:
        """Take a key: which keys are none of an answer, and the colour that an answer tells.

        A key that an answer may begin with is held until the next one.
        """
        text = self._text + (key.character or "\0")
        if found := _ANSWER.fullmatch(text):
            self._held.clear()
            return (), found[1]
        if _BEGINNING.fullmatch(text):
            self._held.append(key)
            return (), ""
        released = self.release()
        if released:
            more, told = self.take(key)
            return (*released, *more), told
        return (key,), ""

    def release(self) -> Sequence[events.Key]:
        """Hold nothing any more: all keys that were held."""
        released = (*self._held,)
        self._held.clear()
        return released

    @property
    def _text(self) -> str:
        return "".join(key.character or "" for key in self._held)


class AskingDriver(LinuxDriver):
    """The platform's driver, which also asks for the background where the program wants it."""

    def __init__(self, app: App[Any], **arguments: Any) -> None:
        """Make it as Textual does."""
        super().__init__(app, **arguments)
        self.is_dark: bool | None = None
        """What the terminal has told last; None where it has told nothing."""

        self._app_following = app if isinstance(app, Following) else None
        if self._app_following is not None:
            self._app_following.asking_driver = self
        self._sieve = AnswerSieve()
        self._asked = 0
        """Questions whose last answer is not there yet."""

        self._asked_at = 0.0
        self._is_answered = Event()
        self._is_answered.set()

    def start_application_mode(self) -> None:
        """Take the terminal, and ask."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.ask()

    def ask(self) -> None:
        """Ask, where the program wants to know and the terminal can be asked."""
        app = self._app_following
        if app is None or not app.follows_terminal or not self.input_tty:
            return
        if not _WITHOUT_ANSWER.match(os.environ.get("TERM", "")):
            self._asked += 1
            self._asked_at = monotonic()
            self._is_answered.clear()
            self.write(_QUESTION + _LAST_QUESTION)
            self.flush()

    def process_message(self, message: Message) -> None:
        """Sieve answers out; in the thread that reads the terminal."""
        if self._asked and monotonic() - self._asked_at > _PATIENCE:
            self._be_answered(0)
        if isinstance(message, events.Key) and self._asked:
            keys, told = self._sieve.take(message)
            self._send(keys)
            dark = dark_in_answer(told)
            if dark is not None:
                self.is_dark = dark
                super().process_message(BackgroundTold(dark=dark))
            return
        if isinstance(message, events.CursorPosition) and self._asked:
            self._be_answered(self._asked - 1)
            return
        super().process_message(message)
        if isinstance(message, events.AppFocus):
            self.ask()

    def disable_input(self) -> None:
        """Read nothing any more, once what was asked is answered, or too late."""
        self._is_answered.wait(max(self._asked_at + _LONGEST_FAREWELL - monotonic(), 0))
        super().disable_input()

    def _be_answered(self, still_asked: int) -> None:
        self._asked = still_asked
        if not still_asked:
            self._send(self._sieve.release())
            self._is_answered.set()

    def _send(self, keys: Sequence[events.Key]) -> None:
        for key in keys:
            super().process_message(key)


def dark_in_answer(colour: str) -> bool | None:
    """Whether a background is dark that a terminal tells as X11 does; None where it is no colour.

    Told are `rgb:15/19/1b`, with one to four digits each, `rgba:…`, or `#15191b`.
    """
    if found := _RGB.fullmatch(colour):
        channels = [*found.groups()]
    elif found := _HEX.fullmatch(colour):
        size = len(found[1]) // 3
        channels = [found[1][start : start + size] for start in (0, size, 2 * size)]
    else:
        return None
    red, green, blue = (int(channel, 16) / (16 ** len(channel) - 1) for channel in channels)
    # Where white text and black text are equally easy to read.
    return bool(0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 < 0.18)


def dark_in_hint(environ: Mapping[str, str] = os.environ) -> bool | None:
    """Whether `COLORFGBG` (`15;0`, text and background by number) hints at a dark background.

    Some terminals set it, and it goes wrong where one is opened in another: it is but a hint.
    """
    number = environ.get("COLORFGBG", "").rpartition(";")[2]
    return int(number) in {*range(7), 8} if number.isdecimal() and int(number) < 16 else None
