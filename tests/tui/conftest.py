from pathlib import Path

import pytest

from seedbrowse import clipboard
from seedbrowse.clipboard import Outcome


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the session around the tests, and nothing kept in it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("NO_COLOR", "SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the program copies, while its own clipboard stays untouched."""
    texts: list[str] = []

    def copy(text: str, **_arguments: object) -> Outcome:
        texts.append(text)
        return Outcome("xclip", confirmed=True)

    monkeypatch.setattr(clipboard, "copy", copy)
    return texts
