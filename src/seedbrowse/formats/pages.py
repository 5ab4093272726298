"""Pages as exports write them, with one plain hyphen: `171-197`, `e546-e558`."""

import re

from seedbrowse.records.text import clean

__all__ = ["page_range", "pages"]

_DASHES = re.compile(r" *(?:--+|[-‐-―−﹘﹣－]) *")
_PREFIX = re.compile(r"(?:pp?|pgs?|pages?|Seiten?|стр|S|с)(?:[.:] *| +)(?=\S)", re.IGNORECASE)
_COMMA = re.compile(r" *[,;] *")


def page_range(text: str) -> str:
    """Write a page or range evenly: `pp. 1001 – 1008` is `1001-1008`.

    Several ranges stay several: `1-5, 9-12`. No digit is added: `123-8` stays. A number with a
    hyphen of its own keeps it, so Scopus' `12-1 - 12-9` is `12-1-12-9`. What is no page is only
    cleaned.
    """
    text = clean(text)
    if text.isdecimal():
        return text
    if found := _PREFIX.match(text):
        text = text[found.end() :]
    text = _DASHES.sub("-", text).strip("- ,;.")
    return _COMMA.sub(", ", text)


def pages(first: str, last: str) -> str:
    """Join first and last page: `123` and `130`; one where they are equal or one is missing."""
    first, last = page_range(first), page_range(last)
    if not first or not last or first == last:
        return first or last
    if first.endswith(f"-{last}"):
        return first
    return f"{first}-{last}"
