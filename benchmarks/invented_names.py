"""Invented persons: some write very much, some share a name, many have accents in theirs."""

import random
from collections.abc import Sequence

from benchmarks.invented_words import Script, Vocabulary, words_of
from seedbrowse.records import Name

__all__ = ["Authors", "in_script"]

_SURNAMES = 40_000
_GIVEN = 2_500
_MOST_PERSONS = 700_000
_FEWEST_PERSONS = 5_000
_STEPS = (0.6180339887498949, 0.4142135623730951)  # irrational: shares spread evenly

_SURNAME = Script(
    "b c d f g h k l m n p r s t v w y z b d g h k l m n r s t ch sh kr br st sch gr",
    "a e i o u a e i o a ai ei ou ie",
    "n r s l t m d k ck nd rt ng ll tt",
    "ov ova|son|ez|mann|ini|ski ska|er|ic|escu|sen|oglu|idis|berg|ston|ard|i|o|a|e",
)
_ACCENTED = {
    "a": "áàãäåâ", "c": "čçć", "e": "éèêëě", "g": "ğ", "i": "íìïî", "l": "ł", "n": "ñńň",
    "o": "öóøôõ", "r": "ř", "s": "šşś", "u": "üúûů", "y": "ý", "z": "žźż",
}  # fmt: skip
_PARTICLES = ("de", "van", "van der", "von", "da", "del")


class Authors:
    """So many persons, of whom the first ones write most; nothing is kept for each of them."""

    def __init__(self, source: random.Random, persons: int) -> None:
        self._persons = min(max(persons, _FEWEST_PERSONS), _MOST_PERSONS)
        surnames = words_of(_SURNAME, source, _SURNAMES)
        self._surnames = Vocabulary(
            [_spelt(name, source) for name in surnames], exponent=0.95, offset=30
        )
        given = words_of(_SURNAME, source, _GIVEN)
        self._given = Vocabulary([name.capitalize() for name in given], exponent=0.8, offset=30)

    def of_record(self, source: random.Random) -> tuple[Name, ...]:
        """The authors of one record."""
        count = min(1 + int(source.expovariate(0.33)), 30)
        return tuple(self._person(self._drawn(source)) for _ in range(count))

    def place(self, source: random.Random) -> str:
        """Where somebody works."""
        return self._surnames.draw(source, 1)[0].rpartition(" ")[2]

    def _drawn(self, source: random.Random) -> int:
        """The k-th person with weight (k + 50)^-0.7."""
        first, last = 50**0.3, (self._persons + 50) ** 0.3
        return int((first + source.random() * (last - first)) ** (1 / 0.3) - 50)

    def _person(self, number: int) -> Name:
        surname, given = (number * step % 1 for step in _STEPS)
        initial = number % 40
        middle = f" {chr(ord('A') + initial)}." if initial < 26 else ""
        return Name.from_parts(self._surnames.at(surname), self._given.at(given) + middle)


def _spelt(name: str, source: random.Random) -> str:
    """A surname with what surnames have besides letters."""
    kind = source.random()
    if kind < 0.2:
        places = [place for place, letter in enumerate(name) if letter in _ACCENTED]
        place = source.choice(places) if places else 0
        accented = source.choice(_ACCENTED.get(name[place], name[place]))
        return (name[:place] + accented + name[place + 1 :]).capitalize()
    if kind < 0.22:
        return f"{source.choice(_PARTICLES)} {name.capitalize()}"
    if kind < 0.235:
        return f"{name.capitalize()}-{name[::-1].capitalize()}"
    if kind < 0.24:
        return f"O'{name.capitalize()}"
    return name.capitalize()


def in_script(words: Sequence[str]) -> tuple[Name, ...]:
    """Persons whose names are two words each of some other script."""
    pairs = zip(words[::2], words[1::2], strict=True)
    return tuple(
        Name(family=first.capitalize(), given=second.capitalize()) for first, second in pairs
    )
