"""Texts to copy, and what the tests of all ways to a clipboard ask for."""

import shutil
from pathlib import Path

import pytest

__all__ = [
    "ODD_TEXTS",
    "OVER_SSH",
    "REFERENCE",
    "TWO_MEGABYTES",
    "needs",
    "path_with_only",
    "write_program",
]

REFERENCE = (
    "Poletáev, D. (2019). Доверие и солидарность: 移民 “quoted” `$HOME` 👩‍🔬 e\u0301\nLine 2"
)
TWO_MEGABYTES = (REFERENCE + "\n") * (2_000_000 // len(REFERENCE.encode()) + 1)
OVER_SSH = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}

ODD_TEXTS = [
    pytest.param(REFERENCE, id="scripts"),
    pytest.param("Größe\r\nÄnderung\n\n", id="line ends"),
    pytest.param(" \t", id="blanks"),
    pytest.param("a\x01b\x1b[31mc\x7fd\x85e", id="controls"),
    pytest.param("GIF89a as a title", id="like an image"),
    pytest.param("-n --version", id="like an option"),
]


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skip a test where programs are missing."""
    missing = [program for program in programs if not shutil.which(program)]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def path_with_only(folder: Path, *programs: str) -> dict[str, str]:
    """Return an environment in which nothing but these programs is found."""
    for program in programs:
        found = shutil.which(program)
        assert found
        (folder / program).symlink_to(found)
    return {"PATH": str(folder)}


def write_program(path: Path, script: str) -> None:
    """Write a shell script that can be started by its path."""
    path.write_text(f"#!/bin/sh\n{script}")
    path.chmod(0o755)
