"""Citations: the cites of one citation, grouped, collapsed and joined (CSL 1.0.2, Collapsing)."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Final, NamedTuple, Protocol

from seedbrowse.citing.csl.layout import Area
from seedbrowse.citing.csl.rendering import Choices, Cite, NamesShown, Rendering
from seedbrowse.citing.csl.rich_text import rich
from seedbrowse.citing.csl.runs import DELIMITER, TERM, Runs, formatted, plain_text
from seedbrowse.citing.csl.sorting import Sort

__all__ = ["rendered_citation"]

_FEWEST_IN_RANGE: Final = 3
"""Numbers or letters that a dash replaces the middle of."""

_RANGE: Final = "–"
_SENTENCE_ENDS: Final = (".", "?", "!", ".”", "?”", "!”")
_OF_NAMES: Final = frozenset({"year", "year-suffix", "year-suffix-ranged"})


class _NewRendering(Protocol):
    """Begins to render a cite."""

    def __call__(
        self, cite: Cite, choices: Choices | None = None, *, sorting: bool = False
    ) -> Rendering: ...


class _Piece(NamedTuple):
    """One cite as it is printed."""

    cite: Cite
    runs: Runs
    names: str
    """The names that it begins with, as text."""

    number: int
    suffix: str
    """The letter behind its year."""

    delimiter: str | None = None
    """What stands before it; None for the layout's own."""

    @property
    def is_bare(self) -> bool:
        """Whether the writer added nothing."""
        return not (self.cite.prefix or self.cite.suffix or self.cite.locator)


def rendered_citation(area: Area, cites: Sequence[Cite], begin: _NewRendering) -> Runs:
    """The runs of a whole citation, with the affixes and formatting of the layout."""
    cites = _sorted(area, cites, begin)
    pieces = [piece for cite in cites if (piece := _piece(area, cite, begin)).runs]
    if not pieces:
        return []
    collapse = area.element.get("collapse")
    if collapse == "citation-number":
        pieces = _with_number_ranges(area, pieces)
    elif collapse in _OF_NAMES or "cite-group-delimiter" in area.element.attributes:
        pieces = _grouped(area, pieces, begin, collapse)
    if area.scope.style.is_note:
        pieces = [_capitalised(piece, is_first=not count) for count, piece in enumerate(pieces)]
    runs: Runs = []
    for count, piece in enumerate(pieces):
        delimiter = area.delimiter if piece.delimiter is None else piece.delimiter
        if count and delimiter:
            runs.append((delimiter, DELIMITER))
        runs += piece.runs
    before: Runs = [(area.prefix, 0)] if area.prefix else []
    after: Runs = [(area.suffix, 0)] if area.suffix else []
    return formatted([*before, *runs, *after], area.format)


def _sorted(area: Area, cites: Sequence[Cite], begin: _NewRendering) -> Sequence[Cite]:
    sort = Sort(area)
    if not sort or len(cites) < 2:
        return cites
    # What tells cites apart is of no account here: neither added names nor letters behind years.
    makers = [partial(begin, cite, Choices(), sorting=True) for cite in cites]
    return [cites[index] for index in sort.order(makers)]


def _piece(
    area: Area,
    cite: Cite,
    begin: _NewRendering,
    choices: Choices | None = None,
    *,
    without_names: bool = False,
) -> _Piece:
    rendering = begin(cite, choices)
    if without_names or cite.suppress_author:
        rendering.author_substitute = _nothing
    runs = area.render(rendering)
    shown = rendering.names_shown[0].runs if rendering.names_shown else []
    if cite.author_only:
        runs = shown
    if runs:
        runs = [*_before(cite.prefix), *runs, *_behind(cite.suffix)]
    return _Piece(
        cite, runs, plain_text(shown), rendering.citation_number, rendering.choices.year_suffix
    )


def _nothing(_names: NamesShown) -> Runs:
    return []


def _before(prefix: str) -> Runs:
    """A writer's words before a cite, with a space where they do not end in one."""
    if not prefix:
        return []
    return [*rich(prefix), *([(" ", 0)] if prefix[-1].isalnum() else [])]


def _behind(suffix: str) -> Runs:
    """A writer's words behind a cite, with a space where they do not begin with a mark."""
    if not suffix:
        return []
    return [*([(" ", 0)] if suffix[0].isalnum() else []), *rich(suffix)]


