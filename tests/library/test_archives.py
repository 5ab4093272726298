import gzip
import io
import os
import random
import struct
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.library import archives, unpacking
from seedbrowse.library.events import FileFinished, FileReport, RecordsRead
from seedbrowse.library.inputs import InputFile, Refusal, find_inputs
from seedbrowse.library.load import load, open_input
from seedbrowse.library.unpacking import ArchiveError, raise_damage
from tests.formats.samples import CLASSIC, DOCUMENT, NEW
from tests.library.test_load import many

MIB = 1024**2


@pytest.fixture(autouse=True)
def in_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def zipped(name: str, members: dict[str, str | bytes], **arguments) -> str:
    with zipfile.ZipFile(
        name, "w", **{"compression": zipfile.ZIP_DEFLATED, **arguments}
    ) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return name


def changed(name: str, change) -> str:
    content = bytearray(Path(name).read_bytes())
    Path(name).write_bytes(change(content) or content)
    return name


def found(*paths: str) -> list[InputFile]:
    items = find_inputs(paths)
    assert all(isinstance(item, InputFile) for item in items), items
    return items


def told(*paths: str) -> list[str]:
    items = find_inputs(paths)
    assert all(isinstance(item, Refusal) and item.readable for item in items), items
    return [str(item.problem) for item in items]


def reports_of(*paths: str) -> list[FileReport]:
    events = load(find_inputs(paths))
    return [event.report for event in events if isinstance(event, FileFinished)]


def content_of(path: str) -> bytes:
    (file,) = find_inputs([path])
    with open_input(file) as stream:
        return stream.read()


def damage_of(path: str) -> tuple[bytes, str]:
    (file,) = find_inputs([path])
    with open_input(file) as stream:
        content = stream.read()
        with pytest.raises(ArchiveError) as raised:
            raise_damage(stream)
    return content, str(raised.value)


def incompressible(size: int) -> bytes:
    return random.Random(size).randbytes(size)


# Reading


def test_the_members_of_a_zip_are_read_like_files_and_records_know_where_they_stand():
    zipped("exports.zip", {"folder/classic.txt": CLASSIC, "new.txt": NEW})
    events = list(load(find_inputs(["exports.zip"])))
    reports = [event.report for event in events if isinstance(event, FileFinished)]
    assert [(report.path, report.records, report.problems) for report in reports] == [
        ("exports.zip/folder/classic.txt", 2, []),
        ("exports.zip/new.txt", reports_of_text(NEW), []),
    ]
    sources = {record.source.path for event in events if isinstance(event, RecordsRead)
               for record in event.records}  # fmt: skip
    assert sources == {report.path for report in reports}


def reports_of_text(text: str) -> int:
    Path("plain.txt").write_text(text)
    return reports_of("plain.txt")[0].records


def test_a_gzip_file_is_read_like_a_file():
    Path("export.txt.gz").write_bytes(gzip.compress(CLASSIC.encode()))
    (file,) = found("export.txt.gz")
    assert (file.label, file.compression, file.member) == ("export.txt.gz", "gzip", "")
    assert file.size == len(CLASSIC.encode())
    (report,) = reports_of("export.txt.gz")
    assert (report.records, report.problems) == (2, [])


def test_content_alone_tells_an_archive():
    Path("export.txt").write_bytes(gzip.compress(CLASSIC.encode()))
    zipped("export.ris", {"a": NEW})
    Path("export.zip").write_text(CLASSIC)
    assert [(file.label, file.compression) for file in found(
        "export.txt", "export.ris", "export.zip"
    )] == [("export.txt", "gzip"), ("export.ris/a", "zip"), ("export.zip", "")]  # fmt: skip


