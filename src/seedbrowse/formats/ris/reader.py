"""RIS: a tag of two characters, two spaces, a hyphen and a value; `TY` first, `ER` last.

What Scopus, Web of Science, EndNote, Zotero, Mendeley, RefWorks, Citavi, Rayyan, Covidence, Ovid,
Embase, Cochrane, EBSCO, ProQuest, IEEE, JSTOR, CAB and TRID write under this name. Their furniture
between records is metadata; Ovid writes two lines of a record behind its end.
"""

import re
from collections.abc import Iterator

from seedbrowse.formats.content import Content
from seedbrowse.formats.entry import Entry
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.ris.record import build_record
from seedbrowse.formats.tagged.engine import Dialect, entries
from seedbrowse.problems import Problem
from seedbrowse.records import Record

__all__ = ["DIALECT", "NAME", "read"]

NAME = "ris"

# With fewer spaces only what is a tag of RIS is taken for one, since text may look so, too.
_KNOWN = (
    "A[1-4BDNU]|AV|BT|C[1-8AINPTY]|D[ABOP]|E[DPRT]|ID|IS|J[1289AFIO]|KW|L[1-4ABK]|LA|M[1-4]|"
    "N[12]|NV|OP|P[BPUY]|RP|S[ENPT]|T[1-3ITY]|TY|U[1-5RT]|VL|Y[12]"
)

_FIELDS = frozenset(
    (
        "TI", "T1", "CT", "AU", "A1", "ID", "PY", "Y1", "DA", "JO", "JF", "JA", "T2", "AB", "N2",
        "DO", "SN", "VL", "AN", "UR",
    )
)  # fmt: skip
"""Tags that begin a record whose `TY` is lost."""

DIALECT = Dialect(
    family=NAME,
    tag=re.compile(
        r"[ \t]*(?:([A-Z][A-Z0-9]|[Tt]y)[ \xa0]{2}-[ \t]?|"
        rf"({_KNOWN})[ \t]*-(?:[ \t]|$))"
    ),
    starts=frozenset({"TY", "ty", "Ty"}),
    opens=_FIELDS,
    ends=frozenset({"ER"}),
    furniture=re.compile(
        r"\d+\.|<\d+>|Record #\d+ of \d+|(?:Provider|Database|Content): ?.*|"
        r"Search Strategy:?|[-=*_]{3,}|\d+ {3,}\S.*\(\d+\)"
    ),
    trailer=re.compile(r"(NL|C1)  - ?|(Link to the [A-Z][A-Za-z ]+(?: or citation)?): ?"),
    no_start="the record has no type (TY) in its first line, so its beginning may be missing",
    no_end="the record has no closing ER line, so part of it may be missing",
)


def read(content: Content) -> Iterator[Record | Problem | Metadata]:
    """Read a file's records, in file order, with its problems and metadata."""
    for item in entries(content.lines(), DIALECT, content.source):
        yield build_record(item, content.source, NAME) if isinstance(item, Entry) else item
