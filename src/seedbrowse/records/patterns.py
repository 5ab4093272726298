"""Patterns: regular expressions that are compiled when they are first used.

Compiling one takes a tenth of a millisecond and more, and reading one file needs few of the
hundreds that its reader has for whatever may come. So the modules of readers, which a short run
imports for one record, say `pattern` where others say `re.compile`.
"""

import re
from typing import Any, cast

__all__ = ["pattern"]


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that behaves as `re.compile(text, flags)` does, once it is used.

    What is wrong with it is told then, too.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    """Stands for a compiled pattern, and becomes as fast by keeping its methods."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found
