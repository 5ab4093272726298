"""What happens to a word on its way through a keyboard."""

import random

__all__ = ["transliterated", "unfinished", "with_typo", "with_typos"]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FIRST_LETTER = 0.1  # share of the errors that hit it

# As names are spelt in English: BGN/PCGN, but Gorbachev with an e.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip


def with_typo(word: str, source: random.Random) -> str:
    """A letter wrong, left out, too many, or changed with its neighbour; seldom the first one."""
    kind = source.random()
    place = source.randrange(0 if source.random() < _FIRST_LETTER else 1, max(2, len(word)))
    if kind < 0.3:
        return word[:place] + source.choice(_LETTERS) + word[place + 1 :]
    if kind < 0.55:
        return word[:place] + word[place + 1 :] if len(word) > 3 else word
    if kind < 0.75:
        letters = _LETTERS + word[place : place + 1]
        return word[:place] + source.choice(letters) + word[place:]
    place = max(0, min(place, len(word) - 2))
    return word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :]


def with_typos(word: str, count: int, source: random.Random) -> str:
    """So many errors one after the other; one may undo another."""
    for _ in range(count):
        word = with_typo(word, source)
    return word


def unfinished(word: str, source: random.Random) -> str:
    """The first half of a word or somewhat more, of three letters at least."""
    return word[: max(3, int(len(word) * source.uniform(0.45, 0.75)))]


def transliterated(word: str) -> str:
    """A small Cyrillic word in Latin letters; empty where it is none."""
    if not all(letter in _CYRILLIC for letter in word):
        return ""
    return "".join(map(_CYRILLIC.__getitem__, word))
