"""The real program in a process of its own."""

import subprocess
import sys

PROGRAM = (sys.executable, "-m", "seedbrowse")

JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256)) * 20


def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program with its output in pipes."""
    finished = subprocess.run(
        [*PROGRAM, *arguments], input=stdin, capture_output=True, encoding="utf-8", timeout=60
    )
    assert "Traceback" not in finished.stdout + finished.stderr
    return finished
