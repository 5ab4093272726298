"""Name list: names with what stands between them, and et al. behind (CSL 1.0.2, Name, Et-al)."""

from collections.abc import Sequence
from typing import Final

from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.name_form import is_east_asian
from seedbrowse.citing.csl.name_options import NameOptions
from seedbrowse.citing.csl.runs import Runs, format_of
from seedbrowse.citing.csl.scope import Scope

__all__ = ["NameList"]

_ELLIPSIS: Final = "… "


class NameList:
    """Puts names one behind the other the way of one `cs:names`."""

    def __init__(self, options: NameOptions, et_al: Element | None, scope: Scope) -> None:
        """Compile what does not depend on the names.

        Args:
            options: Of the names.
            et_al: `cs:et-al`, where the style has one.
            scope: Whose terms are used.
        """
        self._options = options
        self._delimiter: Runs = [(options.delimiter, 0)] if options.delimiter else []
        self._and, self._and_behind_delimiter = _conjunctions(options, scope)
        term = scope.locale.term(et_al.get("term", "et-al") if et_al else "et-al") or ""
        self._et_al: Runs = [(term.lstrip(), format_of(et_al) if et_al else 0)] if term else []
        self._space = "" if is_east_asian(term) else " "

    def runs(
        self,
        names: Sequence[Runs],
        *,
        has_others: bool,
        last: Runs | None = None,
        are_personal: bool = True,
    ) -> Runs:
        """The whole list.

        Args:
            names: Those that are shown, at least one.
            has_others: Whether there are others than those, so that et al. follows.
            last: The last one of the others, which follows an ellipsis instead of et al.
            are_personal: Whether there are people among them, whose names may be inverted.
        """
        end = len(names) if has_others else len(names) - 1
        runs = list(names[0])
        for name in names[1:end]:
            runs += self._delimiter
            runs += name
        if last is not None:
            runs.append((f"{self._before_et_al(len(names), ' ')}{_ELLIPSIS}", 0))
            return [*runs, *last]
        if has_others:
            return [*runs, *self._et_al_behind(len(names))]
        if len(names) == 1:
            return runs
        return [*runs, *self._conjunction(len(names) - 1, are_personal), *names[-1]]

    def _et_al_behind(self, count: int) -> Runs:
        if not self._et_al:
            return []
        before = self._before_et_al(count, self._space)
        return [(before, 0), *self._et_al] if before else self._et_al

    def _before_et_al(self, count: int, space: str) -> str:
        if self._is_delimited(self._options.precedes_et_al, count):
            return self._options.delimiter
        return space

    def _conjunction(self, count: int, are_personal: bool) -> Runs:
        rule = self._options.precedes_last
        if not self._and:
            return self._delimiter
        if rule == "after-inverted-name" and not are_personal:
            return self._and
        if self._is_delimited(rule, count):
            return self._and_behind_delimiter
        return self._and

    def _is_delimited(self, rule: str, count: int) -> bool:
        """Whether the delimiter stands behind some names, before what ends the list."""
        if rule == "contextual":
            return count > 1
        if rule == "after-inverted-name":
            return self._options.inverts(count - 1)
        return rule == "always"


def _conjunctions(options: NameOptions, scope: Scope) -> tuple[Runs, Runs]:
    """What stands before the last name, without and with the delimiter before it."""
    if options.conjunction == "symbol":
        word = "&"
    elif options.conjunction == "text":
        word = scope.locale.term("and") or ""
    else:
        return [], []
    if is_east_asian(word):
        return [(word, 0)], [(word, 0)]
    word = f"{word.strip()} ".lstrip()
    delimiter = options.delimiter if options.delimiter.endswith(" ") else f"{options.delimiter} "
    return [(f" {word}", 0)], [(f"{delimiter}{word}", 0)]
