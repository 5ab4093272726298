"""Citing preferences: the style, its language and the order of bibliographies, from run to run.

Several programs may run at once: each writes only what the person has changed in it, under a lock,
so that none undoes what another one wrote. What was written survives a kill.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

import msgspec

from seedbrowse.durable_files import locked, replaced_atomically
from seedbrowse.settings import Citing

__all__ = ["MOST_RECENT", "CitingPreferences", "Preferred"]

MOST_RECENT = 12
"""Styles that are remembered as used of late."""

_NAME = "citing.json"


class Preferred(msgspec.Struct, frozen=True, omit_defaults=True):
    """How the person wants references to be written."""

    style: str = ""
    """Id or path of a style; empty where none was ever chosen."""

    locale: str = ""
    """Language of terms and dates (`de-DE`); empty for the one that the style wants."""

    recent: tuple[str, ...] = ()
    """Styles chosen of late, the last one first."""

    in_style_order: bool | None = None
    """Whether a bibliography has the order of its style, else that of the table.

    None where the person has to be asked.
    """


class CitingPreferences:
    """What is preferred in this run, kept in `citing.json` for the next one."""

    def __init__(self, folder: Callable[[], Path], settled: Citing | None = None) -> None:
        """Make it.

        Args:
            folder: Gives the directory when that is first needed, or raises `OSError`.
            settled: What prevails over what was kept, until something else is chosen in this run.
        """
        self._folder = folder
        self._settled = settled or Citing()
        self._changing, self._writing = Lock(), Lock()
        self._preferred: Preferred | None = None
        self._changes: list[Callable[[Preferred], Preferred]] = []
        self.trouble = ""
        """Why what was kept cannot be used; known once `preferred` was asked for."""

    @property
    def preferred(self) -> Preferred:
        """What holds in this run; of other programs only what they wrote before it began."""
        with self._changing:
            return self._read()

    def choose(self, style: str, locale: str) -> None:
        """Prefer a style and a language until the end of this run; `write` keeps them."""
        self._change(lambda kept: _with_style(kept, style, locale))

    def order(self, *, in_style_order: bool | None) -> None:
        """Prefer an order of bibliographies likewise."""
        self._change(lambda kept: msgspec.structs.replace(kept, in_style_order=in_style_order))

    def write(self) -> None:
        """Keep what was changed; may wait for another program, so any thread can do it.

        Raises:
            OSError: It cannot be written; until the end of this run it holds all the same.
        """
        with self._writing:
            with self._changing:
                changes = [*self._changes]
            if not changes:
                return
            path = self._folder() / _NAME
            with locked(path.with_suffix(".lock")):
                kept = _read_or_put_aside(path)
                for change in changes:
                    kept = change(kept)
                with replaced_atomically(path, suffix=".new") as beside:
                    beside.touch(mode=0o600)
                    beside.write_bytes(msgspec.json.format(msgspec.json.encode(kept)) + b"\n")
            with self._changing:
                del self._changes[: len(changes)]

    def _read(self) -> Preferred:
        if self._preferred is None:
            self._preferred = Preferred()
            try:
                with suppress(OSError):  # writing will tell
                    self._preferred = _read(self._folder() / _NAME)
            except (msgspec.MsgspecError, RecursionError) as error:
                self.trouble = f"{_NAME} is damaged ({error})"
            self._preferred = _with_settled(self._preferred, self._settled)
        return self._preferred

    def _change(self, change: Callable[[Preferred], Preferred]) -> None:
        with self._changing:
            self._preferred = change(self._read())
            self._changes.append(change)


def _with_style(kept: Preferred, style: str, locale: str) -> Preferred:
    recent = (style, *(each for each in kept.recent if each != style))[:MOST_RECENT]
    return msgspec.structs.replace(kept, style=style, locale=locale, recent=recent)


def _with_settled(kept: Preferred, settled: Citing) -> Preferred:
    if settled.style:
        # A language that was chosen for another style is not meant for this one.
        kept = msgspec.structs.replace(kept, style=settled.style, locale=settled.locale)
    elif settled.locale:
        kept = msgspec.structs.replace(kept, locale=settled.locale)
    if settled.order:
        order = {"style": True, "table": False}.get(settled.order)
        kept = msgspec.structs.replace(kept, in_style_order=order)
    return kept


def _read(path: Path) -> Preferred:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Preferred)
    except FileNotFoundError:
        return Preferred()


def _read_or_put_aside(path: Path) -> Preferred:
    """What is kept; a damaged file gets another name, since somebody may want to mend it."""
    try:
        return _read(path)
    except (msgspec.MsgspecError, RecursionError):
        path.replace(path.with_suffix(".damaged.json"))
        return Preferred()
