import gzip
import tracemalloc
import zipfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library.inputs import STDIN, InputFile, find_inputs, input_named
from seedbrowse.library.raw_lines import LONGEST, RawLine, raw_lines, visible


@pytest.fixture(autouse=True)
def in_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def file_of(content: str | bytes, name: str = "export.txt") -> InputFile:
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    (file,) = find_inputs([name])
    return file


def numbered(count: int) -> str:
    return "".join(f"line {number}\n" for number in range(1, count + 1))


def shown(file: InputFile, first: int, last: int = 0, **arguments) -> list[tuple[int, str]]:
    read = raw_lines(file, first, last, **arguments)
    assert read.note == ""
    return [(line.number, line.text) for line in read.lines]


def test_a_line_comes_with_some_before_and_after():
    assert shown(file_of(numbered(99)), 50, context=1) == [
        (49, "line 49"), (50, "line 50"), (51, "line 51"),
    ]  # fmt: skip


def test_at_the_ends_of_a_file_there_are_fewer():
    file = file_of(numbered(5))
    assert [number for number, _ in shown(file, 1)] == [1, 2, 3, 4]
    assert [number for number, _ in shown(file, 5)] == [2, 3, 4, 5]


def test_of_many_lines_the_first_ones_come():
    assert [number for number, _ in shown(file_of(numbered(99)), 10, 90, most=5)] == [*range(7, 12)]


def test_a_problem_of_the_whole_file_shows_its_beginning():
    assert [number for number, _ in shown(file_of(numbered(99)), 0, most=4)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32"]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_read_in_the_encoding_of_the_file(encoding, line_end):
    text = line_end.join(f"{number} Zürich, café, naïve, Œuvre" for number in range(1, 5001))
    file = file_of(text.encode(encoding))
    assert shown(file, 4000, context=0) == [(4000, "4000 Zürich, café, naïve, Œuvre")]
    assert shown(file, 1, context=0) == [(1, "1 Zürich, café, naïve, Œuvre")]


@given(st.lists(st.sampled_from(["\r", "\n", "\r\n", "ä", "x" * 90_000]), max_size=30), st.data())
def test_lines_are_counted_as_python_counts_them(parts, data):
    text = "".join(parts)
    file = file_of(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    first = data.draw(st.integers(1, max(len(lines), 1)))
    expected = [(n, line[:10]) for n, line in enumerate(lines, 1) if abs(n - first) <= 3]
    read = raw_lines(file, first, first)
    assert [(line.number, line.text[:10]) for line in read.lines] == expected
    assert bool(read.note) == (not lines)


def test_members_of_archives_are_read_like_files():
    with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x/export.txt", numbered(50_000))
    (member,) = find_inputs(["a.zip"])
    packed = file_of(gzip.compress(numbered(50_000).encode()), "a.gz")
    for file in (member, packed):
        assert shown(file, 49_000, context=0) == [(49_000, "line 49000")]


def test_neither_what_comes_before_nor_what_follows_is_kept_in_memory():
    file_of(numbered(2_000_000))
    with Path("export.txt").open("r+b") as large:
        large.truncate(3 * 1024**3)  # sparse; reading it would take seconds
    (file,) = find_inputs(["export.txt"])
    tracemalloc.start()
    try:
        assert shown(file, 1_900_000, context=0) == [(1_900_000, "line 1900000")]
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_reading_can_be_broken_off():
    file = file_of(numbered(200_000))
    asked = iter([False, False])
    read = raw_lines(file, 190_000, 0, is_cancelled=lambda: next(asked, True))
    assert read.lines == ()


def test_a_file_that_has_changed_is_told():
    file = file_of(numbered(9))
    file_of(numbered(10))
    read = raw_lines(file, 9, 9, context=0)
    assert read.lines == (RawLine(9, "line 9"),)
    assert read.note == "The file has changed since it was read, and its lines may have moved."


def test_a_file_that_has_become_shorter_is_told():
    file = file_of(numbered(3))
    read = raw_lines(file, 9, 9)
    assert read.note == "The file ends before this line: it has changed since it was read."


def test_a_file_that_has_gone_is_told():
    file = file_of(numbered(3))
    Path("export.txt").unlink()
    assert raw_lines(file, 1, 1).note == "The file is not there any more."


def test_a_member_that_has_gone_is_told():
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.writestr("a.txt", "text")
    (file,) = find_inputs(["a.zip"])
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.writestr("another.txt", "text")
    assert "is not in the archive any more" in raw_lines(file, 1, 1).note


def test_the_end_of_what_a_damaged_archive_gives_is_told():
    file = file_of(gzip.compress(numbered(50_000).encode())[:-20_000], "a.gz")
    assert shown(file, 1, context=0) == [(1, "line 1")]
    assert "the compressed text is cut off" in raw_lines(file, 50_000, 50_000).note


def test_standard_input_cannot_be_read_again():
    assert "cannot be read again" in raw_lines(InputFile(STDIN, STDIN, 0), 1, 1).note


def test_an_empty_file_has_no_lines():
    assert shown(file_of(""), 0) == []


def test_damaged_bytes_are_read_as_the_readers_do():
    assert shown(file_of("é Größe\n".encode() + b"caf\xe9 \xc3\xa9\n"), 2, context=0) == [
        (2, "café é")
    ]


def test_a_very_long_line_is_cut():
    ((_, text),) = shown(file_of("x" * 10_000), 1)
    assert text == "x" * LONGEST + "… (10,000 characters)"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Ein schöner Satz, 日本語 🦆", "Ein schöner Satz, 日本語 🦆"),
        ("a\tb", "a→ b"),
        ("\x1b[2Jred\x07", "\\x1b[2Jred\\x07"),
        ("\x9b1m\x85", "\\x9b1m\\x85"),
        ("\u202eevil\u2066", "\\u202eevil\\u2066"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("a\u00a0b\u2028c", "a b c"),
    ],
)
def test_what_acts_or_hides_is_made_visible(text, seen):
    assert visible(text) == seen


@given(st.text())
def test_what_is_shown_has_nothing_that_acts_on_a_terminal(text):
    assert all(each.isprintable() or each in "\u200c\u200d" for each in visible(text))


# By its label


def test_a_file_is_found_again_by_its_label():
    Path("sub").mkdir()
    for name in ("sub/a.txt", "sub/a\x1b[2J.txt", "b.gz"):
        file_of(numbered(3), name)
    file_of(gzip.compress(b"text"), "c.gz")
    with zipfile.ZipFile("d.zip", "w") as archive:
        for name in ("e/f.txt", "../g.txt", "/h\n.txt"):
            archive.writestr(name, "text")
    for file in find_inputs([".", str(Path.cwd() / "sub"), "b.gz", "sub/../d.zip"]):
        assert input_named(file.label) == msgspec.structs.replace(file, named=True)


@pytest.mark.parametrize("label", ["", "none.txt", "none/none.txt", "a.zip/none.txt", "a\0b", "."])
def test_a_label_of_nothing_finds_nothing(label):
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.writestr("a.txt", "text")
    assert input_named(label) is None


def test_the_label_of_an_archive_as_a_whole_finds_nothing_to_read():
    with zipfile.ZipFile("a.zip", "w") as archive:
        archive.writestr("a.txt", "text")
    assert input_named("a.zip") is None
