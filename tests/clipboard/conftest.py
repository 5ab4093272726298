"""Displays, terminals and environments for the tests of the clipboard."""

import os
from collections.abc import Iterator

import pytest

from seedbrowse.clipboard import desktop_html, programs
from tests.compositor import Compositor
from tests.display import Display
from tests.terminal import PATIENCE, Terminal

TIME_LIMIT = programs.TIME_LIMIT


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine, copying may take longer than a person should wait."""
    monkeypatch.setattr(programs, "TIME_LIMIT", PATIENCE)
    monkeypatch.setattr(desktop_html, "PATIENCE", PATIENCE)


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch, unhurried: None) -> None:
    """The program's own patience, for what never comes to an end."""
    monkeypatch.setattr(programs, "TIME_LIMIT", TIME_LIMIT)


@pytest.fixture
def plain() -> dict[str, str]:
    """An environment without any way to a clipboard."""
    return {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}


@pytest.fixture
def display() -> Iterator[Display]:
    with Display() as started:
        yield started


@pytest.fixture
def compositor() -> Iterator[Compositor]:
    with Compositor() as started:
        yield started


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    with Terminal() as started:
        yield started
