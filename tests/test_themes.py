import re
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem

from seedbrowse import themes
from seedbrowse.problems import Problem
from tests.colour_vision import DEFICIENCIES, distance
from tests.palettes import TANGO, VGA, XTERM

FOLDER = Path(__file__).parents[1] / "themes"
BUNDLED = themes.load([FOLDER]).loaded

RIGHT = (FOLDER / "seed-dark.toml").read_text(encoding="utf-8")
BY_NUMBER = {name: theme for name, theme in BUNDLED.items() if not theme.uses_palette}
"""Themes whose colours are known, since they are not those of the terminal."""

PALETTES = {"xterm": XTERM, "VGA": VGA, "Tango": TANGO}


def failures_of(folder: Path, text: str) -> list[Problem]:
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    result = themes.load([folder])
    assert not result.loaded
    assert all(problem.source == str(folder / "mine.toml") for problem in result.failed)
    return result.failed


def failure_of(folder: Path, text: str) -> str:
    (problem,) = failures_of(folder, text)
    return problem.message


def as_of_256_colours(colour: str) -> str:
    """What Rich makes of a colour where the terminal has no others."""
    return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


def test_every_bundled_theme_loads():
    assert themes.load([FOLDER]).failed == []
    assert len(BUNDLED) == len(list(FOLDER.glob("*.toml")))
    assert themes.DEFAULT in BUNDLED


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("high_contrast", [True, False])
def test_there_is_a_theme_for_every_light(dark: bool, high_contrast: bool):
    assert any(
        theme.dark is dark and theme.high_contrast is high_contrast for theme in BUNDLED.values()
    )


@pytest.mark.parametrize("name", sorted(BUNDLED))
def test_a_theme_is_called_like_its_file(name: str):
    assert (FOLDER / f"{name}.toml").is_file()


def test_there_are_themes_for_every_taste():
    assert len(BUNDLED) >= 10
    assert {theme.dark for theme in BUNDLED.values() if theme.uses_palette} == {True, False}
    assert len({theme.description for theme in BUNDLED.values()}) == len(BUNDLED)


def test_every_theme_looks_different():
    names = ("background", "foreground", "primary", "secondary", "accent")
    looks = [tuple(getattr(theme, name) for name in names) for theme in BUNDLED.values()]
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("name", sorted(BY_NUMBER))
def test_text_can_be_read_on_everything_it_stands_on(name: str):
    theme = BUNDLED[name]
    wanted = 7.0 if theme.high_contrast else 4.5
    too_weak = {
        f"{text} on {ground}": round(themes.contrast(colour, behind), 2)
        for text, colour in theme.text_colours.items()
        for ground, behind in theme.background_colours.items()
        if themes.contrast(colour, behind) < wanted
    }
    assert too_weak == {}


@pytest.mark.parametrize("name", sorted(BY_NUMBER))
def test_text_can_be_read_where_the_terminal_has_256_colours(name: str):
    theme = BUNDLED[name]
    too_weak = [
        (text, ground)
        for text, colour in theme.text_colours.items()
        for ground, behind in theme.background_colours.items()
        if themes.contrast(as_of_256_colours(colour), as_of_256_colours(behind)) < 4.5
    ]
    assert too_weak == []


@pytest.mark.parametrize("palette", sorted(PALETTES))
@pytest.mark.parametrize("name", ["terminal-dark", "terminal-light"])
def test_text_can_be_read_in_the_usual_palettes_of_terminals(name: str, palette: str):
    theme, colours = BUNDLED[name], PALETTES[palette].colours(dark=BUNDLED[name].dark)
    ground = colours["ansi_default_background"]
    too_weak = [
        text
        for text, colour in theme.text_colours.items()
        if themes.contrast(colours[colour], ground) < 3
    ]
    assert too_weak == []
    highlighted = colours["ansi_bright_white" if theme.dark else theme.foreground]
    assert themes.contrast(highlighted, colours[theme.cursor]) >= 4.5


@pytest.mark.parametrize("deficiency", sorted(DEFICIENCIES))
@pytest.mark.parametrize("name", sorted(BY_NUMBER))
def test_matches_stand_out_however_colours_are_seen(name: str, deficiency: str):
    theme = BUNDLED[name]
    around = ("foreground", "muted", "secondary", *theme.background_colours)
    too_close = [
        (match, other)
        for match in ("match", "typo")
        for other in around
        if distance(getattr(theme, match), getattr(theme, other), deficiency) < 20
    ]
    assert too_close == []


def test_colours_that_are_seen_alike_are_close():
    red, green = "#a05000", "#607000"
    assert distance(red, green) > 40
    assert distance(red, green, "deuteranopia") < distance(red, green) / 2
    assert distance("#000000", "#ffffff", "protanopia") == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize(
    ("dark", "few", "name"),
    [
        (True, False, "seed-dark"),
        (False, False, "seed-light"),
        (True, True, "terminal-dark"),
        (False, True, "terminal-light"),
    ],
)
def test_a_theme_suits_every_terminal(dark: bool, few: bool, name: str):
    assert themes.automatic(dark=dark, few_colours=few) == name
    assert BUNDLED[name].dark is dark
    assert BUNDLED[name].uses_palette is few


