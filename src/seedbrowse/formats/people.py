"""People: names as exports write them, divided as CSL-JSON divides names.

A comma divides surely. Without one these rules divide, in this order, the same for every text:

1. What names an organisation is literal: `CMD-3 Collaboration`, `World Health Organization`. So
   is one word, and a text without spaces in a script that has none, such as `朱德泉`.
2. A trailing suffix comes off: `Jr.`, `III`, `PhD`.
3. Trailing initials follow the family name: `Poletaev D.V.`, `Smith JA`.
4. In Chinese, Japanese and Korean writing the family name is first: `熊 玮`.
5. Else the last word is the family name, with the particles before it: `Ludwig van Beethoven`,
   `José Ortega y Gasset`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from seedbrowse.formats.organisations import is_organisation
from seedbrowse.records import Name
from seedbrowse.records.text import clean

__all__ = ["abbreviated", "is_others", "people", "person", "to_csl_names"]

# Initials with full stops (`D.V.`, `J.-P.`, `Yu.A.`, `M. J.`) or of capitals only (`JA`, `J-P`).
_STOPPED = re.compile(r"(?:[^\W\d_][^\W\d_]{0,3}\.[ ‐-]?)+(?:[^\W\d_]{1,2})?")
_LONGEST_CAPITALS = 4
# Initials of Russian names are often two letters each: `Ivanov IuA`, `Zhukov VYu`.
_DIGRAPHS = re.compile(r"(?:I[uae]|Y[uaeo]|J[uae]|[ZKSCTD][hs]|[A-Z]){1,4}")
_SUFFIX = re.compile(
    r"(?:Jr|Sr|Jnr|Snr)\.?|I{2,3}|IV|VI{0,3}|[2-9](?:nd|rd|th|d)\.?", re.IGNORECASE
)
_DEGREE = re.compile(r"(?:Ph\.? ?D|M\.? ?D|Esq|D\.? ?Sc|M\.? ?Sc|M\.? ?P\.? ?H)\.?")
_COMPANY = re.compile(r"(?:Inc|Ltd|LLC|Corp|Co|Limited|GmbH|PLC)\.?", re.IGNORECASE)
_OTHERS = re.compile(r"(?:et[ .]*al|and others|others|u\. ?a|и др|等|…|\.\.\.)\.?", re.IGNORECASE)
_TRAILING_OTHERS = re.compile(r"[\s,]+(?:et\.? al|and others)\.?$", re.IGNORECASE)

_ROLE = re.compile(
    r"\s*[(\[](?:corresponding )?(?:auth?ors?|aut|eds?|editors?|hrsg|hg|herausgeber|trans|"
    r"translators?|dir|comps?|coords?|org|ill)\.?[)\]]",
    re.IGNORECASE,
)
_ORCID = re.compile(
    r"[\s(\[,;]*(?:ORCID:? ?)?(?:https?://)?(?:www\.)?(?:orcid\.org/)?"
    r"(\d{4}-\d{4}-\d{4}-\d{3}[\dX])[)\]/]?",
    re.IGNORECASE,
)
_AUTHOR_ID = re.compile(r" ?\((\d{7,11})\)$")
_EMAIL = re.compile(r"\s*[(<\[]?[^\s()<>\[\]]+@[\w-]+(?:\.[\w-]+)+[)>\]]?")
_MARKS = re.compile(r"(?<=[a-zß-ÿ.)])\s*(?:[*†‡§¶]+|(?<=[a-zß-ÿ.)])\d{1,2}(?: ?, ?\d{1,2})*)+$")
_LIFE = re.compile(r"(?:b\. |ca\. )?\d{4}\??-?(?:\d{4})?\.?")
_GLUED = re.compile(r"((?:[^\W\d_]\.){1,4})([^\W\d_]{2,}.*)")
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")

_PARTICLE_WORDS = """
af al am auf av bin d' da das de degli dei del dela della delle den der des di do dos du e el
ibn im la las le les lo los san st st. 't te ten ter thor ul van vande vander ver vom von
vonder y zu zum zur
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_CONJUNCTIONS = frozenset({"y", "e", "i"})
_LONGEST_NAME = 7
"""Words; a longer text without comma is a description of somebody."""

_LINES = re.compile(r"[\r\n\v\f\x85\u2028\u2029]+")
_AND = re.compile(r",? (?:and|&) ", re.IGNORECASE)


