"""Path completion: what a name that is being typed may go on to be."""

import os
from collections.abc import Sequence
from itertools import islice, takewhile
from pathlib import Path

__all__ = ["completed"]

MOST_LOOKED_AT = 5_000
"""Entries of a folder; a larger one is completed from its first ones only."""


def completed(typed: str) -> tuple[str, list[str]]:
    """Complete the last name of a path as a shell does, from what is in its folder.

    Takes time where the folder is far away. Hidden files need their dot; names that cannot be
    printed are passed over.

    Returns:
        The path as far as all names agree, and these names, folders with a slash behind. Where
        there is none, the path as it was typed.
    """
    folder, beginning = os.path.split(typed)
    try:
        place = Path(folder or ".").expanduser()
        with os.scandir(place) as entries:
            names = [
                entry.name + os.sep if entry.is_dir() else entry.name
                for entry in islice(entries, MOST_LOOKED_AT)
                if entry.name.startswith(beginning)
                and entry.name.isprintable()
                and (beginning or not entry.name.startswith("."))
            ]
    except (OSError, ValueError, RuntimeError):  # no such folder, a null character, no such user
        return typed, []
    if not names:
        return typed, []
    return typed[: len(typed) - len(beginning)] + _beginning(names), sorted(names)


def _beginning(names: Sequence[str]) -> str:
    """As far as all names are the same: of all the first and the last one differ most."""
    first, last = min(names), max(names)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(letter for letter, _other in same)
