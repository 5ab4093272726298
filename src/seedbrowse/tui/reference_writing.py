"""Reference writing: records as references and citations in the chosen style, whatever happens."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from seedbrowse.records import Record
from seedbrowse.records.text import clean
from seedbrowse.tui.form_writing import Materials, Write, Written, number_of, of_records, safe

if TYPE_CHECKING:
    from seedbrowse.citing.citer import Citer
    from seedbrowse.citing.csl.rendered import Rendered

__all__ = ["citation", "references"]

OutputName: TypeAlias = Literal["text", "html", "markdown", "latex"]

_BETWEEN: dict[OutputName, str] = {"text": "\n", "markdown": "\n\n", "latex": "\n\n"}
"""What stands between two entries of a bibliography."""


def citation(records: Sequence[Record], materials: Materials) -> Written:
    """All records in one citation, as it stands in the text of a work."""
    # The engine is imported when the first frame has long been drawn.
    from seedbrowse.citing.csl.element import StyleError

    what = of_records("in-text citation", records)
    try:
        citer = materials.citer()
    except StyleError as error:
        return Written("", what, f"The style cannot be used: {error}.")
    text = safe(citer.in_text(records)).strip()
    if not text:
        return Written("", what, f"{_name_of(citer)} has no citations in the text.")
    return Written(text, f"{what} ({_name_of(citer)})", _troubles(citer))


def references(output: OutputName, name: str = "reference") -> Write:
    """A way that writes references; several of them are a bibliography.

    Where the style fails, `plain.reference` takes its place, and the note says so.
    """

    def write(records: Sequence[Record], materials: Materials) -> Written:
        from seedbrowse.citing.csl.element import StyleError

        try:
            citer = materials.citer()
        except StyleError as error:
            return _plainly(records, name, output, f"The style cannot be used: {error}.")
        entries, note = _entries(citer, records, materials)
        html = ""
        if output == "html":
            rich = [safe(entry.html()) for entry in entries]
            html = rich[0] if len(rich) == 1 else "\n".join(f"<p>{entry}</p>" for entry in rich)
        what = f"{number_of(len(records), name)} ({_name_of(citer)})"
        return Written(_joined(entries, output), what, note, html)

    return write


def _entries(
    citer: "Citer", records: Sequence[Record], materials: Materials
) -> tuple[list["Rendered"], str]:
    """As many references as there are records, and what is to be said of them."""
    from seedbrowse.citing.citer import plain_entry  # with the engine

    if len(records) == 1:
        entries = [citer.entry(records[0])]
    else:
        entries = citer.entries(
            records, in_style_order=materials.in_style_order, checkpoint=materials.checkpoint
        )
    entries = [entry for entry in entries if entry.text().strip()]
    note = _troubles(citer)
    if len(entries) < len(records):
        left_out = [each for each in records if not _is_printed(citer, each, materials)]
        entries += map(plain_entry, left_out)
        note = f"What the style leaves out is in the plain form: {len(left_out):,}. {note}"
    return entries, note.strip()


def _is_printed(citer: "Citer", record: Record, materials: Materials) -> bool:
    materials.checkpoint()
    return bool(citer.reference(record).strip())


def _plainly(records: Sequence[Record], name: str, output: OutputName, trouble: str) -> Written:
    """References that need no style."""
    from seedbrowse.citing.citer import plain_entry  # with the engine

    text = _joined(map(plain_entry, records), output)
    return Written(text, number_of(len(records), name), f"It is the plain form. {trouble}")


def _joined(entries: Iterable["Rendered"], output: OutputName) -> str:
    """The text that is previewed, and put beside HTML for those who take none."""
    from seedbrowse.citing.citer import Output, written  # with the engine

    kind = Output.TEXT if output == "html" else Output(output)
    return _BETWEEN.get(output, "\n").join(safe(written(entry, kind)) for entry in entries)


def _troubles(citer: "Citer") -> str:
    """What went wrong, where anything did; the citer has put the plain form there."""
    if not citer.problems:
        return ""
    first, *others = citer.problems
    more = f", and {len(others):,} more" if others else ""
    return f"Not all is in this style: {clean(first)}{more}."


def _name_of(citer: "Citer") -> str:
    return clean(citer.style.title)
