"""The session the program runs in, as its environment tells it."""

import os
from collections.abc import Mapping

__all__ = ["in_browser", "over_ssh"]


def over_ssh(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the person sits at another machine, which has another clipboard and browser."""
    return any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))


def in_browser(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the interface is shown in a browser, which has its own clipboard and pages."""
    return environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")
