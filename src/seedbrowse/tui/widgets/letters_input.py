"""Letters input: a line that filters a list, whose rows the space bar checks."""

from seedbrowse.tui.widgets.ordered_input import OrderedInput

__all__ = ["LettersInput"]


class LettersInput(OrderedInput):
    """A line for letters only: the space bar has another task."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key may be typed."""
        return key != "space" and super().check_consume_key(key, character)
