import shutil
import stat
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

import seedbrowse
from seedbrowse import paths


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "deep" / "data"))
    return tmp_path


@pytest.mark.parametrize("directory", [paths.state_dir, paths.data_dir])
def test_a_directory_is_made_for_its_user_alone(home, directory):
    made = directory()
    assert made.is_relative_to(home)
    while made != home:
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
        made = made.parent


@pytest.mark.parametrize("told", ["/somewhere/else", "", "relative", None])
def test_the_place_of_the_settings_is_known_without_making_it(home, monkeypatch, told):
    if told is None:
        monkeypatch.delenv("XDG_CONFIG_HOME")
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", told)

    assert paths.config_path() == platformdirs.user_config_path("seedbrowse", appauthor=False)
    assert not paths.config_path().exists()


def test_asking_again_for_a_directory_leaves_it_as_the_user_set_it(home):
    paths.state_dir().chmod(0o750)
    assert stat.S_IMODE(paths.state_dir().stat().st_mode) == 0o750


def test_the_log_has_its_directory_and_is_not_made_before_there_is_something_to_say(home):
    log = paths.log_file()
    assert log.parent.is_dir()
    assert not log.exists()


def test_importing_makes_no_directory(home):
    subprocess.run([sys.executable, "-c", "import seedbrowse.paths"], check=True)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("name", ["seeds", "themes"])
def test_bundled_data_is_found_in_the_checkout(name):
    assert any(paths.bundled(name).iterdir())


def copy_of_the_code(place: Path) -> Path:
    package = place / "seedbrowse"
    package.mkdir(parents=True)
    original = Path(seedbrowse.__file__).parent
    for module in ("__init__.py", "paths.py"):
        shutil.copy(original / module, package)
    return package


def ask_for_seeds(place: Path) -> subprocess.CompletedProcess[str]:
    question = "from seedbrowse.paths import bundled; print(bundled('seeds'))"
    return subprocess.run(
        [sys.executable, "-c", question], cwd=place, capture_output=True, text=True
    )


def test_bundled_data_is_found_beside_installed_code(tmp_path):
    package = copy_of_the_code(tmp_path / "site-packages")
    beside = package / "_bundled" / "seeds"
    beside.mkdir(parents=True)
    assert ask_for_seeds(package.parent).stdout.strip() == str(beside)


def test_a_folder_that_only_happens_to_lie_above_installed_code_is_not_taken(tmp_path):
    package = copy_of_the_code(tmp_path / "site-packages")
    (tmp_path / "seeds").mkdir()
    answer = ask_for_seeds(package.parent)
    assert answer.returncode == 1
    assert "the folder seeds/ that comes with seedbrowse is missing" in answer.stderr


def test_a_library_is_the_same_in_whatever_order_its_files_are_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    named = paths.library_name(["a.ris", "b.ris"])
    assert named == paths.library_name(["b.ris", str(tmp_path / "a.ris"), "./b.ris"])
    assert named != paths.library_name(["a.ris"])
    assert paths.library_name([]) == paths.library_name(["a.ris", "-"]) == ""
