"""Pasted text: what is copied from a page or a reference list, as a query that finds it.

Lines become one, as words do that were divided at their ends. A whole reference is looked for by
its words alone, so that the record is found although a title was cited otherwise, or a DOI is
missing: what would be a condition in a query, such as the quotation marks around a title, is left
out. Anything else is taken as it is, queries among it.
"""

import re

from seedbrowse.records.patterns import pattern
from seedbrowse.records.text import harmless
from seedbrowse.search.query_tokens import Kind, tokens

__all__ = ["query_of"]

_DIVIDED_WORD = pattern(r"(?<=[^\W\d_])[-\u2010\u00ad][^\S\n]*\n\s*(?=([^\W\d_]))")
_DIVIDED_DOI = pattern(r"\b10\.\d{4,9}\S*(?:(?<=[/._-])[^\S\n]*\n\s*(?!\d+\.\s)(?=[a-z\d])\S+)+")
"""Divided behind one of its signs, where the next line does not begin with a number of its own."""

_DIVIDED_ADDRESS = pattern(r"(?<=doi\.org/)[^\S\n]*\n\s*(?=10\.)")

_NUMBER = pattern(r"^\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s+")
_SAME_AUTHORS = pattern(r"^\s*[-_\u2010-\u2015]{3,}[.,]?\s+")
_QUOTATION_MARKS = pattern('["\u201c-\u201f\u00ab\u00bb\u2039\u203a]')
_BETWEEN = pattern(r"(?<!\S)[-/\u2010-\u2015]{1,2}(?!\S)")
_DOI_LABEL = pattern(r"\bdoi:\s*(?=10\.|https?:)", re.IGNORECASE)

_YEAR = pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_STOP = pattern(r"[.,;:](?=\s|$)")
_SHORTEST, _LONGEST = 30, 2_000
_FEWEST_STOPS = 3
"""So many signs end a part of a reference at least; a query has fewer."""

_OPERATORS = frozenset({Kind.AND, Kind.OR, Kind.NOT, Kind.REGEX})


def query_of(pasted: str) -> str:
    """What to look for where a text was pasted, in one line.

    Args:
        pasted: The text; whoever calls cuts what is longer than any query.
    """
    pasted = pasted.replace("\r\n", "\n").replace("\r", "\n")
    joined = _DIVIDED_ADDRESS.sub("", _DIVIDED_WORD.sub(_joint, pasted))
    text = harmless(_DIVIDED_DOI.sub(_without_space, joined)).strip()
    freed = _freed(text)
    return freed if _is_reference(freed) else text


def _joint(divided: re.Match[str]) -> str:
    """Nothing, or the hyphen of a name whose second part is a name too: `Castro-` `Martín`."""
    return "" if divided[1].islower() else "-"


def _without_space(divided: re.Match[str]) -> str:
    return "".join(divided[0].split())


def _freed(text: str) -> str:
    """A reference without its number in the list, and without what queries are made of."""
    text = _SAME_AUTHORS.sub("", _NUMBER.sub("", text))
    for sign in (_QUOTATION_MARKS, _BETWEEN, _DOI_LABEL):
        text = sign.sub(" ", text)
    return " ".join(text.split())


def _is_reference(text: str) -> bool:
    """Whether it has a year, the many parts of a reference, and nothing that only a query has."""
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and len(_STOP.findall(text)) >= _FEWEST_STOPS
        and _YEAR.search(text) is not None
        and not any(each.kind in _OPERATORS or each.field or each.is_exact for each in tokens(text))
    )
