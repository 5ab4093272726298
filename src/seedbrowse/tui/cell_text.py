"""Cell text: text cut and filled to a width in terminal cells, whatever its characters are."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.content import Content

__all__ = ["Span", "cut", "filled", "joined"]

Span = tuple[int, int, Style]
"""From and to which character a style is laid over the text's own."""

ELLIPSIS = "…"


def cut(text: str, width: int) -> str:
    """The beginning of `text` that fits into `width` cells, ending in `…` where more follows.

    A character is never cut in two; combining marks stay with their letter.
    """
    if width <= 0:
        return ""
    # A text can be ten thousand characters long, or a letter with ten thousand marks.
    head = text[: 4 * width + 16]
    if _is_plain(head):
        return text if len(text) <= width else head[: width - 1] + ELLIPSIS
    graphemes, cells = split_graphemes(head)
    if cells <= width and len(head) == len(text):
        return text
    kept, used = 0, 0
    for _start, end, size in graphemes:
        if used + size > width - 1:
            break
        kept, used = end, used + size
    return head[:kept] + ELLIPSIS


def filled(
    text: str, width: int, style: Style, spans: Iterable[Span] = (), *, right: bool = False
) -> list[Segment]:
    """Segments of exactly `width` cells that show `text`, with `spans` laid over it.

    Args:
        text: Clean text of any length; it is cut where it does not fit.
        width: In cells.
        style: The style of the cell, and of what fills it.
        spans: Styles for parts of `text`, in order and without overlap.
        right: Align to the right.
    """
    shown = cut(text, width)
    kept = len(shown) if shown == text else max(len(shown) - len(ELLIPSIS), 0)
    segments = _styled(shown, kept, style, spans)
    missing = width - sum(cell_len(segment.text) for segment in segments)
    if missing > 0:
        fill = Segment(" " * missing, style)
        segments = [fill, *segments] if right else [*segments, fill]
    return segments


def joined(separator: Content, parts: Sequence[Content]) -> Content:
    """Parts with a separator between them.

    Textual's own `Content.join` counts the cells of its separator once too often.
    """
    pieces = [piece for part in parts for piece in (separator, part)]
    return Content.assemble(*pieces[1:])


def _styled(shown: str, kept: int, style: Style, spans: Iterable[Span]) -> list[Segment]:
    borders = _borders(shown, kept)
    segments: list[Segment] = []
    done = 0
    for start, end, over in spans:
        # A style that ended between a letter and its mark would tear the two apart.
        first = max(done, borders[bisect_right(borders, min(start, kept)) - 1])
        last = borders[bisect_left(borders, min(end, kept))]
        if last <= first:
            continue
        if first > done:
            segments.append(Segment(shown[done:first], style))
        segments.append(Segment(shown[first:last], style + over))
        done = last
    if done < len(shown):
        segments.append(Segment(shown[done:], style))
    return segments


def _borders(shown: str, kept: int) -> Sequence[int]:
    """Before which characters a text can be divided; `kept` are its own, an ellipsis may follow."""
    if _is_plain(shown[:kept]):
        return range(len(shown) + 1)
    graphemes, _cells = split_graphemes(shown)
    return [start for start, _end, _size in graphemes] + [len(shown)]


def _is_plain(text: str) -> bool:
    """Whether each character surely is a grapheme of one cell, so that none has to be looked at."""
    return text.isascii() and text.isprintable()
