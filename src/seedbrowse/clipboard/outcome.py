"""What becomes of a copy: the way taken, what was put, and which ways failed."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Form", "Outcome", "WayError"]


class Form(StrEnum):
    """What a clipboard was given, in words for a message."""

    TEXT = "plain text"
    HTML = "HTML"
    HTML_AND_TEXT = "HTML and plain text"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text that was to be copied."""

    way: str = ""
    """What took the text, in words for a message: `xclip`, `tmux buffer`; empty where nothing."""

    confirmed: bool = False
    """The text was read back, or the person's own command ended well.

    A terminal never answers: copied by it and unconfirmed, the text may be lost.
    """

    failed: tuple[str, ...] = ()
    """Each way tried in vain before, with the reason."""

    form: Form = Form.TEXT
    """What the clipboard was given: of rich text, it may be the plain text only."""

    remark: str = ""
    """What the form means for pasting, in words for a message; empty where it goes without."""


class WayError(Exception):
    """One way to a clipboard did not work; the message says which and why."""
