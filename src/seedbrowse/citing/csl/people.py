"""People: the names of an item, in the parts that CSL knows."""

from dataclasses import dataclass

__all__ = ["Person", "people"]


@dataclass(frozen=True, slots=True)
class Person:
    """One name of a name variable (CSL 1.0.2, Names)."""

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    """Whether a comma stands before the suffix also where the name is not inverted."""

    static_ordering: bool = False
    """Whether the family name stands first, without a comma, as in Chinese or Hungarian."""

    literal: str = ""
    """An organisation, or a name that is not divided."""


def people(value: object) -> tuple[Person, ...]:
    """The names of a CSL-JSON name variable; what holds no name is left out."""
    raise NotImplementedError
