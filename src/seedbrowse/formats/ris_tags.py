"""The fields of one RIS entry by tag, to be taken one tag after the other."""

import re
from collections.abc import Iterable, Sequence

from seedbrowse.formats.entry import Field

__all__ = ["RisTags"]

# Web of Science loses the line break between some fields: `… HI 96822 USAAD  - NOAA, …`.
_GLUED_TAG = re.compile(r"(?<=\S)(AD|AN)  - ")
_LOSING_BREAKS = frozenset({"AD", "WE"})


class RisTags:
    """The fields that have a value, by tag; what is left at the end is what nobody understood."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._by_tag: dict[str, list[Field]] = {}
        for field in fields:
            value = field.value
            if len(value) == 1:
                if not value[0]:
                    continue
                if field.label in _LOSING_BREAKS and _GLUED_TAG.search(value[0]):
                    self._divide(field)
                    continue
            self._add(field)

    def take(self, *tags: str) -> list[Field]:
        """The fields of these tags, in the order of the tags; they are not left then."""
        by_tag = self._by_tag
        if len(tags) == 1:
            return by_tag.pop(tags[0], [])
        return [field for tag in tags if tag in by_tag for field in by_tag.pop(tag)]

    def first(self, tag: str) -> str:
        """The first value of a tag, which stays; empty where there is none."""
        fields = self._by_tag.get(tag)
        return fields[0].text if fields else ""

    def rest(self) -> Iterable[Field]:
        """Every field that was not taken."""
        return (field for fields in self._by_tag.values() for field in fields)

    def _add(self, field: Field) -> None:
        fields = self._by_tag.get(field.label)
        if fields is None:
            self._by_tag[field.label] = [field]
        else:
            fields.append(field)

    def _divide(self, field: Field) -> None:
        first, *pieces = _GLUED_TAG.split(field.value[0])
        self._add(Field(field.label, field.lines, [first]))
        for tag, value in zip(pieces[::2], pieces[1::2], strict=True):
            self._add(Field(tag, field.lines, [value]))
