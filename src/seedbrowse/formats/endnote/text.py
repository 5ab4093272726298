"""Texts of EndNote's XML, which stand in runs of one style each."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from seedbrowse.records.text import clean

__all__ = ["lines_of", "text_of", "titled"]

_FACES: Final = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}


def text_of(element: Element) -> str:
    """The text of all runs, without their styles and not cleaned."""
    if not len(element):
        return element.text or ""
    if len(element) == 1 and not len(element[0]):
        return (element.text or "") + (element[0].text or "") + (element[0].tail or "")
    return "".join(_runs(element, styled=False))


def titled(element: Element) -> str:
    """The text with tags for the faces that CSL knows; underlining and fonts are left out."""
    return "".join(_runs(element, styled=True))


def lines_of(element: Element) -> list[str]:
    """The lines of a text, clean and not empty: EndNote divides lists by carriage returns."""
    text = text_of(element).replace("\r", "\n")
    return [line for part in text.split("\n") if (line := clean(part))]


def _runs(element: Element, *, styled: bool) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        text = "".join(child.itertext())
        inner = text.strip()
        faces = child.get("face", "").split() if styled and inner else []
        tags = [_FACES[face] for face in faces if face in _FACES]
        if tags:
            before, _, after = text.partition(inner)
            opening = "".join(f"<{tag}>" for tag in tags)
            closing = "".join(f"</{tag}>" for tag in reversed(tags))
            text = f"{before}{opening}{inner}{closing}{after}"
        yield text
        # An indented file has white space between the runs, which no title has.
        tail = child.tail or ""
        yield "" if "\n" in tail and tail.isspace() else tail
