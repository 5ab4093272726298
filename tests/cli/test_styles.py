"""`seedbrowse styles`: which citation styles and languages there are."""

import json

import pytest

from tests.cli.program import PROGRAM, run
from tests.terminal import Terminal


@pytest.fixture(scope="module")
def shared_cache(tmp_path_factory):
    """A cache in which the catalogue is read once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def cache(directory, shared_cache, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_cache))


def test_words_find_styles_the_likeliest_first_with_a_tab_between_id_and_title():
    found = run("styles", "chicago", "auth", "--limit", "3")

    assert (found.returncode, found.stderr) == (0, "")
    lines = [line.split("\t") for line in found.stdout.splitlines()]
    assert lines[0] == [
        "chicago-author-date", "Chicago Manual of Style 18th edition (author-date)"
    ]  # fmt: skip
    assert len(lines) == 3


def test_without_words_all_styles_are_listed_once():
    listed = run("styles").stdout.splitlines()

    assert listed[0].startswith("apa\t")
    assert len({line.partition("\t")[0] for line in listed}) == len(listed) > 10_000


def test_words_that_nothing_fits_are_told_and_the_exit_status_is_1():
    found = run("styles", "qqqqqqqq\x1b[")

    assert (found.returncode, found.stdout) == (1, "")
    assert "no style is called like qqqqqqqq" in found.stderr
    assert "\x1b" not in found.stderr


def test_json_tells_what_is_known_of_each_style():
    (style,) = json.loads(run("styles", "academic medicine", "--json", "-n", "1").stdout)

    assert style["id"] == "academic-medicine"
    assert style["independent-parent"] == "american-medical-association"
    assert style["citation-format"] == "numeric"
    assert json.loads(run("styles", "qqqqqqqq", "--json").stdout) == []


def test_the_languages_are_listed_and_found_by_words():
    every = run("styles", "--locales").stdout.splitlines()

    assert len(every) == 63
    assert "fr-CA\tFrench (Canada) · Français (Canada)" in every
    assert run("styles", "--locales", "german").stdout.count("\n") == 3
    assert run("styles", "--locales", "klingon").returncode == 1


def test_a_terminal_gets_columns_that_fit_and_the_widely_used_styles_without_words():
    with Terminal([*PROGRAM, "styles", "-n", "5"], width=75) as terminal:
        assert terminal.wait_for_end() == 0
        shown = terminal.capture()

    assert "words find others" in shown
    assert "modern-language-association" in shown
    assert "…" in shown


def test_a_damaged_style_of_the_user_is_told_beside_the_others(directory):
    folder = directory / ".home/config/seedbrowse/styles"
    folder.mkdir(parents=True)
    (folder / "bad.csl").write_text("<style>")

    found = run("styles", "nature", "-n", "1")

    assert found.stdout == "nature\tNature\n"
    assert "bad.csl:1: " in found.stderr


def test_what_is_kept_of_the_styles_goes_with_the_cache(shared_cache):
    run("styles", "nature")
    kept = shared_cache / "seedbrowse" / "styles"
    assert kept.exists()

    run("cache", "clear")

    assert not kept.exists()
    assert run("styles", "nature", "-n", "1").stdout == "nature\tNature\n"
