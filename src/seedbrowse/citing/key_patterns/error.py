"""What is said of a key pattern that cannot be read."""

from collections.abc import Iterable

__all__ = ["KeyPatternError", "unknown_name"]


class KeyPatternError(ValueError):
    """A key pattern that is none, with the place where it stops being one.

    Attributes:
        position: Index in the pattern of the first character concerned, counted from 0.
    """

    def __init__(self, message: str, position: int) -> None:
        super().__init__(f"key pattern, column {position + 1}: {message}")
        self.position = position


def unknown_name(kind: str, typed: str, names: Iterable[str], position: int) -> KeyPatternError:
    """The error for a name that there is not, with the nearest one that there is."""
    from difflib import get_close_matches  # only mistakes need it

    by_folded = {name.lower(): name for name in names}
    near = get_close_matches(typed.lower(), by_folded, n=1)
    remedy = f"; did you mean “{by_folded[near[0]]}”?" if near else ""
    return KeyPatternError(f"there is no {kind} “{typed}”{remedy}", position)
