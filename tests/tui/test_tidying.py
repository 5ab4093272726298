"""Garbage is collected while nobody waits, in a process that is the program's own."""

import subprocess
import sys

import pytest

SCRIPT = """
import asyncio, gc
from seedbrowse.tui import tidying

tidying._EVERY = 0.01
tidying._REST, tidying._WORTH_IT = {rest}, {worth_it}

async def main():
    app = tidying.Tidying(owns_process={owns})
    async with app.run_test() as pilot:
        thorough = []
        gc.callbacks.append(lambda phase, info: phase == "stop" and info["generation"] == 2
                            and thorough.append(gc.get_freeze_count()))
        await pilot.press("x")
        for _ in range(20):
            await pilot.pause(0.02)
        print(gc.get_freeze_count() > 1000, thorough[:1])

asyncio.run(main())
"""


@pytest.mark.parametrize(
    ("owns", "rest", "worth_it", "told"),
    [
        (True, 1e9, 0, "True []"),
        (True, 0, 0, "True [0]"),
        (False, 0, 0, "False []"),
    ],
    ids=["while keys are pressed", "at rest", "in another's process"],
)
def test_what_lives_long_is_looked_through_at_rest_only(owns, rest, worth_it, told):
    script = SCRIPT.format(owns=owns, rest=rest, worth_it=worth_it)
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (ended.stdout.strip(), ended.stderr) == (told, "")
