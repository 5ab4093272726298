"""Initials: given names the way author–date references print them, `D. V.` and `J.-P.`."""

import re

__all__ = ["initials", "is_written_whole"]

# Chinese, Japanese and Korean names are printed in full, family name first, without a comma.
_EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
_CAPITALS_TOGETHER = re.compile(r"[^\W\d_]{2,3}")
_HYPHEN = re.compile("[-‐‑]")


def is_written_whole(name: str) -> bool:
    """Whether a name in this script is never abbreviated."""
    return _EAST_ASIAN.search(name) is not None


def initials(given: str, family: str = "") -> str:
    """Abbreviate given names: `Douglas S.` is `D. S.`, `Jean-Pierre` `J.-P.`, `D.V.` `D. V.`.

    What the source abbreviates itself stays as it is (`Yu.`), and so do particles among the
    given names (`de`). Up to three capitals together are initials (`DV`), unless the family
    name stands in capitals too.
    """
    if _CAPITALS_TOGETHER.fullmatch(given) and given.isupper() and not family.isupper():
        return " ".join(f"{letter}." for letter in given)
    spaced = re.sub(r"\.(?=[^\s.\-‐‑,])", ". ", given)
    abbreviated = (_abbreviated(word) for word in spaced.split())
    return " ".join(filter(None, abbreviated))


def _abbreviated(word: str) -> str:
    """One given name, or several joined by hyphens, as initials."""
    parts = [part for part in _HYPHEN.split(word) if any(map(str.isalnum, part))]
    if len(parts) > 1:
        return "-".join(_initial(part) for part in parts)
    if not parts:
        return ""
    return word if word.isalpha() and word.islower() else _initial(parts[0])


def _initial(part: str) -> str:
    if part.endswith(".") and part[:-1].isalpha() and len(part) <= 4:
        return part[:1].upper() + part[1:]
    first = next(character for character in part if character.isalnum())
    return f"{first.upper()}."
