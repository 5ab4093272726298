"""What a RIS record stands in: journal, book, proceedings, series, conference."""

from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.ris_tags import RisTags
from seedbrowse.formats.ris_types import WHOLE
from seedbrowse.formats.scopus_labels import present
from seedbrowse.records.text import clean

__all__ = ["add_containers"]


def add_containers(
    builder: RecordBuilder, tags: RisTags, kind: str, *, scopus: bool, wos: bool
) -> None:
    """Add container, its short title, series and conference, each by type and database.

    A conference paper of EndNote has the conference in `T2` and the proceedings in `C3`; Scopus
    has them the other way round. The institutions that Web of Science writes in `C3` stay.
    """
    if kind == "paper-conference" and tags.first("C3") and not wos:
        _put(builder, tags, "event", "C3" if scopus else "T2")
        _put(builder, tags, "container_title", "T2" if scopus else "C3")
    elif scopus and tags.first("C3"):
        _put(builder, tags, "event", "C3")
    if kind in WHOLE and not scopus:
        _put(builder, tags, "collection_title", "T2")
    _put(builder, tags, "container_title", "T2", "JF", "BT")
    _put(builder, tags, "collection_title", "T3")
    _put(builder, tags, "event", "CP")
    if "container_title" not in builder.values and kind not in WHOLE:
        _put(builder, tags, "container_title", "JO", "SO", "JA", "J2", "J1", limit=1)
    _put_short(builder, tags)


def _put(builder: RecordBuilder, tags: RisTags, name: str, *labels: str, limit: int = 99) -> None:
    for label in labels:
        for field in tags.take(label):
            builder.put(name, clean(present(field.text)), label, field.text)
        if limit == 1 and name in builder.values:
            return


def _put_short(builder: RecordBuilder, tags: RisTags) -> None:
    """Add the abbreviated title; `JO` and `JA` may only repeat the full one."""
    full = builder.values.get("container_title")
    for label in ("J2", "JA", "JO", "JI", "NL", "J1", "J9"):
        for field in tags.take(label):
            text = clean(present(field.text))
            if text != full or label == "J2":
                builder.put("container_title_short", text, label, field.text)
