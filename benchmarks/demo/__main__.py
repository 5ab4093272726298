"""Write the demo library: run `python -m benchmarks.demo` in the checkout.

The same code writes the same files; a test compares them with those that the program carries.
"""

from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Final, TextIO

import msgspec

from benchmarks.demo.pubmed_file import write_nbib
from benchmarks.demo.scopus_files import write_csv, write_documents, write_text
from benchmarks.demo.works import works
from seedbrowse.citing.keys import CiteKeys
from seedbrowse.formats.writers import writer_of
from seedbrowse.records import Record

__all__ = ["FOLDER", "files"]

FOLDER: Final = Path(__file__).parents[2] / "src" / "seedbrowse" / "demo_library"

_Write = Callable[[Sequence[Record], TextIO], None]


def files() -> Mapping[str, str]:
    """The text of each file, by its name."""
    by_topic = works()
    every: dict[str, tuple[_Write, list[Record]]] = {
        "scopus.txt": (
            write_text,
            [*by_topic["solidarity"], *by_topic["dictionaries"], *by_topic["search"][:10]],
        ),
        "scopus-pages.txt": (write_documents, [*by_topic["search"][10:]]),
        "scopus.csv": (
            write_csv,
            [*by_topic["moss"], *by_topic["glaciers"], *by_topic["night-trains"]],
        ),
        "pubmed.nbib": (
            write_nbib,
            [*map(_of_pubmed, (*by_topic["shift-work"], *by_topic["sourdough"][:8]))],
        ),
        "lighthouses.bib": (
            _written("bibtex"),
            [*map(_of_bibtex, (*by_topic["lighthouses"], *by_topic["libraries"]))],
        ),
        "shared.ris": (
            _written("ris"),
            [
                *map(_plain, (*by_topic["pollinators"], *by_topic["sourdough"][8:])),
                *map(_again, (*by_topic["solidarity"][:4], *by_topic["shift-work"][:4])),
            ],
        ),
        "other-languages.json": (
            _written("csl-json"),
            [*by_topic["languages"], *map(_again, by_topic["moss"][:3])],
        ),
    }
    texts = {name: _text_of(write, records) for name, (write, records) in every.items()}
    texts["lighthouses.bib"] = _with_an_open_brace(texts["lighthouses.bib"])
    texts["shared.ris"] = _with_a_lost_line(texts["shared.ris"])
    return texts


def _text_of(write: _Write, records: Sequence[Record]) -> str:
    stream = StringIO()
    write(records, stream)
    return stream.getvalue()


def _written(name: str) -> _Write:
    """What writes a format that the program itself can write."""
    write = writer_of(name)

    def write_all(records: Sequence[Record], stream: TextIO) -> None:
        write(records, stream, CiteKeys())

    return write_all


def _number(record: Record) -> int:
    return int(record.doi.rpartition(".")[2])


def _of_pubmed(record: Record) -> Record:
    number = 99_000_000 + _number(record)
    pmcid = f"PMC{number}" if record.open_access else ""
    return msgspec.structs.replace(record, pmid=str(number), pmcid=pmcid)


def _of_bibtex(record: Record) -> Record:
    """A record as somebody keeps it by hand: what only databases know is gone."""
    arxiv = f"9912.{_number(record):05}" if record.document_type == "Conference paper" else ""
    return msgspec.structs.replace(
        _plain(record), arxiv=arxiv, url=f"https://www.example.org/works/{_number(record)}"
    )


def _plain(record: Record) -> Record:
    """A record without what neither BibTeX nor RIS has a place for."""
    return msgspec.structs.replace(
        record,
        eid="",
        index_keywords=(),
        affiliations=(),
        correspondence="",
        references=(),
        copyright="",
        authors=tuple(
            msgspec.structs.replace(name, affiliations=(), corresponding=False, author_id="")
            for name in record.authors
        ),
    )


def _again(record: Record) -> Record:
    """The same work as another database knows it: with less, and not quite the same."""
    number = _number(record)
    return msgspec.structs.replace(
        _plain(record),
        title=record.title.title() if number % 2 else record.title,
        doi=record.doi if number % 3 else "",
        wos=f"WOS:9999{number:011}",
        abstract=record.abstract if number % 2 else "",
        cited_by=None,
    )


def _with_an_open_brace(text: str) -> str:
    """An entry of BibTeX in which a brace is never closed; it is read, and told of."""
    before, start, rest = text.rpartition("  abstract = {")
    return f"{before}{start}{{{rest}"


def _with_a_lost_line(text: str) -> str:
    """A line of RIS that belongs to nothing, as downloads that broke off leave it."""
    return f"… {len(text):,} bytes received, the rest will follow\n{text}"


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"{name:<22}{len(text.encode()):>9,} bytes")


if __name__ == "__main__":
    main()
