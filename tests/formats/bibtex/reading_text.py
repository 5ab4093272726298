"""Reading BibTeX that stands in a test."""

import io

from seedbrowse.formats.bibtex import reader as bibtex
from seedbrowse.formats.content import Content
from seedbrowse.formats.metadata import Metadata
from seedbrowse.problems import Problem
from seedbrowse.records import Record

Item = Record | Problem | Metadata


def items(text: str) -> list[Item]:
    data = text.encode("utf-8", "surrogatepass")
    return list(bibtex.read(Content(io.BytesIO(data), "utf-8", "test.bib")))


def records(text: str) -> list[Record]:
    return [item for item in items(text) if isinstance(item, Record)]


def problems(text: str) -> list[Problem]:
    return [item for item in items(text) if isinstance(item, Problem)]


def record(text: str) -> Record:
    """The one record of a text."""
    (found,) = records(text)
    return found


def fields(text: str) -> Record:
    """An article with these fields."""
    return record(f"@article{{key1, {text}}}")
