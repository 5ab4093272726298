"""The keyboard: which keys a terminal can tell a program of, by the names that Textual has."""

from typing import Final

__all__ = ["UnknownKeyError", "checked_key", "is_typed"]

_MOVING: Final = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete",
)  # fmt: skip
_FUNCTION: Final = [f"f{number}" for number in range(1, 13)]
_NAMED: Final = frozenset([*_MOVING, *_FUNCTION, "backspace", "enter", "tab", "escape", "space"])
_SHIFTED: Final = frozenset(["tab", *_MOVING])
_CONTROLLED: Final = frozenset([*_MOVING, *_FUNCTION, *"abcdefghijklmnopqrstuvwxyz"])
_WITH_ALT: Final = frozenset([*_MOVING, *"abcdefghijklmnopqrstuvwxyz0123456789"])
_SAME: Final = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+j": "enter"}
"""What most terminals send for these is what they send for the other key."""

_SPELT_OUT: Final = {",": "comma", " ": "space"}
"""Textual separates keys by the one, and drops the other."""


class UnknownKeyError(ValueError):
    """No terminal can be relied on to send such a key; the message tells why, or what is meant."""


def checked_key(key: str) -> str:
    """A key as Textual takes it in a list with commas.

    Args:
        key: A character (`c`, `?`), the name of a key (`pagedown`, `f1`), or one with a modifier
            (`ctrl+s`, `shift+up`, `alt+x`).

    Raises:
        UnknownKeyError: It is none of these.
    """
    if key in _SPELT_OUT:
        return _SPELT_OUT[key]
    if (len(key) == 1 and key.isprintable()) or key in _NAMED or key == "comma":
        return key
    if key in _SAME:
        raise UnknownKeyError(f"in a terminal {key} is the same as {_SAME[key]}")
    modifier, _, rest = key.rpartition("+")
    if rest in {"shift": _SHIFTED, "ctrl": _CONTROLLED, "alt": _WITH_ALT}.get(modifier, ()):
        return key
    if modifier == "shift" and len(rest) == 1:
        raise UnknownKeyError(f"{key} is written as the character that it types")
    raise UnknownKeyError(_meant(key))


def is_typed(key: str) -> bool:
    """Whether a key (as `checked_key` returns it) writes a character into a line of text."""
    return len(key) == 1 or key in _SPELT_OUT.values()


def _meant(key: str) -> str:
    from difflib import get_close_matches  # only where something is wrong

    known = [*_NAMED, *(f"{modifier}+{name}" for modifier, names in _ALL for name in names)]
    similar = get_close_matches(key.casefold().replace("-", "+"), known, 1)
    return f"no terminal has a key {key!r}" + (f"; do you mean {similar[0]}?" if similar else "")


_ALL: Final = (("shift", _SHIFTED), ("ctrl", _CONTROLLED), ("alt", _WITH_ALT))
