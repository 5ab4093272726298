"""Collation: keys by which titles, names and sources sort, the same under every locale."""

from collections.abc import Iterable
from typing import Final

from seedbrowse.records.markup import without_markup
from seedbrowse.records.record import Record
from seedbrowse.records.text import words

__all__ = ["authors_key", "source_key", "title_key"]

_ARTICLES: Final = {
    "english": {"the", "a", "an"},
    "german": {"der", "die", "das", "ein", "eine"},
    "french": {"le", "la", "les", "l", "un", "une"},
    "spanish": {"el", "la", "los", "las", "un", "una"},
    "italian": {"il", "lo", "la", "i", "gli", "le", "l", "un", "una", "uno"},
    "portuguese": {"o", "a", "os", "as", "um", "uma"},
    "dutch": {"de", "het", "een"},
}
"""Articles by the source's name of the language; English ones where it names none of these."""

_MOST_AUTHORS: Final = 4


def title_key(record: Record) -> str:
    """The title without case, diacritics, punctuation and its leading article."""
    return _without_article(words(without_markup(record.title)), record.language)


def authors_key(record: Record) -> str:
    """The first names of a record, family names first: `de carvalho osmar abilio`.

    Editors where there are no authors, as the table shows them.
    """
    return " ".join(_names(record))


def source_key(record: Record) -> str:
    """What a record appeared in, without its leading article."""
    source = record.container_title or record.collection_title or record.publisher
    return _without_article(words(source), record.language)


def _names(record: Record) -> Iterable[str]:
    for name in (record.authors or record.editors)[:_MOST_AUTHORS]:
        # One space within a name, two behind it: `Li, W.` before `Li, Wei` before `Lima`.
        yield " ".join((*words(name.short), *words(name.given))) + " "


def _without_article(found: list[str], language: str) -> str:
    articles = _ARTICLES.get(language.lower(), _ARTICLES["english"])
    return " ".join(found[1:] if len(found) > 1 and found[0] in articles else found)
