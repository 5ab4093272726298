"""The page about themes shows those that there are, and what it tells of files is so."""

import re
import tomllib
from pathlib import Path

from seedbrowse import themes
from tests.colour_vision import DEFICIENCIES, distance

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
BUNDLED = themes.load([ROOT / "themes"]).loaded
EXAMPLE = re.search(r"<!-- example -->\n```toml\n(.*?)```", PAGE, re.DOTALL)


def test_every_theme_is_shown_with_its_picture():
    shown = re.findall(r"\*\*`([\w-]+)`\*\* – (.*)\.\n\n!\[\1\]\((.*)\)", PAGE)
    assert {name: told for name, told, _ in shown} == {
        theme.name: theme.description for theme in BUNDLED.values()
    }
    for name, _told, picture in shown:
        path = ROOT / "docs" / picture
        assert path.stem == name
        assert path.stat().st_size < 48 * 1024


def test_there_is_no_picture_of_a_theme_that_is_gone():
    pictures = (ROOT / "docs" / "pictures" / "themes").iterdir()
    assert {picture.stem for picture in pictures} == set(BUNDLED)


def test_the_example_is_a_theme_with_every_key_and_as_good_as_the_others(tmp_path: Path):
    assert EXAMPLE is not None
    (tmp_path / "harbour.toml").write_text(EXAMPLE[1], encoding="utf-8")
    read = themes.load([tmp_path])
    assert read.failed == []
    theme = read.loaded["harbour"]
    keys = {name.replace("_", "-") for name in themes.Theme.__struct_fields__}
    assert keys - tomllib.loads(EXAMPLE[1]).keys() == {"high-contrast"}
    assert all(
        themes.contrast(text, ground) >= 4.5
        for text in theme.text_colours.values()
        for ground in theme.background_colours.values()
    )
    assert all(
        distance(match, theme.foreground, deficiency) >= 20
        for match in (theme.match, theme.typo)
        for deficiency in DEFICIENCIES
    )


def test_what_is_wrong_is_told_as_the_page_says(tmp_path: Path):
    assert EXAMPLE is not None
    path = tmp_path / "harbour.toml"
    path.write_text(EXAMPLE[1].replace("muted", "mutd"), encoding="utf-8")
    problems = themes.load([tmp_path]).failed
    told = "\n".join(map(str, problems)).replace(str(tmp_path), "themes")
    assert told in PAGE
