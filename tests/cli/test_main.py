import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import seedbrowse
from seedbrowse.cli import main
from tests.cli.program import PROGRAM, run, without_privileges
from tests.corpus import SEED
from tests.formats.samples import CLASSIC, NEW


def test_the_version_is_one_line():
    assert run("--version").stdout == f"seedbrowse {seedbrowse.__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["some.txt", "--help"]])
def test_the_help_tells_of_paths_options_and_commands(arguments):
    shown = run(*arguments)
    assert shown.returncode == 0
    for told in ("[PATHS]...", "--theme", "--version", "list ", "check ", "./list"):
        assert told in shown.stdout


@pytest.mark.parametrize("command", ["list", "check"])
def test_a_command_explains_itself_and_its_exit_status(command):
    shown = run(command, "--help")
    assert shown.returncode == 0
    assert f"Usage: seedbrowse {command}" in shown.stdout
    assert "Exits with 0" in shown.stdout


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["check"], ["--nonsense"], ["list", "--format", "xml", "a"], ["list", "-n0", "a"],
     ["convert", "a"]],
)  # fmt: skip
def test_a_wrong_command_line_exits_with_2_and_one_line_that_leads_to_the_help(arguments):
    command = "" if arguments[0].startswith("-") else f" {arguments[0]}"
    refused = run(*arguments)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.count("\n") == 1
    assert refused.stderr.endswith(f"(see seedbrowse{command} --help)\n")


def test_an_option_that_carries_an_escape_sequence_is_not_echoed_raw():
    assert "\x1b" not in run("--\x1b[2Jx").stderr


def test_without_a_terminal_paths_are_listed():
    Path("new.txt").write_text(NEW)
    assert run("new.txt").stdout == run("list", "new.txt").stdout != ""


def test_without_a_terminal_and_without_a_path_the_bundled_examples_are_listed():
    assert "From mistrust to solidarity" in run().stdout


def test_a_first_word_that_is_no_command_is_a_path():
    answer = run("lists")
    assert answer.returncode == 2
    assert "lists: no such file or folder" in answer.stderr


def test_a_file_called_like_a_command_is_reached_by_its_folder_or_after_two_dashes():
    Path("list").write_text(NEW)
    assert run("./list").stdout == run("--", "list").stdout == run("list", "list").stdout != ""


def test_an_unexpected_error_is_one_line_and_its_traceback_is_in_the_log(directory):
    breaking = (
        "from seedbrowse.cli import list_records, main\n"
        "def broken(*paths): raise ZeroDivisionError('on purpose')\n"
        "list_records.Loading = broken\n"
        "main.run(['list', 'x'])"
    )
    ended = subprocess.run([sys.executable, "-c", breaking], capture_output=True, text=True)
    (log,) = directory.rglob("*.log")
    assert ended.returncode == 70
    assert ended.stderr == f"seedbrowse: internal error: ZeroDivisionError; details in {log}\n"
    assert "ZeroDivisionError: on purpose" in log.read_text()


def test_an_unexpected_error_is_told_even_where_no_log_can_be_written(
    directory, monkeypatch, capsys
):
    (directory / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(directory / "file" / "state"))
    monkeypatch.setattr(main.program, "main", lambda *_, **__: 1 // 0)
    with pytest.raises(SystemExit) as ended:
        main.run(["list", "x"])
    assert ended.value.code == 70
    error = capsys.readouterr().err
    assert "internal error: ZeroDivisionError; no log could be written (File exists)" in error


def test_ctrl_c_ends_quietly_with_130():
    os.mkfifo("endless")
    with subprocess.Popen(
        [*PROGRAM, "list", "-", "-f", "keys"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        # Standard input is longer than a pipe holds: once it is taken, the program is reading.
        running.stdin.write(CLASSIC.encode() * 200)
        running.stdin.flush()
        running.send_signal(signal.SIGINT)
        running.stdin.close()
        errors = running.stderr.read()
        running.stdout.read()
        assert running.wait(timeout=30) == 130
    assert errors.strip() == b""


@pytest.mark.parametrize("command", [[], ["list"], ["check"]])
def test_a_file_one_may_not_read_is_told_and_the_good_ones_are_read(command):
    Path("new.txt").write_text(NEW)
    Path("secret.txt").write_text(NEW)
    Path("secret.txt").chmod(0)
    answer = run(*command, "secret.txt", "new.txt", program=without_privileges(*PROGRAM))
    assert answer.returncode == 2
    assert "seedbrowse: secret.txt: you may not read this file" in answer.stderr
    assert "--help" not in answer.stderr
    assert "2 records" in answer.stdout if command == ["check"] else answer.stdout.count("\n") == 2


def test_without_a_path_what_is_piped_in_is_listed():
    listed = run(stdin=NEW)
    assert (listed.returncode, listed.stdout.count("\n"), listed.stderr) == (0, 2, "")


def test_without_a_path_a_redirected_file_is_listed_even_if_it_holds_nothing():
    Path("empty.txt").touch()
    with Path("empty.txt").open() as empty:
        told = subprocess.run(PROGRAM, stdin=empty, capture_output=True, encoding="utf-8")
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr == "seedbrowse: -: is empty; export it again\n"


@pytest.mark.parametrize("line", ["$0 < /dev/null", "$0 <&-", "true | $0"])
def test_the_examples_are_listed_where_nothing_is_piped_in(line):
    told = subprocess.run(
        ["sh", "-c", line.replace("$0", shlex.join(PROGRAM))], capture_output=True, encoding="utf-8"
    )
    assert told.returncode == 0
    assert "Poletaev" in told.stdout
    assert ("nothing came from standard input" in told.stderr) is line.startswith("true")


def test_a_pipe_that_stays_silent_does_not_hold_the_examples_up():
    with subprocess.Popen(
        PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert b"Poletaev" in program.stdout.read()
        assert b"nothing came from standard input" in program.stderr.read()
        program.stdin.close()


def test_what_is_piped_in_is_listed_where_no_path_is_given():
    told = subprocess.run(PROGRAM, input=NEW.encode(), capture_output=True)
    assert told.stdout.count(b"\n") == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
def test_output_that_cannot_be_written_is_said_without_a_log():
    with Path("/dev/full").open("w") as full:
        finished = subprocess.run(
            [*PROGRAM, "list", str(SEED)], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert finished.returncode == 1
    assert finished.stderr == "seedbrowse: cannot write any more: No space left on device\n"
