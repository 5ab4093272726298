"""A Scopus entry to a Record: what each label means."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from seedbrowse.formats.entry import Entry, Field
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.scopus.authors import read_authors
from seedbrowse.formats.scopus.citation import Citation, parse_citation_line, parse_volume_line
from seedbrowse.formats.scopus.document import typed_title
from seedbrowse.formats.scopus.labels import CSL_TYPES, HEADINGS, canonical_label, present
from seedbrowse.formats.scopus.names import short_names
from seedbrowse.formats.scopus.values import (
    VOCABULARY,
    address_ids,
    bilingual_title,
    divide_copyright,
    inferred_keywords,
    listed,
    references,
)
from seedbrowse.formats.values.identifiers import isbns, issns
from seedbrowse.records import Issued, Record, Source
from seedbrowse.records.text import clean, harmless

__all__ = ["build_record"]

_TEXT_FIELDS = {
    "SOURCE TITLE": "container_title",
    "ABBREVIATED SOURCE TITLE": "container_title_short",
    "CONFERENCE NAME": "event",
    "CORRESPONDENCE ADDRESS": "correspondence",
    "DOCUMENT TYPE": "document_type",
    "DOI": "doi",
    "EID": "eid",
    "ISSUE": "issue",
    "ART. NO.": "number",
    "LANGUAGE OF ORIGINAL DOCUMENT": "language",
    "ORIGINAL LANGUAGE": "language",
    "PUBLICATION STAGE": "publication_stage",
    "PUBLISHER": "publisher",
    "PUBMED ID": "pmid",
    "VOLUME": "volume",
}
_MOST_DIGITS = 9
"""Of a number of citations; a longer one is none."""

_CSL_VARIABLES = {
    "CONFERENCE LOCATION": "event-place",
    "PAGE COUNT": "number-of-pages",
    "SOURCE": "source",
}


def build_record(entry: Entry, source: str, format_name: str) -> Record:
    """Make a record of an entry.

    Args:
        entry: The entry; every field of it arrives in the record, in `extra` at last.
        source: Path of the file.
        format_name: Name of the format, for the record's `source`.
    """
    builder = _Builder(entry, Source(source, entry.first_line, entry.last_line, format_name))
    for field in entry.fields:
        builder.add(field)
    return builder.record()


@lru_cache(maxsize=1024)  # a file repeats its few labels in every record
def _role(label: str) -> str:
    """Name what a field is, whichever layout and language its label is of."""
    role = HEADINGS.get(label.casefold()) or canonical_label(label)
    return "AFFILIATION" if role.startswith("AFFILIATION ") else role


class _Builder(RecordBuilder):
    """Collects what an entry's fields say."""

    def __init__(self, entry: Entry, place: Source) -> None:
        super().__init__(place)
        self.entry = entry
        self.affiliations: list[str] = []
        self.funding: list[str] = []

    def add(self, field: Field) -> None:
        """Take one field, by its label."""
        label = _role(field.label)
        if name := _TEXT_FIELDS.get(label):
            text = field.text
            self.put(name, clean(present(text)), field.label, text)
        elif handler := _HANDLERS.get(label):
            handler(self, field)
        elif variable := _CSL_VARIABLES.get(label):
            self.put_csl(variable, clean(field.text), field.label, field.text)
        else:
            self.keep(field.label, field.text)

    def take(self, name: str, value: Any, field: Field) -> None:
        """Set a field of the record; a second, different value is kept under its label."""
        self.put(name, value, field.label, field.text)

    def keep(self, label: str, text: str) -> None:
        """Keep a field under its own label, unless it says that there is nothing."""
        super().keep(label, present(text))

    def leave_to_authors(self, field: Field) -> None:
        """Leave a line to `read_authors`, which reads at once all that is said of the people."""

    def add_title(self, field: Field) -> None:
        """Read a title with its document type and second language, where it has them."""
        text = clean(present(field.text))
        if self.entry.family == "document":
            text, kinds = typed_title(text)
            for kind in kinds:
                if kind.casefold() == "open access":
                    self.values["open_access"] = True
                    self.values["open_access_status"] = kind
                else:
                    self.values["document_type"] = kind
        text, original = bilingual_title(text)
        if original:
            self.csl["original-title"] = original
        self.take("title", present(text), field)

    def add_citation(self, citation: Citation) -> None:
        """Take over what a citation line or volume line says."""
        for name in ("issued", "volume", "issue", "number", "page", "cited_by"):
            if (value := getattr(citation, name)) not in ("", None):
                self.values.setdefault(name, clean(value) if isinstance(value, str) else value)
        if citation.container_title:
            self.values.setdefault("container_title", clean(present(citation.container_title)))
        if citation.page_count:
            self.csl["number-of-pages"] = citation.page_count
        if citation.stage:
            self.values["publication_stage"] = citation.stage
        if citation.date:
            self.keep("Date", citation.date)
        if citation.rest:
            self.keep("Volume line", citation.rest)
            if ";" in citation.rest:
                self.values["event"] = clean(citation.rest.partition(";")[0])

    def add_link(self, field: Field) -> None:
        """Take the address, the EID in it and the DOI where no other field has it."""
        label, text = field.label, field.text
        url = "".join(text.split())
        self.put("url", harmless(url), label, text)
        eid, doi = address_ids(url)
        self.put("eid", eid, label, text)
        if not self.entry.has("DOI"):
            self.put("doi", doi, label, text)

    def add_abstract(self, field: Field) -> None:
        """Divide the abstract from its closing copyright sentence."""
        abstract, copyright_ = divide_copyright(clean(present(field.text)))
        self.take("abstract", abstract, field)
        if copyright_:
            self.values.setdefault("copyright", copyright_)

    def add_author_keywords(self, field: Field) -> None:
        """Read keywords; in the document view their separators are lost and inferred."""
        text = clean(present(field.text))
        if ";" in text or self.entry.family == "export":
            self.take("author_keywords", listed(text), field)
            return
        if len(field.value) > 1:
            self.take("author_keywords", tuple(filter(None, map(clean, field.value))), field)
            return
        if text:
            self.keep(field.label, field.text)
            self.values["author_keywords"] = inferred_keywords(text)
            self.values["author_keywords_inferred"] = True

    def add_index_keywords(self, field: Field) -> None:
        """Read the database's own keywords, which may contain commas.

        The document view may divide them by vocabulary, a line each: `EMTREE terms: …`.
        """
        keywords: list[str] = []
        document = self.entry.family == "document"
        for line in field.value if document else [field.text]:
            text = clean(present(line))
            if document and (found := VOCABULARY.match(text)):
                self.keep(field.label, text)
                text = text[found.end() :]
            keywords += listed(text)
        self.take("index_keywords", tuple(keywords), field)

    def add_affiliation(self, field: Field) -> None:
        """Take one lettered affiliation of the document view."""
        self.affiliations.append(clean(field.text))

    def add_affiliations(self, field: Field) -> None:
        """Take an export's list of affiliations."""
        self.affiliations += listed(clean(present(field.text)))

    def add_funding(self, field: Field) -> None:
        """Take one funder or funding text."""
        if text := clean(present(field.text)):
            self.funding.append(text)

    def add_references(self, field: Field) -> None:
        """Divide the references: one a line, or all in one line."""
        self.take("references", references(field.value), field)

    def add_editors(self, field: Field) -> None:
        """Read editors, in the form of the authors."""
        self.take("editors", tuple(short_names(field.text)), field)

    def add_issn(self, field: Field) -> None:
        """Read ISSNs, which Scopus writes without hyphen."""
        self.take("issn", issns(clean(field.text)), field)

    def add_isbn(self, field: Field) -> None:
        """Read ISBNs as they are."""
        self.take("isbn", isbns(clean(field.text)), field)

    def add_open_access(self, field: Field) -> None:
        """Read the access status: every status that Scopus exports names a way of open access."""
        if status := clean(present(field.text)):
            self.values["open_access"] = "open access" in status.casefold() or None
            self.take("open_access_status", status, field)

    def add_cited_by(self, field: Field) -> None:
        """Read a count of citations."""
        text = clean(field.text)
        if text.isdecimal() and len(text) <= _MOST_DIGITS:
            self.take("cited_by", int(text), field)
        else:
            self.keep(field.label, field.text)

    def add_year(self, field: Field) -> None:
        """Read a year that has a label of its own."""
        text = clean(field.text)
        if re.fullmatch(r"\d{4}", text):
            self.take("issued", Issued(int(text)), field)
        else:
            self.keep(field.label, field.text)

    def record(self) -> Record:
        """Make the record of everything collected."""
        authors = read_authors(self.entry, self.affiliations)
        for field in authors.kept:
            self.keep(field.label, field.text)
        self.values["authors"] = tuple(authors.names)
        self.values["affiliations"] = tuple(authors.affiliations)
        self.values["funding"] = tuple(self.funding)
        fallback = "article-journal" if self.values.get("container_title") else "document"
        return self.build(CSL_TYPES.get(self.values.get("document_type", "").casefold(), fallback))


