"""Style in use: what references are written in, prepared when nobody waits, used by any thread."""

from threading import Lock
from typing import TYPE_CHECKING

from seedbrowse.citing_preferences import CitingPreferences

if TYPE_CHECKING:
    from seedbrowse.citing.citer import Citer

__all__ = ["StyleInUse"]


class StyleInUse:
    """The preferred style in the preferred language, read once and compiled once."""

    def __init__(self, preferences: CitingPreferences) -> None:
        """Use what is preferred; nothing is read yet."""
        self._preferences = preferences
        self._preparing = Lock()

    def citer(self) -> "Citer":
        """What writes references, new each time; takes long where the style was not used before.

        Raises:
            StyleError: The style cannot be used.
        """
        # The engine is imported when the first frame has long been drawn.
        from seedbrowse.citing.citer import DEFAULT_STYLE, Citer

        with self._preparing:
            preferred = self._preferences.value
            # It keeps what it has compiled, and has a list of its own of what goes wrong.
            return Citer.of(preferred.style or DEFAULT_STYLE, preferred.locale)
