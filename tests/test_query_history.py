"""What is kept of queries between two runs, in real files."""

import json
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse import query_history
from seedbrowse.query_help import LONGEST_QUERY
from seedbrowse.query_history import NamedQueries, QueryHistory

WRITER = """
import sys
from pathlib import Path
from seedbrowse.query_history import NamedQueries, QueryHistory
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
history, named = QueryHistory(lambda: folder), NamedQueries(lambda: folder)
for number in range(count):
    history.note(f"{name} {number}")
    history.write()
    if number % 10 == 0:
        named.save(f"{name} {number}", "query")
print("written", flush=True)
sys.stdin.read()
"""


def history_in(folder: Path) -> QueryHistory:
    return QueryHistory(lambda: folder)


def use(history: QueryHistory, *queries: str) -> None:
    """Note queries, and write each before the next."""
    for query in queries:
        history.note(query)
        history.write()


def named_in(folder: Path) -> NamedQueries:
    return NamedQueries(lambda: folder)


def writer(folder: Path, name: str, count: int) -> "subprocess.Popen[str]":
    """A process that writes, says so, and waits."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), name, str(count)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def wait_for(process: "subprocess.Popen[str]") -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"


def end(process: "subprocess.Popen[str]", by: signal.Signals) -> None:
    with process:
        process.send_signal(by)


def test_what_was_used_in_one_run_is_there_in_the_next(tmp_path: Path):
    history = history_in(tmp_path)
    queries = ["migrant", "author:poletaev", "Полетаев “x”\n\ty", "half of a character \ud800"]
    use(history, *queries)
    assert history_in(tmp_path).queries == history.queries == queries


def test_the_newest_is_not_repeated_and_nothing_is_no_query(tmp_path: Path):
    history = history_in(tmp_path)
    use(history, "a", "a", "", "  ", "b", "a")
    assert history_in(tmp_path).queries == ["a", "b", "a"]


def test_what_is_noted_is_written_in_its_order_by_whoever_writes_first(tmp_path: Path):
    history = history_in(tmp_path)
    assert [history.note(query) for query in ("a", "b", "b", " ")] == [True, True, False, False]
    assert history_in(tmp_path).queries == []
    with ThreadPoolExecutor() as threads:
        for _ in range(4):
            threads.submit(history.write)
    assert history_in(tmp_path).queries == ["a", "b"]


@given(st.lists(st.text(max_size=12), max_size=8))
def test_every_query_is_read_as_it_was_written(tmp_path_factory, queries: list[str]):
    folder = tmp_path_factory.mktemp("history")
    history = history_in(folder)
    use(history, *queries)
    assert history_in(folder).queries == history.queries


def test_damaged_lines_are_left_out(tmp_path: Path):
    (tmp_path / "queries.jsonl").write_bytes(
        b'"a"\n{"b": 1}\n"\xff"\n"c\n' + b"[" * 9000 + b'\n"d"'
    )
    history = history_in(tmp_path)
    assert history.queries == ["a", "d"]
    use(history, "e")
    assert history_in(tmp_path).queries == ["a", "d", "e"]


def test_a_file_that_is_none_is_an_empty_history(tmp_path: Path):
    (tmp_path / "queries.jsonl").mkdir()
    history = history_in(tmp_path)
    assert history.queries == []
    with pytest.raises(OSError, match=r"queries\.jsonl"):
        use(history, "a")
    assert history.queries == ["a"]


def test_where_nothing_can_be_written_the_run_itself_remembers(tmp_path: Path):
    def nowhere() -> Path:
        raise PermissionError(13, "Permission denied")

    history, named = QueryHistory(nowhere), NamedQueries(nowhere)
    for query in ("a", "b"):
        with pytest.raises(PermissionError):
            use(history, query)
    assert history.queries == ["a", "b"]
    assert named.all() == {}
    with pytest.raises(PermissionError):
        named.save("name", "query")


def test_a_long_history_is_shortened_to_what_is_remembered(tmp_path, monkeypatch):
    monkeypatch.setattr(query_history, "_MOST_BYTES", 10_000)
    history = history_in(tmp_path)
    use(history, *(f"query {number}" for number in range(1200)))
    assert history.queries == [f"query {number}" for number in range(700, 1200)]
    assert history_in(tmp_path).queries == history.queries
    assert len((tmp_path / "queries.jsonl").read_bytes().splitlines()) == query_history.KEPT


def test_a_query_beyond_all_measure_is_neither_kept_nor_read(tmp_path: Path):
    huge = "x" * (LONGEST_QUERY + 1)
    history = history_in(tmp_path)
    use(history, huge)
    (tmp_path / "queries.jsonl").write_text(json.dumps(huge) + '\n"a"\n')
    assert history_in(tmp_path).queries == ["a"]


def test_two_programs_lose_nothing_of_each_other_even_when_they_are_killed(tmp_path: Path):
    writers = [writer(tmp_path, name, 150) for name in ("one", "two")]
    for process in writers:
        wait_for(process)
    for process in writers:
        end(process, signal.SIGKILL)
    queries = history_in(tmp_path).queries
    for name in ("one", "two"):
        own = [query for query in queries if query.startswith(name)]
        assert own == [f"{name} {number}" for number in range(150)]
    assert len(named_in(tmp_path).all()) == 30


def test_names_are_kept_replaced_and_removed(tmp_path: Path):
    named = named_in(tmp_path)
    named.save("trust", "trust OR hope")
    named.save("Вера", "вера")
    named.save("trust", "trust")
    assert dict(named_in(tmp_path).all()) == {"trust": "trust", "Вера": "вера"}
    named.remove("trust")
    named.remove("never there")
    assert dict(named_in(tmp_path).all()) == {"Вера": "вера"}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_a_damaged_file_of_names_is_put_aside_before_a_new_one_is_written(tmp_path, content):
    (tmp_path / "searches.json").write_bytes(content)
    named = named_in(tmp_path)
    assert named.all() == {}
    named.save("name", "query")
    assert named.all() == {"name": "query"}
    (aside,) = tmp_path.glob("searches.damaged-*.json")
    assert aside.read_bytes() == content


def test_only_the_person_can_read_what_is_kept(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(query_history, "_MOST_BYTES", 10)
    use(history_in(tmp_path), "a long query", "another one")
    assert history_in(tmp_path).queries == ["a long query", "another one"]
    named_in(tmp_path).save("name", "query")
    for file in tmp_path.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file
