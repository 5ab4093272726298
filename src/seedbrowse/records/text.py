"""Text of records: hygiene when a record is built, words when it is compared or searched."""

import re
import unicodedata

from seedbrowse.records.folding import fold
from seedbrowse.records.patterns import pattern
from seedbrowse.records.scripts import RUNNING, WORD_CHARACTER, compiled, index_terms, typed_terms

__all__ = ["clean", "fold", "harmless", "sought_words", "words"]

_ENTITY = pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

# Whatever can act on a terminal, reorder a line or hide in one: C0 and C1 controls, bidirectional
# marks and overrides, zero-width characters but the joiners (which scripts need), tags, surrogates.
_HARMFUL = pattern(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)

_PLAIN_WORD = pattern("[a-z0-9]+")
_WORD = f"{RUNNING}|{WORD_CHARACTER}+"


def clean(text: str) -> str:
    """Make text of an export safe and even.

    Decodes HTML entities, removes every character that could act on a terminal or hide in a
    line, folds white space (line breaks included) to single spaces and composes to Unicode NFC.
    What remains is the source's own text. Cleaning twice changes nothing more, except that a
    doubly encoded entity is decoded once each time.
    """
    if "&" in text:
        text = _ENTITY.sub(_unescaped, text)
    # Said here too, since nearly every text is so and a record asks twenty times.
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return harmless(text)


def _unescaped(entity: re.Match[str]) -> str:
    import html  # a table of two thousand names, which few exports need

    return html.unescape(entity[0])


def harmless(text: str) -> str:
    """Make text safe and even as `clean` does, but keep what looks like an entity.

    An address has ampersands of its own: `?doi=10.1/x&lt=2`.
    """
    # Nothing harmful is printable, and no white space but the plain one: most text needs no more
    # than this one look. Line breaks of every kind, NEL among them, are white space to `split`.
    if not text.isprintable():
        text = " ".join(_HARMFUL.sub("", text).split())
    elif "  " in text:
        text = " ".join(text.split())
    else:
        text = text.strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def words(text: str) -> list[str]:
    """Folded words of a text, in order, as an index has them: runs of letters and digits.

    Where the script does not part words, they are each two characters that follow each other,
    and the last character by itself: `政策研`, `策研`. So every character begins a word.
    """
    folded = fold(text)
    if folded.isascii():
        return _PLAIN_WORD.findall(folded)
    return [term for piece in compiled(_WORD).findall(folded) for term in index_terms(piece)]


def sought_words(text: str) -> list[str]:
    """Folded words of a text, in order, all of which a record must have that has the text.

    They differ from `words` where the script does not part words: the last character of several
    is no word of its own, since more may follow it in the record.
    """
    folded = fold(text)
    if folded.isascii():
        return _PLAIN_WORD.findall(folded)
    return [term for piece in compiled(_WORD).findall(folded) for term in typed_terms(piece)]
