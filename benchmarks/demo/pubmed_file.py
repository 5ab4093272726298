"""PubMed's text export of the demo library."""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final, TextIO

from benchmarks.demo.people import full_name
from seedbrowse.records import Name, Record

__all__ = ["write_nbib"]

_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
_PARTS: Final = ("BACKGROUND", "METHODS", "RESULTS", "RESULTS", "CONCLUSIONS")


def write_nbib(records: Sequence[Record], stream: TextIO) -> None:
    """Write records as PubMed does, lines of at most 90 characters with their tags before them."""
    for record in records:
        for tag, value in _tagged(record):
            lines = wrap(value, 84, break_long_words=False, break_on_hyphens=False)
            stream.write(f"{tag:<4}- {lines[0]}\n")
            stream.writelines(f"      {line}\n" for line in lines[1:])
        stream.write("\n")


def _tagged(record: Record) -> Iterator[tuple[str, str]]:
    yield "PMID", record.pmid
    yield "OWN", "NLM"
    yield "STAT", "MEDLINE"
    yield "IS", f"{record.issn[0]} (Print)"
    yield "VI", record.volume
    if record.issue:
        yield "IP", record.issue
    issued = record.issued
    if issued is not None:
        month = f" {_MONTHS[issued.month - 1]}" if issued.month else ""
        yield "DP", f"{issued.year}{month}"
    yield "TI", f"{record.title}."
    yield "PG", record.page or record.number
    yield "LID", f"{record.doi} [doi]"
    yield "AB", record.abstract
    yield "CI", record.copyright
    for name in record.authors:
        yield "FAU", full_name(name)
        yield "AU", _compact(name)
        for place in name.affiliations:
            yield "AD", f"{record.affiliations[place]}."
    yield "LA", "eng"
    for grant in record.funding:
        yield "GR", grant
    yield "PT", "Journal Article"
    yield "PL", "England"
    yield "TA", record.container_title_short
    yield "JT", record.container_title
    for heading in record.index_keywords:
        yield "MH", heading
    yield "OTO", "NOTNLM"
    for keyword in record.author_keywords:
        yield "OT", keyword
    if record.pmcid:
        yield "PMC", record.pmcid
    yield "PST", "ppublish"
    yield "AID", f"{record.doi} [doi]"
    yield "SO", f"{record.container_title_short}. {record.year};{record.volume}:{record.page}."


def _compact(name: Name) -> str:
    return f"{name.short} {''.join(word[0] for word in name.given.split())}"
