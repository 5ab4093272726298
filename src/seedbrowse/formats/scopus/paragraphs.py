"""Lines of a Scopus text to parts that belong to one record each.

A part is a run of lines without a blank one, divided further where two records or two files
touch without a blank line between them: after concatenation, in printed lists, in damage.
"""

from collections.abc import Iterable, Iterator

from seedbrowse.formats.entry import Line
from seedbrowse.formats.scopus.citation import VOLUME_LINE_START, has_year, is_volume_line
from seedbrowse.formats.scopus.labels import (
    is_dated_header,
    is_furniture,
    is_header,
    label_of,
    tail_label_of,
)
from seedbrowse.problems import Problem
from seedbrowse.records.patterns import pattern

__all__ = ["PRINT_NUMBER", "Part", "is_record_url", "parts"]

Part = list[Line]
"""Consecutive non-blank lines."""

PRINT_NUMBER = pattern(r"(\d{1,6})\) (?=\S)")
"""How a printed list begins each record."""

_RECORD_URL = pattern(
    r"https?://(?:www\.)?scopus\.com/(?:inward/record\.ur[il]\?\S+|pages/publications/\d+\S*)\s*"
)
_TERMINATOR = pattern(r"(?:SOURCE|来源)[::]\s*Scopus\s*|.*\s{2,}Source: Scopus\s*")
_GLUED_LANGUAGE = pattern(r"(Original Language: (?:[A-Z][a-z]+; )*[A-Z][a-z]+)([A-Z].*)")
# A superset of the lines that _begins_anew looks for, in one pattern.
_MAY_BEGIN = pattern(
    rf"#|Scopus|EXPORT DATE|Export Date|导出日期|Documents|{PRINT_NUMBER.pattern}|"
    rf"{VOLUME_LINE_START.pattern}"
)
_MAX_PART = 20_000
"""Lines; what is longer has no structure and is passed on in pieces, so that memory is bounded."""
_HEAD_LINES = 4


def is_record_url(text: str) -> bool:
    """Whether a line is nothing but the address of a record on scopus.com."""
    return text.startswith("http") and _RECORD_URL.fullmatch(text) is not None


def parts(lines: Iterable[Line | Problem]) -> Iterator[Part | Problem]:
    """Divide lines into parts; problems pass through."""
    paragraph: Part = []
    last_number = 0
    for line in _unglued(lines):
        if isinstance(line, Problem):
            yield line
            continue
        if line[1] and not line[1].isspace():
            paragraph.append(line)
            if len(paragraph) < _MAX_PART:
                continue
        if paragraph:
            for part in _divided(paragraph, last_number):
                if number := PRINT_NUMBER.match(part[0][1]):
                    last_number = int(number[1])
                yield part
            paragraph = []
    if paragraph:
        yield from _divided(paragraph, last_number)


def _unglued(lines: Iterable[Line | Problem]) -> Iterator[Line | Problem]:
    r"""Divide lines in which the end of one file and the beginning of the next run together.

    An export need not end in a line feed, so concatenation gives `English\ufeffScopus` or
    `EnglishScopus`; both halves keep the number of the line.
    """
    held: Line | None = None
    for line in lines:
        if isinstance(line, Problem):
            yield line
            continue
        number, text = line
        if held is not None:
            if held[1].endswith("Scopus") or held[1].startswith("Original"):
                before, after = _halves(held[1], text)
                yield held[0], before
                if after:
                    yield held[0], after
            else:
                yield held
        if "\ufeff" in text:
            *pieces, text = text.split("\ufeff")
            for piece in pieces:
                yield number, piece
                yield number, ""
            line = (number, text)
        held = line
    if held is not None:
        yield held


def _halves(text: str, following: str) -> tuple[str, str]:
    """Divide a line that is the end of one file and the beginning of the next.

    The second half is empty for every line that is whole.
    """
    if text.endswith("Scopus") and is_header(following) and not is_header(text):
        return (text[:-6], "Scopus") if text[-7] not in " :" else (text, "")
    glued = text.startswith("Original") and _GLUED_LANGUAGE.fullmatch(text)
    if glued and (
        is_volume_line(following) or is_header(following) or PRINT_NUMBER.match(following)
    ):
        return glued[1], glued[2]
    return text, ""


def _divided(paragraph: Part, last_number: int) -> Iterator[Part]:
    """Divide a paragraph where a new record or file begins inside it."""
    if _is_whole(paragraph):
        yield paragraph
        return
    start = citation = 0
    seen_url = False
    for index, (_, text) in enumerate(paragraph):
        begin = 0
        if has_year(text):
            citation = index
        is_url = is_record_url(text)
        if seen_url and is_url:
            begin = _head_start(paragraph, start, citation)
        elif index and _begins_anew(paragraph, index, last_number):
            begin = index
        if begin > start:
            yield paragraph[start:begin]
            start = begin
            seen_url = False
        if index == start and (number := PRINT_NUMBER.match(text)):
            last_number = int(number[1])
        seen_url = seen_url or is_url
    yield paragraph[start:]


def _is_whole(paragraph: Part) -> bool:
    """Whether one look at each line shows already that nothing begins inside a paragraph.

    It is so for nearly every one of an export whose records are divided by blank lines.
    """
    addresses = 0
    last = paragraph[-1]
    for line in paragraph:
        text = line[1]
        if _MAY_BEGIN.match(text) or ("Scopus" in text and line is not last):
            return False
        addresses += text.startswith("http")
    return addresses < 2


def _begins_anew(paragraph: Part, index: int, last_number: int) -> bool:
    """Whether the line at `index` begins something that the line before it does not belong to."""
    before, text = paragraph[index - 1][1], paragraph[index][1]
    if "Scopus" in before and _TERMINATOR.fullmatch(before):
        return True
    after = paragraph[index + 1][1] if index + 1 < len(paragraph) else ""
    # `Scopus` and `Documents` alone may be titles; with the date they open an export.
    if is_header(text) and (is_dated_header(text) or is_dated_header(after)):
        return not is_header(before)
    if is_dated_header(before):
        return True
    if (number := PRINT_NUMBER.match(text)) and int(number[1]) == last_number + 1:
        ended = is_record_url(before) or is_furniture(before) or label_of(before, mixed_case=True)
        return bool(ended) and any(has_year(line) for _, line in paragraph[index + 1 : index + 8])
    if not (is_volume_line(text) or is_volume_line(after)):
        return False
    return tail_label_of(before) is not None and tail_label_of(text) is None


def _head_start(paragraph: Part, start: int, citation: int) -> int:
    """Find where the head of a record begins whose citation line is at `citation`.

    Only needed where no blank line divides records: the head is then the lines above the
    citation line, as many as a head has, down from the last label.
    """
    begin = citation
    while begin > start + 1 and citation - begin < _HEAD_LINES:
        above = paragraph[begin - 1][1]
        label = label_of(above)
        if is_record_url(above) or (label and label[0] != "AUTHOR FULL NAMES"):
            break
        begin -= 1
    return begin if begin < citation else 0
