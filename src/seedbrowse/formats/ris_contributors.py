"""The people of a RIS record: who stands under which tag depends on the type."""

from collections.abc import Iterable

from seedbrowse.formats.entry import Field
from seedbrowse.formats.people import people, person, to_csl_names
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.ris_tags import RisTags
from seedbrowse.formats.ris_types import WHOLE
from seedbrowse.records import Name

__all__ = ["add_contributors"]

_NOBODY = Name()
_OTHER_ROLES = {
    "thesis": {"A2": "contributor", "A3": "contributor"},
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


def add_contributors(builder: RecordBuilder, tags: RisTags, kind: str, *, scopus: bool) -> None:
    """Add authors (`AU`, `A1`, also mixed), editors and everybody else."""
    authors = tags.take("AU", "A1")
    if len(authors) > 1 and authors[0].label != authors[-1].label:
        authors.sort(key=lambda field: field.first_line)
    for field in authors:
        for name in _names(builder, field):
            builder.add_name("authors", name)
    _add_editors(builder, tags.take("ED"))
    if scopus:
        _add_editors(builder, tags.take("A2"))
    elif roles := _OTHER_ROLES.get(kind):
        for tag, role in roles.items():
            _add_role(builder, tags.take(tag), role)
    elif kind not in _WITHOUT_PEOPLE:
        editor, series_editor = ("A3", "A2") if kind in WHOLE else ("A2", "A3")
        _add_editors(builder, tags.take(editor))
        _add_role(builder, tags.take(series_editor), "collection-editor")
        _add_role(builder, tags.take("A4"), "translator")


def _add_editors(builder: RecordBuilder, fields: Iterable[Field]) -> None:
    for field in fields:
        for name in _names(builder, field):
            builder.add_name("editors", name)


def _add_role(builder: RecordBuilder, fields: Iterable[Field], role: str) -> None:
    names = [name for field in fields for name in _names(builder, field)]
    if names:
        builder.csl[role] = [*builder.csl.get(role, []), *to_csl_names(names)]


def _names(builder: RecordBuilder, field: Field) -> list[Name]:
    """Read a field's names: one a line, or several with `;` or `and` between them."""
    found = []
    for line in field.value:
        several = ";" in line or (" and " in line and "," in line)
        names = people(line) if several else [person(line)]
        if not names or names[0] == _NOBODY:
            builder.keep(field.label, line)
        else:
            found += names
    return found
