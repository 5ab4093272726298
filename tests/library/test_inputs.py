import os
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from seedbrowse.library.inputs import InputFile, Refusal, find_inputs, printable


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".cache/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text")
    return tmp_path


def labels(*paths: str) -> list[str]:
    found = find_inputs(paths)
    assert all(isinstance(item, InputFile) for item in found), found
    return [item.label for item in found]


def refusal(path: str) -> Refusal:
    (item,) = find_inputs([path])
    assert isinstance(item, Refusal)
    assert item.problem.source == printable(path)
    return item


def test_named_files_keep_the_order_in_which_they_were_named(folder):
    assert labels("b.txt", "a.txt") == ["b.txt", "a.txt"]


def test_a_folder_gives_its_files_by_name_and_those_of_its_folders_but_no_hidden_ones(folder):
    assert labels(".") == ["./a.txt", "./b.txt", "./sub/c.txt"]


def test_a_hidden_folder_is_read_when_it_is_named(folder):
    assert labels(".cache") == [".cache/d.txt"]


def test_a_pattern_that_the_shell_left_alone_is_expanded(folder):
    assert labels("*.txt") == ["a.txt", "b.txt"]
    assert labels("**/c.*") == ["sub/c.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder):
    (folder / "[ab].txt").write_text("text")
    assert labels("[ab].txt") == ["[ab].txt"]


def test_a_file_reached_twice_counts_once_where_it_was_reached_first(folder):
    (folder / "link.txt").symlink_to("b.txt")
    assert labels("sub/../b.txt", ".", "b.txt") == ["sub/../b.txt", "./a.txt", "./sub/c.txt"]


def test_a_file_knows_its_size_and_whether_it_was_named(folder):
    named, found = find_inputs(["a.txt", "sub"])
    assert (named.size, named.named) == (4, True)
    assert (found.size, found.named) == (4, False)


def test_a_file_has_a_stamp_that_changes_with_it(folder):
    status = (folder / "a.txt").stat()
    (before,) = find_inputs(["a.txt"])
    assert before.stamp == (4, status.st_mtime_ns, status.st_ino)
    (folder / "a.txt").write_text("other text")
    (after,) = find_inputs(["a.txt"])
    assert after.stamp != before.stamp


def test_standard_input_has_no_stamp():
    assert find_inputs(["-"])[0].stamp == (0, 0, 0)


def test_a_hard_link_is_another_file(folder):
    os.link("a.txt", "link.txt")
    assert labels("a.txt", "link.txt") == ["a.txt", "link.txt"]


def test_links_to_folders_are_not_followed_inside_a_folder(folder):
    (folder / "sub" / "up").symlink_to("..")
    assert labels("sub") == ["sub/c.txt"]


def test_a_link_to_a_folder_is_followed_when_it_is_named(folder):
    (folder / "link").symlink_to("sub")
    assert labels("link") == ["link/c.txt"]


def test_a_very_deep_folder_is_walked_to_its_end(folder, monkeypatch):
    try:
        for _ in range(1200):
            Path("d").mkdir()
            monkeypatch.chdir("d")
        (folder / "d" / "e.txt").write_text("text")
        assert labels(str(folder / "d")) == [str(folder / "d" / "e.txt")]
    finally:  # pytest's own cleaning is recursive
        subprocess.run(["rm", "-r", str(folder / "d")], check=True)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing.txt", "no such file or folder; check the spelling"),
        ("missing/*.txt", "no file matches this pattern"),
        ("a.txt/b.txt", "a part of this path is a file"),
        ("x" * 300, "cannot be read (File name too long)"),
        ("null\0.txt", "no such file or folder"),
        ("/dev/null", "is a pipe, socket or device, not a file"),
    ],
)
def test_a_path_that_cannot_be_read_is_refused_with_the_reason(folder, path, reason):
    refused = refusal(path)
    assert reason in refused.problem.message
    assert not refused.readable


def test_an_empty_path_is_refused_and_not_taken_for_the_current_folder(folder):
    (item,) = find_inputs([""])
    assert "names nothing" in item.problem.message


def test_a_link_in_a_circle_is_refused(folder):
    (folder / "loop").symlink_to("loop")
    assert "leads back to itself" in refusal("loop").problem.message


def test_a_link_to_nothing_is_refused(folder):
    (folder / "lost").symlink_to("gone")
    assert "a link to a file that is not there" in refusal("lost").problem.message


def test_a_named_pipe_is_refused_without_waiting_for_a_writer(folder):
    os.mkfifo("pipe")
    assert "pipe it in" in refusal("pipe").problem.message


def test_a_pipe_and_a_socket_in_a_folder_are_passed_over(folder):
    os.mkfifo("sub/pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("sub/socket")
        assert labels("sub") == ["sub/c.txt"]


def test_a_name_says_nothing_of_a_file(folder):
    (folder / "export.zip").write_bytes(b"text after all")
    assert labels("export.zip") == ["export.zip"]


def test_a_folder_with_nothing_to_read_is_refused(folder):
    (folder / "empty").mkdir()
    (folder / "empty" / ".hidden").write_text("text")
    refused = refusal("empty")
    assert "holds no file to read" in refused.problem.message
    assert refused.readable


@pytest.fixture
def open_folder():
    """A folder that every user may enter, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "sub").mkdir()
        (folder / "sub" / "c.txt").write_text("text")
        yield folder
        (folder / "sub").chmod(0o700)


@contextmanager
def ordinary_user():
    """Nobody, where the tests run as root, who may read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("locked", ["sub", "sub/c.txt"])
@pytest.mark.parametrize("named", ["sub", "sub/c.txt"])
def test_what_the_user_may_not_read_is_refused(open_folder, locked, named):
    (open_folder / locked).chmod(0)
    with ordinary_user():
        (refused,) = find_inputs([str(open_folder / named)])
    assert "you may not read this" in refused.problem.message
    assert not refused.readable


def test_one_bad_path_does_not_hide_the_good_ones(folder):
    first, second = find_inputs(["missing", "a.txt"])
    assert isinstance(first, Refusal)
    assert isinstance(second, InputFile)


def test_an_ordinary_name_is_printed_as_it_is():
    assert printable("Übersicht 文献 [1] \\x.txt") == "Übersicht 文献 [1] \\x.txt"


def test_control_characters_and_undecodable_bytes_of_a_name_are_printed_as_escapes():
    assert printable("a\x1b[2J\n\u202e.txt") == "a\\x1b[2J\\n\\u202e.txt"
    assert printable(os.fsdecode(b"caf\xe9")) == "caf\\xe9"
