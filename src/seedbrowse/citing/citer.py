"""Citer: references and citations of records, in one style and language.

This is the face of `citing` for commands and screens: a record goes in, text comes out, and no
record is without a reference: where a style cannot print one, `plain` does.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

import msgspec

from seedbrowse.citing.citable_item import citable_item
from seedbrowse.citing.csl.element import StyleError
from seedbrowse.citing.csl.locale import DEFAULT_LANGUAGE, load_locale
from seedbrowse.citing.csl.processor import Processor
from seedbrowse.citing.csl.rendered import Rendered
from seedbrowse.citing.csl.style import Style, read_style
from seedbrowse.citing.locales import read_locale, resolve_locale
from seedbrowse.citing.styles import StyleFile, resolve
from seedbrowse.records import Record

__all__ = ["DEFAULT_STYLE", "Citer", "Output", "StyleInfo", "plain_entry", "written"]

DEFAULT_STYLE: Final = "apa"
_KEPT: Final = 8
"""Compiled styles: as many as a person compares."""

_NUMBER: Final = "e7357753"
"""An article number that nothing else of an item looks like."""

_FAILURES: Final = (StyleError, LookupError, TypeError, ValueError, AttributeError, ArithmeticError,
                    RecursionError)  # fmt: skip
"""What an item of odd values may bring about in a style, which is from anywhere, too."""


class Output(StrEnum):
    """What references are written as."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    LATEX = "latex"


class StyleInfo(msgspec.Struct, frozen=True):
    """What a person is told of a style."""

    id: str
    title: str
    class_: str
    """`in-text`, or `note` where citations stand in notes."""

    is_numeric: bool
    """Whether citations are numbers."""

    has_bibliography: bool


