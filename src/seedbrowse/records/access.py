"""Access: which way a record is open to everybody, in the words that people know."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from seedbrowse.records.record import Record

__all__ = ["access_of"]

_SAYS_NOTHING: Final = "All"


def access_of(record: Record) -> tuple[str, ...]:
    """`Gold`, `Green` and so on where the source says it, else `yes` or `no`.

    Empty where the source does not say whether access is open.
    """
    if not record.open_access:
        return () if record.open_access is None else ("no",)
    return _ways(record.open_access_status) or ("yes",)


@lru_cache(maxsize=1_000)  # sources have few words for it
def _ways(status: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_named(status)))


def _named(status: str) -> Iterator[str]:
    for way in status.split(";"):
        name = way.replace("Open Access", "").strip()
        if name not in ("", _SAYS_NOTHING):
            yield name
