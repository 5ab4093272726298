"""Compounds: words joined by a hyphen or an apostrophe, which people type with and without it."""

import re
from collections.abc import Iterator
from typing import Final

from seedbrowse.records.scripts import RUNNING, WORD_CHARACTER, compiled

__all__ = ["JOINER", "JOINERS", "compounds"]

JOINERS: Final = "-'`"
"""What joins two words to one, in folded text; the plain hyphen first, for use within brackets."""

JOINER: Final = re.compile(f"[{JOINERS}]")
"""One of them."""

_PLAIN: Final = re.compile(f"[a-z0-9]++(?:[{JOINERS}][a-z0-9]++)*+")
_ANY: Final = f"{RUNNING}|{WORD_CHARACTER}++(?:[{JOINERS}]{WORD_CHARACTER}++)*+"


def compounds(folded: str) -> Iterator[re.Match[str]]:
    """The words of a folded text, those that are joined as one, in their order.

    Where the script does not part words, a run of its characters is one.
    """
    return (_PLAIN if folded.isascii() else compiled(_ANY)).finditer(folded)
