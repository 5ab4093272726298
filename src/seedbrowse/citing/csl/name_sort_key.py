"""Name sort key: names with their parts in the order in which they count for sorting."""

from collections.abc import Sequence
from typing import Final

from seedbrowse.citing.csl.name_form import is_east_asian
from seedbrowse.citing.csl.name_initials import initials, spaced_initials
from seedbrowse.citing.csl.name_options import NameOptions
from seedbrowse.citing.csl.people import Person

__all__ = ["names_sort_key"]

_ARTICLES: Final = frozenset({"a", "an", "the"})


def names_sort_key(people: Sequence[Person], options: NameOptions) -> str:
    """A list of names for sorting (CSL 1.0.2, Name-part Order, sorting order).

    Names stand as long, and with initials, where the style prints them so; what et al. and labels
    say does not count.
    """
    return ", ".join(_key(person, options) for person in people)


def _key(person: Person, options: NameOptions) -> str:
    if person.literal:
        return _without_article(person.literal) if options.drops_articles else person.literal
    if not person.family:
        return person.given
    particle = person.non_dropping_particle
    is_short = options.form == "short"
    given = "" if is_short else _given(person, options)
    suffix = "" if is_short else person.suffix
    dropping = "" if is_short else person.dropping_particle
    if options.demote_particle == "never":
        parts = f"{particle} {person.family}", dropping, given, suffix
    else:
        parts = person.family, f"{dropping} {particle}", given, suffix
    return ", ".join(filter(None, map(str.strip, parts)))


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in _ARTICLES else name


def _given(person: Person, options: NameOptions) -> str:
    mark = options.initialize_with
    if mark is None or is_east_asian(person.family):
        return person.given
    if options.abbreviates:
        return initials(person.given, mark, hyphen=options.initial_hyphen)
    return spaced_initials(person.given, mark)
