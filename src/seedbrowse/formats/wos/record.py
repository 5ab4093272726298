"""A Web of Science record to a Record: what each two-letter tag means.

The tags are the same in the text (`wos.text`) and in the table (`wos.table`). Sources: "Web of
Science Core Collection Field Tags" and the lists of other collections, Clarivate; for what
they leave open, real exports.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from seedbrowse.formats.record_builder import RecordBuilder
from seedbrowse.formats.scopus.values import divide_copyright
from seedbrowse.formats.values.dates import date_parts, issued, issued_from
from seedbrowse.formats.values.identifiers import doi, isbns, issns, pmid
from seedbrowse.formats.values.pages import page_range, pages
from seedbrowse.formats.values.people import to_csl_names
from seedbrowse.formats.values.rich_text import plain, rich
from seedbrowse.formats.values.titles import without_full_stop
from seedbrowse.formats.wos.people import WosAuthors, names_in, read_names
from seedbrowse.formats.wos.values import addresses, csl_type, divided, is_plain_date, wrapped
from seedbrowse.records import Issued, Record, Source
from seedbrowse.records.text import clean, harmless

__all__ = ["build_record"]

_TEXT_FIELDS: Final = {
    "AR": "number",
    "CT": "event",
    "IS": "issue",
    "JI": "container_title_short",
    "J9": "container_title_short",
    "LA": "language",
    "PI": "publisher_place",
    "PU": "publisher",
    "RP": "correspondence",
    "SE": "collection_title",
    "SO": "container_title",
    "VL": "volume",
}
"""In this order: the first of two that are one field has it."""

_CSL_VARIABLES: Final = {
    "CL": "event-place",
    "PG": "number-of-pages",
    "SU": "supplement-number",
}
_ORIGINAL_TITLES: Final = ("X1", "Y1", "Z1")
_OTHER_ABSTRACTS: Final = ("X4", "Y4", "Z4")
_OTHER_KEYWORDS: Final = ("X5", "Y5", "Z5")
"""Titles, abstracts and keywords in Spanish, Portuguese and another language."""

_LISTS: Final = frozenset({"AU", "AF", "BA", "BF", "BE", "ED", "CA", "GP", "C1", "CR"})
"""Tags with an item in each line."""

_INDEXED: Final = ("ZOOREC:", "INSPEC:", "BIOSIS:", "BCI:", "CABI:", "FSTA:")
"""Collections whose `DE` are an indexer's keywords, and whose addresses are wrapped text."""

_MOST_DIGITS: Final = 9


def build_record(fields: Iterable[tuple[str, Sequence[str]]], place: Source) -> Record:
    """Make a record of tags and the lines of their values; every one of them arrives in it."""
    article = _Article(place)
    for tag, lines in fields:
        article.add(tag, lines)
    return article.record()


