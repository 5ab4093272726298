"""Author substitute: a dash for the authors whom the entry before has, too.

CSL 1.0.2, Bibliography-specific Options, Reference Grouping: `subsequent-author-substitute`.
"""

from collections.abc import Callable

from seedbrowse.citing.csl.rendering import NamesShown
from seedbrowse.citing.csl.runs import Run, Runs, plain_text

__all__ = ["author_substitute"]


def author_substitute(
    previous: NamesShown | None, rule: str, text: str
) -> Callable[[NamesShown], Runs | None]:
    """What to print in place of the first names of an entry.

    Args:
        previous: The first names of the entry before, without any substitution.
        rule: `subsequent-author-substitute-rule`: complete-all, complete-each, partial-each or
            partial-first.
        text: What stands for the names: `———`. Where it is empty, names that recur are left out,
            with their affixes.

    Returns:
        Given the names of an entry, their runs with the substitute; None where they stay.
    """

    def substituted(shown: NamesShown) -> Runs | None:
        if previous is None:
            return None
        return _substituted(previous, shown, rule, (text, 0))

    return substituted


def _substituted(previous: NamesShown, shown: NamesShown, rule: str, dash: Run) -> Runs | None:
    names = [plain_text(name) for name in shown.names]
    before = [plain_text(name) for name in previous.names]
    alike = 0
    for name, name_before in zip(names, before, strict=False):
        if name != name_before:
            break
        alike += 1
    if not alike:
        return None
    if not rule.startswith("partial"):
        if names != before or shown.has_others != previous.has_others:
            return None
        if rule == "complete-each":
            return shown.with_names([[dash]] * len(names))
        return shown.with_list([dash]) if dash[0] else []
    if rule == "partial-first":
        alike = 1
    return shown.with_names([*[[dash]] * alike, *shown.names[alike:]])
