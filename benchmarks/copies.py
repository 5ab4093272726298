"""Copies: the same invented works as several databases export them, and works that only look alike.

Every record comes with a label; those of one label are of one work. What databases do to a title,
a name or a journal here is what real exports of the same works were seen to differ in.
"""

import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import count

import msgspec

from benchmarks.invented import invented_records
from benchmarks.typing_errors import with_typo
from seedbrowse.records import Issued, Name, Record, Source

__all__ = ["labelled_records"]

_DATABASES = ("scopus", "wos", "pubmed", "embase", "library")
_SMALL = frozenset(["the", "of", "and", "in", "to", "a", "for", "with", "on", "by", "is", "are"])


def labelled_records(works: int, *, seed: int = 1) -> list[tuple[Record, int]]:
    """Records with their labels in random order: works, half of them twice or more, and traps."""
    source = random.Random(seed)
    labels = count()
    found: list[tuple[Record, int]] = []
    for record in invented_records(works, seed=seed):
        work = _with_subtitle(record, source)
        copies = source.choices((1, 2, 3, 4, 5), (50, 30, 12, 5, 3))[0]
        for group in _works_around(work, source):
            label = next(labels)
            databases = source.sample(_DATABASES, copies if group is work else 1)
            found += [
                # Without its subtitle a trap would be what it looks like.
                (_exported(group, name, source, is_trap=group is not work), label)
                for name in databases
            ]
    source.shuffle(found)
    return [
        (msgspec.structs.replace(record, source=Source("invented", number)), label)
        for number, (record, label) in enumerate(found, 1)
    ]


def _works_around(work: Record, source: random.Random) -> Sequence[Record]:
    """A work, and now and then others that look like it but are none of its copies."""
    if source.random() > 0.25:
        return [work]
    trap = source.choice(
        (_parts, _erratum, _reply, _reports, _editorials, _extended, _chapters, _companion)
    )
    return [*trap(work, source)]


def _parts(work: Record, source: random.Random) -> Iterator[Record]:
    numerals = source.choice((("I", "II", "III"), ("1", "2", "3"), ("one", "two", "three")))
    for numeral in numerals[: source.randrange(2, 4)]:
        yield _another(work, source, title=f"{work.title}. Part {numeral}")


def _erratum(work: Record, source: random.Random) -> Iterator[Record]:
    yield work
    title = source.choice(
        ("Erratum to: {}", "Correction: {}", "Corrigendum to “{}”", "{} (Erratum)")
    )
    doi = work.doi if source.random() < 0.3 else ""
    yield _another(work, source, title=title.format(work.title), doi=doi)


def _reply(work: Record, source: random.Random) -> Iterator[Record]:
    yield work
    title = source.choice(("Reply to: {}", "Comment on “{}”", "Re: {}", "Response to: {}"))
    yield _another(work, source, title=title.format(work.title))


def _reports(work: Record, source: random.Random) -> Iterator[Record]:
    """Each year one: with the year in its title, or with nothing but another volume."""
    name = f"Annual report on {work.title.lower()}"
    is_told = source.random() < 0.5
    year = work.year or 2000
    for number in range(source.randrange(2, 5)):
        yield _another(
            work, source,
            title=f"{name} {year + number}" if is_told else name,
            issued=Issued(year + number),
            volume=str(10 + number),
        )  # fmt: skip


def _editorials(work: Record, source: random.Random) -> Iterator[Record]:
    title = source.choice(("Editorial", "Introduction", "Preface", "Book reviews", "In this issue"))
    for number in range(source.randrange(2, 5)):
        yield _another(work, source, title=title, issue=str(number + 1), abstract="")


