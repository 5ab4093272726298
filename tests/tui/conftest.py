from pathlib import Path

import pytest

from seedbrowse import clipboard
from seedbrowse.clipboard import Form, Outcome


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the session around the tests, and nothing kept in it."""
    for name in ("STATE", "CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    for name in ("NO_COLOR", "SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the program copies, while its own clipboard stays untouched."""
    texts: list[str] = []

    def copy(text: str, **_arguments: object) -> Outcome:
        texts.append(text)
        return Outcome("xclip", confirmed=True)

    def copy_rich(_html: str, text: str, **_arguments: object) -> Outcome:
        texts.append(text)
        return Outcome("xclip", confirmed=True, form=Form.HTML_AND_TEXT)

    monkeypatch.setattr(clipboard, "copy", copy)
    monkeypatch.setattr(clipboard, "copy_rich", copy_rich)
    return texts
