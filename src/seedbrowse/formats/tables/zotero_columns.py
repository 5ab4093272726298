"""The columns of Zotero CSV and its types of items, and what CSL calls them.

Source: Zotero's translators `CSV` and `CSL JSON`, and its schema's mapping to CSL.
"""

from collections.abc import Sequence
from typing import Final

from seedbrowse.formats.tables.column_names import folded_name

__all__ = ["CREATORS", "CSL_TYPES", "CSL_VARIABLES", "FIELDS", "is_zotero_header"]

FIELDS: Final = {
    "key": "key",
    "publication year": "year",
    "title": "title",
    "publication title": "container_title",
    "isbn": "isbn",
    "issn": "issn",
    "doi": "doi",
    "url": "url",
    "abstract note": "abstract",
    "date": "date",
    "pages": "page",
    "issue": "issue",
    "volume": "volume",
    "journal abbreviation": "container_title_short",
    "series": "collection_title",
    "series title": "collection_title",
    "publisher": "publisher",
    "place": "publisher_place",
    "language": "language",
    "rights": "copyright",
    "number": "number",
    "meeting name": "event",
    "conference name": "event",
    "manual tags": "tags",
    "automatic tags": "index_keywords",
}
"""Columns that are read as the columns of that role in any table."""

CREATORS: Final = {
    "author": "authors",
    "editor": "editors",
    "series editor": "collection-editor",
    "translator": "translator",
    "contributor": "contributor",
    "book author": "container-author",
    "cast member": "performer",
    "composer": "composer",
    "guest": "guest",
    "interviewer": "interviewer",
    "producer": "producer",
    "recipient": "recipient",
    "reviewed author": "reviewed-author",
    "scriptwriter": "script-writer",
}
"""Columns of people: the record's field or the CSL variable."""

CSL_VARIABLES: Final = {
    "num pages": "number-of-pages",
    "number of volumes": "number-of-volumes",
    "short title": "title-short",
    "series number": "collection-number",
    "type": "genre",
    "archive": "archive",
    "archive location": "archive_location",
    "library catalog": "source",
    "call number": "call-number",
    "notes": "note",
    "edition": "edition",
    "running time": "dimensions",
    "artwork size": "dimensions",
    "scale": "scale",
    "medium": "medium",
    "issuing authority": "authority",
    "court": "authority",
    "legislative body": "authority",
    "legal status": "status",
    "version": "version",
    "section": "section",
}
"""Columns of text: the CSL variable."""

CSL_TYPES: Final = {
    "artwork": "graphic", "audioRecording": "song", "bill": "bill", "blogPost": "post-weblog",
    "book": "book", "bookSection": "chapter", "case": "legal_case",
    "computerProgram": "software", "conferencePaper": "paper-conference", "dataset": "dataset",
    "dictionaryEntry": "entry-dictionary", "document": "document",
    "email": "personal_communication", "encyclopediaArticle": "entry-encyclopedia",
    "film": "motion_picture", "forumPost": "post", "hearing": "hearing",
    "instantMessage": "personal_communication", "interview": "interview",
    "journalArticle": "article-journal", "letter": "personal_communication",
    "magazineArticle": "article-magazine", "manuscript": "manuscript", "map": "map",
    "newspaperArticle": "article-newspaper", "patent": "patent", "podcast": "broadcast",
    "preprint": "article", "presentation": "speech", "radioBroadcast": "broadcast",
    "report": "report", "standard": "standard", "statute": "legislation", "thesis": "thesis",
    "tvBroadcast": "broadcast", "videoRecording": "motion_picture", "webpage": "webpage",
}  # fmt: skip
"""CSL's type of each of Zotero's."""

_KNOWN: Final = FIELDS.keys() | CREATORS.keys() | CSL_VARIABLES.keys() | {"item type", "extra"}
_FEWEST: Final = 3


def is_zotero_header(cells: Sequence[str]) -> bool:
    """Whether cells are names of Zotero's columns."""
    if len(cells) < _FEWEST or any(len(cell) > 40 for cell in cells):
        return False
    names = {folded_name(cell) for cell in cells}
    return {"item type", "title"} <= names and len(names & _KNOWN) >= _FEWEST
