"""Heads and bodies of Scopus' exports: classic (to 2022), new (2023 on) and printed lists.

A head is authors, ids, title, citation line and address in a few lines without labels; a body is
labelled lines. Roles in the head are found from its end: the line above the citation line is
the title.
"""

from seedbrowse.formats.entry import Entry, Field, Line
from seedbrowse.formats.scopus.citation import has_year
from seedbrowse.formats.scopus.labels import canonical_label, label_of
from seedbrowse.formats.scopus.paragraphs import PRINT_NUMBER, Part, is_record_url
from seedbrowse.records.patterns import pattern

__all__ = ["is_export_head", "read_body", "read_export_head"]

_IDS = pattern(r"\d{5,12}(?:;\s*\d{5,12})*;?\s*|\[No author id available\]\s*")
_CITATION_SIGNS = pattern(r"Cited \d+ times?\.?\s*$|, art\. no\. |, pp?\. \S+|, \d+ \(\w+\)")
_REFERENCE_YEAR = pattern(r"\((?:1[5-9]|20)\d\d\w?\)")
_HEADING = pattern(r"[A-Z][A-Z ]+:")
_COLON = pattern("[::]")
_SEVERAL_LABELS = pattern(r"\s{2,}(?=[A-Z][A-Za-z ]{2,30}: )")


def is_export_head(part: Part, following: Part | None, *, record_open: bool) -> bool:
    """Whether a part is the head of an exported record.

    Args:
        part: The lines in question.
        following: The next part, or None at the end of the file.
        record_open: Whether a record is still being read, whose text the part could continue.
    """
    if _address_index(part) < len(part) and part[0][1].strip() != "Link":
        return True
    texts = [text for _, text in part]
    if any(map(_is_full_names, texts[1:3])) or any(map(_IDS.fullmatch, texts[:2])):
        return True
    while texts and _is_doi(texts[-1]):
        texts.pop()
    if len(texts) < 2 or not has_year(texts[-1]):
        return False
    if following is None:
        return not record_open
    return is_record_url(following[0][1]) or label_of(following[0][1]) is not None


def read_export_head(part: Part) -> tuple[Entry, Part]:
    """Read a head into an entry; the second value is what follows the head in its part."""
    entry = Entry("export")
    end = _address_index(part)
    head, address, rest = part[:end], part[end : end + 1], part[end + 1 :]
    dois: Part = []
    while len(head) > 1 and _is_doi(head[-1][1]):
        dois.insert(0, head.pop())  # a title may begin with `DOI:`; the field is the last line
    citation = _citation_index(head)
    _read_names(entry, head[:citation])
    entry.add("CITATION", head[citation:])
    for line in dois:
        entry.add("DOI", [line], [line[1].partition(":")[2].strip()])
    entry.add("LINK", address)
    return entry, rest


def _address_index(part: Part) -> int:
    """Find the record's address below the first line; `len(part)` where there is none."""
    for index in range(1, len(part)):
        text = part[index][1]
        if text.startswith("http") and is_record_url(text):
            return index
    return len(part)


def _citation_index(head: Part) -> int:
    """Find the citation line; `len(head)` where there is none."""
    for index in range(len(head) - 1, -1, -1):
        if has_year(head[index][1]):
            return index
    # Without a year, the line below the title is the citation line if it looks like one or if
    # the head has one line more than authors, ids and title need.
    last = len(head) - 1
    if last > 0 and _CITATION_SIGNS.search(head[last][1]):
        return last
    labelled = [
        i for i, line in enumerate(head) if _IDS.fullmatch(line[1]) or _is_full_names(line[1])
    ]
    unlabelled = len(head) - (labelled[-1] + 1 if labelled else 1)
    return last if unlabelled >= 2 else len(head)


def _read_names(entry: Entry, lines: Part) -> None:
    """Divide the lines above the citation line into authors, full names, ids and title."""
    roles = {}
    for index, (_, text) in enumerate(lines[:3]):
        if _is_full_names(text):
            roles[index] = "AUTHOR FULL NAMES"
        elif _IDS.fullmatch(text):
            roles[index] = "AUTHOR IDS"
    if len(roles) > 1 and list(roles.values())[-2:] == ["AUTHOR IDS"] * 2:
        del roles[max(roles)]  # a title may be a number
    number = PRINT_NUMBER.match(lines[0][1]) if lines else None
    authors = min(roles, default=1 if len(lines) > 1 else 0)
    if number and not roles:
        while authors < len(lines) - 1 and lines[authors - 1][1].rstrip().endswith(","):
            authors += 1
    values = [text for _, text in lines[:authors]]
    if number and values:
        values[0] = values[0][number.end() :]
    entry.add("AUTHORS", lines[:authors], values)
    for index in range(authors, max(roles, default=-1) + 1):
        role = roles.get(index, "AUTHORS")
        text = lines[index][1]
        value = _COLON.split(text, maxsplit=1)[1] if role == "AUTHOR FULL NAMES" else text
        entry.add(role, [lines[index]], [value.strip()])
    title = lines[max(roles, default=authors - 1) + 1 :]
    values = [text for _, text in title]
    if number and not authors and values:
        values[0] = values[0][number.end() :]
    entry.add("TITLE", title, values)


def read_body(entry: Entry, part: Part, *, printed: bool) -> list[Line]:
    """Read labelled lines into an entry; returns the lines that belong to no field."""
    unplaced: list[Line] = []
    for line in part:
        pieces = _SEVERAL_LABELS.split(line[1]) if printed else [line[1]]
        for piece in pieces:
            last = entry.fields[-1].label
            label = label_of(piece, canonical_label(last), mixed_case=printed)
            if label and not _continues(entry.fields[-1], piece):
                entry.add(label[0], [line], [piece[label[1] :].strip()])
            elif is_record_url(piece) and not entry.has("LINK"):
                entry.add("LINK", [line])
            elif last in ("LINK", "CITATION", "TITLE", "AUTHORS", "AUTHOR IDS"):
                if len(pieces) == 1:
                    unplaced.append(line)
                else:
                    entry.add("Text without label", [line], [piece])
            else:
                entry.extend_last(line)
                if _HEADING.match(line[1]):
                    entry.fields[-1].has_headings = True
    return unplaced


def _continues(field: Field, text: str) -> bool:
    """Whether a line that looks like a label goes on with a field nevertheless.

    References may begin with any words; each but the last ends in a semicolon, and has a year.
    An abstract that has had one unlisted heading of capitals may have more.
    """
    name = canonical_label(field.label)
    if name == "REFERENCES":
        return field.value[-1].rstrip().endswith(";") and _REFERENCE_YEAR.search(text) is not None
    if name != "ABSTRACT" or label_of(text, "REFERENCES") is not None:
        return False
    return field.has_headings


def _is_full_names(text: str) -> bool:
    return text.startswith(("AUTHOR FULL NAMES:", "作者全名"))


def _is_doi(text: str) -> bool:
    return text.startswith("DOI:")
