"""What cells of well-known columns look like, to tell where a row has lost or won a cell."""

import re
from typing import Final

from seedbrowse.formats.tables.alignment import Sign

__all__ = ["sign_of_role"]

_NUMBERS: Final = re.compile(r"[\dXx][\dXx;,\s-]*")

_SIGNS: Final[dict[str, Sign]] = {
    "doi": re.compile(r".*10\.\d{4}.*", re.DOTALL).fullmatch,
    "year": re.compile(r"\d{4}(?:\.0)?").fullmatch,
    "url": re.compile(r"(?:https?:|www\.|//).*", re.DOTALL).fullmatch,
    "pmid": re.compile(r"\d{1,8}(?:\.0)?").fullmatch,
    "pmcid": re.compile(r"(?:PMC)?\d+.*", re.IGNORECASE).fullmatch,
    "issn": _NUMBERS.fullmatch,
    "isbn": _NUMBERS.fullmatch,
    "cited_by": re.compile(r"\d{1,7}(?:\.0)?").fullmatch,
    "eid": re.compile(r"2-s2\.0-\d+").fullmatch,
}


def sign_of_role(role: str) -> Sign | None:
    """Tells what may stand in a column of a role, where that is known."""
    return _SIGNS.get(role)
