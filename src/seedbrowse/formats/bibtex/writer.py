"""BibTeX: entries that BibTeX accepts with every style, in UTF-8.

What it cannot hold: authors' ids, which of them is corresponding, and their affiliations; whether
keywords were inferred; particles in capitals, which become part of the family name; years before
1000; ranges and parts of dates that are no numbers; CSL variables that are neither text, date nor
names; fields of `extra` with labels that no field can have, such as `Funding text 1`, or that a
field of the record has already; links to other entries. Braces, angles and spaces in addresses come
back percent-encoded, and `NA` alone is what R writes for nothing.
"""

from collections.abc import Callable, Iterable
from typing import Final, TextIO

from seedbrowse.formats.bibtex.output import COMMON_TYPES, Dialect, write_entries
from seedbrowse.records import Record

__all__ = ["HELD", "write"]

HELD: Final = frozenset(Record.__struct_fields__) - {"author_keywords_inferred", "source"}
"""The record's fields that arrive, `extra` and `csl` as far as said above."""

_DIALECT: Final = Dialect(
    types={
        **COMMON_TYPES,
        "review": "article",
        "entry-encyclopedia": "incollection",
        "entry-dictionary": "incollection",
        "report": "techreport",
        "standard": "techreport",
        "thesis": "phdthesis",
    },
    journal="journal",
    place="address",
    short_journal="shortjournal",
    archive="archiveprefix",
    hosts={"techreport": "institution", "phdthesis": "school", "mastersthesis": "school"},
    has_date=False,
)


def write(records: Iterable[Record], out: TextIO, keys: Callable[[Record], str]) -> None:
    """Write records as BibTeX, as they come.

    Args:
        records: What to write.
        out: Where to; it takes text.
        keys: Gives each record its citation key: `citing.keys.CiteKeys()`.
    """
    write_entries(records, out, keys, _DIALECT)
