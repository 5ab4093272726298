"""Fields of a BibTeX entry that describe the work: titles, names, pages, keywords, abstract."""

from typing import Final

from seedbrowse.formats.bibtex.entry_reader import ABSENT, EntryReader
from seedbrowse.formats.bibtex.fields import PARTS, REPORTS
from seedbrowse.formats.bibtex.names import read_names
from seedbrowse.formats.bibtex.scopus import read_note
from seedbrowse.formats.bibtex.values import listed, sentences
from seedbrowse.formats.scopus.labels import present
from seedbrowse.formats.scopus.values import bilingual_title, divide_copyright, references
from seedbrowse.formats.values.latex import latex_to_rich, unescaped
from seedbrowse.formats.values.pages import page_range
from seedbrowse.formats.values.rich_text import plain, rich
from seedbrowse.records.text import clean

__all__ = [
    "add_abstract",
    "add_affiliations",
    "add_container",
    "add_correspondence",
    "add_count",
    "add_keywords",
    "add_names",
    "add_note",
    "add_number",
    "add_open_access",
    "add_pages",
    "add_references",
    "add_title",
    "add_type",
]

_OF_THE_TYPE: Final = frozenset({"thesis", "report", "patent", "manuscript", "pamphlet"})
"""CSL types whose `type` is their genre; elsewhere it is the source's document type."""
_GENRES: Final = {
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "mathesis": "Master's thesis",
    "phdthesis": "PhD thesis",
    "resreport": "Research report",
    "techreport": "Technical report",
    "patent": "Patent",
    "patentde": "German patent",
    "patenteu": "European patent",
    "patentfr": "French patent",
    "patentuk": "British patent",
    "patentus": "U.S. patent",
    "patreq": "Patent request",
    "patreqde": "German patent request",
    "patreqeu": "European patent request",
    "patreqfr": "French patent request",
    "patrequk": "British patent request",
    "patrequs": "U.S. patent request",
}
"""Localisation keys, which BibLaTeX prints as words (its manual, section 4.9.2.13)."""


def add_title(reader: EntryReader, label: str, value: str) -> None:
    """Read a title, and Scopus' second one in brackets."""
    title = _title(unescaped(value) if reader.is_scopus else latex_to_rich(value), value)
    if reader.is_scopus:
        title, original = bilingual_title(title)
        reader.builder.put_csl("original-title", original, label, original)
    reader.builder.put("title", present(title), label, title)


def add_names(reader: EntryReader, label: str, value: str) -> None:
    """Read authors or editors."""
    if "[" in value[:3] and not present(reader.text(value)):
        return
    field = "editors" if label.lower().startswith("editor") else "authors"
    if reader.builder.lists.get(field):
        reader.builder.keep(label, reader.text(value))
        return
    names, others = read_names(value)
    for name in names:
        reader.builder.add_name(field, name)
    if others:
        reader.builder.keep("and others", label.lower())


def add_container(reader: EntryReader, label: str, value: str) -> None:
    """Read what the work stands in; a volume of proceedings does not stand in itself."""
    text = plain(reader.decoded(value))
    title = reader.given.get("title", "")
    if label.lower() == "booktitle" and reader.kind == "book" and value == title:
        return
    reader.builder.put("container_title", present(text), label, text)


def add_pages(reader: EntryReader, label: str, value: str) -> None:
    """Read pages."""
    text = reader.text(value)
    if text == ABSENT:
        reader.builder.keep(label, text)
    else:
        reader.builder.put("page", page_range(text), label, text)


def add_number(reader: EntryReader, label: str, value: str) -> None:
    """Read `number`: an issue, a report's own number, or a book's place in its series."""
    text = reader.text(value)
    if reader.kind in REPORTS:
        reader.builder.put("number", text, label, text)
    elif reader.kind in (*PARTS, "book") and "series" in reader.given and not reader.is_scopus:
        reader.builder.put_csl("collection-number", text, label, text)
    elif text == ABSENT:
        reader.builder.keep(label, text)
    else:
        reader.builder.put("issue", text, label, text)


def add_type(reader: EntryReader, label: str, value: str) -> None:
    """Read `type`: a thesis' or report's genre, or the source's own word for the record."""
    text = reader.text(value)
    if reader.kind not in _OF_THE_TYPE:
        reader.builder.put("document_type", text, label, text)
    elif text.casefold() != reader.kind:
        reader.builder.put_csl("genre", _GENRES.get(text, text), label, text)


def add_keywords(reader: EntryReader, label: str, value: str) -> None:
    """Read keywords; Scopus' `keywords` are the database's own."""
    index = reader.is_scopus if label.lower() == "keywords" else label.lower()[:3] != "aut"
    items = listed(value, reader.decoded)
    reader.builder.extend("index_keywords" if index else "author_keywords", items)


def add_abstract(reader: EntryReader, label: str, value: str) -> None:
    """Divide the abstract from its closing copyright sentence."""
    abstract, copyright_ = divide_copyright(plain(reader.decoded(value)))
    reader.builder.put("abstract", present(abstract), label, abstract)
    reader.builder.put("copyright", copyright_, label, copyright_)


def add_note(reader: EntryReader, label: str, value: str) -> None:
    """Read a note, which is a list of facts in Scopus."""
    if reader.is_scopus and label.lower() == "note":
        read_note(reader.text(value), reader.builder)
    else:
        reader.builder.put_csl("note", reader.text(value), label, reader.text(value))


def add_affiliations(reader: EntryReader, label: str, value: str) -> None:
    """Read affiliations: a line each in Web of Science, else a list."""
    if not reader.is_wos:
        reader.builder.extend("affiliations", listed(value, reader.decoded, ";"))
        return
    corresponding: list[str] = []
    for line in sentences(value):
        text = reader.text(line)
        if "(Corresponding Author)" in text:
            corresponding.append(text)
        else:
            reader.builder.extend("affiliations", (text,))
    reader.builder.put("correspondence", " ".join(corresponding), label, " ".join(corresponding))


def add_references(reader: EntryReader, label: str, value: str) -> None:
    """Read cited references: a line each in Web of Science, else a list."""
    if label.lower() == "cited-references":
        items = tuple(map(reader.text, sentences(value)))
    elif reader.is_scopus:
        items = references([value])
    else:
        items = tuple(listed(value, reader.decoded, ";"))
    reader.builder.put("references", items, label, reader.text(value))


def add_correspondence(reader: EntryReader, label: str, value: str) -> None:
    """Read the address of whom to write to."""
    reader.builder.put("correspondence", reader.text(value), label, reader.text(value))


def add_count(reader: EntryReader, label: str, value: str) -> None:
    """Read a count of citations."""
    text = reader.text(value)
    if text.isdecimal() and text.isascii():
        reader.builder.put("cited_by", int(text), label, text)
    else:
        reader.builder.keep(label, text)


def add_open_access(reader: EntryReader, label: str, value: str) -> None:
    """Read whether the work is free: our own `yes` and `no`, or a status."""
    text = reader.text(value)
    status = "" if text in ("yes", "no") else text
    reader.builder.put("open_access_status", status, label, text)
    if label.lower() != "open_access_status":
        reader.builder.put("open_access", text != "no", label, text)


def _title(title: str, value: str) -> str:
    """A title as clean rich text; tags of our own need no second look."""
    if "<" in value or "&" in value or "$" in value or "\\textless" in value:
        return rich(title)
    return clean(title)
