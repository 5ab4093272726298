"""References as citeproc-js and pandoc make them, for 38 items in 11 styles and locales."""

from collections import Counter

import pytest
from benchmarks.csl_comparison import Kind, read_items, read_pairs
from benchmarks.csl_expected import OWN_DATA, Outcome, outcomes

PAIRS = list(read_pairs(OWN_DATA / "expected"))
ITEMS = read_items(OWN_DATA / "items.json")
WANTED = {Kind.BIBLIOGRAPHY: 0.99, Kind.CITE: 0.99, Kind.HTML: 0.98, Kind.CITE_HTML: 0.98}

EXCEPTIONS: dict[tuple[str, str], tuple[set[Kind], str]] = {}
"""What is like neither, by pair and item: in which renderings, and why."""


@pytest.fixture(scope="module")
def found() -> list[Outcome]:
    return [outcome for pair in PAIRS for outcome in outcomes(pair, ITEMS, list(Kind))]


def test_every_item_is_compared_in_every_style_and_rendering(found):
    assert len(found) == len(PAIRS) * len(ITEMS) * len(Kind) == 11 * 38 * 4


@pytest.mark.parametrize("kind", Kind)
def test_nearly_all_are_the_same(found, kind):
    matches = Counter(outcome.is_match for outcome in found if outcome.kind is kind)
    assert matches[True] / matches.total() >= WANTED[kind]


@pytest.mark.parametrize("pair", [pair.name for pair in PAIRS])
def test_what_differs_is_known_and_nothing_else_is_called_an_exception(found, pair):
    differing: dict[tuple[str, str], set[Kind]] = {}
    for outcome in found:
        if outcome.pair == pair and not outcome.is_match:
            differing.setdefault((pair, outcome.item_id), set()).add(outcome.kind)
    known = {key: kinds for key, (kinds, _reason) in EXCEPTIONS.items() if key[0] == pair}
    assert differing == known
