"""What BibTeX's and BibLaTeX's entry types and fields are called in CSL.

Sources: btxdoc (BibTeX 0.99d), the manual of biblatex 3.20 (chapters 2.1 and 2.2), and the fields
that Scopus, Web of Science, Zotero, Better BibTeX, JabRef, Mendeley and ACM add.
"""

from typing import Final

__all__ = [
    "CSL_DATES",
    "CSL_NAMES",
    "CSL_PREFIX",
    "CSL_TEXTS",
    "INHERITED",
    "PARTS",
    "REPORTS",
    "TEXTS",
    "TYPES",
    "VERBATIM",
]

TYPES: Final = {
    "article": "article-journal",
    "suppperiodical": "article-journal",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "reference": "book",
    "mvreference": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "incollection": "chapter",
    "suppcollection": "chapter",
    "book_section": "chapter",
    "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "techreport": "report",
    "report": "report",
    "manual": "report",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "bathesis": "thesis",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "web_page": "webpage",
    "webpage": "webpage",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "periodical": "periodical",
    "newspaper_article": "article-newspaper",
    "magazine_article": "article-magazine",
    "artwork": "graphic",
    "image": "graphic",
    "audio": "song",
    "music": "song",
    "video": "motion_picture",
    "movie": "motion_picture",
    "film": "motion_picture",
    "performance": "performance",
    "letter": "personal_communication",
    "standard": "standard",
    "review": "review",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "legal": "treaty",
    "misc": "document",
    "generic": "document",
}
"""The CSL type of each entry type, in lower case."""

PARTS: Final = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
"""CSL types of what stands in a book, whose `number` is one of a series."""

REPORTS: Final = frozenset({"report", "patent", "standard", "legislation"})
"""CSL types whose `number` is their own."""

TEXTS: Final = {
    "volume": "volume",
    "issue": "issue",
    "eid": "number",
    "art_number": "number",
    "article-number": "number",
    "articleno": "number",
    "articlenumber": "number",
    "publisher": "publisher",
    "eventtitle": "event",
    "conference": "event",
    "shortjournal": "container_title_short",
    "abbrev_source_title": "container_title_short",
    "journal-iso": "container_title_short",
    "journalabbr": "container_title_short",
    "series": "collection_title",
    "publication_stage": "publication_stage",
    "document_type": "document_type",
    "copyright": "copyright",
    "rights": "copyright",
    "scopus_eid": "eid",
    "wos": "wos",
}
"""Labels of fields that are one text, and the record's field of each."""

CSL_TEXTS: Final = {
    "edition": "edition",
    "chapter": "chapter-number",
    "volumes": "number-of-volumes",
    "pagetotal": "number-of-pages",
    "numpages": "number-of-pages",
    "page_count": "number-of-pages",
    "annote": "annote",
    "annotation": "annote",
    "venue": "event-place",
    "shorttitle": "title-short",
    "origtitle": "original-title",
    "origpublisher": "original-publisher",
    "origlocation": "original-publisher-place",
    "version": "version",
    "pubstate": "status",
    "library": "call-number",
    "source": "source",
    "part": "part-number",
    "dimensions": "dimensions",
}
"""Labels of fields that are one text, and the CSL variable of each."""

CSL_NAMES: Final = {
    "translator": "translator",
    "director": "director",
    "bookauthor": "container-author",
    "collaborator": "contributor",
    "illustrator": "illustrator",
    "narrator": "narrator",
    "execproducer": "executive-producer",
}
"""Labels of lists of names, and the CSL variable of each."""

CSL_DATES: Final = {
    "urldate": "accessed",
    "lastchecked": "accessed",
    "origdate": "original-date",
    "eventdate": "event-date",
}
"""Labels of dates, and the CSL variable of each."""

CSL_PREFIX: Final = "csl-"
"""What begins the labels under which our own writers put variables that BibTeX has no field for."""

VERBATIM: Final = frozenset(
    {
        "file", "pdf", "local-url", "uri", "ee", "biburl", "groups", "options", "doi_url", "link",
        "html", "code", "attachments",
    }
)  # fmt: skip
"""Labels of addresses and paths, in which `~` and `_` are themselves."""

INHERITED: Final = frozenset(
    {
        "editor", "year", "date", "month", "publisher", "address", "location", "series", "volume",
        "number", "isbn", "issn", "journal", "journaltitle", "journalsubtitle", "organization",
        "institution", "edition", "eventtitle", "eventdate", "venue", "language", "langid",
        "maintitle", "booktitle", "booksubtitle", "volumes", "origdate", "shortjournal",
    }
)  # fmt: skip
"""What an entry takes over from the one that it is a part of; a DOI or abstract is not."""
