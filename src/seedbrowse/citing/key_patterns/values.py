"""What the languages of key patterns are made of: values of records, and changes of them."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from seedbrowse.records import Record

__all__ = ["Change", "Expression", "Value"]

Value: TypeAlias = Callable[[Record], str | None]
"""A part of a key; None says that the whole pattern does not apply, and the next one shall."""

Change: TypeAlias = Callable[[str], str | None]
"""Makes another text of a part; None as above."""


class Expression(NamedTuple):
    """A regular expression as JavaScript writes it, `/…/gi`."""

    pattern: str
    flags: str
    position: int
    """Where in the key pattern it stands, counted from 0."""
