"""Inheritance: `crossref` and `xdata` give an entry fields of another one, in the same file.

The other entry may stand before or behind. Entries that books are made of are remembered, with the
fields that are inherited; an entry whose parent has not come waits for it, so it is read out of
turn. Source: the manual of biblatex, appendix B.
"""

from collections.abc import Iterator
from typing import Final

from seedbrowse.formats.bibtex.entry import BibEntry
from seedbrowse.formats.bibtex.fields import INHERITED

__all__ = ["CrossReferences"]

_PARENTS: Final = frozenset(
    {
        "book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "reference",
        "mvreference", "periodical", "xdata", "inbook", "misc", "online", "manual",
    }
)  # fmt: skip
_IN_A_BOOK: Final = frozenset(
    {
        "inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inproceedings",
        "conference", "inreference",
    }
)  # fmt: skip
_BY_THE_SAME: Final = frozenset({"inbook", "book"})
"""What is by the author of the whole."""

_YEARS: Final = frozenset({"year", "date"})
_MOST_PARENTS: Final = 20_000
_MOST_WAITING: Final = 10_000
"""Entries; a file with more of them gives up on the first ones, so that memory stays bounded."""


class CrossReferences:
    """Fills in what entries inherit, and holds back those whose parents are still to come."""

    def __init__(self) -> None:
        self._parents: dict[str, BibEntry] = {}
        self._waiting: dict[str, list[BibEntry]] = {}
        self._count = 0

    def take(self, entry: BibEntry) -> Iterator[BibEntry]:
        """Take the next entry of the file; give back those that are complete by now."""
        given = {label.lower(): value for label, value in entry.fields}
        is_parent = entry.kind in _PARENTS
        if "crossref" not in given and "xdata" not in given:
            yield entry
        elif missing := self._inherit(entry, given):
            if self._count < _MOST_WAITING:
                self._waiting.setdefault(missing, []).append(entry)
                self._count += 1
            else:
                yield entry
        else:
            yield entry
        key = entry.key.lower()
        if is_parent or key in self._waiting:
            if len(self._parents) >= _MOST_PARENTS:
                del self._parents[next(iter(self._parents))]
            self._parents[key] = _heritage(entry)
            for child in self._waiting.pop(key, ()):
                self._count -= 1
                yield from self.take(child)

    def orphans(self) -> Iterator[tuple[str, list[BibEntry]]]:
        """Entries whose parents never came, by the key that they name, at the file's end."""
        yield from self._waiting.items()
        self._waiting.clear()

    def _inherit(self, entry: BibEntry, given: dict[str, str]) -> str:
        """Add what an entry inherits to its fields; the key of a parent that is not known yet."""
        for label in ("xdata", "crossref"):
            for key in given.get(label, "").lower().split(","):
                if not (key := key.strip()) or key == entry.key.lower():
                    continue
                parent = self._parents.get(key)
                if parent is None:
                    return key
                _add_missing(entry, parent, given, everything=label == "xdata")
        return ""


def _heritage(entry: BibEntry) -> BibEntry:
    """What of an entry is worth remembering."""
    kept = INHERITED | {"title", "subtitle", "author", "crossref", "xdata"}
    fields = [
        (label, value)
        for label, value in entry.fields
        if entry.kind == "xdata" or label.lower() in kept
    ]
    return BibEntry(entry.kind, entry.key, entry.first_line, entry.last_line, fields)


def _add_missing(
    entry: BibEntry, parent: BibEntry, given: dict[str, str], *, everything: bool
) -> None:
    """Give an entry the fields of its parent that it lacks."""
    for label, value in parent.fields:
        name = label.lower() if everything else _inherited(label.lower(), entry.kind)
        if not name or name in given:
            continue
        if name in _YEARS and not _YEARS.isdisjoint(given):
            continue
        given[name] = value
        entry.fields.append((name, value))


def _inherited(name: str, kind: str) -> str:
    """Under which label an entry of a kind inherits a field: a book's title is its book title."""
    is_part = kind in _IN_A_BOOK
    if name in ("title", "subtitle"):
        return f"book{name}" if is_part else name
    if name == "author":
        return name if kind in _BY_THE_SAME else ""
    if name == "booktitle" and not is_part:
        return ""
    return name if name in INHERITED else ""
