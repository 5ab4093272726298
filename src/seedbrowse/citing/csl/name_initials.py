"""Initials: given names as `initialize-with` has them (CSL 1.0.2, Name).

What is an abbreviation already keeps its letters (`Yu.`, `Ch.`), words in lower case stay whole
(`de`, `al-Rahman`), and so does what begins with neither a capital nor a letter of a script
without capitals. Of a hyphenated name the parts with capitals count: `Jean-Luc` is `J.-L.`,
`Guo-ping` is `G.`.
"""

import re
from typing import Final

from seedbrowse.citing.csl.people import is_lower

__all__ = ["initials", "spaced_initials"]

_CROWDED_PERIOD: Final = re.compile(r"\.(?=[^\s.\-,’'])")


def initials(given: str, mark: str, *, hyphen: bool = True) -> str:
    """Abbreviate given names: `John Maynard` is `J. M.`.

    Args:
        given: As the item has it, without particles.
        mark: What stands behind each initial, with its space: `". "`.
        hyphen: Whether hyphens stay between initials (`initialize-with-hyphen`).
    """
    text = ""
    for word in _words(given):
        if _is_abbreviated(word.partition(">")[2] if word.startswith("<") else word):
            text += _initials_of(word, mark, hyphen)
        else:
            text = f"{text.rstrip()} {word} "
    return text.strip()


def spaced_initials(given: str, mark: str) -> str:
    """Given names in full, in which initials have their mark: `James T` is `James T.`.

    This is what `initialize="false"` asks for.
    """
    text = ""
    for word in _words(given):
        if _is_initial(word):
            text += "-".join(part.rstrip(".") + mark.rstrip() for part in word.split("-"))
            text += mark[len(mark.rstrip()) :]
        else:
            text = f"{text.rstrip()} {word} "
    return text.strip()


def _words(given: str) -> list[str]:
    return _CROWDED_PERIOD.sub(". ", given).replace(" - ", "-").split()


def _is_abbreviated(word: str) -> bool:
    """Whether a word gets an initial: it begins with a capital or in a script without any."""
    first = word[:1]
    if first.isupper() or first.istitle():
        return True
    # Arabic, Hebrew and Thai letters stand for themselves; those of other scripts without
    # capitals are halves of syllables, or whole words.
    return first.isalpha() and ("\u0590" <= first <= "\u06ff" or "\u0e00" <= first <= "\u0e7f")


def _is_initial(word: str) -> bool:
    return word.endswith(".") or (len(word) == 1 and word.isalpha() and not is_lower(word))


def _initials_of(word: str, mark: str, hyphen: bool) -> str:
    """The initials of one word, or of several joined by hyphens."""
    first, *others = word.split("-")
    text = _marked(first, mark)
    for part in others:
        if part[:1].isalpha() and not is_lower(part[0]):
            text = f"{text.rstrip()}-" if hyphen else text
            text += _marked(part, mark)
    return text


def _marked(part: str, mark: str) -> str:
    """The initial of a name with its mark, within the markup of the name."""
    if not part.startswith("<"):
        return _initial(part) + mark
    end = mark.rstrip()
    opening, _, rest = part.partition(">")
    name, closing, tag = rest.partition("<")
    return f"{opening}>{_initial(name)}{end}{closing}{tag}{mark[len(end) :]}"


def _initial(part: str) -> str:
    """`J` of `John`, `Yu` of `Yu.`, and `Ts` of `TSerendorj`, whose first letter takes two."""
    if part.endswith("."):
        return part.rstrip(".")
    capitals = next((at for at, letter in enumerate(part) if not letter.isupper()), 0)
    if capitals > 1 and part[capitals].islower():
        return part[0] + part[1:capitals].lower()
    return part[:1]
