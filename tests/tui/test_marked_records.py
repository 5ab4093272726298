"""Which records are marked, in whatever state their library is."""

from pathlib import Path

import pytest

from seedbrowse.library.opening import LibraryChanged
from seedbrowse.tui.answer import Answer
from seedbrowse.tui.marked_records import marked_numbers
from tests.library.opened import opened
from tests.library.test_load import many


@pytest.fixture
def exports(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    Path("a.txt").write_text(many(300))


def test_records_that_are_shown_but_not_indexed_yet_are_among_the_marked(exports):
    with opened("a.txt") as session:
        first = next(event for event in session.follow() if isinstance(event, LibraryChanged))
        library = first.library
        assert not library.search("tides").ids, "nothing of it is indexed"
        marked = set(library.digests([2, 5]))
        assert list(marked_numbers(Answer.everything(library), marked)) == [2, 5]
