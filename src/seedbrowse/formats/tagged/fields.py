"""The fields of one tagged entry by their tags, to be taken one tag after the other."""

from collections.abc import Iterable, Sequence

from seedbrowse.formats.entry import Field

__all__ = ["TaggedFields"]


class TaggedFields:
    """The fields that have a value; what is left at the end is what nobody took."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._by_tag: dict[str, list[Field]] = {}
        add = self._by_tag.setdefault
        for field in fields:
            value = field.value
            if value[0] or len(value) > 1:
                add(field.label, []).append(field)

    def take(self, *tags: str) -> list[Field]:
        """The fields of these tags, in the order of the tags; they are not left then."""
        by_tag = self._by_tag
        found: list[Field] = []
        for tag in tags:
            if tag in by_tag:
                found += by_tag.pop(tag)
        return found

    def text(self, *tags: str) -> str:
        """The first value of the first of these tags that has one; it stays. Else empty."""
        for tag in tags:
            if tag in self._by_tag:
                return self._by_tag[tag][0].text
        return ""

    def rest(self) -> Iterable[tuple[str, list[Field]]]:
        """Every tag that was not taken, with its fields."""
        return self._by_tag.items()
