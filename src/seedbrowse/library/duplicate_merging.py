"""Merging: the records of one work as one record, with the fuller fields of all of them.

The fullest record, that with most fields, stands for the group: where each has one value of a
field, its value counts, and where it has none, that of the first other one that has it. A title in
capitals gives way to one that is not. Of abstracts the longest is taken, of citation counts the
greatest, of author lists the fullest, of dates of one year the most precise; other lists are put
together, without what is there in another spelling. Every identifier stays, every other title,
journal, volume and the like, and every labelled field that has no place of its own: what differs
from the value that is taken stands in `extra`, with its origin behind the label.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any, Final

import msgspec

from seedbrowse.records import Issued, Name, Record
from seedbrowse.records.identity import normal_doi
from seedbrowse.records.markup import without_markup
from seedbrowse.records.text import words

__all__ = ["MERGED_FROM", "merged_group", "origin"]

MERGED_FROM: Final = "Merged from"
"""The label under which a merged record names its parts."""

_BETWEEN: Final = "; "
_NOTHING: Final = Record()
_TEXTS: Final = (
    "container_title", "container_title_short", "collection_title", "volume", "issue",
    "page", "number", "url", "publisher", "publisher_place", "event", "correspondence", "language",
    "document_type", "publication_stage", "copyright",
)  # fmt: skip
_EXACT: Final = frozenset({"volume", "issue", "page", "number", "url"})
"""Texts in which punctuation says something: `1-12` and `112`."""

_IDENTIFIERS: Final = {
    "doi": "DOI", "eid": "EID", "pmid": "PMID", "pmcid": "PMCID", "arxiv": "arXiv", "wos": "WoS",
    "key": "Key",
}  # fmt: skip
"""Fields of which every value stays, and the label of a second one."""

_LISTS: Final = ("index_keywords", "funding", "references", "issn", "isbn")


def origin(record: Record) -> str:
    """Where a record stands, as messages say it: `scopus.ris:120`."""
    source = record.source
    return f"{source.path}:{source.first_line}" if source.first_line else source.path


def merged_group(records: Sequence[Record]) -> Record:
    """One record of several of the same work; one alone stays as it is.

    The same ones give the same record, whatever else is merged. A merged record and its parts
    give the merged record again.
    """
    if len(records) == 1:
        return records[0]
    parts = sorted(records, key=_fullness, reverse=True)[:1]
    parts += [record for record in records if record is not parts[0]]
    fields: dict[str, Any] = {name: _first(parts, name) for name in (*_TEXTS, *_IDENTIFIERS)}
    fields |= {name: _united(getattr(part, name) for part in parts) for name in _LISTS}
    fields["title"] = _title(parts)
    fields["type"] = next((each.type for each in parts if each.type != _NOTHING.type), "document")
    fields["issued"] = _issued(parts)
    fields["abstract"] = max((part.abstract for part in parts), key=len)
    fields["cited_by"] = max(
        (part.cited_by for part in parts if part.cited_by is not None), default=None
    )
    fields |= _people(parts) | _author_keywords(parts) | _open_access(parts)
    fields["csl"], fields["extra"] = _unplaced(parts, fields)
    return msgspec.structs.replace(parts[0], **fields)


def _fullness(record: Record) -> tuple[int, int]:
    filled = sum(
        getattr(record, name) != getattr(_NOTHING, name)
        for name in Record.__struct_fields__
        if name not in ("source", "extra", "csl")
    )
    return filled, len(record.abstract)


def _first(parts: Sequence[Record], name: str) -> str:
    return next(filter(None, (getattr(part, name) for part in parts)), "")


def _title(parts: Sequence[Record]) -> str:
    """The first one; of those in capitals only, as Web of Science had them, where all are."""
    titles = [part.title for part in parts if part.title]
    return next(
        (text for text in titles if not without_markup(text).isupper()), titles[0] if titles else ""
    )


def _united(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Every value of several lists once, however it is spelt."""
    found: dict[str, str] = {}
    for values in lists:
        for value in values:
            found.setdefault(_folded(value), value)
    return tuple(found.values())


def _folded(value: str) -> str:
    return " ".join(words(value)).replace(" ", "") or value


