"""Arranging: a screen of panes, of which one has the focus and may have all the room."""

from collections.abc import Callable
from contextlib import suppress

from textual import events, getters, on, work
from textual.timer import Timer
from textual.widget import Widget

from seedbrowse.remembered import Remembered
from seedbrowse.tui.failures import tell_forgotten
from seedbrowse.tui.pane_sizes import Pane, PaneSizes, Shown, Split
from seedbrowse.tui.reading import Reading
from seedbrowse.tui.widgets.panes import Panes

__all__ = ["Arranging"]

COLUMNS, LINES = 4, 2
"""How far a key moves a split."""

BEFORE_KEEPING = 0.5
"""Seconds without another move after which sizes are written."""


class Arranging(Reading):
    """Panes that take the room they are given, and of which the place is never lost.

    No pane is ever made anew: one that is not in sight keeps its cursor and where it is scrolled
    to, and so does one that becomes larger or smaller.
    """

    panes = getters.query_one(Panes)

    pane_memory: Remembered[PaneSizes]
    """What sizes are kept in; whoever makes the screen gives it."""

    is_reading: bool = False
    """Whether the record alone is shown, to be read."""

    is_zoomed: bool = False
    """Whether the focused pane alone is shown."""

    has_facets: bool = False
    """Whether the facets are open."""

    keep_timer: Timer | None = None
    """Runs until sizes that were changed are written."""

    def on_mount(self) -> None:
        """Divide the room as it was divided last."""
        self.panes.sizes = self.pane_memory.value
        tell_forgotten(self, self.pane_memory, "Sizes of the panes")
        self.place_panes()

    def on_unmount(self) -> None:
        """Keep what was changed last."""
        with suppress(OSError):  # said already, or nobody is there to be told
            self.pane_memory.write()

    def is_available(self, command_id: str) -> bool:
        """Whether there is a split to move."""
        if command_id in ("split.left", "split.right"):
            return bool(self.panes.splits)
        return super().is_available(command_id)

    @property
    def front(self) -> Pane:
        """The pane that has the focus; the table where none has."""
        for pane, widget in self.panes.widgets.items():
            if widget.has_focus_within:
                return pane
        return Pane.TABLE

    @property
    def is_detail_in_sight(self) -> bool:
        """Whether there is room for the detail."""
        return Pane.DETAIL in self.panes.regions

    def place_panes(self) -> None:
        """Give every pane its place anew."""
        alone = self.is_reading or self.is_zoomed
        front = Pane.DETAIL if self.is_reading else self.front
        self.panes.shown = Shown(front, alone, self.has_facets)
        self.detail.is_alone = alone and front is Pane.DETAIL
        self.title_detail()

    def title_detail(self) -> None:
        """Tell above the detail which record it is, where no table does."""
        count = self.table.row_count
        is_told = self.detail.is_alone and count
        title = f"{self.table.cursor + 1:,} of {count:,}" if is_told else "detail"
        if self.detail.border_title != title:
            self.detail.border_title = title

    def show_detail(self) -> None:
        """Show the highlighted record, and which it is."""
        super().show_detail()
        self.title_detail()

    def read(self) -> None:
        """Let the highlighted record be read, with all the room there is."""
        self.show_detail()
        self.is_reading = True
        self.place_panes()
        self.set_focus(self.detail)

    def leave_pane(self) -> bool:
        """Give up what the focused pane has of its own: all the room, or else the focus."""
        if self.is_zoomed:
            self.action_zoom()
        elif self.detail.has_focus:
            self.set_focus(self.table)
        else:
            return False
        return True

    def action_next_record(self) -> None:
        """Read the next record."""
        self.table.action_line_down()

    def action_previous_record(self) -> None:
        """Read the record before."""
        self.table.action_line_up()

    def action_zoom(self) -> None:
        """Give the focused pane all the room, or give it back to the others."""
        self.is_zoomed = not (self.is_zoomed or self.is_reading)
        self.is_reading = False
        self.place_panes()

    def action_split_left(self) -> None:
        """Move the split beside the focused pane to the left, or up."""
        self._move_split(-1)

    def action_split_right(self) -> None:
        """Move it to the right, or down."""
        self._move_split(1)

    def action_next_pane(self) -> None:
        """Give the focus to the next pane."""
        self._go_round(1)

    def action_previous_pane(self) -> None:
        """Give the focus to the pane before."""
        self._go_round(-1)

    @property
    def focus_ring(self) -> list[tuple[Widget, Callable[[], None]]]:
        """What Tab goes through: what has the focus there, and how it gets it."""
        return [
            (self.search_bar, lambda: self.set_focus(self.search_bar.line)),
            (self.table, lambda: self.set_focus(self.table)),
            (self.detail, self._look_at_detail),
        ]

    def _look_at_detail(self) -> None:
        self.show_detail()
        self.set_focus(self.detail)

    def _go_round(self, step: int) -> None:
        ring = self.focus_ring
        focused = [place for place, (widget, _) in enumerate(ring) if widget.has_focus_within]
        _widget, give_focus = ring[((focused or [0])[0] + step) % len(ring)]
        give_focus()

    def _move_split(self, step: int) -> None:
        splits = self.panes.splits
        if not splits:
            return
        has_own = self.front is Pane.FACETS and Split.FACETS in splits
        split = Split.FACETS if has_own else [*splits][-1]
        by = LINES if split is Split.BELOW else COLUMNS
        self.panes.move_split(split, splits[split] + step * by)
        self._keep_sizes()

    @on(events.DescendantFocus)
    def _follow_focus(self) -> None:
        """Bring the focused pane to the front, and end reading where it is another one."""
        self.is_reading = self.is_reading and self.detail.has_focus
        self.place_panes()

    @on(Panes.Divided)
    def _keep_sizes(self) -> None:
        self.pane_memory.replace(self.panes.sizes)
        if self.keep_timer is not None:
            self.keep_timer.stop()
        self.keep_timer = self.set_timer(BEFORE_KEEPING, self._write_sizes)

    @work(thread=True, group="sizes", exit_on_error=False, description="Keeping the panes' sizes")
    def _write_sizes(self) -> None:
        self.pane_memory.write()
