"""The real program in a process of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

import pytest

PROGRAM = (sys.executable, "-m", "seedbrowse")

JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256)) * 20


def run(
    *arguments: str, stdin: str = "", program: Sequence[str] = PROGRAM
) -> subprocess.CompletedProcess[str]:
    """Run the program with its output in pipes."""
    finished = subprocess.run(
        [*program, *arguments], input=stdin, capture_output=True, encoding="utf-8", timeout=60
    )
    assert "Traceback" not in finished.stdout + finished.stderr
    return finished


def without_privileges(*command: str) -> list[str]:
    """The command as an ordinary user's, whom file permissions bind; they do not bind root."""
    if os.geteuid() != 0:
        return list(command)
    lost = "-dac_override,-dac_read_search"
    ordinary = ["setpriv", "--bounding-set", lost, "--inh-caps", lost]
    tool = shutil.which("setpriv")
    if tool is None or subprocess.run([*ordinary, "true"], capture_output=True).returncode:
        pytest.skip("setpriv is not here or not allowed to take privileges away")
    return [*ordinary, *command]
