from pathlib import Path

import pytest

from seedbrowse import themes

FOLDER = Path(__file__).parents[1] / "themes"
BUNDLED = themes.load([FOLDER]).loaded

RIGHT = (FOLDER / "seed-dark.toml").read_text(encoding="utf-8")


def failure_of(folder: Path, text: str) -> str:
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    result = themes.load([folder])
    assert not result.loaded
    (problem,) = result.failed
    assert problem.source == str(folder / "mine.toml")
    return problem.message


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


@pytest.mark.parametrize("name", sorted(BUNDLED))
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


def test_contrast_is_that_of_wcag():
    assert themes.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert themes.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert themes.contrast("#123456", "#123456") == 1


def test_a_colour_that_is_none_is_told_with_its_name(tmp_path: Path):
    assert "$.muted" in failure_of(tmp_path, RIGHT.replace("#a0aea7", "greyish"))


def test_an_unknown_key_is_told(tmp_path: Path):
    assert "colour" in failure_of(tmp_path, RIGHT + '\ncolour = "#000000"\n')


def test_a_missing_colour_is_told(tmp_path: Path):
    assert "typo" in failure_of(tmp_path, RIGHT.replace('typo = "#f0a3b4"\n', ""))


def test_what_is_no_toml_is_told(tmp_path: Path):
    assert failure_of(tmp_path, "<theme/>")


def test_what_is_no_utf_8_is_told(tmp_path: Path):
    (tmp_path / "mine.toml").write_bytes(b'name = "\xff"')
    assert len(themes.load([tmp_path]).failed) == 1


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
    assert themes.load([tmp_path / "none"]) == themes.Themes({}, [])
