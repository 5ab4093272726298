"""Ordered input: a line of text that takes its keys in the order in which they come."""

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

__all__ = ["OrderedInput"]


class OrderedInput(Input):
    """A line in which keys that come in one burst do what they do one by one.

    `Input` types a letter when its own turn comes, but looks for a binding of any other key only
    when everything around it has declined the key: by then later letters have been typed. Here
    the application does both at once, before it looks at the next key.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(binding, priority=True)
        for binding in Input.BINDINGS
        if isinstance(binding, Binding)
    ]

    # A blink is begun anew by each key that waits for its turn, and these do not.
    cursor_blink = reactive(False, init=False)

    def post_message(self, message: Message) -> bool:
        """Type a letter at once; any other message waits for its turn."""
        if isinstance(message, events.Key) and message.is_printable and self.is_mounted:
            self.replace(message.character or "", *self.selection)
            return True
        return super().post_message(message)
