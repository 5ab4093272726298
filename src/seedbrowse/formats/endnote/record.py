"""One record of EndNote's XML, element by element.

Source: `RSXML.dtd` of EndNote. What an element means depends on the reference type: a secondary
title is a journal, a book with chapters, or the series of a book.
"""

from collections.abc import Callable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from seedbrowse.formats.endnote.people import GROUPS, add_people
from seedbrowse.formats.endnote.text import lines_of, text_of, titled
from seedbrowse.formats.endnote.types import CONTAINED, csl_type
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.scopus.values import divide_copyright
from seedbrowse.formats.values.dates import date_parts, issued_from
from seedbrowse.formats.values.identifiers import doi, pmcid, pmid, serial_numbers
from seedbrowse.formats.values.pages import page_range
from seedbrowse.formats.values.rich_text import plain, rich
from seedbrowse.records import Record, Source
from seedbrowse.records.text import clean, harmless

__all__ = ["build_record"]

_HOLDERS: Final = frozenset({"contributors", "titles", "periodical", "alt-periodical", "urls"})
"""Elements that only hold others."""

_WHOLE: Final = frozenset({"book", "report", "thesis"})
"""CSL types of works that stand in nothing but a series."""


def build_record(element: Element, place: Source) -> Record:
    """Make the record of a `<record>` element."""
    reader = _Reader(element, place)
    for label, field in _fields(element):
        reader.add(label, field)
    return reader.builder.build()


def _fields(element: Element) -> Iterator[tuple[str, Element]]:
    """The elements with texts, with their names; a group's name goes before those in it."""
    for child in element:
        if child.tag in _HOLDERS and len(child):
            for field in child:
                yield field.tag, field
        else:
            yield child.tag, child


class _Reader:
    """Collects what the elements of one record say."""

    def __init__(self, element: Element, place: Source) -> None:
        self.builder = RecordBuilder(place)
        kind = element.find("ref-type")
        name = clean(kind.get("name", "")) if kind is not None else ""
        number = clean(text_of(kind)) if kind is not None else ""
        self.builder.put("document_type", name, "ref-type", name)
        self.builder.put("type", csl_type(name, number), "ref-type", number)
        self.kind = self.builder.values.get("type", "document")

    def add(self, label: str, element: Element) -> None:
        """Take one element."""
        if label in GROUPS:
            add_people(self.builder, label, element)
        elif field := _TEXT_FIELDS.get(label):
            text = text_of(element)
            self.builder.put(field, clean(text), label, text)
        elif variable := _CSL_VARIABLES.get(label):
            text = text_of(element)
            self.builder.put_csl(variable, clean(text), label, text)
        elif handler := _HANDLERS.get(label):
            handler(self, label, element)
        else:
            self.keep(label, element)

    def keep(self, label: str, element: Element) -> None:
        """Keep an element, those in it each by itself, under the name of it."""
        if any(child.tag != "style" for child in element):
            for child in element:
                self.keep(f"{label}.{child.tag}", child)
        else:
            self.builder.keep(label, text_of(element))

    def skip(self, _label: str, _element: Element) -> None:
        """Leave an element that was read before the others."""

    def add_title(self, label: str, element: Element) -> None:
        """Read the title with its italics, superscripts and subscripts."""
        self.builder.put("title", rich(titled(element)), label, text_of(element))

    def add_short_title(self, label: str, element: Element) -> None:
        """Read the short title; EndNote fills it with the whole one."""
        text = clean(text_of(element))
        if text != plain(self.builder.values.get("title", "")):
            self.builder.put_csl("title-short", text, label, text)

    def add_secondary_title(self, label: str, element: Element) -> None:
        """Read what the work stands in."""
        field = "collection_title" if self.kind in _WHOLE else "container_title"
        text = text_of(element)
        self.builder.put(field, plain(text), label, text)
        if self.builder.values.get("document_type") == "Conference Paper":
            self.builder.put("event", plain(text), label, text)

    def add_tertiary_title(self, label: str, element: Element) -> None:
        """Read the series of the book that the work stands in."""
        if self.kind in CONTAINED:
            text = text_of(element)
            self.builder.put("collection_title", plain(text), label, text)
        else:
            self.keep(label, element)

    def add_journal(self, label: str, element: Element) -> None:
        """Read a journal's name; it stands in several elements, in full and abbreviated."""
        text = clean(text_of(element))
        known = self.builder.values
        if text in map(known.get, ("container_title", "collection_title", "container_title_short")):
            return
        if self.kind in _WHOLE:
            self.builder.keep(label, text)
            return
        is_short = label != "full-title" and "container_title" in known
        field = "container_title_short" if is_short else "container_title"
        self.builder.put(field, text, label, text)

    def add_dates(self, label: str, element: Element) -> None:
        """Read year and date; what of the date is no month or day is kept."""
        year = element.find("year")
        text = clean(text_of(year)) if year is not None else ""
        for date in [*element.findall("pub-dates/date"), *element.findall("date")]:
            rest = clean(text_of(date))
            found = issued_from(text or rest, rest)
            self.builder.put("issued", found, f"{label}.date", rest)
            if found is None or not found.month:
                self.builder.keep(f"{label}.date", rest)
        found = issued_from(text, "")
        if "issued" not in self.builder.values:
            self.builder.put("issued", found, f"{label}.year", text)
        if found is None or str(found) != text:
            self.builder.keep(f"{label}.year", text)
        for child in element:
            if child.tag not in ("year", "pub-dates", "date"):
                self.keep(f"{label}.{child.tag}", child)

    def add_pages(self, label: str, element: Element) -> None:
        """Read pages."""
        text = text_of(element)
        self.builder.put("page", page_range(text), label, text)

    def add_number(self, label: str, element: Element) -> None:
        """Read an issue, which is the number of a report or patent, and a book's in its series."""
        text = clean(text_of(element))
        if self.kind.startswith("article") or self.kind == "paper-conference":
            self.builder.put("issue", text, label, text)
        elif self.kind in ("book", "chapter"):
            self.builder.put_csl("collection-number", text, label, text)
        else:
            self.builder.put("number", text, label, text)

    def add_serial_numbers(self, label: str, element: Element) -> None:
        """Read ISSNs and ISBNs, which share an element with the numbers of reports and patents."""
        text = " ".join(lines_of(element))
        issns, isbns = serial_numbers(text)
        self.builder.extend("issn", issns)
        self.builder.extend("isbn", isbns)
        if not (issns or isbns):
            self.builder.put("number", text, label, text)

    def add_doi(self, label: str, element: Element) -> None:
        """Read a DOI, bare or in an address."""
        text = clean(text_of(element))
        self.builder.put("doi", doi(text), label, text)
        if not doi(text):
            self.builder.keep(label, text)

    def add_accession(self, label: str, element: Element) -> None:
        """Read the number that a database gave the record, and tell by its form which one did."""
        text = clean(text_of(element))
        prefix, colon, number = text.partition(":")
        if colon and prefix.upper() in ("WOS", "ISI"):
            self.builder.put("wos", f"WOS:{number.strip()}", label, text)
        elif text.startswith("2-s2.0-"):
            self.builder.put("eid", text, label, text)
        elif pmcid(text):
            self.builder.put("pmcid", pmcid(text), label, text)
        elif pmid(text) == text:
            self.builder.put("pmid", text, label, text)
        else:
            self.builder.keep(label, text)

    def add_custom2(self, label: str, element: Element) -> None:
        """Read the PubMed Central id, for which EndNote uses this field of articles."""
        text = clean(text_of(element))
        self.builder.put("pmcid", pmcid(text), label, text)
        if pmcid(text) != text:
            self.builder.keep(label, text)

    def add_label(self, label: str, element: Element) -> None:
        """Read a label, which is a citation key if it is one word."""
        text = clean(text_of(element))
        if " " in text:
            self.builder.keep(label, text)
        else:
            self.builder.put("key", text, label, text)

    def add_keywords(self, _label: str, element: Element) -> None:
        """Read keywords; several may share an element, on lines of their own."""
        for each in element.iter("keyword"):
            self.builder.extend("author_keywords", lines_of(each))
        if element.find("keyword") is None:
            self.builder.extend("author_keywords", lines_of(element))

    def add_affiliations(self, _label: str, element: Element) -> None:
        """Read addresses, one a line."""
        self.builder.extend("affiliations", lines_of(element))

    def add_abstract(self, label: str, element: Element) -> None:
        """Divide the abstract from its copyright sentence."""
        abstract, copyright_ = divide_copyright(plain(text_of(element)))
        self.builder.put("abstract", abstract, label, text_of(element))
        self.builder.put("copyright", copyright_, label, copyright_)

    def add_addresses(self, label: str, element: Element) -> None:
        """Read web addresses; those of files on somebody's disk are kept only."""
        for each in element.iter("url"):
            for line in lines_of(each):
                if line.startswith(("http://", "https://")) and " " not in line:
                    self.builder.put("url", harmless(line), f"{label}.url", line)
                else:
                    self.builder.keep(f"{label}.url", line)

    def add_access_date(self, label: str, element: Element) -> None:
        """Read when somebody looked at it."""
        text = clean(text_of(element))
        if parts := date_parts(text):
            self.builder.put_csl("accessed", {"date-parts": [parts]}, label, text)
        else:
            self.builder.keep(label, text)


