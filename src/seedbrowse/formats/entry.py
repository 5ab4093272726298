"""Entry: a record as it stands in a file, each labelled field with its own lines.

Readers first divide a file into entries, which loses nothing, and then make a record of each.
"""

import msgspec

__all__ = ["Entry", "Field", "Line"]

Line = tuple[int, str]
"""Line number, counted from 1, and the line's text without its end."""


class Field(msgspec.Struct):
    """One labelled field of an entry."""

    label: str
    """The source's own label, or the name of an unlabelled part: `TITLE`, `CITATION`."""

    lines: list[Line]
    """Whole lines of the file; the first one may begin with the label."""

    value: list[str]
    """The lines' texts without label, bullet or number, not cleaned."""

    has_headings: bool = False
    """Whether one of its further lines is like a heading of a structured abstract, `METHODS:`."""

    @property
    def text(self) -> str:
        """The value as one line."""
        return self.value[0] if len(self.value) == 1 else " ".join(self.value)

    @property
    def first_line(self) -> int:
        """Number of the field's first line."""
        return self.lines[0][0]

    @property
    def last_line(self) -> int:
        """Number of the field's last line."""
        return self.lines[-1][0]


class Entry(msgspec.Struct):
    """The labelled fields of one record, in file order."""

    family: str
    """Which layout of its format the entry has: `export`, `document`."""

    fields: list[Field] = []

    @property
    def first_line(self) -> int:
        """Number of the entry's first line."""
        return self.fields[0].first_line

    @property
    def last_line(self) -> int:
        """Number of the entry's last line."""
        return self.fields[-1].last_line

    def add(self, label: str, lines: list[Line], value: list[str] | None = None) -> None:
        """Append a field; its value is the lines' texts unless given."""
        if lines:
            texts = [text for _, text in lines] if value is None else value
            self.fields.append(Field(label, lines, texts))

    def extend_last(self, line: Line) -> None:
        """Continue the last field with one more line."""
        self.fields[-1].lines.append(line)
        self.fields[-1].value.append(line[1])

    def has(self, *labels: str) -> bool:
        """Whether any of the labels occurs."""
        return any(field.label in labels for field in self.fields)