def _extended(work: Record, source: random.Random) -> Iterator[Record]:
    """A conference paper, and the longer version of it in a journal under a title of its own."""
    yield work
    words = work.title.split()
    yield _another(
        work, source,
        type="paper-conference",
        title=" ".join(["Towards", *words[: max(3, len(words) * 2 // 3)]]),
        container_title=f"Proceedings of the {source.randrange(3, 30)}th Workshop",
        volume="",
    )  # fmt: skip


def _chapters(work: Record, source: random.Random) -> Iterator[Record]:
    """They all carry the DOI of their book."""
    words = [word for word in work.title.replace(":", "").split() if word not in _SMALL]
    for start in range(0, len(words) - 3, 3):
        title = " ".join(words[start : start + 4]).capitalize()
        chapter = _another(work, source, type="chapter", title=title, doi=work.doi, volume="")
        yield msgspec.structs.replace(chapter, isbn=("9781000000007",))


def _companion(work: Record, source: random.Random) -> Iterator[Record]:
    """A second study by the same people in the same journal: one word differs."""
    yield work
    words = work.title.split()
    place = max(range(len(words)), key=lambda each: len(words[each]))
    words[place] = words[place][::-1].lower()
    yield _another(work, source, title=" ".join(words))


def _another(work: Record, source: random.Random, **different: object) -> Record:
    """Another work by the same authors in the same journal."""
    start = source.randrange(1_000, 20_000)
    number = source.randrange(10**9)
    own: dict[str, object] = {
        "page": f"{start}-{start + 8}",
        "doi": f"10.9999/{number}" if source.random() < 0.7 else "",
        "eid": "",
    }
    return msgspec.structs.replace(work, **own | different)


def _with_subtitle(record: Record, source: random.Random) -> Record:
    words = record.title.split(" ")
    if len(words) > 8 and source.random() < 0.35:
        place = source.randrange(5, len(words) - 2)
        words[place - 1] += ":"
    return msgspec.structs.replace(record, title=" ".join(words))


def _exported(work: Record, database: str, source: random.Random, *, is_trap: bool) -> Record:
    """The record as a database has it."""
    number = source.randrange(10**9)
    changes: dict[str, object]
    match database:
        case "scopus":
            changes = {"authors": _initials(work.authors, dotted=True), "eid": work.eid}
        case "wos":
            changes = {
                "title": source.choice((str.title, str.upper))(_plain(work.title)),
                "authors": tuple(_plain_name(name) for name in _initials(work.authors)),
                "container_title": work.container_title.upper(),
                "wos": f"WOS:{number:015}",
                "eid": "",
            }
        case "pubmed":
            changes = {
                "title": f"{work.title}.",
                "authors": _initials(work.authors),
                "container_title": _abbreviated(work.container_title),
                "page": _short_range(work.page),
                "pmid": str(number),
                "eid": "",
                "issued": _shifted(work.issued, source),
            }
        case "embase":
            changes = {
                "title": _mistyped(work.title, source, 0.3),
                "authors": _initials(work.authors, dotted=True),
                "page": _short_range(work.page),
                "eid": "",
                "issued": _shifted(work.issued, source),
                "issue": "",
                "issn": (),
            }
        case _:
            changes = {
                "title": _mistyped(
                    work.title if is_trap else _without_subtitle(work.title, source), source, 0.5
                ),
                "authors": tuple(map(_plain_name, work.authors[: source.choice((1, 3, 99))])),
                "issued": None if source.random() < 0.1 else work.issued,
                "page": "" if source.random() < 0.2 else work.page,
                "volume": "" if source.random() < 0.1 else work.volume,
                "eid": "",
                "abstract": "",
                "issn": (),
            }
    lacks_doi = {"scopus": 0.1, "wos": 0.2, "pubmed": 0.15, "embase": 0.4}.get(database, 0.5)
    if source.random() < lacks_doi:
        changes["doi"] = ""
    elif work.doi:
        changes["doi"] = source.choice((work.doi, work.doi.upper(), f"https://doi.org/{work.doi}"))
    return msgspec.structs.replace(work, **changes)


def _initials(names: Sequence[Name], *, dotted: bool = False) -> tuple[Name, ...]:
    found = []
    for name in names:
        letters = [part[0] for part in re.split(r"[\s.-]+", name.given) if part]
        given = "".join(f"{letter}." if dotted else letter for letter in letters)
        found.append(msgspec.structs.replace(name, given=given))
    return tuple(found)


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("ł", "l"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _plain_name(name: Name) -> Name:
    """Without diacritics, and sometimes its particle as a part of the family name."""
    family = _plain(f"{name.non_dropping_particle} {name.family}".strip())
    return msgspec.structs.replace(name, family=family, non_dropping_particle="")


def _abbreviated(journal: str) -> str:
    words = [word for word in journal.split() if word.lower() not in _SMALL]
    return " ".join(word if len(word) < 6 else f"{word[: len(word) // 2 + 1]}." for word in words)


def _short_range(page: str) -> str:
    first, _, last = page.partition("-")
    if len(first) != len(last):
        return page
    same = next((n for n, pair in enumerate(zip(first, last, strict=True)) if len({*pair}) > 1), 0)
    return f"{first}-{last[same:]}"


def _shifted(issued: Issued | None, source: random.Random) -> Issued | None:
    """Online in one year, in print in the next one."""
    return Issued(issued.year + 1) if issued and source.random() < 0.1 else issued


def _mistyped(title: str, source: random.Random, share: float) -> str:
    if source.random() > share:
        return title
    words = title.split(" ")
    places = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    for place in source.sample(places, min(len(places), source.choice((1, 1, 2)))):
        words[place] = with_typo(words[place], source)
    return " ".join(words)


def _without_subtitle(title: str, source: random.Random) -> str:
    return title.partition(":")[0] if source.random() < 0.4 else title