def test_a_member_knows_its_unpacked_size_and_the_stamp_of_its_archive():
    zipped("exports.zip", {"a.txt": "text" * 100})
    status = Path("exports.zip").stat()
    (file,) = found("exports.zip")
    assert file.size == 400
    assert file.stamp == (status.st_size, status.st_mtime_ns, status.st_ino)
    assert (file.path, file.member) == ("exports.zip", "a.txt")


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("size", [0, 1, 5000, 300_000])
def test_a_member_is_unpacked_to_the_byte(compression, size):
    content = incompressible(size // 2) + b"x" * (size - size // 2)
    zipped("exports.zip", {"a": content}, compression=compression)
    assert content_of("exports.zip") == content


def test_a_gzip_file_of_several_parts_is_read_to_its_end():
    parts = [gzip.compress(b"one "), gzip.compress(b""), gzip.compress(b"two")]
    Path("a.gz").write_bytes(b"".join(parts) + b"\0" * 600)
    assert content_of("a.gz") == b"one two"


def test_a_gzip_file_that_does_not_tell_its_size_counts_as_large_as_it_is():
    parts = gzip.compress(incompressible(50_000)) + gzip.compress(b"end")
    Path("a.gz").write_bytes(parts)
    assert found("a.gz")[0].size == len(parts)


def test_gzip_through_standard_input_is_read():
    packed = gzip.compress(CLASSIC.encode())
    program = [sys.executable, "-m", "seedbrowse", "list", "--format", "keys", "-"]
    for stdin in (packed, CLASSIC.encode()):
        run = subprocess.run(program, input=stdin, capture_output=True, check=True)
        assert len(run.stdout.splitlines()) == 2


@given(st.lists(st.tuples(st.sampled_from([0, 1, 2]), st.integers(0, 400_000))))
def test_an_unpacked_stream_can_be_read_from_any_place_again_and_again(steps):
    content = incompressible(150_000) * 2
    stream = unpacking.gunzipped(io.BytesIO(gzip.compress(content, 1)))
    plain = io.BytesIO(content)
    for whence, offset in [(0, 1), (0, 0), *steps]:
        wanted = min(offset, len(content)) if whence == 0 else 0
        assert stream.seek(wanted, whence) == plain.seek(wanted, whence)
        assert stream.read(70_000) == plain.read(70_000)
        assert stream.tell() == plain.tell()


def test_an_archive_given_twice_counts_once_and_its_copy_counts_again():
    zipped("exports.zip", {"a.txt": NEW, "b.zip": b"PK\x03\x04"})
    Path("link.zip").symlink_to("exports.zip")
    os.link("exports.zip", "copy.zip")
    assert len(find_inputs(["exports.zip", "link.zip", "*ports.zip"])) == 2
    assert len(find_inputs(["exports.zip", "copy.zip"])) == 4


def test_a_file_in_an_archive_can_be_named_as_it_is_shown():
    zipped("exports.zip", {"x/a.txt": CLASSIC, "b\n.txt": NEW, "inner.zip": b"PK\x03\x04"})
    assert [file.label for file in found("exports.zip/x/a.txt", "exports.zip/b\\n.txt")] == [
        "exports.zip/x/a.txt", "exports.zip/b\\n.txt",
    ]  # fmt: skip
    assert "holds an archive" in told("exports.zip/inner.zip")[0]
    assert "a part of this path is a file" in str(find_inputs(["exports.zip/c.txt"])[0].problem)
    Path("a.gz").write_bytes(gzip.compress(b"text"))
    assert "a part of this path is a file" in str(find_inputs(["a.gz/c.txt"])[0].problem)


def test_an_archive_and_a_file_of_it_count_each_file_once():
    zipped("exports.zip", {"a.txt": CLASSIC, "b.txt": NEW})
    both = ["exports.zip/a.txt", "exports.zip/b.txt"]
    assert [file.label for file in found("exports.zip", "exports.zip/b.txt")] == both
    assert [file.label for file in found("exports.zip/b.txt", "exports.zip")] == both[::-1]


def test_folders_hidden_files_and_those_of_a_mac_are_passed_over():
    names = ["folder/", ".DS_Store", "folder/.hidden/a.txt", "__MACOSX/._a.txt", "folder/a.txt"]
    zipped("exports.zip", dict.fromkeys(names, b"text"))
    assert [file.label for file in found("exports.zip")] == ["exports.zip/folder/a.txt"]


def test_a_wicked_name_is_only_ever_shown_and_nothing_is_written(tmp_path):
    names = ["../../evil.txt", "/etc/evil.txt", "a\x1b[2J\nb.txt", "C:\\evil.txt", "\u202etxt.exe"]
    zipped("exports.zip", dict.fromkeys(names, CLASSIC))
    assert [file.label for file in found("exports.zip")] == [
        "exports.zip/../../evil.txt", "exports.zip//etc/evil.txt", "exports.zip/a\\x1b[2J\\nb.txt",
        "exports.zip/C:\\evil.txt", "exports.zip/\\u202etxt.exe",
    ]  # fmt: skip
    assert [report.records for report in reports_of("exports.zip")] == [2] * 5
    assert list(tmp_path.rglob("*evil*")) == []
    assert not (tmp_path.parent.parent / "evil.txt").exists()
    assert not Path("/etc/evil.txt").exists()


def test_of_files_with_the_same_name_the_last_is_read_and_the_others_are_told_once():
    with warnings.catch_warnings(), zipfile.ZipFile("exports.zip", "w") as archive:
        warnings.simplefilter("ignore")
        for name in ("a.txt", "b.txt", "a.txt", "b.txt", "b.txt", ""):
            archive.writestr(zipfile.ZipInfo(name), f"{name} of {len(archive.filelist)}")
    first, second, refused = find_inputs(["exports.zip"])
    assert str(refused.problem) == (
        "exports.zip: a file without a name was not read; several files have the same name (a.txt "
        "and 1 more), and only the last one of each was read, as in unpacking; rename them in the "
        "archive"
    )
    for file, content in ((first, b"a.txt of 2"), (second, b"b.txt of 4")):
        with open_input(file) as stream:
            assert stream.read() == content


def test_an_archive_that_changes_after_it_was_listed_is_told():
    zipped("exports.zip", {"a.txt": CLASSIC})
    (file,) = found("exports.zip")
    zipped("exports.zip", {"b.txt": CLASSIC * 2})
    (event,) = [event for event in load([file]) if isinstance(event, FileFinished)]
    assert "is not in the archive any more" in str(event.report.problems[0])


# What is not read


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        (b"PK\x03\x04 more", "holds an archive or an Office document"),
        (gzip.compress(b"text"), "holds a gzip archive"),
        (b"name".ljust(257, b"\0") + b"ustar\x0000", "holds a tar archive"),
    ],
    ids=["zip", "gzip", "tar"],
)
def test_what_is_packed_twice_is_told_and_not_opened(inside, what):
    zipped("exports.zip", {"inner": inside, "good.txt": NEW})
    Path("inner.gz").write_bytes(gzip.compress(inside))
    refused, good, other = find_inputs(["exports.zip", "inner.gz"])
    assert str(refused.problem).startswith(f"exports.zip/inner: {what}")
    assert "unpack it first" in refused.problem.message
    assert good.label == "exports.zip/good.txt"
    assert str(other.problem).startswith(f"inner.gz: {what}")


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["[Content_Types].xml", "xl/workbook.xml"], "an Excel workbook"),
        (["[Content_Types].xml", "word/document.xml"], "a Word document"),
        (["[Content_Types].xml", "visio/pages.xml"], "an Office document"),
    ],
)
def test_an_office_document_is_told_once_with_its_remedy(names, what):
    zipped("export.xlsx", dict.fromkeys(names, b"<xml/>"))
    (message,) = told("export.xlsx")
    assert message.startswith(f"export.xlsx: this is {what}, not an export")
    assert "export it again as RIS, CSV or plain text" in message


