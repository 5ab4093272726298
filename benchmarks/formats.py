"""How fast each format is read, beside what the bare library for it needs for the same file.

    python -m benchmarks.formats [COUNT]

Invented records are written in the formats that this program writes, and as Scopus writes RIS and
CSV. The bare library makes no records: it divides the file and decodes nothing.
"""

import csv
import io
import json
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from benchmarks.invented import invented_records
from seedbrowse.citing.keys import CiteKeys
from seedbrowse.formats.reading import Reading
from seedbrowse.formats.writers import writer_of
from seedbrowse.records import Record

_COUNT: Final = 20_000
_COLUMNS: Final = (
    "Authors", "Author full names", "Author(s) ID", "Title", "Year", "Source title", "Volume",
    "Issue", "Art. No.", "Page start", "Page end", "Page count", "Cited by", "DOI", "Link",
    "Affiliations", "Abstract", "Author Keywords", "Index Keywords", "Document Type",
    "Publication Stage", "Open Access", "Source", "EID",
)  # fmt: skip


def main() -> None:
    """Print a line for each format."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _COUNT
    records = list(invented_records(count))
    print(f"{count:,} records    MB   read s   rec/s   MB/s   bare library          s   times")
    files: dict[str, Callable[[], str]] = {
        "scopus-csv": lambda: scopus_csv(records),
        "ris": lambda: _written("ris", records),
        "bibtex": lambda: _written("bibtex", records),
        "csl-json": lambda: _written("csl-json", records),
        "jsonl": lambda: _written("jsonl", records),
        "csv": lambda: _written("csv", records),
    }
    for name, make in files.items():
        data = make().encode()
        taken = _cpu(partial(_read, data, count))
        library, bare = _BARE[name]
        floor = _cpu(partial(bare, data))
        size = len(data) / 1e6
        print(
            f"{name:<14} {size:6.1f} {taken:8.2f} {count / taken:7,.0f} {size / taken:6.1f}"
            f"   {library:<16} {floor:7.2f} {taken / floor:7.1f}"
        )


def scopus_csv(records: Iterable[Record]) -> str:
    """Write records as Scopus' tables of 2023 to 2025 have them."""
    text = io.StringIO()
    rows = csv.writer(text, quoting=csv.QUOTE_ALL)
    rows.writerow(_COLUMNS)
    for number, record in enumerate(records):
        eid = f"2-s2.0-{85_000_000_000 + number}"
        ids = [f"{57_000_000_000 + number * 40 + place}" for place in range(len(record.authors))]
        full = [
            f"{name.family}, {name.given} ({author_id})"
            for name, author_id in zip(record.authors, ids, strict=True)
        ]
        rows.writerow((
            "; ".join(f"{name.family} {name.given[:1]}." for name in record.authors),
            "; ".join(full), "; ".join(ids), record.title, record.year, record.container_title,
            "12", "3", "", "100", "120", "21", "4", record.doi,
            f"https://www.scopus.com/inward/record.uri?eid={eid}&doi={record.doi}&partnerID=40",
            "; ".join(record.affiliations), record.abstract, "; ".join(record.author_keywords),
            "; ".join(record.index_keywords), "Article", "Final",
            "All Open Access; Gold Open Access", "Scopus", eid,
        ))  # fmt: skip
    return "\ufeff" + text.getvalue()


def _written(name: str, records: Iterable[Record]) -> str:
    text = io.StringIO()
    writer_of(name)(records, text, CiteKeys())
    return text.getvalue()


def _read(data: bytes, count: int) -> None:
    found = sum(isinstance(item, Record) for item in Reading(io.BytesIO(data), "benchmark"))
    if found != count:
        raise RuntimeError(f"{found:,} records were read, not {count:,}")


def _cpu(work: Callable[[], object]) -> float:
    """CPU seconds, the better of two."""
    taken = []
    for _ in range(2):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def _rispy(data: bytes) -> None:
    import rispy  # type: ignore[import-untyped]

    rispy.loads(data.decode())


def _bibtexparser(data: bytes) -> None:
    from bibtexparser.entrypoint import parse_string

    parse_string(data.decode(), parse_stack=[])


def _csv(data: bytes) -> None:
    for _ in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
        pass


def _json_lines(data: bytes) -> None:
    for line in data.splitlines():
        json.loads(line)


_BARE: Final[dict[str, tuple[str, Callable[[bytes], object]]]] = {
    "scopus-csv": ("csv.reader", _csv),
    "ris": ("rispy", _rispy),
    "bibtex": ("bibtexparser", _bibtexparser),
    "csl-json": ("json", json.loads),
    "jsonl": ("json", _json_lines),
    "csv": ("csv.reader", _csv),
}


if __name__ == "__main__":
    main()
