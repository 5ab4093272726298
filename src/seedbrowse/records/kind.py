"""Kind: what a record is, in words that people look for and count, whatever its source says."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from seedbrowse.records.record import Record

__all__ = ["kinds_of"]

_NAMES: Final[Mapping[str, str]] = {
    "article": "Preprint",
    "article-journal": "Article",
    "article-magazine": "Magazine article",
    "article-newspaper": "Newspaper article",
    "chapter": "Book chapter",
    "document": "",
    "entry-dictionary": "Dictionary entry",
    "entry-encyclopedia": "Encyclopedia entry",
    "legal_case": "Legal case",
    "motion_picture": "Film",
    "paper-conference": "Conference paper",
    "personal_communication": "Personal communication",
    "post-weblog": "Blog post",
    "review-book": "Book review",
    "webpage": "Web page",
}
"""CSL types whose names are not those of the works; `document` says nothing."""


def kinds_of(record: Record) -> tuple[str, ...]:
    """The source's own words, each of several by itself; else the name of the CSL type.

    Most references of BibTeX and RIS have nothing but the type. What a source calls
    `journal-article` is written as words; empty for a record whose type says nothing.
    """
    return _divided(record.document_type) or _named(record.type)


@lru_cache(maxsize=1024)  # a library has few
def _divided(document_type: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_in_words, document_type.split(";")))))


def _in_words(text: str) -> str:
    text = text.strip()
    # `journal-article` and `book_section` are codes; `Peer-reviewed article` is not.
    is_code = text.islower() and " " not in text
    return text.replace("-", " ").replace("_", " ").capitalize() if is_code else text


@lru_cache(maxsize=128)
def _named(csl_type: str) -> tuple[str, ...]:
    name = _NAMES.get(csl_type)
    return (_in_words(csl_type),) if name is None else (name,) if name else ()
