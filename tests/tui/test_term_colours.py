from itertools import combinations
from pathlib import Path

import msgspec
import pytest
from textual.color import Color
from textual.style import Style

from seedbrowse import themes
from seedbrowse.term_sets.term_set import COLOURS
from seedbrowse.tui.record_text import MATCH_STYLES
from seedbrowse.tui.term_colours import PARTS, fallback_shades, shades, style_of

BUNDLED = themes.load([Path(__file__).parents[2] / "themes"]).loaded
OWN_COLOURS = [name for name, theme in BUNDLED.items() if not theme.uses_palette]


def text_style(style: str) -> tuple[object, ...]:
    """What is left of a style where there are no colours."""
    parsed = Style.parse(style.partition("$")[0].strip())
    return parsed.bold, parsed.italic, parsed.underline, parsed.reverse


@pytest.mark.parametrize("name", sorted(OWN_COLOURS))
def test_every_colour_can_be_read_on_everything_it_stands_on(name: str):
    theme = BUNDLED[name]
    wanted = 7.0 if theme.high_contrast else 4.5
    for part, shade in shades(theme).items():
        for ground in theme.background_colours.values():
            assert themes.contrast(shade, ground) >= wanted, (part, shade, ground)


@pytest.mark.parametrize("name", sorted(OWN_COLOURS))
def test_no_two_colours_of_a_theme_are_alike(name: str):
    for one, other in combinations(shades(BUNDLED[name]).values(), 2):
        apart = [
            abs(a - b) for a, b in zip(Color.parse(one).rgb, Color.parse(other).rgb, strict=True)
        ]
        assert sum(apart) > 30, (one, other)


def test_a_theme_of_the_terminals_colours_takes_those():
    assert set(shades(BUNDLED["terminal-dark"])) == set(PARTS)
    assert all(shade.startswith("ansi_") for shade in shades(BUNDLED["terminal-dark"]).values())


def test_a_theme_may_have_a_shade_of_its_own():
    variables = {"term-green": "#123456"}
    theme = msgspec.structs.replace(BUNDLED["seed-dark"], variables=variables)
    assert shades(theme)["term-green"] == "#123456"


def test_colours_and_matches_are_told_apart_without_any_colour():
    looks = [text_style(style_of(colour)) for colour in COLOURS]
    looks += [text_style(style) for style in MATCH_STYLES.values()]
    assert len(set(looks)) == len(COLOURS) + len(MATCH_STYLES)


def test_every_colour_has_a_shade_in_any_theme():
    assert set(fallback_shades()) == set(PARTS)
    assert len(PARTS) == len(COLOURS) >= 6
