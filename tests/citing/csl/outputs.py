"""References of which each test wants something."""

from hypothesis import strategies as st

from seedbrowse.citing.csl.locale import load_locale
from seedbrowse.citing.csl.punctuation import finished
from seedbrowse.citing.csl.runs import (
    BLOCK_END,
    BLOCKS,
    BOLD,
    ITALIC,
    LIGHT,
    OBLIQUE,
    RICH_BOLD,
    RICH_ITALIC,
    SMALL_CAPS,
    SUBSCRIPT,
    SUPERSCRIPT,
    UNDERLINE,
    Runs,
)
from seedbrowse.citing.locales import read_locale

__all__ = ["FORMATS", "NUMBERED", "any_runs", "done"]

FORMATS = (
    ITALIC,
    OBLIQUE,
    BOLD,
    LIGHT,
    SMALL_CAPS,
    UNDERLINE,
    SUPERSCRIPT,
    SUBSCRIPT,
    RICH_ITALIC,
    RICH_BOLD,
)
NUMBERED: Runs = [
    (BLOCKS["left-margin"], 0),
    ("[1]", 0),
    (BLOCK_END, 0),
    (BLOCKS["right-inline"], 0),
    ("Moss. ", 0),
    ("Fern", ITALIC),
    (BLOCK_END, 0),
]


def done(*runs: tuple[str, int]) -> Runs:
    """Some runs, finished in American English."""
    return finished(list(runs), load_locale("en-US", (), read_locale))


def any_runs(alphabet: str, formats: tuple[int, ...] = FORMATS) -> st.SearchStrategy[Runs]:
    """Finished runs of some characters, each with up to three formats."""
    bits = st.lists(st.sampled_from(formats), max_size=3).map(lambda each: sum(set(each)))
    runs = st.lists(st.tuples(st.text(alphabet, min_size=1, max_size=8), bits), max_size=6)
    return runs.map(lambda each: done(*each))
