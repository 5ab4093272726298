"""Name sort key: names with their parts in the order in which they count for sorting."""

import re
from collections.abc import Sequence
from typing import Final

from seedbrowse.citing.csl.name_form import JOINING_ENDS, is_east_asian
from seedbrowse.citing.csl.name_initials import initials, spaced_initials
from seedbrowse.citing.csl.name_options import NameOptions
from seedbrowse.citing.csl.people import Person

__all__ = ["names_sort_key"]

_ARTICLE: Final = re.compile("(?:an?|the) +(?=.)", re.IGNORECASE)


def names_sort_key(people: Sequence[Person], options: NameOptions) -> str:
    """A list of names for sorting (CSL 1.0.2, Name-part Order, sorting order).

    Names stand as long, and with initials, where the style prints them so; what et al. and labels
    say does not count.
    """
    return ", ".join(_key(person, options) for person in people)


def _key(person: Person, options: NameOptions) -> str:
    if person.literal or not person.family:
        return _without_article(person.literal) if person.literal else person.given
    particle = person.non_dropping_particle
    is_short = options.form == "short"
    given = "" if is_short else _given(person, options)
    suffix = "" if is_short else person.suffix
    dropping = "" if is_short else person.dropping_particle
    if options.demote_particle == "never":
        family, particles = _glued(particle, person.family), dropping
    else:
        family, particles = person.family, _glued(dropping, particle)
    return ", ".join(filter(None, (family, particles, given, suffix)))


def _given(person: Person, options: NameOptions) -> str:
    mark = options.initialize_with
    if mark is None or is_east_asian(person.family):
        return person.given
    if options.abbreviates:
        return initials(person.given, mark, hyphen=options.initial_hyphen)
    return spaced_initials(person.given, mark)


def _glued(particle: str, name: str) -> str:
    if not particle or not name or particle.endswith(JOINING_ENDS):
        return particle + name
    return f"{particle} {name}"


def _without_article(name: str) -> str:
    article = _ARTICLE.match(name)
    return name[article.end() :] if article else name
