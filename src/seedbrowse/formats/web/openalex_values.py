"""Values of OpenAlex works: the abstract, and what kind of work it is."""

from typing import Any, Final

from seedbrowse.formats.csl.variables import csl_type
from seedbrowse.formats.json_text.values import text_of

__all__ = ["rebuilt_abstract", "work_type"]

_BY_SOURCE: Final = {
    "journal": "article-journal",
    "conference": "paper-conference",
    "repository": "article",
}
_ARTICLES: Final = frozenset({"article", "review", "editorial", "letter", "erratum", "retraction"})
"""Types of works that appear in a journal, unless their source is something else."""


def rebuilt_abstract(index: Any) -> str:
    """Put an abstract together from its words and their places; a text stays as it is.

    Words without a usable place come last.
    """
    if not isinstance(index, dict):
        return text_of(index)
    placed: list[tuple[int, str]] = []
    unplaced: list[str] = []
    for word, places in index.items():
        numbers = [place for place in places if type(place) is int] if type(places) is list else []
        placed += [(place, word) for place in numbers]
        if not numbers:
            unplaced.append(word)
    placed.sort(key=lambda pair: pair[0])
    return " ".join([*(word for _, word in placed), *unplaced])


def work_type(item: dict[str, Any]) -> str:
    """The CSL type of a work, by its own type and that of its source.

    A `review` of OpenAlex is a review article; CSL's `review` reviews a work.
    """
    kind = text_of(item.get("type"))
    place = item.get("primary_location") or item.get("host_venue")
    source = place.get("source") or place if isinstance(place, dict) else None
    if kind in _ARTICLES or not kind:
        by_source = text_of(source.get("type")) if isinstance(source, dict) else ""
        if found := _BY_SOURCE.get(by_source):
            return found
        return csl_type(text_of(item.get("type_crossref"))) or (
            (kind and "article-journal") or "document"
        )
    return csl_type(kind) or csl_type(text_of(item.get("type_crossref"))) or "document"
