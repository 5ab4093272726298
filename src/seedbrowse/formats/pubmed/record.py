"""A PubMed article to a Record: what each MEDLINE tag means.

PubMed's text is those tags, and its XML is told in them (`pubmed.xml`), so that one article is
one record. ERIC writes the same layout. Source of the tags: "MEDLINE/PubMed Data Element (Field)
Descriptions", National Library of Medicine.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from seedbrowse.formats.pubmed.people import PEOPLE_TAGS, PubmedPeople
from seedbrowse.formats.pubmed.types import csl_type
from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.scopus.values import divide_copyright
from seedbrowse.formats.values.dates import issued
from seedbrowse.formats.values.identifiers import doi, isbns, issns, pmcid, pmid
from seedbrowse.formats.values.pages import page_range
from seedbrowse.formats.values.rich_text import plain, rich
from seedbrowse.formats.values.titles import bracketed, without_full_stop
from seedbrowse.records import Issued, Record, Source
from seedbrowse.records.text import clean, harmless

__all__ = ["build_record"]

_TEXT_FIELDS: Final = {
    "CI": "copyright",
    "CTI": "collection_title",
    "IP": "issue",
    "JT": "container_title",
    "PB": "publisher",
    "PL": "publisher_place",
    "PST": "publication_stage",
    "TA": "container_title_short",
    "VI": "volume",
}
_CSL_VARIABLES: Final = {"EN": "edition", "VTI": "volume-title"}
_LISTS: Final = {"GR": "funding", "OT": "author_keywords", "Reference": "references"}
_FULL_DATE: Final = re.compile(r"\d{4}(?: [A-Z][a-z]{2}(?: \d{1,2})?)?|\d{8}")
_LABEL: Final = re.compile(r" ?\[(\w+)\]$")
_NOT_AVAILABLE: Final = "[Not Available]"
_SERIAL_LABEL: Final = re.compile(r"^E?IS[SB]N-\s*")


def build_record(fields: Iterable[tuple[str, str]], place: Source) -> Record:
    """Make a record of tags and their texts, in file order; every one of them arrives in it."""
    article = _Article(place)
    for tag, text in fields:
        article.add(tag, text)
    return article.record()


class _Article:
    """Collects what the tags of one article say."""

    def __init__(self, place: Source) -> None:
        self.builder = RecordBuilder(place)
        self.kept: dict[str, dict[str, None]] = {}
        """Texts without a field of their own, by tag, each once and in order."""

        self.people = PubmedPeople()
        self.book_title = ""
        self.article_number = ""
        self.iso_title = ""
        self.electronic_date: Issued | None = None
        self.kinds: list[str] = []
        self.languages: list[str] = []

    def add(self, tag: str, text: str) -> None:
        """Take one field."""
        if not (text := text.strip()):
            return
        if tag in PEOPLE_TAGS:
            if not self.people.add(tag, text):
                self.keep(tag, text)
        elif name := _TEXT_FIELDS.get(tag):
            self.builder.put(name, clean(text), tag, text)
        elif name := _LISTS.get(tag):
            self.builder.extend(name, (clean(text),))
        elif handler := _HANDLERS.get(tag):
            handler(self, tag, text)
        elif variable := _CSL_VARIABLES.get(tag):
            self.builder.put_csl(variable, clean(text), tag, text)
        else:
            self.keep(tag, text)

    def keep(self, tag: str, text: str) -> None:
        """Keep a text under its tag, once."""
        self.kept.setdefault(tag, {})[text] = None

    def add_title(self, tag: str, text: str) -> None:
        """Read a title; one in brackets is a translation, whose original is `TT`."""
        title = without_full_stop(rich(text))
        if title == _NOT_AVAILABLE:
            self.keep(tag, text)
            return
        self.builder.put("title", bracketed(title) or title, tag, text)

    def add_original_title(self, tag: str, text: str) -> None:
        """Read the title in the article's own language."""
        self.builder.put_csl("original-title", without_full_stop(rich(text)), tag, text)

    def add_abstract(self, tag: str, text: str) -> None:
        """Read an abstract; a copyright sentence at its end is no part of it."""
        abstract, copyright_ = divide_copyright(plain(text))
        self.builder.put("abstract", abstract, tag, text)
        self.builder.put("copyright", copyright_, tag, copyright_)

    def add_id(self, tag: str, text: str) -> None:
        """Read an identifier of the article: DOI, publisher's item, article number, address."""
        label = found[1] if (found := _LABEL.search(text)) else ""
        bare = text[: found.start()] if found else text
        if label == "doi" or (not label and doi(text)):
            self.builder.put("doi", doi(bare) or clean(bare), tag, text)
        elif bare.startswith(("http://", "https://")):
            self.builder.put("url", harmless(bare), tag, text)
        elif label or tag == "AID":
            self.keep("AID", text)  # it stands under both tags
        else:
            self.article_number = self.article_number or clean(text)
            if self.article_number != clean(text):
                self.keep(tag, text)

    def add_date(self, tag: str, text: str) -> None:
        """Read a date of publication; what is more than a date, a season or range, is kept."""
        date = issued(text)
        known = date and self.builder.values.setdefault("issued", date)
        if known != date or not _FULL_DATE.fullmatch(text):
            self.keep(tag, text)

    def add_electronic_date(self, tag: str, text: str) -> None:
        """Keep the date of electronic publication."""
        self.keep(tag, text)
        self.electronic_date = self.electronic_date or issued(text)

    def add_serial_number(self, tag: str, text: str) -> None:
        """Read an ISSN and keep of which edition it is."""
        number = _SERIAL_LABEL.sub("", clean(text))
        bare, _, medium = number.partition(" ")
        self.builder.extend("issn", issns(bare))
        if medium:
            self.keep(tag, clean(text))

    def add_book_number(self, tag: str, text: str) -> None:
        """Read an ISBN."""
        number = _SERIAL_LABEL.sub("", clean(text))
        bare, _, binding = number.partition(" ")
        self.builder.extend("isbn", isbns(bare))
        if binding:
            self.keep(tag, clean(text))

    def add_heading(self, tag: str, text: str) -> None:
        """Read a subject heading; the asterisk of a major one is kept apart from its words."""
        heading = clean(text)
        if "*" in heading:
            self.keep(tag, heading)
            heading = heading.replace("*", "")
        self.builder.extend("index_keywords", (heading,))

    def add_page(self, tag: str, text: str) -> None:
        """Read pages as PubMed writes them: `454-81`."""
        self.builder.put("page", page_range(text), tag, text)

    def add_pmid(self, tag: str, text: str) -> None:
        """Read the article's own number."""
        self.builder.put("pmid", pmid(text) or clean(text), tag, text)

    def add_pmcid(self, tag: str, text: str) -> None:
        """Read the article's number in PubMed Central."""
        self.builder.put("pmcid", pmcid(text) or clean(text), tag, text)

    def add_kind(self, _tag: str, text: str) -> None:
        """Note a publication type."""
        self.kinds.append(clean(text))

    def add_language(self, _tag: str, text: str) -> None:
        """Note a language, a code or a word."""
        self.languages.append(clean(text))

    def add_book_title(self, tag: str, text: str) -> None:
        """Read the title of a book, of which the record is a chapter where it has a title, too."""
        if self.book_title:
            self.keep(tag, text)
        self.book_title = self.book_title or without_full_stop(rich(text))

    def add_iso_title(self, _tag: str, text: str) -> None:
        """Read the abbreviated title by ISO 4, which is nearly always that by PubMed as well."""
        self.iso_title = clean(text)

    def record(self) -> Record:
        """Make the record of everything added."""
        builder, values = self.builder, self.builder.values
        self.people.finish()
        if self.book_title:
            kind = "chapter" if "title" in values else "book"
            name = "container_title" if "title" in values else "title"
            builder.put(name, self.book_title, "BTI", self.book_title)
        else:
            journal = "container_title" in values or "container_title_short" in values
            kind = csl_type(self.kinds, "article-journal" if journal else "document")
            if kind in ("book", "thesis") and "publisher" not in values and journal:
                # ERIC calls a journal whatever published a work.
                builder.put("publisher", values.pop("container_title", ""), "JT", "")
        if "title" not in values:
            builder.put("title", builder.csl.pop("original-title", ""), "TT", "")
        builder.put("container_title_short", self.iso_title, "ISO abbreviation", self.iso_title)
        if self.article_number != values.get("page"):
            builder.put("number", self.article_number, "LID", self.article_number)
        if self.electronic_date:
            values.setdefault("issued", self.electronic_date)
        values["document_type"] = "; ".join(dict.fromkeys(self.kinds))
        values["language"] = "; ".join(dict.fromkeys(self.languages))
        builder.extend("affiliations", self.people.affiliations)
        for role in ("authors", "editors"):
            builder.lists[role] = self.people.names[role]
        builder.keep("FIR", self.people.investigators)
        for tag, texts in self.kept.items():
            builder.keep(tag, "; ".join(texts))
        return builder.build(kind)


_Handler = Callable[[_Article, str, str], None]
_HANDLERS: Final[dict[str, _Handler]] = {
    "AB": _Article.add_abstract,
    "AID": _Article.add_id,
    "BTI": _Article.add_book_title,
    "DEP": _Article.add_electronic_date,
    "DP": _Article.add_date,
    "IS": _Article.add_serial_number,
    "ISBN": _Article.add_book_number,
    "ISO abbreviation": _Article.add_iso_title,
    "ISSN": _Article.add_serial_number,
    "LA": _Article.add_language,
    "LID": _Article.add_id,
    "MH": _Article.add_heading,
    "PG": _Article.add_page,
    "PMC": _Article.add_pmcid,
    "PMID": _Article.add_pmid,
    "PT": _Article.add_kind,
    "TI": _Article.add_title,
    "TT": _Article.add_original_title,
}
