"""Failures: what went wrong beside the interface, told where the person looks."""

from traceback import format_exception

from textual.widget import Widget
from textual.worker import Worker, WorkerState

from seedbrowse.crash_log import keep_details

__all__ = ["tell_failure"]


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
