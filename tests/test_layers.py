"""Nothing but the interface knows Textual."""

import pkgutil
import subprocess
import sys

import pytest

import seedbrowse
from tests.corpus import SEED

INTERFACE = ("textual", "rich")


def loaded_by(*arguments: str) -> set[str]:
    """The modules that a Python with these arguments imports."""
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    lines = [line for line in ended.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


def interface_modules(loaded: set[str]) -> set[str]:
    return {name for name in loaded if name.partition(".")[0] in INTERFACE}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["list", str(SEED)],
        ["list", str(SEED), "--format", "json", "--query", "solidarty"],
        ["check", str(SEED)],
        ["check", "--json", str(SEED)],
        [str(SEED)],
    ],
)
def test_a_headless_command_imports_no_interface(arguments):
    loaded = loaded_by("-m", "seedbrowse", *arguments)
    assert "seedbrowse.cli.main" in loaded
    assert not interface_modules(loaded)


def test_every_package_but_the_interface_can_be_imported_without_it():
    modules = [
        module.name
        for module in pkgutil.walk_packages(seedbrowse.__path__, "seedbrowse.")
        if not module.name.startswith(("seedbrowse.tui", "seedbrowse.web"))
        and module.name != "seedbrowse.__main__"
    ]
    assert {"seedbrowse.cli.browse", "seedbrowse.library.loader"} < set(modules)
    loaded = loaded_by("-c", f"import {', '.join(modules)}")
    assert not interface_modules(loaded)


def test_the_interface_itself_is_seen_by_this_test():
    assert interface_modules(loaded_by("-c", "import seedbrowse.tui.app"))


def test_the_version_needs_neither_records_nor_their_libraries():
    loaded = loaded_by("-m", "seedbrowse", "--version")
    assert not {"msgspec", "rapidfuzz", "platformdirs", "seedbrowse.records"} & loaded
