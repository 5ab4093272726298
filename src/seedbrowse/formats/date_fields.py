"""The date of a record that several fields tell: `PY` and `DA` of RIS, `%D` and `%8` of refer."""

import re
from collections.abc import Iterable

from seedbrowse.formats.dates import issued, issued_from, month
from seedbrowse.records import Issued

__all__ = ["joined_date"]

_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_WORDS = frozenset({"undefined", "start", "date"})


def joined_date(texts: Iterable[tuple[str, str]]) -> tuple[Issued | None, list[tuple[str, str]]]:
    """Join what the tags of a record say of its date.

    Args:
        texts: Tag and text of each, the most trusted first.

    Returns:
        The most precise date that contradicts none before it, and what that date does not say.
    """
    date: Issued | None = None
    kept = []
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
        if not text.isdigit() and any(map(_is_unsaid, _WORD.findall(text))):
            kept.append((tag, text))
    return date, kept


def _is_unsaid(word: str) -> bool:
    """Whether a word of a date is no part of it that a date holds: `Winter`."""
    return word.casefold() not in _NO_WORDS and not month(word)
