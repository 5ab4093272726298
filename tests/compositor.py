"""Compositor: a real Wayland compositor without a screen (sway), for tests of the clipboard."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.terminal import PATIENCE

__all__ = ["Compositor"]


class Compositor:
    """A Wayland display of its own, in a runtime directory of its own."""

    def __init__(self) -> None:
        """Start the compositor and wait until it takes connections."""
        self._folder = Path(tempfile.mkdtemp(prefix="wayland-"))
        # sway refuses to run as root.
        other = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        if other is not None:
            os.chown(self._folder, other.pw_uid, other.pw_gid)
        self._server = subprocess.Popen(
            ["sway", "--config", os.devnull],
            env={
                "PATH": os.environ["PATH"],
                "XDG_RUNTIME_DIR": str(self._folder),
                "WLR_BACKENDS": "headless",
                "WLR_LIBINPUT_NO_DEVICES": "1",
                "WLR_RENDERER": "pixman",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=None if other is None else other.pw_uid,
            group=None if other is None else other.pw_gid,
            extra_groups=None if other is None else [],
        )
        self.environ = {
            "WAYLAND_DISPLAY": self._wait_for_socket(),
            "XDG_RUNTIME_DIR": str(self._folder),
        }

    def _wait_for_socket(self) -> str:
        deadline = time.monotonic() + PATIENCE
        while not (
            sockets := [path for path in self._folder.glob("wayland-*") if path.is_socket()]
        ):
            if self._server.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"sway did not start: exit status {self._server.poll()}")
            time.sleep(0.03)
        return sockets[0].name

    def clipboard(self, mime_type: str = "text/plain") -> str:
        """Return what another program would paste; empty where there is none of this type."""
        return self._paste("--no-newline", "--type", mime_type)

    def mime_types(self) -> list[str]:
        """Return the types that another program can choose from."""
        return self._paste("--list-types").splitlines()

    def _paste(self, *arguments: str) -> str:
        finished = subprocess.run(
            ["wl-paste", *arguments],
            env={**os.environ, **self.environ},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return finished.stdout.decode()

    def close(self) -> None:
        """End the compositor, and with it every program that holds its clipboard."""
        self._server.terminate()
        self._server.wait(timeout=PATIENCE)
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
