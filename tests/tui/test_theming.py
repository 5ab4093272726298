from pathlib import Path

import msgspec
import pytest
from textual.color import Color

from seedbrowse import themes
from seedbrowse.tui.theming import ThemeShelf, VariableError, fallback_variables, textual_theme

FOLDER = Path(__file__).parents[2] / "themes"
BUNDLED = themes.load([FOLDER]).loaded

RIGHT = (FOLDER / "seed-dark.toml").read_text(encoding="utf-8")


def with_variables(**variables: str) -> themes.Theme:
    named = {name.replace("_", "-"): value for name, value in variables.items()}
    return msgspec.structs.replace(BUNDLED["seed-dark"], variables=named)


@pytest.mark.parametrize("name", sorted(BUNDLED))
def test_textual_can_draw_with_every_bundled_theme(name: str):
    theme = textual_theme(BUNDLED[name])
    assert theme.to_color_system().generate()["background"].lower() == BUNDLED[name].background
    for variable in fallback_variables():
        Color.parse(theme.variables[variable])


@pytest.mark.parametrize("name", sorted(BUNDLED))
def test_every_theme_has_the_same_variables(name: str):
    def variables(of: str) -> set[str]:
        theme = textual_theme(BUNDLED[of])
        return {*theme.to_color_system().generate(), *theme.variables}

    assert variables(name) >= variables(themes.DEFAULT)


def test_a_theme_may_set_more_of_textuals_variables():
    theme = textual_theme(
        with_variables(link_color="#123456", block_cursor_text_style="bold italic")
    )
    assert theme.variables["link-color"] == "#123456"
    assert theme.variables["block-cursor-text-style"] == "bold italic"


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"link_color": "greenish"}, "variables.link-color: 'greenish' is no colour"),
        (
            {"link_colour": "#123456"},
            "variables.link-colour: there is no such variable; do you mean link-color?",
        ),
        ({"zz": "#123456"}, "variables.zz: there is no such variable"),
        (
            {"link_style": "wavy"},
            "variables.link-style: 'wavy' is no style of text such as bold",
        ),
    ],
)
def test_a_variable_that_is_wrong_is_told_before_it_is_drawn(variables: dict[str, str], told: str):
    with pytest.raises(VariableError) as raised:
        textual_theme(with_variables(**variables))
    assert str(raised.value) == told


def shelf(folder: Path, **files: str) -> ThemeShelf:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return ThemeShelf(bundled=FOLDER, own=folder)


def test_a_shelf_has_the_programs_themes_and_the_persons(tmp_path: Path):
    mine = shelf(tmp_path, any=RIGHT.replace('"seed-dark"', '"mine"'))
    assert mine.own == {"mine"}
    assert set(mine.names) == {*BUNDLED, "mine"}
    assert mine.names == sorted(mine.names)
    everything = mine.everything()
    assert set(everything) == set(mine.names)
    assert [theme.dark for theme in everything.values()] == sorted(
        (theme.dark for theme in everything.values()), reverse=True
    )


def test_the_persons_theme_replaces_its_namesake(tmp_path: Path):
    mine = shelf(tmp_path, x=RIGHT.replace("#15191b", "#010203"))
    ready = mine.ready("seed-dark")
    assert ready is not None
    assert ready.background == "#010203"
    assert mine.everything()["seed-dark"].background == "#010203"


def test_a_namesake_that_cannot_be_used_leaves_the_programs_theme(tmp_path: Path):
    mine = shelf(tmp_path, x=RIGHT + '\n[variables]\nlink-color = "greenish"\n', y="?")
    ready = mine.ready("seed-dark")
    assert ready is not None
    assert ready.background == BUNDLED["seed-dark"].background
    assert [Path(problem.source).name for problem in mine.problems] == ["y.toml", "x.toml"]
    assert mine.own == frozenset()


def test_there_is_no_theme_of_an_unknown_name(tmp_path: Path):
    mine = shelf(tmp_path)
    assert mine.ready("../themes/seed-dark") is None
    assert not mine.uses_palette("no-such")
    assert mine.uses_palette("terminal-dark")
    assert mine.problems == []
