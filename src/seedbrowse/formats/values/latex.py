r"""LaTeX in the values of fields: as plain Unicode, or as CSL rich text.

What is read: accents (`\"o`, `{\'{\i}}`), commands for characters (`\ss`, `\textendash`), styles,
groups, formulas between dollars, ligatures (`--`, a pair of quotes). A command that is not known
loses its name and keeps its argument; without an argument it stays as it is, since it may be no
LaTeX at all: `C:\data`. So do a dollar that opens no formula (`$5 and $6`), a tilde that joins no
words (`~50`) and a brace without its partner. `%` is itself, as it is in BibTeX.

pylatexenc has the tables of characters. Its parser is not used on whole texts: 250 to 800
microseconds for a title of a few accents, where the readers have 100 for a whole record.
"""

import re
from functools import lru_cache
from typing import Final

from seedbrowse.formats.values.latex_symbols import (
    ACCENTS,
    STYLES,
    accented,
    by_pylatexenc,
    raised_or_lowered,
    symbols,
)

__all__ = ["NOCASE", "latex_to_rich", "latex_to_text", "looks_like_latex", "unescaped"]

NOCASE: Final = '<span class="nocase">'
"""What opens a stretch of a title whose capitals no style may change."""

_END: Final = "</span>"
_SPECIAL = re.compile(r"\\(?:[A-Za-z]+|.|$)|[{}$~]|-{2,3}|``|''", re.DOTALL)
_SPECIAL_IN_FORMULA = re.compile(r"\\(?:[A-Za-z]+|.|$)|[{}~_^]", re.DOTALL)
_DOLLAR = re.compile(r"(?<!\\)\$")
_ESCAPED = re.compile(r"\{\\([&%$#_~^])\}|\\([&%$#_{}~^])(?:\{\})?")
_SPELT_OUT = re.compile(
    r"\{?\\text(asciitilde|less|greater)(?:\{\}|\}|\s?)|\$(\\sim|[<>])\$|\\~\{\}"
)
_SPELT: Final = {"asciitilde": "~", "less": "<", "greater": ">", "\\sim": "~", "<": "<", ">": ">"}
_LIGATURES: Final = {"--": "–", "---": "—", "``": "“", "''": "”"}
_DECLARATIONS: Final = frozenset({"it", "em", "sl", "itshape", "slshape", "bf", "bfseries"})
_QUOTING: Final = frozenset({"enquote", "mkbibquote"})
_ALPHABETS: Final = frozenset({"mathbb", "mathcal", "mathfrak", "mathscr"})
_UPRIGHT_FUNCTIONS: Final = frozenset(
    {"log", "ln", "exp", "sin", "cos", "tan", "max", "min", "lim", "sup", "inf", "arg", "det"}
)
_DEEPEST: Final = 40
"""Groups within groups; deeper ones are read as if their braces were not there."""


def latex_to_text(text: str) -> str:
    r"""The text as plain Unicode: `K{\"o}rper of H$_2$O` is `Körper of H₂O`."""
    return _Converter(text, rich=False).converted() if looks_like_latex(text) else text


def latex_to_rich(text: str) -> str:
    r"""A title as CSL rich text: `\textit{}` is `<i>`, `H$_2$O` has `<sub>`.

    A group keeps the case of its letters where it has a capital, `{NASA} rockets`, or is doubled,
    `{{in vivo}}`: it becomes `<span class="nocase">`. One that holds the whole title says nothing
    about its words (Mendeley and Web of Science write every title so), unless it is doubled.
    """
    return _Converter(text, rich=True).converted() if looks_like_latex(text) else text


def looks_like_latex(text: str) -> bool:
    """Whether anything in a text means something else in LaTeX."""
    return (
        "\\" in text
        or "{" in text
        or "}" in text
        or "$" in text
        or "~" in text
        or "--" in text
        or "''" in text
        or "``" in text
    )


