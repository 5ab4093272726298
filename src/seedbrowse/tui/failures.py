"""Failures: what went wrong beside the interface, told where the person looks."""

from traceback import format_exception
from typing import Any

from textual.app import App
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from seedbrowse.crash_log import keep_details
from seedbrowse.remembered import Remembered

__all__ = ["tell_failure", "tell_forgotten"]


def tell_failure(widget: Widget, event: Worker.StateChanged) -> None:
    """Say it when a worker failed, and keep the details.

    Workers tell only the widget that started them.
    """
    if event.state is not WorkerState.ERROR:
        return
    error = event.worker.error
    where = keep_details("".join(format_exception(error)) if error else "")
    message = f"{event.worker.description}: {error}; {where}"
    widget.notify(message, title="This went wrong", severity="error", markup=False)


def tell_forgotten(teller: Widget | App[Any], remembered: Remembered[Any], what: str) -> None:
    """Say once, from any thread, that what was kept of an earlier run cannot be used, if so."""
    if remembered.trouble:
        message = f"{remembered.trouble}."
        remembered.trouble = ""
        teller.notify(message, title=f"{what} forgotten", severity="warning", markup=False)
