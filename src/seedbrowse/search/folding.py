"""Folding for the index: text to words, with C loops instead of a look at each character.

What comes out are the words of `records.text.words`, as UTF-8: runs of bytes without a space,
in which hyphens stand for whatever joins words to one.
"""

import re
from functools import lru_cache

from seedbrowse.records.folding import FOREIGN, fold
from seedbrowse.records.scripts import NO_WORD, RUNNING, compiled, index_terms
from seedbrowse.search.compounds import JOINERS

__all__ = ["END_OF_FIELD", "chunks", "compound_words", "folded_identifier"]

END_OF_FIELD = "\x01"
"""A chunk of its own; no word has it."""

_SEVERAL_HYPHENS = re.compile(b"-{2,}")


def _plain_byte(byte: int) -> int:
    character = chr(byte)
    if byte >= 0x80 or character.isalnum() or character == END_OF_FIELD:
        return ord(character.lower()) if byte < 0x80 else byte
    return ord("-" if character in JOINERS else " ")


_PLAIN = bytes(map(_plain_byte, range(256)))


def chunks(text: str) -> list[bytes]:
    """The words of a text, folded; those that a hyphen or an apostrophe joins are one chunk."""
    if not text.isascii():
        text = FOREIGN.sub(lambda run: _folded_run(run[0]), text)
    return text.encode().translate(_PLAIN).split()


def compound_words(chunk: bytes) -> set[bytes]:
    """The words of a chunk with hyphens: each, and those that one hyphen joins as one as well.

    Ranges and dates, which are nothing but digits, are never typed as one word.
    """
    found: set[bytes] = set()
    for compound in _SEVERAL_HYPHENS.split(chunk):
        parts = compound.strip(b"-").split(b"-")
        found.update(parts)
        if len(parts) > 1 and not b"".join(parts).isdigit():
            found.add(b"".join(parts))
    found.discard(b"")
    return found


def folded_identifier(identifier: str) -> bytes:
    """An identifier, or a piece of one, in the form in which the index has it."""
    return " ".join(fold(identifier).split()).encode(errors="replace")


@lru_cache(maxsize=20_000)
def _folded_run(run: str) -> str:
    """A run of characters beyond ASCII; folding depends on nothing outside of it."""
    folded = fold(run)
    if folded.isascii():
        return folded
    parted = compiled(RUNNING).sub(_parted, folded)
    return compiled(NO_WORD).sub(" ", parted)


def _parted(running: re.Match[str]) -> str:
    return f" {' '.join(index_terms(running[0]))} "
