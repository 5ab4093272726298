"""The interface and the command line answer alike, on the same files."""

from pathlib import Path

import pytest

from seedbrowse.library.inputs import find_inputs
from seedbrowse.library.local_opening import LocalOpening
from seedbrowse.records.identity import identity
from tests.cli.program import run
from tests.corpus import CORPUS, SEED
from tests.formats.samples import CLASSIC, DOCUMENT, NEW
from tests.library.test_load import many
from tests.tui.piloting import browsing

QUERIES = (
    "tides 77",
    "tide lakes okonkwo 2021",
    "tdies of lkae 12",
    "wells -lakes",
    '"tides of lake" cited:>50',
    "year:2021 title:wells OR title:lake 3",
    "poletaev solidarty zzzz",
    "source:lakes /lake \\d0$/",
    "type:article has:doi",
    "oa:yes OR lang:english",
)


def shown_by_the_command_line(query: str, *paths: str) -> list[str]:
    return run("list", *paths, "--query", query, "--format", "keys").stdout.splitlines()


@pytest.fixture
def exports(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for variable in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    Path("classic.txt").write_text(CLASSIC)
    Path("new.txt").write_text(NEW)
    Path("document.txt").write_text(DOCUMENT)
    Path("many.txt").write_text(many(300))
    paths = ["classic.txt", "new.txt", "document.txt", "many.txt", str(SEED)]
    real = CORPUS / "scopus_txt_new"
    return [*paths, str(real)] if real.is_dir() else paths


async def test_both_give_the_same_records_in_the_same_order(exports):
    opening = LocalOpening(exports, find_inputs(exports))
    try:
        async with browsing(opening=opening) as session:
            for query in QUERIES:
                session.screen.search_bar.line.value = query
                await session.rest()
                answer = session.screen.answer
                shown = [identity(answer.library[number]) for number in answer.results.ids]
                assert shown == shown_by_the_command_line(query, *exports), query
                assert shown, query
    finally:
        opening.close()
