"""Rich text of titles (`<i>`, `<sub>`, `<span class="nocase">` …) where only plain text will do."""

import re

__all__ = ["without_markup"]

# The tags that CSL-JSON 1.0.2 defines for rich text, and the ones Crossref and Scopus write.
_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|sc|scp|inf|span|jats:[a-z]+)(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)


def without_markup(text: str) -> str:
    """The text as it is read aloud: `H<sub>2</sub>O` is `H2O`; any other `<` stays."""
    return _TAG.sub("", text) if "<" in text else text
