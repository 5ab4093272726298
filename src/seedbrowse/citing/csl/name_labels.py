"""Name labels: the terms for what people did, beside their names (CSL 1.0.2, Label in cs:names)."""

from typing import Final

from seedbrowse.citing.csl.dressing import dressing
from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.rendering import Rendering
from seedbrowse.citing.csl.runs import Runs
from seedbrowse.citing.csl.scope import Scope

__all__ = ["BOTH", "NameLabel"]

BOTH: Final = "editortranslator"
"""The term for editors who are the translators, too."""

_OTHER_TERMS: Final = {"editor-translator": BOTH}
"""Variables whose term has another name in some locales."""


class NameLabel:
    """Writes the labels of one `cs:label` within `cs:names`."""

    def __init__(self, label: Element, scope: Scope, *, is_first: bool) -> None:
        """Compile a label.

        Args:
            label: `cs:label`.
            scope: Whose terms are used.
            is_first: Whether it stands before the names.
        """
        self.is_first = is_first
        self._form = label.get("form", "long")
        self._plural = label.get("plural", "contextual")
        self._dress = dressing(label, scope)
        self._locale = scope.locale

    def runs(self, variable: str, number: int, rendering: Rendering) -> Runs:
        """The label for a number of people in a variable; empty where there is no such term."""
        several = self._plural == "always" or (self._plural == "contextual" and number > 1)
        term = self._term(variable, plural=several)
        return self._dress([(term, 0)], rendering) if term else []

    def names_both(self) -> bool:
        """Whether there is a term for editors who are the translators, too."""
        return bool(self._term(BOTH, plural=False))

    def _term(self, variable: str, *, plural: bool) -> str:
        term = self._locale.term(variable, self._form, plural=plural)
        if term is None and variable in _OTHER_TERMS:
            term = self._locale.term(_OTHER_TERMS[variable], self._form, plural=plural)
        return term or ""
