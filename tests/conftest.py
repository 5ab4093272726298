"""What all tests share: how many run at once, what they may see, and how hard hypothesis tries."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.first_start import note_tips_as_seen

# A first import of a slow machine must not fail a property, and CI must not flicker. Few examples
# keep the gate short; the profile `fuzz` is for many.
settings.register_profile(
    "default",
    deadline=None,
    derandomize=True,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("fuzz", deadline=None, max_examples=10_000)
settings.load_profile("default")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """How many processes run the tests where nobody says it with `-n`.

    A single file is done before a second process has started. Snapshots are taken in one
    process, since only there those that no test has any more are found and removed. All else gets
    two processes for each processor and one more: many tests wait most of the time, for a terminal,
    or for the program to be idle.
    """
    files = [Path(argument.partition("::")[0]) for argument in config.args]
    if config.getoption("update_snapshots", False) or (len(files) == 1 and files[0].is_file()):
        return 0
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    return 2 * len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else None


@pytest.fixture(scope="session", autouse=True)
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home of its own for each process, so that tests meet neither each other nor the person.

    Readline, which pytest imports, tells child processes a size of the terminal that is not theirs.
    """
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in ("STATE", "CONFIG", "CACHE", "DATA"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        note_tips_as_seen(home / "state")
        for name in ("COLUMNS", "LINES"):
            patch.delenv(name, raising=False)
            os.unsetenv(name)  # where only the C library knows it
        yield
