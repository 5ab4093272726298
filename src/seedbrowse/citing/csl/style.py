"""Style: an independent CSL style as it was read, checked, and not yet compiled."""

from pathlib import Path
from typing import NamedTuple

from seedbrowse.citing.csl.element import Element, StyleError, read_xml
from seedbrowse.citing.csl.style_checks import check_elements, check_macros, every

__all__ = ["Style", "read_style"]


class Style(NamedTuple):
    """One independent style (CSL 1.0.2, File Types)."""

    root: Element
    """`cs:style`, with the attributes of the whole style."""

    source: str
    id: str
    title: str
    macros: dict[str, Element]
    citation: Element
    bibliography: Element | None
    locales: tuple[Element, ...] = ()
    """`cs:locale` elements: terms and dates that the style says differently."""

    tests_ambiguity: bool = False
    """Whether it asks anywhere whether a cite is ambiguous."""

    @property
    def is_note(self) -> bool:
        """Whether citations stand in notes."""
        return self.root.get("class") == "note"

    @property
    def default_locale(self) -> str:
        """The language that the style is written for; empty where any will do."""
        return self.root.get("default-locale")


def read_style(data: bytes, source: str | Path = "") -> Style:
    """Read and check an independent style.

    Raises:
        StyleError: It is damaged, or no independent style; with its line.
    """
    root = read_xml(data, source)
    source = str(source)
    if root.tag != "style":
        raise StyleError(f"this is no CSL style: it begins with <{root.tag}>", source, root.line)
    macros = {macro.get("name"): macro for macro in root.all("macro")}
    citation, info = root.find("citation"), root.find("info")
    if citation is None:
        raise StyleError("it has no cs:citation", source, root.line)
    bibliography = root.find("bibliography")
    for area in filter(None, (citation, bibliography)):
        if area.find("layout") is None:
            raise StyleError(f"cs:{area.tag} has no cs:layout", source, area.line)
    areas = [citation, bibliography] if bibliography else [citation]
    check_elements([*areas, *macros.values()], source)
    check_macros(macros, areas, source)
    return Style(
        root=root,
        source=source,
        id=_text_of(info, "id").rsplit("/", 1)[-1],
        title=_text_of(info, "title"),
        macros=macros,
        citation=citation,
        bibliography=bibliography,
        locales=tuple(root.all("locale")),
        tests_ambiguity=any("disambiguate" in each.attributes for each in every(root)),
    )


def _text_of(info: Element | None, tag: str) -> str:
    found = info.find(tag) if info else None
    return " ".join(found.text.split()) if found else ""
