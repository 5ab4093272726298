"""Real records for benchmarks: exports of other people, where they are beside the checkout."""

import csv
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.invented import invented_records
from benchmarks.plain_words import plain_words
from seedbrowse.formats.scopus.names import full_names, short_names
from seedbrowse.library.events import RecordsRead
from seedbrowse.library.inputs import find_inputs
from seedbrowse.library.load import load
from seedbrowse.records import Issued, Name, Record
from seedbrowse.records.text import clean

__all__ = ["CORPUS", "json_records", "real_records", "records_from"]

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
_COLUMNS = {"Authors", "Title", "Year", "Source title"}
_LONGEST_FIELD = 1 << 24


def real_records(folder: Path) -> list[Record]:
    """Every different record of a folder: what the program reads, and Scopus' CSV besides.

    A record that comes twice could not be the one that a query looks for.
    """
    distinct: dict[str, Record] = {}
    for record in (*_read_by_the_program(folder), *_from_csv(folder)):
        heading = f"{' '.join(plain_words(record.title))} {record.year}"
        if record.title and heading not in distinct:
            known = [each.lower() for each in (record.doi, record.eid) if each]
            if not any(each in distinct for each in known):
                distinct.update(dict.fromkeys([heading, *known], record))
    return list({id(record): record for record in distinct.values()}.values())


def json_records(path: Path, count: int | None = None) -> Iterator[Record]:
    """The records of a file with one JSON object a line, or the first `count` of them."""
    with path.open(encoding="utf-8") as lines:
        for line in islice(lines, count):
            fields = json.loads(line)
            yield Record(
                type="article-journal",
                title=fields["title"],
                authors=tuple(_named(author) for author in fields["authors"]),
                issued=Issued(fields["year"]),
                container_title=fields["source"],
                abstract=fields["abstract"],
                author_keywords=tuple(fields["keywords"]),
                doi=fields["doi"],
            )


def records_from(path: Path | None, count: int) -> Iterator[Record]:
    """The first so many records of such a file, or invented ones where there is none."""
    return invented_records(count) if path is None else json_records(path, count)


def _named(author: str) -> Name:
    family, _, given = author.partition(", ")
    return Name.from_parts(family, given)


def _read_by_the_program(folder: Path) -> Iterator[Record]:
    for event in load(find_inputs([str(folder)])):
        if isinstance(event, RecordsRead):
            yield from event.records


def _from_csv(folder: Path) -> Iterator[Record]:
    csv.field_size_limit(_LONGEST_FIELD)
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            rows = csv.DictReader(stream)
            if set(rows.fieldnames or ()) >= _COLUMNS:
                yield from map(_record, rows)


def _record(row: dict[str, str | None]) -> Record:
    def text(column: str) -> str:
        return clean(row.get(column) or "")

    def listed(column: str) -> tuple[str, ...]:
        return tuple(filter(None, text(column).split("; ")))

    year = text("Year")
    names = full_names(text("Author full names")) or short_names(text("Authors"))
    return Record(
        type="article-journal",
        title=text("Title"),
        authors=tuple(names),
        issued=Issued(int(year)) if year.isdecimal() else None,
        container_title=text("Source title"),
        doi=text("DOI"),
        eid=text("EID"),
        abstract=text("Abstract"),
        author_keywords=listed("Author Keywords"),
        index_keywords=listed("Index Keywords"),
        affiliations=listed("Affiliations"),
    )
