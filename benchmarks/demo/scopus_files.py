"""Scopus' exports of the demo library: text in two layouts, and CSV."""

import csv
from collections.abc import Iterator, Sequence
from typing import Final, TextIO
from urllib.parse import quote

from benchmarks.demo.people import full_name, initials
from seedbrowse.records import Name, Record

__all__ = ["write_csv", "write_documents", "write_text"]

_PLACES: Final = "abcdefgh"


def write_text(records: Sequence[Record], stream: TextIO) -> None:
    """Write records as the text exports of 2023 on have them."""
    stream.write("Scopus\nEXPORT DATE: 12 November 2026\n\n")
    for record in records:
        stream.writelines(f"{line}\n" for line in _text(record))


def write_documents(records: Sequence[Record], stream: TextIO) -> None:
    """Write records as somebody copies them from Scopus' pages, one after the other."""
    for record in records:
        stream.writelines(f"{line}\n" for line in _document(record))


def write_csv(records: Sequence[Record], stream: TextIO) -> None:
    """Write records as a Scopus CSV with every column."""
    rows = [_row(record) for record in records]
    table = csv.DictWriter(stream, [*rows[0]], quoting=csv.QUOTE_ALL, lineterminator="\n")
    stream.write(",".join(f'"{name}"' for name in rows[0]) + "\n")
    table.writerows(rows)


def _text(record: Record) -> Iterator[str]:
    ids = "; ".join(name.author_id for name in record.authors)
    yield ", ".join(map(_short, record.authors))
    yield f"AUTHOR FULL NAMES: {_full(record.authors)}"
    yield ids
    yield record.title
    yield f"({record.year}) {_where(record)}, Cited {record.cited_by} times."
    yield f"DOI: {record.doi}"
    yield _link(record)
    yield ""
    yield f"AFFILIATIONS: {'; '.join(record.affiliations)}"
    yield f"AUTHORS WITH AFFILIATIONS: {_with_affiliations(record)}"
    yield f"ABSTRACT: {record.abstract} {record.copyright}"
    labelled = {
        "AUTHOR KEYWORDS": "; ".join(record.author_keywords),
        "INDEX KEYWORDS": "; ".join(record.index_keywords),
        "FUNDING DETAILS": "; ".join(record.funding),
        "REFERENCES": "; ".join(record.references),
        "CORRESPONDENCE ADDRESS": record.correspondence,
        "CONFERENCE NAME": record.event,
        "PUBLISHER": record.publisher,
        "ISSN": "".join(record.issn).replace("-", ""),
        "LANGUAGE OF ORIGINAL DOCUMENT": record.language,
        "ABBREVIATED SOURCE TITLE": record.container_title_short,
        "DOCUMENT TYPE": record.document_type,
        "PUBLICATION STAGE": record.publication_stage,
        "OPEN ACCESS": record.open_access_status,
    }
    yield from (f"{label}: {value}" for label, value in labelled.items() if value)
    yield "SOURCE: Scopus"
    yield ""


def _document(record: Record) -> Iterator[str]:
    pages = f"Pages {record.page}" if record.page else f"Article number {record.number}"
    issue = f", Issue {record.issue}" if record.issue else ""
    free = " (Open Access)" if record.open_access else ""
    yield record.container_title
    yield f"Volume {record.volume}{issue}, {record.year}, {pages}"
    yield ""
    yield f"{record.title} ({record.document_type}){free}"
    yield ""
    yield ", ".join(map(_marked, record.authors))
    for letter, affiliation in zip(_PLACES, record.affiliations, strict=False):
        yield f"  • {letter} {affiliation}"
    yield ""
    yield from ("Abstract", "", f"{record.abstract} {record.copyright}", "")
    yield from ("Author Keywords", "", " ".join(map(_capital, record.author_keywords)), "")
    yield from ("Index Keywords", "", "[No Keywords available]", "")
    yield from ("Link", _link(record), "")
    yield f"DOI: {record.doi}"
    yield f"ISSN: {''.join(record.issn).replace('-', '')}"
    yield f"Original Language: {record.language}"
    yield ""


def _row(record: Record) -> dict[str, str]:
    first, _, last = record.page.partition("-")
    return {
        "Authors": "; ".join(map(_short, record.authors)),
        "Author full names": _full(record.authors),
        "Author(s) ID": "; ".join(name.author_id for name in record.authors),
        "Title": record.title,
        "Year": str(record.year),
        "Source title": record.container_title,
        "Volume": record.volume,
        "Issue": record.issue,
        "Art. No.": record.number,
        "Page start": first,
        "Page end": last,
        "Cited by": str(record.cited_by),
        "DOI": record.doi,
        "Link": _link(record),
        "Affiliations": "; ".join(record.affiliations),
        "Authors with affiliations": _with_affiliations(record),
        "Abstract": f"{record.abstract} {record.copyright}",
        "Author Keywords": "; ".join(record.author_keywords),
        "Index Keywords": "; ".join(record.index_keywords),
        "Funding Details": "; ".join(record.funding),
        "References": "; ".join(record.references),
        "Correspondence Address": record.correspondence,
        "Publisher": record.publisher,
        "Conference name": record.event,
        "ISSN": "; ".join(record.issn).replace("-", ""),
        "Language of Original Document": record.language,
        "Abbreviated Source Title": record.container_title_short,
        "Document Type": record.document_type,
        "Publication Stage": record.publication_stage,
        "Open Access": record.open_access_status,
        "Source": "Scopus",
        "EID": record.eid,
    }


def _where(record: Record) -> str:
    issue = f" ({record.issue})" if record.issue else ""
    pages = f"pp. {record.page.replace('-', ' - ')}" if record.page else f"art. no. {record.number}"
    return f"{record.container_title}, {record.volume}{issue}, {pages}"


def _short(name: Name) -> str:
    return f"{name.short} {initials(name.given)}"


def _marked(name: Name) -> str:
    letters = ", ".join(_PLACES[place] for place in name.affiliations)
    return f"{_short(name)}{letters}{'*' if name.corresponding else ''}"


def _full(names: Sequence[Name]) -> str:
    return "; ".join(f"{full_name(name)} ({name.author_id})" for name in names)


def _with_affiliations(record: Record) -> str:
    return "; ".join(
        f"{_short(name)}, {', '.join(record.affiliations[place] for place in name.affiliations)}"
        for name in record.authors
    )


def _link(record: Record) -> str:
    return (
        f"https://www.scopus.com/inward/record.uri?eid={record.eid}"
        f"&doi={quote(record.doi, safe='')}&partnerID=40&md5={_digits(record.eid)}"
    )


def _digits(text: str) -> str:
    """Thirty-two digits that look like those in Scopus' addresses."""
    return f"{int.from_bytes(text.encode()) % 16**32:032x}"


def _capital(keyword: str) -> str:
    return keyword[0].upper() + keyword[1:]
