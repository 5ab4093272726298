"""Habits of exports: what they say of works that no reference says, or says elsewhere.

Databases tell where they are read themselves, where a journal is published, and what a whole book
is a part of: itself. Each function here settles one such habit in the CSL-JSON item of a record.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

from seedbrowse.citing.initials import apart
from seedbrowse.records import Record
from seedbrowse.records.addresses import is_database_page
from seedbrowse.records.language import language_code, languages_of
from seedbrowse.records.patterns import pattern

__all__ = ["HABITS", "SERIAL_TYPES"]

_Item: TypeAlias = dict[str, Any]

SERIAL_TYPES: Final = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "paper-conference"}
)
"""Parts of what has pages, of which newer ones have article numbers instead."""

_INDEXES: Final = frozenset(
    {
        "crossref", "doi.org (crossref)", "embase", "google scholar", "medline", "nlm", "openalex",
        "pubmed", "scopus", "web of science",
    }
)  # fmt: skip
"""Databases that tell of works and do not have them, as `source` names them."""

_PLACELESS: Final = frozenset({"article", "article-journal"})
_ENGLISH: Final = "en"
_YEAR: Final = 4
"""Digits of a year: `2017-1` is no range."""

_RANGE: Final = pattern(r"([0-9]+)\s*[-‐‑–—]+\s*[0-9]+")
_EDITION: Final = pattern(r"([1-9][0-9]?)(?:st|nd|rd|th)(?:\s+ed(?:ition|n)?)?[.,]*")
_ORIGINAL_TITLE: Final = "original-title"


def _spell_initials(record: Record, item: _Item) -> None:
    """Give initials that stand together their periods."""
    for variable, people in item.items():
        if isinstance(people, list) and all(isinstance(person, dict) for person in people):
            item[variable] = [_spelt(person, sure=bool(record.wos)) for person in people]


def _spelt(person: _Item, *, sure: bool) -> _Item:
    given, family = str(person.get("given", "")), str(person.get("family", ""))
    return person | {"given": apart(given, family, sure=sure)} if given else person


def _leave_out_database(record: Record, item: _Item) -> None:
    """Leave out an index, and its page of the record: the work is not there."""
    if is_database_page(record.url):
        item.pop("URL", None)
    names = str(item.get("source", "")).casefold().split(";")
    if all(name.strip() in _INDEXES for name in names):
        item.pop("source", None)


def _leave_out_place(record: Record, item: _Item) -> None:
    """Leave out where a journal is published, which styles take for a part of its name."""
    if record.type in _PLACELESS:
        item.pop("publisher-place", None)


def _name_repository(record: Record, item: _Item) -> None:
    """Take the repository of a preprint for its publisher, as CSL does."""
    if record.type == "article" and "container-title" in item:
        item["publisher"] = item.pop("container-title")
        item.pop("container-title-short", None)


def _leave_out_gazette(record: Record, item: _Item) -> None:
    """Leave out where a patent was announced, which styles take for what it is a part of."""
    if record.type == "patent":
        item.pop("container-title", None)
        item.pop("container-title-short", None)


def _tell_books(record: Record, item: _Item) -> None:
    """Let a whole book be no part of itself, and what has pages in a book be a part of that."""
    if record.type not in {"book", "paper-conference"}:
        return
    title, container = _letters(record.title), _letters(record.container_title)
    is_itself = bool(title and container) and (
        title == container or (record.type == "book" and container.startswith(title))
    )
    if is_itself:
        item["type"] = "book"
        for variable in ("container-title", "container-title-short", "event", "event-title"):
            item.pop(variable, None)
    if item["type"] != "book" or not (pages := _RANGE.fullmatch(record.page)):
        return
    if pages[1] == "1":
        item.pop("page")
    elif not is_itself and (host := record.container_title or record.collection_title):
        item["type"] = "chapter"
        item["container-title"] = host
        if not record.container_title:
            item.pop("collection-title")


def _choose_pages(record: Record, item: _Item) -> None:
    """Leave out the number by which a database knows what has pages of a volume.

    An article that has a number and is paged by itself, from 1, is cited by its number.
    """
    pages = _RANGE.fullmatch(record.page)
    if record.number and pages and record.type in SERIAL_TYPES:
        is_conference = record.type == "paper-conference"
        if is_conference or pages[1] != "1":
            item.pop("number", None)


def _name_conference_once(record: Record, item: _Item) -> None:
    """Leave out the conference that its proceedings are called by."""
    if record.event and _letters(record.event) in _letters(record.container_title):
        item.pop("event", None)
        item.pop("event-title", None)


def _translate_title(record: Record, item: _Item) -> None:
    """Put the title that an article has before its translation, which databases show.

    Styles take an original title for that of an earlier work. Articles in English have such titles
    in databases, too, where their journal has abstracts in another language.
    """
    original = item.pop(_ORIGINAL_TITLE, "") if record.type in SERIAL_TYPES else ""
    is_foreign = bool(record.language) and _ENGLISH not in _codes(record.language)
    if original and record.title and is_foreign:
        item["title"] = f"{original} [{record.title.strip('[]')}]"


def _tell_degree(record: Record, item: _Item) -> None:
    """Say of which kind a thesis is, where the source does so in its own words."""
    if record.type == "thesis" and (words := record.document_type) and "genre" not in item:
        if "doctor" in words.casefold():
            words = "Doctoral dissertation"
        elif "master" in words.casefold():
            words = "Master's thesis"
        item["genre"] = words


def _dash_ranges(_record: Record, item: _Item) -> None:
    """Write double issues and volumes with a dash, as styles do with pages alone: `3–4`."""
    for variable in ("volume", "issue"):
        text = str(item.get(variable, ""))
        if (found := _RANGE.fullmatch(text)) and len(found[1]) < _YEAR:
            item[variable] = re.sub(r"\s*[-‐‑–—]+\s*", "–", text)


def _number_edition(_record: Record, item: _Item) -> None:
    """Take the number out of `2nd ed.`, so that styles say it in their own language."""
    if found := _EDITION.fullmatch(str(item.get("edition", ""))):
        item["edition"] = found[1]


def _tell_language(record: Record, item: _Item) -> None:
    """The code of a language; English of several, since exports give English titles."""
    if record.language:
        codes = _codes(record.language)
        item["language"] = _ENGLISH if _ENGLISH in codes else next(iter(codes), record.language)


def _codes(text: str) -> list[str]:
    return [language_code(each) or each for each in languages_of(text)]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


HABITS: Final[Sequence[Callable[[Record, _Item], None]]] = (
    _spell_initials,
    _leave_out_database,
    _leave_out_place,
    _name_repository,
    _leave_out_gazette,
    _name_conference_once,
    _tell_books,
    _choose_pages,
    _translate_title,
    _tell_degree,
    _number_edition,
    _dash_ranges,
    _tell_language,
)
"""What is settled, in this order, each in the item and by the record that it was made of."""
