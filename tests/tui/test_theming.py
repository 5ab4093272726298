from pathlib import Path

import msgspec
import pytest
from textual.color import Color

from seedbrowse import themes
from seedbrowse.problems import Problem
from seedbrowse.themes import Themes
from seedbrowse.tui.theming import fallback_variables, textual_theme, usable

BUNDLED = themes.load([Path(__file__).parents[2] / "themes"]).loaded


@pytest.mark.parametrize("name", sorted(BUNDLED))
def test_textual_can_draw_with_every_bundled_theme(name: str):
    theme = textual_theme(BUNDLED[name])
    assert theme.to_color_system().generate()["background"].lower() == BUNDLED[name].background
    for variable in fallback_variables():
        Color.parse(theme.variables[variable])


def test_a_variable_that_is_no_colour_is_told_before_it_is_drawn():
    theme = msgspec.structs.replace(BUNDLED["seed-dark"], variables={"footer-key": "greenish"})
    converted, failed = usable(Themes({"seed-dark": theme}, [Problem("a.toml", 0, "bad")]))
    assert converted == []
    assert [problem.source for problem in failed] == ["a.toml", "seed-dark"]


def test_a_theme_may_set_more_of_textuals_variables():
    theme = msgspec.structs.replace(BUNDLED["seed-dark"], variables={"footer-key": "#123456"})
    assert textual_theme(theme).variables["footer-key"] == "#123456"
