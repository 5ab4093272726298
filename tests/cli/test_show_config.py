"""`seedbrowse config`: which settings are in force, and by whom each was settled."""

from pathlib import Path

import pytest

from seedbrowse.citing_preferences import CitingPreferences
from seedbrowse.column_preferences import ChosenColumn, ChosenColumns, column_preferences
from seedbrowse.config_example import config_example
from seedbrowse.paths import state_dir
from tests.cli.program import run
from tests.corpus import SEED


@pytest.fixture(name="file")
def _file(directory: Path) -> Path:
    path = directory / ".home" / "config" / "seedbrowse" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def rows(text: str) -> dict[str, tuple[str, str]]:
    split = [[part.strip() for part in line.split("  ") if part] for line in text.splitlines()]
    return {row[0]: (row[1], row[-1]) for row in split}


def test_without_a_file_everything_is_as_usual():
    shown = run("config")
    assert (shown.returncode, shown.stderr) == (0, "")
    found = rows(shown.stdout)
    assert found["file"][0].endswith("config.toml (there is none)")
    assert found["theme"][1] == found["keymap"][1] == found["cache"][1] == "default"
    assert found["citing.style"] == ("apa", "default")


def test_every_option_says_by_whom_it_was_settled(file: Path, monkeypatch):
    file.write_text('theme = "seed-light"\nkeymap = "emacs"\n[keys]\ndoi.copy = ["W", "f2"]\n')
    earlier = CitingPreferences(state_dir)
    earlier.choose("ieee", "")
    earlier.write()
    columns = column_preferences(state_dir)
    columns.replace(ChosenColumns((ChosenColumn("title"), ChosenColumn("doi"))))
    columns.write()
    monkeypatch.setenv("SEEDBROWSE_THEME", "seed-dark")
    found = rows(run("config").stdout)
    assert found["theme"] == ("seed-dark", "SEEDBROWSE_THEME")
    assert found["keymap"] == ("emacs", f"{file}:2")
    assert found["citing.style"] == ("ieee", "remembered")
    assert found["table.columns"] == ("title doi", "remembered")
    assert found["keys.doi.copy"] == ("W f2", f"{file}:4")


def test_what_is_wrong_is_told_and_the_exit_status_says_so(file: Path):
    file.write_text("them = 1\n")
    shown = run("config")
    assert shown.returncode == 1
    assert shown.stderr == (
        f"seedbrowse: {file}:1: them: there is no such option; do you mean theme?\n"
    )


def test_a_theme_that_there_is_not_is_told_and_not_shown_as_if_it_were_in_force(file: Path):
    file.write_text('\ntheme = "embr"\n')
    shown = run("config")
    assert shown.returncode == 1
    assert rows(shown.stdout)["theme"] == ("auto", "default")
    assert shown.stderr == (
        f"seedbrowse: {file}:2: theme: there is no theme embr; do you mean ember?\n"
    )


def test_the_example_is_printed_as_it_is():
    assert run("config", "--example").stdout == config_example()


def test_the_place_is_printed_and_can_be_written_to(directory: Path):
    place = Path(run("config", "--path").stdout.strip())
    assert place == directory / ".home" / "config" / "seedbrowse" / "config.toml"
    place.write_text(run("config", "--example").stdout)
    assert run("config").returncode == 0


def test_cite_takes_the_settled_style_unless_one_is_typed(file: Path, monkeypatch):
    file.write_text('[citing]\nstyle = "ieee"\nlocale = "de-DE"\n')
    cited = run("cite", str(SEED))
    assert cited.stdout == run("cite", str(SEED), "--style", "ieee", "--locale", "de-DE").stdout
    assert cited.stdout.startswith("[1]")
    assert not run("cite", str(SEED), "--style", "apa").stdout.startswith("[1]")
    monkeypatch.setenv("SEEDBROWSE_STYLE", "apa")
    assert not run("cite", str(SEED)).stdout.startswith("[1]")


def test_cite_tells_what_is_wrong_in_the_settings_and_goes_on(file: Path):
    file.write_text("[citing]\nstyle = 1\n")
    cited = run("cite", str(SEED))
    assert cited.returncode == 0
    assert "citing.style: it has to be a text in quotes" in cited.stderr
    assert "Poletaev" in cited.stdout


def test_cite_keeps_the_order_of_the_table_where_that_is_settled(file: Path, directory: Path):
    (directory / "two.bib").write_text(
        "@article{b, title={Beta}, author={Zorn, Z.}, year=2001}\n"
        "@article{a, title={Alpha}, author={Abel, A.}, year=2001}\n"
    )
    assert run("cite", "two.bib").stdout.startswith("Abel")
    file.write_text('[citing]\norder = "table"\n')
    assert run("cite", "two.bib").stdout.startswith("Zorn")
    assert run("cite", "two.bib", "--in-style-order").stdout.startswith("Abel")
