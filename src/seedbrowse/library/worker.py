"""Worker: reads the files of a job into a segment; in a process of its own where there are many.

As a process it is `python -m seedbrowse.library.worker ROOT`: jobs come through standard input,
messages go to standard output.
"""

import os
import select
import signal
import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from seedbrowse.library.cache import Cache
from seedbrowse.library.catalogue import SegmentFacts
from seedbrowse.library.events import FileFinished, FileStarted, Progress, RecordsRead
from seedbrowse.library.load import load
from seedbrowse.library.messages import (
    Extent,
    FileRead,
    Job,
    PartWritten,
    SegmentFinished,
    StoreFailed,
    WorkMessage,
    received,
    sent,
)
from seedbrowse.library.segment import SegmentWriter

stopping = threading.Event()
"""Set where reading is to end soon: what has been read is indexed, and nothing else is begun."""

__all__ = ["end_with_reader", "event_stream", "main", "stopping", "work"]


def work(job: Job, cache: Cache) -> Iterator[WorkMessage]:
    """Read the files of a job into a new segment of `cache`, and tell what comes of it.

    The segment stays in use until this process ends. Where it is `stopping`, the segment is not
    finished, but whatever is in it can be searched.
    """
    try:
        name, _held_until_the_end = cache.new_segment()
        writer = SegmentWriter(cache.segment(name))
        yield from _written(job, name, writer)
        if stopping.is_set():
            writer.finish_part()
            yield from _last_part(name, writer)
            return
        size = writer.finish()
        if sum(writer.parts) < writer.count:
            raise RuntimeError("every record of a finished segment is in one of its parts")
        yield from _last_part(name, writer)
        yield SegmentFinished(SegmentFacts(name, size, tuple(writer.parts)))
    except (OSError, sqlite3.Error) as error:
        yield StoreFailed(str(error))


def _written(job: Job, name: str, writer: SegmentWriter) -> Iterator[WorkMessage]:
    index, label, first = 0, "", 0
    for event in load([file.input for file in job.files]):
        match event:
            case FileStarted():
                index, label, first = job.files[event.index].index, event.path, writer.count
                yield FileStarted(label, index, 0)
            case RecordsRead(records=records):
                writer.add(records)
                yield Extent(index, label, name, first, writer.count - first)
                if writer.index(records):
                    yield from _last_part(name, writer)
                if stopping.is_set():
                    return
            case FileFinished(report=report):
                yield FileRead(index, first, report)
            case Progress():
                yield event


def _last_part(name: str, writer: SegmentWriter) -> Iterator[PartWritten]:
    """Tell of the last part; telling of it twice does no harm."""
    if writer.parts:
        count = writer.parts[-1]
        yield PartWritten(name, len(writer.parts) - 1, sum(writer.parts) - count, count)


def event_stream() -> int:
    """Keep standard output for messages: nothing else may get between them; its descriptor."""
    messages = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    return messages


def end_with_reader(pipe: int) -> None:
    """End this process once nobody holds the other end of `pipe`, even while nothing is written."""

    def wait() -> None:
        poll = select.poll()
        poll.register(pipe, 0)  # no event is asked for; that the pipe is broken is always told
        poll.poll()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def main() -> None:
    """Be a worker: do every job that comes."""
    descriptor = event_stream()
    end_with_reader(descriptor)
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    cache = Cache(Path(sys.argv[1]), is_temporary=False)  # its owner removes it
    with os.fdopen(descriptor, "wb") as messages:
        for job in received(sys.stdin.buffer, Job):
            for message in work(job, cache):
                sent(message, messages)
            if stopping.is_set():
                return


if __name__ == "__main__":
    main()
