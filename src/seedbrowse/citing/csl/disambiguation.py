"""Disambiguation: what tells cites apart that would read the same (CSL 1.0.2, Disambiguation).

In the order of the specification: more names than et al. leaves, given names, the branch of
`disambiguate="true"`, and at last a letter behind the year.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.given_names import GivenNameRule, given_levels
from seedbrowse.citing.csl.rendering import Choices, NamesShown

__all__ = ["Attempt", "Disambiguation", "year_suffix"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """How a cite reads with some choices."""

    text: str
    names: tuple[NamesShown, ...]


Try: TypeAlias = Callable[[str, Choices], Attempt]
"""Renders the cite of an item, by its id, with some choices."""


@dataclass(frozen=True, slots=True)
class _Options:
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
        if options.adds_names:
            self._add_names()
        if options.adds_given_names and not options.rule.is_global:
            self._expand_in_cites()
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
        self._choices[each] = choices
        attempt = self._attempts[each] = self._attempt(each, choices)
        return attempt

    def _ambiguous(self, ids: Iterable[str] | None = None) -> list[list[str]]:
        """Sets of items whose cites read the same, in the order of their first ones."""
        sets: dict[str, list[str]] = defaultdict(list)
        for each in self._choices if ids is None else ids:
            sets[self._attempts[each].text].append(each)
        return [found for text, found in sets.items() if len(found) > 1 and text]

    def _expand_everywhere(self) -> None:
        """Given names for whoever else would be taken for another, cite by cite or not."""
        levels = given_levels(
            {each: attempt.names for each, attempt in self._attempts.items()}, self._options.rule
        )
        for each, found in levels.items():
            if found != self._choices[each].given_levels:
                self._try(each, replace(self._choices[each], given_levels=found))

    def _add_names(self) -> None:
        for ambiguous in self._ambiguous():
            self._add_names_to(ambiguous)
            if self._options.adds_given_names and self._options.rule.is_global:
                self._expand_everywhere()

    def _add_names_to(self, ambiguous: list[str]) -> None:
        """Add names to a set, one by one, as long as that sets any of them apart."""
        unresolved, useful = ambiguous, 0
        most = max(_hidden(self._attempts[each]) for each in ambiguous)
        for count in range(1, most + 1):
            for each in unresolved:
                self._try(each, replace(self._choices[each], added_names=count))
            left = [each for found in self._ambiguous(unresolved) for each in found]
            if len(left) < len(unresolved):
                useful = count
            unresolved = left
            if not unresolved:
                return
        for each in unresolved:
            self._try(each, replace(self._choices[each], added_names=useful))

    def _expand_in_cites(self) -> None:
        """Given names within sets of ambiguous cites, name by name, where they help."""
        for ambiguous in self._ambiguous():
            unresolved = ambiguous
            for level in (1, 2):
                unresolved = self._expand_names_of(unresolved, level)
                if not unresolved:
                    break

    def _expand_names_of(self, ambiguous: list[str], level: int) -> list[str]:
        """Give the names of a set initials or whole given names; return what is still ambiguous.

        A name that this does not set apart is left as it was.
        """
        unresolved = ambiguous
        places = dict.fromkeys(
            (shown.variable, index)
            for each in ambiguous
            for shown in self._attempts[each].names
            for index in range(shown.shown)
        )
        for place in places:
            before = {each: self._choices[each] for each in unresolved}
            for each in unresolved:
                levels = {**self._choices[each].given_levels, place: level}
                self._try(each, replace(self._choices[each], given_levels=levels))
            left = [each for found in self._ambiguous(unresolved) for each in found]
            if len({self._attempts[each].text for each in unresolved}) == 1:
                for each, choices in before.items():
                    self._try(each, choices)
            unresolved = left
            if not unresolved:
                break
        return unresolved

    def _test(self) -> None:
        for ambiguous in self._ambiguous():
            for each in ambiguous:
                self._try(each, replace(self._choices[each], condition=True))

    def _add_year_suffixes(self) -> None:
        for ambiguous in self._ambiguous():
            for count, each in enumerate(ambiguous, 1):
                self._choices[each] = replace(self._choices[each], year_suffix=year_suffix(count))


def _hidden(attempt: Attempt) -> int:
    """How many names et al. hides."""
    return max((len(names.people) - names.shown for names in attempt.names), default=0)


def year_suffix(count: int) -> str:
    """The letters of the nth work of a year: `a` … `z`, `aa`, `ab` and so on."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
