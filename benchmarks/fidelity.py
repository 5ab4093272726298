"""How much of real exports arrives: every labelled value, compared with the record it becomes.

    python -m benchmarks.fidelity [FOLDER]

Prints for each format the share of labelled values that are in the right field of the record,
beside how many there are, and the number of records against MANIFEST.tsv where the folder has
one. `--misses` prints the values that did not arrive.
"""

import argparse
import csv
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.raw_labels import FIELDS, RAW, RawRecord
from seedbrowse.formats.known_formats import FORMATS
from seedbrowse.formats.reading import Reading
from seedbrowse.records import Record
from seedbrowse.records.markup import without_markup
from seedbrowse.records.text import clean, words

__all__ = ["CORPUS", "main", "read"]

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
"""Where real exports are: beside the checkout, or nowhere."""

_ONLY_ONE = frozenset({"title", "abstract", "DOI", "year"})
"""Fields of which a record has one: what else a source gives, in other languages, is in `extra`."""

_PLACEHOLDER = re.compile(r"\[(?:no |not available|anonymous)", re.IGNORECASE)
_LONGEST_INITIALS = 3
_ENOUGH = 0.8
"""Share of a value's words that must be there: punctuation, labels and markup are not words."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--misses", action="store_true", help="print what did not arrive")
    arguments = parser.parse_args()
    if not arguments.folder.is_dir():
        sys.exit(f"{arguments.folder} is not a folder of exports")
    expected = _expected(arguments.folder / "MANIFEST.tsv")
    labelled: dict[str, Counter[str]] = defaultdict(Counter)
    arrived: dict[str, Counter[str]] = defaultdict(Counter)
    files: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    seconds: defaultdict[str, float] = defaultdict(float)
    size: Counter[str] = Counter()
    wrong: list[str] = []
    for path in sorted(arguments.folder.rglob("*.*")):
        if path.name == "MANIFEST.tsv":
            continue
        began = time.process_time()
        name, records = read(path)
        spent = time.process_time() - began
        counts = expected.get(str(path.relative_to(arguments.folder)))
        if counts and str(len(records)) not in counts:
            wrong.append(f"{path.name}: {len(records)} records, not {' or '.join(counts)}")
        if not name:
            continue
        files[name] += 1
        numbers[name] += len(records)
        seconds[name] += spent
        size[name] += path.stat().st_size
        if name in RAW:
            for field, value, is_there in _compared(path, name, records):
                labelled[name][field] += 1
                arrived[name][field] += is_there
                if arguments.misses and not is_there:
                    print(f"{path.name}\t{field}\t{value[:150]}")
    _print(files, numbers, seconds, size, labelled, arrived)
    print(f"\n{len(wrong)} files have another number of records than the manifest says")
    print("\n".join(wrong))


def _expected(manifest: Path) -> dict[str, list[str]]:
    if not manifest.exists():
        return {}
    with manifest.open(encoding="utf-8") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["path"]: row["records"].split("|") for row in rows}


def read(path: Path) -> tuple[str, list[Record]]:
    """The format of a file, and its records."""
    with path.open("rb") as stream:
        reading = Reading(stream, str(path))
        return reading.format, [item for item in reading if isinstance(item, Record)]


def _compared(path: Path, name: str, records: list[Record]) -> Iterator[tuple[str, str, bool]]:
    """Each labelled value: its field, its text, and whether it is in its record's field."""
    raw = list(RAW[name](path))
    for each, record in _paired(raw, records):
        for field, values in each.values.items():
            there = set(words(_text(record, field))) if record else set()
            for value in values[:1] if field in _ONLY_ONE else values:
                if wanted := _wanted(field, value):
                    found = sum(word in there for word in wanted)
                    yield field, value, found >= _ENOUGH * len(wanted)


def _wanted(field: str, value: str) -> list[str]:
    """The words of a value that its field must have; none where it is no value of that kind."""
    if _PLACEHOLDER.match(value):
        return []
    value = clean(value)
    if field == "DOI":
        found = re.search(r"10\.\d{4,}\S+", value)
        return words(found[0]) if found else []
    if field == "year":
        return re.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", value)[:1]
    if field == "authors":
        # Initials in one place may be given names in another; what is longer is a name.
        names = re.sub(r"\band others\b|\(\S+@\S+\)", "", value)
        return [word for word in words(names) if len(word) > _LONGEST_INITIALS]
    if field == "pages":
        return words(re.sub(r"\bpp?\b", "", value))
    # Formulas in LaTeX become text, which has other words.
    return words(re.sub(r"\$[^$]*\$", " ", without_markup(value)))


def _paired(
    raw: list[RawRecord], records: list[Record]
) -> Iterator[tuple[RawRecord, Record | None]]:
    """Join by the line where a record begins; where that is not known, by order."""
    by_line = {line: record for record in records for line in _lines_of(record)}
    for place, each in enumerate(raw):
        if each.line:
            yield each, by_line.get(each.line)
        else:
            yield each, records[place] if place < len(records) else None


def _lines_of(record: Record) -> range:
    first = record.source.first_line
    return range(first, min(record.source.last_line, first + 500) + 1)


def _text(record: Record, field: str) -> str:
    match field:
        case "title":
            return without_markup(f"{record.title} {record.csl.get('original-title', '')}")
        case "authors":
            short = " ".join(record.extra.get(label, "") for label in ("AU", "Authors", "AUTHORS"))
            return " ".join(f"{name.display} {name.literal}" for name in record.authors) + short
        case "year":
            return f"{record.issued or ''} {record.csl.get('issued', '')}"
        case "source":
            places = (record.container_title, record.container_title_short, record.collection_title)
            return without_markup(" ".join((*places, record.event)))
        case "DOI":
            return f"{record.doi} {record.url}"
        case "abstract":
            return f"{record.abstract} {record.copyright}"
        case "keywords":
            return " ".join((*record.author_keywords, *record.index_keywords))
        case _:
            return f"{record.page} {record.number} {record.csl.get('number-of-pages', '')}"


def _print(
    files: Counter[str],
    numbers: Counter[str],
    seconds: Mapping[str, float],
    size: Counter[str],
    labelled: dict[str, Counter[str]],
    arrived: dict[str, Counter[str]],
) -> None:
    print("percent of labelled values that arrive in their field (how many there are)\n")
    heads = "".join(f"{field:>15}" for field in FIELDS)
    print(f"{'format':<15}{'files':>6}{'records':>9}{'rec/s':>8}{'MB/s':>6}{heads}")
    for name in FORMATS:
        if not files[name]:
            continue
        cells = "".join(f"{_share(arrived[name][f], labelled[name][f]):>15}" for f in FIELDS)
        rate = numbers[name] / seconds[name] if seconds[name] else 0
        speed = size[name] / seconds[name] / 1e6 if seconds[name] else 0
        print(f"{name:<15}{files[name]:>6}{numbers[name]:>9,}{rate:>8,.0f}{speed:>6.1f}{cells}")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} ({whole:,})" if whole else "–"


if __name__ == "__main__":
    main()
