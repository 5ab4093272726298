"""Shared item: a record as a CSL-JSON item that any other program takes.

It has CSL's own variables alone, of names and dates the parts that the schema allows, languages as
codes, and nothing under `custom`. Source: `csl-data.json` of CSL 1.0.2, which allows nothing else.
"""

import re
from typing import Any, Final

from seedbrowse.formats.csl.variables import CSL_TYPES, NAME_PARTS, VARIABLES
from seedbrowse.records import Record
from seedbrowse.records.csl_item import to_csl
from seedbrowse.records.language import language_code, languages_of

__all__ = ["shared_item"]

_DATE_PARTS: Final = frozenset({"date-parts", "season", "circa", "literal", "raw"})
_SIMPLE: Final = (str, int, float)
_ARXIV: Final = "https://arxiv.org/abs/"
_CODE: Final = re.compile(r"[a-z]{2}(?:[-_][A-Za-z0-9]{2,8})*")
_NO_TYPE: Final = "document"


def shared_item(record: Record, key: str) -> dict[str, Any]:
    """The item of a record, which is called by its cite key.

    Args:
        record: The record.
        key: Its cite key, which becomes the `id`.
    """
    item: dict[str, Any] = {"id": key, "type": _NO_TYPE}
    if record.type in CSL_TYPES:
        item["type"] = record.type
    for variable, value in to_csl(record).items():
        # A key that the source had may be another one.
        if variable in VARIABLES and variable != "citation-key":
            shared = _shared(value)
            if shared not in ("", [], {}):
                item[variable] = shared
    if record.language:
        item["language"] = _language(record.language)
    if record.arxiv and not record.doi and not record.url:
        item["URL"] = f"{_ARXIV}{record.arxiv}"
    return item


def _shared(value: Any) -> Any:
    """A value as the schema allows it: a text, a number, names or a date; else an empty text."""
    if isinstance(value, dict):
        return {part: value[part] for part in value if part in _DATE_PARTS}
    if isinstance(value, list):
        names = [_name(each) for each in value if isinstance(each, dict)]
        return [name for name in names if name]
    return value if isinstance(value, _SIMPLE) and not isinstance(value, bool) else ""


def _name(name: dict[str, Any]) -> dict[str, Any]:
    return {part: value for part, value in name.items() if part in NAME_PARTS and value != ""}


def _language(text: str) -> str:
    """The code of the first language that has one, else the source's words.

    A code that tells the region, too, stays: `en-GB`.
    """
    if _CODE.fullmatch(text):
        return text
    codes = map(language_code, languages_of(text))
    return next(filter(None, codes), text)
