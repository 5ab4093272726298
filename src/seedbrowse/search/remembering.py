"""Remembering: answers that may be asked for again, within a bound of memory."""

from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

__all__ = ["Remembered"]

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_MOST = 500  # answers, however small they are


class Remembered(Generic[Key, Value]):
    """What was asked for last; to be used from any thread."""

    def __init__(self, most_bytes: int) -> None:
        """Remember values of so many bytes together, but the last one in any case."""
        self._most_bytes = most_bytes
        self._values: dict[Key, tuple[Value, int]] = {}
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: Key) -> Value | None:
        """The value, if it is still remembered."""
        with self._lock:
            found = self._values.pop(key, None)
            if found is None:
                return None
            self._values[key] = found
            return found[0]

    def put(self, key: Key, value: Value, size: int) -> None:
        """Remember a value that takes `size` bytes, and forget those longest not asked for."""
        with self._lock:
            _, known = self._values.pop(key, (None, 0))
            self._values[key] = value, size
            self._bytes += size - known
            while len(self._values) > 1 and (
                self._bytes > self._most_bytes or len(self._values) > _MOST
            ):
                _, gone = self._values.pop(next(iter(self._values)))
                self._bytes -= gone
