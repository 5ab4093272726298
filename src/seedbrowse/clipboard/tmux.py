"""The buffer of tmux, which tmux hands on to the terminal outside."""

from collections.abc import Mapping

from seedbrowse.clipboard.outcome import Outcome, WayError
from seedbrowse.clipboard.programs import run

__all__ = ["by_tmux"]


def by_tmux(environ: Mapping[str, str], data: bytes) -> Outcome:
    """Put text into a new tmux buffer, the one that is pasted next, and read it back.

    Raises:
        WayError: The server has gone, or the buffer holds something else.
    """
    # -w also hands the text to the terminal outside, by tmux's own OSC 52: the one a program
    # inside writes is dropped by default. tmux before 3.2 has no -w.
    load = ["tmux", "load-buffer", "-w", "-"]
    if run(load, environ, data).trouble:
        load.remove("-w")
        run(load, environ, data).check()
    shown = run(["tmux", "show-buffer"], environ)
    shown.check()
    if shown.printed != data:
        raise WayError("tmux: the buffer does not hold the text")
    return Outcome("tmux buffer", confirmed=True)