@lru_cache(maxsize=8192)  # a library repeats its authors
def person(text: str) -> Name:
    """Read one name, in whatever form; the rules are those of this module.

    Roles (`(ed.)`), e-mail addresses, years of life and marks of footnotes are no part of a name;
    an ORCID or an author id in parentheses becomes its `author_id`. A text without a name, such
    as `et al.`, gives an empty Name.
    """
    bare, author_id = _bare(text)
    if not bare or is_others(bare):
        return Name()
    name = _with_comma(bare) if "," in bare else _without_comma(bare)
    return msgspec.structs.replace(name, author_id=author_id) if author_id else name


@lru_cache(maxsize=8192)
def abbreviated(text: str) -> Name:
    """Read a name with initials behind the family: `Smith JA`, `Smith JA Jr`, `Poletaev D.V.`.

    What has no initials is literal: PubMed and Scopus write groups so.
    """
    bare, author_id = _bare(text)
    if "," in bare or not bare or is_others(bare):
        return person(text)
    words, suffix = _without_suffix(bare.split(" "))
    return _family_first(words, suffix, digraphs=True) or Name(literal=bare, author_id=author_id)


def people(text: str) -> list[Name]:
    """Read several names from one string.

    They are divided at `;`, else at line breaks, else at ` and ` or ` & `, and there, or where
    none of these is, at commas: every second comma where families and given names alternate,
    every one where each piece is a whole name. `et al.` names nobody and is left out.
    """
    if ";" in text:
        text = clean(text)
        pieces: Iterable[str] = text.split(";")
    elif len(lines := _LINES.split(text.strip())) > 1:
        pieces = lines
    else:
        text = _TRAILING_OTHERS.sub("", clean(text))
        pieces = [name for chunk in _divide_at_and(text) for name in _divide_at_commas(chunk)]
    return [name for piece in pieces if (name := person(piece)) != _NOBODY]


def is_others(text: str) -> bool:
    """Whether a text stands for further people without naming them: `et al.`, `others`."""
    return len(text) <= len("and others.") + 2 and _OTHERS.fullmatch(text.strip(" ,;")) is not None


def to_csl_names(names: Iterable[Name]) -> list[dict[str, str]]:
    """Write names as CSL-JSON names, for variables such as `translator`."""
    return [
        {"literal": name.literal} if name.literal else _parts(name)
        for name in names
        if name.literal or name.family or name.given
    ]


_NOBODY = Name()


def _parts(name: Name) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _bare(text: str) -> tuple[str, str]:
    """Take off what is no part of the name; return it with the person's identifier, if any."""
    text = clean(text).strip(" ,;")
    author_id = ""
    if text.isascii() and text.replace(" ", "").replace(",", "").isalpha():
        return text, author_id
    if "@" in text:
        text = _EMAIL.sub("", text)
    if ("(" in text or "[" in text) and not text.startswith("["):
        text = _ROLE.sub("", text)
    has_digits = any(map(str.isdigit, text))
    if has_digits and (found := _ORCID.search(text) or _AUTHOR_ID.search(text)):
        author_id = found[1]
        text = text[: found.start()] + text[found.end() :]
    return _MARKS.sub("", text).strip(" ,;"), author_id


def _with_comma(text: str) -> Name:
    """Read `Family, Given`, with a suffix in the second or third place."""
    family, *rest = [part for part in map(str.strip, text.split(",")) if part]
    suffixes = [part for part in rest if _is_suffix(part) or _DEGREE.fullmatch(part)]
    given = [part for part in rest if part not in suffixes and not _LIFE.fullmatch(part)]
    if any(map(_COMPANY.fullmatch, rest)) or (" " in family and is_organisation(family)):
        return Name(literal=", ".join((family, *rest)))
    suffix = ", ".join(suffixes)
    if not given:
        name = _without_comma(family)
        if suffix and name.literal:
            return Name.from_parts(family, "", suffix)
        return msgspec.structs.replace(name, suffix=suffix) if suffix else name
    if not suffix and len(given) == 1 and " " in given[0]:
        words, suffix = _without_suffix(given[0].split(" "), fewest=1)
        given = [" ".join(words)]
    return Name.from_parts(family, ", ".join(given), suffix)


def _without_comma(text: str) -> Name:
    """Read a name whose parts only their order and form tell."""
    if " " not in text:
        found = _GLUED.fullmatch(text) if "." in text else None
        return Name.from_parts(found[2], found[1]) if found else Name(literal=text)
    words, suffix = _without_suffix(text.split(" "))
    if is_organisation(text) or len(words) > _LONGEST_NAME:
        return Name(literal=text)
    if name := _family_first(words, suffix):
        return name
    if not text.isascii() and _EASTERN.search(text):
        return Name.from_parts(words[0], " ".join(words[1:]), suffix)
    first = _first_of_family(words)
    if not first:
        return Name(literal=text)
    return Name.from_parts(" ".join(words[first:]), " ".join(words[:first]), suffix)


