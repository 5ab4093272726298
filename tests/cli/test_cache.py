from pathlib import Path

from tests.cli.program import run
from tests.formats.samples import NEW
from tests.library.opened import opened


def test_show_tells_where_the_cache_is_how_big_and_what_is_in_it():
    Path("a.txt").write_text(NEW)
    with opened("a.txt") as session:
        session.until_built()
    shown = run("cache")
    assert shown.returncode == 0
    assert "of at most 8.0 GB" in shown.stdout
    assert "1 library, 1 segment of records\n" in shown.stdout
    assert run("cache", "show").stdout == shown.stdout


def test_clear_removes_what_is_kept_and_says_how_much():
    Path("a.txt").write_text(NEW)
    with opened("a.txt") as session:
        session.until_built()
    cleared = run("cache", "clear")
    assert cleared.returncode == 0
    assert cleared.stdout.startswith("removed ")
    assert "nothing is kept" in run("cache").stdout


def test_an_empty_cache_is_no_error():
    shown = run("cache", "show")
    assert shown.returncode == 0
    assert "nothing is kept" in shown.stdout