def _issued(parts: Sequence[Record]) -> Issued | None:
    known = [part.issued for part in parts if part.issued is not None]
    same_year = [each for each in known if each.year == known[0].year]
    return max(same_year, key=lambda each: len(each.date_parts), default=None)


def _people(parts: Sequence[Record]) -> dict[str, Any]:
    """Authors and editors, and the affiliations that they point to."""
    authors = max(parts, key=lambda part: _told(part.authors))
    editors = max(parts, key=lambda part: _told(part.editors))
    affiliations = _united(
        part.affiliations for part in (authors, *(each for each in parts if each is not authors))
    )
    places = {_folded(text): place for place, text in enumerate(affiliations)}

    def pointing(names: Sequence[Name], of: Record) -> tuple[Name, ...]:
        return tuple(
            msgspec.structs.replace(name, affiliations=tuple(_places(name, of, places)))
            for name in names
        )

    return {
        "authors": pointing(authors.authors, authors),
        "editors": pointing(editors.editors, editors),
        "affiliations": affiliations,
    }


def _told(names: Sequence[Name]) -> tuple[int, int]:
    return len(names), sum(len(name.display) for name in names)


def _places(name: Name, record: Record, places: dict[str, int]) -> Iterator[int]:
    for place in name.affiliations:
        if place < len(record.affiliations):
            yield places[_folded(record.affiliations[place])]


def _author_keywords(parts: Sequence[Record]) -> dict[str, Any]:
    """Those that a source divides; guessed ones only where there are no others."""
    sure = [p.author_keywords for p in parts if not p.author_keywords_inferred]
    found = _united(sure)
    if found:
        return {"author_keywords": found, "author_keywords_inferred": False}
    guessed = _united(part.author_keywords for part in parts)
    return {"author_keywords": guessed, "author_keywords_inferred": bool(guessed)}


def _open_access(parts: Sequence[Record]) -> dict[str, Any]:
    """The answer of one source together with its words."""
    said = next((part for part in parts if part.open_access is not None), None)
    said = said or next((part for part in parts if part.open_access_status), parts[0])
    return {"open_access": said.open_access, "open_access_status": said.open_access_status}


def _unplaced(
    parts: Sequence[Record], fields: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, str]]:
    """What has no field of its own, of all parts; and where the parts stand."""
    csl: dict[str, Any] = {}
    extra = dict(parts[0].extra)
    extra.pop(MERGED_FROM, None)
    for part in parts:
        for name, label in _IDENTIFIERS.items():
            value = getattr(part, name)
            if value and not _same(name, value, fields[name]):
                _keep(extra, label, value, part)
        for name in ("title", *_TEXTS):
            value = getattr(part, name)
            if value and _compared(name, value) != _compared(name, fields[name]):
                _keep(extra, _label(name), value, part)
        if part.issued and not str(fields["issued"]).startswith(str(part.issued)):
            _keep(extra, _label("issued"), str(part.issued), part)
        for name, value in part.csl.items():
            if csl.setdefault(name, value) != value:
                text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
                _keep(extra, name, text, part)
        for label, text in part.extra.items():
            if label != MERGED_FROM:
                _keep(extra, label, text, part)
    found = [place for part in parts for place in _origins(part)]
    extra[MERGED_FROM] = _BETWEEN.join(dict.fromkeys(filter(None, found)))
    return csl, {label: text for label, text in extra.items() if text}


def _compared(name: str, value: str) -> str:
    if name in _EXACT:
        return " ".join(value.casefold().split())
    return _folded(without_markup(value))


def _label(name: str) -> str:
    # Two words: formats have fields of their own that are called `number` or `issue`.
    return f"Other {name.replace('_', ' ')}"


def _same(name: str, one: str, other: str) -> bool:
    return one == other or (name == "doi" and normal_doi(one) == normal_doi(other))


def _keep(extra: dict[str, str], label: str, text: str, part: Record) -> None:
    """Keep a text under its label, or where another one stands there, with its origin as well."""
    place = origin(part)
    for number in count(1):
        with_origin = f"{label} ({place}, {number})" if number > 1 else f"{label} ({place})"
        for each in (label, with_origin):
            if extra.setdefault(each, text) == text:
                return


def _origins(part: Record) -> list[str]:
    if MERGED_FROM in part.extra:
        return part.extra[MERGED_FROM].split(_BETWEEN)
    return [origin(part)]
