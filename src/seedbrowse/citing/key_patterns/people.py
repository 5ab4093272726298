"""The parts of keys that name people, as Better BibTeX and JabRef make them alike.

Sources: https://docs.jabref.org/setup/citationkeypatterns and
https://retorque.re/zotero-better-bibtex/citing/.
"""

from collections.abc import Callable, Sequence
from typing import Final

from seedbrowse.citing.key_patterns.ascii_text import letters
from seedbrowse.records import Name

__all__ = [
    "People",
    "alpha",
    "author_and_initials",
    "et_al",
    "joined",
    "letters_of_all",
    "nth",
    "short",
]

_LETTERS_OF_THE_FIRST: Final = 5
_MOST_IN_ALPHA: Final = 4


class People:
    """People with their last names in ASCII and without spaces, each made when it is asked for.

    Args:
        names: The people.
        last: What of a name is its last name.
        spelt: Gives the ASCII letters of a text.
    """

    def __init__(
        self,
        names: Sequence[Name],
        last: Callable[[Name], str],
        spelt: Callable[[str], str] = letters,
    ) -> None:
        self._names = names
        self._last = last
        self._spelt = spelt

    def __len__(self) -> int:
        return len(self._names)

    def last_names(self, most: int = 0) -> list[str]:
        """The last names of the first so many, of all for 0."""
        return [self._spelt(self._last(name)) for name in self._names[: most or None]]

    def last_name(self, index: int) -> str:
        """The last name of somebody, counted from 0; empty where nobody is."""
        if not -len(self) <= index < len(self):
            return ""
        return self._spelt(self._last(self._names[index]))

    def full(self, index: int) -> str:
        """Particle and last name of somebody."""
        return self._spelt(self._names[index].short) if index < len(self) else ""

    def initial(self, index: int) -> str:
        """The initial of somebody's given name."""
        if not -len(self) <= index < len(self):
            return ""
        return self._spelt(self._names[index].given)[:1]

    def given(self, index: int) -> str:
        """Somebody's given names."""
        return self._spelt(self._names[index].given)

    def particle_initials(self, index: int) -> str:
        """The initials of somebody's particle: `vd`."""
        words = self._names[index].non_dropping_particle.split()
        return "".join(self._spelt(word)[:1] for word in words)

    def own_name(self, index: int) -> str:
        """Somebody's last name without its particle."""
        name = self._names[index]
        return self._spelt(name.literal or name.family)


def nth(people: People, place: int, length: int = 0) -> str:
    """The last name at a place counted from 1, or its first letters; empty where nobody is."""
    return people.last_name(place - 1)[: length or None] if place > 0 else ""


def joined(people: People, most: int = 0, joiner: str = "", ending: str = "") -> str:
    """The last names of up to so many people, of all for 0; `ending` stands for the others."""
    names = people.last_names(most)
    if ending and len(names) < len(people):
        names.append(ending)
    return joiner.join(names)


def et_al(people: People, joiner: str, ending: str) -> str:
    """One or two last names, or the first with `ending`."""
    return joined(people, 2 if len(people) == 2 else 1, joiner, ending)


def letters_of_all(people: People, length: int, joiner: str = "") -> str:
    """The beginnings of all last names, so many letters together, the first ones taking more.

    Three names in four letters are `NeME`, five the first letters of four.
    """
    names = people.last_names(length)
    if not length or not names:
        return joiner.join(name[:1] for name in names)
    each, more = divmod(length, len(names))
    return joiner.join(name[: each + (place < more)] for place, name in enumerate(names))


def author_and_initials(people: People, joiner: str = "") -> str:
    """Five letters of the first last name, and the initials of the others: `NewtoME`."""
    names = people.last_names()
    lengths = [_LETTERS_OF_THE_FIRST] + [1] * len(names)
    return joiner.join(name[:length] for name, length in zip(names, lengths, strict=False))


def short(people: People, joiner: str = "") -> str:
    """One last name, or the initials of up to three; a `+` stands for those left out."""
    if len(people) < 2:
        return people.last_name(0)
    initials = joiner.join(name[:1] for name in people.last_names(3))
    return f"{initials}+" if len(people) > 3 else initials


def alpha(people: People, joiner: str = "") -> str:
    """The label of BibTeX's style `alpha`: `New`, `NM`, `vdAL`, of more than four `NME+`."""
    most = 3 if len(people) > _MOST_IN_ALPHA else len(people)
    length = 3 if most == 1 else 1
    labels = (
        people.particle_initials(index) + people.own_name(index)[:length] for index in range(most)
    )
    return joiner.join(labels) + ("+" if len(people) > most else "")
