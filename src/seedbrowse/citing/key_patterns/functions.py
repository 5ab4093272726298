"""The functions and fields of Better BibTeX's key formulas.

Each function takes what it takes there, under the same names, and gives a `Value`. Source:
https://retorque.re/zotero-better-bibtex/citing/. Not done: `inspireHep`, `library`, `zotero`, and
what asks for Zotero's database.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Final

from seedbrowse.citing.initials import initials as initials_of
from seedbrowse.citing.key_patterns import facts, people, titles
from seedbrowse.citing.key_patterns.ascii_text import letters
from seedbrowse.citing.key_patterns.people import People
from seedbrowse.citing.key_patterns.values import Value
from seedbrowse.records import Name, Record
from seedbrowse.records.markup import without_markup

__all__ = ["FIELDS", "FUNCTIONS"]

_TYPES_OF_ZOTERO: Final = {
    "journalArticle": "article-journal", "magazineArticle": "article-magazine",
    "newspaperArticle": "article-newspaper", "preprint": "article", "bookSection": "chapter",
    "conferencePaper": "paper-conference", "blogPost": "post-weblog", "computerProgram": "software",
    "encyclopediaArticle": "entry-encyclopedia", "dictionaryEntry": "entry-dictionary",
    "statute": "legislation", "case": "legal_case", "film": "motion_picture",
}  # fmt: skip


def _people(creator: str, initials: bool = False) -> Callable[[Record], People]:
    if creator not in ("author", "editor"):
        raise ValueError(f"a creator is author or editor, not {creator}")
    last = _name_with_initials if initials else attrgetter("short")
    if creator == "editor":
        return lambda record: People(record.editors, last)
    return lambda record: People(record.authors or record.editors, last)


def _name_with_initials(name: Name) -> str:
    return f"{name.short}{initials_of(name.given, name.family)}"


def _auth(n: int = 0, m: int = 1, creator: str = "author", initials: bool = False) -> Value:
    found = _people(creator, initials)
    return lambda record: people.nth(found(record), m, n)


def _of_people(text: Callable[[People, str], str], usual: str) -> Callable[..., Value]:
    """A function that joins people's names, usually by `usual`."""

    def function(creator: str = "author", initials: bool = False, joiner: str = usual) -> Value:
        found = _people(creator, initials)
        return lambda record: text(found(record), joiner)

    return function


def _auth_ini(
    n: int = 0, creator: str = "author", initials: bool = False, joiner: str = "."
) -> Value:
    found = _people(creator, initials)
    return lambda record: people.letters_of_all(found(record), n, joiner)


def _author_last(creator: str = "author", initials: bool = False) -> Value:
    found = _people(creator, initials)
    return lambda record: found(record).last_name(-1)


def _given_initial(index: int) -> Callable[..., Value]:
    def function(creator: str = "author") -> Value:
        found = _people(creator)
        return lambda record: found(record).initial(index)

    return function


def _authors(
    n: int = 0,
    creator: str = "author",
    name: str = "%(f)s",
    etal: str = "",
    joiner: str = " ",
    min: int = 0,  # noqa: A002 - Better BibTeX's name
    max: int = 0,  # noqa: A002
) -> Value:
    found = _people(creator)

    def value(record: Record) -> str | None:
        everyone = found(record)
        if len(everyone) < min or (max and len(everyone) > max):
            return None
        several = range(len(everyone))[: n or None]
        names = [_by_template(name, everyone, index) for index in several]
        if etal and len(several) < len(everyone):
            names.append(etal)
        return joiner.join(names)

    return value


def _by_template(template: str, everyone: People, index: int) -> str:
    """A name in which `%(f)s` is the family name, `%(g)s` given names, `%(i)s` the initial."""
    if template == "%(f)s":
        return everyone.last_name(index)
    parts = {
        "f": everyone.last_name(index),
        "g": everyone.given(index),
        "i": everyone.initial(index),
    }
    for letter, part in parts.items():
        template = template.replace(f"%({letter})s", part)
    return template


def _short_title(count: int) -> Callable[..., Value]:
    def function(n: int = count, m: int = 0) -> Value:
        def value(record: Record) -> str:
            words = titles.joined_words(record.title)
            significant = titles.without(titles.BETTER_BIBTEX_FUNCTION_WORDS, words)
            chosen = titles.first(n, significant)
            return " ".join((*map(titles.capitalised, chosen[:m]), *chosen[m:]))

        return value

    return function


