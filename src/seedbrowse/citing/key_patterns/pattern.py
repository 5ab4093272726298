"""A key pattern: a name, or a text in the language of JabRef or of Better BibTeX."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from seedbrowse.citing.key_patterns.ascii_text import key_text
from seedbrowse.citing.key_patterns.error import KeyPatternError
from seedbrowse.records import Record

__all__ = ["DEFAULT_PATTERN", "NAMED_PATTERNS", "key_pattern"]

DEFAULT_PATTERN: Final = "betterbibtex"
NAMED_PATTERNS: Final[Mapping[str, str]] = {
    "betterbibtex": "auth.lower + shorttitle(3, 3) + year",
    "jabref": "[auth][year]",
    "scholar": "auth.lower + year + Title.replace('-', ' ').skipwords.select(1, 1).alphanum.lower",
}
"""Patterns that have a name: the defaults of the two programs, and the key of Google Scholar."""

_FALLBACK: Final = "untitled"
# In a formula, a bracket stands in quotes or an expression, and both in parentheses.
_BRACKETS: Final = re.compile(r"[^()'\"]*[\[\]]")


@lru_cache(maxsize=32)
def key_pattern(pattern: str = DEFAULT_PATTERN) -> Callable[[Record], str]:
    """The function that gives a record its key, not yet compared with others.

    A key is ASCII, has at least one character, begins and ends with a letter or digit, and has
    no sign that BibTeX, LaTeX, Markdown or a shell takes for something else.

    Args:
        pattern: A name of `NAMED_PATTERNS` in whatever case; markers in brackets, as JabRef has
            them; or a formula of Better BibTeX.

    Raises:
        KeyPatternError: It is none of these.
    """
    if not pattern.strip():
        raise KeyPatternError("it is empty", 0)
    text = NAMED_PATTERNS.get(pattern.strip().lower(), pattern)
    if _BRACKETS.match(text):
        from seedbrowse.citing.key_patterns.brackets import bracket_pattern  # for this alone

        made = bracket_pattern(text)
    else:
        from seedbrowse.citing.key_patterns.formula import formula_pattern  # for this alone

        made = formula_pattern(text, [*NAMED_PATTERNS])
    return lambda record: key_text(made(record)) or _FALLBACK
