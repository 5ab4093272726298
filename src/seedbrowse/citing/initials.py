"""Initials: given names the way author–date references print them, `D. V.` and `J.-P.`."""

import re

from seedbrowse.records.patterns import pattern

__all__ = ["apart", "initials", "is_written_whole"]

# Chinese, Japanese and Korean names are printed in full, family name first, without a comma.
_EAST_ASIAN = pattern(
    "[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
_CAPITALS_TOGETHER = pattern(r"[^\W\d_]{2,5}")
_VOWEL = pattern("[AEIOUYÄÖÜÉÁÍÓÚАЕЁИОУЫЭЮЯ]")
_MOST = 3
"""Initials together that are taken for such without further knowledge."""

_HYPHEN = pattern("[-‐‑]")


def is_written_whole(name: str) -> bool:
    """Whether a name in this script is never abbreviated."""
    return _EAST_ASIAN.search(name) is not None


def apart(given: str, family: str, *, sure: bool = False) -> str:
    """Given names with the periods that initials in a row lack: `MO` is `M. O.`, `Ana` is `Ana`.

    So PubMed and Web of Science write them, and whoever takes `MO` for one name loses the second
    initial. Where the family name stands in capitals too, a vowel makes a name of them (`ANA`).

    Args:
        given: What may be initials.
        family: The family name.
        sure: Whether the source writes initials alone where it writes capitals.
    """
    if not (_CAPITALS_TOGETHER.fullmatch(given) and given.isupper()):
        return given
    is_name = len(given) > _MOST or (family.isupper() and _VOWEL.search(given))
    if is_name and not sure:
        return given
    return " ".join(f"{letter}." for letter in given)


def initials(given: str, family: str = "") -> str:
    """Abbreviate given names: `Douglas S.` is `D. S.`, `Jean-Pierre` `J.-P.`, `D.V.` `D. V.`.

    What the source abbreviates itself stays as it is (`Yu.`), and so do particles among the
    given names (`de`). Capitals together may be initials (`DV`): see `apart`.
    """
    spaced = re.sub(r"\.(?=[^\s.\-‐‑,])", ". ", apart(given, family))
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
