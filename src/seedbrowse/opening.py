"""Opening a record's page or its PDF: which address or file, and how, and never anything else.

A record is untrusted text: what it points to is opened only where it is plainly a web page, or a
file on this machine that is a PDF by its content. No shell ever sees either.
"""

import os
import re
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from seedbrowse.records import Record
from seedbrowse.session import over_ssh

__all__ = [
    "Opened",
    "Target",
    "doi_url",
    "local_file",
    "may_have_target",
    "no_browser",
    "no_viewer",
    "open_file",
    "open_url",
    "targets",
]

_DOI = re.compile(r"10\.[0-9]{4,9}(\.[0-9]+)*/\S+")

# The characters of DOIs that every resolver and every browser takes as they are. All others are
# percent-encoded, also those that would begin a query or a fragment (`?`, `#`).
_PLAIN_IN_DOI = "/:;()"

_FILE_LABELS = frozenset(("file", "files", "l1", "file-attachments"))
"""Labels of fields that name files, in lower case and with hyphens for spaces."""

_PDF = b"%PDF-"
_MOST_FILES = 60
"""So many paths that a record may mean are looked for; a file may be spelt in a few ways."""

_UNESCAPED_SEMICOLON = re.compile(r"(?<!\\);")
_UNESCAPED_COLON = re.compile(r"(?<!\\):")
_ESCAPED = re.compile(r"\\(.)")
_QUICK = 1.0
"""Seconds within which an opener that cannot do its work has usually given up."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What became of a request to open an address or a file."""

    opened: bool
    """The platform's opener took it; what the program that it started then did nobody tells."""

    reason: str = ""
    """Why it was not opened, as half a sentence for a message."""


def doi_url(doi: str) -> str:
    """The address that resolves a DOI: `https://doi.org/` and the DOI, percent-encoded."""
    return "https://doi.org/" + quote(doi, safe=_PLAIN_IN_DOI)


@dataclass(frozen=True, slots=True)
class Target:
    """Something that a record points to and that can be opened."""

    what: str
    """`PDF`, `DOI` or `address`."""

    shown: str
    """The address of a page, or the path of a file as it may be shown."""

    path: Path = Path()
    """Of a file."""

    @property
    def is_page(self) -> bool:
        """Whether it is for a browser."""
        return self.what != "PDF"


def targets(record: Record, folder: Path) -> list[Target]:
    """Everything that can be opened of a record: its PDF, its DOI's page, its own address.

    A record is untrusted text: an address that is not plainly `http` or `https` does not count.
    It looks at files, as `local_file` does, so call it from a worker.
    """
    found = []
    if file := local_file(record, folder):
        found.append(Target("PDF", str(file), file))
    if _DOI.fullmatch(record.doi):
        found.append(Target("DOI", doi_url(record.doi)))
    if _is_web_address(record.url) and record.url not in [each.shown for each in found]:
        found.append(Target("address", record.url))
    return found


def may_have_target(record: Record) -> bool:
    """Whether `targets` may find any, without looking at files."""
    pages = _DOI.fullmatch(record.doi) is not None or _is_web_address(record.url)
    return pages or any(_file_fields(record))


def no_browser(environ: Mapping[str, str] = os.environ) -> str:
    """Why no browser can be opened here, in a few words; empty where one may be.

    There is none over SSH, where it would open at the other machine, and none outside of a
    graphical session, where xdg-open would run a text browser, unseen and without end.
    """
    return _no_window("browser", environ, ("BROWSER",))


def no_viewer(environ: Mapping[str, str] = os.environ) -> str:
    """Why no PDF can be shown here, in a few words; empty where one may be."""
    return _no_window("viewer", environ, ())


def open_url(url: str, environ: Mapping[str, str] = os.environ) -> Opened:
    """Open an address in the person's browser, by the platform's own opener.

    Never where there is no browser, and never an address that is not `http` or `https`. No shell
    sees the address. Waits up to a second for the opener to fail, so call it from a worker.
    """
    if not _is_web_address(url):
        return Opened(False, "it is not a web address")
    if reason := no_browser(environ):
        return Opened(False, reason)
    return _open(url, environ)


