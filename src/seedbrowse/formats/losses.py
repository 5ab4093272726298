"""Losses: what records have and a format has no place for, counted while they are written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from typing import Final

from seedbrowse.records import Record

__all__ = ["Losses"]

_NOTHING: Final = Record()
_MOST_FIELDS: Final = 12
"""That a sentence names; a Markdown table has no place for thirty."""

_WORDS: Final = {
    "author_keywords_inferred": "the note that keywords were inferred",
    "csl": "other CSL variables",
    "extra": "other labelled fields",
}


class Losses:
    """Counts records, and how many of them have each field that is lost."""

    def __init__(self, lost: Set[str]) -> None:
        """Start at zero; `lost` are fields of a record, as `writers.fields_lost` gives them."""
        self._lost = lost
        self._missing: Counter[str] = Counter()
        self.records = 0
        """How many were counted."""

    def __bool__(self) -> bool:
        """Whether anything is lost of the records counted so far."""
        return bool(self._missing)

    def counted(self, records: Iterable[Record]) -> Iterator[Record]:
        """The same records, each counted as it passes."""
        for record in records:
            self.records += 1
            self._missing.update(
                name for name in self._lost if getattr(record, name) != getattr(_NOTHING, name)
            )
            yield record

    def told(self) -> str:
        """The lost fields with the number of records that have them: `abstract (12), funding (3)`.

        The most frequent first, and of very many only those.
        """
        fields = [
            f"{_WORDS.get(name, name.replace('_', ' '))} ({count:,})"
            for name, count in self._missing.most_common()
        ]
        if len(fields) > _MOST_FIELDS:
            fields[_MOST_FIELDS:] = [f"and {len(fields) - _MOST_FIELDS} more"]
        return ", ".join(fields)
