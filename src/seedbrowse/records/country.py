"""Country: which country an affiliation ends with, or a person means."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from seedbrowse.records.country_names import COUNTRIES, STATES
from seedbrowse.records.text import fold

__all__ = ["country_named", "country_of"]

_LONGEST_END: Final = 200
"""Characters of an affiliation's end that are looked at."""

_NO_LETTER: Final = re.compile(r"[\W\d_]+")
_ADDRESS: Final = re.compile(
    r"(?:\b(?:electronic address|e-?mail(?: address)?)\b|[^\s@]+@).*$", re.IGNORECASE
)
_IN_PARENTHESES: Final = re.compile(r"\([^()]*\)\.?$")
_STATE: Final = re.compile(r"([A-Z]\.?[A-Z])\.?(?:\s+\d{5}(?:-\d{4})?)?")
_DIGIT: Final = re.compile(r"\d")
_MARKS: Final = " .;,:*(-"
_UNITED_STATES: Final = "United States"


def country_of(affiliation: str) -> str:
    """The country at the end of an affiliation, by the name Scopus uses; empty where none is.

    Knows the spellings of Scopus, Web of Science and PubMed, and looks past what may stand around
    a country: postcodes, e-mail addresses, a full stop. A state of the United States tells the
    country too, but `Georgia` is taken to be the other one.
    """
    country = _country_at_end(_last_two_parts(affiliation))
    if not country and affiliation.endswith((")", ").")):
        country = _country_at_end(_last_two_parts(_IN_PARENTHESES.sub("", affiliation)))
    return country


def country_named(text: str) -> str:
    """The name Scopus uses for the country `text` is a spelling of; empty where it is of none.

    Unlike the end of an affiliation, a state of the United States is no country here.
    """
    return _NAMED.get(_letters(text), "")


def _last_two_parts(affiliation: str) -> str:
    """What stands behind the last comma but one: `Korea, Republic of` is one name."""
    start = affiliation.rfind(",", 0, max(0, affiliation.rfind(",")))
    return affiliation[start + 1 :][-_LONGEST_END:]


@lru_cache(maxsize=20_000)
def _country_at_end(end: str) -> str:
    """The country in two parts, of which there are far fewer than affiliations."""
    end = _ADDRESS.sub("", end).rstrip(_MARKS)
    last = end.rpartition(",")[2].strip()
    return (
        _COUNTRY_OF.get(_letters(end))
        or _COUNTRY_OF.get(_letters(last))
        or _country_beside_postcode(last)
    )


def _country_beside_postcode(text: str) -> str:
    """The country in `75005 France`, `Singapore 117576`, `MA 02115 USA`, `MA USA` or `MA 02115`."""
    state = _STATE.fullmatch(text)
    if state and state[1].replace(".", "") in STATES:
        return _UNITED_STATES
    parts = text.split()
    if parts and _letters(parts[-1]) == "usa":
        return _UNITED_STATES
    with_digits = [place for place, part in enumerate(parts) if _DIGIT.search(part)]
    if not with_digits:
        return ""
    behind = _letters(" ".join(parts[with_digits[-1] + 1 :]))
    before = _letters(" ".join(parts[: with_digits[0]]))
    return _COUNTRY_OF.get(behind) or _COUNTRY_OF.get(before) or ""


def _letters(text: str) -> str:
    """What spellings are compared by: letters alone, without `the`."""
    folded = fold(text).replace("&", " and ")
    return _NO_LETTER.sub("", folded.strip().removeprefix("the "))


_NAMED: Final[Mapping[str, str]] = {
    _letters(spelling): country
    for country, others in COUNTRIES.items()
    for spelling in (country, *others)
}
_COUNTRY_OF: Final[Mapping[str, str]] = {
    **{_letters(name): _UNITED_STATES for name in STATES.values() if name},
    **_NAMED,
}
