"""Titles as databases of medicine write them: with a full stop, and translations in brackets."""

__all__ = ["bracketed", "without_full_stop"]


def without_full_stop(title: str) -> str:
    """Take off the full stop that such a database puts behind every title; three dots stay."""
    return title[:-1].rstrip() if title.endswith(".") and not title.endswith("..") else title


def bracketed(title: str) -> str:
    """The inside of a title that stands in brackets as a whole; empty where it does not.

    `[18F]FDG uptake [corrected]` only begins and ends with one.
    """
    if not (title.startswith("[") and title.endswith("]")):
        return ""
    depth = 0
    for place, letter in enumerate(title):
        depth += (letter == "[") - (letter == "]")
        if depth == 0 and place < len(title) - 1:
            return ""
    return without_full_stop(title[1:-1])
