"""Statistics as a picture: one SVG file, the same for the same numbers, in light and dark.

Nothing is fetched or run by whoever shows it: it has no script, no link and no font of its own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from seedbrowse.cli.stats_forms import Counted
from seedbrowse.cli.table import cell_width
from seedbrowse.library.problem_report import counted
from seedbrowse.library.statistics import COUNTED
from seedbrowse.library.statistics_text import extent, key_figures, short_reference
from seedbrowse.library.year_spans import year_spans
from seedbrowse.search.facet import FacetName

__all__ = ["picture"]

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write (section 2.2)."""

_WIDTH: Final = 960
_MARGIN: Final = 24
_GAP: Final = 32
_HALF: Final = (_WIDTH - 2 * _MARGIN - _GAP) // 2
_WHOLE: Final = _WIDTH - 2 * _MARGIN
_ROW: Final = 22
_HEADING: Final = 30
_CHART: Final = 120
_AXIS: Final = 22
_LABEL: Final = 190
_COUNT: Final = 64
_NARROWEST: Final = 1.5
_TITLE_SCALE: Final = 18 / 13
_MOST_SPANS: Final = 60
_FEWEST_PER_LABEL: Final = 48
"""Pixels between two names of years."""

_STYLE: Final = """
text { font: 13px ui-sans-serif, system-ui, sans-serif; fill: #1f2328; }
.page { fill: #ffffff; }
.title { font-size: 18px; font-weight: 600; }
.heading { font-weight: 600; }
.muted { fill: #57606a; }
.told { font-weight: 400; }
.count { text-anchor: end; font-variant-numeric: tabular-nums; }
.year { text-anchor: middle; fill: #57606a; font-size: 11px; }
.bar { fill: #2f6fab; }
.line { fill: none; stroke: #b0530a; stroke-width: 2; stroke-linejoin: round; }
.dot { fill: #b0530a; }
.axis { stroke: #8c959f; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.page { fill: #12161c; }
.muted, .year { fill: #a3adb8; }
.bar { fill: #5b9bd8; }
.line { stroke: #f0a35e; }
.dot { fill: #f0a35e; }
}
"""

Rows = Sequence[tuple[str, int]]


def picture(found: Counted) -> str:
    """Draw everything that was counted, one chart below or beside another."""
    parts = [*_blocks(found)]
    drawn = []
    top = _MARGIN
    for row in parts:
        for place, (_, lines) in enumerate(row):
            x = _MARGIN + place * (_HALF + _GAP)
            drawn += [f'<g transform="translate({x} {top})">', *lines, "</g>"]
        top += max(height for height, _ in row) + _MARGIN
    name = quoteattr(_plain(f"Statistics of {found.heading}"))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{top}" '
        f'viewBox="0 0 {_WIDTH} {top}" role="img" aria-label={name}>'
    )
    clip = f'<clipPath id="label"><rect width="{_LABEL}" height="{_ROW}"/></clipPath>'
    page = f'<rect class="page" width="{_WIDTH}" height="{top}"/>'
    styled = f"<style>{_STYLE}</style>"
    return "\n".join([head, styled, f"<defs>{clip}</defs>", page, *drawn, "</svg>", ""])


_Block = tuple[int, list[str]]
"""The height of a chart, and its lines of SVG, which begin at 0, 0."""


def _blocks(found: Counted) -> Iterator[list[_Block]]:
    """Rows of charts, of which one has the whole width or two share it."""
    yield [_title(found)]
    spans = year_spans(found.statistics.years, _MOST_SPANS)
    years = [(span.name, span.count) for span in spans]
    if years:
        told = extent(found.statistics.facets[FacetName.YEAR])
        yield [_chart(COUNTED[FacetName.YEAR], told, years, _columns(years))]
    spans = year_spans(found.statistics.cited_years, _MOST_SPANS)
    cited = [(span.name, span.count) for span in spans]
    if cited:
        told = f"of {counted(found.statistics.citations.known, 'record')}"
        yield [_chart("Citations by year of publication", told, cited, _line(cited))]
    waiting = []
    for name, title in COUNTED.items():
        rows = found.rows(name, 0)
        if name is not FacetName.YEAR and rows:
            waiting.append(_bars(title, extent(found.statistics.facets[name]), rows))
    for place in range(0, len(waiting), 2):
        yield waiting[place : place + 2]
    if found.most_cited:
        yield [_most_cited(found)]


def _title(found: Counted) -> _Block:
    lines = [_text(0, 18, found.heading, "title", room=_WHOLE / _TITLE_SCALE)]
    citations = found.statistics.citations
    if not citations.known:
        return 24, lines
    figures = " · ".join(f"{name} {value}" for name, value in key_figures(citations))
    return 48, [*lines, _text(0, 42, figures, "muted")]


