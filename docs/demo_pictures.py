"""Demo pictures: the program on its demo library, and what is on its screen as a picture.

The same program gives the same pictures, whoever takes them.
"""

import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.tui.piloting import Session

from seedbrowse.cli.sources import Sources
from seedbrowse.paths import demo_library
from seedbrowse.tui.app import SeedbrowseApp

__all__ = ["demo", "drawn"]


@asynccontextmanager
async def demo(size: tuple[int, int], theme: str) -> AsyncIterator[Session]:
    """The program as `seedbrowse demo` opens it, for a person without settings, all read."""
    folder = demo_library()
    os.chdir(folder.parent)  # a detail that tells another place would be longer
    sources = Sources([folder.name])
    with tempfile.TemporaryDirectory() as home, sources.opened(use_cache=False) as opening:
        for name in ("STATE", "CONFIG", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = home
        app = SeedbrowseApp(opening, label=sources.label, theme=theme, paths=sources.paths)
        async with app.run_test(size=size) as pilot:
            session = Session(pilot)
            await session.rest()
            yield session


async def drawn(session: Session, title: str) -> str:
    """What is on the screen, as SVG, once all is counted that is shown."""
    screen = session.screen
    if screen.has_facets:
        await session.until(
            lambda: (
                not (screen.facet_panel.is_counting or screen.running_count or screen.count_timer)
            )
        )
    screen.search_bar.took = None  # is another number each time
    await session.pilot.pause()
    picture = session.pilot.app.export_screenshot(title=title)
    # Some programs that draw SVG drop the spaces a text begins with, unless they are told not to.
    return picture.replace("<svg ", '<svg xml:space="preserve" ', 1)
