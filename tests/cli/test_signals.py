"""A process that is told to end leaves all as `q` does; one that is killed loses no mark."""

import json
import os
import pty
import re
import shlex
import shutil
import signal
import subprocess
import sys
import termios
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from seedbrowse.library.journal import Journal
from seedbrowse.paths import data_dir
from tests.corpus import SEED
from tests.terminal import PATIENCE, Terminal

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


def browse(folder: Path, *words: str) -> Terminal:
    """A terminal with the program, which has written its process id to a file."""
    program = [sys.executable, "-m", "seedbrowse", *words, str(SEED)]
    command = f"echo $$ >{shlex.quote(str(folder / 'pid'))}; exec {shlex.join(program)}"
    return Terminal(["sh", "-c", command], environ={"XDG_STATE_HOME": str(folder / "state")})


def process_of(folder: Path) -> int:
    return int((folder / "pid").read_text())


def wait_until_gone(process: int) -> None:
    end = time.monotonic() + PATIENCE
    with suppress(ProcessLookupError):
        while time.monotonic() < end:
            os.kill(process, 0)
            time.sleep(0.03)
        pytest.fail("the program still runs")


def kept(folder: Path) -> list[str]:
    (file,) = (folder / "state").rglob("queries.jsonl")
    return [json.loads(line) for line in file.read_text().splitlines()]


@pytest.mark.parametrize(
    ("words", "number", "status"),
    [((), signal.SIGTERM, 0), ((), signal.SIGHUP, 0), (("pick",), signal.SIGTERM, 1)],
)
def test_a_program_that_is_told_to_end_keeps_its_query_and_gives_the_terminal_back(
    tmp_path: Path, words: tuple[str, ...], number: int, status: int
):
    with browse(tmp_path, *words) as terminal:
        terminal.wait_until("1 record")
        terminal.write("solidarity" if words else "/solidarity")
        terminal.wait_until("1 of 1")
        os.kill(process_of(tmp_path), number)
        assert terminal.wait_for_end() == status
        assert terminal.tmux("display-message", "-p", "#{alternate_on}").strip() == "0"
        assert "Traceback" not in terminal.capture()
    assert kept(tmp_path) == ["solidarity"]


def test_a_terminal_that_is_closed_takes_no_query_with_it(tmp_path: Path):
    with browse(tmp_path) as terminal:
        terminal.wait_until("1 record")
        terminal.write("/solidarity")
        terminal.wait_until("1 of 1")
        process = process_of(tmp_path)
    wait_until_gone(process)
    assert kept(tmp_path) == ["solidarity"]


def test_what_is_marked_survives_a_kill(tmp_path: Path) -> None:
    with browse(tmp_path) as terminal:
        terminal.wait_until("1 record")
        terminal.send_keys("Space")
        terminal.wait_until("1 marked")
        end = time.monotonic() + PATIENCE
        while not marked():
            assert time.monotonic() < end
            time.sleep(0.01)
        os.kill(process_of(tmp_path), signal.SIGKILL)
        wait_until_gone(process_of(tmp_path))
    with browse(tmp_path) as terminal:
        terminal.wait_until("1 marked")
        terminal.send_keys("u")
        terminal.wait_until("1 record unmarked again")
        terminal.send_keys("q")
        assert terminal.wait_for_end() == 0
    assert not marked()


def marked() -> set[int]:
    """What is marked by now, as another program sees it."""
    with closing(Journal(data_dir, [str(SEED)], print)) as journal:
        return journal.read().marks


def test_a_terminal_that_goes_and_tells_nobody_ends_the_program_too(tmp_path: Path):
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    process = subprocess.Popen(
        [sys.executable, "-m", "seedbrowse", str(SEED)],
        stdin=theirs, stdout=theirs, stderr=theirs,
        env={**os.environ, "TERM": "xterm", "XDG_STATE_HOME": str(tmp_path / "state")},
        start_new_session=True,  # which this terminal does not control
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    while b"1 record" not in re.sub(rb"\x1b\[[^a-zA-Z]*[a-zA-Z]", b"", seen):
        seen += os.read(ours, 1024)
    os.write(ours, b"/solidarity\r")
    while not list(tmp_path.rglob("queries.jsonl")):
        os.read(ours, 1024)
    os.close(ours)
    assert process.wait(PATIENCE) == 0
    assert kept(tmp_path) == ["solidarity"]


LEFT_WAITING = """
import asyncio, pty, os
from seedbrowse.cli import terminal

terminal._LAST_RESORT = 0.1
master, slave = pty.openpty()
os.dup2(slave, 0)
os.close(slave)

async def wait_for_ever():
    await asyncio.to_thread(os.close, master)
    await asyncio.Event().wait()

with terminal.ended_by_signals(lambda: None):
    asyncio.run(wait_for_ever())
"""


def test_a_program_that_does_not_end_without_its_terminal_is_ended():
    ended = subprocess.run([sys.executable, "-c", LEFT_WAITING], timeout=PATIENCE, check=False)
    assert ended.returncode == 128 + signal.SIGHUP
