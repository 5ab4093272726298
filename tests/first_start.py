"""A home in which the program was started before, so that it shows no tips."""

from pathlib import Path

__all__ = ["note_tips_as_seen"]


def note_tips_as_seen(state_home: Path) -> None:
    """Write into a state directory (`XDG_STATE_HOME`) what a first start leaves there."""
    folder = state_home / "seedbrowse"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "seen.json").write_text('{"tips": true}')
