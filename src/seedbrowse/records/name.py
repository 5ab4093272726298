"""Name: one author or editor, split the way CSL-JSON splits names."""

import msgspec

__all__ = ["Name"]


class Name(msgspec.Struct, frozen=True, omit_defaults=True):
    """A personal name in parts, or an organisation as one literal."""

    family: str = ""
    given: str = ""
    """Given names or initials, exactly as the source has them: `Osmar Abílio`, `D.V.`."""

    non_dropping_particle: str = ""
    """The part that stays with the family name: `de`, `van der`."""

    suffix: str = ""
    literal: str = ""
    """The whole name of an organisation or collaboration, or of a person known by one name."""

    author_id: str = ""
    """The source's identifier of this person: Scopus' author id."""

    corresponding: bool = False
    affiliations: tuple[int, ...] = ()
    """Which of the record's affiliations are this person's, as indices from 0."""

    @classmethod
    def from_parts(
        cls, family: str, given: str = "", suffix: str = "", author_id: str = ""
    ) -> "Name":
        """Build a personal name, dividing leading lower-case words of `family` as its particle.

        `de Carvalho` has the particle `de`; `De Carvalho` and `d'Alembert` have none. A name
        without given names is a literal, since it may well be an organisation.
        """
        if not given and not suffix:
            return cls(literal=family, author_id=author_id)
        if " " not in family:
            return cls(family=family, given=given, suffix=suffix, author_id=author_id)
        words = family.split(" ")
        particles = 0
        while particles < len(words) - 1 and words[particles].islower():
            particles += 1
        return cls(
            family=" ".join(words[particles:]),
            given=given,
            non_dropping_particle=" ".join(words[:particles]),
            suffix=suffix,
            author_id=author_id,
        )

    @property
    def display(self) -> str:
        """The name as a bibliographic list shows it: `de Carvalho, Osmar Abílio, Jr.`."""
        return ", ".join(filter(None, (self.short, self.given, self.suffix)))

    @property
    def short(self) -> str:
        """The name by which a narrow column calls it: `de Carvalho`."""
        if self.literal:
            return self.literal
        return f"{self.non_dropping_particle} {self.family}".strip()
