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

    @property
    def display(self) -> str:
        """The name the way a bibliographic list shows it: `de Carvalho, Osmar Abílio, Jr.`."""
        raise NotImplementedError

    @property
    def short(self) -> str:
        """The name by which a narrow column or a citation in the text calls it: `de Carvalho`."""
        raise NotImplementedError
