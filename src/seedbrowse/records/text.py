"""Text of records: hygiene when a record is built, folding when it is compared or searched."""

import html
import re
import unicodedata

__all__ = ["clean", "fold", "harmless", "words"]

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

# Whatever can act on a terminal, reorder a line or hide in one: C0 and C1 controls, bidirectional
# marks and overrides, zero-width characters but the joiners (which scripts need), tags, surrogates.
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)

_WITHOUT_DECOMPOSITION = str.maketrans(
    {
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o",
        "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
        "ħ": "h", "Ħ": "h", "ŋ": "n", "Ŋ": "n", "ı": "i", "’": "'", "ʼ": "'", "‘": "'",
    }
)  # fmt: skip
_COMBINING = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(r"[぀-ヿ㐀-鿿豈-﫿]|[^\W_぀-ヿ㐀-鿿豈-﫿]+")


def clean(text: str) -> str:
    """Make text of an export safe and even.

    Decodes HTML entities, removes every character that could act on a terminal or hide in a
    line, folds white space (line breaks included) to single spaces and composes to Unicode NFC.
    What remains is the source's own text. Cleaning twice changes nothing more, except that a
    doubly encoded entity is decoded once each time.
    """
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    # Said here too, since nearly every text is so and a record asks twenty times.
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return harmless(text)


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


def fold(text: str) -> str:
    """Reduce text to what a person means when typing it: no diacritics, no case.

    Letters that Unicode does not decompose (`ł`, `ø`, `ß` …) become the letters people type
    instead of them.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_WITHOUT_DECOMPOSITION))
    return _COMBINING.sub("", decomposed).casefold()


def words(text: str) -> list[str]:
    """Folded words of a text, in order: runs of letters and digits; each CJK character alone."""
    return _WORD.findall(fold(text))
