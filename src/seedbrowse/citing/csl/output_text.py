"""Finished references as plain text."""

from seedbrowse.citing.csl.blocks import in_lines
from seedbrowse.citing.csl.runs import Runs, plain_text

__all__ = ["as_text"]


def as_text(runs: Runs) -> str:
    """The text of a finished reference, without its formats: `CO2`."""
    return in_lines(runs, plain_text, "\n")
