"""Take the README's picture: the program itself draws it, on the demo library.

Run from anywhere: `python docs/take_pictures.py`. The same code gives the same picture.
"""

import asyncio
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "pictures" / "seedbrowse-160x36.svg"

sys.path.insert(0, str(ROOT))  # what plays the program stands beside the tests

from demo_pictures import demo, drawn  # noqa: E402

QUERY = "nigt sleep"
"""With a typo, and with matches that are the beginnings of words."""

DOWN = 3
"""Lines to a record whose title answers both words."""


async def take() -> str:
    """Search, open the facets, and highlight a record."""
    async with demo((160, 36), "seed-dark") as session:
        await session.type_query(QUERY)
        await session.press("enter", *["j"] * DOWN, "f", "tab")
        return await drawn(session, "seedbrowse")


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(take()), encoding="utf-8")
    print(PICTURE)  # noqa: T201 - a script tells what it wrote
