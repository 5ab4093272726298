"""Names: `cs:names` with its name, et al., label and substitutes (CSL 1.0.2, Names)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from seedbrowse.citing.csl.dressing import Dress, dressing
from seedbrowse.citing.csl.element import Element
from seedbrowse.citing.csl.name_form import NameForm
from seedbrowse.citing.csl.name_labels import BOTH, NameLabel
from seedbrowse.citing.csl.name_list import NameList
from seedbrowse.citing.csl.name_options import NameOptions
from seedbrowse.citing.csl.name_sort_key import names_sort_key
from seedbrowse.citing.csl.name_substitutes import substitutes_of
from seedbrowse.citing.csl.people import Person
from seedbrowse.citing.csl.rendering import CALLED, NamesShown, Render, Rendering
from seedbrowse.citing.csl.runs import Runs
from seedbrowse.citing.csl.scope import Scope

__all__ = ["compile_names"]

_EDITORS_AND_TRANSLATORS: Final = frozenset({"editor", "translator"})


def compile_names(element: Element, scope: Scope) -> Render:
    """Compile `cs:names`.

    Raises:
        StyleError: An option that is a number is none.
    """
    return _Names(element, scope).render


class _Names:
    """One `cs:names`."""

    def __init__(self, element: Element, scope: Scope) -> None:
        name, label = element.find("name"), element.find("label")
        self._variables = element.get("variable").split()
        self._options = NameOptions.of(name, scope)
        self._sorts = scope.sort_limits is not None
        self._form = NameForm(name, self._options, scope)
        self._list = NameList(self._options, element.find("et-al"), scope)
        self._label = _label(element, label, name, scope) if label and not self._sorts else None
        delimiter = element.get("delimiter", scope.name_options.get("names-delimiter", ""))
        self._delimiter: Runs = [(delimiter, 0)] if delimiter else []
        self._dress: Dress = dressing(element, scope)
        self._merges = (
            len(self._variables) == 2
            and _EDITORS_AND_TRANSLATORS.issuperset(self._variables)
            and (self._label is None or self._label.names_both())
        )
        self._substitutes = substitutes_of(element, scope)

    def render(self, rendering: Rendering) -> Runs:
        """The names of all variables, or else a substitute."""
        rendering.calls |= CALLED
        found = self._found(rendering)
        if found:
            return self._dress(self._printed(found, rendering), rendering)
        return self._substituted(rendering) if self._substitutes else []

    def _found(self, rendering: Rendering) -> list[tuple[str, str, tuple[Person, ...]]]:
        """Variables that have names, with the term of their label, and the people."""
        names = rendering.item.names
        hidden = rendering.hidden.union(rendering.printed or ())
        found = [
            (variable, variable, names[variable])
            for variable in self._variables
            if variable in names and variable not in hidden
        ]
        for variable, _, _ in found:
            rendering.fill(variable)
        if self._merges and len(found) == 2 and found[0][2] == found[1][2]:
            return [(found[0][0], BOTH, found[0][2])]
        return found

    def _printed(
        self, found: Sequence[tuple[str, str, tuple[Person, ...]]], rendering: Rendering
    ) -> Runs:
        if self._options.form == "count":
            return self._counted(found, rendering)
        runs: Runs = []
        for variable, term, people in found:
            if self._sorts:
                part = self._sort_key(people, rendering)
            else:
                part = self._of_variable(variable, term, people, rendering)
            if part and runs:
                runs += self._delimiter
            runs += part
        return runs

    def _sort_key(self, people: tuple[Person, ...], rendering: Rendering) -> Runs:
        options = self._options
        shown = options.shown(len(people), rendering)
        last = people[-1:] if options.ends_with_last(len(people), shown) else ()
        return [(names_sort_key([*people[:shown], *last], options), 0)]

    def _counted(
        self, found: Sequence[tuple[str, str, tuple[Person, ...]]], rendering: Rendering
    ) -> Runs:
        """The number of names that would be printed; with leading zeros where it is for sorting."""
        count = sum(self._options.shown(len(people), rendering) for _, _, people in found)
        return [(f"{count:06}" if self._sorts else str(count), 0)]

    def _of_variable(
        self, variable: str, term: str, people: tuple[Person, ...], rendering: Rendering
    ) -> Runs:
        count = self._options.shown(len(people), rendering)
        if not count:
            return []
        names = [self._name(variable, people, index, rendering) for index in range(count)]
        last = None
        if self._options.ends_with_last(len(people), count):
            last = self._name(variable, people, len(people) - 1, rendering)
        listed = partial(
            self._list.runs,
            has_others=count < len(people),
            last=last,
            are_personal=not all(person.literal for person in people),
        )
        labelled = self._labelling(term, len(people), rendering)
        shown = NamesShown(
            variable=variable,
            people=people,
            shown=count,
            form=self._options.form,
            runs=labelled(listed(names)),
            names=tuple(names),
            has_others=count < len(people),
            with_names=lambda others: labelled(listed(others)),
            with_list=labelled,
        )
        return _settled(shown, rendering)

    def _labelling(self, term: str, number: int, rendering: Rendering) -> Callable[[Runs], Runs]:
        """What puts the label beside a list."""
        label = self._label.runs(term, number, rendering) if self._label else []
        if not label:
            return lambda runs: runs
        if self._label is not None and self._label.is_first:
            return lambda runs: [*label, *runs]
        return lambda runs: [*runs, *label]

    def _name(
        self, variable: str, people: tuple[Person, ...], index: int, rendering: Rendering
    ) -> Runs:
        options = self._options
        level = options.first_level
        if expanded := rendering.choices.given_levels:
            level = max(level, expanded.get((variable, index), 0))
        return self._form.runs(
            people[index], rendering, inverted=options.inverts(index), level=level
        )

    def _substituted(self, rendering: Rendering) -> Runs:
        """What the first substitute prints that prints anything; it is printed no second time."""
        outer, rendering.printed = rendering.printed, set()
        number = len(rendering.names_shown)
        runs: Runs = []
        has_names = False
        for substitute in self._substitutes:
            rendering.printed.clear()
            runs = substitute(rendering)
            # Names count also where they are left out, since the cite before has the same.
            has_names = len(rendering.names_shown) > number
            if runs or has_names:
                break
        printed, rendering.printed = rendering.printed, outer
        if not runs and not has_names:
            return runs
        rendering.hidden |= printed
        if outer is not None:
            outer |= printed
        if self._sorts or has_names:
            return runs
        return _settled(NamesShown("", (), 0, "long", runs, (runs,)), rendering)


def _settled(shown: NamesShown, rendering: Rendering) -> Runs:
    """Note what was printed; the first names of an entry may give way to a substitute."""
    rendering.names_shown.append(shown)
    substitute, rendering.author_substitute = rendering.author_substitute, None
    if substitute is None:
        return shown.runs
    runs = substitute(shown)
    return shown.runs if runs is None else runs


def _label(element: Element, label: Element, name: Element | None, scope: Scope) -> NameLabel:
    children = element.children
    is_first = name is not None and children.index(label) < children.index(name)
    return NameLabel(label, scope, is_first=is_first)