def test_contrast_is_that_of_wcag():
    assert themes.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert themes.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert themes.contrast("#123456", "#123456") == 1


def test_a_colour_that_is_none_is_told_with_its_line(tmp_path: Path):
    (problem,) = failures_of(tmp_path, RIGHT.replace("#a0aea7", "greyish"))
    assert problem.line == 1 + RIGHT[: RIGHT.index("muted")].count("\n")
    assert problem.message.startswith("muted: 'greyish' is no colour: write #rrggbb")


def test_an_unknown_key_is_told_with_the_nearest_one(tmp_path: Path):
    message = failure_of(tmp_path, RIGHT + '\nforground = "#000000"\n')
    assert message == "forground: there is no such key; do you mean foreground?"


def test_an_unknown_key_that_is_like_none_is_told(tmp_path: Path):
    assert failure_of(tmp_path, RIGHT + "\nzzzz = 1\n") == "zzzz: there is no such key"


def test_missing_colours_are_told(tmp_path: Path):
    text = re.sub(r"(?m)^(typo|match) = .*\n", "", RIGHT)
    assert failure_of(tmp_path, text) == "missing: match, typo"


def test_everything_that_is_wrong_in_a_theme_is_told(tmp_path: Path):
    text = RIGHT.replace("dark = true", "dark = 1").replace("primary", "primry")
    told = [problem.message for problem in failures_of(tmp_path, text)]
    assert told == [
        "dark: 1 is neither true nor false",
        "primry: there is no such key; do you mean primary?",
        "missing: primary",
    ]


@pytest.mark.parametrize("name", ["auto", "Nice", "../up", ""])
def test_a_theme_cannot_have_every_name(tmp_path: Path, name: str):
    assert "is no name" in failure_of(tmp_path, RIGHT.replace('"seed-dark"', f'"{name}"'))


def test_a_description_and_variables_are_of_their_kinds(tmp_path: Path):
    text = re.sub("description = .*", "description = 5", RIGHT) + "\n[variables]\nborder = 5\n"
    told = [problem.message for problem in failures_of(tmp_path, text)]
    assert told[0] == "description: 5 is no text in quotes"
    assert told[1].startswith("variables: {'border': 5} is no table")


def test_a_long_value_is_told_in_short(tmp_path: Path):
    assert len(failure_of(tmp_path, RIGHT.replace("#a0aea7", "#" * 999))) < 140


def test_colours_of_the_terminals_palette_are_colours(tmp_path: Path):
    (tmp_path / "mine.toml").write_text(RIGHT.replace("#15191b", "ansi_default"), encoding="utf-8")
    theme = themes.load([tmp_path]).loaded["seed-dark"]
    assert theme.background == "ansi_default"
    assert theme.uses_palette
    assert not BUNDLED["seed-dark"].uses_palette
    assert "no colour" in failure_of(tmp_path, RIGHT.replace("#15191b", "ansi_pink"))


def test_what_is_no_toml_is_told(tmp_path: Path):
    (problem,) = failures_of(tmp_path, 'name = "mine"\n<theme/>')
    assert problem.line == 2
    assert problem.message.startswith("not read: ")


def test_what_is_nested_without_end_is_told(tmp_path: Path):
    assert failure_of(tmp_path, "a = " + "[" * 20_000).startswith("not read: ")


def test_what_cannot_be_opened_is_told(tmp_path: Path):
    (tmp_path / "mine.toml").mkdir()
    (problem,) = themes.load([tmp_path]).failed
    assert problem.message == "not read: Is a directory"


def test_what_is_no_utf_8_is_told(tmp_path: Path):
    (tmp_path / "mine.toml").write_bytes(b'name = "\xff"')
    (problem,) = themes.load([tmp_path]).failed
    assert problem.message == "not read: it is not UTF-8"


def test_a_failed_theme_does_not_keep_the_others_out(tmp_path: Path):
    (tmp_path / "bad.toml").write_text("?", encoding="utf-8")
    (tmp_path / "good.toml").write_text(RIGHT, encoding="utf-8")
    result = themes.load([tmp_path])
    assert list(result.loaded) == ["seed-dark"]
    assert len(result.failed) == 1


def test_the_persons_own_theme_replaces_its_bundled_namesake(tmp_path: Path):
    (tmp_path / "mine.toml").write_text(RIGHT.replace("#15191b", "#000000"), encoding="utf-8")
    result = themes.load([FOLDER, tmp_path])
    assert result.loaded["seed-dark"].background == "#000000"


def test_a_folder_that_does_not_exist_has_no_themes(tmp_path: Path):
    assert themes.load([tmp_path / "none"]) == themes.Themes({}, [], {})
