"""Where things live: the program's own directories on this platform, and the bundled data."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

__all__ = [
    "bundled", "cache_dir", "config_path", "data_dir", "demo_library", "library_name", "log_file",
    "real_paths", "state_dir",
]  # fmt: skip

_APPLICATION = "seedbrowse"
_IS_LINUX = sys.platform == "linux"
_STDIN: Final = "-"


def state_dir() -> Path:
    """Directory of what the program itself keeps: made, for this user alone, when first asked."""
    import platformdirs  # only who needs a directory pays for the import

    return _made(platformdirs.user_state_path(_APPLICATION, appauthor=False))


def cache_dir() -> Path:
    """Directory of what can be made again from the exports: made when first asked.

    Raises:
        OSError: It cannot be made.
    """
    import platformdirs  # only who needs a directory pays for the import

    return _made(platformdirs.user_cache_path(_APPLICATION, appauthor=False))


def config_path() -> Path:
    """Directory of the user's settings, styles and themes, which may not be there."""
    if _IS_LINUX:
        # What platformdirs does there, without the four milliseconds of its import.
        told = os.environ.get("XDG_CONFIG_HOME", "").strip()
        base = Path(told) if told.startswith("/") else Path("~/.config").expanduser()
        return base / _APPLICATION
    import platformdirs

    return platformdirs.user_config_path(_APPLICATION, appauthor=False)


def data_dir() -> Path:
    """Directory of what the person has made, such as term sets; made when first asked.

    Raises:
        OSError: It cannot be made.
    """
    import platformdirs  # only who needs a directory pays for the import

    return _made(platformdirs.user_data_path(_APPLICATION, appauthor=False))


def log_file() -> Path:
    """File that takes crash reports; its directory is there, the file itself may not be yet.

    Raises:
        OSError: The directory cannot be made, for instance in a read-only home.
    """
    import platformdirs  # only who needs a directory pays for the import

    return _made(platformdirs.user_log_path(_APPLICATION, appauthor=False)) / "seedbrowse.log"


def bundled(name: Literal["seeds", "themes"]) -> Path:
    """Folder of data that comes with the program.

    A wheel carries it beside the code; a checkout, an unpacked sdist and an editable install
    have it at their top.

    Raises:
        FileNotFoundError: Neither place has it; the message says how to mend that.
    """
    package = Path(__file__).resolve().parent
    beside_code = package / "_bundled" / name
    if beside_code.is_dir():
        return beside_code
    checkout = package.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    message = f"the folder {name}/ that comes with seedbrowse is missing: install seedbrowse again"
    raise FileNotFoundError(message)


def demo_library() -> Path:
    """Folder of the invented exports that `seedbrowse demo` opens; it stands beside the code."""
    return Path(__file__).resolve().parent / "demo_library"


def library_name(paths: Iterable[str]) -> str:
    """What the files are called that keep something of the library made of these inputs.

    It is the same in whatever order they are named and however they are written. Empty where there
    are none, or standard input is among them: what came from there does not come back.
    """
    paths = [*paths]
    if not paths or _STDIN in paths:
        return ""
    from hashlib import blake2b  # with half of the cryptography: seldom needed

    named = b"\0".join(map(os.fsencode, real_paths(paths)))
    return blake2b(named, digest_size=12).hexdigest()


def real_paths(paths: Iterable[str]) -> list[str]:
    """Inputs as they are called wherever the program is started, each once."""
    return sorted({os.path.realpath(path) for path in paths})


def _made(folder: Path) -> Path:
    """Make `folder` and whatever is missing above it, for this user alone."""
    for step in (*reversed(folder.parents), folder):
        if not step.is_dir():
            step.mkdir(mode=0o700, exist_ok=True)
    return folder