def _chart(title: str, told: str, rows: Rows, drawn: list[str]) -> _Block:
    """Something drawn above an axis with the names of years."""
    base = _HEADING + _CHART
    step = _WHOLE / len(rows)
    every = max(1, -(-_FEWEST_PER_LABEL // max(int(step), 1)))
    names = [
        _text((place + 0.5) * step, base + 16, _short(name), "year")
        for place, (name, _) in enumerate(rows)
        if place % every == 0
    ]
    axis = f'<path class="axis" d="M0 {base}H{_WHOLE}"/>'
    greatest = f"most: {max(count for _, count in rows):,}"
    heading = [*_headed(title, told), _text(_WHOLE, 13, greatest, "muted count")]
    return base + _AXIS, [*heading, *drawn, axis, *names]


def _short(span: str) -> str:
    """The first year of a span: there is room for no more."""
    return span.partition("–")[0]


def _columns(rows: Rows) -> list[str]:
    greatest, step, base = max(count for _, count in rows), _WHOLE / len(rows), _HEADING + _CHART
    width = min(step * 0.8, 64)
    drawn = []
    for place, (name, count) in enumerate(rows):
        height = count / greatest * _CHART
        x = (place + 0.5) * step - width / 2
        drawn.append(
            f'<rect class="bar" x="{x:.1f}" y="{base - height:.1f}" width="{width:.1f}" '
            f'height="{height:.1f}">{_told(f"{name}: {count:,}")}</rect>'
        )
    return drawn


def _line(rows: Rows) -> list[str]:
    greatest, step, base = max(count for _, count in rows), _WHOLE / len(rows), _HEADING + _CHART
    points = [
        ((place + 0.5) * step, base - count / max(greatest, 1) * _CHART, name, count)
        for place, (name, count) in enumerate(rows)
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _, _ in points)
    dots = [
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3">'
        f"{_told(f'{name}: {count:,}')}</circle>"
        for x, y, name, count in points
    ]
    return [f'<polyline class="line" points="{path}"/>', *dots]


def _bars(title: str, told: str, rows: Rows) -> _Block:
    greatest = max(count for _, count in rows)
    room = _HALF - _LABEL - _COUNT - 16
    lines = _headed(title, told)
    for place, (value, count) in enumerate(rows):
        y = _HEADING + place * _ROW
        width = max(count / greatest * room, _NARROWEST)
        label = f'<g clip-path="url(#label)">{_text(0, 15, value, room=_LABEL)}</g>'
        bar = f'<rect class="bar" x="{_LABEL + 8}" y="4" width="{width:.1f}" height="14"/>'
        number = _text(_HALF, 15, f"{count:,}", "count")
        whole = _told(f"{value}: {count:,}")
        lines.append(f'<g transform="translate(0 {y})">{whole}{label}{bar}{number}</g>')
    return _HEADING + len(rows) * _ROW, lines


def _most_cited(found: Counted) -> _Block:
    lines = _headed("Most cited", "")
    for place, (record, cited) in enumerate(found.most_cited):
        y = _HEADING + place * _ROW + 15
        lines.append(_text(_COUNT - 8, y, f"{cited:,}", "count"))
        lines.append(_text(_COUNT + 8, y, short_reference(record), room=_WHOLE - _COUNT - 8))
    return _HEADING + len(found.most_cited) * _ROW, lines


def _headed(title: str, told: str) -> list[str]:
    tail = f'<tspan class="muted told" dx="10">{_escaped(told)}</tspan>' if told else ""
    return [f'<text class="heading" y="13">{_escaped(title)}{tail}</text>']


def _text(x: float, y: float, text: str, kind: str = "", *, room: float = 0) -> str:
    """A line of text, cut to so many pixels where they are told."""
    shown = _cut(text, room) if room else text
    classed = f' class="{kind}"' if kind else ""
    return f'<text{classed} x="{x:.1f}" y="{y}">{_escaped(shown)}</text>'


def _cut(text: str, room: float) -> str:
    """The beginning of a text that fits, as far as that can be said of a font unknown."""
    ends = [*accumulate(map(_letter_width, text))]
    if not ends or ends[-1] <= room:
        return text
    return text[: bisect_right(ends, room - _letter_width("…"))].rstrip() + "…"


def _letter_width(letter: str) -> float:
    """Pixels that a character takes at most in most fonts."""
    if cell_width(letter) != 1:
        return 13.5 * cell_width(letter) / 2
    return 9.5 if letter.isupper() or letter in "mw—…@%" else 7.3


def _told(text: str) -> str:
    """What is shown while the mouse rests there."""
    return f"<title>{_escaped(text)}</title>"


def _escaped(text: str) -> str:
    return escape(_plain(text))


def _plain(text: str) -> str:
    """A text without what no XML can hold."""
    return _NOT_XML.sub("\ufffd", text)
