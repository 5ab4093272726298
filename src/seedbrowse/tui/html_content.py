"""HTML content: the little HTML of a reference as text of the terminal, italics and all."""

from html.parser import HTMLParser
from typing import Final

from textual.content import Content

from seedbrowse.records.text import clean

__all__ = ["html_content"]

_STYLES: Final = {"i": "italic", "em": "italic", "b": "bold", "strong": "bold", "u": "underline"}
_BREAKS: Final = {"div": " ", "br": " ", "p": "\n\n"}
"""What parts an element from what stands before it."""


def html_content(html: str) -> Content:
    """The text with its italics, bold and underlines; what a terminal cannot show is plain."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Content.assemble(*reader.pieces)


class _Reader(HTMLParser):
    """Collects pieces of text with their styles."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []
        self.pieces: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser's
        self._add(_BREAKS.get(tag, ""))
        if tag != "br":
            self._open.append((tag, _STYLES.get(tag, "")))

    def handle_endtag(self, tag: str) -> None:
        for place in reversed(range(len(self._open))):
            if self._open[place][0] == tag:
                del self._open[place:]
                break

    def handle_data(self, data: str) -> None:
        # Spaces at the ends of a piece part it from its neighbours.
        before, after = data[:1].isspace() * " ", data[-1:].isspace() * " "
        if text := clean(data):
            self._add(f"{before}{text}{after}")
        elif "\n" not in data:  # a line break stands between blocks
            self._add(before)

    def _add(self, text: str) -> None:
        if not self.pieces or self.pieces[-1][0][-1].isspace():
            text = text.lstrip()
        if text:
            style = " ".join(style for _tag, style in self._open if style)
            self.pieces.append((text, style))
