"""Output files: what the person wants written is there whole in the end, or not at all."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from seedbrowse.durable_files import replaced_atomically

__all__ = ["objection", "whole_file"]


def objection(path: Path) -> str:
    """Why nothing can be written to a path, as a sentence; empty where nothing speaks against it.

    A file that is there already is no objection: whoever writes asks about it.

    Raises:
        OSError: The path cannot even be looked at.
    """
    if path.is_dir():
        return f"{path} is a folder; name a file in it"
    if not path.parent.is_dir():
        return f"{path.parent} is not there; make that folder first"
    return ""


@contextmanager
def whole_file(path: Path, *, overwrites: bool = True) -> Iterator[TextIO]:
    """Give a stream to write to a file, which appears under its name once it is whole.

    One that is there gives its permissions to the new one; a link stays, and what it leads to is
    replaced; a pipe or a device is written to, since nothing is lost there.

    Args:
        path: The file.
        overwrites: Whether one may take the place of a file that is there at the end.

    Raises:
        FileExistsError: There is one, and it is not overwritten.
        OSError: It cannot be written.
    """
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        with path.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        return
    if mode is not None and not overwrites:
        raise FileExistsError(errno.EEXIST, "File exists", str(path))
    real = Path(os.path.realpath(path))
    with (
        replaced_atomically(real, overwrites=overwrites) as beside,
        beside.open("w", encoding="utf-8", newline="") as stream,
    ):
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        yield stream
