"""Whether a regular expression can be used, found out in a few milliseconds.

`regex` (PyPI) writes repetitions out when it compiles: `(a{1000}){1000}` takes two seconds and a
hundred nested `(…)+` all memory. So how much there would be is bounded before it is asked.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

__all__ = ["MOST_PATTERNS", "compiled_pattern", "problem_of_pattern"]

MOST_PATTERNS = 3
"""Regular expressions of a query."""

_LONGEST = 500  # characters
_MOST_WRITTEN_OUT = 5_000  # about five milliseconds
_COUNT = re.compile(r"\{([0-9\s]*),?([0-9\s]*)\}")
_REPEATED_GROUP = re.compile(r"\)\s*+(?:(\+)|\{([0-9\s]*),?([0-9\s]*)\})")


@lru_cache(maxsize=64)
def problem_of_pattern(pattern: str) -> str | None:
    """What is wrong with a regular expression, in words; None if nothing is."""
    if len(pattern) > _LONGEST:
        return f"a regular expression has at most {_LONGEST} characters"
    if "\n" in pattern:
        return "a regular expression stands in one line"
    if _written_out(pattern) > _MOST_WRITTEN_OUT:
        return "this regular expression repeats too much"

    try:
        compiled_pattern(pattern)
    except ValueError as error:
        return f"not a regular expression: {error}"
    return None


def compiled_pattern(pattern: str) -> "regex.Pattern[str]":
    """A regular expression as queries mean it: whatever the case.

    Raises:
        ValueError: It is none, or cannot be used.
    """
    # Deferred: few queries have a regular expression, and every start would pay for it. Unlike
    # `re` it can be timed out, and lets other threads run.
    import regex

    try:
        return regex.compile(pattern, regex.V0 | regex.IGNORECASE | regex.UNICODE)
    except (regex.error, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _written_out(pattern: str) -> int:
    """How long a pattern at most becomes: as if every repeated group held all the others."""
    length = len(pattern) + sum(_times(*found) for found in _COUNT.findall(pattern))
    for plus, low, high in _REPEATED_GROUP.findall(pattern):
        length *= 2 if plus else _times(low, high)
        if length > _MOST_WRITTEN_OUT:
            break
    return length


def _times(low: str, high: str) -> int:
    """The larger of two counts of a repetition, and one for what may follow it."""
    return 1 + max(int("".join(digits.split()) or 0) for digits in (low, high))
