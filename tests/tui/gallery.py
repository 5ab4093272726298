"""Gallery: a program with invented records that looks the same each time.

Tests and snapshots use it. No record, person or journal here exists.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from seedbrowse.config import Config
from seedbrowse.library.events import FileFinished, FileReport, FileStarted, Progress
from seedbrowse.library.in_memory import InMemoryLibrary
from seedbrowse.library.opening import (
    LibraryChanged,
    LoadFinished,
    LoadStarted,
    Opening,
    OpeningEvent,
)
from seedbrowse.problems import Problem
from seedbrowse.records import Issued, Name, Record, Source
from seedbrowse.tui.app import SeedbrowseApp

__all__ = ["RECORDS", "SteadyLibrary", "Telling", "app", "load_of", "record"]

PATH = "exports/solidarity.txt"

_ABSTRACTS = (
    "Neighbourhood associations have become a first address for newcomers, yet how their "
    "support turns into lasting solidarity is poorly understood. We followed {n} migrant "
    "families in {place} for three years and combined household interviews with registers of "
    "mutual aid. Informal support preceded formal membership in most cases; where housing was "
    "insecure, help remained a private matter and did not reach beyond the stairwell. Trust in "
    "institutions explains less of the difference than the length of residence. We argue that "
    "integration policy should count what people already do for each other.",
    "This article asks what officials know, and what they choose not to know, when they decide "
    "about a stranger's application. It draws on {n} days of observation at a municipal counter "
    "in {place}. Files grow while people wait; delay is not a lack of capacity but a way to "
    "decide without deciding. Three vignettes show how interpreters, printers and opening hours "
    "take part in the decision. The conclusion proposes a typology of waiting.",
    "We present a survey of {n} households in {place} and its surroundings, with a response "
    "rate of 61%. Questions on income, kin and debt were asked twice, half a year apart. Debts "
    "within the family are remembered better than debts to banks, and gifts better than both. "
    "The instrument, the anonymised answers and the code are available from the authors.",
)

_REFERENCES = (
    "Orlova, M., Ties that hold: Mutual aid in new towns (2011) Urban Letters, 7, pp. 12-31",
    "Sato, K., Lindqvist, E., Measuring trust without asking for it (2014) Methods of Society, 2",
    "Okafor, C., The stairwell as an institution (2016) Housing and Home, 31 (4), pp. 401-420",
)

with Path(__file__).with_name("gallery.tsv").open(encoding="utf-8", newline="") as _file:
    _ROWS = list(csv.DictReader(_file, delimiter="\t"))

_PLACES = ("Rotterdam", "Arkhangelsk", "Porto", "Sapporo", "Malmö", "Gdańsk", "Izmir")
_KEYWORDS = (
    ("social networks", "labour migration", "mutual aid", "trust"),
    ("street-level bureaucracy", "waiting", "ethnography"),
    ("household debt", "kinship", "survey methods", "reception policy"),
)


def record(number: int) -> Record:
    """The invented record of a number from 0 on; beyond the list they repeat with other titles."""
    row = _ROWS[number % len(_ROWS)]
    year, title, container, volume, pages = (
        row[name] for name in ("year", "title", "container", "volume", "pages")
    )
    free = {"yes": True, "no": False}.get(row["open_access"])
    issue = volume.partition("(")[2].rstrip(")")
    article_number = pages if pages and "-" not in pages else ""
    place = _PLACES[number % len(_PLACES)]
    names = row["authors"].split("; ")
    return Record(
        type="article-journal" if container else "article",
        title=title if number < len(_ROWS) else f"{title} ({number:,})",
        authors=tuple(_name(name, index, number, len(names)) for index, name in enumerate(names)),
        issued=Issued(int(year)) if year else None,
        container_title=container,
        volume=volume.partition("(")[0],
        issue=issue,
        page="" if article_number else pages,
        number=article_number,
        doi=f"10.99999/inv.{year}.{number:04}" if year else "",
        url=f"https://www.example.org/record/{number}",
        eid=f"2-s2.0-99{number:09}",
        issn=(f"9999-{1000 + number % 9000}",) if container else (),
        abstract=_abstract(row["title"], 40 + number, place) if container else "",
        author_keywords=_KEYWORDS[len(title) % 3],
        author_keywords_inferred=number % 3 == 0,
        index_keywords=("human", "interview", "urban area") if number % 4 == 0 else (),
        affiliations=_affiliations(len(names), place),
        correspondence=f"{names[0]}; Institute of Near Things, {place}",
        funding=("Invented Research Council, grant 2020-0417",) if number % 5 == 0 else (),
        references=_REFERENCES if number % 2 == 0 else (),
        language=row["language"],
        document_type=row["type"],
        publication_stage="Final",
        open_access=free,
        open_access_status="All Open Access; Gold Open Access" if free else "",
        cited_by=int(row["cited_by"]) if row["cited_by"] else None,
        copyright=f"© {year} The Authors." if year else "",
        extra={"CODEN": "INVNT"} if number % 6 == 0 else {},
        source=Source(PATH, 1 + 24 * number, 23 + 24 * number, "scopus-text"),
    )


def _abstract(title: str, n: int, place: str) -> str:
    words = title.casefold()
    if any(word in words for word in ("solidari", "neighbo", "mutual", "help")):
        return _ABSTRACTS[0].format(n=n, place=place)
    return _ABSTRACTS[1 + len(title) % 2].format(n=n, place=place)


def _name(text: str, index: int, number: int, count: int) -> Name:
    *family, given = text.split(" ")
    affiliations = (index % 3,) if count > 1 else (0,)
    if not family or not given.endswith("."):
        return Name(literal=text, affiliations=affiliations)
    particles = [word for word in family if word.islower()]
    return Name(
        family=" ".join(word for word in family if not word.islower()),
        given=given,
        non_dropping_particle=" ".join(particles),
        author_id=str(57_000_000 + 100 * number + index),
        corresponding=index == 0,
        affiliations=affiliations,
    )


def _affiliations(count: int, place: str) -> tuple[str, ...]:
    known = (
        f"Institute of Near Things, University of {place}, {place}",
        "Department of Sociology, Polytechnic of the North, Luleå, Sweden",
        "架空大学 社会学部, 札幌市, Japan",
    )
    return known[: min(count, 3)]


RECORDS = [record(number) for number in range(len(_ROWS))]


class SteadyLibrary(InMemoryLibrary):
    """Takes the same time for every query, so that pictures stay the same."""

    def search(self, query, **arguments):
        results = super().search(query, **arguments)
        return None if results is None else msgspec.structs.replace(results, took=0.002)


class Telling:
    """An opening that tells what it was given to tell, unless it is closed before.

    What is given may be a generator, so that a test decides when it goes on.
    """

    def __init__(self, events: Iterable[OpeningEvent], records: Sequence[Record] = ()) -> None:
        self._events = events
        self.library = SteadyLibrary(records)
        self.was_stopped = False
        self.was_closed = False

    def __iter__(self) -> Iterator[OpeningEvent]:
        for event in self._events:
            if self.was_closed:
                break
            yield event

    def stop(self) -> None:
        self.was_stopped = True

    def close(self) -> None:
        self.was_closed = True


def load_of(
    records: Sequence[Record] = RECORDS,
    *,
    problems: Sequence[Problem] = (),
    failed: Sequence[Problem] = (),
) -> list[OpeningEvent]:
    """What loading one file with these records tells; `failed` are files that give nothing."""
    size = 1000 * max(len(records), 1)
    return [
        LoadStarted(),
        FileStarted(PATH, 0, 1 + len(failed)),
        LibraryChanged(SteadyLibrary(records)),
        Progress(size, size),
        FileFinished(_report(PATH, len(records), problems)),
        *(FileFinished(_report(problem.source, 0, [problem])) for problem in failed),
        LoadFinished(),
    ]


def _report(path: str, records: int, problems: Sequence[Problem]) -> FileReport:
    return FileReport(
        path=path,
        format="scopus-text",
        encoding="utf-8",
        records=records,
        problems=list(problems),
        metadata=[],
        coverage={},
    )


def app(
    opening: Opening | None = None,
    *,
    theme: str = "",
    config: Config | None = None,
    paths: Sequence[str] = (),
) -> SeedbrowseApp:
    """The program showing `opening`, by default all invented records."""
    return SeedbrowseApp(
        opening or Telling(load_of()),
        label="solidarity.txt",
        theme=theme,
        config=config,
        paths=paths,
    )
