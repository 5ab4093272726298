"""The field markers of JabRef: what stands in the brackets of its key patterns.

Source: https://docs.jabref.org/setup/citationkeypatterns. Umlauts become two letters there
(`Müller`: `Mueller`). Not done: names of universities and their departments, which JabRef
abbreviates.
"""

import re
from collections.abc import Callable, Collection, Sequence
from operator import attrgetter
from typing import Final, NamedTuple, TypeAlias

from seedbrowse.citing.key_patterns import facts, people, titles
from seedbrowse.citing.key_patterns.ascii_text import letters, umlauts_as_two
from seedbrowse.citing.key_patterns.changes import abbreviated
from seedbrowse.citing.key_patterns.error import unknown_name
from seedbrowse.citing.key_patterns.people import People
from seedbrowse.citing.key_patterns.titles import capitalised
from seedbrowse.records import Name, Record
from seedbrowse.records.markup import without_markup

__all__ = ["Marker", "marker"]

Marker: TypeAlias = Callable[[Record], str]
"""Gives a text with its spaces and signs, not yet in ASCII where it is no name."""

_NUMBERED: Final = re.compile(r"(?P<name>[A-Za-z.]+?)(?P<n>\d+)?(?:_(?P<m>\d+))?")
_SHORT: Final = 3
_PARTS: Final = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"})
_ENTRY_TYPES: Final = {
    "article": "Article", "article-journal": "Article", "article-magazine": "Article",
    "article-newspaper": "Article", "review": "Article", "book": "Book",
    "chapter": "InCollection", "entry-encyclopedia": "InCollection",
    "entry-dictionary": "InCollection", "paper-conference": "InProceedings",
    "report": "TechReport", "standard": "TechReport", "thesis": "PhdThesis",
    "manuscript": "Unpublished", "pamphlet": "Booklet",
}  # fmt: skip


class _OfPeople(NamedTuple):
    """A marker that names people."""

    text: Callable[..., str]
    """Called with the people and the numbers behind the marker's name."""

    numbers: range = range(1)
    """How many numbers may stand there."""


_OF_PEOPLE: Final = {
    "auth": _OfPeople(lambda everyone, n=0, m=1: people.nth(everyone, m, n), range(3)),
    "auth.etal": _OfPeople(lambda everyone: people.et_al(everyone, ".", "etal")),
    "auth.auth.ea": _OfPeople(lambda everyone: people.joined(everyone, 2, ".", "ea")),
    "authEtAl": _OfPeople(lambda everyone: people.et_al(everyone, "", "EtAl")),
    "authFirstFull": _OfPeople(lambda everyone: everyone.full(0)),
    "authForeIni": _OfPeople(lambda everyone: everyone.initial(0)),
    "authIni": _OfPeople(people.letters_of_all, range(1, 2)),
    "authorIni": _OfPeople(people.author_and_initials),
    "authorLast": _OfPeople(lambda everyone: everyone.last_name(-1)),
    "authorLastForeIni": _OfPeople(lambda everyone: everyone.initial(-1)),
    "authors": _OfPeople(lambda everyone, n=0: people.joined(everyone, n, ending="EtAl"), range(2)),
    "authorsAlpha": _OfPeople(people.alpha),
    "authshort": _OfPeople(people.short),
}

_FIELDS: Final = {
    "shortjournal": "container_title_short", "volume": "volume", "number": "issue",
    "issue": "issue", "eid": "number", "pages": "page", "doi": "doi", "url": "url",
    "eprint": "arxiv", "pmid": "pmid", "publisher": "publisher", "institution": "publisher",
    "school": "publisher", "organization": "publisher", "address": "publisher_place",
    "location": "publisher_place", "series": "collection_title", "language": "language",
    "abstract": "abstract", "citationkey": "key",
}  # fmt: skip
"""Fields of BibTeX that are a text of the record."""

