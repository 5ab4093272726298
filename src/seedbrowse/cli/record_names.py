"""Record names: what people and programs call a record by."""

from collections.abc import Iterable, Sequence
from typing import Final

from seedbrowse.citing.keys import CiteKeys
from seedbrowse.records import Record
from seedbrowse.records.identity import identity, normal_doi

__all__ = ["names_of", "numbers_named"]

_CSL_JSON: Final = "csl-json"
_ID: Final = "id"
"""Under which the reader of CSL-JSON keeps an item's id beside its citation key."""


def names_of(records: Iterable[Record]) -> list[str]:
    """A name for each record: the id of a CSL-JSON item, else the cite key; none twice."""
    cite_key = CiteKeys()
    names: dict[str, None] = {}
    for record in records:
        key = cite_key(record)
        name = _own_id(record) or key
        count = 1
        while name in names:
            name = key if count == 1 else f"{key}-{count}"
            count += 1
        names[name] = None
    return list(names)


def numbers_named(wanted: Sequence[str], records: Sequence[Record]) -> tuple[list[int], list[str]]:
    """Look records up by their names.

    Cite keys, made or own, come before ids of CSL-JSON items, DOIs and other identifiers; capitals
    count only where two names differ in nothing else.

    Returns:
        The places of the records, in the order in which they were named, each once, and the names
        that are of none.
    """
    by_name: dict[str, int] = {}
    for names in ([*map(CiteKeys(), records)], *zip(*map(_identifiers, records), strict=True)):
        for number, name in enumerate(names):
            if name:
                by_name.setdefault(name, number)
    folded: dict[str, int] = {}
    for name, number in by_name.items():
        folded.setdefault(name.casefold(), number)
    found: dict[int, None] = {}
    unknown: list[str] = []
    for name in wanted:
        spellings = (by_name.get(name), folded.get(name.casefold()), by_name.get(normal_doi(name)))
        numbers = [each for each in spellings if each is not None]
        found.update(dict.fromkeys(numbers[:1]))
        if not numbers:
            unknown.append(name)
    return [*found], unknown


def _own_id(record: Record) -> str:
    if record.source.format != _CSL_JSON:
        return ""
    return record.extra.get(_ID) or record.key


def _identifiers(record: Record) -> tuple[str, ...]:
    doi = normal_doi(record.doi)
    return (record.key, _own_id(record), doi, identity(record), record.eid, record.pmid, record.wos)
