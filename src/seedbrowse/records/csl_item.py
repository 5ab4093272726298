"""CSL-JSON item ⇄ Record.

What CSL has no variable for stands under `custom`, which CSL-JSON reserves for that. A variable
that says more than the record's field can hold, a date with its season or a name with parameters,
stands in the record's `csl`, too, and is written from there. Source: CSL 1.0.2 specification,
appendix IV, and the schema `csl-data.json` of the same release.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from seedbrowse.records.identity import identity
from seedbrowse.records.issued import Issued
from seedbrowse.records.name import Name
from seedbrowse.records.record import Record, Source

__all__ = [
    "EVENT_NAMES", "brief_csl", "from_csl", "is_own", "name_from_csl", "name_to_csl", "to_csl",
]  # fmt: skip

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
EVENT_NAMES = ("event-title", "event")
"""What CSL 1.0.2 and earlier ones call a conference. Styles tell the two apart, so a record's `csl`
says which of them its item had, where that is not the first alone.
"""

_OLD_EVENT = EVENT_NAMES[1]

_NAME_VARIABLES = {"author": "authors", "editor": "editors"}
_KEYS_OF_ALL = frozenset(_CUSTOM)
_KEYS_OF_BRIEF = frozenset((*_CUSTOM, *_NAME_VARIABLES.values(), "issued", "source"))
_LIST_SEPARATOR = ", "
_KEYWORD_SEPARATOR = "; "


def to_csl(record: Record) -> dict[str, Any]:
    """Write a record as one CSL-JSON item; its `id` is the record's identity.

    Every key of `custom` is always there: absence is said by null, an empty list or mapping.
    """
    return _variables(record) | {"custom": _custom(record)}


def brief_csl(record: Record) -> dict[str, Any]:
    """Write the same item with only that under `custom` which says something.

    It is down to half as large; `from_csl` makes the same record of both.
    """
    custom = _told(_custom(record), _custom_of_nothing())
    for field in _NAME_VARIABLES.values():
        facts = [_told(each, _facts_of_nobody()) for each in custom.pop(field, ())]
        if any(facts):
            custom[field] = facts
    source = msgspec.to_builtins(record.source)
    # The format is there in any case: by it the item is known.
    custom["source"] = {"format": record.source.format} | source
    return _variables(record) | {"custom": custom}


@cache
def _custom_of_nothing() -> dict[str, Any]:
    return _custom(Record())


@cache
def _facts_of_nobody() -> dict[str, Any]:
    return _name_facts(Name())


def _told(facts: dict[str, Any], absent: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value != absent[name]}


def _variables(record: Record) -> dict[str, Any]:
    """What CSL has variables for."""
    item: dict[str, Any] = {"id": identity(record), "type": record.type}
    for variable, field in _NAME_VARIABLES.items():
        if people := getattr(record, field):
            item[variable] = [name_to_csl(name) for name in people]
    if record.issued:
        item["issued"] = {"date-parts": [record.issued.date_parts]}
    for variable, field in _TEXT_VARIABLES.items():
        if value := getattr(record, field):
            item[variable] = value
    for variable, field in _LIST_VARIABLES.items():
        if value := getattr(record, field):
            item[variable] = _LIST_SEPARATOR.join(value)
    if record.author_keywords:
        item["keyword"] = _KEYWORD_SEPARATOR.join(record.author_keywords)
    if _OLD_EVENT in record.csl:  # alone, unless both names are there
        item.pop("event-title", None)
    return item | record.csl


def _custom(record: Record) -> dict[str, Any]:
    """What it has none for."""
    custom: dict[str, Any] = {}
    for field in _CUSTOM:
        value = getattr(record, field)
        custom[field] = None if value == "" else list(value) if isinstance(value, tuple) else value
    for field in _NAME_VARIABLES.values():
        custom[field] = [_name_facts(name) for name in getattr(record, field)]
    parts = record.issued.date_parts if record.issued and "issued" in record.csl else None
    custom["issued"] = parts
    custom["source"] = {key: getattr(record.source, key) for key in Source.__struct_fields__}
    return custom


def is_own(item: Mapping[str, Any]) -> bool:
    """Whether an item looks like one of `to_csl` or of `brief_csl`."""
    custom = item.get("custom")
    if not isinstance(custom, dict):
        return False
    if custom.keys() >= _KEYS_OF_ALL:
        return True
    source = custom.get("source")
    return isinstance(source, dict) and "format" in source and custom.keys() <= _KEYS_OF_BRIEF


def from_csl(item: Mapping[str, Any]) -> Record:
    """Read an item that `to_csl` wrote.

    Raises:
        msgspec.ValidationError: The item is not such a one.
    """
    try:
        return _from_csl(dict(item))
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise msgspec.ValidationError(f"not an item of this program: {error}") from error


def _from_csl(rest: dict[str, Any]) -> Record:
    custom = dict(rest.pop("custom", {}))
    rest.pop("id", None)
    known: dict[str, Any] = {"type": rest.pop("type", "document")}
    for variable, field in _NAME_VARIABLES.items():
        people = rest.get(variable, [])
        facts = custom.pop(field, []) or [{}] * len(people)
        names = [name_from_csl(name) for name in people]
        known[field] = [
            msgspec.to_builtins(name) | fact for name, fact in zip(names, facts, strict=True)
        ]
        if [name_to_csl(name) for name in names] == people:
            rest.pop(variable, None)
    parts = custom.pop("issued", None)
    if not parts and rest.get("issued", {}).keys() == {"date-parts"}:
        (parts,) = rest.pop("issued")["date-parts"]
    if parts:
        known["issued"] = dict(zip(Issued.__struct_fields__, parts, strict=False))
    for variable, field in _TEXT_VARIABLES.items():
        known[field] = rest.pop(variable, "")
    if _OLD_EVENT in rest:
        if known["event"]:
            rest["event-title"] = known["event"]
        known["event"] = known["event"] or rest[_OLD_EVENT]
    for variable, field in _LIST_VARIABLES.items():
        known[field] = [part for part in rest.pop(variable, "").split(_LIST_SEPARATOR) if part]
    if rest.get("keyword") == _KEYWORD_SEPARATOR.join(custom.get("author_keywords") or ()):
        rest.pop("keyword")
    known |= {field: value for field, value in custom.items() if value is not None}
    return msgspec.convert(known | {"csl": rest}, Record)


def name_to_csl(name: Name) -> dict[str, str]:
    """Write one name with those of its parts that CSL knows."""
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def name_from_csl(name: Mapping[str, str]) -> Name:
    """Read one name; a dropping particle goes behind the given names, where it is shown."""
    if literal := name.get("literal", ""):
        return Name(literal=literal)
    given = (name.get("given", ""), name.get("dropping-particle", ""))
    return Name(
        family=name.get("family", ""),
        given=" ".join(filter(None, given)),
        non_dropping_particle=name.get("non-dropping-particle", ""),
        suffix=name.get("suffix", ""),
    )


def _name_facts(name: Name) -> dict[str, Any]:
    """What is known of a person beyond a CSL name."""
    return {
        "author_id": name.author_id,
        "corresponding": name.corresponding,
        "affiliations": list(name.affiliations),
    }
