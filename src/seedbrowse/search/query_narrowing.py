"""Query narrowing: a value that was chosen in a list becomes a condition in the query's text."""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from seedbrowse.search.facet import FacetName
from seedbrowse.search.field_sets import FACETS
from seedbrowse.search.query import AllOf, Condition, Word
from seedbrowse.search.query_parser import parse

__all__ = ["meanings", "narrowed", "value_condition", "years_condition"]

_FIELDS: Final[Mapping[FacetName, str]] = {
    **{name: str(field) for field, names in FACETS.items() for name in names},
    FacetName.YEAR: "year",
    FacetName.OPEN_ACCESS: "oa",
}
_NUMBERED: Final = (FacetName.YEAR, FacetName.OPEN_ACCESS)
"""Fields whose values are written as they are, without quotation marks."""


def value_condition(name: FacetName, value: str) -> str:
    """What finds the records with a value: `source:="Urban Letters"`, `year:2019`, `oa:yes`.

    An author keyword is found among index keywords too, and the other way round: there is one
    field for both.
    """
    if name in _NUMBERED:
        return f"{_FIELDS[name]}:{value.zfill(4) if name is FacetName.YEAR else value}"
    quoted = value.replace('"', '""')
    return f'{_FIELDS[name]}:="{quoted}"'


def years_condition(first: int, last: int) -> str:
    """What finds the records of some years, both included: `year:2019`, `year:2010..2014`."""
    if first == last:
        return f"year:{first:04}"
    return f"year:{first:04}..{last:04}"


def narrowed(query: str, condition: str) -> str:
    """The query with one more condition that must hold, whatever is unfinished in it.

    It stands behind the others, or before them where something there is still open. A query that
    has the condition already stays as it is.
    """
    before, added = meanings(parse(query).root), meanings(parse(condition).root)
    if not query.strip():
        return condition
    if all(part in before for part in added):
        return query
    wanted = sorted([*before, *added])
    for text in _ways(query.strip(), condition):
        if sorted(meanings(parse(text).root)) == wanted:
            return text
    # Too long to be taken in as a whole: then without what is at its end.
    return f"{condition} {query}"


def _ways(query: str, condition: str) -> Iterator[str]:
    # A title in capitals has words that would be operators beside a condition.
    for text in dict.fromkeys((query, query.lower())):
        yield f"{text} {condition}"
        yield f"{condition} {text}"
        yield f"({text}) {condition}"
        yield f"{condition} ({text})"


def meanings(root: Condition) -> list[str]:
    """What must hold, each as a text that tells its meaning but not its place."""
    every = root.conditions if isinstance(root, AllOf) else (root,)
    return [repr(_meaning(msgspec.to_builtins(each))) for each in every]


def _meaning(tree: object) -> object:
    match tree:
        case dict():
            meaning = {name: _meaning(each) for name, each in tree.items() if name != "span"}
            if meaning.get("type") == Word.__name__:  # of which case does not matter
                meaning["text"] = str(meaning["text"]).lower()
            return meaning
        case list() | tuple():
            return [_meaning(each) for each in tree]
        case _:
            return tree
