"""Ordinals: which suffix a number gets (CSL 1.0.2, Ordinal Suffixes)."""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from seedbrowse.citing.csl.element import Element

__all__ = ["GENDER_WITHOUT_NEUTER", "Ordinals"]

_Terms: TypeAlias = Mapping[tuple[str, str], Element]

_OLD_NAMES: Final = frozenset({"ordinal-01", "ordinal-02", "ordinal-03", "ordinal-04"})
"""The only ordinals of CSL 1.0."""

_FIRST_OF_TWO_DIGITS: Final = 10
"""Terms from `ordinal-10` on stand for the last two digits of numbers."""

GENDER_WITHOUT_NEUTER: Final = "feminine"
"""The gender for nouns without one, in languages that have no neuter: that of editions, volumes
and pages in nearly all of them."""


class Ordinals:
    """The ordinal terms of one locale, which are always taken together."""

    def __init__(self, terms: _Terms) -> None:
        """Take the terms, by name and gender; the gender is empty for neuter."""
        self._terms = terms
        names = frozenset(name for name, _ in terms)
        self._is_old = "ordinal" not in names
        self.has_all_numbers = not self._is_old or names >= _OLD_NAMES
        """Whether there is a suffix for every number."""

    @classmethod
    def first_of(cls, sources: Iterable[_Terms]) -> "Ordinals":
        """The terms of the first source that has suffixes for all numbers.

        They are not mixed with those of other sources. Some styles have terms for a few numbers
        only: these are not taken, or all other numbers would have no suffix.
        """
        return next((found for each in sources if (found := cls(each)).has_all_numbers), cls({}))

    def suffix(self, number: int, gender: str = "") -> str:
        """What stands behind the digits of a number, in the gender of its noun, else in neuter."""
        if self._is_old:
            return self._suffix_of_old_terms(number, gender)
        last, last_two = number % 10, number % 100
        for key in (last_two, last) if last_two >= _FIRST_OF_TWO_DIGITS else (last,):
            term = self._term(f"ordinal-{key:02d}", gender)
            if term is not None and _matches(number, key, term.get("match")):
                return term.text
        term = self._term("ordinal", gender) or self._term("ordinal", GENDER_WITHOUT_NEUTER)
        return term.text if term is not None else ""

    def _term(self, name: str, gender: str) -> Element | None:
        return self._terms.get((name, gender)) or self._terms.get((name, ""))

    def _suffix_of_old_terms(self, number: int, gender: str) -> str:
        """By CSL 1.0, where `ordinal-04` stands for all that do not end on 1, 2 or 3."""
        last = number % 10
        teen = number % 100 // 10 == 1
        term = self._term(f"ordinal-{4 if teen or not 0 < last < 4 else last:02d}", gender)
        return term.text if term is not None else ""


def _matches(number: int, key: int, match: str) -> bool:
    if match == "whole-number":
        return number == key
    if match == "last-two-digits":
        return number % 100 == key
    return True
