"""Styles: whatever a person calls a citation style to the file that has it.

A name may be an id (`apa`), a file's name, an old id, an everyday name (`Vancouver`), a style's
address, its title, or a path. A style of the user's own folder comes before one that is called
alike. A dependent style stands for the independent one that it names (CSL 1.0.2, File Types).
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from seedbrowse.citing.csl.element import StyleError
from seedbrowse.citing.style_folders import (
    DEPENDENT,
    SUFFIX,
    read_bounded,
    style_folder,
    user_folder,
)
from seedbrowse.records.patterns import pattern

__all__ = ["StyleFile", "resolve"]

_ADDRESS: Final = pattern(r"^(?:https?://|www\.)", re.IGNORECASE)
_SEPARATORS: Final = pattern(r"[/\\]")
_PATH: Final = pattern(r"^[.~]*[/\\]|.*[/\\].*\.csl$", re.DOTALL)
"""What can only be a path: titles have slashes, too."""

_ID: Final = pattern(r"[a-z0-9][a-z0-9_.-]*")
_NOT_IN_IDS: Final = pattern(r"[^a-z0-9.]+")
_LONGEST: Final = 200
"""Characters of a name; the longest id has 130."""

_MOST_PARENTS: Final = 4
_SUGGESTIONS: Final = 3
_ALIKE: Final = 80
"""Percent of its letters that a suggestion shares with what was typed."""


class StyleFile(msgspec.Struct, frozen=True):
    """The file of an independent style, and what a dependent one that led to it says of itself."""

    id: str
    path: Path
    title: str = ""
    """Of the dependent style; empty where the file has its own."""

    default_locale: str = ""
    """Of the dependent style; empty where the file has its own, or none."""

    @property
    def source(self) -> str:
        """What messages call the file: its name, or its path where the user has it."""
        return self.path.name if self.path.is_relative_to(style_folder()) else str(self.path)

    def read(self) -> bytes:
        """The style itself.

        Raises:
            StyleError: It cannot be read, or is too large.
        """
        return read_bounded(self.path, self.source)


def resolve(name: str) -> StyleFile:
    """Find the style that a person means.

    Raises:
        StyleError: There is none, and here are the nearest; or its file is damaged, or names a
            style that is not there.
    """
    name = name.strip()
    if not name:
        raise StyleError("a style has a name: apa, or one that is listed by seedbrowse styles")
    if _may_be_id(name) and (found := _file(name)):  # as nearly always
        return _independent(found)
    if path := _named_path(name):
        return _independent(StyleFile(path.stem, path))
    style = _id_of(name)
    if found := _file(style) if style else None:
        return _independent(found)
    raise _unknown(name)


def _named_path(name: str) -> Path | None:
    """The file that a name is the path of; None where it is no path.

    Raises:
        StyleError: It can only be a path, and nothing is there.
    """
    if _ADDRESS.match(name):
        return None
    path = Path(name).expanduser()
    if name.endswith(SUFFIX) or _SEPARATORS.search(name):
        try:
            if path.is_file():
                return path
        except OSError:
            pass  # a name that is too long for a file
    if _PATH.match(name):
        raise StyleError("there is no such file; check the spelling of the path", name)
    return None


def _id_of(name: str) -> str:
    """The id of the style that a name means; empty where it means none."""
    if _ADDRESS.match(name):
        from seedbrowse.citing.style_entry import id_of_url  # addresses are rare

        name = id_of_url(name)
    name = name.removesuffix(SUFFIX)
    folded = name.casefold()
    return (
        _current(name)
        or _current(folded)
        or _everyday(folded)
        or _current(_NOT_IN_IDS.sub("-", folded).strip("-"))
        or _titled(name)
    )


def _current(style: str) -> str:
    """An id as it is today; empty where no style has or had it."""
    if not _may_be_id(style):
        return ""
    if _file(style):
        return style
    renamed = _renamed().get(style, "")
    return renamed if renamed and _file(renamed) else ""


def _may_be_id(name: str) -> bool:
    return len(name) <= _LONGEST and _ID.fullmatch(name.casefold()) is not None


def _everyday(folded: str) -> str:
    from seedbrowse.citing.widely_used import EVERYDAY_NAMES  # few names are no ids

    return EVERYDAY_NAMES.get(folded, "")


def _titled(name: str) -> str:
    from seedbrowse.citing.style_catalogue import StyleCatalogue  # few names are no ids

    entry = StyleCatalogue.load().named(name)
    return entry.id if entry else ""


@cache
def _renamed() -> dict[str, str]:
    """New ids by old ones."""
    renamed = (style_folder() / "renamed-styles.json").read_bytes()
    return msgspec.json.decode(renamed, type=dict[str, str])


def _file(style: str) -> StyleFile | None:
    """The file of a style, by its id: the user's own, an independent one, a dependent one."""
    own, bundled = user_folder(), style_folder()
    for folder in (own, bundled, bundled / DEPENDENT):
        path = folder / f"{style}{SUFFIX}" if folder else None
        if path and path.is_file():
            return StyleFile(style, path)
    return None


def _independent(style: StyleFile) -> StyleFile:
    """The style itself, or the one that it depends on with its own title and language.

    Raises:
        StyleError: It is damaged, or depends on one that is not there or on itself.
    """
    bundled = style_folder()
    for _ in range(_MOST_PARENTS):
        if style.path.parent == bundled:
            return style
        from seedbrowse.citing.style_entry import read_entry  # the usual style needs no look

        entry = read_entry(style.read(), style.source)
        if not entry.parent:
            return style
        parent = _current(entry.parent) or _current(entry.parent.casefold())
        found = _file(parent) if parent else None
        if found is None:
            reason = f"it depends on the style {entry.parent}, which is not there"
            raise StyleError(reason, style.source)
        style = replace(
            found,
            id=style.id,
            title=style.title or entry.title,
            default_locale=style.default_locale or entry.default_locale,
        )
    raise StyleError("it depends on a style that depends on others without end", style.source)


def _unknown(name: str) -> StyleError:
    from rapidfuzz import fuzz, process  # only where something is wrong

    from seedbrowse.citing.style_catalogue import StyleCatalogue
    from seedbrowse.citing.widely_used import EVERYDAY_NAMES

    catalogue = StyleCatalogue.load()
    shown = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
    known = [*EVERYDAY_NAMES, *(entry.id for entry in catalogue.entries)]
    alike = process.extract(
        shown.casefold(), known, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_SUGGESTIONS
    )
    near = [EVERYDAY_NAMES.get(each, each) for each, *_ in alike]
    near += [entry.id for entry in catalogue.search(shown, limit=_SUGGESTIONS)]
    near = [*dict.fromkeys(near)][:_SUGGESTIONS]
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    return StyleError(f"there is no style {shown}{hint} (seedbrowse styles WORDS finds more)")
