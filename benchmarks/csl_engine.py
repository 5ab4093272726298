"""The CSL engine as the benchmarks of references run it: by the name of a style, one item alone."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from benchmarks.csl_comparison import Kind
from seedbrowse.citing.csl.locale import DEFAULT_LANGUAGE, load_locale
from seedbrowse.citing.csl.processor import Processor
from seedbrowse.citing.csl.style import read_style
from seedbrowse.citing.locales import read_locale
from seedbrowse.citing.style_folders import SUFFIX, read_bounded, style_folder

__all__ = ["processor", "processor_of", "rendered"]


_read_locale_once = cache(read_locale)


def processor(style: str, locale: str) -> Processor:
    """A style that comes with the program, by its id.

    Raises:
        StyleError: There is none, or it is damaged.
    """
    return processor_of(read_bounded(style_folder() / f"{style}{SUFFIX}"), locale, source=style)


def processor_of(data: bytes, locale: str, *, source: str = "") -> Processor:
    """A style from its XML; with an empty locale in the one that it is written for.

    Raises:
        StyleError: It is damaged.
    """
    style = read_style(data, source)
    language = locale or style.default_locale or DEFAULT_LANGUAGE
    return Processor(style, load_locale(language, style.locales, _read_locale_once))


def rendered(processor: Processor, item: Mapping[str, Any], kind: Kind) -> str:
    """An item alone."""
    result = processor.citation([item]) if kind.is_cite else processor.reference(item)
    return result.html() if kind.is_html else result.text()