_HANDLERS: dict[str, Callable[[_Builder, Field], None]] = {
    "AUTHORS": _Builder.leave_to_authors,
    "AUTHOR IDS": _Builder.leave_to_authors,
    "AUTHOR FULL NAMES": _Builder.leave_to_authors,
    "TITLE": _Builder.add_title,
    "CITATION": lambda builder, field: builder.add_citation(parse_citation_line(field.text)),
    "VOLUME LINE": lambda builder, field: builder.add_citation(parse_volume_line(field.text)),
    "LINK": _Builder.add_link,
    "ABSTRACT": _Builder.add_abstract,
    "AUTHOR KEYWORDS": _Builder.add_author_keywords,
    "INDEX KEYWORDS": _Builder.add_index_keywords,
    "AFFILIATION": _Builder.add_affiliation,
    "AFFILIATIONS": _Builder.add_affiliations,
    "AUTHORS WITH AFFILIATIONS": _Builder.leave_to_authors,
    "FUNDING DETAILS": _Builder.add_funding,
    "FUNDING TEXT": _Builder.add_funding,
    "FUNDING TEXTS": _Builder.add_funding,
    "REFERENCES": _Builder.add_references,
    "EDITORS": _Builder.add_editors,
    "ISSN": _Builder.add_issn,
    "ISBN": _Builder.add_isbn,
    "OPEN ACCESS": _Builder.add_open_access,
    "ACCESS TYPE": _Builder.add_open_access,
    "CITED BY": _Builder.add_cited_by,
    "YEAR": _Builder.add_year,
}