def _family_first(words: Sequence[str], suffix: str, *, digraphs: bool = False) -> Name | None:
    """Read `Family Initials`; None where the last word is not initials."""
    first = len(words)
    while first > 1 and _is_initials(words[first - 1], digraphs=digraphs):
        first -= 1
    if first == len(words) or all(map(_is_initials, words[:first])):
        return None
    return Name.from_parts(" ".join(words[:first]), " ".join(words[first:]), suffix)


def _is_initials(word: str, *, digraphs: bool = False) -> bool:
    """Whether a word is initials: with full stops, or a few capitals."""
    if "." in word:
        return _STOPPED.fullmatch(word) is not None
    if len(word) > _LONGEST_CAPITALS + 2:
        return False
    letters = word.replace("-", "")
    if letters.isupper() and letters.isalpha() and len(letters) <= _LONGEST_CAPITALS:
        return True
    return digraphs and _DIGRAPHS.fullmatch(letters) is not None


def _first_of_family(words: Sequence[str]) -> int:
    """Where the family name begins, its particles included, when given names come first."""
    first = len(words) - 1
    if first >= 3 and words[first - 1].casefold() in _CONJUNCTIONS:
        first -= 2
    plain = " ".join(words).islower()
    while first > 1 and _is_particle(words[first - 1], plain=plain):
        first -= 1
    if first == 1 and words[0].islower() and words[0] in _PARTICLES:
        return 0
    return first


def _is_particle(word: str, *, plain: bool) -> bool:
    """Whether a word belongs to the family name behind it: any lower-case word, `Van`, `De`."""
    return (word.islower() and not plain) or word.casefold() in _PARTICLES


def _is_suffix(text: str) -> bool:
    return _SUFFIX.fullmatch(text) is not None


def _without_suffix(words: list[str], fewest: int = 2) -> tuple[list[str], str]:
    """Take suffixes off the end; at least `fewest` words remain, since `II` may be initials."""
    last = len(words)
    while last > fewest and (_is_suffix(words[last - 1]) and words[last - 1] != "V"):
        last -= 1
    return words[:last], " ".join(words[last:])


def _divide_at_and(text: str) -> list[str]:
    """Divide at ` and `, but not inside the name of an organisation."""
    first, *rest = _AND.split(text)
    chunks = [first]
    for chunk in rest:
        is_person = "," in chunk or any(map(_is_initials, chunk.split(" ")))
        if not is_person and is_organisation(chunks[-1]) and not is_organisation(chunk):
            chunks[-1] = f"{chunks[-1]} and {chunk}"
        else:
            chunks.append(chunk)
    return chunks


def _divide_at_commas(text: str) -> list[str]:
    """Divide at each comma, at every second one, or nowhere."""
    if "," not in text:
        return [text]
    pieces = [piece for piece in map(str.strip, text.split(",")) if piece]
    names = [piece for piece in pieces if not _is_suffix(piece)]
    if len(pieces) == 1 or any(all(map(_is_initials, piece.split(" "))) for piece in names[1:]):
        return _pair(pieces)
    if all(map(_is_whole, names)) or (len(names) > 2 and all(" " in name for name in names)):
        return _each(pieces)
    if len(names) > 2 and len(names) % 2 == 0:
        return _pair(pieces)
    return [text] if len(names) <= 2 else _each(pieces)


def _is_whole(piece: str) -> bool:
    """Whether a piece is a whole name by its initials: `J. Smith`, `Smith J`."""
    words = piece.split(" ")
    return len(words) > 1 and (_is_initials(words[0]) or _is_initials(words[-1]))


def _each(pieces: Sequence[str]) -> list[str]:
    """Take each piece for a name, and join suffixes to the names before them."""
    names: list[str] = []
    for piece in pieces:
        if names and _is_suffix(piece):
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    return names


def _pair(pieces: Sequence[str]) -> list[str]:
    """Join families with the given names and suffixes that follow them."""
    names: list[str] = []
    is_open = False
    for piece in pieces:
        if names and _is_suffix(piece):
            names[-1] += f", {piece}"
        elif is_open:
            names[-1] += f", {piece}"
            is_open = False
        else:
            names.append(piece)
            is_open = not _is_whole(piece) and not is_organisation(piece)
    return names