@pytest.mark.parametrize(
    ("mime_type", "what"),
    [
        ("application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet"),
        ("application/vnd.oasis.opendocument.text", "an OpenDocument text"),
        ("application/epub+zip", "an e-book (EPUB)"),
        ("application/vnd.other", "an Office document"),
    ],
)
def test_an_open_document_is_told_by_its_own_word(mime_type, what):
    zipped("table.ods", {"mimetype": mime_type, "content.xml": "<x/>"})
    assert told("table.ods")[0].startswith(f"table.ods: this is {what}, not an export")


def test_an_archive_with_a_file_named_mimetype_is_an_archive():
    zipped("exports.zip", {"mimetype": "notes about types", "a.txt": NEW})
    assert len(found("exports.zip")) == 2


def test_an_encrypted_member_is_told_with_the_remedy():
    zipped("exports.zip", {"a.txt": NEW})

    def encrypt(content: bytearray) -> None:
        content[6] |= 1
        content[content.index(b"PK\x01\x02") + 8] |= 1

    (message,) = told(changed("exports.zip", encrypt))
    assert message == (
        "exports.zip/a.txt: is encrypted; unpack the archive with its password and open this file"
    )


@pytest.mark.parametrize(
    ("method", "name"), [(zipfile.ZIP_BZIP2, "bzip2"), (zipfile.ZIP_LZMA, "LZMA")]
)
def test_another_way_of_compressing_is_told_by_its_name(method, name):
    zipped("exports.zip", {"a.txt": NEW}, compression=method)
    assert f"is compressed by {name}, which is not supported" in told("exports.zip")[0]


