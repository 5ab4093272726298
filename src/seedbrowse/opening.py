"""Opening a record's page in a browser: which address, and how, and never anything else."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from seedbrowse.records import Record
from seedbrowse.session import over_ssh

__all__ = ["Opened", "doi_url", "no_browser", "open_url", "target"]

_DOI = re.compile(r"10\.[0-9]{4,9}(\.[0-9]+)*/\S+")

# The characters of DOIs that every resolver and every browser takes as they are. All others are
# percent-encoded, also those that would begin a query or a fragment (`?`, `#`).
_PLAIN_IN_DOI = "/:;()"

_QUICK = 1.0
"""Seconds within which an opener that cannot do its work has usually given up."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What became of a request to open an address."""

    opened: bool
    """The platform's opener took the address; what the browser then did nobody tells."""

    reason: str = ""
    """Why it was not opened, as half a sentence for a message."""


def doi_url(doi: str) -> str:
    """The address that resolves a DOI: `https://doi.org/` and the DOI, percent-encoded."""
    return "https://doi.org/" + quote(doi, safe=_PLAIN_IN_DOI)


def target(record: Record) -> str | None:
    """The address to open for a record: its DOI's, else its own URL, else None.

    A record is untrusted text: an address that is not plainly `http` or `https` does not count.
    """
    if _DOI.fullmatch(record.doi):
        return doi_url(record.doi)
    return record.url if _is_web_address(record.url) else None


def no_browser(environ: Mapping[str, str] = os.environ) -> str:
    """Why no browser can be opened here, in a few words; empty where one may be.

    There is none over SSH, where it would open at the other machine, and none outside of a
    graphical session, where xdg-open would run a text browser, unseen and without end.
    """
    if over_ssh(environ):
        return "no browser over SSH"
    if sys.platform in ("win32", "darwin"):
        return ""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME")
    return "" if any(environ.get(name) for name in names) else "no graphical session for a browser"


def open_url(url: str, environ: Mapping[str, str] = os.environ) -> Opened:
    """Open an address in the person's browser, by the platform's own opener.

    Never where there is no browser, and never an address that is not `http` or `https`. No shell
    sees the address. Waits up to a second for the opener to fail, so call it from a worker.
    """
    if not _is_web_address(url):
        return Opened(False, "it is not a web address")
    if reason := no_browser(environ):
        return Opened(False, reason)
    if sys.platform == "win32":
        try:
            os.startfile(url)  # noqa: S606
        except OSError as error:
            return Opened(False, f"Windows did not open it: {error.strerror}")
        return Opened(True)
    if sys.platform == "darwin":
        return _start(["open", url], environ)
    return _start(["xdg-open", url], environ)


def _is_web_address(url: str) -> bool:
    # urlsplit drops white space and control characters silently, and browsers read a backslash
    # as a slash: what is shown and what is opened must be the same.
    if not url.isprintable() or any(character.isspace() for character in url) or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - read because a wrong port raises only then
    except ValueError:
        return False
    # A name before `@` only ever disguises the host of a public page.
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


def _start(command: list[str], environ: Mapping[str, str]) -> Opened:
    opener = command[0]
    try:
        process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            start_new_session=True,
        )
    except FileNotFoundError:
        return Opened(False, f"{opener} is not installed")
    except OSError as error:
        return Opened(False, f"{opener} did not start: {error.strerror}")
    try:
        status = process.wait(_QUICK)
    except subprocess.TimeoutExpired:
        # An opener may last as long as its browser; somebody has to take its exit status.
        threading.Thread(target=process.wait, name=opener, daemon=True).start()
        return Opened(True)
    return Opened(True) if status == 0 else Opened(False, f"{opener} failed (exit status {status})")
