"""Take the README's pictures: the program itself draws them, from invented records.

Run from anywhere: `python docs/take_pictures.py`. The same code gives the same pictures.
"""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"

sys.path.insert(0, str(ROOT))  # the invented records stand beside the tests

from tests.tui import gallery  # noqa: E402
from tests.tui.piloting import Session  # noqa: E402

# name, size, theme, keys
SCENES = (
    ("seedbrowse-80x24", (80, 24), "seed-dark", ("slash", *"neighbour trust", "enter")),
    ("seedbrowse-160x45", (160, 45), "seed-dark", ("slash", *"solidarty migr", "enter")),
    ("seedbrowse-light-120x36", (120, 36), "seed-light", ("slash", *"housing", "enter", "j")),
)


async def take(name: str, size: tuple[int, int], theme: str, keys: tuple[str, ...]) -> Path:
    """Press `keys` and save what is then on the screen."""
    app = gallery.app(theme=theme)
    async with app.run_test(size=size) as pilot:
        session = Session(pilot)
        await session.rest()
        await session.press(*("space" if key == " " else key for key in keys))
        picture = app.export_screenshot(title="seedbrowse")
    # Some programs that draw SVG drop the spaces a text begins with, unless they are told not to.
    picture = picture.replace("<svg ", '<svg xml:space="preserve" ', 1)
    path = PICTURES / f"{name}.svg"
    path.write_text(picture, encoding="utf-8")
    return path


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("STATE", "CONFIG", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = folder  # nothing of who takes the pictures
        for scene in SCENES:
            print(asyncio.run(take(*scene)))  # noqa: T201 - a script tells what it wrote
