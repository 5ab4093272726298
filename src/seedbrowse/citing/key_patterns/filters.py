"""The filters of Better BibTeX's key formulas: what may stand behind a point.

Each takes what it takes there, under the same names, and gives a `Change`. Source:
https://retorque.re/zotero-better-bibtex/citing/. Not done: `acronym`, `jieba`, `kuromoji`,
`localTime`, `splitIdeographs`, `formatDate`.
"""

import operator
from collections.abc import Callable, Mapping
from typing import Final

from seedbrowse.citing.key_patterns import changes
from seedbrowse.citing.key_patterns.ascii_text import ascii_text, key_text
from seedbrowse.citing.key_patterns.replacement import by_expression, by_text
from seedbrowse.citing.key_patterns.titles import BETTER_BIBTEX_FUNCTION_WORDS
from seedbrowse.citing.key_patterns.values import Change, Expression

__all__ = ["FILTERS"]

_RELATIONS: Final[Mapping[str, Callable[[int, int], bool]]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _always(change: Change) -> Callable[[], Change]:
    return lambda: change


def _clean(text: str) -> str:
    return " ".join(filter(None, map(key_text, text.split())))


def _condense(sep: str = "") -> Change:
    return lambda text: sep.join(text.split())


def _default(text: str) -> Change:
    return lambda given: given or text


def _length(relation: str = ">", length: int = 0) -> Change:
    if relation not in _RELATIONS:
        raise ValueError(f"lengths are compared by {', '.join(_RELATIONS)}, not by {relation}")
    holds = _RELATIONS[relation]
    return lambda text: text if holds(len(text), length) else None


def _prefix(prefix: str) -> Change:
    return lambda text: prefix + text if text else ""


def _postfix(postfix: str) -> Change:
    return lambda text: text + postfix if text else ""


def _replace(find: str | Expression, replace: str) -> Change:
    if isinstance(find, str):
        return by_text(find, replace)
    return by_expression(find.pattern, replace, find.position, flags=find.flags)


def _select(start: int = 1, n: int = 0) -> Change:
    first = max(start - 1, 0)
    return lambda text: " ".join(text.split()[first : first + n if n else None])


def _substring(start: int = 1, n: int = 0) -> Change:
    first = max(start - 1, 0)
    return lambda text: text[first : first + n if n else None]


FILTERS: Final[Mapping[str, Callable[..., Change]]] = {
    "abbr": _always(changes.abbreviated),
    "alphanum": _always(changes.unpunctuated),
    "ascii": _always(lambda text: text.encode("ascii", "ignore").decode()),
    "capitalize": _always(changes.capitals),
    "clean": _always(_clean),
    "condense": _condense,
    "default": _default,
    "discard": _always(lambda _text: ""),
    "fold": _always(ascii_text),
    "len": _length,
    "lower": _always(str.lower),
    "nopunct": _always(lambda text: changes.unpunctuated(text, keeps_dashes=True)),
    "nopunctordash": _always(changes.unpunctuated),
    "numeric": _always(lambda text: text if text.isdecimal() else ""),
    "postfix": _postfix,
    "prefix": _prefix,
    "replace": _replace,
    "select": _select,
    "skipwords": _always(lambda text: changes.without_words(text, BETTER_BIBTEX_FUNCTION_WORDS)),
    "substring": _substring,
    "transliterate": _always(ascii_text),
    "upper": _always(str.upper),
}
"""By the name in a formula; called with what stands in parentheses."""
