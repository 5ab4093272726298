"""Small invented styles, and small invented works to cite in them."""

from typing import Any, Final

from benchmarks.csl_engine import processor_of

from seedbrowse.citing.csl.document import Document
from seedbrowse.citing.csl.processor import Processor
from seedbrowse.citing.csl.rendering import Cite

__all__ = [
    "AUTHOR_YEAR",
    "cited",
    "citing",
    "document_of",
    "listed",
    "small_style",
    "style_xml",
    "work",
]  # fmt: skip

AUTHOR_YEAR: Final = (
    '<group delimiter=" "><names variable="author"><name form="short"/></names>'
    '<date variable="issued"><date-part name="year"/></date></group>'
)
"""The layout of most citations here: `Moss 2001`."""


def style_xml(
    citation: str = AUTHOR_YEAR,
    bibliography: str = "",
    *,
    style: str = "",
    options: str = "",
    layout: str = 'delimiter="; "',
    sort: str = "",
    bibliography_options: str = "",
    bibliography_layout: str = "",
    bibliography_sort: str = "",
    extra: str = "",
) -> bytes:
    """A style of a citation and, where its layout is given, a bibliography.

    Args:
        citation: What stands in the layout of `cs:citation`.
        bibliography: The same of `cs:bibliography`.
        style: Attributes of `cs:style`.
        options: Attributes of `cs:citation`.
        layout: Attributes of its `cs:layout`.
        sort: Its keys.
        bibliography_options: Attributes of `cs:bibliography`.
        bibliography_layout: Attributes of its `cs:layout`.
        bibliography_sort: Its keys.
        extra: Macros and `cs:locale` elements.
    """
    parts = [f"<citation {options}>{_sorted(sort)}<layout {layout}>{citation}</layout></citation>"]
    if bibliography:
        parts.append(
            f"<bibliography {bibliography_options}>{_sorted(bibliography_sort)}"
            f"<layout {bibliography_layout}>{bibliography}</layout></bibliography>"
        )
    attributes = style if "class=" in style else f'class="in-text" {style}'
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {attributes}>'
        f"<info><title>Small</title><id>http://styles.invalid/small</id></info>"
        f"{extra}{''.join(parts)}</style>"
    ).encode()


def small_style(*args: str, language: str = "en-US", **options: str) -> Processor:
    """A style as `style_xml` writes it, ready to render."""
    return processor_of(style_xml(*args, **options), language)


def work(who: str = "", year: int = 0, title: str = "", **others: Any) -> dict[str, Any]:
    """A book by some authors, who are named as `Ann Moss, Bo Fern`."""
    item: dict[str, Any] = {"type": "book"}
    if who:
        names = [name.rpartition(" ") for name in who.split(", ")]
        item["author"] = [{"family": family, "given": given} for given, _, family in names]
    if year:
        item["issued"] = {"date-parts": [[year]]}
    if title:
        item["title"] = title
    return item | {name.replace("_", "-"): value for name, value in others.items()}


def document_of(style: Processor, *works: dict[str, Any]) -> Document:
    """A document that cites some works; they are called `0`, `1` and so on."""
    return style.document({str(number): each for number, each in enumerate(works)})


def cited(style: Processor, *works: dict[str, Any]) -> list[str]:
    """The citation of each work alone, in a document that cites all of them."""
    document = document_of(style, *works)
    return [document.citation([Cite(str(number))]).text() for number in range(len(works))]


def citing(style: Processor, *works: dict[str, Any], cites: list[Cite] | None = None) -> str:
    """One citation of all works, or with some cites of them."""
    document = document_of(style, *works)
    return document.citation(cites or [Cite(str(each)) for each in range(len(works))]).text()


def listed(style: Processor, *works: dict[str, Any]) -> list[str]:
    """The bibliography of some works."""
    return [entry.text() for entry in style.bibliography(works)]


def _sorted(keys: str) -> str:
    return f"<sort>{keys}</sort>" if keys else ""