class _Article:
    """The fields of one record, each taken by what understands it; the rest is kept."""

    def __init__(self, place: Source) -> None:
        self.builder = RecordBuilder(place)
        self.fields: dict[str, list[str]] = {}
        """Lines by tag; what is understood is taken out."""

        self.kept: dict[str, list[str]] = {}
        """Texts to keep beside the fields that are left: what came once more, by tag."""

    def add(self, tag: str, lines: Sequence[str]) -> None:
        """Take one field."""
        lines = [line for line in map(str.strip, lines) if line]
        if tag == "ER" or not lines:
            return
        if tag not in self.fields:
            self.fields[tag] = lines
        elif tag in _LISTS:
            self.fields[tag] += lines
        else:
            self.kept.setdefault(tag, []).append(wrapped(lines))

    def text(self, tag: str) -> str:
        """Take a field that is one text; empty where there is none."""
        return wrapped(lines) if (lines := self.fields.pop(tag, None)) else ""

    def lines(self, tag: str) -> list[str]:
        """Take a field that has an item in each line."""
        return self.fields.pop(tag, [])

    def record(self) -> Record:
        """Make the record of all fields."""
        builder = self.builder
        for tag, name in _TEXT_FIELDS.items():
            if text := self.text(tag):
                builder.put(name, clean(text), tag, text)
        for tag, variable in _CSL_VARIABLES.items():
            builder.put_csl(variable, clean(text := self.text(tag)), tag, text)
        self._read_ids()
        self._read_texts()
        self._read_people()
        self._read_keywords()
        self._read_dates()
        self._read_pages()
        self._read_counts()
        kind = self._read_type()
        for tag, lines in self.fields.items():
            builder.keep(tag, "; ".join(lines) if tag in _LISTS else wrapped(lines))
        for tag, texts in self.kept.items():
            builder.keep(tag, "; ".join(texts))
        return builder.build(kind)

    @property
    def collection(self) -> str:
        """Which of Web of Science's collections the record is of: `ZOOREC:`."""
        name, colon, _ = str(self.builder.values.get("wos", "")).partition(":")
        return name + colon

    def _read_ids(self) -> None:
        put, number = self.builder.put, clean(text := self.text("UT"))
        if number.startswith("ISI:"):  # as it was until 2011
            number = f"WOS:{number.removeprefix('ISI:')}"
        put("wos", number, "UT", text)
        if "AN" in self.fields and number.endswith(clean(wrapped(self.fields["AN"]))):
            self.text("AN")
        if number.startswith("MEDLINE:"):
            put("pmid", pmid(number.removeprefix("MEDLINE:")), "UT", text)
        put("pmid", pmid(text := self.text("PM")) or clean(text), "PM", text)
        put("doi", doi(text := self.text("DI")) or clean(text), "DI", text)
        put("url", harmless(text := self.text("UR")), "UR", text)
        for tag in ("SN", "EI"):
            self.builder.extend("issn", issns(clean(self.text(tag))))
        self.builder.extend("isbn", isbns(clean(self.text("BN"))))

    def _read_texts(self) -> None:
        put = self.builder.put
        title = rich(text := self.text("TI"))
        if self.collection in ("ZOOREC:", "MEDLINE:"):
            title = without_full_stop(title)
        put("title", title, "TI", text)
        for tag in _ORIGINAL_TITLES:
            self.builder.put_csl("original-title", rich(text := self.text(tag)), tag, text)
        if not title:
            put("title", self.builder.csl.pop("original-title", ""), "X1", "")
        for tag in ("AB", *_OTHER_ABSTRACTS):
            abstract, copyright_ = divide_copyright(plain(text := self.text(tag)))
            put("abstract", abstract, tag, text)
            put("copyright", copyright_, tag, copyright_)

    def _read_people(self) -> None:
        builder = self.builder
        short, full = (names_in(self.fields.get(tag, ())) for tag in ("AU", "AF"))
        authors = WosAuthors(short, full, names_in(self.lines("CA")))
        if not self._says_more("AU", short, full):
            self.lines("AU")
        if full:
            self.lines("AF")
        core = not self.collection.startswith(_INDEXED)
        for item in addresses(self.lines("C1"), one_a_line=core):
            if not authors.add_address(item):
                self.kept.setdefault("C1", []).append(item)
        authors.mark_corresponding(builder.values.get("correspondence", ""))
        authors.add_ids(clean(wrapped(self.fields.get("OI", [""]))))
        books = names_in(self.lines("BF")) or names_in(self.fields.get("BA", ()))
        if "BA" in self.fields and not self._says_more("BA", names_in(self.fields["BA"]), books):
            self.lines("BA")
        builder.lists["authors"] = authors.finished() or read_names(books)
        if authors.names:
            builder.put_csl("container-author", to_csl_names(read_names(books)), "BF", "")
        editors = names_in(self.lines("BE")) or names_in(self.lines("ED"))
        builder.lists["editors"] = read_names(editors)
        builder.extend("affiliations", authors.places)

    def _says_more(self, tag: str, short: Sequence[str], full: Sequence[str]) -> bool:
        """Whether names with initials say what the full names do not."""
        if any("@" in line or "[Anonymous]" in line for line in self.fields.get(tag, ())):
            return True
        return bool(full) and [*map(_initials, short)] != [*map(_initials, full)]

    def _read_keywords(self) -> None:
        extend, indexed = self.builder.extend, self.collection in _INDEXED
        own = "index_keywords" if indexed else "author_keywords"
        extend(own, map(clean, divided(self.text("DE"))))
        for tag in _OTHER_KEYWORDS:
            extend(own, map(clean, divided(self.text(tag))))
        if self.collection != "INSPEC:":  # there it is a code of the publisher's
            extend("index_keywords", map(clean, divided(self.text("ID"))))
        if indexed:
            extend("index_keywords", map(clean, divided(self.text("BD"))))
        extend("funding", map(clean, divided(self.text("FU"))))
        extend("funding", (clean(self.text("FX")),))
        lines = self.lines("CR")
        items = divided(lines[0]) if len(lines) == 1 else lines
        self.builder.lists["references"] = [text for text in map(clean, items) if text]

    def _read_dates(self) -> None:
        builder = self.builder
        year, day, early = (clean(self.text(tag)) for tag in ("PY", "PD", "EA"))
        date = issued_from(year, day) if year else issued(day)
        builder.put("issued", date or issued(early) or issued(self.text("EY")), "PY", year)
        if day and not _is_said(day, date):
            builder.keep("PD", day)
        if year and (date is None or str(date.year) != year):
            builder.keep("PY", year)
        if early:
            available = issued(early)
            if available:
                parts = {"date-parts": [available.date_parts]}
                builder.put_csl("available-date", parts, "EA", early)
            if not _is_said(early, available):
                builder.keep("EA", early)
        if parts_of_event := date_parts(wrapped(self.fields.get("CY", [""]))):
            # All days of the conference stay in the source's words.
            builder.put_csl("event-date", {"date-parts": [parts_of_event]}, "CY", "")

    def _read_pages(self) -> None:
        first, last, both = (self.text(tag) for tag in ("BP", "EP", "PS"))
        self.builder.put("page", pages(first, last), "BP", f"{first}-{last}")
        self.builder.put("page", page_range(both), "PS", both)

    def _read_counts(self) -> None:
        builder, cited = self.builder, clean(self.text("TC"))
        if cited.isdecimal() and len(cited) <= _MOST_DIGITS:
            builder.put("cited_by", int(cited), "TC", cited)
        else:
            builder.keep("TC", cited)
        if access := clean(self.text("OA")):
            builder.put("open_access_status", access, "OA", access)
            builder.put("open_access", access.casefold() not in ("no", "closed"), "OA", access)

    def _read_type(self) -> str:
        """Read the document types, of which `Early Access` is a stage, and what depends on them."""
        builder, medium = self.builder, clean(self.text("PT"))
        if len(medium) > 1:
            builder.keep("PT", medium)
        kinds, text = [], self.text("DT")
        for kind in map(clean, divided(text)):
            if kind.casefold() == "early access":
                builder.put("publication_stage", kind, "DT", kind)
            else:
                kinds.append(kind)
        builder.put("document_type", "; ".join(kinds), "DT", text)
        kind = csl_type(medium, kinds)
        number = clean(self.text("PN"))
        if kind == "patent":
            builder.put("number", number, "PN", number)
        else:
            builder.put_csl("part-number", number, "PN", number)
        return kind


def _is_said(text: str, date: Issued | None) -> bool:
    """Whether a date says all that the text does."""
    return date is not None and bool(date.month) and is_plain_date(text)


def _initials(name: str) -> str:
    """A name with initials: `Lake, AB` of `Lake, Anna B.`."""
    family, comma, given = name.partition(",")
    parts = given.replace(".", " ").replace("-", " ").split()
    if len(parts) == 1 and parts[0].isupper():
        return f"{family},{parts[0]}"
    return f"{family}{comma}{''.join(part[0] for part in parts)}"
