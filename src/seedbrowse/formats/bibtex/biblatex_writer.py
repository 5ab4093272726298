"""BibLaTeX: entries for biber, with its types, its names of fields and its dates, in UTF-8.

What it cannot hold is what `bibtex.writer` cannot.
"""

from collections.abc import Callable, Iterable
from typing import Final, TextIO

from seedbrowse.formats.bibtex.output import COMMON_TYPES, Dialect, write_entries
from seedbrowse.formats.bibtex.writer import HELD
from seedbrowse.records import Record

__all__ = ["HELD", "write"]

_DIALECT: Final = Dialect(
    types={
        **COMMON_TYPES,
        "review": "review",
        "entry-encyclopedia": "inreference",
        "entry-dictionary": "inreference",
        "report": "report",
        "standard": "standard",
        "thesis": "thesis",
        "webpage": "online",
        "post": "online",
        "post-weblog": "online",
        "dataset": "dataset",
        "software": "software",
        "patent": "patent",
        "periodical": "periodical",
        "graphic": "artwork",
        "song": "audio",
        "motion_picture": "movie",
        "broadcast": "video",
        "performance": "performance",
        "personal_communication": "letter",
        "legal_case": "jurisdiction",
        "legislation": "legislation",
        "treaty": "legal",
    },
    journal="journaltitle",
    place="location",
    short_journal="shortjournal",
    archive="eprinttype",
    hosts={"report": "institution", "thesis": "institution", "online": "organization"},
    has_date=True,
)


def write(records: Iterable[Record], out: TextIO, keys: Callable[[Record], str]) -> None:
    """Write records as BibLaTeX, as they come.

    Args:
        records: What to write.
        out: Where to; it takes text.
        keys: Gives each record its citation key: `citing.keys.CiteKeys()`.
    """
    write_entries(records, out, keys, _DIALECT)
