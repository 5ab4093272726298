"""Processor: a style and a locale, ready to render items."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from seedbrowse.citing.csl.document import Document
from seedbrowse.citing.csl.item import Item
from seedbrowse.citing.csl.layout import Area
from seedbrowse.citing.csl.locale import Locale
from seedbrowse.citing.csl.number_labels import without_marks_of_number
from seedbrowse.citing.csl.rendered import Rendered
from seedbrowse.citing.csl.rendering import Cite
from seedbrowse.citing.csl.style import Style
from seedbrowse.citing.csl.style_checks import every

__all__ = ["Processor"]


class Processor:
    """Renders items in one style and language; made once and used for many."""

    def __init__(self, style: Style, locale: Locale) -> None:
        """Compile what every item needs; the rest is compiled when an item first needs it.

        Raises:
            StyleError: The style holds something that CSL does not know.
        """
        self.style = style
        self.locale = locale
        self._citation = Area(style, locale, style.citation)
        self._bibliography = Area(style, locale, style.bibliography) if style.bibliography else None

    @cached_property
    def _prints_numbers(self) -> bool:
        """Whether the style prints the numbers of entries anywhere."""
        return any(
            each.get("variable") == "citation-number" and each.tag in ("text", "number")
            for each in every(self.style.root)
        )

    def document(
        self,
        items: Mapping[str, Mapping[str, Any]],
        *,
        in_style_order: bool = True,
        numbered: bool = True,
        checkpoint: Callable[[], None] = lambda: None,
    ) -> Document:
        """A document that cites some CSL-JSON items, by ids, in the order of their cites."""
        read = {each: Item.of(item) for each, item in items.items()}
        return Document(
            read, self._citation, self._bibliography,
            in_style_order=in_style_order, numbered=numbered, checkpoint=checkpoint,
        )  # fmt: skip

    def reference(self, item: Mapping[str, Any], *, numbered: bool = True) -> Rendered:
        """The bibliography entry of a CSL-JSON item alone.

        Empty where the style prints nothing for it, or has no bibliography.

        Args:
            item: The item.
            numbered: Whether a style that numbers its entries begins it with its number.
        """
        entries = self.document({"": item}, numbered=numbered).bibliography()
        entry = entries.get("", Rendered([]))
        return entry if numbered or not self._prints_numbers else without_marks_of_number(entry)

    def citation(self, items: Sequence[Mapping[str, Any]]) -> Rendered:
        """One citation of some CSL-JSON items."""
        ids = [str(number) for number in range(len(items))]
        document = self.document(dict(zip(ids, items, strict=True)))
        return document.citation([Cite(each) for each in ids])

    def bibliography(
        self,
        items: Sequence[Mapping[str, Any]],
        *,
        in_style_order: bool = True,
        checkpoint: Callable[[], None] = lambda: None,
    ) -> list[Rendered]:
        """The entries of some CSL-JSON items, in the style's order or in their own.

        Calls `checkpoint` now and then, which may raise to give up.
        """
        by_id = {str(number): item for number, item in enumerate(items)}
        document = self.document(by_id, in_style_order=in_style_order, checkpoint=checkpoint)
        return list(document.bibliography().values())
