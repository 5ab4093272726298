"""People: the names of an item, in the parts that CSL knows.

Sources seldom say which words of a name are particles. They are found by what the words look
like: words that begin a family name in lower case do not drop, words that end the given names in
lower case do. A family name in quotation marks is left as it stands.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from seedbrowse.citing.csl.runs import PRIVATE

__all__ = ["Person", "is_lower", "joins", "people"]

_WITHOUT_PRIVATE: Final = dict.fromkeys(map(ord, PRIVATE))
_APOSTROPHES: Final = "'’‘ʼ"
_HYPHENS: Final = "-‐‑"
_JOINING: Final = _APOSTROPHES + _HYPHENS
_VOWELS: Final = frozenset("aeiou")
_NO: Final = frozenset({"", "0", "false"})


class Person(NamedTuple):
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
    if not isinstance(value, list | tuple):
        return ()
    found = (_person(name) for name in value if isinstance(name, Mapping))
    return tuple(person for person in found if person.family or person.given or person.literal)


def is_lower(character: str) -> bool:
    """Whether a letter is a small one of a script in which names begin with capitals."""
    return character.title() != character


def joins(particle: str) -> bool:
    """Whether no space stands behind a particle: `d’Arc` and `al-Jabbar`, but `de’ Medici`.

    An apostrophe behind a vowel stands for letters of the particle, not for a vowel that the name
    has swallowed.
    """
    end = particle[-1:]
    if end and end in _APOSTROPHES:
        return particle[-2:-1] not in _VOWELS
    return bool(end) and end in _HYPHENS


def _person(name: Mapping[str, Any]) -> Person:
    family, given = _text(name, "family"), _text(name, "given")
    literal = _text(name, "literal")
    if literal and not family:
        return Person(literal=literal)
    if family and _is_set(name, "isInstitution"):
        return Person(literal=family)
    dropping, non_dropping = _text(name, "dropping-particle"), _text(name, "non-dropping-particle")
    suffix, comma_suffix = _text(name, "suffix"), _is_set(name, "comma-suffix")
    if len(family) > 2 and family[0] == family[-1] == '"':
        family = family[1:-1]
    elif "parse-names" not in name or _is_set(name, "parse-names"):
        if not suffix:
            given, suffix, comma_suffix = _without_suffix(given, comma_suffix)
        if not dropping and family:
            given, dropping = _without_last_particles(given)
        if not non_dropping and given:
            non_dropping, family = _without_first_particles(family)
    if not family and not given:
        family, non_dropping = non_dropping or dropping, ""
    return Person(
        family=family,
        given=given,
        dropping_particle=dropping,
        non_dropping_particle=non_dropping,
        suffix=suffix,
        comma_suffix=comma_suffix,
        static_ordering=_is_set(name, "static-ordering"),
    )


def _text(name: Mapping[str, Any], key: str) -> str:
    value = name.get(key)
    if not isinstance(value, str):
        return ""
    return " ".join(value.translate(_WITHOUT_PRIVATE).split())


def _is_set(name: Mapping[str, Any], key: str) -> bool:
    value = name.get(key)
    return value.lower() not in _NO if isinstance(value, str) else bool(value)


def _without_suffix(given: str, comma_suffix: bool) -> tuple[str, str, bool]:
    """Part `John, Jr.` at the comma; `John,! Jr.` asks for the comma wherever it is printed."""
    before, _, after = given.partition(",")
    if not before or not after.strip("! "):
        return given, "", comma_suffix
    return before, after.strip("! "), comma_suffix or after.startswith("!")


def _without_last_particles(given: str) -> tuple[str, str]:
    """Part `Alexander von` before the words in lower case at its end."""
    words = given.split()
    first = len(words)
    while first > 1 and _is_particle(words[first - 1]):
        first -= 1
    if first == len(words) or not any(map(_is_name, words[:first])):
        return given, ""
    return " ".join(words[:first]), " ".join(words[first:])


def _without_first_particles(family: str) -> tuple[str, str]:
    """Part `van der Berg`, `d'Arc` or `al-Jabbar` before the word with the first capital."""
    if not _is_particle(family):
        return "", family
    words = family.split()
    first = 0
    while first < len(words) - 1 and _is_particle(words[first]):
        first += 1
    joined, rest = _without_joined_particle(words[first])
    if joined:
        words[first : first + 1] = [joined, rest]
        first += 1
    if not first or not _is_name(words[first]):
        return "", family
    return " ".join(words[:first]), " ".join(words[first:])


def _without_joined_particle(word: str) -> tuple[str, str]:
    """Part `d'Arc` behind the apostrophe and `al-Jabbar` behind the hyphen."""
    end = next((at for at, each in enumerate(word) if each in _JOINING), 0)
    if end and is_lower(word[0]) and word[:end].isalpha() and _is_name(word[end + 1 :]):
        return word[: end + 1], word[end + 1 :]
    return "", word


def _is_particle(word: str) -> bool:
    return is_lower(word.lstrip(_APOSTROPHES)[:1])


def _is_name(word: str) -> bool:
    return word[:1].isalpha() and not is_lower(word[:1])
