"""Facts: what of a record is compared with that of another, each in the form that can be equal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from seedbrowse.library.compared_record import Compared
from seedbrowse.library.duplicate_keys import first_pages, identifiers_of, no_author
from seedbrowse.library.duplicate_titles import Title, titles_of
from seedbrowse.records import Name
from seedbrowse.records.text import words

__all__ = ["Facts", "Person", "facts_of"]

_BOOKS: Final = frozenset({"book", "thesis", "report", "dataset", "software"})


@dataclass(frozen=True, slots=True)
class Person:
    """One author, in the parts that databases agree about least."""

    family: str
    """Family name in folded letters, without spaces."""

    words: frozenset[str]
    """Words of the family name, particles among them."""

    given: frozenset[str]
    """Words of the given names that are no initials."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One record, reduced to what is compared."""

    titles: tuple[Title, ...]
    notice: str
    """What kind of notice about another work it is; see `duplicate_titles.Title`."""

    is_book: bool
    kind: str
    """The CSL type where it divides works of one name: `paper-conference`; else empty."""

    year: int | None
    first: Person | None
    """The first author, or editor; None where nobody is named."""

    names: Sequence[Name]
    """All of them."""

    volume: str
    issue: str
    pages: tuple[str, ...]
    has_page: bool
    """Whether the first of `pages` is a page, and not an article number."""

    last_page: str
    sources: tuple[str, ...]
    """Each name of the journal or book."""

    issn: frozenset[str]
    identifiers: Mapping[str, str]
    is_foreign: bool
    """Whether its title may be a translation: it says so, or is in another language."""


def facts_of(record: Compared) -> Facts:
    """Reduce a record to what is compared."""
    original = record.csl.get("original-title", "")
    titles = titles_of(record.title, original if isinstance(original, str) else "")
    kind = record.type
    names = record.authors or record.editors
    return Facts(
        titles=titles,
        notice=_notice(titles, record.document_type),
        is_book=kind in _BOOKS,
        kind=kind if kind in ("paper-conference", "article-journal", "article") else "",
        year=None if record.issued is None else record.issued.year,
        first=_person(names[0]) if names else None,
        names=names,
        volume=_number(record.volume),
        issue=_number(record.issue),
        pages=first_pages(record),
        has_page=any(map(str.isdecimal, record.page.partition("-")[0])),
        last_page=_last_page(record.page),
        sources=tuple(filter(None, (record.container_title, record.container_title_short))),
        issn=frozenset(number.replace("-", "").upper() for number in record.issn),
        identifiers=identifiers_of(record),
        is_foreign=record.title.lstrip("\"' ").startswith("[")
        or len(titles) > 1
        or not record.title.isascii()
        or record.language.lower()[:2] not in ("", "en"),
    )


def _notice(titles: Sequence[Title], document_type: str) -> str:
    if titles and titles[0].notice:
        return titles[0].notice
    told = document_type.lower()
    if "erratum" in told or "correction" in told or "corrigendum" in told:
        return "correction"
    return "retraction" if told.startswith("retraction") else ""


def _person(name: Name) -> Person | None:
    family = words(name.short)
    if not family or no_author(family):
        return None
    given = words(name.given)
    if name.literal and len(family) > 1:
        given = family[1:]
    return Person(
        "".join(family), frozenset(family), frozenset(word for word in given if len(word) > 2)
    )


def _number(text: str) -> str:
    """`Vol. 012` as `12`."""
    found = [word for word in words(text) if word not in ("vol", "volume", "no", "issue", "v")]
    return " ".join(word.lstrip("0") or "0" for word in found)


def _last_page(page: str) -> str:
    first, _, last = page.partition("-")
    last = "".join(filter(str.isdecimal, last))
    first = "".join(filter(str.isdecimal, first))
    # `171-97` means `171-197`.
    return first[: len(first) - len(last)] + last if last and len(last) < len(first) else last
