"""Bytes that are not what a file's encoding says, and encodings that are guesses."""

import re
from collections.abc import Iterator

from seedbrowse.problems import Problem

__all__ = ["UNDECODABLE", "as_windows_1252", "guess_told", "has_undecodable", "not_utf8"]

UNDECODABLE = re.compile("[\udc80-\udcff]+")
"""Bytes that are not UTF-8, in text that was decoded with `surrogateescape`."""


def has_undecodable(text: str) -> bool:
    """Whether any byte was undecodable; encoding tells it faster than a search does."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def as_windows_1252(text: str) -> str:
    """The text with its undecodable bytes read as Windows-1252."""
    return UNDECODABLE.sub(_windows_1252, text)


def not_utf8(text: str) -> str:
    """What is said of a line with undecodable bytes; only the first ones are quoted."""
    raw = UNDECODABLE.findall(text)[0].encode("utf-8", "surrogateescape").hex(" ")
    return f"bytes {raw} are not UTF-8 text and were read as Windows-1252; check the accents"


def guess_told(source: str, encoding: str) -> Iterator[Problem]:
    """Tell of an encoding that is not Unicode, and so a guess."""
    if not encoding.startswith("utf"):
        message = (
            f"the text is not Unicode and was read as {encoding}, which is a guess; "
            "check the accents, or export it as UTF-8"
        )
        yield Problem(source, 0, message)


def _windows_1252(found: re.Match[str]) -> str:
    return found[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace")
