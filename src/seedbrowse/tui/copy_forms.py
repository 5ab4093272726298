"""Copy forms: everything that can be copied of records, in one table."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from seedbrowse import opening
from seedbrowse.records import Record
from seedbrowse.records.markup import without_markup
from seedbrowse.tui.form_writing import Write, each, exported, keys
from seedbrowse.tui.record_as_text import record_as_text
from seedbrowse.tui.reference_writing import citation, references

__all__ = ["FORMS", "CopyForm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyForm:
    """One thing that can be copied of a record, or of several."""

    id: str
    key: str
    """One letter; in the table of commands it means the same, where it means copying at all."""

    title: str
    """In a list."""

    name: str
    """In a sentence."""

    write: Write
    has: Callable[[Record], bool] = lambda _record: True
    """Whether a record has anything of the kind."""

    needed: str = ""
    """What a record lacks that has none."""

    is_bibliography: bool = False
    """Whether several records have an order that their style may care for."""


def _of_each(
    form_id: str, key: str, title: str, name: str, text: Callable[[Record], str], needed: str
) -> CopyForm:
    """A form that is a text of each record alone."""
    return CopyForm(
        id=form_id, key=key, title=title, name=name, needed=needed,
        write=each(text, name, needed), has=lambda record: bool(text(record)),
    )  # fmt: skip


def _authors(record: Record) -> str:
    return "; ".join(name.display for name in record.authors)


def _doi_url(record: Record) -> str:
    return record.doi and opening.doi_url(record.doi)


_REFERENCES = partial(CopyForm, name="reference", is_bibliography=True)

FORMS: dict[str, CopyForm] = {
    form.id: form
    for form in (
        _REFERENCES(id="reference", key="c", title="Reference", write=references("text")),
        CopyForm(id="citation", key="x", title="In-text citation", name="citation", write=citation),
        _REFERENCES(id="rich-text", key="h", title="Rich text", write=references("html")),
        _REFERENCES(id="markdown", key="m", title="Markdown", write=references("markdown")),
        _REFERENCES(id="latex", key="l", title="LaTeX", write=references("latex")),
        *(
            CopyForm(id=form_id, key=key, title=title, name=title, write=exported(form_id, title))
            for form_id, key, title in (
                ("bibtex", "b", "BibTeX"),
                ("biblatex", "B", "BibLaTeX"),
                ("ris", "r", "RIS"),
                ("csl-json", "j", "CSL-JSON"),
            )
        ),
        *(
            CopyForm(
                id=form_id, key=key, title=title, name=name, write=keys(pattern, between, name)
            )
            for form_id, key, title, name, pattern, between in (
                ("key", "K", "Cite key", "cite key", "{}", "\n"),
                ("latex-cite", "\\", "\\cite{key}", "\\cite", "\\cite{{}}", ","),
                ("pandoc-cite", "@", "[@key]", "Markdown citation", "[@{}]", "; @"),
            )
        ),
        _of_each("doi", "d", "DOI", "DOI", lambda record: record.doi, "DOI"),
        _of_each("doi-url", "D", "DOI as URL", "DOI link", _doi_url, "DOI"),
        _of_each("title", "t", "Title", "title", lambda each: without_markup(each.title), "title"),
        _of_each("authors", "a", "Authors", "author list", _authors, "named author"),
        _of_each(
            "abstract",
            "s",
            "Abstract",
            "abstract",
            lambda record: without_markup(record.abstract),
            "abstract",
        ),
        CopyForm(
            id="text",
            key="w",
            title="Whole record",
            name="record",
            write=each(record_as_text, "record", "text", lines=True),
        ),
    )
}
"""By their ids, in the order of the copy menu."""
