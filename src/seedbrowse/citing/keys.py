"""Citation keys: a source's own where it can be used, else one that a pattern gives.

The usual pattern is Better BibTeX's, `auth.lower + shorttitle(3, 3) + year`: the first author's
family name, the first three words of the title that are no function words, capitalised, and the
year: `poletaevMistrustSolidarityRussia2019`. Other patterns: `citing.key_patterns`.
"""

import re
from typing import Final

from seedbrowse.citing.key_patterns.ascii_text import LONGEST_KEY
from seedbrowse.citing.key_patterns.error import KeyPatternError
from seedbrowse.citing.key_patterns.pattern import DEFAULT_PATTERN, NAMED_PATTERNS, key_pattern
from seedbrowse.records import Record

__all__ = ["DEFAULT_PATTERN", "NAMED_PATTERNS", "CiteKeys", "KeyPatternError"]

_VALID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]*")
_NUMERIC_FORMATS: Final = frozenset({"bibtex", "biblatex"})
"""Formats whose keys may be numbers; elsewhere a number is the id of a database."""


class CiteKeys:
    """Gives each record a key that no other record of the run has.

    Call it once for each record in the order in which they are written. The same records in the
    same order always get the same keys. A second record with the key of an earlier one gets a
    letter behind it: `smith2019`, `smith2019a`, `smith2019b` …, after `z` `aa`; where the key of
    both is their source's own, the second gets a key of the pattern instead.

    Args:
        pattern: How keys are made: a name of `NAMED_PATTERNS`, or a pattern in the language of
            JabRef or Better BibTeX.
        keeps_own: Whether keys of the source are used where they can be.

    Raises:
        KeyPatternError: The pattern is none.
    """

    def __init__(self, pattern: str = DEFAULT_PATTERN, *, keeps_own: bool = True) -> None:
        self._key_of = key_pattern(pattern)
        self._keeps_own = keeps_own
        self._given: set[str] = set()
        self._suffixes: dict[str, int] = {}

    def __call__(self, record: Record) -> str:
        """The key of the next record."""
        # Keys that differ only in case are one key for BibTeX.
        if self._keeps_own and _is_usable(record) and record.key.lower() not in self._given:
            self._given.add(record.key.lower())
            return record.key
        base = key = self._key_of(record)
        count = self._suffixes.get(base.lower(), 0)
        while key.lower() in self._given:
            count += 1
            key = base + _letters(count)
        self._suffixes[base.lower()] = count
        self._given.add(key.lower())
        return key


def _is_usable(record: Record) -> bool:
    own = record.key
    if len(own) > LONGEST_KEY or not _VALID.fullmatch(own):
        return False
    return not own.isdecimal() or record.source.format in _NUMERIC_FORMATS


def _letters(count: int) -> str:
    """The suffix of the nth record with the same key: 1 is `a`, 26 is `z`, 27 is `aa`."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