@pytest.mark.parametrize("members", [{}, {"folder/": b"", ".hidden": b"text"}])
def test_an_archive_with_nothing_to_read_is_told(members):
    zipped("exports.zip", members)
    assert "the archive holds no file to read" in told("exports.zip")[0]


def test_more_than_ten_thousand_members_are_not_looked_into():
    names = [f"{n}.txt" for n in range(10_001)]
    zipped("exports.zip", dict.fromkeys(names, b""), compression=zipfile.ZIP_STORED)
    (message,) = told("exports.zip")
    assert message == (
        "exports.zip: the archive says that it holds 10,001 files; only archives of up to 10,000 "
        "are opened: unpack it and open its folder"
    )


def test_an_archive_that_understates_how_many_members_it_has_is_told_too():
    names = [f"{n}.txt" for n in range(10_001)]
    zipped("exports.zip", dict.fromkeys(names, b""), compression=zipfile.ZIP_STORED)

    def understate(content: bytearray) -> None:
        struct.pack_into("<HH", content, len(content) - 14, 1, 1)

    assert "10,001 files" in told(changed("exports.zip", understate))[0]


def test_members_that_overlap_are_told():
    zipped("exports.zip", {"a.txt": incompressible(5000), "b.txt": incompressible(5000)})

    def overlap(content: bytearray) -> None:
        for place in range(len(content)):
            if content.startswith(b"PK\x01\x02", place):
                struct.pack_into("<I", content, place + 20, len(content) - 100)

    assert "files in the archive overlap" in told(changed("exports.zip", overlap))[0]


@pytest.mark.parametrize("end", [10, 60, -30, -1])
def test_a_zip_that_is_cut_off_is_told(end):
    zipped("exports.zip", {"a.txt": NEW})
    changed("exports.zip", lambda content: content[:end])
    assert told("exports.zip") == [
        "exports.zip: the zip archive is damaged or cut off; get it again, or unpack it"
    ]


def test_a_member_that_is_said_to_stand_behind_the_end_is_told():
    zipped("exports.zip", {"a.txt": NEW})

    def move(content: bytearray) -> None:
        struct.pack_into("<I", content, content.rindex(b"PK\x01\x02") + 42, 0xFFFFFF00)

    assert "the zip archive is damaged" in told(changed("exports.zip", move))[0]


# Limits


@pytest.fixture(scope="module")
def bomb(tmp_path_factory) -> Path:
    """A zip of 400 KB from which 400 MiB come out."""
    path = tmp_path_factory.mktemp("bomb") / "bomb.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("bomb.txt", "w") as member,
    ):
        for _ in range(400):
            member.write(b"0" * MIB)
    assert path.stat().st_size < MIB
    return path


def test_a_zip_bomb_that_tells_its_size_is_not_opened(bomb):
    (message,) = told(str(bomb))
    assert "would grow to more than 200 times its size" in message


def test_a_zip_bomb_that_lies_about_its_size_is_stopped_while_it_is_read(bomb):
    def lie(content: bytearray) -> None:
        place = content.rindex(b"PK\x01\x02")
        struct.pack_into("<I", content, place + 24, 1000)

    Path("bomb.zip").write_bytes(bomb.read_bytes())
    content, message = damage_of(changed("bomb.zip", lie))
    assert "it grows to more than 200 times its size" in message
    assert 0 < len(content) <= 50 * MIB


