"""Sorting: the order of cites and of bibliography entries (CSL 1.0.2, Sorting)."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias

from seedbrowse.citing.csl.dates import date_sort_key
from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.item import DATE_VARIABLES, NAME_VARIABLES
from seedbrowse.citing.csl.layout import Area
from seedbrowse.citing.csl.rendering import Render, Rendering
from seedbrowse.citing.csl.rich_text import rich
from seedbrowse.citing.csl.runs import PRIVATE, plain_text

__all__ = ["Sort", "collated"]

_Key: TypeAlias = Callable[[Rendering], str]

_NUMBER_VARIABLES_LIST = """
chapter-number citation-number collection-number edition first-reference-note-number issue locator
number number-of-pages number-of-volumes page page-first part-number printing-number section
supplement-number version volume
"""
_NUMBER_VARIABLES: Final = frozenset(_NUMBER_VARIABLES_LIST.split())
"""CSL 1.0.2, appendix IV, Number Variables."""

_DIGITS: Final = re.compile(r"\d+")
_IGNORED: Final = re.compile(r"[^\w\s-]+")
_ET_AL: Final = {
    "names-min": "et-al-min",
    "names-use-first": "et-al-use-first",
    "names-use-last": "et-al-use-last",
}
_PLAIN_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)


class _SortKey(NamedTuple):
    key: _Key
    is_descending: bool


class Sort:
    """The keys of a `cs:sort`, in their order."""

    def __init__(self, area: Area) -> None:
        """Compile the keys of an area; without any, items stay in the order they are given."""
        sort = area.element.find("sort")
        self._keys = [_compiled(key, area) for key in sort.all("key")] if sort else []

    def __bool__(self) -> bool:
        return bool(self._keys)

    def order(self, renderings: Sequence[Callable[[], Rendering]]) -> list[int]:
        """Indices in sorted order; what has no value for a key comes last by that key.

        Args:
            renderings: Makes, for each item, a rendering that is used for one key.
        """
        indices = list(range(len(renderings)))
        for each in reversed(self._keys):
            values = [each.key(make()) for make in renderings]
            present = [index for index in indices if values[index]]
            missing = [index for index in indices if not values[index]]
            present.sort(key=lambda index: values[index], reverse=each.is_descending)
            indices = present + missing
        return indices


def collated(text: str) -> str:
    """A key by which texts compare as in a catalogue: without case, diacritics, punctuation."""
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN_LETTERS)
    letters = "".join(each for each in decomposed if not unicodedata.combining(each))
    return " ".join(_IGNORED.sub("", letters).split())


def _compiled(element: Element, area: Area) -> _SortKey:
    descending = element.get("sort") == "descending"
    if "macro" in element.attributes:
        key = _of_macro(area.sort_scope(_limits(element)).macro(element.get("macro")))
    else:
        key = _of_variable(element, area)
    return _SortKey(key, descending)


def _limits(element: Element) -> dict[str, str]:
    """The et-al options that a key sets for its names."""
    return {
        option: element.get(name) for name, option in _ET_AL.items() if name in element.attributes
    }


def _of_macro(render: Render) -> _Key:
    return lambda rendering: _collated_runs(render, rendering)


def _collated_runs(render: Render, rendering: Rendering) -> str:
    text = plain_text(render(rendering))
    return collated("".join(each for each in text if each not in PRIVATE))


def _of_variable(element: Element, area: Area) -> _Key:
    variable = element.get("variable")
    if variable in NAME_VARIABLES:
        names = Element("names", {"variable": variable}, element.line)
        options = {"form": "long", "name-as-sort-order": "all", **_limits(element)}
        names.children.append(Element("name", options, element.line))
        return _of_macro(area.sort_scope(_limits(element)).compile(names))
    if variable in DATE_VARIABLES:
        return lambda rendering: date_sort_key(rendering.item.dates.get(variable))
    if variable in _NUMBER_VARIABLES:
        return lambda rendering: _number_key(rendering.text_of(variable))
    return lambda rendering: collated(plain_text(rich(rendering.text_of(variable))))


def _number_key(text: str) -> str:
    """A key by which numbers within a text compare as numbers."""
    return _DIGITS.sub(lambda digits: digits[0].zfill(10), text)
