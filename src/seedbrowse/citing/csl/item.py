"""Items: one CSL-JSON item as the engine reads it, its names and dates understood once."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from seedbrowse.citing.csl.date_value import DateValue, date_value
from seedbrowse.citing.csl.people import Person, people
from seedbrowse.citing.csl.runs import PRIVATE

__all__ = ["DATE_VARIABLES", "NAME_VARIABLES", "Item", "Person"]

_NAME_VARIABLES_LIST = """
author chair collection-editor compiler composer container-author contributor curator director
editor editor-translator editorial-director executive-producer guest host illustrator interviewer
narrator organizer original-author performer producer recipient reviewed-author script-writer
series-creator translator
"""
NAME_VARIABLES: Final = frozenset(_NAME_VARIABLES_LIST.split())
"""CSL 1.0.2, appendix IV, Name Variables."""

DATE_VARIABLES: Final = frozenset(
    ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]
)
"""CSL 1.0.2, appendix IV, Date Variables."""

_OLD_NAMES: Final = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
}
_WITHOUT_PRIVATE: Final = dict.fromkeys(map(ord, PRIVATE))


class Item(NamedTuple):
    """What is known of a work, by the names of CSL's variables; never empty values."""

    id: str
    type: str
    language: str
    """Of the work: it decides whether titles get English capitals."""

    texts: Mapping[str, str]
    """Standard and number variables."""

    names: Mapping[str, tuple[Person, ...]]
    dates: Mapping[str, DateValue]

    @classmethod
    def of(cls, item: Mapping[str, Any]) -> "Item":
        """Read a CSL-JSON item; values that are of no use to CSL are left out."""
        texts: dict[str, str] = {}
        names: dict[str, tuple[Person, ...]] = {}
        dates: dict[str, DateValue] = {}
        for variable, value in item.items():
            if variable in NAME_VARIABLES:
                if found := people(value):
                    names[variable] = found
            elif variable in DATE_VARIABLES:
                if date := date_value(value):
                    dates[variable] = date
            elif text := _text(value):
                texts[_OLD_NAMES.get(variable, variable)] = text
        return cls(
            id=_text(item.get("id", "")),
            type=texts.get("type", "document"),
            language=texts.get("language", ""),
            texts=_completed(texts),
            names=names,
            dates=dates,
        )

    def has(self, variable: str) -> bool:
        """Whether a variable has a value."""
        return variable in self.texts or variable in self.names or variable in self.dates


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    try:
        text = str(value)
    except ValueError:  # so many digits that Python writes none of them
        return ""
    return text.translate(_WITHOUT_PRIVATE).strip()


def _completed(texts: dict[str, str]) -> dict[str, str]:
    """Add what follows from other variables."""
    if "page" in texts and "page-first" not in texts:
        first = texts["page"].replace("–", "-").split("-")[0].split(",")[0].split("&")[0].strip()
        if first:
            texts["page-first"] = first
    return texts
