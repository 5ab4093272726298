"""Rich text of titles (`<i>`, `<sub>`, `<span class="nocase">` …) where only plain text will do."""

import re
from collections import Counter

from seedbrowse.records.patterns import pattern

__all__ = ["without_markup"]

# The tags that CSL-JSON 1.0.2 defines for rich text, and the ones Crossref and Scopus write.
_TAG = pattern(
    r"<(/?)(i|b|u|em|strong|sub|sup|sc|scp|inf|span|jats:[a-z]+)"
    r"(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*\s*>",
    re.IGNORECASE,
)


def without_markup(text: str) -> str:
    """The text as it is read aloud: `H<sub>2</sub>O` is `H2O`.

    Only tags that are closed as often as they are opened are markup; any other `<` belongs to
    the text.
    """
    if "</" not in text:
        return text
    surplus: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        surplus[tag[2].lower()] += -1 if tag[1] else 1
    return _TAG.sub(lambda tag: tag[0] if surplus[tag[2].lower()] else "", text)