_OTHERS: Final[dict[str, Marker]] = {
    **{name: attrgetter(field) for name, field in _FIELDS.items()},
    "shorttitle": lambda record: _first_words(record, _SHORT),
    "veryshorttitle": lambda record: _first_words(record, 1),
    "shorttitleINI": lambda record: abbreviated(_first_words(record, _SHORT, frozenset())),
    "title": lambda record: _title(record),
    "fulltitle": lambda record: without_markup(record.title),
    "camel": lambda record: " ".join(map(capitalised, titles.divided_words(record.title))),
    "entrytype": lambda record: _ENTRY_TYPES.get(record.type, "Misc"),
    "firstpage": facts.first_page,
    "lastpage": facts.last_page,
    "pageprefix": facts.page_prefix,
    "year": facts.year,
    "shortyear": lambda record: facts.year(record)[-2:],
    "date": lambda record: str(record.issued or ""),
    "month": facts.month_name,
    "day": lambda record: str(record.issued.day or "") if record.issued else "",
    "author": lambda record: " and ".join(name.display for name in record.authors),
    "editor": lambda record: " and ".join(name.display for name in record.editors),
    "journal": lambda record: "" if record.type in _PARTS else record.container_title,
    "journaltitle": lambda record: "" if record.type in _PARTS else record.container_title,
    "booktitle": lambda record: record.container_title if record.type in _PARTS else "",
    "isbn": lambda record: "".join(record.isbn[:1]),
    "issn": lambda record: "".join(record.issn[:1]),
    "edition": lambda record: facts.csl_text(record, "edition"),
    "note": lambda record: facts.csl_text(record, "note"),
}

_NUMBERED_OTHERS: Final[dict[str, tuple[Callable[..., str], range]]] = {
    "keyword": (facts.nth_keyword, range(1, 2)),
    "keywords": (lambda record, n=0: " ".join(record.author_keywords[: n or None]), range(2)),
}


def marker(typed: str, position: int) -> Marker:
    """What a marker stands for.

    Args:
        typed: What stands in brackets, before the modifiers: `auth`, `authors3`, `pureauth`,
            `JOURNAL`. Capitals alone name the field itself, elsewhere they matter little.
        position: Where in the key pattern it stands.

    Raises:
        KeyPatternError: There is no such marker.
    """
    if typed.isupper():
        # The field itself: `[TITLE]` is the title as it stands, `[title]` one with capitals.
        typed = "fulltitle" if typed == "TITLE" else typed.lower()
    found = _NUMBERED.fullmatch(typed)
    name = found["name"] if found else typed
    numbers = [int(number[:9]) for number in found.groups()[1:] if number] if found else []
    if of_people := _marker_of_people(name, numbers):
        return of_people
    if numbered := _known(name, _NUMBERED_OTHERS):
        text, allowed = _NUMBERED_OTHERS[numbered]
        if len(numbers) in allowed:
            return lambda record: text(record, *numbers)
    other = _known(name, _OTHERS)
    if other and not numbers:
        return _OTHERS[other]
    raise unknown_name("marker", typed, (*_OF_PEOPLE, *_OTHERS, *_NUMBERED_OTHERS), position)


def _marker_of_people(name: str, numbers: Sequence[int]) -> Marker | None:
    """A marker that names authors, editors instead where there are none, or editors alone."""
    plain = name.removeprefix("pure")
    of_authors = plain.replace("editor", "author").replace("edtr", "auth")
    known = _known(of_authors, _OF_PEOPLE)
    if known is None or len(numbers) not in _OF_PEOPLE[known].numbers:
        return None
    text = _OF_PEOPLE[known].text
    if of_authors != plain:
        return lambda record: text(_people(record.editors), *numbers)
    if plain != name:
        return lambda record: text(_people(record.authors), *numbers)
    return lambda record: text(_people(record.authors or record.editors), *numbers)


def _known(typed: str, names: Collection[str]) -> str | None:
    """The name that is typed, in whatever case where it is none as typed."""
    if typed in names:
        return typed
    return next((name for name in names if name.lower() == typed.lower()), None)


def _spelt(text: str) -> str:
    return letters(umlauts_as_two(text))


def _people(names: tuple[Name, ...]) -> People:
    return People(names, lambda name: name.literal or name.family, _spelt)


def _first_words(
    record: Record, count: int, function_words: frozenset[str] = titles.JABREF_FUNCTION_WORDS
) -> str:
    significant = titles.without(function_words, titles.divided_words(record.title))
    return " ".join(titles.first(count, significant, _spelt))


def _title(record: Record) -> str:
    """The words of the title, those with a capital that are no function words."""
    words = (
        word.lower() if word.lower() in titles.JABREF_FUNCTION_WORDS else capitalised(word)
        for word in titles.divided_words(record.title)
    )
    return capitalised(" ".join(words))
