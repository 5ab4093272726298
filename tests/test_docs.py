"""What the documentation shows the program printing is what it prints."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM

ROOT = Path(__file__).parents[1]
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
REFERENCES = re.compile(r"<!-- references -->\n(.*?)<!-- /references -->", re.DOTALL)
ROW = re.compile(r"^\| `(--style [^`]*)` \| (.*) \|$", re.MULTILINE)
SHELL = f'seedbrowse() {{ {" ".join(PROGRAM)} "$@"; }}\n'


def _examples() -> list[tuple[str, str]]:
    texts = [(ROOT / "docs" / name).read_text("utf-8") for name in ("cite.md", "statistics.md")]
    blocks = [block for text in texts for block in CONSOLE.findall(text)]
    return [example for block in blocks for example in COMMAND.findall(block)]


def _printed(command: str, home: Path) -> str:
    """What a command line prints in the checkout, for somebody without settings."""
    finished = subprocess.run(
        ["sh", "-c", SHELL + command],
        cwd=ROOT,
        env={**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (finished.returncode, finished.stderr) == (0, "")
    return finished.stdout


def test_there_are_examples():
    assert len(_examples()) > 10
    assert all(command.count("seedbrowse") == 1 for command, _ in _examples())


@pytest.mark.parametrize(("command", "shown"), _examples(), ids=range(len(_examples())))
def test_every_example_prints_what_is_shown(command, shown, tmp_path):
    assert _printed(command, tmp_path) == shown


def test_the_readme_shows_the_seed_as_it_is_cited(tmp_path):
    rows = ROW.findall(REFERENCES.findall((ROOT / "README.md").read_text("utf-8"))[0])
    assert len(rows) == 6
    for options, shown in rows:
        assert _printed(f"seedbrowse cite seeds/ {options}", tmp_path) == f"{shown}\n"


def test_the_documentation_has_what_the_engine_makes():
    checked = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "check_readme.py")], capture_output=True, text=True
    )
    assert (checked.returncode, checked.stderr) == (0, "")
