"""The date of a record that several fields tell: `PY` and `DA` of RIS, `%D` and `%8` of refer."""

import re
from functools import lru_cache

from seedbrowse.formats.values.dates import issued, issued_from, month
from seedbrowse.records import Issued

__all__ = ["joined_date"]

_WORD = re.compile(r"\d+|[^\W\d_]{3,}")
_NO_WORDS = frozenset({"undefined", "start", "date"})


@lru_cache(maxsize=4096)  # a library has few dates
def joined_date(*texts: tuple[str, str]) -> tuple[Issued | None, tuple[tuple[str, str], ...]]:
    """Join what the tags of a record say of its date.

    Args:
        texts: Tag and text of each, the most trusted first.

    Returns:
        The most precise date that contradicts none before it, and what that date does not say.
    """
    date: Issued | None = None
    kept: list[tuple[str, str]] = []
    for tag, text in texts:
        own = issued(text)
        if own is None and date is not None and not date.month and month(text):
            own = issued_from(str(date.year), text)
        if own is None:
            kept.append((tag, text))
            continue
        if date is None or own.date_parts[: len(date.date_parts)] == date.date_parts:
            date = own
        elif date.date_parts[: len(own.date_parts)] != own.date_parts:
            kept.append((tag, text))
            continue
        if not text.isdigit() and _says_more(text, own):
            kept.append((tag, text))
    return date, tuple(kept)


def _says_more(text: str, date: Issued) -> bool:
    """Whether a text has words or figures that its date does not hold: `Winter`, `4-8 Aug`."""
    words = [word for word in _WORD.findall(text) if word.casefold() not in _NO_WORDS]
    unknown = any(not word.isdigit() and not month(word) for word in words)
    return unknown or len(words) > len(date.date_parts)
