"""Completing paths as a shell does."""

from pathlib import Path

import pytest

from seedbrowse.tui.path_completion import completed


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    for name in ("exports/one.bib", "exports/only.ris", "empty.bib", ".hidden", "odd\x1b.bib"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.mark.parametrize(
    ("typed", "path", "names"),
    [
        ("em", "empty.bib", ["empty.bib"]),
        ("ex", "exports/", ["exports/"]),
        ("exports/", "exports/on", ["one.bib", "only.ris"]),
        ("exports/onl", "exports/only.ris", ["only.ris"]),
        ("~/ex", "~/exports/", ["exports/"]),
        (".h", ".hidden", [".hidden"]),
        ("odd", "odd", []),
        ("nothing", "nothing", []),
        ("nowhere/x", "nowhere/x", []),
        ("~nobody-of-this-name/x", "~nobody-of-this-name/x", []),
        ("x\0/y", "x\0/y", []),
    ],
)
def test_a_path_goes_on_as_far_as_all_names_agree(typed: str, path: str, names: list[str]):
    assert completed(typed) == (path, names)


def test_of_nothing_typed_all_that_is_not_hidden_is_told():
    assert completed("") == ("e", ["empty.bib", "exports/"])