def _title() -> Value:
    def value(record: Record) -> str:
        words = titles.joined_words(record.title)
        significant = titles.without(titles.BETTER_BIBTEX_FUNCTION_WORDS, words)
        return " ".join(map(titles.capitalised, filter(None, map(letters, significant))))

    return value


def _journal(abbrev: str = "abbrev+auto") -> Value:
    if abbrev == "off":
        return attrgetter("container_title")
    return lambda record: record.container_title_short or record.container_title


def _issued(record: Record) -> list[int]:
    return record.issued.date_parts if record.issued else []


def _date(format: str = "%Y-%m-%d") -> Value:  # noqa: A002 - Better BibTeX's name
    return lambda record: facts.date(_issued(record), format)


def _month() -> Value:
    return lambda record: str(record.issued.month or "") if record.issued else ""


def _day() -> Value:
    return lambda record: str(record.issued.day or "") if record.issued else ""


def _original_date() -> Value:
    return lambda record: facts.date(facts.original_date(record), "%Y-%m-%d")


def _original_year() -> Value:
    return lambda record: facts.date(facts.original_date(record), "%Y")


def _keyword(n: int = 1) -> Value:
    return lambda record: facts.nth_keyword(record, n)


def _type(*allowed: str) -> Value:
    """Nothing, where the record is of one of the types, in the words of CSL or Zotero."""
    types = {_TYPES_OF_ZOTERO.get(name, name) for name in allowed}
    return lambda record: "" if record.type in types else None


def _extra(variable: str) -> Value:
    """A field that the source has beside the usual ones, or a CSL variable."""
    sought = variable.lower()

    def value(record: Record) -> str:
        labels = (label for label in record.extra if label.lower() == sought)
        return next((record.extra[label] for label in labels), facts.csl_text(record, variable))

    return value


def _constant(value: Value) -> Callable[[], Value]:
    return lambda: value


FUNCTIONS: Final[Mapping[str, Callable[..., Value]]] = {
    "auth": _auth,
    "authAuthEa": _of_people(
        lambda everyone, joiner: people.joined(everyone, 2, joiner, "ea"), "."
    ),
    "authEtAl": _of_people(lambda everyone, joiner: people.et_al(everyone, joiner, "EtAl"), " "),
    "authEtal2": _of_people(lambda everyone, joiner: people.et_al(everyone, joiner, "etal"), "."),
    "authForeIni": _given_initial(0),
    "authIni": _auth_ini,
    "authorIni": _of_people(people.author_and_initials, "."),
    "authorLast": _author_last,
    "authorLastForeIni": _given_initial(-1),
    "authors": _authors,
    "authorsAlpha": _of_people(people.alpha, " "),
    "authshort": _of_people(people.short, "."),
    "date": _date,
    "day": _day,
    "extra": _extra,
    "firstpage": _constant(facts.first_page),
    "journal": _journal,
    "keyword": _keyword,
    "lastpage": _constant(facts.last_page),
    "month": _month,
    "origdate": _original_date,
    "origyear": _original_year,
    "shorttitle": _short_title(3),
    "shortyear": _constant(lambda record: facts.year(record)[-2:]),
    "text": lambda text: _constant(lambda _record: text)(),
    "title": _title,
    "type": _type,
    "veryshorttitle": _short_title(1),
    "year": _constant(facts.year),
}
"""By the name in a formula; called with what stands in parentheses."""

FIELDS: Final[Mapping[str, Value]] = {
    "BookTitle": attrgetter("container_title"),
    "ConferenceName": attrgetter("event"),
    "DOI": attrgetter("doi"),
    "Date": lambda record: str(record.issued or ""),
    "Edition": lambda record: facts.csl_text(record, "edition"),
    "ISBN": lambda record: "".join(record.isbn[:1]),
    "ISSN": lambda record: "".join(record.issn[:1]),
    "Issue": attrgetter("issue"),
    "JournalAbbreviation": attrgetter("container_title_short"),
    "Language": attrgetter("language"),
    "Pages": attrgetter("page"),
    "Place": attrgetter("publisher_place"),
    "PublicationTitle": attrgetter("container_title"),
    "Publisher": attrgetter("publisher"),
    "Series": attrgetter("collection_title"),
    "ShortTitle": lambda record: facts.csl_text(record, "title-short"),
    "Title": lambda record: without_markup(record.title),
    "URL": attrgetter("url"),
    "Volume": attrgetter("volume"),
}
"""Zotero's fields, as they stand."""
