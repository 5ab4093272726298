"""References of Crossref works, each as one line."""

from collections.abc import Iterator
from typing import Any, Final

from seedbrowse.formats.json_text.values import text_of
from seedbrowse.formats.values.rich_text import plain

__all__ = ["reference_text"]

_TITLES: Final = (
    "article-title", "volume-title", "journal-title", "series-title", "standards-body",
    "standard-designator", "edition",
)  # fmt: skip


def reference_text(given: Any) -> str:
    """A reference in the source's own words, else put together from its parts; with its DOI."""
    if not isinstance(given, dict):
        return plain(text_of(given))
    text = plain(text_of(given.get("unstructured"))) or ", ".join(_parts(given))
    doi = text_of(given.get("DOI"))
    if doi and doi.casefold() not in text.casefold():
        text = f"{text} doi:{doi}".strip()
    return plain(text)


def _parts(given: dict[str, Any]) -> Iterator[str]:
    """Author (year), titles, volume (issue), first page."""
    author, year = text_of(given.get("author")), text_of(given.get("year"))
    if author or year:
        yield f"{author} ({year})".strip() if year else author
    for label in _TITLES:
        if title := text_of(given.get(label)):
            yield title
    volume, issue = text_of(given.get("volume")), text_of(given.get("issue"))
    if volume or issue:
        yield f"{volume} ({issue})".strip() if issue else volume
    if page := text_of(given.get("first-page")):
        yield f"p. {page}"
