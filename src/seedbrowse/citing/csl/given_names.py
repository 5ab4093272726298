"""Given names that tell people of one family name apart (givenname-disambiguation-rule)."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from enum import StrEnum

from seedbrowse.citing.csl.people import Person
from seedbrowse.citing.csl.rendering import NamesShown

__all__ = ["GivenNameRule", "given_levels"]


class GivenNameRule(StrEnum):
    """Which names are expanded, and how far (CSL 1.0.2, Disambiguation)."""

    ALL_NAMES = "all-names"
    ALL_NAMES_WITH_INITIALS = "all-names-with-initials"
    PRIMARY_NAME = "primary-name"
    PRIMARY_NAME_WITH_INITIALS = "primary-name-with-initials"
    BY_CITE = "by-cite"

    @classmethod
    def of(cls, value: str) -> "GivenNameRule":
        """The rule of that name; by-cite, which is the default, for what is none."""
        return cls(value) if value in set(cls) else cls.BY_CITE

    @property
    def is_global(self) -> bool:
        """Whether names are expanded wherever they stand, and not only in ambiguous cites."""
        return self is not GivenNameRule.BY_CITE

    @property
    def is_primary(self) -> bool:
        """Whether only the first name of a cite is expanded."""
        return self in (GivenNameRule.PRIMARY_NAME, GivenNameRule.PRIMARY_NAME_WITH_INITIALS)

    @property
    def most(self) -> int:
        """The highest level of expansion: 1 initials, 2 whole given names."""
        return 1 if self.value.endswith("with-initials") else 2


def given_levels(
    shown: Mapping[str, Sequence[NamesShown]], rule: GivenNameRule
) -> dict[str, dict[tuple[str, int], int]]:
    """How far each shown name must be expanded so that it names one person only.

    Args:
        shown: What the cites of each item print.
        rule: Which names are looked at.

    Returns:
        By item, then by variable and index of a name; names that need nothing are left out.
    """
    places = [
        (item, (names.variable, index), names.people[index])
        for item, all_names in shown.items()
        for names in (all_names[:1] if rule.is_primary else all_names)
        for index in range(min(names.shown, 1) if rule.is_primary else names.shown)
    ]
    people: dict[str, set[Person]] = defaultdict(set)
    for _, _, person in places:
        people[_family(person)].add(person)
    known: dict[Person, int] = {}
    for namesakes in people.values():
        known |= _levels_of(namesakes, rule.most)
    levels: dict[str, dict[tuple[str, int], int]] = {item: {} for item in shown}
    for item, place, person in places:
        if level := known[person]:
            levels[item][place] = level
    return levels


def _levels_of(namesakes: Set[Person], most: int) -> dict[Person, int]:
    """What sets each of some namesakes apart: 0 nothing, 1 initials, 2 the given name."""
    if len(namesakes) == 1:
        return dict.fromkeys(namesakes, 0)
    spellings = {person: (_spelt(person), _initials(person)) for person in namesakes}
    different = set(spellings.values())
    by_spelling = Counter(spelling for spelling, _ in different)
    by_initials = Counter(initials for _, initials in different)

    def level(person: Person) -> int:
        spelling, initials = spellings[person]
        strangers = len(different) - by_spelling[spelling]
        if not strangers or not person.given:
            return 0
        alike = by_initials[initials] - 1
        if not alike:
            return 1
        # Initials that several share help against those only who have others.
        return most if most == 2 or alike < strangers else 0

    return {person: level(person) for person in namesakes}


def _family(person: Person) -> str:
    return f"{person.non_dropping_particle} {person.family}".strip() or person.literal


def _spelt(person: Person) -> str:
    """The given names without spaces, which initials have or have not."""
    return "".join(person.given.split())


def _initials(person: Person) -> str:
    return "".join(word[0] for word in person.given.replace("-", " ").replace(".", ". ").split())