def unescaped(text: str) -> str:
    r"""An address, a number or a path, of which only `\_`, `\%` and the like are LaTeX."""
    if "\\" not in text and "$" not in text:
        return text
    text = _SPELT_OUT.sub(lambda found: _SPELT[found[1] or found[2] or "asciitilde"], text)
    return _ESCAPED.sub(lambda found: found[1] or found[2], text)


class _Converter:
    """Converts one text in one pass; a group calls the same method for what is in it."""

    def __init__(self, text: str, *, rich: bool) -> None:
        self.text = text
        self.rich = rich
        self.at = 0
        self.is_closed = False
        """Whether the last group that was read had its closing brace."""

    def converted(self) -> str:
        """Convert the whole text."""
        return self._until_end()

    def _until_end(self, depth: int = 0, *, inside: bool = False, formula: bool = False) -> str:
        """Convert up to the closing brace, when inside a group, or to the end of the text."""
        text, pieces = self.text, []
        pattern = _SPECIAL_IN_FORMULA if formula else _SPECIAL
        while found := pattern.search(text, self.at):
            pieces.append(text[self.at : found.start()])
            self.at = found.end()
            mark = found[0]
            if mark == "}":
                if inside:
                    self.is_closed = True
                    return "".join(pieces)
                pieces.append("}" if depth == 0 else "")
            elif mark == "{":
                pieces.append(self._group(found.start(), depth, formula=formula))
            elif mark[0] == "\\":
                name = mark[1:]
                if name in _DECLARATIONS and depth < _DEEPEST:
                    self._skip_space()
                    rest = self._until_end(depth + 1, inside=inside, formula=formula)
                    return "".join(pieces) + self._styled(name, rest)
                pieces.append(self._command(name, depth, formula=formula))
            elif mark == "$":
                pieces.append(self._formula(depth))
            elif mark == "~":
                pieces.append(" " if formula else self._tilde(found.start()))
            elif mark in "_^":
                pieces.append(self._script(depth, raised=mark == "^"))
            else:
                pieces.append(_LIGATURES[mark])
        pieces.append(text[self.at :])
        self.at = len(text)
        self.is_closed = False
        return "".join(pieces)

    def _group(self, start: int, depth: int, *, formula: bool) -> str:
        """Convert a group; its opening brace, at `start`, has been read."""
        if depth >= _DEEPEST:
            return ""
        is_double = self.text.startswith("{", self.at)
        if is_double:
            self.at += 1
            inner = self._until_end(depth + 2, inside=True, formula=formula)
            if not self.is_closed:
                return "{{" + inner
            if self.text.startswith("}", self.at) and not formula:
                self.at += 1
                return self._kept_in_case(inner)
            inner = self._protected(inner, start + 2)
            inner += self._until_end(depth + 1, inside=True, formula=formula)
        else:
            inner = self._until_end(depth + 1, inside=True, formula=formula)
        if not self.is_closed:
            return "{" + inner
        whole = depth == 0 and not (self.text[:start].strip() or self.text[self.at :].strip())
        return inner if whole or formula else self._protected(inner, start + 1)

    def _protected(self, inner: str, start: int) -> str:
        """What a group of one pair of braces means; its content begins at `start`."""
        if self.text.startswith("\\", start) or not any(map(str.isupper, inner)):
            return inner
        return self._kept_in_case(inner)

    def _kept_in_case(self, inner: str) -> str:
        if not self.rich or not any(map(str.isalpha, inner)):
            return inner
        return f"{NOCASE}{inner.replace(NOCASE, '').replace(_END, '')}{_END}"

    def _styled(self, name: str, inner: str) -> str:
        tag = STYLES[name]
        if not self.rich or not inner.strip():
            return inner
        return f"<{tag}>{inner}</{tag.partition(' ')[0]}>"

    def _command(self, name: str, depth: int, *, formula: bool) -> str:
        """Convert a command, whose name has been read, with its argument."""
        if name == "a" and self.text.startswith(("'", "`", "="), self.at):
            # As accents are written where `\\'` sets a tab.
            name = self.text[self.at]
            self.at += 1
        if name in ACCENTS and (len(name) == 1 or formula):
            return accented(name, self._argument(depth, formula=formula))
        known = symbols().get(name)
        if known is not None:
            if name.isalpha() and not self._skip_empty_group():
                self._skip_space()
            return known
        if name in STYLES:
            return self._styled(name, self._argument(depth, formula=False))
        if name in _QUOTING:
            return f"“{self._argument(depth, formula=formula)}”"
        if name in ("frac", "tfrac", "dfrac", "nicefrac"):
            above = self._argument(depth, formula=formula)
            return f"{above}/{self._argument(depth, formula=formula)}"
        if name == "sqrt":
            return f"√{self._argument(depth, formula=formula)}"
        if name == "href":
            self._argument(depth, formula=formula)
        if name in _UPRIGHT_FUNCTIONS and formula:
            return name
        if not (name.isalpha() and self.text.startswith("{", self.at)):
            return f"\\{name}"
        argument = self._argument(depth, formula=formula and not name.startswith("text"))
        if name in _ALPHABETS and argument.isascii() and argument.isalpha():
            return _letters_of(name, argument)
        return argument

    def _argument(self, depth: int, *, formula: bool) -> str:
        """Convert what a command applies to: a group, a command, or one character."""
        self._skip_space()
        text = self.text
        if self.at >= len(text) or text[self.at] in "}$":
            return ""
        if text[self.at] == "{" and depth < _DEEPEST:
            self.at += 1
            inner = self._until_end(depth + 1, inside=True, formula=formula)
            return inner if self.is_closed else "{" + inner
        found = _SPECIAL.match(text, self.at)
        if found and found[0][0] == "\\" and depth < _DEEPEST:
            self.at = found.end()
            return self._command(found[0][1:], depth + 1, formula=formula)
        self.at += 1
        return text[self.at - 1]

    def _formula(self, depth: int) -> str:
        """Convert the formula behind a dollar, if there is one; else the dollar is a dollar."""
        doubled = self.text.startswith("$", self.at)
        start = self.at + doubled
        end = _DOLLAR.search(self.text, start)
        if end is None or depth >= _DEEPEST or not _is_formula(self.text[start : end.start()]):
            return "$"
        inner = _Converter(self.text[start : end.start()], rich=self.rich)
        self.at = end.end() + (doubled and self.text.startswith("$", end.end()))
        return inner._until_end(depth + 1, formula=True).strip()

    def _script(self, depth: int, *, raised: bool) -> str:
        """Convert what stands above or below the line of a formula."""
        inner = self._argument(depth, formula=True)
        if not inner.strip():
            return ("^" if raised else "_") + inner
        if self.rich:
            tag = "sup" if raised else "sub"
            return f"<{tag}>{inner}</{tag}>"
        return raised_or_lowered(inner, raised=raised)

    def _tilde(self, start: int) -> str:
        """A space that does not break, or the tilde of `~50` and `30~60`."""
        before, after = self.text[start - 1 : start], self.text[self.at : self.at + 1]
        joins = (before.isalnum() or (before and before in ".,;:)]}")) and (
            after.isalnum() or (after and after in "(\\{$")
        )
        return " " if joins and not (before.isdigit() and after.isdigit()) else "~"

    def _skip_space(self) -> None:
        while self.text.startswith((" ", "\t", "\n"), self.at):
            self.at += 1

    def _skip_empty_group(self) -> bool:
        if not self.text.startswith("{}", self.at):
            return False
        self.at += 2
        return True


@lru_cache(maxsize=1024)
def _letters_of(alphabet: str, letters: str) -> str:
    return by_pylatexenc(alphabet, letters)


def _is_formula(content: str) -> bool:
    r"""Whether what stands between two dollars is mathematics and not `5 and `."""
    if len(content) > 400 or not content.strip():
        return False
    if any(sign in content for sign in "\\^_{=<>+|/"):
        return True
    return len(content) <= 3 or not any(len(word) > 2 for word in content.split() if word.isalpha())
