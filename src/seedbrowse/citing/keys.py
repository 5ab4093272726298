"""Citation keys: a source's own where it can be used, else Better BibTeX's default pattern.

The pattern is `auth.lower + shorttitle(3,3) + year`: the first author's family name, the first
three words of the title that are no function words, capitalised, and the year:
`poletaevMistrustSolidarityRussia2019`. Keys are ASCII, since BibTeX, Markdown and shells agree on
nothing else; other letters are transliterated. Words and order are those of
https://retorque.re/zotero-better-bibtex/citing/.
"""

import re
from typing import Final

from seedbrowse.records import Record
from seedbrowse.records.folding import fold
from seedbrowse.records.markup import without_markup

__all__ = ["CiteKeys", "pattern_key"]

_VALID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]*")
_LONGEST: Final = 100
_WORD: Final = re.compile(r"[^\W_]+(?:['’‐‑-][^\W_]+)*")
_JOINTS: Final = re.compile(r"['’‐‑-]")
_NOT_IN_KEYS: Final = re.compile(r"[^A-Za-z0-9]")
_WORDS: Final = 3
_FUNCTION_WORD_LIST = """
a ab aboard about above across after against al along amid among an and anti around as at before
behind below beneath beside besides between beyond but by d da das de del dell dello dei degli
della delle dem den der des despite die do down du during ein eine einem einen einer eines el en
et except for from gli i il in inside into is l la las le les like lo los near nor of off on onto
or over past per plus round save since so some sur than the through to toward towards un una unas
under underneath une unlike uno unos until up upon versus via von while with within without yet zu
zum
"""
_FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORD_LIST.split())
_NUMERIC_FORMATS: Final = frozenset({"bibtex", "biblatex"})
"""Formats whose keys may be numbers; elsewhere a number is the id of a database."""


class CiteKeys:
    """Gives each record a key that no other record of the run has.

    Call it once for each record in the order in which they are written. The same records in the
    same order always get the same keys. A second record with the key of an earlier one gets a
    letter behind it: `smith2019`, `smith2019a`, `smith2019b` …, after `z` `aa`; where the key of
    both is their source's own, the second gets a key of the pattern instead.
    """

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._suffixes: dict[str, int] = {}

    def __call__(self, record: Record) -> str:
        """The key of the next record."""
        own = record.key
        # Keys that differ only in case are one key for BibTeX.
        if _is_usable(record) and own.lower() not in self._given:
            self._given.add(own.lower())
            return own
        base = key = pattern_key(record)
        count = self._suffixes.get(base.lower(), 0)
        while key.lower() in self._given:
            count += 1
            key = base + _letters(count)
        self._suffixes[base.lower()] = count
        self._given.add(key.lower())
        return key


def pattern_key(record: Record) -> str:
    """The key that the pattern gives a record, not yet compared with others; never empty."""
    people = record.authors or record.editors
    author = _ascii(people[0].short).lower() if people else ""
    return f"{author}{_short_title(record.title)}{record.year or ''}" or "untitled"


def _is_usable(record: Record) -> bool:
    own = record.key
    if len(own) > _LONGEST or not _VALID.fullmatch(own):
        return False
    return not own.isdecimal() or record.source.format in _NUMERIC_FORMATS


def _short_title(title: str) -> str:
    words: list[str] = []
    for found in _WORD.finditer(without_markup(title)):
        if found[0].lower() in _FUNCTION_WORDS:
            continue
        if word := _ascii(found[0]):
            words.append(word[0].upper() + word[1:])
            if len(words) == _WORDS:
                break
    return "".join(words)


def _ascii(text: str) -> str:
    """The letters and digits of a text in ASCII; what has no transliteration is left out."""
    text = _JOINTS.sub("", text)
    if text.isascii():
        return _NOT_IN_KEYS.sub("", text)
    words = (word if word.isascii() else _transliterated(word) for word in text.split())
    return _NOT_IN_KEYS.sub("", "".join(words))


def _transliterated(word: str) -> str:
    folded = fold(word)
    if word.isupper():
        return folded.upper()
    return folded[:1].upper() + folded[1:] if word[:1].isupper() else folded


def _letters(count: int) -> str:
    """The suffix of the nth record with the same key: 1 is `a`, 26 is `z`, 27 is `aa`."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
