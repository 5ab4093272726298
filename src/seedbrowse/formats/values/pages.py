"""Pages as exports write them, with one plain hyphen: `171-197`, `e546-e558`."""

import re

from seedbrowse.records.text import clean

__all__ = ["page_range", "pages"]

_PLAIN = re.compile(r"(?!pp)\w+(?:-\w+)?", re.ASCII)
_DASHES = re.compile(r" *(?:--+|[-‐-―−﹘﹣－]) *")
_PREFIX = re.compile(
    r"(?:(?:pp?|pgs?|pages?|Seiten?|стр)(?:[.:] *| +)|[Sс]\. *|pp(?=\d))(?=\S)", re.IGNORECASE
)
# A comma before three digits may also part thousands: `1,001`.
_BETWEEN_RANGES = re.compile(r" *; *| *, +| +,|,(?!\d{3}(?!\d))")
_AND_MORE = re.compile(r"(?<=\w)-\+")
_ONE_PAGE = re.compile(r"(\w+)-\1", re.ASCII)


def page_range(text: str) -> str:
    """Write a page or range evenly: `pp. 1001 – 1008` is `1001-1008`.

    Several ranges stay several: `1-5, 9-12`. No digit is added: `123-8` stays. A page with a
    hyphen of its own keeps it, so Scopus' `12-1 - 12-9` is `12-1-12-9`; `104--+` is `104+`, as Web
    of Science means it, and `405-405` is `405`. What is no page is only cleaned.
    """
    text = clean(text)
    if _PLAIN.fullmatch(text):
        return _once(text)
    if found := _PREFIX.match(text):
        text = text[found.end() :]
    text = _AND_MORE.sub("+", _DASHES.sub("-", text)).strip("- ,;.")
    return _BETWEEN_RANGES.sub(", ", _once(text))


def _once(text: str) -> str:
    found = _ONE_PAGE.fullmatch(text)
    return found[1] if found else text


def pages(first: str, last: str) -> str:
    """Join first and last page: `123` and `130`; one where they are equal or one is missing.

    Some exports have the whole range as the first page; it stays as it is.
    """
    first, last = page_range(first), page_range(last)
    if not first or not last or first == last or first.endswith(f"-{last}"):
        return first or last
    return page_range(f"{first}-{last}")
