"""What is told at the start, in one toast."""

from seedbrowse.config import Config
from seedbrowse.problems import Problem
from seedbrowse.tui.start_notices import StartNotice
from tests.tui import gallery
from tests.tui.piloting import Session, browsing

ODD = [Problem(name, 3, "no title") for name in ("old.txt", "older.txt")]
CONFIG = Config(problems=[Problem("/home/x/config.toml", 3, "cache: it has to be true or false")])
TOGETHER = "config.toml:3: cache: it has to be true or false\n2 problems in 2 files · p shows them."


def toasts(session: Session) -> int:
    return len(session.pilot.app.screen.query("Toast"))


def start() -> gallery.Telling:
    return gallery.Telling(gallery.load_of(gallery.RECORDS, problems=ODD))


async def test_what_is_told_at_the_start_is_in_one_toast_with_short_lines():
    async with browsing(paths=["a.ris"]) as session:
        await session.press("space")
    async with browsing(opening=start(), config=CONFIG, paths=["a.ris"]) as session:
        marked = "1 record marked since last time"
        await session.until(lambda: marked in session.notices[-1])
        await session.until(lambda: toasts(session) == 1)
        assert set(session.notices[-1].splitlines()) == {*TOGETHER.splitlines(), marked}


async def test_what_was_taken_away_or_told_since_is_left_alone():
    async with browsing(opening=start(), config=CONFIG) as session:
        await session.until(lambda: session.notices[-1:] == [TOGETHER])
        session.pilot.app.clear_notifications()
        session.pilot.app.notify("Something else.")
        session.screen.post_message(StartNotice("Late.", "Term sets"))
        await session.until(lambda: session.notices[-1] == "Term sets: Late.")
        await session.until(lambda: toasts(session) == 2)
