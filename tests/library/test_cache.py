import os
import sqlite3
import threading
from pathlib import Path

import pytest

from seedbrowse.library.cache import Cache, Lock, library_key
from seedbrowse.library.catalogue import Catalogue, SegmentFacts, remove_catalogue
from seedbrowse.library.pruning import clear, prune, uses
from seedbrowse.paths import cache_dir


@pytest.fixture
def cache():
    return Cache.shared()


@pytest.fixture
def catalogue(cache):
    catalogue = Catalogue(cache)
    yield catalogue
    catalogue.close()


def segment(cache, catalogue, *, used: float, size: int = 1000) -> str:
    """A finished segment that nobody uses, last used so many seconds after 1970."""
    name, lock = cache.new_segment()
    (cache.segment(name) / "records.sqlite").write_bytes(bytes(size))
    catalogue.add(SegmentFacts(name, size, (1,)), [])
    lock.release()
    os.utime(cache.segment(name) / "lock", (used, used))
    return name


def library(cache, *, used: float, size: int = 1000) -> Path:
    key = library_key([str(used)])
    name, lock = cache.new_build(key)
    folder = cache.library(key)
    (folder / name / "rank.npy").write_bytes(bytes(size))
    (folder / "current").write_text(name)
    os.utime(folder / "current", (used, used))
    lock.release()
    return folder


def test_a_lock_is_shared_by_users_and_keeps_off_whoever_would_remove(cache):
    name, lock = cache.new_segment()
    folder = cache.segment(name)
    other = Lock(folder)
    for held in (lock, other):
        with pytest.raises(BlockingIOError):
            Lock(folder, exclusive=True)
        held.release()
    Lock(folder, exclusive=True).release()


def test_programs_that_make_the_same_catalogue_at_once_wait_for_each_other(cache):
    refused: list[str] = []

    def make(together: threading.Barrier) -> None:
        together.wait()
        try:
            Catalogue(cache).close()
        except sqlite3.Error as error:
            refused.append(str(error))

    for _ in range(100):
        remove_catalogue(cache)
        together = threading.Barrier(4)
        threads = [threading.Thread(target=make, args=[together]) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not refused


def test_a_segment_that_no_catalogue_names_is_removed_unless_somebody_writes_it(cache, catalogue):
    named = segment(cache, catalogue, used=1)
    left, lock = cache.new_segment()
    lock.release()
    written, _lock = cache.new_segment()
    prune(cache, catalogue)
    assert not cache.segment(left).exists()
    assert {each.name for each in (cache.root / "segments").iterdir()} == {named, written}


def test_what_was_used_longest_ago_is_removed_beyond_the_limit_libraries_first(cache, catalogue):
    oldest = segment(cache, catalogue, used=1)
    newest = segment(cache, catalogue, used=9)
    old = library(cache, used=3)
    new = library(cache, used=5)
    prune(cache, catalogue, limit=3500)
    assert [path.exists() for path in (old, new, cache.segment(oldest))] == [False, True, True]
    prune(cache, catalogue, limit=1500)
    assert [path.exists() for path in (new, cache.segment(oldest))] == [False, False]
    assert catalogue.segments() == {newest}


def test_what_is_in_use_stays_whatever_the_limit(cache, catalogue):
    name = segment(cache, catalogue, used=1)
    lock = Lock(cache.segment(name))
    prune(cache, catalogue, limit=0)
    assert catalogue.segments() == {name}
    lock.release()
    prune(cache, catalogue, limit=0)
    assert catalogue.segments() == set()


def test_builds_that_are_not_current_are_removed(cache, catalogue):
    folder = library(cache, used=1)
    superseded, lock = cache.new_build(folder.name)
    lock.release()
    prune(cache, catalogue)
    assert not (folder / superseded).exists()
    assert len([each for each in folder.iterdir() if each.is_dir()]) == 1


def test_clearing_removes_all_but_what_is_in_use(cache, catalogue):
    kept = segment(cache, catalogue, used=1)
    gone = library(cache, used=1)
    lock = Lock(cache.segment(kept))
    removed, left = clear(cache_dir())
    assert removed > 0
    assert left > 0
    assert not gone.exists()
    assert cache.segment(kept).exists()
    lock.release()
    clear(cache_dir())
    assert list(cache_dir().iterdir()) == []


def test_a_temporary_cache_goes_when_it_is_closed():
    cache = Cache.temporary()
    assert cache.root.is_dir()
    cache.close()
    assert not cache.root.exists()


def test_uses_tell_the_size_and_the_kind(cache, catalogue):
    segment(cache, catalogue, used=7, size=300)
    (use,) = uses(cache)
    assert (use.is_library, use.used, use.size) == (False, 7, 300)
