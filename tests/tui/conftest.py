import pytest

from seedbrowse import clipboard
from seedbrowse.clipboard import Outcome


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No animation, and nothing of the session around the tests."""
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
