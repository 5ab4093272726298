"""Columns: everything that the table can show of a record, in one catalogue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal, TypeAlias

from seedbrowse.records import Record
from seedbrowse.search.engine import SortKey
from seedbrowse.search.query import QueryField
from seedbrowse.tui import column_cells as cells

__all__ = ["COLUMNS", "TITLE", "USUAL", "Column", "Look"]

Look: TypeAlias = Literal["year", "authors", "title", "source", "cited"]
"""Which of the styles of the usual columns a column is drawn in."""

Cell: TypeAlias = Callable[[Record, int], str]
"""What a record says in a column of so many cells."""

TITLE = "title"
"""The column that takes the room that the others leave."""

USUAL = ("year", "authors", TITLE, "source", "cited")
"""What the table shows unless the person chooses otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """One column that the table can have."""

    id: str
    """Name that never changes: choices are remembered by it."""

    heading: str
    """As the line above the rows has it."""

    help: str
    """What it shows, in a few words."""

    cell: Cell
    width: int
    """In cells, as long as the person gives it no other."""

    least: int
    """Cells below which it is left out rather than made narrower."""

    share: float = 0.0
    """Part of the table's width that it takes where that is more than `width`."""

    most: int = 0
    """Cells that its share gives at most."""

    look: Look = "source"
    is_number: bool = False
    """Whether it is aligned to the right."""

    field: QueryField | None = None
    """Which words of a query are highlighted in it; None where no word can mean it."""

    @property
    def sort(self) -> SortKey:
        """The order that goes by it."""
        return SortKey(self.id)

    def usual_width(self, width: int) -> int:
        """Cells that it has in a table of `width` cells, unless the person gives it others."""
        return max(self.width, min(round(width * self.share), self.most))


def _text(
    column_id: str, heading: str, told: str, width: int, fact: str, field: QueryField | None = None
) -> Column:
    """A column that shows one text of a record, an attribute of it, as it is."""
    text = attrgetter(fact)
    return _listed(
        column_id, heading, told, width, lambda record, room: cells.text_of(text(record), room),
        field,
    )  # fmt: skip


def _listed(
    column_id: str, heading: str, told: str, width: int, cell: Cell, field: QueryField | None = None
) -> Column:
    """A column that may show several values."""
    return Column(
        id=column_id, heading=heading, help=told, width=width, least=min(width, 8), cell=cell,
        field=field,
    )  # fmt: skip


COLUMNS: Mapping[str, Column] = {
    column.id: column
    for column in (
        Column(
            id="year", heading="year", help="of publication", cell=cells.year, width=4, least=4,
            look="year", field=QueryField.YEAR,
        ),
        Column(
            id="authors", heading="authors", help="the first ones, else the editors",
            cell=cells.authors_label, width=13, least=8, share=0.18, most=32, look="authors",
            field=QueryField.AUTHOR,
        ),
        Column(
            id=TITLE, heading="title", help="takes the room that the others leave",
            cell=cells.title, width=20, least=20, look="title",
            field=QueryField.TITLE,
        ),
        Column(
            id="source", heading="source", help="journal, series or publisher", cell=cells.source,
            width=18, least=10, share=0.22, most=48, field=QueryField.SOURCE,
        ),
        Column(
            id="cited", heading="cited", help="how often it is cited", cell=cells.cited, width=5,
            least=5, look="cited", is_number=True,
        ),
        Column(
            id="cited-per-year", heading="a year", help="citations a year since it appeared",
            cell=cells.per_year, width=6, least=6, look="cited", is_number=True,
        ),
        _listed("type", "type", "article, review, book chapter …", 12, cells.kinds,
                QueryField.TYPE),
        Column(
            id="open-access", heading="open", help="open access, and which way", width=8, least=5,
            cell=cells.access,
        ),
        _text("stage", "stage", "of publication: final, in press", 8, "publication_stage"),
        _listed("language", "language", "what it is written in", 9, cells.languages,
                QueryField.LANGUAGE),
        _listed("country", "country", "of the affiliations", 16, cells.countries,
                QueryField.COUNTRY),
        _listed("funding", "funding", "who paid", 20, cells.funding),
        _listed("keywords", "keywords", "the authors' own", 24, cells.keywords, QueryField.KEYWORD),
        _listed("index-keywords", "indexed as", "the database's keywords", 24, cells.index_keywords,
                QueryField.KEYWORD),
        _text("volume", "volume", "of the journal or series", 6, "volume"),
        _text("issue", "issue", "of the volume", 5, "issue"),
        _listed("pages", "pages", "else the article number", 9, cells.page),
        _text("doi", "DOI", "digital object identifier", 24, "doi", QueryField.DOI),
        _text("publisher", "publisher", "who published it", 18, "publisher"),
        _text("conference", "conference", "where it was presented", 20, "event",
              QueryField.SOURCE),
        _listed("file", "file", "the file that the record is from", 16, cells.file_name,
                QueryField.FILE),
    )
}  # fmt: skip
"""By their ids, in the order in which they are offered. Marks stand before them in every row."""
