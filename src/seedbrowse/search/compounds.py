"""Compounds: words joined by a hyphen or an apostrophe, which people type with and without it."""

import re
from collections.abc import Iterator

from seedbrowse.records.text import words

__all__ = ["JOINERS", "joined_words"]

JOINERS = "-'’‘ʼ‐‑–"
"""What joins two words to one; the plain hyphen first, for use within brackets of a regex."""

# Possessive repetition: without it every plain word would be tried letter by letter.
_COMPOUND = re.compile(rf"(?<![^\W_])[^\W_]++(?:[{JOINERS}][^\W_]++)+")


def joined_words(text: str) -> Iterator[str]:
    """The compounds of a text, folded and without what joins them: `O'Brien` gives `obrien`.

    Compounds of nothing but digits are ranges and dates; nobody types them as one word.
    """
    for compound in _COMPOUND.findall(text):
        joined = "".join(words(compound))
        if not joined.isdigit():
            yield joined