_TEXT_FIELDS: Final = {
    "volume": "volume",
    "publisher": "publisher",
    "pub-location": "publisher_place",
    "language": "language",
}
_CSL_VARIABLES: Final = {
    "call-num": "call-number",
    "edition": "edition",
    "meeting-place": "event-place",
    "notes": "note",
    "num-vols": "number-of-volumes",
    "orig-pub": "original-publisher",
    "remote-database-name": "source",
    "reviewed-item": "reviewed-title",
    "section": "section",
    "work-type": "genre",
}
_HANDLERS: Final[dict[str, Callable[[_Reader, str, Element], None]]] = {
    "ref-type": _Reader.skip,
    "title": _Reader.add_title,
    "secondary-title": _Reader.add_secondary_title,
    "tertiary-title": _Reader.add_tertiary_title,
    "short-title": _Reader.add_short_title,
    "alt-title": _Reader.add_journal,
    "full-title": _Reader.add_journal,
    "abbr-1": _Reader.add_journal,
    "abbr-2": _Reader.add_journal,
    "abbr-3": _Reader.add_journal,
    "dates": _Reader.add_dates,
    "pages": _Reader.add_pages,
    "number": _Reader.add_number,
    "issue": _Reader.add_number,
    "isbn": _Reader.add_serial_numbers,
    "electronic-resource-num": _Reader.add_doi,
    "accession-num": _Reader.add_accession,
    "custom2": _Reader.add_custom2,
    "label": _Reader.add_label,
    "keywords": _Reader.add_keywords,
    "auth-address": _Reader.add_affiliations,
    "abstract": _Reader.add_abstract,
    "web-urls": _Reader.add_addresses,
    "related-urls": _Reader.add_addresses,
    "text-urls": _Reader.add_addresses,
    "pdf-urls": _Reader.add_addresses,
    "image-urls": _Reader.add_addresses,
    "access-date": _Reader.add_access_date,
}