class Citer:
    """References of records in one style and locale."""

    def __init__(self, processor: Processor, style: StyleInfo, locale: str) -> None:
        self._processor = processor
        self._without_numbers: dict[str, bool] = {}
        """Whether article numbers are left out, or labelled like issues, by the type of works."""

        self.style = style
        self.locale = locale
        """The language of terms and dates: `en-US`."""

        self.problems: list[str] = []
        """Why records got a plain reference instead of one in this style."""

    @classmethod
    def of(cls, style: str = DEFAULT_STYLE, locale: str = "") -> "Citer":
        """Make one.

        Args:
            style: What a person calls the style: see `styles.resolve`.
            locale: What a person calls the language; empty for the style's own, else American
                English.

        Raises:
            StyleError: There is no such style or language, or it is damaged; a sentence for
                people.
        """
        file = resolve(style)
        wanted = resolve_locale(locale) if locale.strip() else ""
        processor, language = _prepared(file.read(), file.source, file.default_locale, wanted)
        return cls(processor, _info(file, processor.style), language)

    def reference(self, record: Record, output: Output = Output.TEXT) -> str:
        """The reference of one record alone, without a number.

        Of a style that has no bibliography it is the full note. It is empty only where the style
        prints nothing for such a record.
        """
        return written(self.entry(record), output)

    def entry(self, record: Record) -> Rendered:
        """The same, to be written as several kinds of output."""
        try:
            item = self._item(record)
            if not self.style.has_bibliography:
                return self._processor.citation([item])
            return self._processor.reference(item, numbered=False)
        except _FAILURES as error:
            return self._plain(record, error)

    def in_text(self, records: Sequence[Record], output: Output = Output.TEXT) -> str:
        """One citation of some records, in the running text or in a note."""
        try:
            cited = self._processor.citation([self._item(record) for record in records])
        except _FAILURES as error:
            texts = [self._plain(record, error).text() for record in records]
            cited = Rendered([("; ".join(texts), 0)])
        return written(cited, output)

    def bibliography(
        self,
        records: Sequence[Record],
        output: Output = Output.TEXT,
        *,
        in_style_order: bool = True,
    ) -> list[str]:
        """References that stand together, in one kind of output: see `entries`."""
        entries = self.entries(records, in_style_order=in_style_order)
        return [written(entry, output) for entry in entries]

    def entries(
        self,
        records: Sequence[Record],
        *,
        in_style_order: bool = True,
        checkpoint: Callable[[], None] = lambda: None,
    ) -> list[Rendered]:
        """References that stand together: numbered where the style numbers, and told apart.

        What the style prints nothing for is left out.

        Args:
            records: The records.
            in_style_order: Whether they are sorted as the style says, or keep their order.
            checkpoint: Called now and then, since a thousand records take a second; may raise to
                give up, but nothing that odd values of a record bring about.
        """
        if not self.style.has_bibliography:
            entries = [self.entry(record) for record in records]
        else:
            entries = self._bibliography(records, in_style_order, checkpoint)
        return [entry for entry in entries if entry]

    def _bibliography(
        self, records: Sequence[Record], in_style_order: bool, checkpoint: Callable[[], None]
    ) -> list[Rendered]:
        """The entries of a bibliography; each alone, in the records' order, where one fails."""
        try:
            items = [self._item(record) for record in records]
            return self._processor.bibliography(
                items, in_style_order=in_style_order, checkpoint=checkpoint
            )
        except _FAILURES as error:
            self.problems.append(f"each reference stands alone, since one failed ({error})")
            return [self.entry(record) for record in records]

    def _plain(self, record: Record, error: Exception) -> Rendered:
        name = record.key or record.doi or record.title
        self.problems.append(f"{name}: {self.style.id} cannot print it ({error})")
        return plain_entry(record)

    def _item(self, record: Record) -> dict[str, Any]:
        needs_page = bool(record.number) and not record.page
        return citable_item(
            record, number_as_page=needs_page and self._prints_no_number(record.type)
        )

    def _prints_no_number(self, kind: str) -> bool:
        """Whether the style leaves out the article numbers of works of a type, as most do.

        Some print them like issues, which is no better: `vol. 9, no. 12, no. 1389`.
        """
        known = self._without_numbers.get(kind)
        if known is None:
            item = {"type": kind, "title": "title", "container-title": "title"}
            printed, as_issue = (
                self._processor.reference(item | {variable: _NUMBER}).text()
                for variable in ("number", "issue")
            )
            known = _NUMBER not in printed or printed == as_issue
            self._without_numbers[kind] = known
        return known


@lru_cache(maxsize=_KEPT)
def _prepared(data: bytes, source: str, default: str, wanted: str) -> tuple[Processor, str]:
    """A style ready to render, and its language.

    Args:
        data: The style.
        source: What messages call it.
        default: The language of a dependent style.
        wanted: The language that a person chose.
    """
    style = read_style(data, source)
    language = wanted or _own_language(default or style.default_locale)
    return Processor(style, load_locale(language, style.locales, read_locale)), language


def _own_language(locale: str) -> str:
    """The language of a style; American English where it names none, or one that is not there."""
    try:
        return resolve_locale(locale) if locale else DEFAULT_LANGUAGE
    except StyleError:
        return DEFAULT_LANGUAGE


def _info(file: StyleFile, style: Style) -> StyleInfo:
    info = style.root.find("info")
    categories = info.all("category") if info else []
    return StyleInfo(
        id=file.id,
        title=file.title or style.title or file.id,
        class_="note" if style.is_note else "in-text",
        is_numeric=any(each.get("citation-format") == "numeric" for each in categories),
        has_bibliography=style.bibliography is not None,
    )


def plain_entry(record: Record) -> Rendered:
    """The reference that needs no style."""
    from seedbrowse.citing import plain  # hardly ever needed

    return Rendered([(plain.reference(record), 0)])


def written(rendered: Rendered, output: Output) -> str:
    """What was rendered, with what the output would obey made harmless."""
    match output:
        case Output.TEXT:
            return rendered.text()
        case Output.HTML:
            return rendered.html()
        case Output.MARKDOWN:
            return rendered.markdown()
        case Output.LATEX:
            return rendered.latex()
