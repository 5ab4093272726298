"""The two lines in which Scopus tells where a document appeared.

The citation line of an export, `(2019) Microbial Drug Resistance, 25 (5), pp. 772-780. Cited 2
times.`, and the volume line of the document view, `Volume 17, Issue 1, 2019, Pages 171-197`.
"""

import re
from typing import Any

import msgspec

from seedbrowse.records import Issued
from seedbrowse.records.patterns import pattern

__all__ = [
    "VOLUME_LINE_START",
    "Citation",
    "has_year",
    "is_volume_line",
    "parse_citation_line",
    "parse_volume_line",
    "read_from_the_right",
]

_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip


class Citation(msgspec.Struct, frozen=True):
    """What such a line says; an empty string where it says nothing."""

    issued: Issued | None = None
    container_title: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    page: str = ""
    page_count: str = ""
    cited_by: int | None = None
    stage: str = ""
    date: str = ""
    """The date in the source's words, where `issued` does not say all of it."""

    rest: str = ""
    """What has no place above: conference name, place and date."""


# The line as most records have it; what it does not match is read part by part.
_PLAIN_LINE = pattern(
    r"\(([0-9]{4})\) ([^\s,\"](?:[^,\"]*[^\s,\"])?), ([0-9]{1,5})(?: \(([\w-]+)\))?"
    r"(?:, art\. no\. (\w+))?(?:, pp\. (\w+) ?- ?(\w+))?[.,] Cited ([0-9]+) times?\.?"
)
_YEAR = pattern(r"\((?:(\d{4})|([Ii]n [Pp]ress)|)\)(?=\s|$)")
_CITED = pattern(r"Cited (\d[\d,]*) times?\.?$")
_IN_PRESS = pattern(r"(?<![,.\s])[,.\s]*+\b(Article in press|In press)\.?$", re.IGNORECASE)
_PAGE_COUNT = pattern(r"(\d+) p\.?")
_PAGES = pattern(r"pp?\.\s*(.+)")
_ARTICLE_NUMBER = pattern(r"art\. no\.\s*(.*)")
_DASH = pattern("[-‐-―]")
_ISSUE = pattern(r"\((?P<issue>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_VOLUME_ISSUE = pattern(rf"(?P<volume>\S.{{0,30}}?)\s+{_ISSUE.pattern}")
# A volume has a digit (`492`, `11540 LNCS`, `2022-October`, `E104B`, `Part F3098`) or is a short
# code; a word alone (`Part`, `Section`) is the end of a title that has a comma.
_VOLUME = pattern(
    r"[A-Za-z]{0,3}\d[\w./–-]*(?: [A-Z]{1,8}(?: \d+)?)?|Part [A-Z]?\d+|"
    r"[A-Z]{1,4}-\d[\w-]*(?: - [\w-]+)?|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:-\w+)?-\d{4}|[A-Z]{1,2}\d*"
)
_YEARS = pattern(r"(?:1[5-9]|20)\d\d-(?:1[5-9]|20)\d\d")
"""A span of years ends a title (`Labour Migration in England, 1800-1850`) more often than it
numbers a volume."""
_ROMAN = pattern(r"[IVXLC]{2,7}")


def has_year(text: str) -> bool:
    """Whether a line begins as a citation line does: with a year in parentheses."""
    return _YEAR.match(text) is not None


def parse_citation_line(text: str) -> Citation:
    """Read a citation line."""
    if not (plain := _PLAIN_LINE.fullmatch(text)):
        return read_from_the_right(text)
    year, title, volume, issue, number, first, last, cited = plain.groups("")
    return Citation(
        issued=Issued(int(year)),
        container_title=title,
        volume=volume,
        issue=issue,
        number=number,
        page=f"{first}-{last}" if first else "",
        cited_by=int(cited),
    )


def read_from_the_right(text: str) -> Citation:
    """Read any citation line, part by part from its end: the title may have commas of its own."""
    issued = None
    found: dict[str, Any] = {}
    if year := _YEAR.match(text):
        issued = Issued(int(year[1])) if year[1] else None
        found["stage"] = year[2] or ""
        text = text[year.end() :]
    text = text.strip()
    cited_by = None
    if (end := text.rfind("Cited ")) >= 0 and (cited := _CITED.match(text, end)):
        cited_by = int(cited[1].replace(",", ""))
        text = text[:end].rstrip()
        text = text[: -1 if text.endswith((".", ",")) else None].rstrip(" ,") + "."
    # Patterns that are sought from every letter on are kept from the lines they cannot match.
    if "press" in text[-6:].casefold() and (stage := _IN_PRESS.search(text)):
        found["stage"] = stage[1]
        text = text[: stage.start()] + "."
    parts = _without_end(text).split(", ")
    if count := _PAGE_COUNT.fullmatch(parts[-1].strip()):
        found["page_count"] = count[1]
        parts.pop()
    if parts and (pages := _PAGES.fullmatch(parts[-1].strip())):
        found["page"] = _hyphenated(pages[1])
        parts.pop()
    if parts and (article := _ARTICLE_NUMBER.fullmatch(parts[-1].strip())):
        found["number"] = article[1].strip()
        parts.pop()
    found |= _pop_volume(parts)
    title = ", ".join(parts).strip(" ,")
    if len(title) > 1 and title[0] == title[-1] == '"':
        title = title[1:-1]
    return Citation(issued=issued, cited_by=cited_by, container_title=title, **found)


def _without_end(text: str) -> str:
    """Take a citation line's closing full stop off, and the commas of what it leaves out."""
    text = text.rstrip(" ,")
    if text.endswith("."):
        text = text[:-1]
        text = text[:-2] if text.endswith(", ") else text.removesuffix(",")
    return text


def _hyphenated(pages: str) -> str:
    """Write a range of pages with plain hyphens: `1001 – 1008` is `1001-1008`."""
    return "-".join(map(str.strip, _DASH.split(pages)))


def _pop_volume(parts: list[str]) -> dict[str, str]:
    """Take volume and issue off the end of the comma-separated parts."""
    found: dict[str, str] = {}
    if len(parts) > 1 and (issue := _ISSUE.fullmatch(parts[-1].strip())):
        found["issue"] = issue["issue"].strip()
        parts.pop()
    if len(parts) < 2 or _YEARS.fullmatch(parts[-1].strip()):
        return found
    last = parts[-1].strip()
    both = _VOLUME_ISSUE.fullmatch(last)
    if both and "issue" not in found and (_is_volume(both["volume"])):
        found |= {"volume": both["volume"], "issue": both["issue"].strip()}
        parts.pop()
    elif _is_volume(last):
        found["volume"] = last
        parts.pop()
    # From 2026 on the issue stands after a comma instead of in parentheses.
    if "volume" in found and "issue" not in found and len(parts) > 1 and _is_quoted(parts):
        found = {"volume": parts.pop().strip(), "issue": found["volume"]}
    return found


def _is_volume(text: str) -> bool:
    return _VOLUME.fullmatch(text) is not None or _ROMAN.fullmatch(text) is not None


def _is_quoted(parts: list[str]) -> bool:
    """Whether the title before the last part is quoted as a whole, so that the part is not its."""
    return parts[0].startswith('"') and parts[-2].endswith('"') and _is_volume(parts[-1].strip())


_VOLUME_TOKENS = (
    ("volume", pattern(r"(?:Volume|Vol\.)\s+((?=.*\d|[A-Z]+$).{1,30})")),
    ("issue", pattern(r"(?:Issue|Iss\.)\s+(.+)")),
    ("page", pattern(r"(?:Pages?|pp?\.)\s+(\S+(?:\s*[-‐-―]\s*\S+)?)")),
    ("number", pattern(r"(?:Article number|Article no\.|art\. no\.)\s+(.+)", re.IGNORECASE)),
    ("stage", pattern(r"(Article in Press|In Press)", re.IGNORECASE)),
)
VOLUME_LINE_START = pattern(
    r"Volume |Vol\. |Issue |Iss\. |Pages? |Article number |Article in Press|In Press|"
    r"(?:\d{1,2} )?(?:[A-Z][a-z]{2,8}(?:[ -][A-Z][a-z]{2,8})? )?(?:1[5-9]|20)\d\d(?:,|$)"
)
"""How every volume line begins, and other lines too."""

_DATE = pattern(
    r"(?:(?P<day>\d{1,2}) )?(?:(?P<month>[A-Z][a-z]{2,8})(?:[ -/]+\w+)? )?"
    r"(?P<year>(?:1[5-9]|20)\d\d)"
)


def is_volume_line(text: str) -> bool:
    """Whether a line is the volume line of the document view."""
    if not VOLUME_LINE_START.match(text):
        return False
    citation = parse_volume_line(text)
    if citation.volume or citation.issue or citation.number or citation.page or citation.stage:
        return True
    return citation.issued is not None and not citation.rest


def parse_volume_line(text: str) -> Citation:
    """Read a volume line token by token; what no token explains becomes `rest`."""
    found: dict[str, Any] = {}
    issued: Issued | None = None
    date = ""
    rest: list[str] = []
    for token in text.strip().split(", "):
        for name, expected in _VOLUME_TOKENS:
            if name not in found and not rest and (match := expected.fullmatch(token.strip())):
                found[name] = match[1]
                break
        else:
            when = _DATE.fullmatch(token.strip()) if issued is None and not rest else None
            if when is None:
                rest.append(token)
                continue
            issued, date = _issued(when)
    if "page" in found:
        found["page"] = _hyphenated(found["page"])
    return Citation(issued=issued, date=date, rest=", ".join(rest), **found)


def _issued(when: re.Match[str]) -> tuple[Issued, str]:
    """Read a date; the second value is the date's own words where a part is not understood."""
    year = int(when["year"])
    abbreviation = (when["month"] or "")[:3].casefold()
    month = _MONTHS.index(abbreviation) + 1 if abbreviation in _MONTHS else 0
    day = int(when["day"] or 0) if month else 0
    understood = " ".join(filter(None, (when["day"] if day else "", when["month"], when["year"])))
    complete = understood == when[0] and bool(month) == bool(when["month"]) and day <= 31
    return Issued(year, month, day if day <= 31 else 0), "" if complete else when[0]
