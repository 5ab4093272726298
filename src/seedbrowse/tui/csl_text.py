"""CSL text: a variable of CSL-JSON as it is read, dates and names without their braces."""

from collections.abc import Mapping
from typing import Any, TypeGuard

import msgspec

from seedbrowse.records.csl_item import name_from_csl

__all__ = ["csl_text"]


def csl_text(value: object) -> str:
    """Spell out the value of a CSL variable: `2020-03-01/2020-03-04`, `Müller, Ute; Poe, A.`.

    What is neither text nor a date nor names, as CSL defines them, stands as JSON.
    """
    match value:
        case str():
            return value
        case {"date-parts": [[_, *_], *_] as dates, **rest}:
            return ", ".join(("/".join(map(_date, dates)), *_told(rest)))
        case [_, *_]:
            names = [name_from_csl(each).display for each in value if _is_name(each)]
            if len(names) == len(value):
                return "; ".join(names)
    return msgspec.json.encode(value).decode()


def _date(parts: object) -> str:
    if not isinstance(parts, list):
        return str(parts)
    first, *others = map(str, parts)
    return "-".join((first, *(part.zfill(2) for part in others)))


def _told(rest: Mapping[Any, Any]) -> list[str]:
    """What else a date says: that it is about right, or a season."""
    return [f"{key}" if told is True else f"{key} {told}" for key, told in rest.items() if told]


def _is_name(value: object) -> TypeGuard[Mapping[str, str]]:
    return isinstance(value, dict) and all(isinstance(part, str) for part in value.values())
