"""Finding the items of JSON files, whole ones and damaged ones."""

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbrowse.formats.content import Content
from seedbrowse.formats.decoding import encoding_of
from seedbrowse.formats.json_text import window as json_text
from seedbrowse.formats.json_text.items import items_in
from seedbrowse.formats.metadata import Metadata
from seedbrowse.problems import Problem

WRAPPERS = ("items", "message")
ITEMS: list[dict[str, Any]] = [
    {"id": "a", "title": "Lakes {deep}", "author": [{"family": "Ås", "given": "Ida"}]},
    {"id": "b", "title": 'On "brooks"', "author": []},
    {"id": "c", "title": "Wells, [old]", "page": 3},
]


def found_in(text: str | bytes) -> list[object]:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return list(items_in(Content(io.BytesIO(data), encoding_of(data), "test.json"), WRAPPERS))


def items(text: str | bytes) -> list[dict[str, Any]]:
    return [item[0] for item in found_in(text) if isinstance(item, tuple)]


def problems(text: str | bytes) -> list[Problem]:
    return [item for item in found_in(text) if isinstance(item, Problem)]


LINES = "".join(json.dumps(item) + "\n" for item in ITEMS)
COMPACT = json.dumps(ITEMS, ensure_ascii=False, separators=(",", ":"))
PRETTY = json.dumps(ITEMS, ensure_ascii=False, indent=2)


@pytest.mark.parametrize(
    "text",
    [
        LINES,
        COMPACT,
        PRETTY,
        LINES.replace("\n", "\r\n\r\n"),
        json.dumps({"items": ITEMS}),
        json.dumps({"a": 1, "message": {"n": [1], "items": ITEMS}, "z": {}}, indent=1),
        f"\ufeff{COMPACT[:-1]},]",
        "\x1e" + LINES.replace("\n", "\n\x1e"),
        "[]\n" + COMPACT,
    ],
)
def test_items_are_found_however_they_stand(text: str) -> None:
    assert items(text) == ITEMS
    assert problems(text) == []


def test_a_single_object_is_an_item() -> None:
    assert items(json.dumps(ITEMS[0])) == ITEMS[:1]
    assert items(json.dumps({"message": ITEMS[0], "status": "ok"})) == ITEMS[:1]


def test_items_know_their_lines() -> None:
    found = [item[1:] for item in found_in(PRETTY) if isinstance(item, tuple)]
    lines = PRETTY.split("\n")
    assert [lines[first - 1] for first, _ in found] == ["  {"] * 3
    assert [lines[last - 1].rstrip(",") for _, last in found] == ["  }"] * 3
    assert [item[1:] for item in found_in(LINES) if isinstance(item, tuple)] == [
        (1, 1), (2, 2), (3, 3),
    ]  # fmt: skip


def test_what_a_wrapper_says_besides_is_metadata() -> None:
    text = json.dumps({"status": "ok", "items": ITEMS, "next": {"page": 2}})
    assert [item for item in found_in(text) if isinstance(item, Metadata)] == [
        Metadata(1, 'status: "ok"'),
        Metadata(1, 'next: {"page": 2}'),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig", "utf-32"])
def test_every_unicode_encoding_is_read(encoding: str) -> None:
    assert items(COMPACT.encode(encoding)) == ITEMS


def test_bytes_that_are_not_unicode_are_reported() -> None:
    assert items(COMPACT.encode("cp1252")) == ITEMS
    assert len(problems(COMPACT.encode("cp1252"))) == 1


def test_numbers_stay_as_they_are_written() -> None:
    (item,) = items('{"a": 1.10, "b": 2.5, "c": 7, "d": 1e400, "e": NaN, "f": -Infinity}')
    assert item == {"a": "1.10", "b": 2.5, "c": 7, "d": "1e400", "e": None, "f": None}


def test_raw_line_breaks_in_a_text_are_read() -> None:
    assert items('[{"id": "a", "title": "two\n\tlines"}]') == [{"id": "a", "title": "two\n\tlines"}]


@pytest.mark.parametrize("text", [COMPACT, PRETTY, LINES], ids=["compact", "pretty", "lines"])
@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ('"b"', "oops", {"title", "author"}),
        ('"title"', "title", {"id", "author"}),
        ('"title"', '"title', {"id", "author"}),
        ("On ", 'O"n ', {"id", "author"}),
        ("On ", "On \\x", {"id", "author"}),
        ("[]", "[1", {"id", "title"}),
        ("[]", "[]]", {"id", "title", "author"}),
        ("[]", "[] []", {"id", "title", "author"}),
    ],
)
def test_a_damaged_item_arrives_in_part_and_the_others_whole(
    text: str, old: str, new: str, kept: set[str]
) -> None:
    place = text.rindex(old, 0, text.index('"c"'))
    damaged = text[:place] + new + text[place + len(old) :]
    first, second, third = items(damaged)
    assert [first, third] == [ITEMS[0], ITEMS[2]]
    assert kept <= second.keys()
    assert all(second[key] == ITEMS[1][key] for key in kept)
    (found,) = (
        item[1] for item in found_in(text) if isinstance(item, tuple) and item[0] == ITEMS[1]
    )
    assert problems(damaged)[0].line == found


