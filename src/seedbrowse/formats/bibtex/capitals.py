"""Capitals of titles that no style may change: `Lakes of {{South Korea}}`, `{{DNA}} in ponds`.

BibTeX's styles and pandoc make the titles of articles small but for their first letter and what
stands in braces. So names must stand there, and which words are names depends on the title: where
most words have a capital (`Title Case`), only those are surely to be kept that have more than one.
"""

import re
from collections.abc import Iterator
from typing import Final

from seedbrowse.formats.values.latex import NOCASE
from seedbrowse.records.language import languages_of
from seedbrowse.records.markup import without_markup

__all__ = ["with_kept_capitals"]

_END: Final = "</span>"
_TAG: Final = re.compile(r"(</?[a-z]+(?: [^<>]*)?>)")
# A word with all that hyphens and the like join to it, or a species, `E. coli`: pandoc takes the
# point for the end of a sentence.
_WORD: Final = re.compile(r"\b[A-Z]\. [a-z]+|[^\W_]+(?:[-‐‑–/.&’'+][^\W_]+)*")
_PART: Final = re.compile(r"[^\W\d_]+")
_SENTENCE_END: Final = re.compile(r"(?:[.:?!—]|\s[–-])\s*[\W_]*$")
_ENGLISH: Final = "English"
_LONG: Final = 4
"""Letters; many shorter words are small also where the others are not."""

_LONG_PREPOSITIONS: Final = frozenset(
    {
        "about", "above", "across", "after", "against", "along", "among", "around", "before",
        "behind", "below", "beneath", "beside", "between", "beyond", "during", "except", "from",
        "inside", "into", "like", "near", "onto", "over", "since", "than", "that", "through",
        "throughout", "toward", "towards", "under", "until", "upon", "versus", "when", "with",
        "within", "without",
    }
)  # fmt: skip


def with_kept_capitals(title: str, language: str = "") -> str:
    """A title with `nocase` spans around the words whose capitals must stay.

    Args:
        title: CSL rich text; what stands in such spans already is left as it is.
        language: The record's language in the source's words; of titles that are not English every
            capital is kept, since no style of theirs has them otherwise.
    """
    if not any(map(str.islower, title)):
        return title
    in_title_case = _is_in_title_case(title, language)
    pieces: list[str] = []
    before = ""
    spans = 0
    for place, piece in enumerate(_TAG.split(title)):
        if place % 2:
            spans += _change_of_depth(piece, spans)
            pieces.append(piece)
            continue
        pieces.append(piece if spans else _kept(piece, before, in_title_case=in_title_case))
        before += piece
    return "".join(pieces)


def _change_of_depth(tag: str, spans: int) -> int:
    """How many spans more are open behind a tag; spans within one are counted, too."""
    if tag == _END:
        return -1 if spans else 0
    return 1 if tag == NOCASE or (spans and tag.startswith("<span")) else 0


def _kept(text: str, before: str, *, in_title_case: bool) -> str:
    """A text without tags, its words with capitals in spans, neighbours in one."""
    pieces: list[str] = []
    start = end = place = 0
    for word in _WORD.finditer(text):
        is_first = _begins_sentence(before + text[: word.start()])
        if not _must_stay(word[0], is_first=is_first, in_title_case=in_title_case):
            continue
        if end and not text[end : word.start()].strip(" "):
            end = word.end()
            continue
        pieces += _span(text, place, start, end)
        place = end
        start, end = word.span()
    pieces += _span(text, place, start, end)
    return "".join(pieces) + text[end:]


def _span(text: str, place: int, start: int, end: int) -> Iterator[str]:
    """What stands between two places, and a stretch in its span; nothing where there is none."""
    if end:
        yield text[place:start]
        yield f"{NOCASE}{text[start:end]}{_END}"


def _begins_sentence(before: str) -> bool:
    return not any(map(str.isalnum, before)) or _SENTENCE_END.search(before) is not None


def _must_stay(word: str, *, is_first: bool, in_title_case: bool) -> bool:
    """Whether a word has a capital that is not there for its place alone."""
    parts = _PART.findall(word)
    if any(any(map(str.isupper, part[1:])) for part in parts):
        return True
    # The letters of `X-ray`, `vitamin D` and `E. coli`, but not the articles.
    is_letter = any(len(part) == 1 and part.isupper() for part in parts)
    if is_letter and (len(word) > 1 or not is_first) and not (word == "A" and in_title_case):
        return True
    # Of the first word of a sentence `Dwyer-Kan` only the second capital says something.
    return not in_title_case and any(part[0].isupper() for part in parts[is_first:])


def _is_in_title_case(title: str, language: str) -> bool:
    """Whether capitals say nothing, since nearly every long word of an English title has one."""
    if language and _ENGLISH not in languages_of(language):
        return False
    words = [word[0] for word in _PART.finditer(without_markup(title))][1:]
    small = sum(
        word.islower() and len(word) >= _LONG and word not in _LONG_PREPOSITIONS for word in words
    )
    capital = sum(len(word) >= _LONG and word[0].isupper() and word[1:].islower() for word in words)
    return capital > 4 * small
