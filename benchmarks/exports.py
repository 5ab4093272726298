"""Invented exports of any size: Scopus text, and the same records as BibTeX and CSV for peers.

Abstracts are put together from a pool of invented sentences, with a rare word of their own each,
so that a million records are written in minutes and their vocabulary still grows as a real one.
"""

import csv
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.invented import invented_records
from benchmarks.loading import scopus_text
from seedbrowse.records import Issued, Record

__all__ = ["many_records", "write_bibtex", "write_bibtex_files", "write_csv", "write_scopus"]

_DIFFERENT = 4_000
_SENTENCES = 9


def many_records(count: int, *, first: int = 0) -> Iterator[Record]:
    """Yield records number `first` …, `count` of them, each about 1.4 kB and like no other."""
    pool = list(invented_records(_DIFFERENT, seed=2))
    sentences = [part for record in pool for part in record.abstract.split(". ")]
    for number in range(first, first + count):
        source = random.Random(number)
        model, other = source.choice(pool), source.choice(pool)
        stem = source.choice(pool).title.split()[0].lower()
        rare = f"{stem}{source.choice('aeiou')}{number % 9973:x}"
        half = len(model.title.split()) // 2
        title = " ".join((*model.title.split()[:half], *other.title.split()[half:], rare))
        year = 2025 - min(int(source.expovariate(0.08)), 60)
        yield Record(
            type="article-journal",
            title=title,
            authors=model.authors[:2] + other.authors[1:4],
            issued=Issued(year),
            container_title=other.container_title,
            volume=model.volume,
            issue=model.issue,
            page=model.page,
            doi=f"10.{1000 + number % 400}/j.{rare[:6]}.{year}.{number:07}",
            abstract=". ".join(source.choices(sentences, k=_SENTENCES)) + f" {rare}.",
            author_keywords=model.author_keywords,
            language="English",
            document_type="Article",
        )


def write_scopus(folder: Path, count: int, *, files: int = 1) -> list[Path]:
    """Write `count` records as Scopus text into that many files; the files."""
    records = enumerate(many_records(count))
    paths = []
    for number in range(files):
        path = folder / f"scopus-{number:02}.txt"
        wanted = count // files + (number < count % files)
        with path.open("w", encoding="utf-8") as stream:
            stream.write("Scopus\nEXPORT DATE: 17 October 2024\n\n")
            for place, record in islice(records, wanted):
                stream.write(scopus_text(record, place))
        paths.append(path)
    return paths


def write_bibtex(path: Path, count: int) -> None:
    """Write the same records as one BibTeX file."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(_bibtex(number, each) for number, each in enumerate(many_records(count)))


def write_bibtex_files(folder: Path, count: int) -> None:
    """Write the same records as BibTeX, a file for each, as astrobib keeps them."""
    for number, record in enumerate(many_records(count)):
        path = folder / f"key{number:07}.bib"
        path.write_text(_bibtex(number, record), encoding="utf-8")


def _bibtex(number: int, record: Record) -> str:
    authors = " and ".join(f"{name.family}, {name.given}" for name in record.authors)
    return (
        f"@article{{key{number:07},\n  author = {{{authors}}},\n"
        f"  title = {{{record.title}}},\n  year = {{{record.year}}},\n"
        f"  journal = {{{record.container_title}}},\n  volume = {{{record.volume}}},\n"
        f"  number = {{{record.issue}}},\n  pages = {{{record.page}}},\n"
        f"  doi = {{{record.doi}}},\n"
        f"  keywords = {{{', '.join(record.author_keywords)}}},\n"
        f"  abstract = {{{record.abstract}}}\n}}\n\n"
    )


def write_csv(path: Path, count: int) -> None:
    """Write the same records as CSV, one row each."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("Title", "Authors", "Year", "Source title", "DOI", "Keywords", "Abstract"))
        for record in many_records(count):
            authors = "; ".join(f"{name.family}, {name.given}" for name in record.authors)
            keywords = "; ".join(record.author_keywords)
            writer.writerow(
                (record.title, authors, record.year, record.container_title, record.doi, keywords,
                 record.abstract)
            )  # fmt: skip
