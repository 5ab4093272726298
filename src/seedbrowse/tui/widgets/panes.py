"""Panes: facets, table and detail in the room they have, with borders that can be dragged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import NULL_OFFSET, NULL_SPACING, Offset, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from seedbrowse.tui.pane_sizes import Pane, PaneSizes, Shown, Split, arranged, moved

__all__ = ["Panes"]


class Panes(Container):
    """Places its panes anew whenever its own size, their sizes, or what is wanted changes."""

    DEFAULT_CSS = """
    Panes {
        height: 1fr;
        &.-at-vertical { pointer: ew-resize; }
        &.-at-horizontal { pointer: ns-resize; }
    }
    """

    sizes: reactive[PaneSizes] = reactive(PaneSizes(), repaint=False)
    """How the room is divided."""

    shown: reactive[Shown] = reactive(Shown(), repaint=False)
    """Which panes are wanted."""

    @dataclass
    class Divided(Message):
        """The person has let go of a split."""

        panes: "Panes"
        sizes: PaneSizes

        @property
        def control(self) -> "Panes":
            """The panes."""
            return self.panes

    def __init__(self, widgets: Mapping[Pane, Widget]) -> None:
        """Hold some panes."""
        super().__init__(id="panes")
        self.widgets = widgets
        self._dragged: Split | None = None

    def compose(self) -> ComposeResult:
        """From left to right."""
        yield from self.widgets.values()

    @property
    def layout(self) -> Layout:
        """What places the panes."""
        return _PaneLayout()

    @property
    def regions(self) -> dict[Pane, Region]:
        """Where the panes stand within this widget; one that is missing is not in sight."""
        return arranged(self.size, self.sizes, self.shown)

    @property
    def splits(self) -> dict[Split, int]:
        """The splits there are, each with the first column or line behind it."""
        return dict(self._splits(self.regions))

    @staticmethod
    def _splits(regions: Mapping[Pane, Region]) -> Iterator[tuple[Split, int]]:
        if Pane.FACETS in regions and len(regions) > 1:
            yield Split.FACETS, regions[Pane.FACETS].right
        if Pane.TABLE in regions and Pane.DETAIL in regions:
            table, detail = regions[Pane.TABLE], regions[Pane.DETAIL]
            is_beside = detail.y == table.y
            yield (Split.BESIDE, detail.x) if is_beside else (Split.BELOW, detail.y)

    def watch_sizes(self) -> None:
        """Place the panes anew."""
        self._place_anew()

    def watch_shown(self) -> None:
        """Place the panes anew."""
        self._place_anew()

    def _place_anew(self) -> None:
        # A widget that asks for a layout has those forgotten that it is in, not the one within it.
        next(iter(self.widgets.values())).refresh(layout=True)

    def move_split(self, split: Split, place: int) -> None:
        """Bring a split to a column, or to a line, as far as the panes beside it leave room."""
        self.sizes = moved(split, place, self.size, self.sizes, self.shown)

    def reset_split(self, split: Split) -> None:
        """Bring a split to its usual place."""
        name = {Split.FACETS: "facets", Split.BESIDE: "beside", Split.BELOW: "below"}[split]
        usual = {name: getattr(PaneSizes(), name)}
        kept = {each: getattr(self.sizes, each) for each in PaneSizes.__struct_fields__}
        self.sizes = PaneSizes(**{**kept, **usual})

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the split under the mouse."""
        split = self._split_at(self._place_of(event))
        if split is not None and event.button == 1:
            event.stop()
            event.prevent_default()
            self._dragged = split
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move the split that is held, else tell by the pointer's shape that one can be."""
        place = self._place_of(event)
        if self._dragged is None:
            split = self._split_at(place)
        else:
            event.stop()
            split = self._dragged
            self.move_split(split, place.y if split is Split.BELOW else place.x)
        self.set_class(split in (Split.FACETS, Split.BESIDE), "-at-vertical")
        self.set_class(split is Split.BELOW, "-at-horizontal")

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of the split."""
        if self._dragged is not None:
            event.stop()
            self._let_go()

    def on_mouse_release(self) -> None:
        """Let go of the split where the mouse was taken away meanwhile."""
        if self._dragged is not None:
            self._let_go()

    def on_click(self, event: events.Click) -> None:
        """Bring a split to its usual place by two clicks."""
        split = self._split_at(self._place_of(event))
        if split is not None and event.chain == 2:
            self.reset_split(split)
            self.post_message(self.Divided(self, self.sizes))

    def _let_go(self) -> None:
        self._dragged = None
        self.release_mouse()
        self.post_message(self.Divided(self, self.sizes))

    def _place_of(self, event: events.MouseEvent) -> Offset:
        return event.screen_offset - self.region.offset

    def _split_at(self, place: Offset) -> Split | None:
        """The split whose border, on either side of it, is at a place."""
        regions = self.regions
        for split, start in self.splits.items():
            if split is Split.BELOW:
                is_along = regions[Pane.TABLE].x <= place.x < regions[Pane.TABLE].right
                if is_along and place.y in (start - 1, start):
                    return split
            elif place.x in (start - 1, start):
                return split
        return None


class _PaneLayout(Layout):
    """Places the panes; the others are not in sight."""

    name = "panes"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Give each pane its region."""
        del greedy
        if not isinstance(parent, Panes):
            return []
        return [
            WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, parent.widgets[pane])
            for pane, region in arranged(size, parent.sizes, parent.shown).items()
            if pane in parent.widgets and parent.widgets[pane] in children
        ]
