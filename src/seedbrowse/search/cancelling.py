"""Cancelling: work is given up as soon as nobody waits for it any more."""

from collections.abc import Callable
from typing import TypeVar

__all__ = ["unless_cancelled"]

_T = TypeVar("_T")


def unless_cancelled(
    work: Callable[[Callable[[], None]], _T], is_cancelled: Callable[[], bool]
) -> _T | None:
    """What `work` gives, or None as soon as `is_cancelled`.

    It gets a checkpoint that it calls every few milliseconds, and that ends it.
    """

    def checkpoint() -> None:
        if is_cancelled():
            raise _CancelledError

    try:
        return work(checkpoint)
    except _CancelledError:
        return None


class _CancelledError(Exception):
    """Nobody waits any more."""
