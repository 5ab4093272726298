"""Facet counting: what the records of an answer have, kind by kind, for the person to choose."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from seedbrowse.library.library import Library
from seedbrowse.search.facet import Facet, FacetName
from seedbrowse.search.query_choices import Choices, choices, without_choices
from seedbrowse.tui.answer import Answer

__all__ = ["FEW", "KINDS", "FacetQuestion", "FacetSection", "counted", "keeps_others"]

KINDS = (
    FacetName.YEAR,
    FacetName.TYPE,
    FacetName.SOURCE,
    FacetName.AUTHOR,
    FacetName.AUTHOR_KEYWORD,
    FacetName.INDEX_KEYWORD,
    FacetName.COUNTRY,
    FacetName.LANGUAGE,
    FacetName.OPEN_ACCESS,
    FacetName.FILE,
)
"""The kinds of values in the order in which they are shown."""

FEW = 5
"""Values that are shown of a kind at first."""

_SEVERAL = frozenset({FacetName.AUTHOR, FacetName.AUTHOR_KEYWORD, FacetName.INDEX_KEYWORD})
"""Kinds of which a record has several, so that what goes with a value is worth knowing."""


@dataclass(frozen=True, slots=True, eq=False)
class FacetQuestion:
    """What is to be counted."""

    answer: Answer
    """Whose records are counted."""

    marked: Set[int]
    typed: str = ""
    """Begins of words that a value must have."""

    limits: Mapping[FacetName, int] = field(default_factory=dict)
    """How many values are wanted of a kind, where these are not `FEW`."""

    @property
    def library(self) -> Library:
        """Whose records they are."""
        return self.answer.library

    @property
    def query(self) -> str:
        """What they answer."""
        return self.answer.results.query

    def is_same(self, other: "FacetQuestion") -> bool:
        """Whether an answer to the other one, of an older library perhaps, answers this one."""
        mine = (self.query, self.typed, self.limits)
        return mine == (other.query, other.typed, other.limits)


@dataclass(frozen=True, slots=True)
class FacetSection:
    """The values of one kind."""

    facet: Facet
    chosen: Choices
    """What the query says of them."""

    @property
    def name(self) -> FacetName:
        """The kind."""
        return self.facet.name


def keeps_others(name: FacetName) -> bool:
    """Whether narrowing to a value keeps what else was asked for of its kind.

    Of an author or a keyword further ones narrow down; of a source or a year, another one takes
    the place of the first.
    """
    return name in _SEVERAL


def counted(
    question: FacetQuestion, is_cancelled: Callable[[], bool] = lambda: False
) -> list[FacetSection] | None:
    """Count the values of every kind among the records that answer a query.

    Of a kind of which a record has one value, and the query asks for some, those are counted that
    would answer if it did not: else there would be nothing left to choose instead. Kinds without
    any value are left out, and the file where there is one only.

    Returns:
        None as soon as `is_cancelled` says that nobody waits any more.

    Raises:
        DamagedError: What is counted cannot be read.
    """
    chosen = {name: choices(question.query, name) for name in KINDS}
    facets: dict[FacetName, Facet] = {}
    for name in KINDS:
        is_apart = bool(chosen[name]) and not keeps_others(name)
        ids = (
            _ids_without(question, name, is_cancelled)
            if is_apart
            else question.answer.results.matching
        )
        found = ids is not None and question.library.facets(
            ids, [name], limit=_limit(question, name), typed=question.typed,
            is_cancelled=is_cancelled,
        )  # fmt: skip
        if not found:
            return None
        facets[name] = found[0]
    sections = [FacetSection(facets[name], chosen[name]) for name in KINDS]
    return [section for section in sections if _is_worth_showing(section, question.typed)]


def _ids_without(
    question: FacetQuestion, name: FacetName, is_cancelled: Callable[[], bool]
) -> Sequence[int] | None:
    """The records that would answer if nothing had been chosen of a kind."""
    query = without_choices(question.query, name)
    results = question.library.search(query, marked=question.marked, is_cancelled=is_cancelled)
    return None if results is None else results.matching


def _limit(question: FacetQuestion, name: FacetName) -> int | None:
    return None if name is FacetName.YEAR else question.limits.get(name, FEW)


def _is_worth_showing(section: FacetSection, typed: str) -> bool:
    if section.name is FacetName.YEAR and typed:
        return False  # years are no words
    if section.chosen and not typed:
        return True
    least = 2 if section.name is FacetName.FILE and not typed else 1
    return section.facet.distinct >= least
