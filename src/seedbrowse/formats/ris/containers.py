"""What a RIS record stands in: journal, book, proceedings, series, conference."""

from collections.abc import Iterable

from seedbrowse.formats.entry import Field
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.ris.types import WHOLE
from seedbrowse.formats.scopus.labels import present
from seedbrowse.formats.tagged.fields import TaggedFields
from seedbrowse.formats.tagged.values import clean_again

__all__ = ["add_containers"]

_ABBREVIATED = ("J2", "JA", "JO", "JI", "NL", "J1", "J9")
"""Tags of abbreviated titles. `JO` and `JA` may hold the full one, alone or once more."""


def add_containers(
    builder: RecordBuilder, fields: TaggedFields, kind: str, *, scopus: bool, wos: bool
) -> None:
    """Add container, its short title, series and conference, each by type and database.

    A conference paper of EndNote has the conference in `T2` and the proceedings in `C3`; Scopus
    has them the other way round. The institutions that Web of Science writes in `C3` stay.
    """
    second = "container_title"
    if scopus:
        _put(builder, "event", fields.take("C3"))
    elif kind in WHOLE:
        second = "collection_title"
    elif kind == "paper-conference" and fields.text("C3") and not wos:
        second = "event"
        _put(builder, "container_title", fields.take("C3"))
    _put(builder, second, fields.take("T2"))
    _put(builder, "container_title", fields.take("JF", "BT"))
    _put(builder, "collection_title", fields.take("T3"))
    _put(builder, "event", fields.take("CP"))
    if short := fields.take(*_ABBREVIATED):
        if "container_title" not in builder.values and kind not in WHOLE:
            short.sort(key=lambda field: field.label != "JO")
            _put(builder, "container_title", short[:1])
            del short[0]
        full = builder.values.get("container_title")
        different = (f for f in short if f.label == "J2" or clean_again(f.text) != full)
        _put(builder, "container_title_short", different)


def _put(builder: RecordBuilder, name: str, fields: Iterable[Field]) -> None:
    for field in fields:
        builder.put(name, clean_again(present(field.text)), field.label, field.text)
