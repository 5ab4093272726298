"""CSL-JSON item ⇄ Record.

What CSL has no variable for stands under `custom`, which CSL-JSON reserves for that. Source:
CSL 1.0.2 specification, appendix IV, and the schema `csl-data.json` of the same release.
"""

from typing import Any

import msgspec

from seedbrowse.records.identity import identity
from seedbrowse.records.issued import Issued
from seedbrowse.records.name import Name
from seedbrowse.records.record import Record, Source

__all__ = ["from_csl", "to_csl"]

_TEXT_VARIABLES = {
    "title": "title",
    "container-title": "container_title",
    "container-title-short": "container_title_short",
    "collection-title": "collection_title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "number": "number",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "event-title": "event",
    "DOI": "doi",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "URL": "url",
    "language": "language",
    "abstract": "abstract",
    "citation-key": "key",
}
_LIST_VARIABLES = {"ISSN": "issn", "ISBN": "isbn"}
_CUSTOM = (
    "eid",
    "arxiv",
    "wos",
    "affiliations",
    "author_keywords",
    "author_keywords_inferred",
    "index_keywords",
    "open_access",
    "open_access_status",
    "copyright",
    "cited_by",
    "document_type",
    "publication_stage",
    "funding",
    "references",
    "correspondence",
    "extra",
)
_LIST_SEPARATOR = ", "


def to_csl(record: Record) -> dict[str, Any]:
    """Write a record as one CSL-JSON item; its `id` is the record's identity."""
    item: dict[str, Any] = {"id": identity(record), "type": record.type}
    names = {"author": record.authors, "editor": record.editors}
    item |= {
        role: [_name_to_csl(name) for name in people] for role, people in names.items() if people
    }
    if record.issued:
        item["issued"] = {"date-parts": [record.issued.date_parts]}
    for variable, field in _TEXT_VARIABLES.items():
        if value := getattr(record, field):
            item[variable] = value
    for variable, field in _LIST_VARIABLES.items():
        if value := getattr(record, field):
            item[variable] = _LIST_SEPARATOR.join(value)
    item |= record.csl
    # Every key of `custom` is always there: absence is said by null, an empty list or mapping.
    custom: dict[str, Any] = {}
    for field in _CUSTOM:
        value = getattr(record, field)
        custom[field] = None if value == "" else list(value) if isinstance(value, tuple) else value
    custom["authors"] = [_name_facts(name) for name in record.authors]
    custom["source"] = {key: getattr(record.source, key) for key in Source.__struct_fields__}
    return item | {"custom": custom}


def from_csl(item: dict[str, Any]) -> Record:
    """Read an item that `to_csl` wrote.

    Raises:
        msgspec.ValidationError: A variable holds something its type forbids.
    """
    rest = dict(item)
    custom = dict(rest.pop("custom", {}))
    rest.pop("id", None)
    facts = custom.pop("authors", []) or [{}] * len(rest.get("author", []))
    known: dict[str, Any] = {"type": rest.pop("type", "document")}
    known["authors"] = [
        _name_from_csl(name) | fact
        for name, fact in zip(rest.pop("author", []), facts, strict=True)
    ]
    known["editors"] = [_name_from_csl(name) for name in rest.pop("editor", [])]
    if "issued" in rest:
        parts = rest.pop("issued")["date-parts"][0]
        known["issued"] = dict(zip(Issued.__struct_fields__, parts, strict=False))
    for variable, field in _TEXT_VARIABLES.items():
        known[field] = rest.pop(variable, "")
    for variable, field in _LIST_VARIABLES.items():
        known[field] = [part for part in rest.pop(variable, "").split(_LIST_SEPARATOR) if part]
    known |= {field: value for field, value in custom.items() if value is not None}
    return msgspec.convert(known | {"csl": rest}, Record)


def _name_to_csl(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _name_from_csl(name: dict[str, str]) -> dict[str, Any]:
    return {part.replace("-", "_"): value for part, value in name.items()}


def _name_facts(name: Name) -> dict[str, Any]:
    """What is known of an author beyond a CSL name."""
    return {
        "author_id": name.author_id,
        "corresponding": name.corresponding,
        "affiliations": list(name.affiliations),
    }
