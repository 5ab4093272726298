"""The program can be left at any moment."""

import asyncio

import pytest

from tests.tui import gallery


@pytest.mark.parametrize("turns", [0, 1, 3, 10, 30, 100])
async def test_the_program_is_left_without_an_error_before_its_screen_is_there(turns: int):
    app = gallery.app(paths=["a.ris"])
    loop = asyncio.get_running_loop()

    def leave_after(more: int) -> None:
        """Leave so many turns of the loop later."""
        if more:
            loop.call_soon(leave_after, more - 1)
        else:
            app.leave()

    loop.call_soon(leave_after, turns)
    await app.run_async(headless=True, size=(80, 24))
    assert (app.return_code, app.crash_report) == (0, "")
