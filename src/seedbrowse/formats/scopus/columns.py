"""The columns of Scopus CSV: what each is called, and what its cells look like.

They are the labels of Scopus' text exports under slightly other names, so what a cell means is
said where those labels are read. The Chinese names are those of the localised interface.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from seedbrowse.formats.scopus.labels import CSL_TYPES, canonical_label, present
from seedbrowse.formats.tables.alignment import Sign

__all__ = ["column_label", "is_scopus_header", "sign_of_column"]

_LABELS: Final = {
    "authors": "AUTHORS",
    "author(s) id": "AUTHOR IDS",
    "title": "TITLE",
    "page start": "Page start",
    "page end": "Page end",
    "link": "Link",
    "cited by": "Cited by",
    "abstract": "Abstract",
    "authors with affiliations": "Authors with affiliations",
    "摘要": "Abstract",
    "作者": "AUTHORS",
    "作者 id": "AUTHOR IDS",
    "作者标识号": "AUTHOR IDS",
    "文献标题": "TITLE",
    "标题": "TITLE",
    "年份": "YEAR",
    "来源出版物名称": "SOURCE TITLE",
    "卷": "VOLUME",
    "期": "ISSUE",
    "文献编号": "ART. NO.",
    "论文编号": "ART. NO.",
    "起始页码": "Page start",
    "结束页码": "Page end",
    "页码计数": "PAGE COUNT",
    "施引文献": "Cited by",
    "引用次数": "Cited by",
    "链接": "Link",
    "带归属机构的作者": "Authors with affiliations",
    "编者": "EDITORS",
    "编辑": "EDITORS",
    "赞助商": "SPONSORS",
    "主办方": "SPONSORS",
    "会议名称": "CONFERENCE NAME",
    "会议名": "CONFERENCE NAME",
    "会议日期": "CONFERENCE DATE",
    "会议地点": "CONFERENCE LOCATION",
    "会议代码": "CONFERENCE CODE",
    "来源出版物": "SOURCE",
}
"""Columns whose labels in the text exports are others, or none."""

_MARKS: Final = frozenset(
    {
        "AUTHORS", "AUTHOR IDS", "AUTHOR FULL NAMES", "TITLE", "YEAR", "SOURCE TITLE", "VOLUME",
        "ISSUE", "ART. NO.", "PAGE START", "PAGE END", "PAGE COUNT", "CITED BY", "DOI", "LINK",
        "AFFILIATIONS", "AUTHORS WITH AFFILIATIONS", "ABSTRACT", "AUTHOR KEYWORDS",
        "INDEX KEYWORDS", "DOCUMENT TYPE", "PUBLICATION STAGE", "OPEN ACCESS", "SOURCE", "EID",
    }
)  # fmt: skip
_FEWEST: Final = 2
"""Columns that make a header, since one may choose which to export."""

_NUMBER: Final = re.compile(r"\d{1,8}")
_NUMBERS: Final = re.compile(r"[\dXx][\dXx;,\s-]*")
_ADDRESS: Final = re.compile(r"https?://\S+")
_STAGES: Final = frozenset({"final", "article in press"})


def _among(words: frozenset[str]) -> Sign:
    return lambda cell: cell.casefold() in words


_SIGNS: Final[dict[str, Sign]] = {
    "AUTHOR IDS": _NUMBERS.fullmatch,
    "AUTHOR FULL NAMES": lambda cell: cell.endswith(")"),
    "YEAR": re.compile(r"\d{4}").fullmatch,
    "CITED BY": _NUMBER.fullmatch,
    "DOI": re.compile(r"10\.\d{4}.*").fullmatch,
    "LINK": _ADDRESS.fullmatch,
    "PAGE COUNT": _NUMBER.fullmatch,
    "CONFERENCE CODE": _NUMBER.fullmatch,
    "ISSN": _NUMBERS.fullmatch,
    "ISBN": _NUMBERS.fullmatch,
    "CODEN": re.compile(r"[A-Z0-9]{5}").fullmatch,
    "PUBMED ID": _NUMBER.fullmatch,
    "LANGUAGE OF ORIGINAL DOCUMENT": re.compile(r"[A-Za-z; -]+").fullmatch,
    "DOCUMENT TYPE": _among(frozenset(CSL_TYPES)),
    "PUBLICATION STAGE": _among(_STAGES),
    "OPEN ACCESS": lambda cell: "open access" in cell.casefold(),
    "SOURCE": _among(frozenset({"scopus"})),
    "EID": re.compile(r"2-s2\.0-\d+").fullmatch,
}
"""What cells of a column look like that cannot be taken for those of its neighbours."""


@lru_cache(maxsize=1024)  # a table repeats its columns in every row
def column_label(name: str) -> str:
    """The label under which Scopus' text exports have a column, else the column's own name."""
    return _LABELS.get(" ".join(name.casefold().split()), name)


@lru_cache(maxsize=1024)
def _meaning(name: str) -> str:
    return canonical_label(column_label(name))


def is_scopus_header(cells: Sequence[str]) -> bool:
    """Whether cells are names of columns of Scopus."""
    # Nearly every row has a cell that is long or empty, and is no header.
    if len(cells) < _FEWEST or not all(map(_may_be_name, cells)):
        return False
    known = {_meaning(cell.strip("\ufeff\"' ")) for cell in cells} & _MARKS
    return len(known) >= _FEWEST and not known.isdisjoint(("TITLE", "EID", "DOI"))


def _may_be_name(cell: str) -> bool:
    return len(cell) < 60 and not cell.isdecimal()


def sign_of_column(name: str) -> Callable[[str], object] | None:
    """Tells what may stand in a column, where that is known; a placeholder may stand in any."""
    sign = _SIGNS.get(_meaning(name))
    return None if sign is None else lambda cell: not present(cell) or sign(cell)
