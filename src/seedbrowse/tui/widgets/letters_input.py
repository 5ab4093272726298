"""Letters input: a line that leaves some characters to commands, whose keys they are."""

from collections.abc import Set

from seedbrowse.tui.widgets.ordered_input import OrderedInput

__all__ = ["LettersInput"]


class LettersInput(OrderedInput):
    """A line for the letters that are nobody's key: the space bar checks a row, and so on."""

    left_out: Set[str] = frozenset()
    """Characters that are not typed; whoever makes the line tells them."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key may be typed."""
        return character not in self.left_out and super().check_consume_key(key, character)
