"""The publication types of PubMed and ERIC, and the CSL type that they make of an article."""

from collections.abc import Sequence
from typing import Final

__all__ = ["csl_type"]

# In this order: an article has several types, and the first of these that it has decides.
_TYPES: Final = {
    "book chapter": "chapter",
    "books": "book",
    "book": "book",
    "preprint": "article",
    "dataset": "dataset",
    "newspaper article": "article-newspaper",
    "journal article": "article-journal",
    "journal articles": "article-journal",
    "speeches/meeting papers": "paper-conference",
    "technical report": "report",
}
# ERIC divides some of its types: `Reports - Research`.
_BEGINNINGS: Final = {"dissertations/theses": "thesis", "reports - ": "report"}


def csl_type(kinds: Sequence[str], otherwise: str) -> str:
    """Choose the CSL type of an article by its publication types.

    Args:
        kinds: The article's types, in the source's words.
        otherwise: What it is where none of them says.
    """
    folded = {kind.casefold() for kind in kinds}
    for kind, found in _TYPES.items():
        if kind in folded:
            return found
    for beginning, found in _BEGINNINGS.items():
        if any(kind.startswith(beginning) for kind in folded):
            return found
    return otherwise
