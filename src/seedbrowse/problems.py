"""Problem: the one shape of every "this input was bad"."""

import msgspec

__all__ = ["Problem"]


class Problem(msgspec.Struct, frozen=True, order=True):
    """Something in an input that could not be read, told with its place.

    A problem is a value, never an exception that stops the batch: the good records of a
    file arrive and its problems are listed beside them.
    """

    source: str
    """Where: the path as the user gave it, or a member of an archive."""

    line: int
    """First line concerned, counted from 1; 0 when the whole file is meant."""

    message: str
    """What is wrong and, where there is one, the remedy: one plain sentence."""

    last_line: int = 0
    """Last line concerned; 0 when it is only `line`."""

    def __str__(self) -> str:
        place = self.source if self.line == 0 else f"{self.source}:{self.line}"
        if self.last_line > self.line:
            place += f"-{self.last_line}"
        return f"{place}: {self.message}"
