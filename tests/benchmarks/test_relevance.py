import json
from pathlib import Path

import pytest
from benchmarks.engines import engine_in_memory
from benchmarks.invented import invented_records
from benchmarks.known_items import Heading, Kind, KnownItem, known_items
from benchmarks.peers import Peer, Texts, peers
from benchmarks.real_records import json_records, real_records
from benchmarks.relevance import Success, drawn_queries, ranks_of

from seedbrowse.records import Record

COUNT = 400


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(invented_records(COUNT))


@pytest.fixture(scope="module")
def exact(records: list[Record]) -> list[KnownItem]:
    headings = [Heading.of(record, number) for number, record in enumerate(records)]
    return [item for item in known_items(headings, per_kind=6) if item.kind == Kind.EXACT]


def test_the_program_finds_exact_words(records: list[Record], exact: list[KnownItem]) -> None:
    engine = engine_in_memory(records)
    ranks = ranks_of(lambda query: engine.search(query).ids, exact)
    assert Success(ranks, exact).within(10) == 1


def test_every_peer_finds_exact_words(records: list[Record], exact: list[KnownItem]) -> None:
    found = {peer.name: _success_of(peer, exact) for peer in peers(Texts(records))}
    assert len(found) >= 3
    assert {name for name, success in found.items() if success < 0.5} <= {
        name for name in found if "WRatio" in name
    }


def _success_of(peer: Peer, items: list[KnownItem]) -> float:
    return Success(ranks_of(peer.search, items), items).within(10)


def test_success_counts_places_and_ceilings_count_equal_records() -> None:
    items = [KnownItem("kind", number, "query", fitting) for number, fitting in enumerate((1, 20))]
    success = Success([2, None], items)
    assert success.within(1) == 0
    assert success.within(10) == 0.5
    assert success.reciprocal() == 0.25
    assert success.ceiling(1) == pytest.approx((1 + 1 / 20) / 2)
    assert success.ceiling(10) == 0.75


def test_records_and_queries_of_others_are_read(tmp_path: Path) -> None:
    fields = {
        "id": 0, "title": "Remembering vessels", "authors": ["Poletaev, Dmitry"], "year": 2019,
        "source": "Rivers", "abstract": "Boats.", "keywords": ["river"], "doi": "10.1/x",
    }  # fmt: skip
    lines = tmp_path / "records.jsonl"
    lines.write_text(json.dumps(fields) + "\n" + json.dumps(fields) + "\n")
    (record,) = json_records(lines, 1)
    assert (record.title, record.authors[0].family) == ("Remembering vessels", "Poletaev")
    queries = tmp_path / "queries.json"
    queries.write_text('[{"cls": "exact2", "id": 0, "q": "vessels", "clean": ["vessels"], "m": 2}]')
    assert drawn_queries(queries) == [KnownItem("exact2", 0, "vessels", 2)]


def test_a_real_record_that_comes_twice_counts_once(tmp_path: Path) -> None:
    table = "Authors,Title,Year,Source title,DOI\n" + "".join(
        f'"Poletaev D.","{title}",2019,Rivers,{doi}\n'
        for title, doi in (
            ("Boats", "10.5555/a"),
            ("BOATS", ""),
            ("Vessels", "10.5555/A"),
            ("Oars", ""),
        )
    )
    (tmp_path / "scopus.csv").write_text(table)
    assert [record.title for record in real_records(tmp_path)] == ["Boats", "Oars"]
