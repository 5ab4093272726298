"""IdentifierList: the identifiers of all records, found by any piece that begins at a joint."""

import re
from collections.abc import Callable

__all__ = ["IdentifierList"]

_SLICE = 20_000  # records looked through between two looks at whether anybody still waits


class IdentifierList:
    """DOIs, EIDs, ISSNs … by record number; may be read while another thread adds."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def add(self, identifiers: str) -> None:
        """Add the folded identifiers of the next record, one a line."""
        self._lines.append(identifiers)

    def find(self, piece: str, checkpoint: Callable[[], None]) -> list[int]:
        """Records with an identifier that has `piece` after its beginning or a separator.

        `1810-6374` finds `10.31278/1810-6374-2019`, `810-6374` does not. Calls `checkpoint`
        now and then, which may raise to give up.
        """
        at_a_joint = re.compile(rf"(?<![^\W_]){re.escape(piece)}").search
        found: list[int] = []
        for start in range(0, len(self._lines), _SLICE):
            checkpoint()
            lines = enumerate(self._lines[start : start + _SLICE], start)
            found += [number for number, line in lines if piece in line and at_a_joint(line)]
        return found
