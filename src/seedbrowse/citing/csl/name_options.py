"""Name options: the attributes of `cs:name`, with those that the style and the area hand down."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from seedbrowse.citing.csl.element import Element, StyleError
from seedbrowse.citing.csl.rendering import Position, Rendering
from seedbrowse.citing.csl.scope import Scope

__all__ = ["NameOptions"]

_OWN_NAMES: Final = {"name-form": "form", "name-delimiter": "delimiter"}
"""What inheritable options are called on `cs:name` itself (CSL 1.0.2, Inheritable Name Options)."""

_DEMOTES: Final = frozenset({"never", "sort-only", "display-and-sort"})


class NameOptions(NamedTuple):
    """How the names of one `cs:names` are written and cut (CSL 1.0.2, Name)."""

    form: str
    """long, short or count."""

    conjunction: str
    """text, symbol, or empty where the delimiter stands before the last name too."""

    delimiter: str
    precedes_last: str
    precedes_et_al: str
    sort_order: str
    """first, all or empty: which names stand with the family name first."""

    sort_separator: str
    initialize_with: str | None
    """What stands behind initials; None where given names are printed as they are."""

    abbreviates: bool
    """Whether given names become initials."""

    initial_hyphen: bool
    demote_particle: str
    """never, sort-only or display-and-sort."""

    drops_articles: bool
    """Whether English articles before organisations do not count for sorting."""

    et_al: tuple[int, int]
    """From how many names on a list is cut, and how many then stand; 0 names cut nothing."""

    et_al_subsequent: tuple[int, int]
    """The same for cites of what was cited before."""

    uses_last: bool
    """Whether a list that is cut ends with its last name."""

    @classmethod
    def of(cls, name: Element | None, scope: Scope) -> "NameOptions":
        """The options of a `cs:name`, or of none.

        Raises:
            StyleError: A number of names is none.
        """
        options = {_OWN_NAMES.get(key, key): value for key, value in scope.name_options.items()}
        options |= name.attributes if name else {}
        options |= scope.sort_limits or {}
        root = scope.style.root
        line = name.line if name else 0
        least, first = _count(options, "et-al-min", line), _count(options, "et-al-use-first", line)
        demote = root.get("demote-non-dropping-particle", "display-and-sort")
        return cls(
            form=options.get("form", "long"),
            conjunction=options.get("and", ""),
            delimiter=options.get("delimiter", ", "),
            precedes_last=options.get("delimiter-precedes-last", "contextual"),
            precedes_et_al=options.get("delimiter-precedes-et-al", "contextual"),
            sort_order=options.get("name-as-sort-order", ""),
            sort_separator=options.get("sort-separator", ", "),
            initialize_with=options.get("initialize-with"),
            abbreviates="initialize-with" in options and options.get("initialize") != "false",
            initial_hyphen=root.get("initialize-with-hyphen") != "false",
            demote_particle=demote if demote in _DEMOTES else "display-and-sort",
            drops_articles=scope.locale.language.startswith("en"),
            et_al=_limits(least, first),
            et_al_subsequent=_limits(
                _count(options, "et-al-subsequent-min", line, least),
                _count(options, "et-al-subsequent-use-first", line, first),
            ),
            uses_last=options.get("et-al-use-last") == "true",
        )

    @property
    def first_level(self) -> int:
        """How much of given names is printed where nothing is ambiguous.

        0 the family name alone, 1 initials, 2 given names in full.
        """
        if self.form == "short":
            return 0
        return 1 if self.abbreviates else 2

    def shown(self, total: int, rendering: Rendering) -> int:
        """How many of some names are printed, from the first on."""
        is_first = rendering.cite.position in (Position.FIRST, Position.NOWHERE)
        least, first = self.et_al if is_first else self.et_al_subsequent
        if not least or total < least:
            return total
        return min(total, max(first, rendering.choices.least_names))

    def ends_with_last(self, total: int, shown: int) -> bool:
        """Whether a list that is cut ends with its last name, behind an ellipsis."""
        return self.uses_last and total - shown > 1

    def inverts(self, index: int) -> bool:
        """Whether the name of an index stands with the family name first."""
        return self.sort_order == "all" or (self.sort_order == "first" and index == 0)


def _count(options: Mapping[str, str], key: str, line: int, default: int = -1) -> int:
    """A number of names; -1 where it is not said."""
    if key not in options:
        return default
    value = options[key].strip()
    if not (value.isascii() and value.isdigit()):
        raise StyleError(f"{key} is a number, not {value!r}", "", line)
    return int(value)


def _limits(least: int, first: int) -> tuple[int, int]:
    return (0, 0) if least < 1 or first < 0 else (least, first)
