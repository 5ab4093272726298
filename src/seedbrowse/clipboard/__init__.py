"""The way of a text, or of rich text, to a clipboard, whichever of the many kinds there is."""

from seedbrowse.clipboard.chain import copy, copy_rich
from seedbrowse.clipboard.outcome import Form, Outcome
from seedbrowse.clipboard.own_command import COMMAND_VARIABLE, HTML_COMMAND_VARIABLE

__all__ = [
    "COMMAND_VARIABLE",
    "HTML_COMMAND_VARIABLE",
    "Form",
    "Outcome",
    "copy",
    "copy_rich",
]
