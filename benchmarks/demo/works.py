"""Works of the demo library as records, each with the export that it belongs to."""

import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from benchmarks.demo.people import WRITERS, Person, crew, initials
from seedbrowse.records import Issued, Name, Record

__all__ = ["works"]

_FOLDER: Final = Path(__file__).parent
_NOW: Final = 2026
_KINDS: Final = {
    "lighthouses": ("Book",) * 3 + ("Book chapter",) * 4 + ("Thesis",) * 2,
    "libraries": ("Conference paper",) * 4 + ("Book chapter",) * 2,
    "night-trains": ("Conference paper",) * 3 + ("Review",) * 2,
    "moss": ("Review",) * 2 + ("Data paper",),
    "search": ("Conference paper",) * 4 + ("Review", "Editorial"),
    "solidarity": ("Review", "Editorial", "Note"),
    "shift-work": ("Review",) * 2 + ("Letter",),
}
"""What the first works of a subject are; all others are articles."""

_TYPES: Final = {
    "Book": "book",
    "Book chapter": "chapter",
    "Thesis": "thesis",
    "Conference paper": "paper-conference",
}
_ACCESS: Final = (
    (True, "All Open Access; Gold Open Access"),
    (True, "All Open Access; Green Open Access"),
    (True, "All Open Access; Hybrid Gold Open Access"),
    (None, ""),
    (None, ""),
)
_FUNDERS: Final = (
    "Invented Research Council, IRC, grant {year}-{number:04}",
    "Foundation for Unhurried Science, FUS, {number:05}/{year}",
    "Northern Fund for Small Questions, NFSQ",
)
_SPANS: Final = ("three years", "two summers", "eighteen months", "five winters", "a decade")


def works() -> Mapping[str, Sequence[Record]]:
    """Every work once, by its subject; those in other languages under `languages`."""
    rng = random.Random(7)
    topics = tomllib.loads((_FOLDER / "topics.toml").read_text(encoding="utf-8"))["topic"]
    by_topic: dict[str, Sequence[Record]] = {}
    for number, topic in enumerate(topics):
        people = crew(rng, 11, 57_990_000_000 + 10_000 * number)
        found = [*_of_topic(rng, topic, people, 1_000 * (number + 1))]
        by_topic[topic["name"]] = [_with_references(rng, record, found) for record in found]
    known = {topic["name"]: topic for topic in topics}
    by_topic["languages"] = [*_in_other_languages(rng, known)]
    return by_topic


def _of_topic(
    rng: random.Random, topic: Mapping[str, Any], people: Sequence[Person], number: int
) -> Iterator[Record]:
    kinds = [*_KINDS.get(topic["name"], ())]
    years = sorted(_NOW - min(int(rng.expovariate(0.14)), 48) for _ in topic["titles"])
    rng.shuffle(years)
    for index, title in enumerate(topic["titles"]):
        kind = kinds[index] if index < len(kinds) else "Article"
        record = _work(rng, topic, people, kind, number + index, years[index])
        yield msgspec.structs.replace(record, title=_filled(rng, title))


def _with_references(rng: random.Random, record: Record, others: Sequence[Record]) -> Record:
    """The record, citing some works of the same subject that are older."""
    earlier = [each for each in others if (each.year or 0) < (record.year or 0)]
    cited = rng.sample(earlier, min(len(earlier), 6))
    return msgspec.structs.replace(record, references=tuple(map(_as_reference, cited)))


def _work(
    rng: random.Random,
    topic: Mapping[str, Any],
    people: Sequence[Person],
    kind: str,
    number: int,
    year: int,
) -> Record:
    team = rng.sample(people, rng.choice((1, 1, 2, 2, 3, 3, 4, 5)))
    affiliations = tuple(dict.fromkeys(person.affiliation for person in team))
    corresponding = rng.randrange(len(team))
    authors = tuple(
        msgspec.structs.replace(
            person.name,
            affiliations=(affiliations.index(person.affiliation),),
            corresponding=place == corresponding,
        )
        for place, person in enumerate(team)
    )
    which = rng.randrange(2)
    is_free, status = rng.choice(_ACCESS)
    pages, article_number = _pages(rng, kind)
    lead = team[corresponding]
    record = Record(
        type=_TYPES.get(kind, "article-journal"),
        authors=authors,
        issued=Issued(year, rng.randrange(1, 13)) if rng.random() < 0.5 else Issued(year),
        container_title="" if kind in ("Book", "Thesis") else topic["journals"][which],
        container_title_short="" if kind in ("Book", "Thesis") else topic["short"][which],
        volume=str(rng.randrange(1, 60)),
        issue=str(rng.randrange(1, 7)) if rng.random() < 0.7 else "",
        page=pages,
        number=article_number,
        doi=f"10.5555/{topic['name']}.{year}.{number}",
        eid=f"2-s2.0-99{number:09}",
        issn=(f"9990-{number // 1000:03}{which}",),
        publisher=topic["publisher"],
        abstract=_abstract(rng, topic),
        author_keywords=tuple(rng.sample(topic["keywords"], rng.randrange(3, 6))),
        index_keywords=tuple(rng.sample(topic["index"], rng.randrange(2, 5))),
        affiliations=affiliations,
        correspondence=f"{lead.name.short}, {initials(lead.name.given)}; {lead.affiliation}",
        funding=_funding(rng, year),
        language="English",
        document_type=kind,
        publication_stage="Article in press" if year == _NOW and number % 3 == 0 else "Final",
        open_access=is_free,
        open_access_status=status,
        cited_by=int(rng.expovariate(1 / (1 + 3 * (_NOW - year)))),
        copyright=f"© {year} The Authors.",
    )
    return msgspec.structs.replace(record, **_of_kind(rng, topic, people, kind, number))


