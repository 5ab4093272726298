"""Take a picture of each theme: the program itself draws them, on the demo library.

Run from anywhere: `python docs/take_theme_pictures.py [NAME]…`; without names all are taken, and
`themes.md` gets what shows them. The same code gives the same pictures. Colours of the terminal's
own palette are drawn as some terminal has them: those of Rich's pictures, and for light ones those
of the first xterms.
"""

import asyncio
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from rich.terminal_theme import DEFAULT_TERMINAL_THEME, SVG_EXPORT_THEME, TerminalTheme

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures" / "themes"
PAGE = ROOT / "docs" / "themes.md"

sys.path.insert(0, str(ROOT))  # what plays the program stands beside the tests

from demo_pictures import demo, drawn  # noqa: E402

from seedbrowse import themes  # noqa: E402
from seedbrowse.paths import bundled  # noqa: E402
from seedbrowse.tui.theming import ThemeShelf  # noqa: E402

SIZE = (76, 17)
QUERY = "solidarty neigh"
"""With a typo and an unfinished word, so that both kinds of matches are seen."""


async def take(theme: str) -> Path:
    """Search in a theme, and save what is then on the screen."""
    async with demo(SIZE, theme) as session:
        await session.type_query(QUERY)
        await session.press("enter")
        picture = await drawn(session, theme)
        app = session.pilot.app
        if app.native_ansi_color and not app.current_theme.dark:
            picture = on_light(picture)
    # Its names are long, and each line has some: a fifth of the picture.
    picture = re.sub(r"terminal-\d+", "t", picture)
    path = PICTURES / f"{theme}.svg"
    path.write_text(picture, encoding="utf-8")
    return path


def gallery_of(found: Iterable[themes.Theme]) -> str:
    """What shows themes in `themes.md`."""
    return "\n".join(
        f"**`{theme.name}`** – {theme.description}.\n\n"
        f"![{theme.name}](pictures/themes/{theme.name}.svg)\n"
        for theme in found
    )


def page() -> str:
    """The text of `themes.md`, with every theme."""
    every = ThemeShelf(bundled=bundled("themes"), own=PICTURES / "none").everything().values()
    text = PAGE.read_text(encoding="utf-8")
    for name, dark in (("dark", True), ("light", False)):
        shown = gallery_of(theme for theme in every if theme.dark is dark)
        pattern = rf"(?s)(<!-- {name} -->\n).*?(<!-- /{name} -->)"
        text = re.sub(pattern, lambda found, s=shown: found[1] + s + found[2], text)
    return text


def on_light(picture: str) -> str:
    """A picture with the colours of a light terminal's palette in place of those of a dark one."""
    pairs = zip(palette(SVG_EXPORT_THEME), palette(DEFAULT_TERMINAL_THEME), strict=True)
    light = dict(pairs)
    return re.sub(r"#[0-9a-f]{6}", lambda found: light.get(found[0], found[0]), picture)


def palette(theme: TerminalTheme) -> list[str]:
    """The sixteen colours, background and foreground."""
    colours = [theme.ansi_colors[number] for number in range(16)]
    colours += [theme.background_color, theme.foreground_color]
    return [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in colours]


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or sorted(themes.load([bundled("themes")]).loaded):
        print(asyncio.run(take(name)))  # noqa: T201 - a script tells what it wrote
    if not sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
