"""RecordBuilder: collects what the fields of one entry say, and loses none of it."""

from collections.abc import Iterable
from typing import Any

from seedbrowse.records import Name, Record, Source
from seedbrowse.records.text import clean

__all__ = ["RecordBuilder"]


class RecordBuilder:
    """Collects the fields of one record; what has no place goes to `extra` under its own label."""

    def __init__(self, place: Source) -> None:
        self.place = place
        self.values: dict[str, Any] = {}
        """Values of the record's fields that hold one value, by field name."""

        self.lists: dict[str, list[Any]] = {}
        """Values of the record's fields that hold several: `authors`, `author_keywords` …"""

        self.csl: dict[str, Any] = {}
        """CSL-JSON variables without a field of their own."""

        self.extra: dict[str, str] = {}
        self._kept: dict[str, int] = {}
        """How often each label was kept."""

        self._seen: dict[str, set[str | Name]] = {}

    def put(self, name: str, value: Any, label: str, text: str) -> None:
        """Set a field of the record; where it has another value, keep this one under its label.

        Args:
            name: The record's field.
            value: A clean value; one that is empty or None is passed over.
            label: The source's own label.
            text: The source's own text of it.
        """
        if not value and value in ("", None, ()):
            return
        if self.values.setdefault(name, value) != value:
            self.keep(label, text)

    def put_csl(self, variable: str, value: Any, label: str, text: str) -> None:
        """Set a CSL variable that has no field of its own, as `put` does."""
        if value in ("", None, [], {}):
            return
        if self.csl.setdefault(variable, value) != value:
            self.keep(label, text)

    def extend(self, name: str, values: Iterable[str | Name]) -> None:
        """Add to a field of the record that holds several values, without repeating one."""
        seen = self._seen.setdefault(name, set())
        found = self.lists.setdefault(name, [])
        for value in values:
            if value and value not in seen:
                seen.add(value)
                found.append(value)

    def add_name(self, name: str, person: Name) -> None:
        """Add one person, unless it is an empty name; two people may have the same name."""
        if person.literal or person.family or person.given:
            self.lists.setdefault(name, []).append(person)

    def keep(self, label: str, text: str) -> None:
        """Keep a field under its own label; a repeated one gets a number."""
        value, name = clean(text), clean(label)
        if not value:
            return
        key, count = name, self._kept.get(name, 0) + 1
        if count > 1:
            key = f"{name} ({count})"
        while key in self.extra:
            count += 1
            key = f"{name} ({count})"
        self._kept[name] = count
        self.extra[key] = value

    def build(self, kind: str = "document") -> Record:
        """Make the record of everything collected; `kind` is its CSL type unless one was put."""
        self.values.setdefault("type", kind)
        lists: dict[str, Any] = {name: tuple(values) for name, values in self.lists.items()}
        return Record(**self.values, **lists, csl=self.csl, extra=self.extra, source=self.place)
