"""What a file of settings and the environment say, and what becomes of what is wrong there."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.commands import COMMANDS
from seedbrowse.config import Config, config_file, load_config
from seedbrowse.config_example import config_example
from seedbrowse.keymap import keymap_of
from seedbrowse.paths import bundled, config_path
from seedbrowse.settings import Settings, options


@pytest.fixture(name="config_of")
def _config_of(tmp_path: Path):
    def read(text: str | bytes, **environ: str) -> Config:
        path = tmp_path / "config.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load_config({"SEEDBROWSE_CONFIG": str(path), **environ})

    return read


def told(config: Config) -> list[str]:
    return [f"{problem.line}: {problem.message}" for problem in config.problems]


def test_the_example_read_back_is_every_default(config_of):
    config = config_of(config_example())
    assert config.settings == Settings()
    assert config.keymap == {}
    assert not config.problems
    assert {*config.origins} == {option.name for option in options()} - {"keys"}


def test_the_keys_of_the_example_are_those_of_the_table(config_of):
    lines = config_example().partition("[keys]\n")[2].splitlines()
    without_marks = [line.removeprefix("# ") for line in lines if " = " in line]
    config = config_of("\n".join(["[keys]", *without_marks]))
    assert not config.problems
    assert config.keymap == {}
    assert config.settings.keys == {command.id: command.keys for command in COMMANDS}


def test_the_example_explains_every_option_within_the_width_of_a_terminal():
    example = config_example()
    for option in options():
        assert " ".join(option.description.split()[:5]) in example
        assert option.variable in example
    assert max(map(len, example.splitlines())) <= 100


def test_where_nothing_is_settled_everything_is_as_usual(tmp_path: Path):
    config = load_config({"SEEDBROWSE_CONFIG": str(tmp_path / "none.toml")})
    assert (config.settings, config.keymap, config.problems) == (Settings(), {}, [])


def test_what_is_settled_holds_and_its_line_is_known(config_of, tmp_path: Path):
    config = config_of(
        'theme = "seed-light"\ncache = false\n\n[citing]\nstyle = "ieee"\n'
        '[keys]\nreference.copy = "W"\n"mark.invert" = []\n'
    )
    assert config.settings.theme == "seed-light"
    assert config.settings.cache is False
    assert config.settings.citing.style == "ieee"
    assert config.keymap == {"reference.copy": "W", "mark.invert": ""}
    assert config.origins["citing.style"] == f"{tmp_path / 'config.toml'}:5"
    assert config.origins["keys.reference.copy"].endswith(":7")
    assert not config.problems


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('them = "x"', "1: them: there is no such option; do you mean theme?"),
        ('\n[citing]\nstyl = "x"',
         "3: citing.styl: there is no such option; do you mean citing.style?"),
        ("theme = 3", "1: theme: it has to be a text in quotes"),
        ('theme = "embr"', "1: theme: there is no theme embr; do you mean ember?"),
        ('cache = "yes"', "1: cache: it has to be true or false"),
        ('keymap = "vi"', "1: keymap: it can be vim, emacs, plain, not 'vi'"),
        ('citing = "apa"', "1: citing: it is a section, written [citing]"),
        ('keys = "c"', "1: keys: it is a section, written [keys]"),
        ('[keys]\ndoi.cop = "x"',
         "2: keys.doi.cop: there is no such command; do you mean doi.copy?"),
        ("[keys]\ndoi.copy = 1",
         "2: keys.doi.copy: it has to be a key in quotes, or several in brackets"),
        ('[keys]\ndoi.copy = "ctrl+i"',
         "2: keys.doi.copy: in a terminal ctrl+i is the same as tab"),
        ('[keys]\ndoi.copy = "c"',
         "2: keys.doi.copy: c is the key of reference.copy (Copy reference) there"),
        ('[table]\ncolumns = "year"', "2: table.columns: it has to be texts in brackets"),
        ('[table]\ncolumns = ["yeer"]',
         "2: table.columns: there is no column yeer; do you mean year?"),
        ('[table]\ncolumns = ["doi", "doi"]', "2: table.columns: a column stands in it twice"),
        ("[clipboard]\ncommand = \"a 'b\"",
         "2: clipboard.command: the command cannot be read: No closing quotation"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_the_rest_holds(config_of, text: str, line: str):
    config = config_of(f"{text}\n[clipboard.x]\n" if "[clip" in text else text)
    assert told(config) == [line]
    assert config.settings.theme == ""
    assert config.keymap == {}


def test_a_theme_can_be_one_of_the_person_or_the_one_that_suits(config_of):
    own = config_path() / "themes"
    own.mkdir(parents=True)
    text = (bundled("themes") / "ember.toml").read_text(encoding="utf-8")
    (own / "x.toml").write_text(text.replace('"ember"', '"mine"'), encoding="utf-8")
    for name in ("mine", "auto", ""):
        config = config_of(f'theme = "{name}"\n')
        assert (config.settings.theme, config.problems) == (name, [])


def test_a_wrong_theme_of_the_environment_leaves_that_of_the_file(config_of):
    config = config_of('theme = "ember"\n', SEEDBROWSE_THEME="lagon")
    assert config.settings.theme == "ember"
    assert [str(each) for each in config.problems] == [
        "SEEDBROWSE_THEME: there is no theme lagon; do you mean lagoon?"
    ]


def test_a_wrong_option_does_not_take_the_others_along(config_of):
    config = config_of('theme = "lagoon"\ncache = 1\nkeymap = "emacs"\n[keys]\ndoi.copy = "c"\n')
    assert config.settings.theme == "lagoon"
    assert config.settings.cache is True
    assert config.keymap == keymap_of("emacs").keys
    assert [problem.line for problem in config.problems] == [2, 5]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'theme = "a"\ncache = \n', "2: nothing of it is used: Invalid value"),
        (b"\xff\xfe\x00", "0: not read: it is not UTF-8"),
        (b"a" + b".a" * 5000 + b" = 1", None),
        (b"a = " + b"[" * 5000, None),
    ],
)
def test_a_file_that_is_no_toml_is_told_of_once_and_stops_nothing(config_of, content, line):
    config = config_of(content)
    assert config.settings == Settings()
    assert len(config.problems) == 1
    assert line is None or told(config) == [line]


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path):
    config = load_config({"SEEDBROWSE_CONFIG": str(tmp_path)})
    assert told(config) == ["0: not read: Is a directory"]


def test_the_environment_prevails_over_the_file(config_of):
    config = config_of(
        'theme = "seed-light"\nkeymap = "plain"\n',
        SEEDBROWSE_THEME="seed-dark",
        SEEDBROWSE_KEYMAP="emacs",
        SEEDBROWSE_LOCALE=" ",
    )
    assert config.settings.theme == "seed-dark"
    assert config.settings.keymap == "emacs"
    assert config.origins == {"theme": "SEEDBROWSE_THEME", "keymap": "SEEDBROWSE_KEYMAP"}


def test_a_wrong_variable_is_told_and_the_file_holds(config_of):
    config = config_of('keymap = "plain"\n', SEEDBROWSE_KEYMAP="pico")
    assert config.settings.keymap == "plain"
    [problem] = config.problems
    assert str(problem) == "SEEDBROWSE_KEYMAP: it can be vim, emacs, plain, not 'pico'"


def test_programs_find_in_the_environment_what_the_file_settles(config_of):
    config = config_of('[clipboard]\ncommand = "a b"\n', SEEDBROWSE_CLIPBOARD_HTML="c")
    completed = config.completed({"PATH": "/bin", "SEEDBROWSE_CLIPBOARD_HTML": "c"})
    assert completed["SEEDBROWSE_CLIPBOARD"] == "a b"
    assert completed["SEEDBROWSE_CLIPBOARD_HTML"] == "c"
    assert completed["PATH"] == "/bin"
    assert "SEEDBROWSE_THEME" not in completed


def test_the_file_is_in_the_directory_of_settings(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    if sys.platform == "linux":
        assert config_file({}) == tmp_path / "seedbrowse" / "config.toml"


def test_who_has_no_settings_does_not_pay_for_reading_them(tmp_path: Path):
    code = (
        "import sys; from seedbrowse.config import load_config; load_config()\n"
        "assert not {'tomllib', 'seedbrowse.keymap', 'seedbrowse.commands'} & {*sys.modules}"
    )
    subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        env={"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
    )


@given(st.text(st.sampled_from('ab."[]=\n #{},1keysthme'), max_size=80))
def test_any_file_gives_settings(tmp_path_factory, text: str):
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text(text, encoding="utf-8")
    config = load_config({"SEEDBROWSE_CONFIG": str(path)})
    assert isinstance(config.settings, Settings)
