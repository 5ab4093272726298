"""Disambiguation: what tells cites apart that would read the same (CSL 1.0.2, Disambiguation).

In the order of the specification: more names than et al. leaves, given names, the branch of
`disambiguate="true"`, and at last a letter behind the year.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.given_names import GivenNameRule, given_levels
from seedbrowse.citing.csl.people import Person
from seedbrowse.citing.csl.rendering import Choices, NamesShown

__all__ = ["Attempt", "Disambiguation", "year_suffix"]


class Attempt(NamedTuple):
    """How a cite reads with some choices."""

    text: str
    names: tuple[NamesShown, ...]


Try: TypeAlias = Callable[[str, Choices], Attempt]
"""Renders the cite of an item, by its id, with some choices."""


class _Options(NamedTuple):
    adds_names: bool
    adds_given_names: bool
    adds_year_suffix: bool
    tests: bool
    """Whether the style asks anywhere whether a cite is ambiguous."""

    rule: GivenNameRule

    @classmethod
    def of(cls, citation: Element, tests: bool) -> "_Options":
        return cls(
            adds_names=citation.get("disambiguate-add-names") == "true",
            adds_given_names=citation.get("disambiguate-add-givenname") == "true",
            adds_year_suffix=citation.get("disambiguate-add-year-suffix") == "true",
            tests=tests,
            rule=GivenNameRule.of(citation.get("givenname-disambiguation-rule")),
        )


class Disambiguation:
    """Makes the choices for items that are cited in one document."""

    def __init__(self, citation: Element, attempt: Try, *, tests_ambiguity: bool) -> None:
        """Take a style's options.

        Args:
            citation: `cs:citation`.
            attempt: Renders cites.
            tests_ambiguity: Whether the style has a test for `disambiguate`.
        """
        self._options = _Options.of(citation, tests_ambiguity)
        self._attempt = attempt
        self._attempts: dict[str, Attempt] = {}
        self._choices: dict[str, Choices] = {}
        self._names_have_changed = True
        """Whether other names are shown than given names were last chosen for."""

    def choices(self, ids: Sequence[str]) -> Mapping[str, Choices]:
        """What each item needs, by id.

        Args:
            ids: The items in the order of the bibliography, which is that of year suffixes.
        """
        self._choices = {each: Choices() for each in ids}
        options = self._options
        if not self._has_any():
            return self._choices
        for each in ids:
            self._try(each, self._choices[each])
        if options.adds_given_names and options.rule.is_global:
            self._expand_everywhere()
        if options.adds_names or options.adds_given_names:
            for ambiguous in self._ambiguous(ids):
                self._tell_apart(ambiguous)
        if options.tests:
            self._test()
        if options.adds_year_suffix:
            self._add_year_suffixes()
        return self._choices

    def _has_any(self) -> bool:
        options = self._options
        return (
            options.adds_names
            or options.adds_given_names
            or options.adds_year_suffix
            or options.tests
        )

    def _try(self, each: str, choices: Choices) -> Attempt:
        if self._choices[each].least_names != choices.least_names:
            self._names_have_changed |= not self._options.rule.is_primary
        self._choices[each] = choices
        attempt = self._attempts[each] = self._attempt(each, choices)
        return attempt

    def _ambiguous(self, ids: Iterable[str]) -> list[list[str]]:
        """Sets of items whose cites read the same, in the order of their first ones."""
        return [found for found in self._alike(ids) if len(found) > 1]

    def _alike(self, ids: Iterable[str]) -> list[list[str]]:
        """The items divided by how their cites read; those that print nothing are left out."""
        sets: dict[str, list[str]] = defaultdict(list)
        for each in ids:
            if text := self._attempts[each].text:
                sets[text].append(each)
        return list(sets.values())

    def _expand_everywhere(self) -> None:
        """Given names for whoever else would be taken for another, cite by cite or not."""
        if not self._names_have_changed:
            return
        self._names_have_changed = False
        levels = given_levels(
            {each: attempt.names for each, attempt in self._attempts.items()}, self._options.rule
        )
        for each, found in levels.items():
            if found != self._choices[each].given_levels:
                self._try(each, self._choices[each]._replace(given_levels=found))

    def _tell_apart(self, ambiguous: list[str]) -> None:
        """Show more of the names of a set, as little as sets its members apart.

        Given names are tried before another name is added, since a name that is added for
        nothing is taken back.
        """
        parts = self._with_given_names(ambiguous)
        if len(parts) == 1 and self._options.adds_names:
            parts = self._with_more_names(ambiguous)
        if len(parts) > 1:
            for part in parts:
                if len(part) > 1:
                    self._tell_apart(part)

    def _with_more_names(self, ambiguous: list[str]) -> list[list[str]]:
        """Add names until that divides a set; else take them back."""
        before = {each: self._choices[each] for each in ambiguous}
        attempts = [self._attempts[each] for each in ambiguous]
        shown = min(map(_shown, attempts))
        most = max(map(_all_names, attempts))
        fewest = max(shown + 1, self._fewest_to_divide(ambiguous, most + 1))
        for count in range(fewest, most + 1):
            for each in ambiguous:
                self._try(each, self._choices[each]._replace(least_names=count))
            parts = self._alike(ambiguous)
            if len(parts) == 1:
                parts = self._with_given_names(ambiguous)
            if len(parts) > 1:
                return parts
        for each, choices in before.items():
            self._try(each, choices)
        return [ambiguous]

    def _fewest_to_divide(self, ambiguous: list[str], otherwise: int) -> int:
        """The fewest names that may tell a set apart: before them all people are the same.

        Some collaborations sign all their works with the same thousands of names.
        """
        first, *others = (self._attempts[each].names for each in ambiguous)
        if any(len(other) != len(first) for other in others):
            return 0
        differences = (
            place
            for other in others
            for one, two in zip(first, other, strict=True)
            if (place := _first_difference(one.people, two.people)) is not None
        )
        return min(differences, default=otherwise)

    def _with_given_names(self, ambiguous: list[str]) -> list[list[str]]:
        """Divide a set by given names of the names that are shown, where the style does so."""
        if not self._options.adds_given_names:
            return [ambiguous]
        if self._options.rule.is_global:
            self._expand_everywhere()
            return self._alike(ambiguous)
        for level in (1, 2):
            if len(parts := self._expanded(ambiguous, level)) > 1:
                return parts
        return [ambiguous]

    def _expanded(self, ambiguous: list[str], level: int) -> list[list[str]]:
        """Divide a set by one name more that is shown with initials or given name."""
        people: dict[tuple[int, int], list[Person]] = defaultdict(list)
        for each in ambiguous:
            for number, names in enumerate(self._attempts[each].names):
                for index in range(names.shown):
                    people[number, index].append(names.people[index])
        for place, at_place in people.items():
            if len(at_place) == len(ambiguous) and len(set(at_place)) == 1:
                continue
            before = {each: self._choices[each] for each in ambiguous}
            for each in ambiguous:
                self._try(each, self._with_level(each, place, level))
            parts = self._alike(ambiguous)
            if len(parts) > 1:
                return parts
            for each, choices in before.items():
                self._try(each, choices)
        return [ambiguous]

    def _with_level(self, each: str, place: tuple[int, int], level: int) -> Choices:
        """The choices of an item with one name expanded.

        Args:
            each: The item.
            place: The number of the list of names, which may be of editors where others have
                authors, and the index of the name in it.
            level: How far it is expanded.
        """
        choices, (number, index) = self._choices[each], place
        names = self._attempts[each].names
        if number >= len(names) or index >= names[number].shown:
            return choices
        levels = {**choices.given_levels, (names[number].variable, index): level}
        return choices._replace(given_levels=levels)

    def _test(self) -> None:
        for ambiguous in self._ambiguous(self._choices):
            for each in ambiguous:
                self._try(each, self._choices[each]._replace(condition=True))

    def _add_year_suffixes(self) -> None:
        for ambiguous in self._ambiguous(self._choices):
            for count, each in enumerate(ambiguous, 1):
                self._choices[each] = self._choices[each]._replace(year_suffix=year_suffix(count))


def _first_difference(people: Sequence[Person], others: Sequence[Person]) -> int | None:
    """The first place at which two lists differ, if only by ending; None if they are the same."""
    if people == others:
        return None
    pairs = enumerate(zip(people, others, strict=False))
    return next((place for place, (one, two) in pairs if one != two), min(len(people), len(others)))


def _shown(attempt: Attempt) -> int:
    """How many names stand in the list of which et al. leaves fewest."""
    shown = (names.shown for names in attempt.names if names.shown < len(names.people))
    return min(shown, default=_all_names(attempt))


def _all_names(attempt: Attempt) -> int:
    """How many names the longest list would have without et al."""
    return max((len(names.people) for names in attempt.names), default=0)


def year_suffix(count: int) -> str:
    """The letters of the nth work of a year: `a` … `z`, `aa`, `ab` and so on."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
