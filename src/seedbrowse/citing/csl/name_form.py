"""Name form: one name with its parts in the order of CSL 1.0.2, Name-part Order."""

from bisect import bisect
from typing import Final

from seedbrowse.citing.csl.dressing import Dress, dressing
from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.name_initials import initials, spaced_initials
from seedbrowse.citing.csl.name_options import NameOptions
from seedbrowse.citing.csl.people import Person, joins
from seedbrowse.citing.csl.rendering import Rendering
from seedbrowse.citing.csl.rich_text import rich, typographic
from seedbrowse.citing.csl.runs import Run, Runs
from seedbrowse.citing.csl.scope import Scope

__all__ = ["NameForm", "is_east_asian"]

_EAST_ASIAN_BOUNDS: Final = (
    "\u1100", "\u1200", "\u2e80", "\u2fe0", "\u3005", "\u3008", "\u3040", "\u3200", "\u3400",
    "\u4dc0", "\u4e00", "\ua000", "\ua960", "\ua980", "\uac00", "\ud800", "\uf900", "\ufb00",
    "\uff66", "\uffdd", "\U00020000", "\U00040000",
)  # fmt: skip
"""Where Chinese, Japanese and Korean letters begin, and what follows them, by turns."""

_SPACE: Final[Run] = (" ", 0)
_BETWEEN: Final = frozenset(" ·-")
"""What stands between the parts of foreign names in these scripts."""

_AFFIXES: Final = ("prefix", "suffix")


class NameForm:
    """Writes names the way of one `cs:name`."""

    def __init__(self, name: Element | None, options: NameOptions, scope: Scope) -> None:
        """Compile a `cs:name`, or what stands for it where a style has none."""
        name = name or Element("name", {})
        self._options = options
        self._demotes = options.demote_particle == "display-and-sort"
        parts = {part.get("name"): part for part in name.all("name-part")}
        self._family = _Part(parts.get("family"), scope)
        self._given = _Part(parts.get("given"), scope)
        self._dress = dressing(name, scope) if name.attributes else None
        separator = options.sort_separator
        self._separator: Runs = [(separator, 0)] if separator else []

    def runs(self, person: Person, rendering: Rendering, *, inverted: bool, level: int) -> Runs:
        """One name.

        Args:
            person: Whose name.
            rendering: Whose languages decide on capitals.
            inverted: Whether the family name stands first.
            level: 0 the family name alone, 1 with initials, 2 with the given name in full.
        """
        if person.literal:
            runs = self._family.dressed(person.literal, rendering)
        elif not person.family:
            runs = self._given.dressed(person.given, rendering)
        elif is_east_asian(person.family):
            runs = self._east_asian(person, level, rendering)
        elif level == 0:
            runs = self._family.enclosed(self._family_name(person, rendering))
        elif person.static_ordering:
            family = self._family.enclosed(self._family_name(person, rendering))
            runs = _spaced(family, self._given_block(person, level, rendering))
        elif inverted:
            runs = self._inverted(person, level, rendering)
        else:
            runs = self._straight(person, level, rendering)
        return self._dress(runs, rendering) if self._dress else runs

    def _east_asian(self, person: Person, level: int, rendering: Rendering) -> Runs:
        family = self._family.dressed(person.family, rendering)
        if level == 0 or not person.given:
            return family
        if is_east_asian(person.given):
            return [*family, *self._given.dressed(person.given, rendering)]
        given = self._given_name(person.given, level)
        return [*family, _SPACE, *self._given.dressed(given, rendering)]

    def _straight(self, person: Person, level: int, rendering: Rendering) -> Runs:
        """`Jean de La Fontaine III`: affixes of the family name take in all behind the given."""
        family = self._family_name(person, rendering)
        if person.dropping_particle:
            dropping = self._given.dressed(person.dropping_particle, rendering)
            family = _joined(dropping, person.dropping_particle, family)
        if person.suffix:
            if person.comma_suffix:
                family.append((",", 0))
            family += [_SPACE, *_plain(person.suffix)]
        family = self._family.enclosed(family)
        given = self._given_name(person.given, level)
        if not given:
            return family
        return _spaced(self._given.enclosed(self._given.dressed(given, rendering)), family)

    def _inverted(self, person: Person, level: int, rendering: Rendering) -> Runs:
        """`La Fontaine, Jean de, III`."""
        if self._demotes:
            family = self._family.dressed(person.family, rendering)
        else:
            family = self._family_name(person, rendering)
        runs = self._family.enclosed(family)
        given = self._given_block(person, level, rendering)
        if given:
            runs = [*runs, *self._separator, *given]
        if person.suffix:
            runs = [*runs, *self._separator, *_plain(person.suffix)]
        return runs

    def _given_block(self, person: Person, level: int, rendering: Rendering) -> Runs:
        """The given name with what stands behind it in an inverted name."""
        runs = self._given.dressed(self._given_name(person.given, level), rendering)
        if person.dropping_particle:
            runs = _spaced(runs, self._given.dressed(person.dropping_particle, rendering))
        if self._demotes and person.non_dropping_particle and not person.static_ordering:
            runs = _spaced(runs, self._family.dressed(person.non_dropping_particle, rendering))
        return self._given.enclosed(runs)

    def _family_name(self, person: Person, rendering: Rendering) -> Runs:
        family = self._family.dressed(person.family, rendering)
        particle = person.non_dropping_particle
        if not particle:
            return family
        return _joined(self._family.dressed(particle, rendering), particle, family)

    def _given_name(self, given: str, level: int) -> str:
        options = self._options
        if not given or options.initialize_with is None:
            return given
        if level == 1 and options.abbreviates:
            return initials(given, options.initialize_with, hyphen=options.initial_hyphen)
        return spaced_initials(given, options.initialize_with)


