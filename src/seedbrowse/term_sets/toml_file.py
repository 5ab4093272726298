"""Term set file: term sets as TOML, for the program itself, other people and other libraries.

Each table is a set, called by its name; everything but the words can be left out:

    [include]
    colour = "green"
    on = true
    words = ["random*", "controlled trial", "placebo"]

A file is read strictly: whatever is wrong is told with its line, and the set that it is in is not
among those that were read.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from seedbrowse.problems import Problem
from seedbrowse.records.text import fold, harmless
from seedbrowse.term_sets.term_set import (
    COLOURS,
    MOST_SETS,
    MOST_WORDS,
    TermSet,
    problem_of_name,
    problem_of_word,
    without_repetition,
    word,
)
from seedbrowse.toml_lines import line_of_error

__all__ = ["MOST_BYTES", "FileContent", "read", "term_sets_in", "toml_of"]

MOST_BYTES: Final = 4 << 20
"""Of a file of term sets; a larger one is none."""

_KEYS: Final = ("colour", "on", "words")


class FileContent(msgspec.Struct, frozen=True):
    """What a file gave."""

    sets: tuple[TermSet, ...] = ()
    """In the order of the file."""

    problems: tuple[Problem, ...] = ()
    """Everything that is wrong, in the order of the file."""


def read(path: Path) -> FileContent:
    """Read a file.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        reason = f"not read: it has more than {MOST_BYTES >> 20} MB"
        return FileContent(problems=(Problem(str(path), 0, reason),))
    return term_sets_in(content, str(path))


def term_sets_in(content: bytes, source: str) -> FileContent:
    """The sets of a file; `source` is its name in problems."""
    try:
        text = content.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError:
        problem = Problem(source, 0, "not read: it is not UTF-8")
    except tomllib.TOMLDecodeError as error:
        line, reason = line_of_error(error)
        problem = Problem(source, line, f"not read: {reason}")
    except RecursionError:
        problem = Problem(source, 0, "not read: it is nested too deeply")
    else:
        return _Reading(source, text).content(table)
    return FileContent(problems=(problem,))


def toml_of(sets: Iterable[TermSet]) -> str:
    """The text of a file with these sets; what it says is read back as it was."""
    return "\n".join(_table(each) for each in sets)


def _table(each: TermSet) -> str:
    lines = [f"[{_quoted(each.name)}]", f'colour = "{each.colour}"']
    lines += [] if each.is_on else ["on = false"]
    lines += ["words = [", *(f"  {_quoted(word)}," for word in each.words), "]", ""]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """A text as a string of TOML: JSON's escapes are among TOML's."""
    return json.dumps(text, ensure_ascii=False)


class _Reading:
    """Reads the tables of one file, and notes what is wrong."""

    def __init__(self, source: str, text: str) -> None:
        self._source = source
        self._lines = text.splitlines()
        self._problems: list[Problem] = []

    def content(self, table: Mapping[str, Any]) -> FileContent:
        sets: dict[str, TermSet] = {}
        for name, value in table.items():
            known = len(self._problems)
            found = self._set(name, value)
            if found.key in sets:
                self._complain(name, "", f"there is a set “{sets[found.key].name}” already")
            if len(sets) == MOST_SETS:
                self._complain(name, "", f"left out: a file has at most {MOST_SETS} sets")
                break
            if len(self._problems) == known:
                sets[found.key] = found
        return FileContent(tuple(sets.values()), tuple(self._problems))

    def _set(self, name: str, value: Any) -> TermSet:
        """A set as far as it can be read."""
        if not isinstance(value, dict):
            self._complain(None, name, f"a set is a table: write [{name}] above its words")
            return TermSet(name)
        if problem := problem_of_name(harmless(name)):
            self._complain(name, "", problem)
        for key in value:
            if isinstance(value[key], dict):
                wanted = json.dumps(f"{name}.{key}", ensure_ascii=False)
                self._complain(name, "", f"a name with a dot is written in quotes: [{wanted}]")
            elif key not in _KEYS:
                self._complain(name, key, f"there is no key “{key}”{_near(key, _KEYS)}")
        colour = value.get("colour", COLOURS[0])
        if colour not in COLOURS:
            self._complain(name, "colour", _unknown_colour(colour))
            colour = COLOURS[0]
        is_on = value.get("on", True)
        if not isinstance(is_on, bool):
            self._complain(name, "on", "on is neither true nor false")
            is_on = True
        return TermSet(harmless(name), self._words(name, value), colour, is_on)

    def _words(self, name: str, value: Mapping[str, Any]) -> tuple[str, ...]:
        typed = value.get("words")
        if not isinstance(typed, list) or not all(isinstance(each, str) for each in typed):
            wanted = 'words is a list of texts: words = ["random*", "controlled trial"]'
            self._complain(name, "words" if "words" in value else "", wanted)
            return ()
        words = without_repetition(map(word, typed))
        if len(words) > MOST_WORDS:
            self._complain(name, "words", f"a set has at most {MOST_WORDS:,} words")
            return ()
        for each in typed:
            if problem := problem_of_word(word(each)):
                self._complain(name, "words", problem, about=each)
        return words

    def _complain(self, name: str | None, key: str, message: str, about: str = "") -> None:
        """Note what is wrong in a set, or beside all sets where it is None."""
        where = "" if name is None else f"[{harmless(name)}]: "
        line = self._line(name, key, about)
        self._problems.append(Problem(self._source, line, where + harmless(message)))

    def _line(self, name: str | None, key: str, about: str) -> int:
        """The line of a set, of a key in it, or of a text that is its value; 0 where unknown."""
        line = 0
        if name is not None:
            line = self._first(lambda text: _is_heading(text, name), line)
        if key:
            line = self._first(_beginning_of(key), line)
        if about:
            line = self._first(lambda text: about in text, line)
        return line

    def _first(self, is_it: Callable[[str], object], start: int) -> int:
        """The first line that is meant, from one on; else that one."""
        behind = enumerate(self._lines[max(start - 1, 0) :], max(start, 1))
        return next((number for number, line in behind if is_it(line)), start)


def _beginning_of(key: str) -> Callable[[str], object]:
    """Tells lines on which the value of a key begins."""
    return re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""").match


def _is_heading(line: str, name: str) -> bool:
    if not line.lstrip().startswith("["):
        return False
    try:
        return [*tomllib.loads(line)] == [name]
    except tomllib.TOMLDecodeError:
        return False


def _unknown_colour(colour: object) -> str:
    if not isinstance(colour, str):
        return "colour is a text"
    return f"there is no colour “{colour}”{_near(colour, COLOURS)}; there are {', '.join(COLOURS)}"


def _near(typed: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # only where something is wrong

    near = get_close_matches(fold(typed), [*known], 1, 0.5)
    return f"; do you mean {near[0]}?" if near else ""
