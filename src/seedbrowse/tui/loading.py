"""Loading: a screen that follows an opening, and says what went wrong in it."""

from dataclasses import dataclass

from textual import on, work
from textual.message import Message
from textual.reactive import reactive

from seedbrowse.tui import notices
from seedbrowse.tui.intake import Intake, LoadState, News
from seedbrowse.tui.searching import Searching
from seedbrowse.tui.start_notices import StartNotice

__all__ = ["Loading"]


class Loading(Searching):
    """Shows the newest library from its mounting on, and ends the opening in the end."""

    load_state: reactive[LoadState] = reactive(LoadState(), repaint=False)

    intake: Intake
    """What is followed; whoever makes the screen gives it."""

    told_problems: str = ""
    """What was said of the problems of the last load."""

    @dataclass
    class Loaded(Message):
        """Loading has come further."""

        news: News

    def on_mount(self) -> None:
        """Show what is there already, and follow what comes."""
        self.ask()
        self._follow_opening()

    def on_unmount(self) -> None:
        """Let a load that still runs end, or its thread would keep the program alive."""
        self.intake.close()

    @work(thread=True, group="load", exit_on_error=False, description="Reading the files")
    def _follow_opening(self) -> None:
        self.intake.run(lambda news: self.post_message(self.Loaded(news)))

    @on(Loaded)
    def _take_news(self, event: Loaded) -> None:
        news = event.news
        self.load_state = news.state
        if news.library is not self.library:
            self.replace_library(news.library)
        if news.notice:
            self.notify(news.notice, markup=False)
        if news.state.finished:
            self._tell_problems()

    def _tell_problems(self) -> None:
        """Say what went wrong in a load; what was said after the last one is not said again."""
        self.table.notice = notices.empty(self.typed, self.load_state, self.keymap, self.hints)
        message = notices.problems(self.load_state, self.keymap)
        if message and message != self.told_problems:
            short = message.replace("\n", " · ")
            self.post_message(StartNotice(message, "Read with problems", short=short))
        self.told_problems = message