class _Part:
    """What `cs:name-part` does to the family name or the given name, with their particles."""

    def __init__(self, part: Element | None, scope: Scope) -> None:
        self._dress: Dress | None = None
        self._prefix: Runs = []
        self._suffix: Runs = []
        if part is None:
            return
        inner = {key: value for key, value in part.attributes.items() if key not in _AFFIXES}
        self._dress = dressing(Element(part.tag, inner, part.line), scope)
        self._prefix, self._suffix = (
            [(affix, 0)] if (affix := part.get(key)) else [] for key in _AFFIXES
        )

    def dressed(self, text: str, rendering: Rendering) -> Runs:
        """Some text of this part with its case and formatting."""
        runs = _plain(text)
        return self._dress(runs, rendering) if self._dress else runs

    def enclosed(self, runs: Runs) -> Runs:
        """The part with all that belongs to it, within its affixes."""
        return [*self._prefix, *runs, *self._suffix] if runs else runs


def is_east_asian(text: str) -> bool:
    """Whether some text is Chinese, Japanese or Korean throughout.

    Names in these put the family name first, without a space behind it.
    """
    if text.isascii():
        return False
    return all(bisect(_EAST_ASIAN_BOUNDS, each) % 2 or each in _BETWEEN for each in text)


def _joined(particle_runs: Runs, particle: str, runs: Runs) -> Runs:
    """A particle before what it belongs to, with a space unless it ends in an apostrophe."""
    if joins(particle):
        return [*particle_runs, *runs]
    return _spaced(particle_runs, runs)


def _spaced(first: Runs, second: Runs) -> Runs:
    """Two parts with a space between them, unless an affix brings one along."""
    if not first or not second:
        return first or second
    if first[-1][0][-1:].isspace() or second[0][0][:1].isspace():
        return [*first, *second]
    return [*first, _SPACE, *second]


def _plain(text: str) -> Runs:
    """The runs of a part of a name: apostrophes are set, markup and quotations understood."""
    if not text:
        return []
    if "<" in text or '"' in text:
        return rich(text)
    return [(typographic(text), 0)]
