"""Locales: whatever a person calls a language to the files that have its terms."""

from functools import cache, lru_cache
from typing import Any, Final

import msgspec

from seedbrowse.citing.csl.element import Element, StyleError, read_xml
from seedbrowse.citing.style_folders import locale_folder, read_bounded

__all__ = ["locale_names", "read_locale", "resolve_locale"]

_PREFIX: Final = "locales-"
_SUFFIX: Final = ".xml"
_KEPT: Final = 16
"""Locales that are read once."""

_SUGGESTIONS: Final = 3


def locale_names() -> dict[str, tuple[str, str]]:
    """What every locale is called: in its own language, and in English, by its id."""
    named = _about()["language-names"]
    return {each: tuple(named.get(each, (each, each))) for each in sorted(_ids().values())}


def resolve_locale(name: str) -> str:
    """The locale that a person means: `de` and `German` mean `de-DE`, and so does `de-LI`.

    Raises:
        StyleError: There is none, and here are the nearest.
    """
    folded = name.strip().replace("_", "-").lower()
    primary = {language.lower(): each for language, each in _about()["primary-dialects"].items()}
    language = folded.partition("-")[0]
    if found := _ids().get(folded) or primary.get(folded) or primary.get(language):
        return str(found)
    if found := _called(folded):
        return found
    raise _unknown(name)


@lru_cache(maxsize=_KEPT)
def read_locale(locale: str) -> Element | None:
    """The `cs:locale` of a locale's file; None where there is none.

    Raises:
        StyleError: The file is damaged.
    """
    path = locale_folder() / f"{_PREFIX}{locale}{_SUFFIX}"
    return read_xml(read_bounded(path), path) if path.is_file() else None


@cache
def _about() -> dict[str, Any]:
    about: dict[str, Any] = msgspec.json.decode((locale_folder() / "locales.json").read_bytes())
    return about


@cache
def _ids() -> dict[str, str]:
    """The locales that there are, by their ids in lower case."""
    files = locale_folder().glob(f"{_PREFIX}*{_SUFFIX}")
    ids = (file.name.removeprefix(_PREFIX).removesuffix(_SUFFIX) for file in files)
    return {each.lower(): each for each in ids}


def _called(folded: str) -> str:
    """The locale whose language is called so, in itself or in English; of several the usual one."""
    called = [
        each
        for each, names in locale_names().items()
        if any(folded in (name.lower(), name.lower().partition(" (")[0]) for name in names)
    ]
    usual = set(_about()["primary-dialects"].values())
    return next((each for each in called if each in usual), called[0] if called else "")


def _unknown(name: str) -> StyleError:
    from difflib import get_close_matches  # only where something is wrong

    names = {
        name.lower(): each
        for each, both in locale_names().items()
        for name in (each, *both, *(name.partition(" (")[0] for name in both))
    }
    near = get_close_matches(name.lower(), names, _SUGGESTIONS, 0.5)
    hint = ", ".join(dict.fromkeys(names[each] for each in near)) or "de-DE or en-GB, for instance"
    return StyleError(
        f"there is no locale {name[:40]}; did you mean {hint}? (seedbrowse styles --locales)"
    )