def local_file(record: Record, folder: Path) -> Path | None:
    """The PDF on this machine that a record names, as reference managers write it.

    `path`, `path;path` (Zotero), `description:path:PDF` (JabRef), `:path:pdf` (Mendeley) and
    `file://` URLs are understood. It looks at files, so call it from a worker.

    Args:
        record: The first of its files that is a PDF counts.
        folder: Where the export stands, which paths start from.
    """
    paths = (path for value in _file_fields(record) for path in _paths(value))
    for path in islice(dict.fromkeys(paths), _MOST_FILES):
        found = folder / path
        if _is_pdf(found):
            return found
    return None


def open_file(path: Path, environ: Mapping[str, str] = os.environ) -> Opened:
    """Open a PDF in the person's viewer, by the platform's own opener.

    Never where no viewer can be shown, and never a file whose content is no PDF. Waits up to a
    second for the opener to fail, so call it from a worker.
    """
    if not _is_pdf(path):
        return Opened(False, "it is not a PDF file")
    if reason := no_viewer(environ):
        return Opened(False, reason)
    # An absolute path is neither an option nor an address, whatever the name begins with.
    return _open(str(path.absolute()), environ)


def _file_fields(record: Record) -> Iterator[str]:
    for fields in (record.extra, record.csl):
        for label, value in fields.items():
            if isinstance(value, str) and label.casefold().replace(" ", "-") in _FILE_LABELS:
                yield value


def _paths(value: str) -> Iterator[str]:
    """Every path that a field of files may mean, the likelier ones first."""
    for text in (value, *_UNESCAPED_SEMICOLON.split(value)):
        yield from _spellings(text.strip())
        parts = _UNESCAPED_COLON.split(text.strip())
        if len(parts) >= 3:
            yield from _spellings(":".join(parts[1:-1]))
        if len(parts) >= 2:
            yield from _spellings(":".join(parts[:-1]))


def _spellings(path: str) -> Iterator[str]:
    if path.casefold().startswith("file:"):
        path = _path_of(path)
        yield from (path,) if _is_here(path) else ()
        return
    unescaped = _ESCAPED.sub(r"\1", path)
    # A library that was written on Windows may lie beside its files on any other system.
    for spelling in dict.fromkeys((path, unescaped, path.replace("\\", "/"))):
        if _is_here(spelling):
            yield spelling


def _path_of(url: str) -> str:
    """The path of a `file:` URL; empty where it is another machine's."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.netloc not in ("", "localhost"):
        return ""
    path = unquote(parts.path)
    return path[1:] if re.match(r"/[A-Za-z]:", path) else path


def _is_here(path: str) -> bool:
    # Windows asks another machine for what begins with two slashes, and tells it who asks.
    return bool(path) and "\0" not in path and not path.replace("\\", "/").startswith("//")


def _is_pdf(path: Path) -> bool:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for its writer
            return False
        with path.open("rb") as file:
            return file.read(len(_PDF)) == _PDF
    except (OSError, ValueError):
        return False


def _no_window(what: str, environ: Mapping[str, str], names: tuple[str, ...]) -> str:
    """Why nothing can open a window here, except where one of `names` stands in `environ`."""
    if over_ssh(environ):
        return f"no {what} over SSH"
    if sys.platform in ("win32", "darwin"):
        return ""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", *names)
    return "" if any(environ.get(name) for name in names) else f"no graphical session for a {what}"


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


def _open(what: str, environ: Mapping[str, str]) -> Opened:
    if sys.platform == "win32":
        try:
            os.startfile(what)  # noqa: S606
        except OSError as error:
            return Opened(False, f"Windows did not open it: {error.strerror}")
        return Opened(True)
    if sys.platform == "darwin":
        return _start(["open", what], environ)
    return _start(["xdg-open", what], environ)


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
