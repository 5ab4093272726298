"""Titles as duplicates are found by: words, numbers, and whether one is a notice of another."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

import msgspec

from seedbrowse.records.markup import without_markup
from seedbrowse.records.text import fold, words

__all__ = ["Title", "main_words", "title_of", "title_words", "titles_of"]

_LONGEST: Final = 1_000
"""Characters of a title that are looked at. What is longer is damage, on which some of the patterns
below would take minutes."""

_MARKS: Final = 20
"""Marks behind which a subtitle may begin."""

_UNSAID: Final = frozenset({"the", "an", "and"})
"""Words that one database writes and another leaves out, or writes as a sign."""

_LANGUAGES: Final = (
    "arabic|bulgarian|chinese|croatian|czech|danish|dutch|finnish|french|german|greek|hebrew|"
    "hungarian|italian|japanese|korean|norwegian|persian|polish|portuguese|romanian|russian|"
    "serbian|slovak|slovenian|spanish|swedish|turkish|ukrainian"
)
_IN_LANGUAGE: Final = re.compile(rf"[\[(](?:in )?(?:{_LANGUAGES})[\])]\.?\s*$", re.IGNORECASE)
_APPENDED: Final = re.compile(
    r"\s*\[(?:see comments?|comments?|erratum|errata|corrected|retract|published erratum"
    r"|republished|summary for)[^\]]*\]\.?",
    re.IGNORECASE,
)
"""What MEDLINE and others add to the title of an article about which something was published."""

_WITHDRAWN: Final = frozenset({"retracted", "withdrawn"})
"""What a publisher puts before the title of an article that still is the same one."""

_SUBTITLE: Final = re.compile(r"[:?!;.] |[(\[]| [-–—] ")
_MAY_HAVE_SUBTITLE: Final = re.compile(r"[:?!;.(\[–—-]")
_TWO_TITLES: Final = re.compile(r"(.{20,}?)\s*(?:\[(.{20,})\]|\s=\s(.{20,}))\W*$")
_NOTICES: Final = {
    "correction": (
        r"(?:publisher |author )?(?:erratum|errata|corrigend\w+|addendum)\b"
        r"|(?:publisher |author )?corrections?(?: to\b|:)|correction$"
        r"|.*[(\[:](?:\s*)(?:erratum|correction|corrigendum)\b|.*\(vol \d+, p\w* \w+"
    ),
    "retraction": r"(?:notice of )?retraction(?: notice)?(?: of\b| to\b|:|$)",
    "reply": (
        r"re: |repl(?:y|ies)(?: to\b| by\b|$|:)|(?:author'?s?'? |authors'? )(?:repl|respon)\w+"
        r"|in (?:reply|response)\b|response to\b|.*[(\[:.] ?(?:a )?(?:authors'? )?reply\W*$"
    ),
    "comment": (
        r"comments?(?: on\b| to\b|:)|commentary(?: on\b|:)|invited comment\w*"
        r"|.*[(\[:.] ?comments?\W*$|letter to the editor"
    ),
    "review": r"(?:book )?review of\b|review: |book reviews?\b",
}
"""A notice about another publication has its title, but is none of its copies."""

_NOTICE: Final = re.compile(
    "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _NOTICES.items())
)
_ROMAN: Final = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_NUMBER_WORDS: Final = (
    "one|first two|second three|third four|fourth five|fifth six|sixth seven|seventh eight|eighth "
    "nine|ninth ten|tenth eleven|eleventh twelve|twelfth"
)
_MONTHS: Final = (
    "january february march april may june july august september october november december "
    "spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday"
)
_NUMBERS: Final = {
    **{word: str(number) for number, word in enumerate(_ROMAN.split(), 1)},
    **{
        word: str(number)
        for number, several in enumerate(_NUMBER_WORDS.split(), 1)
        for word in several.split("|")
    },
    **{word: word for word in _MONTHS.split()},
}
_NO_NUMBER: Final = frozenset("aestloyd")
"""Letters that stand alone for other reasons than to count: articles, and what an apostrophe
leaves."""

_DIGITS: Final = re.compile(r"\d+")
_GENERIC: Final = re.compile(
    r"(?:guest |letter from the )?editor(?:ial|s)?\b|introduction|preface|foreword|contents|"
    r"table of contents|index|abstracts?|book reviews?|reviews?|letters?|news|erratum|correction|"
    r"front ?matter|back ?matter|no title|untitled|announcements?|conclusions?|acknowledge?ments?|"
    r"discussion|reply|comment|response|obituary|in memoriam|case reports?|from the editor|"
    r"in this issue|masthead|references|bibliography|afterword|summary|notes?|proceedings|poster"
)
_FEW_WORDS: Final = 3
_FEW_LETTERS: Final = 20
_MANY_GENERIC: Final = 5
"""A title with so many words says more than what its first one says."""

_PERIODIC: Final = re.compile(
    r"\b(?:annual|yearly|yearbook|monthly|quarterly|weekly|biennial|report|statistics|bulletin|"
    r"newsletter|proceedings|guidelines?|update|survey|standards|statement)\b"
)


class Title(msgspec.Struct, frozen=True):
    """A title reduced to what it has in every database."""

    words: tuple[str, ...]
    letters: str
    """The same without spaces, so that hyphens make no difference."""

    main: int
    """How many of the words stand before a subtitle; all of them where there is none."""

    numbers: tuple[str, ...]
    """What counts or dates: digits, Roman numerals, `second`, `May`, single letters; sorted."""

    notice: str
    """`correction`, `reply` …; empty for a work of its own."""

    is_generic: bool
    """Many works are called so."""

    is_periodic: bool
    """It may come again each year under the same name."""


def title_words(text: str) -> list[str]:
    """The words of a title without those that databases disagree about."""
    text = without_markup(text[:_LONGEST])
    if "[" in text or text.endswith((")", ").")):
        text = _without_additions(text)
    found = [word for word in words(text) if word not in _UNSAID]
    if len(found) > 1 and (found[0] == "a" or found[0] in _WITHDRAWN):
        del found[0]
    return found


def _without_additions(text: str) -> str:
    """A title without what a database says about it in brackets."""
    return _IN_LANGUAGE.sub("", _APPENDED.sub("", text)) or text


def main_words(text: str, found: Sequence[str]) -> list[str]:
    """The words before the subtitle, of a title that has these words."""
    text = text[:_LONGEST]
    if not _MAY_HAVE_SUBTITLE.search(text):
        return [*found]
    for mark in islice(_SUBTITLE.finditer(text), _MARKS):
        before = title_words(text[: mark.start()])
        if len(before) >= _FEW_WORDS:
            return before
    return [*found]


def is_generic(found: Sequence[str]) -> bool:
    """Whether many works may have a title of these words."""
    letters = sum(map(len, found))
    if letters < _FEW_LETTERS and (len(found) <= _FEW_WORDS or letters < _FEW_LETTERS // 2):
        return True
    return len(found) < _MANY_GENERIC and _GENERIC.match(" ".join(found)) is not None


def title_of(text: str) -> Title:
    """Reduce a title."""
    text = without_markup(text[:_LONGEST])
    if "[" in text:
        text = _without_additions(text)
    found = title_words(text)
    folded = fold(text).lstrip("[(\"' ")
    notice = _NOTICE.match(folded)
    return Title(
        words=tuple(found),
        letters="".join(found),
        main=len(main_words(text, found)),
        numbers=tuple(sorted(_numbers(found))),
        notice=str(notice.lastgroup) if notice else "",
        is_generic=is_generic(found),
        is_periodic=_PERIODIC.search(folded) is not None,
    )


def titles_of(text: str, original: str = "") -> tuple[Title, ...]:
    """A title, and what else it may stand under: its halves where it is given in two languages."""
    text = text[:_LONGEST]
    found = [title_of(text)] if text else []
    both = _TWO_TITLES.match(text) if "[" in text or " = " in text else None
    for other in filter(None, (*(both.groups() if both else ()), original)):
        title = title_of(other)
        if title.words and title not in found:
            found.append(title)
    return tuple(each for each in found if each.words)


def _numbers(found: Sequence[str]) -> list[str]:
    numbers: list[str] = []
    for word in found:
        digits = _DIGITS.findall(word)
        if digits:
            numbers += [each.lstrip("0") or "0" for each in digits]
        elif word in _NUMBERS:
            numbers.append(_NUMBERS[word])
        elif len(word) == 1 and word.isascii() and word not in _NO_NUMBER:
            numbers.append(word)
    return numbers
