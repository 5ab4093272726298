"""People: names as exports write them, divided as CSL-JSON divides names.

A comma divides surely: `Family, Given`, with a suffix in the second or third place, or behind the
family name. Without one
these rules divide, in this order, the same for every text:

1. What names an organisation is literal: `CMD-3 Collaboration`, `World Health Organization`. So
   is one word, and a text without spaces in a script that has none, such as `朱德泉`.
2. A trailing suffix comes off: `Jr.`, `III`, `PhD`.
3. Trailing initials follow the family name: `Poletaev D.V.`, `Smith JA`.
4. In Chinese, Japanese and Korean writing the family name is first: `熊 玮`; so it is before a
   given name and a patronymic in Cyrillic: `Иванов Иван Иванович`.
5. Else the last word is the family name, with the particles before it: `Ludwig van Beethoven`,
   `José Ortega y Gasset`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial

import msgspec

from seedbrowse.formats.values.name_marks import is_life_span, is_others, without_marks
from seedbrowse.formats.values.name_words import (
    first_of_family,
    has_initials,
    is_degree,
    is_initials,
    is_placed_suffix,
    is_suffix,
    without_suffix,
)
from seedbrowse.formats.values.organisations import is_company, is_organisation
from seedbrowse.records import Name
from seedbrowse.records.text import clean

__all__ = ["abbreviated", "is_others", "people", "person", "to_csl_names"]

_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_PATRONYMIC = re.compile("[\u0400-\u04ff’'-]{2,}(?:вич|ьич|мич|тич|вна|чна)")
_GLUED = re.compile(r"((?:[^\W\d_]\.){1,4})([^\W\d_]{2,}.*)")
_LONGEST_NAME = 7
"""Words; a longer text without comma describes somebody."""

_LONGEST_ORGANISATION = 300
_LINE_BREAKS = re.compile(r"[\r\n\v\f\x85\u2028\u2029]+")
_AND = re.compile(r",? (?:and|&) ", re.IGNORECASE)
_LEADING_AND = re.compile(r"^(?:and|&) ", re.IGNORECASE)
_TRAILING_OTHERS = re.compile(r"[ ,;]{1,3}(?:et\.? ?al|and others|& others)\.?$", re.IGNORECASE)
_NOBODY = Name()


@lru_cache(maxsize=8192)  # a library repeats its authors
def person(text: str) -> Name:
    """Read one name, in whatever form; the rules are those of this module.

    Roles (`(ed.)`), e-mail addresses, years of life and marks of footnotes are no part of a name;
    an ORCID, or an author id in parentheses, becomes its `author_id`. A text that names nobody,
    such as `et al.`, gives an empty Name; several names with `;` between are one literal, since
    nothing tells which is meant: `people` divides them.
    """
    bare, author_id = without_marks(text)
    if not bare or is_others(bare):
        return _NOBODY
    if ";" in bare:
        return Name(literal=bare, author_id=author_id)
    name = _with_comma(bare) if "," in bare else _without_comma(bare)
    return msgspec.structs.replace(name, author_id=author_id) if author_id else name


@lru_cache(maxsize=8192)
def abbreviated(text: str) -> Name:
    """Read a name with initials behind the family: `Smith JA`, `Smith JA Jr`, `Poletaev D.V.`.

    What has no initials is literal: PubMed and Scopus write groups so.
    """
    bare, author_id = without_marks(text)
    if "," in bare or author_id or not bare or is_others(bare):
        return person(text)
    words, suffix = without_suffix(bare.split(" "))
    return _family_first(words, suffix, digraphs=True) or Name(literal=bare)


def people(text: str) -> list[Name]:
    """Read several names from one string.

    They are divided at `;`, else at line breaks, else at ` and ` or ` & `, and there, or where
    none of these is, at commas: every second comma where families and given names alternate,
    every one where each piece is a whole name. `et al.` names nobody and is left out.
    """
    even = clean(text)
    if ";" in even:
        pieces: Iterable[str] = even.split(";")
    elif len(lines := _LINE_BREAKS.split(text.strip())) > 1:
        pieces = lines
    else:
        named = _TRAILING_OTHERS.sub("", even)
        pieces = [name for chunk in _divide_at_and(named) for name in _divide_at_commas(chunk)]
    names = (person(_LEADING_AND.sub("", piece.strip())) for piece in pieces)
    return [name for name in names if name != _NOBODY]


def to_csl_names(names: Iterable[Name]) -> list[dict[str, str]]:
    """Write names as CSL-JSON names, for variables such as `translator`."""
    return [csl_name for name in names if (csl_name := _to_csl(name))]


def _to_csl(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _with_comma(text: str) -> Name:
    """Read `Family, Given`, `Family, Given, Jr.` or `Family, Jr., Given`."""
    family, *rest = [part for part in map(str.strip, text.split(",")) if part] or [text]
    if any(map(is_company, rest)) or (" " in family and is_organisation(family)):
        return Name(literal=", ".join((family, *rest)))
    if len(rest) > 1:
        rest = [part for part in rest if not is_life_span(part)]
    if not rest:
        return _without_comma(family)
    if len(rest) == 1:
        return _two_parts(family, rest[0])
    suffixes = [part for part in rest if is_placed_suffix(part) or is_degree(part)][: len(rest) - 1]
    given = [part for part in rest if part not in suffixes]
    return Name.from_parts(family, ", ".join(given), ", ".join(suffixes))


def _two_parts(family: str, rest: str) -> Name:
    """Read `Family, Given`, `Family, Given Jr.` or `Given Family, Jr.`."""
    if is_suffix(rest) or (rest == "III" and " " in family):
        name = _without_comma(family)
        if name.literal:
            return Name.from_parts(family, "", rest)
        return msgspec.structs.replace(name, suffix=rest)
    words, suffix = without_suffix(rest.split(" "), fewest=1) if " " in rest else ([rest], "")
    if not suffix and " " in family:
        parts, suffix = without_suffix(family.split(" "), fewest=1)
        family = " ".join(parts)
    return Name.from_parts(family, " ".join(words), suffix)


def _without_comma(text: str) -> Name:
    """Read a name whose parts only their order and form tell."""
    if " " not in text:
        glued = _GLUED.fullmatch(text) if "." in text else None
        return Name.from_parts(glued[2], glued[1]) if glued else Name(literal=text)
    words, suffix = without_suffix(text.split(" "))
    if is_organisation(text) or len(words) > _LONGEST_NAME:
        return Name(literal=text)
    if name := _family_first(words, suffix):
        return name
    if not text.isascii() and _EASTERN.match(text):
        return Name.from_parts(words[0], " ".join(words[1:]), suffix)
    if _has_patronymic(words):
        return Name.from_parts(words[0], " ".join(words[1:]), suffix)
    first = first_of_family(words)
    if not first:
        return Name(literal=text)
    return Name.from_parts(" ".join(words[first:]), " ".join(words[:first]), suffix)


def _family_first(words: Sequence[str], suffix: str, *, digraphs: bool = False) -> Name | None:
    """Read `Family Initials`; None where the last word is not initials."""
    in_capitals = words[0].isupper() and not digraphs
    test = partial(is_initials, in_capitals=in_capitals, digraphs=digraphs)
    first = len(words)
    while first > 1 and test(words[first - 1]):
        first -= 1
    if first == len(words) or all(map(is_initials, words[:first])):
        return None
    return Name.from_parts(" ".join(words[:first]), " ".join(words[first:]), suffix)


def _has_patronymic(words: Sequence[str]) -> bool:
    """Whether a given name and a patronymic follow the family name; `Рабинович` may be one."""
    return len(words) == 3 and [bool(_PATRONYMIC.fullmatch(word)) for word in words[1:]] == [
        False,
        True,
    ]


def _divide_at_and(text: str) -> list[str]:
    """Divide at ` and `, but not inside the name of an organisation."""
    first, *rest = _AND.split(text)
    chunks = [first]
    for chunk in rest:
        is_person = "," in chunk or any(map(is_initials, chunk.split(" ")))
        is_one = not is_person and len(chunks[-1]) < _LONGEST_ORGANISATION
        if is_one and is_organisation(chunks[-1]) and not is_organisation(chunk):
            chunks[-1] = f"{chunks[-1]} and {chunk}"
        else:
            chunks.append(chunk)
    return chunks


def _divide_at_commas(text: str) -> list[str]:
    """Divide at each comma, at every second one, or nowhere."""
    if "," not in text:
        return [text]
    pieces = [piece for piece in map(str.strip, text.split(",")) if piece]
    names = [piece.split(" ") for piece in pieces if not is_placed_suffix(piece)]
    if any(all(map(is_initials, words)) for words in names[1:]):
        return _joined(pieces, in_pairs=True)
    are_whole = all(map(has_initials, names))
    are_long = len(names) > 2 and all(len(words) > 1 for words in names)
    if are_whole or are_long:
        return _joined(pieces, in_pairs=False)
    return [text] if len(names) <= 2 else _joined(pieces, in_pairs=len(names) % 2 == 0)


def _joined(pieces: Sequence[str], *, in_pairs: bool) -> list[str]:
    """Join suffixes to the names before them, and in pairs given names to families."""
    names: list[str] = []
    needs_given = False
    for piece in pieces:
        if names and (needs_given or is_placed_suffix(piece)):
            names[-1] += f", {piece}"
            needs_given = needs_given and is_placed_suffix(piece)
        else:
            names.append(piece)
            is_whole = has_initials(piece.split(" ")) or is_organisation(piece)
            needs_given = in_pairs and not is_whole
    return names
