"""Term paint: the words of term sets in their colours, below whatever answers the query."""

from collections import Counter
from collections.abc import Iterable, Sequence

from textual.content import Content, Span

from seedbrowse.records import Record
from seedbrowse.records.text import clean
from seedbrowse.search.engine import Match
from seedbrowse.search.highlight import Stretch
from seedbrowse.search.term_matching import TermMatcher, TermStretch
from seedbrowse.term_sets.term_set import COLOURS, TermSet
from seedbrowse.tui.cell_text import joined
from seedbrowse.tui.record_text import shown
from seedbrowse.tui.term_colours import style_of

__all__ = ["NO_PAINT", "PaintedStretch", "TermPaint"]

PaintedStretch = tuple[int, int, int]
"""Start and end of a stretch of a text, and the number of its style.

The styles of `Match` come first, those of `COLOURS` behind them.
"""


class TermPaint:
    """Paints titles and abstracts; never changes, so that drawn text can be kept by it."""

    def __init__(self, sets: Iterable[TermSet] = ()) -> None:
        """Paint with those of some sets that are on."""
        self._sets = [each for each in sets if each.is_on]
        self._matcher = TermMatcher(each.words for each in self._sets)

    def __bool__(self) -> bool:
        return bool(self._matcher)

    def is_of(self, sets: Iterable[TermSet]) -> bool:
        """Whether these sets paint the same."""
        return self._sets == [each for each in sets if each.is_on]

    def stretches(self, text: str, found: Sequence[Stretch]) -> Sequence[PaintedStretch]:
        """What stands out of a text: what answers the query as before, and the sets' words."""
        if not self:
            return found
        painted = self._painted(text, found)
        if not painted:
            return found
        styles = [(start, end, len(Match) + self._colour(number)) for start, end, number in painted]
        return sorted([*found, *styles])

    def over(self, content: Content) -> Content:
        """A text in which what answers the query stands out, with the sets' words painted."""
        if not self:
            return content
        taken = [(span.start, span.end) for span in content.spans]
        styles = [
            Span(start, end, style_of(self._sets[number].colour))
            for start, end, number in self._painted(content.plain, taken)
        ]
        return content.add_spans(styles) if styles else content

    def counts(self, record: Record) -> Content:
        """How often title and abstract have words of each set: `include 3 · exclude 1`."""
        if not self:
            return Content()
        counts = Counter(
            stretch.number
            for text in (record.title, record.abstract)
            for stretch in self._matcher.stretches(shown(text))
        )
        told = [
            Content.assemble((clean(each.name), style_of(each.colour)), f" {counts[number]:,}")
            for number, each in enumerate(self._sets)
            if counts[number]
        ]
        return joined(Content.styled(" · ", "$muted"), told)

    def _painted(self, text: str, found: Iterable[Sequence[int]]) -> list[TermStretch]:
        return self._matcher.stretches(text, ((each[0], each[1]) for each in found))

    def _colour(self, number: int) -> int:
        return COLOURS.index(self._sets[number].colour)


NO_PAINT = TermPaint()
"""Paints nothing."""
