"""The text of an XML element with the markup inside it, as `values.rich_text` reads it."""

from xml.etree.ElementTree import Element

__all__ = ["markup_of"]

_MOST_DEPTH = 30
"""Elements in each other; the formulas of real abstracts have up to 15."""


def markup_of(element: Element, depth: int = 0) -> str:
    """Write what an element contains, with tags but without attributes.

    What lies deeper than any formula does is written without its tags.
    """
    if not len(element):
        return element.text or ""
    if depth == _MOST_DEPTH:
        return "".join(element.itertext())
    pieces = [element.text or ""]
    for child in element:
        pieces += (f"<{child.tag}>", markup_of(child, depth + 1), f"</{child.tag}>")
        pieces.append(child.tail or "")
    return "".join(pieces)
