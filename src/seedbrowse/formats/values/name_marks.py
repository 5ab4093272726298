"""What exports write around a name, and is no part of it."""

import re

from seedbrowse.records.text import clean

__all__ = ["is_life_span", "is_others", "without_marks"]

_OTHERS = re.compile(r"(?:and |& )?(?:et[ .]*al|others|u\. ?a|и др|等|…|\.\.\.)\.?", re.IGNORECASE)
_LONGEST_OTHERS = len("and others.") + 2
_ROLE = re.compile(
    r"\s*[(\[](?:corresponding )?(?:auth?ors?|aut|eds?|editors?|hrsg|hg|herausgeber|trans|"
    r"translators?|dir|comps?|coords?|org|ill)\.?[)\]]",
    re.IGNORECASE,
)
_ORCID = re.compile(
    r"[\s(\[,;]{0,3}(?:ORCID:? ?)?(?:https?://)?(?:www\.)?(?:orcid\.org/)?"
    r"(?<!\d)(\d{4}-\d{4}-\d{4}-\d{3}[\dX])[)\]/]?",
    re.IGNORECASE,
)
_AUTHOR_ID = re.compile(r" ?\((\d{7,11})\)$")
_HOMONYM = re.compile(r"\D+ 0\d{3}$")
"""DBLP numbers people of the same name: `Jian Huang 0002`."""

_EMAIL = re.compile(r"\s*[(<\[]?[^\s()<>\[\]@,;]{1,64}@[\w-]+(?:\.[\w-]+)+[)>\]]?")
_FOOTNOTES = re.compile(r"(?<=[^\W\d_A-Z]|[.)])(?:\s?\d{1,2}(?: ?, ?\d{1,2})+|\d{1,2})$")
_SIGNS = " ,;*†‡§¶"
_LONGEST = 300
"""Characters; a longer text is no name, and not worth the search."""

_DIGIT = re.compile(r"\d")
_LIFE_SPAN = re.compile(r"(?:b\. |ca\. )?\d{4}\??(?:-(?:\d{4}\??)?)?\.?")


def without_marks(text: str) -> tuple[str, str]:
    """Take off roles (`(ed.)`), addresses and marks of footnotes; find the person's identifier.

    Returns:
        The clean name, and its ORCID, Scopus id or DBLP name, or nothing.
    """
    text = clean(text).strip(_SIGNS)
    if len(text) > _LONGEST:
        return text, ""
    if "@" in text:
        text = _EMAIL.sub("", text)
    if ("(" in text or "[" in text) and text[0] not in "([":
        text = _ROLE.sub("", text)
    if not _DIGIT.search(text):
        return text.strip(_SIGNS), ""
    if found := _ORCID.search(text) or _AUTHOR_ID.search(text):
        return (text[: found.start()] + text[found.end() :]).strip(_SIGNS), found[1]
    if _HOMONYM.fullmatch(text):
        return text.rpartition(" ")[0], text
    return _FOOTNOTES.sub("", text).strip(_SIGNS), ""


def is_others(text: str) -> bool:
    """Whether a text stands for further people without naming them: `et al.`, `and others`."""
    return len(text) <= _LONGEST_OTHERS and _OTHERS.fullmatch(text.strip(" ,;")) is not None


def is_life_span(text: str) -> bool:
    """Whether a text is years of birth and death, as library catalogues have: `1879-1955`."""
    return _LIFE_SPAN.fullmatch(text) is not None