def _of_kind(
    rng: random.Random, topic: Mapping[str, Any], people: Sequence[Person], kind: str, number: int
) -> dict[str, Any]:
    """What only works of some kinds have."""
    city = rng.choice(people).affiliation.split(", ")[-2]
    if kind == "Thesis":
        return {"publisher": f"University of {city}", "volume": "", "issue": "", "issn": ()}
    if kind == "Conference paper":
        return {"event": f"{number % 20 + 3}th Meeting on Near Things, {city}"}
    if kind not in ("Book", "Book chapter"):
        return {}
    book: dict[str, Any] = {
        "publisher_place": city,
        "isbn": (_isbn(number),),
        "issn": (),
        "issue": "",
        "volume": "",
        "collection_title": f"{topic['publisher']} Studies",
    }
    if kind == "Book chapter":
        editors = tuple(person.name for person in rng.sample(people, 2))
        subject = topic["keywords"][0].title()
        book |= {"editors": editors, "container_title": f"A Companion to {subject}"}
    return book


def _isbn(number: int) -> str:
    """An ISBN of a group that was never given to anybody."""
    digits = f"97899999{number:04}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def _abstract(rng: random.Random, topic: Mapping[str, Any]) -> str:
    first, second = rng.sample(topic["result"], 2)
    parts = [
        rng.choice(topic["background"]), rng.choice(topic["method"]), first, second,
        rng.choice(topic["meaning"]),
    ]  # fmt: skip
    return _filled(rng, " ".join(parts))


def _filled(rng: random.Random, text: str) -> str:
    """The text with numbers and places in it, the same ones wherever it has the same words."""
    return text.format(
        place=rng.choice(
            ("Lindenhafen", "Fjellvika", "Waterkerke", "Roccachiara", "Port Amity", "Kirihama")
        ),
        n=rng.randrange(48, 960, 2),
        small=rng.randrange(3, 24),
        percent=rng.randrange(12, 79),
        span=rng.choice(_SPANS),
    )


def _pages(rng: random.Random, kind: str) -> tuple[str, str]:
    """Pages, or the number of an article that has none."""
    if kind in ("Book", "Thesis"):
        return "", ""
    if kind == "Article" and rng.random() < 0.3:
        return "", f"e{rng.randrange(100_000, 120_000)}"
    first = rng.randrange(1, 480)
    return f"{first}-{first + rng.randrange(4, 32)}", ""


def _funding(rng: random.Random, year: int) -> tuple[str, ...]:
    if rng.random() < 0.5:
        return ()
    return (rng.choice(_FUNDERS).format(year=year, number=rng.randrange(1, 9_999)),)


def _as_reference(record: Record) -> str:
    """A work as Scopus lists it among the references of another one."""
    names = ", ".join(f"{name.short}, {initials(name.given)}" for name in record.authors)
    where = record.container_title or record.publisher
    return f"{names}, {record.title} ({record.year}) {where}, {record.volume}"


def _in_other_languages(
    rng: random.Random, topics: Mapping[str, Mapping[str, Any]]
) -> Iterator[Record]:
    languages = tomllib.loads((_FOLDER / "languages.toml").read_text(encoding="utf-8"))["language"]
    for place, language in enumerate(languages):
        writer = WRITERS[language["code"]]
        for index, work in enumerate(language["works"]):
            year = _NOW - rng.randrange(0, 30)
            number = 20_000 + 100 * place + index
            names = writer["names"] if index else writer["names"][:1]
            yield Record(
                type="article-journal",
                title=work["title"],
                authors=tuple(Name(family=family, given=given) for family, given in names),
                issued=Issued(year),
                container_title=language["journal"],
                volume=str(rng.randrange(1, 30)),
                issue=str(rng.randrange(1, 5)),
                page=_pages(rng, "Review")[0],
                doi=f"10.5555/{language['code']}.{year}.{number}",
                abstract=work["abstract"],
                author_keywords=tuple(rng.sample(topics[work["topic"]]["keywords"], 3)),
                language=language["name"],
                key=f"{language['code']}{year}{'abc'[index]}",
                csl={"original-title": work["english"]},
            )