def test_a_gzip_bomb_is_stopped_while_it_is_read():
    with gzip.open("bomb.gz", "wb") as packed:
        for _ in range(400):
            packed.write(b"0" * MIB)
    content, message = damage_of("bomb.gz")
    assert "it grows to more than 200 times its size" in message
    assert 0 < len(content) <= 50 * MIB


def test_the_records_before_the_end_of_what_may_be_read_are_kept(monkeypatch):
    monkeypatch.setattr(unpacking, "LARGEST", len(many(1000)))
    Path("a.gz").write_bytes(gzip.compress(many(5000).encode()))
    (report,) = reports_of("a.gz")
    assert 300 < report.records <= 1000
    assert "more than 0 GiB come out of it" in str(report.problems[-1])


def test_a_member_that_is_too_large_is_not_opened(monkeypatch):
    monkeypatch.setattr(archives, "LARGEST", 999)
    zipped("exports.zip", {"a.txt": incompressible(1000), "b.txt": incompressible(999)})
    large, good = find_inputs(["exports.zip"])
    assert "exports.zip/a.txt: is larger than" in str(large.problem)
    assert good.label == "exports.zip/b.txt"


def test_what_may_be_one_line_over_and_over_is_read():
    Path("a.gz").write_bytes(gzip.compress(b"0" * 40 * MIB))
    assert len(content_of("a.gz")) == 40 * MIB


# Damage


@pytest.mark.parametrize("missing", [1, 8, 9, 2000])
def test_what_comes_before_the_end_of_a_truncated_gzip_file_is_kept(missing):
    packed = gzip.compress(many(2000).encode())
    Path("a.gz").write_bytes(packed[:-missing])
    (report,) = reports_of("a.gz")
    assert report.readable
    assert report.records > 20
    assert str(report.problems[-1]) == (
        "a.gz: the compressed text is cut off; what comes before that is kept, get the file again"
    )


def test_a_gzip_file_with_nothing_but_a_beginning_is_told_once():
    Path("a.gz").write_bytes(gzip.compress(b"text")[:11])
    (report,) = reports_of("a.gz")
    assert not report.readable
    (problem,) = report.problems
    assert "is cut off" in problem.message


def test_a_wrong_checksum_is_told_and_the_text_is_kept():
    packed = bytearray(gzip.compress(CLASSIC.encode()))
    packed[-5] ^= 1
    Path("a.gz").write_bytes(packed)
    zipped("a.zip", {"a.txt": CLASSIC})

    def change(content: bytearray) -> None:
        content[content.rindex(b"PK\x01\x02") + 16] ^= 1

    changed("a.zip", change)
    for report in reports_of("a.gz", "a.zip"):
        assert report.records == 2
        assert "the text is not what its checksum says" in str(report.problems[-1])


def test_damage_in_the_middle_ends_the_text_there():
    content = incompressible(400_000)
    packed = bytearray(gzip.compress(content))
    middle = len(packed) // 2
    packed[middle : middle + 20] = b"\xff" * 20
    Path("a.gz").write_bytes(packed)
    kept, message = damage_of("a.gz")
    assert "damage" in message
    assert content.startswith(kept[:150_000])


def test_something_behind_a_gzip_file_is_told():
    Path("a.gz").write_bytes(gzip.compress(CLASSIC.encode()) + b"and something else")
    content, message = damage_of("a.gz")
    assert content == CLASSIC.encode()
    assert "something that is not compressed stands behind the text" in message


@given(data=st.data())
def test_no_damage_to_an_archive_ends_the_program(data, tmp_path_factory):
    kind = data.draw(st.sampled_from(["zip", "gzip"]))
    path = tmp_path_factory.getbasetemp() / "damaged"
    if kind == "zip":
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("ä/classic.txt", CLASSIC)
            archive.writestr("stored.txt", DOCUMENT, zipfile.ZIP_STORED)
        content = bytearray(buffer.getvalue())
    else:
        content = bytearray(gzip.compress(CLASSIC.encode()))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(-120, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(5, len(content)))])
    for report in reports_of(str(path)):
        assert report.records or report.problems