@pytest.mark.parametrize("text", [COMPACT, PRETTY, LINES], ids=["compact", "pretty", "lines"])
def test_a_file_cut_off_in_an_item_gives_its_beginning(text: str) -> None:
    cut = text[: text.rindex("Wells") + 3]
    assert items(cut) == [*ITEMS[:2], {"id": "c"}]
    assert problems(cut)


def test_a_cut_item_does_not_swallow_the_next_file() -> None:
    cut = LINES[: LINES.rindex("Wells")]
    assert items(f"{cut}\n{LINES}") == [*ITEMS[:2], {"id": "c"}, *ITEMS]
    cut = PRETTY[: PRETTY.rindex("Wells")]
    assert items(f"{cut}\n{PRETTY}")[-3:] == ITEMS


def test_text_that_is_no_item_is_reported() -> None:
    (problem,) = problems(f'{LINES}"stray {{" and more\n{LINES}')
    assert problem.message.startswith("text that belongs to no record, beginning “")
    assert 'beginning “"stray {" and more”' in problem.message
    assert problem.line == 4


def test_values_in_each_other_without_end_are_reported() -> None:
    text = '[{"id": "a", "x": ' + "[" * 5000 + "]" * 5000 + '}, {"id": "b"}]'
    assert items(text) == [{"id": "a"}, {"id": "b"}]
    assert "nested too deeply" in problems(text)[0].message
    assert items('{"message": ' * 5000 + "}" * 5000) == []
    assert items("[" * 5000) == []


def test_a_number_without_end_is_reported() -> None:
    text = '[{"id": "a", "x": ' + "9" * 5000 + '}, {"id": "b"}]'
    assert items(text) == [{"id": "a"}, {"id": "b"}]
    assert "too long" in problems(text)[0].message


def test_only_what_is_needed_is_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = 0
    drop = json_text.JsonText.drop

    def watched(self: json_text.JsonText, place: int) -> int:
        nonlocal longest
        longest = max(longest, len(self.text))
        return drop(self, place)

    monkeypatch.setattr(json_text.JsonText, "drop", watched)
    item = json.dumps({"id": "a", "abstract": "lake " * 1000})
    assert len(items("[" + ",".join([item] * 2000) + "]")) == 2000
    assert longest < 3_000_000


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
objects = st.dictionaries(st.text().filter(lambda key: key not in WRAPPERS), values, min_size=1)


@settings(max_examples=30)
@given(st.lists(objects, max_size=4), st.sampled_from([None, 1]), st.booleans())
def test_any_items_are_found(given_: list[dict[str, Any]], indent: int | None, raw: bool) -> None:
    text = json.dumps(given_, indent=indent, ensure_ascii=not raw)
    data = text.encode("utf-8", "replace")
    expected = json.loads(data.replace("\ufeff".encode(), b""))
    assert items(data) == expected


@given(st.binary())
def test_no_bytes_make_it_raise(data: bytes) -> None:
    found_in(data)
    found_in(b'[{"id": "a",' + data)


@given(
    st.sampled_from([LINES, COMPACT, PRETTY, json.dumps({"message": {"items": ITEMS}})]),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 9), st.text(max_size=3)), max_size=4),
)
def test_no_damage_makes_it_raise(text: str, cuts: list[tuple[int, int, str]]) -> None:
    for place, length, new in cuts:
        text = text[:place] + new + text[place + length :]
    found = found_in(text)
    assert found or not text.strip("[]{} ,\n")


@given(st.integers(0, 250))
def test_no_item_before_the_damage_is_lost(cut: int) -> None:
    for text in (LINES, COMPACT, PRETTY):
        ends, decoder = [], json.JSONDecoder()
        for item in ITEMS:
            start = next(
                place
                for place in range(len(text))
                if text[place] == "{" and _decodes(decoder, text, place) == item
            )
            ends.append(decoder.raw_decode(text, start)[1])
        complete = sum(end <= cut for end in ends)
        assert items(text[:cut])[:complete] == ITEMS[:complete]


def _decodes(decoder: json.JSONDecoder, text: str, place: int) -> object:
    try:
        return decoder.raw_decode(text, place)[0]
    except ValueError:
        return None
