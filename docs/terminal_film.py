"""TerminalFilm: screens of a terminal as one animated SVG, without scripts or foreign fonts.

A row that several screens share is in the file once. Frames and lines of tables are drawn, not
written, so that they meet whatever font the reader has.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from rich.ansi import AnsiDecoder
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme

__all__ = ["Screen", "film"]

CELL = 8.4
"""Width of a cell in pixels: that of most monospaced fonts at `FONT` pixels."""

LINE = 17
FONT = 14
MARGIN = 12

LINES = {
    "─": "M0 {m}h{w}",
    "│": "M{c} 0v{h}",
    "╭": "M{c} {h}V{r}q0-4 4-4H{w}",
    "╮": "M0 {m}h.2q4 0 4 4V{h}",
    "╰": "M{c} 0v{t}q0 4 4 4H{w}",
    "╯": "M{c} 0v{t}q0 4-4 4H0",
}
"""Pen strokes of the characters that frames are made of, from the corner of their cell."""

BLOCKS = {"▌": (0, 0, 4, 8)} | {
    character: (0, 8 - eighths, 8, eighths) for eighths, character in enumerate("▁▂▃▄▅▆▇█", 1)
}
"""Left, top, width and height of filled characters, in eighths of a cell."""

DRAWN = LINES.keys() | BLOCKS.keys()


@dataclass(frozen=True)
class Screen:
    """What a terminal shows for a while."""

    rows: str
    """Its rows with their SGR sequences, as `tmux capture-pane -peN` prints them."""

    seconds: float


def film(screens: Sequence[Screen], size: tuple[int, int], theme: TerminalTheme, title: str) -> str:
    """An SVG that shows each screen for its time, and then begins again.

    Where nothing may move, it shows the last screen.

    Args:
        screens: At least one.
        size: Columns and rows of the terminal.
        theme: What the terminal's own colours are.
        title: What the film shows, for those who do not see it.
    """
    width, height = size[0] * CELL + 2 * MARGIN, size[1] * LINE + 2 * MARGIN
    known: dict[str, int] = {}
    frames = [
        f'<g class="s" id="s{number}">{"".join(_uses(screen.rows, theme, known))}</g>'
        for number, screen in enumerate(screens)
    ]
    drawn = "\n".join(f'<g id="r{number}">{row}</g>' for row, number in known.items())
    shown = "\n".join(frames)
    ground = theme.background_color.hex
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" role="img" \
viewBox="0 0 {width:g} {height}" width="{width:g}" height="{height}">
<title>{escape(title)}</title>
<style>
text{{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;\
font-size:{FONT}px;white-space:pre}}
path{{fill:none}}
{_timing([screen.seconds for screen in screens])}
</style>
<defs>
{drawn}
</defs>
<rect width="100%" height="100%" rx="8" fill="{ground}"/>
<g transform="translate({MARGIN} {MARGIN})">
{shown}
</g>
</svg>
"""


def _timing(seconds: Sequence[float]) -> str:
    """CSS by which the groups s0, s1, … are seen one after the other, without end."""
    whole = sum(seconds)
    rules = [".s{visibility:hidden}", f"#s{len(seconds) - 1}{{visibility:visible}}"]
    moving = []
    begin = 0.0
    for number, lasting in enumerate(seconds):
        end = begin + lasting
        stops = f"{100 * begin / whole:.2f}%{{visibility:visible}}"
        if begin:
            stops = "0%{visibility:hidden}" + stops
        if number + 1 < len(seconds):
            stops += f"{100 * end / whole:.2f}%,100%{{visibility:hidden}}"
        rules.append(f"@keyframes k{number}{{{stops}}}")
        moving.append(f"#s{number}{{animation:k{number} {whole:.2f}s step-end infinite}}")
        begin = end
    still = "@media (prefers-reduced-motion:no-preference){\n" + "\n".join(moving) + "\n}"
    return "\n".join([*rules, still])


def _uses(rows: str, theme: TerminalTheme, known: dict[str, int]) -> Iterator[str]:
    """References to the rows of a screen; those that are new become known."""
    console = Console(color_system="truecolor", width=1000, no_color=False)
    for number, text in enumerate(AnsiDecoder().decode(rows)):
        row = "".join(_row(text.render(console), theme))
        if row:
            yield f'<use href="#r{known.setdefault(row, len(known))}" y="{number * LINE}"/>'


def _row(segments: Iterable[Segment], theme: TerminalTheme) -> Iterator[str]:
    """What draws a row at the height 0: first what is behind, then what is written."""
    above: list[str] = []
    left = 0
    for segment in segments:
        text, style = segment.text.rstrip("\n"), segment.style or Style()
        ink, ground = _colours(style, theme)
        width = cell_len(text)
        if ground != theme.background_color.hex:
            # A little more than the cells, or some programs show a seam between neighbours.
            yield _rectangle(left * CELL, 0, width * CELL + 0.3, LINE + 0.3, ground)
        above += _written(text, left, ink, style)
        left += width
    yield from above


def _colours(style: Style, theme: TerminalTheme) -> tuple[str, str]:
    """The colours of what is written and of what is behind, as #rrggbb."""
    ink = theme.foreground_color if style.color is None else style.color.get_truecolor(theme)
    ground = (
        theme.background_color
        if style.bgcolor is None
        else style.bgcolor.get_truecolor(theme, foreground=False)
    )
    return (ground.hex, ink.hex) if style.reverse else (ink.hex, ground.hex)


def _written(text: str, left: int, ink: str, style: Style) -> Iterator[str]:
    """The characters of one style, with runs of letters in one piece."""
    for drawn, characters in groupby(text, lambda each: each if each in DRAWN else ""):
        run = "".join(characters)
        width = cell_len(run)
        if drawn in BLOCKS:
            x, y, across, down = BLOCKS[drawn]
            for cell in range(left, left + width):
                yield _rectangle(
                    (cell + x / 8) * CELL, y * LINE / 8, across * CELL / 8, down * LINE / 8, ink
                )
        elif drawn:
            yield _stroke(drawn, left, width, ink)
        elif run.strip() or style.underline:
            yield _letters(run, left, ink, style)
        left += width


def _letters(run: str, left: int, ink: str, style: Style) -> str:
    """A text that fills its cells, however wide the reader's font is."""
    if not style.underline:
        left += cell_len(run) - cell_len(run.lstrip())
        run = run.strip()
    looks = [
        ("font-weight", "bold", style.bold),
        ("font-style", "italic", style.italic),
        ("text-decoration", "underline", style.underline),
        ("opacity", ".6", style.dim),
    ]
    wanted = "".join(f' {name}="{value}"' for name, value, is_on in looks if is_on)
    return (
        f'<text x="{left * CELL:g}" y="{LINE - 4}" textLength="{cell_len(run) * CELL:g}" '
        f'fill="{ink}"{wanted}>{escape(run, quote=False)}</text>'
    )


def _stroke(character: str, left: int, width: int, ink: str) -> str:
    """A piece of a frame; only the horizontal one is ever wider than a cell."""
    middle, centre = LINE / 2, CELL / 2
    path = LINES[character].format(
        m=middle, c=centre, w=f"{width * CELL:g}", h=LINE, r=middle + 4, t=middle - 4
    )
    return f'<path transform="translate({left * CELL:g})" stroke="{ink}" d="{path}"/>'


def _rectangle(x: float, y: float, width: float, height: float, colour: str) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" '
        f'fill="{colour}" shape-rendering="crispEdges"/>'
    )