def _capitalised(piece: _Piece, *, is_first: bool) -> _Piece:
    """A cite that begins a sentence of a note, with a capital where a term begins it."""
    prefix = piece.cite.prefix.rstrip()
    begins = prefix.endswith(_SENTENCE_ENDS) if prefix else is_first
    count = next((n for n, (_, bits) in enumerate(piece.runs) if bits & TERM), None)
    if not begins or count is None or piece.runs[:count] != _before(piece.cite.prefix):
        return piece
    text, bits = piece.runs[count]
    runs = [*piece.runs[:count], (text[:1].upper() + text[1:], bits), *piece.runs[count + 1 :]]
    return piece._replace(runs=runs)


def _with_number_ranges(area: Area, pieces: list[_Piece]) -> list[_Piece]:
    """`1–3` for `1, 2, 3`."""
    after = area.element.attributes.get("after-collapse-delimiter")
    found: list[_Piece] = []
    collapsed = False
    for run in _consecutive(pieces, lambda one, two: two.number == one.number + 1):
        first = run[0]._replace(delimiter=after if collapsed else None)
        collapsed = len(run) >= _FEWEST_IN_RANGE
        found += [first, run[-1]._replace(delimiter=_RANGE)] if collapsed else [first, *run[1:]]
    return found


def _consecutive(
    pieces: Sequence[_Piece], follows: Callable[[_Piece, _Piece], bool]
) -> list[list[_Piece]]:
    """Runs of bare pieces of which each follows the one before."""
    runs: list[list[_Piece]] = []
    for piece in pieces:
        last = runs[-1][-1] if runs else None
        if last and last.is_bare and piece.is_bare and follows(last, piece):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _grouped(area: Area, pieces: list[_Piece], begin: _NewRendering, collapse: str) -> list[_Piece]:
    """Cites of the same names together, and with `collapse` without repeating the names."""
    groups: dict[str, list[_Piece]] = {}
    for count, piece in enumerate(pieces):
        groups.setdefault(piece.names or f"\0{count}", []).append(piece)
    collapses = collapse in _OF_NAMES
    after = area.element.attributes.get("after-collapse-delimiter") if collapses else None
    within = area.element.get("cite-group-delimiter", ", " if after is None else area.delimiter)
    found: list[_Piece] = []
    ends_collapse = False
    for group in groups.values():
        members = [group[0]._replace(delimiter=after if ends_collapse else None)]
        for before, each in pairwise(group):
            alone = _piece(area, each.cite, begin, without_names=True)
            piece = alone if collapses else each
            # A locator's comma must not look like one between years.
            has_locator = after is not None and bool(before.cite.locator)
            members.append(piece._replace(delimiter=after if has_locator else within))
        members = [piece for piece in members if piece.runs]
        if collapse.startswith("year-suffix"):
            members = _with_suffixes(area, members, begin, collapse)
        found += members
        ends_collapse = len(group) > 1 or bool(group[-1].cite.locator)
    return found


def _with_suffixes(
    area: Area, members: list[_Piece], begin: _NewRendering, collapse: str
) -> list[_Piece]:
    """`2007a, b` for `2007a, 2007b`."""
    within = area.element.get("cite-group-delimiter", area.delimiter)
    delimiter = area.element.get("year-suffix-delimiter", within)

    def year(piece: _Piece) -> str:
        bare = _piece(area, piece.cite, begin, Choices(), without_names=True)
        return plain_text(bare.runs)

    def follows(one: _Piece, two: _Piece) -> bool:
        return bool(one.suffix and two.suffix) and year(one) == year(two)

    found: list[_Piece] = []
    for run in _consecutive(members, follows):
        letters = [
            piece._replace(runs=[(piece.suffix, 0)], delimiter=delimiter) for piece in run[1:]
        ]
        if collapse == "year-suffix-ranged":
            letters = _with_letter_ranges(run[0], letters)
        found += [run[0], *letters]
    return found


def _with_letter_ranges(first: _Piece, letters: list[_Piece]) -> list[_Piece]:
    found: list[_Piece] = []
    for run in _consecutive([first, *letters], _is_next_letter):
        if len(run) < _FEWEST_IN_RANGE:
            found += run
        else:
            found += [run[0], run[-1]._replace(delimiter=_RANGE)]
    return found[1:]


def _is_next_letter(one: _Piece, two: _Piece) -> bool:
    return one.suffix[:-1] == two.suffix[:-1] and ord(two.suffix[-1]) == ord(one.suffix[-1]) + 1
