"""Notices: what the program says in place of records, and after reading."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from seedbrowse.library.problem_report import counted
from seedbrowse.records.text import clean
from seedbrowse.search.query import AllOf, AnyOf, Condition, Hint, Is, Tagged
from seedbrowse.search.query_parser import parse
from seedbrowse.tui.cell_text import cut
from seedbrowse.tui.intake import LoadState
from seedbrowse.tui.key_texts import with_keys

__all__ = ["empty", "problems"]

LONGEST = 300
"""Cells of foreign text that a notice may have."""

LONGEST_NAME, LONGEST_REASON = 40, 120
"""Cells of a file's name, and of why it cannot be read, in a notice that lies over records."""

_NOT_RECORDED = {
    "kept": "Nothing is kept yet",
    "maybe": "Nothing is decided as maybe yet",
    "dropped": "Nothing is dropped yet",
    "starred": "Nothing is starred yet",
    "tagged": "Nothing has a tag yet",
}
"""What to say of the conditions that match nothing as long as nothing records them."""

CLEARED_BY = "{back} clears the query; {help.show} (in the table) tells all that can be written."
NONE_MARKED = "Nothing is marked: {mark.toggle} marks the highlighted record."
LEFT_BY = "{program.quit} quits."
_NO_DUPLICATES = "No two records here are of the same work."
_NO_DUPLICATES_YET = "Titles and authors are compared once everything is read."


def empty(
    query: str, state: LoadState, keymap: Mapping[str, str], hints: Sequence[Hint] = ()
) -> str:
    """What stands in a table without rows, and what to do about it."""
    if query.strip() and state.records:
        lines = [f"Nothing matches “{cut(clean(query[:LONGEST]), 60)}”.", ""]
        if hints:
            span, message = hints[0].span, hints[0].message
            part = cut(clean(query[span.start : min(span.end, span.start + LONGEST)]), 30)
            lines.append(f"“{part}” is left out: {_told(message)}.")
        lines += [
            _advice(parse(query).root, state, keymap),
            with_keys(CLEARED_BY, keymap),
        ]
        return "\n".join(lines)
    if not state.finished:
        return "Reading …"
    if state.stopped:
        return f"Reading was stopped before the first record.\n\n{with_keys(LEFT_BY, keymap)}"
    if not state.problems:
        return f"There are no records in what was opened.\n\n{with_keys(LEFT_BY, keymap)}"
    first = (state.failed or state.problems)[0]
    return (
        f"There are no records in what was opened.\n\n{_told(str(first))}\n\n{_hint(first.source)}"
    )


def _advice(asked: Condition, state: LoadState, keymap: Mapping[str, str]) -> str:
    """What to do about a query that nothing matches."""
    if isinstance(asked, Is) and asked.what == "marked":
        return with_keys(NONE_MARKED, keymap)
    missing = next(_not_recorded(asked), "")
    if missing:
        return f"{missing}: that comes in a later version."
    if isinstance(asked, Is) and asked.what == "duplicate":
        # Until everything is read only equal identifiers count.
        return _NO_DUPLICATES if state.finished else _NO_DUPLICATES_YET
    return "Try fewer or shorter words, or leave out a condition such as year:2019."


def problems(state: LoadState, keymap: Mapping[str, str]) -> str:
    """What to say of the problems of a load, once at its end; nothing where there are none.

    It is short, since it lies over the records: the list of problems tells all the rest.
    """
    if not state.problems or not state.records:
        return ""
    lines = []
    failed = [problem.source for problem in state.failed]
    if failed:
        # A file that is missing altogether matters more than any odd line of another one.
        lead = "" if len(failed) == 1 else f"{len(failed):,} files, the first one "
        reason = cut(clean(state.failed[0].message), LONGEST_REASON)
        lines.append(f"Nothing was read from {lead}{_name(failed[0])}: {reason}")
    others = [problem.source for problem in state.problems if problem.source not in failed]
    if others:
        files = dict.fromkeys(others)
        where = _name(others[0]) if len(files) == 1 else counted(len(files), "file")
        lines.append(f"{counted(len(others), 'problem')} in {where}")
    listed = "it" if len(state.problems) == 1 else "them"
    lines.append(with_keys(f"{{problems.show}} shows {listed}.", keymap))
    return "\n".join(lines)


def _not_recorded(condition: Condition) -> Iterator[str]:
    """What is said of conditions that nothing can match today, but for those that are negated."""
    match condition:
        case AllOf(several) | AnyOf(several):
            for each in several:
                yield from _not_recorded(each)
        case Is(what=what) if what in _NOT_RECORDED:
            yield _NOT_RECORDED[what]
        case Tagged():
            yield _NOT_RECORDED["tagged"]
        case _:
            pass


def _hint(source: str) -> str:
    return f"seedbrowse check {_told(shlex.quote(source))} tells more."


def _name(source: str) -> str:
    return cut(clean(PurePath(source).name or source), LONGEST_NAME)


def _told(text: str) -> str:
    return cut(clean(text), LONGEST)
