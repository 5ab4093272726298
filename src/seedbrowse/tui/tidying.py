"""Tidying: garbage is collected when nobody waits for the program."""

import gc
from time import monotonic
from typing import Final, TypeVar

from textual import events
from textual.app import App

__all__ = ["Tidying"]

_T = TypeVar("_T")

_EVERY: Final = 1.0
"""Seconds between two looks."""

_PAUSE: Final = 0.4
"""Seconds without a key after which even a short look is not felt."""

_LATEST: Final = 10.0
"""Seconds between two short looks, at most; typing goes on for longer."""

_REST: Final = 20.0
"""Seconds without a key after which nobody is taken to be waiting."""

_WORTH_IT: Final = 300.0
"""Seconds between two thorough collections, at least."""


class Tidying(App[_T]):
    """An interface that is never stopped by a look at everything there is in memory.

    Python looks through all objects whenever a quarter more of them have lived for a while: with
    those of Textual, numpy and what is drawn that takes a tenth of a second, in the midst of
    typing. So what has lived for a second is exempted from these looks, and looked through only
    when no key was pressed for long.
    """

    def __init__(self, *, owns_process: bool = False) -> None:
        """Make the program; leave the garbage alone where it does not own the process."""
        super().__init__()
        self._owns_process = owns_process
        self._last_input = self._last_thorough = self._last_look = monotonic()

    def on_mount(self) -> None:
        """Begin to look."""
        if self._owns_process:
            self.set_interval(_EVERY, self._tidy)

    async def on_event(self, event: events.Event) -> None:
        """Note when something was last typed or clicked."""
        if isinstance(event, events.InputEvent):
            self._last_input = monotonic()
        await super().on_event(event)

    def _tidy(self) -> None:
        now = monotonic()
        if now - self._last_input < _PAUSE and now - self._last_look < _LATEST:
            return
        self._last_look = now
        is_due = self._last_input > self._last_thorough and now - self._last_thorough > _WORTH_IT
        if is_due and now - self._last_input > _REST:
            self._last_thorough = now
            gc.unfreeze()
            gc.collect()
        else:
            gc.collect(1)
        gc.freeze()
