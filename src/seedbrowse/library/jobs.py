"""Jobs: which process reads which files, and doing it in as many processes as there are cores."""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import IO, Final

from seedbrowse.library.cache import Cache
from seedbrowse.library.inputs import STDIN, InputFile
from seedbrowse.library.messages import (
    Job,
    JobFile,
    SegmentFinished,
    StoreFailed,
    WorkMessage,
    received,
    sent,
)
from seedbrowse.library.worker import stopping, work

__all__ = ["WorkerDied", "done", "planned"]

_LEAST: Final = 4 << 20
"""Bytes of a job, at the least: for less it does not pay to start a process."""

_MOST_FILES: Final = 500
_JOBS_A_CORE: Final = 3
"""So many, so that no core is idle while another one has the last great job."""


class WorkerDied:
    """A worker has ended in the middle of a job; `status` as subprocess tells it."""

    def __init__(self, status: int) -> None:
        self.status = status


Told = tuple[Job, WorkMessage | WorkerDied]


def planned(files: Sequence[tuple[int, InputFile]]) -> list[Job]:
    """Divide files, given with their numbers in the library, into jobs of consecutive files."""
    total = sum(file.size for _, file in files)
    wanted = max(_LEAST, total // (_JOBS_A_CORE * _cores()))
    jobs: list[list[JobFile]] = []
    size = 0
    for index, file in files:
        is_full = jobs and (size + file.size > wanted or len(jobs[-1]) >= _MOST_FILES)
        if not jobs or is_full:
            jobs.append([])
            size = 0
        jobs[-1].append(JobFile.from_input(index, file))
        size += file.size
    return [Job(tuple(job)) for job in jobs]


def done(jobs: Sequence[Job], cache: Cache) -> Iterator[Told]:
    """Do jobs, and tell what comes of each; a single one in this process."""
    here = [job for job in jobs if any(file.path == os.fsencode(STDIN) for file in job.files)]
    elsewhere = deque(job for job in jobs if job not in here)
    if len(elsewhere) == 1 or _cores() == 1:
        here += elsewhere
        elsewhere.clear()
    for job in here:
        for message in work(job, cache):
            yield job, message
        if stopping.is_set():
            return
    if elsewhere:
        yield from _Workers(elsewhere, cache).told()


class _Workers:
    """Worker processes, each with a thread that waits for what it tells."""

    def __init__(self, jobs: deque[Job], cache: Cache) -> None:
        self._jobs = jobs
        self._cache = cache
        self._told: SimpleQueue[Told | None] = SimpleQueue()
        self._count = min(len(jobs), _cores())

    def told(self) -> Iterator[Told]:
        for _ in range(self._count):
            Thread(target=self._employ, daemon=True).start()
        working = self._count
        while working:
            told = self._told.get()
            if told is None:
                working -= 1
            else:
                yield told

    def _employ(self) -> None:
        """Have jobs done by one worker, and by another one where that dies."""
        try:
            while self._jobs and not stopping.is_set():
                self._work_until_death()
        finally:
            self._told.put(None)

    def _work_until_death(self) -> None:
        process = subprocess.Popen(  # noqa: S603 - this very interpreter, without a shell
            [sys.executable, "-P", "-m", "seedbrowse.library.worker", str(self._cache.root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        jobs, messages = process.stdin, process.stdout
        if jobs is None or messages is None:
            raise RuntimeError("a worker is always started with two pipes")
        with process:
            told = received(messages, WorkMessage)
            while self._jobs and not stopping.is_set():
                try:
                    job = self._jobs.popleft()
                except IndexError:  # another thread took the last one
                    break
                if not self._has_done(job, jobs, told):
                    if stopping.is_set():
                        return
                    process.kill()
                    self._told.put((job, WorkerDied(process.wait())))
                    return
            with suppress(OSError):
                jobs.close()

    def _has_done(self, job: Job, jobs: IO[bytes], told: Iterator[WorkMessage]) -> bool:
        try:
            sent(job, jobs)
        except OSError:
            return False
        for message in told:
            self._told.put((job, message))
            if isinstance(message, SegmentFinished | StoreFailed):
                return True
        return False


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
