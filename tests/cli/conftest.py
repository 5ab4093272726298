from pathlib import Path

import pytest

from tests.first_start import note_tips_as_seen


@pytest.fixture(autouse=True)
def directory(tmp_path, monkeypatch) -> Path:
    """An empty current directory, with the program's own files out of the way in a hidden one."""
    monkeypatch.chdir(tmp_path)
    home = tmp_path / ".home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("STATE", "CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    note_tips_as_seen(home / "state")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path
