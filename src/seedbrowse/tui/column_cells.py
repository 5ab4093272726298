"""Column cells: what a record says in each column of the table, in the room there is.

Records are untrusted: every text is cleaned once more, and of a long one only its beginning.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import PurePath

from rich.cells import cell_len
from rich.style import Style

from seedbrowse.records import Record
from seedbrowse.records.access import access_of
from seedbrowse.records.citation_rate import cites_per_year
from seedbrowse.records.kind import kinds_of
from seedbrowse.records.text import clean
from seedbrowse.tui.cell_text import filled
from seedbrowse.tui.record_text import shown

__all__ = [
    "access", "authors_label", "cited", "countries", "file_name", "funding",
    "index_keywords", "keywords", "kinds", "languages", "number_label", "page", "per_year",
    "source", "text_of", "title", "year",
]  # fmt: skip

_THOUSAND = 1000


def text_of(text: str, width: int) -> str:
    """The beginning of a text of a record, as long as a cell of that width may need."""
    return shown(text[: 4 * width + 256])


def year(record: Record, _width: int) -> str:
    """The year of publication; `n.d.` where there is none."""
    return "n.d." if record.year is None else str(record.year)


def authors_label(record: Record, width: int) -> str:
    """Whose work it is, in `width` cells: `Poletaev`, `Biel, Nowak +3`, else `Biel +4`."""
    names = [clean(name.short) for name in (record.authors or record.editors)[:2]]
    count = len(record.authors or record.editors)
    if count == 0:
        return ""
    both = ", ".join(names) + (f" +{count - 2}" if count > 2 else "")
    if count == 1 or cell_len(both) <= width:
        return both
    more = f" +{count - 1}"
    room = width - len(more)
    shown = "".join(segment.text for segment in filled(names[0], room, Style.null()))
    return shown.rstrip() + more if room > 1 else names[0]


def title(record: Record, _width: int) -> str:
    """The title without its markup."""
    return shown(record.title) or "(no title)"


def source(record: Record, _width: int) -> str:
    """The journal, else the series, else the publisher."""
    return shown(record.container_title or record.collection_title or record.publisher)


def cited(record: Record, width: int) -> str:
    """How often it is cited."""
    return "" if record.cited_by is None else number_label(record.cited_by, width)


def per_year(record: Record, width: int) -> str:
    """How often it is cited a year, with one decimal."""
    rate = cites_per_year(record, date.today().year)
    if rate is None:
        return ""
    told = f"{rate:.1f}"
    return told if len(told) <= width else number_label(round(rate), width)


def number_label(number: int, width: int) -> str:
    """A number in at most `width` cells, in thousands or millions where its digits do not fit.

    `350k` may be told for 349,812, but never the first digits of it alone.
    """
    told, unit = str(number), ""
    for unit in ("", "k", "M", "G", "T"):
        told = f"{number}{unit}"
        if len(told) <= width:
            break
        number = round(number / _THOUSAND)
    return told


def kinds(record: Record, width: int) -> str:
    """What kind of work it is: `Article`."""
    return _few(kinds_of(record), width)


def access(record: Record, width: int) -> str:
    """`Gold`, `Green` and so on where the source says it, else `yes` or `no`."""
    return _few(access_of(record), width)


def languages(record: Record, width: int) -> str:
    """The languages by their English names."""
    from seedbrowse.records.language import languages_of  # with a table that few rows need

    return _few(languages_of(record.language), width)


def countries(record: Record, width: int) -> str:
    """The countries of the affiliations, each once."""
    from seedbrowse.records.country import country_of  # with a table that few rows need

    return _few(map(country_of, record.affiliations), width)


def funding(record: Record, width: int) -> str:
    """Who paid."""
    return _few(record.funding, width, "; ")


def keywords(record: Record, width: int) -> str:
    """The authors' keywords."""
    return _few(record.author_keywords, width)


def index_keywords(record: Record, width: int) -> str:
    """The database's own keywords."""
    return _few(record.index_keywords, width)


def page(record: Record, width: int) -> str:
    """The pages, else the article number."""
    return text_of(record.page or record.number, width)


def file_name(record: Record, width: int) -> str:
    """The name of the file that the record is from, without its folder."""
    return text_of(PurePath(record.source.path).name, width)


def _few(values: Iterable[str], width: int, separator: str = ", ") -> str:
    """Different values one after the other, as many as a cell can show and a little more."""
    told: dict[str, None] = {}
    room = 2 * width + 64
    for value in values:
        text = text_of(value, width)
        if text and text not in told:
            told[text] = None
            room -= len(text) + len(separator)
        if room < 0:
            break
    return separator.join(told)
