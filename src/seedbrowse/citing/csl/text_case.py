"""Text case: capitals and small letters as styles ask for them (CSL 1.0.2, Text-case).

The rules are those of the specification, and where it leaves them open, those that the reference
implementations share. Text of subscripts, superscripts, small capitals and `nocase` keeps its
case in all of them.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, TypeAlias

from seedbrowse.citing.csl.runs import (
    CLOSE_QUOTE,
    NO_CASE,
    RICH_SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    Runs,
)

__all__ = ["with_case"]

_KEPT: Final = NO_CASE | SUBSCRIPT | SUPERSCRIPT | RICH_SMALL_CAPS
_HIDDEN: Final = "\0"
"""Stands for each character that keeps its case, while words are looked for."""

_LETTER: Final = r"[^\W_]|[\u0300-\u036f]"
_WORD: Final = re.compile(rf"(?:{_LETTER})(?:{_LETTER}|[’.](?=(?:{_LETTER})))*")
_BEGINS_ANEW: Final = re.compile(r"[:?!]\S*\s")
_GREEK: Final = frozenset("αβγδεζηθικλμνξοπρστυφχψως")

_STOP_WORDS: Final = frozenset(
    [
        "a", "about", "above", "across", "afore", "after", "against", "al", "along",
        "alongside", "amid", "amidst", "among", "amongst", "an", "and", "anenst", "apropos",
        "around", "as", "aside", "astride", "at", "athwart", "atop", "barring", "before",
        "behind", "below", "beneath", "beside", "besides", "between", "beyond", "but", "by",
        "c", "ca", "circa", "d", "de", "despite", "down", "during", "et", "except", "for",
        "forenenst", "from", "given", "in", "inside", "into", "lest", "like", "modulo", "near",
        "next", "nor", "notwithstanding", "of", "off", "on", "onto", "or", "out", "over",
        "per", "plus", "pro", "qua", "sans", "since", "so", "than", "the", "through",
        "throughout", "till", "to", "toward", "towards", "under", "underneath", "until",
        "unto", "up", "upon", "v", "van", "versus", "via", "von", "vs", "with", "within",
        "without", "yet",
    ]
)  # fmt: skip


class _Word(NamedTuple):
    """One word of a text, and what stands around it."""

    text: str
    start: int
    before: str
    """From the end of the word before, or from the beginning of the text."""

    is_first: bool
    is_last: bool

    @property
    def end(self) -> int:
        """Where the text goes on."""
        return self.start + len(self.text)

    @property
    def begins_anew(self) -> bool:
        """Whether it is the first of the text or of a subtitle."""
        if _HIDDEN in self.before:
            return False
        return self.is_first or _BEGINS_ANEW.search(self.before) is not None


_Change: TypeAlias = Callable[[_Word], str]


def with_case(runs: Runs, case: str, *, english: bool, turkish: bool = False) -> Runs:
    """The runs in another case.

    Args:
        runs: What an element prints, before its affixes.
        case: A value of the attribute `text-case`; others change nothing.
        english: Whether the text is in English: `title` changes no other language.
        turkish: Whether the capital of `i` is `İ`, and `I` that of `ı`.
    """
    if turkish:
        return _turkish(runs, case)
    if case == "lowercase":
        return [(text if bits & _KEPT else text.lower(), bits) for text, bits in runs]
    if case == "uppercase":
        return [(text if bits & _KEPT else text.upper(), bits) for text, bits in runs]
    if case == "title" and not english:
        return runs
    change = _CHANGES.get(case)
    if change is None:
        return runs
    shown = "".join(_HIDDEN * len(text) if bits & _KEPT else text for text, bits in runs)
    changed = change(shown)
    return runs if changed == shown else _back_in(runs, changed)


def _turkish(runs: Runs, case: str) -> Runs:
    """The runs in another case, with the letters whose case Turkish knows differently.

    They are put as others that no text holds, and whose case Python changes as Turkish does.
    """
    runs = [(text.translate(_TO_STAND_IN), bits) for text, bits in runs]
    changed = with_case(runs, case, english=False)
    return [(text.translate(_FROM_STAND_IN), bits) for text, bits in changed]


def _back_in(runs: Runs, changed: str) -> Runs:
    """The runs with the letters of a text of the same length; hidden ones stay theirs."""
    result: Runs = []
    start = 0
    for text, bits in runs:
        end = start + len(text)
        result.append((text if bits & _KEPT else changed[start:end], bits))
        start = end
    return result


_DESERET: Final = "\U00010428\U00010400\U00010429\U00010401"
"""Two small letters, each before its capital."""

_TO_STAND_IN: Final = str.maketrans("iİıI", _DESERET)
_FROM_STAND_IN: Final = str.maketrans(_DESERET, "iİıI")


def _words(text: str) -> Iterator[_Word]:
    matches = list(_WORD.finditer(text))
    end = 0
    for index, match in enumerate(matches):
        is_last = index == len(matches) - 1
        after = text[match.end() :] if is_last else ""
        yield _Word(
            text=match.group(),
            start=match.start(),
            before=text[end : match.start()],
            is_first=not index,
            is_last=is_last and _HIDDEN not in after and CLOSE_QUOTE not in after,
        )
        end = match.end()


def _capital(word: str) -> str:
    """A word with a capital, unless it has one somewhere, or is a Greek letter of a formula."""
    if not word.islower() or word in _GREEK:
        return word
    first = word[0].upper()
    return first + word[1:] if len(first) == 1 else word


def _capitalize_first(text: str) -> str:
    match = _WORD.search(text)
    if not match or _HIDDEN in text[: match.start()]:
        return text
    return text[: match.start()] + _capital(match.group()) + text[match.end() :]


def _capitalize_all(text: str) -> str:
    return _mapped(text, lambda word: word.text if _is_part(word) else _capital(word.text))


def _title(text: str) -> str:
    hyphen = text.find("-")
    return _mapped(text, lambda word: _title_word(word, hyphen))


def _title_word(word: _Word, hyphen: int) -> str:
    """A word as it stands in an English title.

    Args:
        word: Any of the title.
        hyphen: Where the first one stands. The reference implementation gives `in` of `in-situ` a
            capital in the first compound of a title, and in no other.
    """
    if _is_part(word):
        return word.text
    if word.begins_anew:
        return _capital(word.text)
    is_short = len(word.text) == 1 or word.text[1] in "’."
    if is_short or word.text in _STOP_WORDS:
        begins_compound = word.end == hyphen and word.before[-1:].isspace()
        if not begins_compound and (is_short or not word.is_last):
            return word.text
    return _capital(word.text)


def _is_part(word: _Word) -> bool:
    """Whether it goes on with what stands before: a formula, or `(re)thinking`."""
    return word.before[-1:] in (_HIDDEN, ")")


def _sentence(text: str) -> str:
    words = list(_words(text))
    shouted = len(words) > 1 and text.upper() == text
    return _mapped(text, lambda word: _sentence_word(word, shouted=shouted))


def _sentence_word(word: _Word, *, shouted: bool) -> str:
    """A word as it stands in a sentence: names are not known, abbreviations stay."""
    if shouted:
        lower = _lower(word.text)
        return _capital(lower) if word.begins_anew else lower
    if word.begins_anew:
        return _capital(word.text)
    if word.text[1:].islower() or word.text == "A":
        return _lower(word.text)
    return word.text


def _lower(word: str) -> str:
    lower = word.lower()
    return lower if len(lower) == len(word) else word


def _mapped(text: str, change: _Change) -> str:
    """A text with each word changed into one of the same length."""
    letters = list(text)
    for word in _words(text):
        letters[word.start : word.end] = change(word)
    return "".join(letters)


_CHANGES: Final = {
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
