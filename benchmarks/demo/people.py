"""People of the demo library, and where they work."""

import random
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from seedbrowse.records import Name

__all__ = ["COUNTRIES", "WRITERS", "Person", "crew", "full_name", "initials"]

_DATA: Final = tomllib.loads(Path(__file__).with_name("people.toml").read_text(encoding="utf-8"))
COUNTRIES: Final[Sequence[Mapping[str, Any]]] = _DATA["country"]
WRITERS: Final[Mapping[str, Mapping[str, Any]]] = {each["code"]: each for each in _DATA["writer"]}

_HOUSES: Final = (
    "Institute of Near Things, University of {city}",
    "Department of Patient Observation, {city} Polytechnic",
    "Centre for Small Questions, {city} Academy",
    "School of Everyday Life, {city} University of Applied Wonder",
    "{city} Field Station",
)


class Person(msgspec.Struct, frozen=True):
    """Somebody who does not exist."""

    name: Name
    affiliation: str


def crew(rng: random.Random, size: int, first_id: int) -> list[Person]:
    """Some people who work on one subject in several countries, none of them twice."""
    people: dict[str, Person] = {}
    while len(people) < size:
        country = rng.choice(COUNTRIES)
        family, given = rng.choice(country["families"]), rng.choice(country["given"])
        if rng.random() < 0.35:
            given += f" {rng.choice('ABEHJKLMRST')}."
        city = rng.choice(country["cities"])
        house = rng.choice(_HOUSES).format(city=city)
        name = Name.from_parts(family, given, author_id=str(first_id + 40 * len(people)))
        person = Person(name, f"{house}, {city}, {country['name']}")
        people.setdefault(name.display, person)
    return [*people.values()]


def initials(given: str) -> str:
    """Given names as databases shorten them: `Osmarina B.` is `O.B.`."""
    return "".join(f"{word[0]}." for word in given.replace("-", " ").split())


def full_name(name: Name) -> str:
    """Family and given name as exports write them: `van der Leuwe, Marijke`."""
    return f"{name.short}, {name.given}"
