"""The log that takes the details of an error of the program itself, so that no user sees them."""

from datetime import UTC, datetime

from seedbrowse import __version__
from seedbrowse.paths import log_file

__all__ = ["keep_details"]


def keep_details(details: str) -> str:
    """Append an error's details to the log, and tell where they are, to end a sentence with."""
    try:
        path = log_file()
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} seedbrowse {__version__}\n")
            log.write(details.rstrip("\n") + "\n")
    except OSError as unwritten:
        return f"no log could be written ({unwritten.strerror})"
    return f"details in {path}"
