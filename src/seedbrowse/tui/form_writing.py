"""Form writing: records as the text that is copied, in each of the ways there are to write them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from seedbrowse.library.problem_report import counted
from seedbrowse.records import Record
from seedbrowse.records.text import clean, harmless

if TYPE_CHECKING:
    from seedbrowse.citing.citer import Citer

__all__ = [
    "Materials", "Write", "Written", "each", "exported", "keys", "number_of", "of_records", "safe"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Materials:
    """What records are written with."""

    citer: Callable[[], "Citer"]
    """Gives what writes references; takes time at first, and raises `StyleError`."""

    in_style_order: bool = True
    """Whether a bibliography has the order of its style, else that of the records."""

    checkpoint: Callable[[], None] = lambda: None
    """Called now and then; raises where nobody waits any more."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is copied, and what is said of it."""

    text: str
    """Empty where the records have nothing of the kind."""

    what: str
    """As a sentence calls it: `reference`, `12 DOIs`."""

    note: str = ""
    """What the person should know of it."""

    html: str = ""
    """The same with italics and all, for whatever takes it."""


Write: TypeAlias = Callable[[Sequence[Record], Materials], Written]
"""Writes at least one record; takes time, so that a thread does it."""


def each(text: Callable[[Record], str], name: str, needed: str, *, lines: bool = False) -> Write:
    """A way that writes each record by itself.

    Args:
        text: Of one record; empty where it has none.
        name: What one of them is called.
        needed: What a record without such a text lacks.
        lines: Whether a text has several lines; an empty one then stands between two.
    """

    def write(records: Sequence[Record], materials: Materials) -> Written:
        texts = []
        for record in records:
            materials.checkpoint()
            texts.append(safe(text(record)) if lines else clean(text(record)))
        there = [one for one in texts if one]
        missing = len(texts) - len(there)
        note = f"{counted(missing, 'marked record')} without a {needed}." if missing else ""
        what = name if len(texts) == 1 else counted(len(there), name)
        return Written(("\n\n" if lines else "\n").join(there), what, note)

    return write


def exported(format_name: str, title: str) -> Write:
    """A way that writes an interchange format."""

    def write(records: Sequence[Record], materials: Materials) -> Written:
        # The writers are imported when the first frame has long been drawn.
        from seedbrowse.citing.keys import CiteKeys
        from seedbrowse.formats.copies import written

        text = written(format_name, _checked(records, materials), CiteKeys())
        return Written(safe(text).rstrip("\n"), of_records(title, records))

    return write


def keys(pattern: str, between: str, name: str) -> Write:
    """A way that writes the cite keys that the same records have in BibTeX.

    Args:
        pattern: What stands around all of them, and `{}` in their place.
        between: What stands between two.
        name: What it is called.
    """

    def write(records: Sequence[Record], materials: Materials) -> Written:
        from seedbrowse.citing.keys import CiteKeys  # with what transliterates them

        key_of = CiteKeys()
        given = [key_of(record) for record in _checked(records, materials)]
        what = number_of(len(given), name) if pattern == "{}" else of_records(name, records)
        return Written(pattern.replace("{}", between.join(given)), what)

    return write


def of_records(name: str, records: Sequence[Record]) -> str:
    """What all records make together: `BibTeX`, `BibTeX of 3 records`."""
    return name if len(records) == 1 else f"{name} of {counted(len(records), 'record')}"


def number_of(count: int, name: str) -> str:
    """Of one record the name alone, of several how many: `DOI`, `3 DOIs`."""
    return name if count == 1 else counted(count, name)


def safe(text: str) -> str:
    """A text of several lines without what a terminal would obey; its spaces stay."""
    return "\n".join(line if line.isprintable() else _harmless(line) for line in text.split("\n"))


def _harmless(line: str) -> str:
    return "".join(letter for letter in line if letter.isspace() or harmless(letter))


def _checked(records: Sequence[Record], materials: Materials) -> Iterator[Record]:
    for record in records:
        materials.checkpoint()
        yield record
