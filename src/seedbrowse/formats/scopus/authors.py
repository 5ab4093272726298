"""The authors of a Scopus entry, joined from all the lines that speak of the same people."""

from collections.abc import Sequence

import msgspec

from seedbrowse.formats.entry import Entry, Field
from seedbrowse.formats.scopus.author_affiliations import with_affiliations
from seedbrowse.formats.scopus.labels import canonical_label, present
from seedbrowse.formats.scopus.names import (
    author_ids,
    full_names,
    marked_names,
    may_have_suffix,
    short_names,
)
from seedbrowse.records import Name
from seedbrowse.records.text import clean

__all__ = ["Authors", "read_authors"]

_LABELS = frozenset({"AUTHORS", "AUTHOR IDS", "AUTHOR FULL NAMES", "AUTHORS WITH AFFILIATIONS"})


class Authors(msgspec.Struct):
    """What an entry says of its authors."""

    names: list[Name]
    affiliations: list[str]
    kept: list[Field]
    """Lines that say something the names do not hold: short names beside full ones."""


def read_authors(entry: Entry, affiliations: Sequence[str]) -> Authors:
    """Read the authors, full names before short ones, with ids and affiliations.

    Args:
        entry: The entry.
        affiliations: The record's affiliations as listed; where it has none they come from the
            lines that name them author by author.
    """
    lines: dict[str, Field] = {}
    kept = []
    for line in entry.fields:
        if (label := canonical_label(line.label)) in _LABELS:
            if label in lines:
                kept.append(line)
            else:
                lines[label] = line
    full = full_names(lines["AUTHOR FULL NAMES"].text) if "AUTHOR FULL NAMES" in lines else []
    authors = Authors(full or _short(entry, lines), list(affiliations), kept)
    if full and "AUTHORS" in lines:
        authors.kept.append(lines["AUTHORS"])
        # Only short names have suffixes (`Jr.`), and hardly any has one.
        if entry.family != "export" or may_have_suffix(lines["AUTHORS"].text):
            _take_suffixes(authors, _short(entry, lines))
    if "AUTHOR IDS" in lines:
        known = [name.author_id for name in authors.names if name.author_id]
        if author_ids(present(clean(lines["AUTHOR IDS"].text))) != known:
            authors.kept.append(lines["AUTHOR IDS"])
    if "AUTHORS WITH AFFILIATIONS" in lines:
        authors.kept.append(lines["AUTHORS WITH AFFILIATIONS"])
        text = clean(present(lines["AUTHORS WITH AFFILIATIONS"].text))
        names, places = with_affiliations(authors.names, authors.affiliations, text)
        authors.names, authors.affiliations = [*names], [*places]
    elif len(authors.names) == len(authors.affiliations) == 1:
        authors.names = [msgspec.structs.replace(authors.names[0], affiliations=(0,))]
    return authors


def _short(entry: Entry, lines: dict[str, Field]) -> list[Name]:
    """Read the line of names with initials."""
    if "AUTHORS" not in lines:
        return []
    if entry.family == "document":
        prefix = "AFFILIATION "
        letters = [f.label.removeprefix(prefix) for f in entry.fields if f.label.startswith(prefix)]
        return marked_names(lines["AUTHORS"].text, letters)
    ids = author_ids(lines["AUTHOR IDS"].text) if "AUTHOR IDS" in lines else []
    return short_names(lines["AUTHORS"].text, ids)


def _take_suffixes(authors: Authors, short: list[Name]) -> None:
    """Give the authors the suffixes of their short names, where each has one."""
    if len(short) == len(authors.names):
        authors.names = [
            msgspec.structs.replace(name, suffix=name.suffix or brief.suffix)
            for name, brief in zip(authors.names, short, strict=True)
        ]
