"""The file that `convert` writes: never half, never lost, never read while it is written."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, run, without_privileges
from tests.formats.samples import NEW
from tests.library.test_load import many


@pytest.fixture(autouse=True)
def exports(directory):
    Path("exports").mkdir()
    Path("exports/new.txt").write_text(NEW)
    Path("empty.txt").touch()


def count(path: str) -> int:
    return Path(path).read_text().count("ER  - ")


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("exports", "exports is a folder; name a file in it"),
        ("missing/out.ris", "missing is not there; make that folder first"),
        ("exports/new.txt", "exports/new.txt is there already; choose another name, or --force"),
        ("exports/new.txt/out.ris", "exports/new.txt is not there; make that folder first"),
    ],
)
def test_a_place_that_cannot_be_written_is_refused_before_anything_is_read(output, words):
    refused = run("convert", "empty.txt", "--to", "ris", "-o", output)
    assert (refused.returncode, refused.stderr) == (1, f"seedbrowse: {words}\n")


def test_a_folder_is_not_written_over_and_an_empty_name_names_no_file():
    assert run("convert", "exports", "--to", "ris", "-o", "exports", "--force").returncode == 1
    refused = run("convert", "exports", "--to", "ris", "-o", "")
    assert refused.returncode == 2
    assert "an empty name names no file" in refused.stderr


def test_a_name_that_no_file_can_have_is_told():
    refused = run("convert", "exports", "-o", "x" * 300 + ".ris")
    assert refused.returncode == 1
    assert refused.stderr.endswith("cannot be written: File name too long\n")


def test_a_folder_one_may_not_write_to_is_told():
    Path("exports").chmod(0o555)
    refused = run("convert", "exports", "-o", "exports/a.ris", program=without_privileges(*PROGRAM))
    Path("exports").chmod(0o755)
    assert refused.returncode == 1
    assert "exports/a.ris cannot be written: Permission denied" in refused.stderr


@pytest.mark.parametrize("arguments", [["empty.txt"], ["exports", "-q", "zzzzzz"]])
def test_without_a_record_no_file_is_made_and_none_is_written_over(arguments):
    Path("out.ris").write_text("mine")
    kept = run("convert", *arguments, "-o", "out.ris", "--force")
    assert kept.returncode == 1
    assert "there is no record to write, so out.ris was not written" in kept.stderr
    assert Path("out.ris").read_text() == "mine"


def test_what_an_earlier_run_wrote_into_the_folder_is_not_read_again():
    for _ in range(2):
        written = run("convert", "exports", "-o", "exports/out.ris", "--force")
        assert count("exports/out.ris") == 2
    assert "exports/out.ris: is written to, so it was not read" in written.stderr


@pytest.mark.parametrize("name", ["a.ris", "z.ris"])
def test_what_standard_output_is_redirected_to_is_not_read(name):
    with Path("exports", name).open("w") as stream:
        command = [*PROGRAM, "convert", "exports", "--to", "ris"]
        ended = subprocess.run(command, stdout=stream, stderr=subprocess.PIPE, text=True)
    assert ended.returncode == 0
    assert f"exports/{name}: is written to, so it was not read" in ended.stderr
    assert count(f"exports/{name}") == 2


def test_a_link_stays_and_so_do_the_permissions_of_what_it_leads_to():
    Path("real.ris").write_text("mine")
    Path("real.ris").chmod(0o600)
    Path("link.ris").symlink_to("real.ris")
    assert run("convert", "exports", "-o", "link.ris", "--force").returncode == 0
    assert Path("link.ris").is_symlink()
    assert count("real.ris") == 2
    assert Path("real.ris").stat().st_mode & 0o777 == 0o600


def test_a_device_is_written_to_and_stays_one():
    written = run("convert", "exports", "--to", "ris", "-o", "/dev/stdout", "--force")
    assert written.stdout.count("ER  - ") == 2
    assert Path("/dev/null").is_char_device()
    full = run("convert", "exports", "--to", "ris", "-o", "/dev/full")
    assert full.returncode == 1
    assert "No space left on device" in full.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_process_that_is_told_to_end_leaves_nothing_half_written(number):
    Path("many.txt").write_text(many(20_000))
    command = [*PROGRAM, "convert", "many.txt", "-o", "out.ris"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as running:
        while running.poll() is None and not [*Path().glob("out.ris*")]:
            os.sched_yield()
        running.send_signal(number)
        assert running.wait(timeout=30) == 128 + number
        assert running.stderr.read().strip() == b""
    assert not [*Path().glob("out.ris*")]


def test_a_file_that_comes_while_the_records_are_written_stays():
    Path("many.txt").write_text(many(20_000))
    command = [*PROGRAM, "convert", "many.txt", "-o", "out.ris"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        while running.poll() is None and not [*Path().glob("out.ris*")]:
            os.sched_yield()
        Path("out.ris").write_text("mine")
        assert running.wait(timeout=60) == 1
        assert "out.ris is there already; choose another name" in running.stderr.read()
    assert Path("out.ris").read_text() == "mine"
    assert [*Path().glob("out.ris*")] == [Path("out.ris")]
