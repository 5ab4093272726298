"""Rendering: one cite or bibliography entry while it is being rendered."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from seedbrowse.citing.csl.citation_labels import citation_label
from seedbrowse.citing.csl.item import Item, Person
from seedbrowse.citing.csl.runs import Runs

__all__ = [
    "CALLED",
    "FILLED",
    "Choices",
    "Cite",
    "NamesShown",
    "Position",
    "Render",
    "Rendering",
]  # fmt: skip

CALLED: Final = 1
"""A variable was asked for."""

FILLED: Final = 2
"""A variable was asked for and has a value; or a group within the group printed something."""


class Position(StrEnum):
    """Where a cite stands among those of the same item (CSL 1.0.2, Choose, `position`)."""

    NOWHERE = ""
    """In a bibliography, where nothing has a position."""

    FIRST = "first"
    SUBSEQUENT = "subsequent"
    IBID = "ibid"
    IBID_WITH_LOCATOR = "ibid-with-locator"


class Cite(NamedTuple):
    """One item within a citation, with what the writer adds to it."""

    item_id: str = ""
    locator: str = ""
    label: str = "page"
    """What the locator counts: a CSL locator type."""

    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    position: Position = Position.FIRST
    near_note: bool = False
    first_note: int = 0
    """The number of the note with the first cite of the item; 0 where there is none."""


class Choices(NamedTuple):
    """What disambiguation has decided for one item (CSL 1.0.2, Disambiguation)."""

    least_names: int = 0
    """How many names are shown at least, where et al. would leave fewer."""

    given_levels: Mapping[tuple[str, int], int] = MappingProxyType({})
    """By variable and index of a name: 1 shows initials, 2 the whole given name."""

    condition: bool = False
    """Whether `disambiguate="true"` holds."""

    year_suffix: str = ""


def _one_behind_the_other(names: Sequence[Runs]) -> Runs:
    return [run for name in names for run in name]


def _as_they_are(runs: Runs) -> Runs:
    return runs


class NamesShown(NamedTuple):
    """What one `cs:names` has printed."""

    variable: str
    people: tuple[Person, ...]
    shown: int
    """How many of them, from the first on, stand there with their names."""

    form: str
    """The `form` of `cs:name`: long, short or count."""

    runs: Runs
    """Names, et al. and label, without the affixes."""

    names: tuple[Runs, ...] = ()
    """Each name that stands there, by itself."""

    has_others: bool = False
    """Whether et al. stands for names behind them."""

    with_names: Callable[[Sequence[Runs]], Runs] = _one_behind_the_other
    """Prints the list anew with as many other runs in place of the names."""

    with_list: Callable[[Runs], Runs] = _as_they_are
    """Prints other runs in place of the whole list, et al. and all; the label stays."""


_ALONE: Final = Cite()
_UNDECIDED: Final = Choices()


class Rendering:
    """The state of rendering one item once; closures of the style get it."""

    __slots__ = (
        "author_substitute",
        "calls",
        "choices",
        "citation_number",
        "cite",
        "hidden",
        "item",
        "names_shown",
        "printed",
        "sorting",
        "year_suffix_done",
    )  # fmt: skip

    def __init__(
        self,
        item: Item,
        cite: Cite = _ALONE,
        choices: Choices = _UNDECIDED,
        *,
        citation_number: int = 0,
        sorting: bool = False,
    ) -> None:
        self.item = item
        self.cite = cite
        self.choices = choices
        self.citation_number = citation_number
        self.sorting = sorting
        """Whether a sort key is wanted: names then come in the order and form of sorting."""
        self.calls = 0
        """CALLED and FILLED, of the group that is being rendered."""
        self.hidden: set[str] = set()
        """Variables that a `cs:substitute` has printed, and that come no second time."""
        self.printed: set[str] | None = None
        """Collects the variables that are printed while a `cs:substitute` is tried; None where
        none is tried."""
        self.names_shown: list[NamesShown] = []
        """What each `cs:names` printed so far, in order; the first of a bibliography entry may
        be substituted where the entry before has the same authors."""
        self.author_substitute: Callable[[NamesShown], Runs | None] | None = None
        """Called with the first `cs:names` that prints something; what it returns stands there
        instead."""
        self.year_suffix_done = False

    def text_of(self, variable: str) -> str:
        """The value of a standard or number variable, also of those that the cite brings along."""
        match variable:
            case "locator":
                return self.cite.locator
            case "citation-number":
                return str(self.citation_number or "")
            case "citation-label":
                return citation_label(self.item, self.choices.year_suffix)
            case "year-suffix":
                return self.choices.year_suffix
            case "first-reference-note-number":
                return str(self.cite.first_note or "")
        return self.item.texts.get(variable, "")

    def fill(self, variable: str) -> None:
        """Tell that a variable was asked for and is printed."""
        self.calls |= CALLED | FILLED
        if self.printed is not None:
            self.printed.add(variable)


Render: TypeAlias = Callable[[Rendering], Runs]
"""A compiled element: prints its runs for one rendering; an empty list where it has nothing.

It tells with `rendering.calls` whether it asked for variables and found any.
"""
