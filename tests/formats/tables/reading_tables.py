"""Reading tables that stand in a test or in the corpus."""

import csv
import io
from functools import cache
from pathlib import Path

from seedbrowse.formats.content import Content
from seedbrowse.formats.known_formats import Read
from seedbrowse.formats.metadata import Metadata
from seedbrowse.problems import Problem
from seedbrowse.records import Record
from tests.corpus import CORPUS

Item = Record | Problem | Metadata


def items(read: Read, table: str | bytes, encoding: str = "utf-8") -> list[Item]:
    data = table if isinstance(table, bytes) else table.encode("utf-8", "surrogatepass")
    return list(read(Content(io.BytesIO(data), encoding, "table.csv")))


def records(read: Read, table: str | bytes, encoding: str = "utf-8") -> list[Record]:
    return [item for item in items(read, table, encoding) if isinstance(item, Record)]


def record(read: Read, table: str) -> Record:
    (found,) = records(read, table)
    return found


def problems(read: Read, table: str | bytes) -> list[Problem]:
    return [item for item in items(read, table) if isinstance(item, Problem)]


def table(*rows: list[str] | tuple[str, ...], delimiter: str = ",") -> str:
    """Rows as RFC 4180 writes them."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


@cache
def expected_counts() -> dict[str, set[int]]:
    """How many records the corpus says that each of its files has, by path."""
    lines = (CORPUS / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines]
    return {cell[0]: {int(count) for count in cell[6].split("|") if count} for cell in cells}


def expected_count(path: Path) -> set[int]:
    return expected_counts()[f"{path.parent.name}/{path.name}"]
