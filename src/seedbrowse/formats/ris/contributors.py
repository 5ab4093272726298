"""The people of a RIS record: who stands under which tag depends on the type."""

from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.ris.types import WHOLE
from seedbrowse.formats.tagged.fields import TaggedFields
from seedbrowse.formats.tagged.values import add_people, add_role

__all__ = ["add_contributors", "roles_of"]

_ROLES = {"A2": "editors", "A3": "collection-editor", "A4": "translator"}
_ROLES_OF_WHOLE = {"A3": "editors", "A2": "collection-editor", "A4": "translator"}

_OTHER_ROLES = {
    "thesis": {"A3": "contributor"},
    "motion_picture": {"A2": "performer", "A3": "producer"},
    "song": {"A2": "performer", "A3": "producer"},
    "broadcast": {"A2": "performer", "A3": "producer"},
    "personal_communication": {"A2": "recipient"},
    "interview": {"A2": "interviewer"},
    "dataset": {"A2": "producer"},
}
"""CSL's roles of `A2` and `A3` where they are no editors."""

_WITHOUT_PEOPLE = frozenset({"bill", "legal_case", "legislation", "regulation", "patent"})
"""Types under which these tags name courts, sponsors and offices; they are kept as they are."""


def add_contributors(
    builder: RecordBuilder, fields: TaggedFields, kind: str, *, scopus: bool
) -> None:
    """Add authors (`AU`, `A1`, also mixed), editors and everybody else.

    `A2` is an editor and `A3` the series' editor, but of books the other way round.
    """
    authors = fields.take("AU", "A1")
    if len(authors) > 1 and authors[0].label != authors[-1].label:
        authors.sort(key=lambda field: field.first_line)
    add_people(builder, authors)
    add_people(builder, fields.take("ED"), "editors")
    if scopus:
        add_people(builder, fields.take("A2"), "editors")
        return
    for tag, role in roles_of(kind).items():
        if role == "editors":
            add_people(builder, fields.take(tag), role)
        else:
            add_role(builder, fields.take(tag), role)


def roles_of(kind: str) -> dict[str, str]:
    """Who stands under which tag: `editors` or a CSL variable of names, by tag."""
    if kind in _WITHOUT_PEOPLE:
        return {}
    return _OTHER_ROLES.get(kind) or (_ROLES_OF_WHOLE if kind in WHOLE else _ROLES)
