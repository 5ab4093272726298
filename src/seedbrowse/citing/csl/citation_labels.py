"""Citation labels: `Knuth68`, `AbBr99`, `ABCD01` (CSL 1.0.2, appendix IV, `citation-label`).

An item may bring its own. The rule for the others is that of alphabetic styles: four letters of
one family name, two of each of two, two and one and one of three, one of each of the first four;
then the last two figures of the year.
"""

from typing import Final

from seedbrowse.citing.csl.item import Item, Person

__all__ = ["citation_label"]

_CREDITED: Final = ("author", "editor", "translator", "container-author")
_LETTERS: Final = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}
_OF_MORE: Final = (1, 1, 1, 1)


def citation_label(item: Item, year_suffix: str = "") -> str:
    """The label of an item, with the letter that tells it from others of the year."""
    own = item.texts.get("citation-label", "")
    return (own or _made(item)) + year_suffix


def _made(item: Item) -> str:
    people = next((item.names[name] for name in _CREDITED if name in item.names), ())
    letters = _LETTERS.get(len(people), _OF_MORE)
    begin = "".join(_name(person)[:count] for person, count in zip(people, letters, strict=False))
    date = item.dates.get("issued")
    year = f"{abs(date.start.year) % 100:02}" if date and date.start else ""
    return begin + year


def _name(person: Person) -> str:
    return (person.family or person.literal or person.given).replace(" ", "")
