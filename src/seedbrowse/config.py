"""Config: the settings in force, from the environment and from `config.toml`, read strictly.

What was typed on the command line prevails over both, and is not known here; what the program
remembers gives way to both. The file is only ever read. Whatever is wrong in it is told, with its
line, and is as if it were not there; a wrong file stops nothing.
"""

import os
import shlex
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from seedbrowse.paths import bundled, config_path
from seedbrowse.problems import Problem
from seedbrowse.settings import COLUMN_IDS, Option, Settings, options

__all__ = ["CONFIG_VARIABLE", "Config", "config_file", "load_config"]

CONFIG_VARIABLE: Final = "SEEDBROWSE_CONFIG"
"""Variable of the environment that names another file."""

_VARIABLES: Final = "SEEDBROWSE_"


class Config(msgspec.Struct, frozen=True):
    """What is in force."""

    settings: Settings = Settings()
    keymap: Mapping[str, str] = {}
    """Keys by command id where they are not the table's, as `keymap.Keymap.keys`."""

    origins: Mapping[str, str] = {}
    """By whom an option was settled, by its name: a variable, or a file with its line."""

    problems: Sequence[Problem] = ()

    def value(self, name: str) -> Any:
        """What is settled of an option, by its name with its section."""
        value: Any = self.settings
        for part in name.split("."):
            value = getattr(value, part.replace("-", "_"))
        return value

    def completed(self, environ: Mapping[str, str]) -> Mapping[str, str]:
        """An environment in which every variable is set that has what is settled."""
        settled = {
            option.variable: self.value(option.name) for option in options() if option.variable
        }
        return {**environ, **{name: value for name, value in settled.items() if value}}


def config_file(environ: Mapping[str, str] = os.environ) -> Path:
    """The file that the settings are read from, whether it is there or not."""
    told = environ.get(CONFIG_VARIABLE, "").strip()
    return Path(told).expanduser() if told else config_path() / "config.toml"


def load_config(environ: Mapping[str, str] = os.environ) -> Config:
    """Read what is settled; where nothing is, that takes no time."""
    reader = _Reader()
    path = config_file(environ)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        content = b""
    except OSError as error:
        content = b""
        reader.complain(str(path), 0, f"not read: {error.strerror}")
    if not content and not any(name.startswith(_VARIABLES) for name in environ):
        return Config(problems=reader.problems)
    reader.read_file(path, content)
    reader.read_environment(environ)
    return reader.config()


class _Reader:
    """Takes what is right, and complains of the rest."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._options = {option.name: option for option in options()}
        self._values: dict[str, Any] = {}
        self._origins: dict[str, str] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._lines: Mapping[str, int] = {}
        self._path = Path()

    def complain(self, source: str, line: int, message: str) -> None:
        self.problems.append(Problem(source, line, message))

    def read_file(self, path: Path, content: bytes) -> None:
        """Take what a file says."""
        # Most people have no file, and do not pay for these.
        import tomllib

        from seedbrowse.toml_lines import flat, line_numbers, line_of_error

        self._path = path
        try:
            text = content.decode("utf-8-sig")
            said = [*flat(tomllib.loads(text))]
        except UnicodeDecodeError:
            self.complain(str(path), 0, "not read: it is not UTF-8")
        except tomllib.TOMLDecodeError as error:
            line, reason = line_of_error(error)
            self.complain(str(path), line, f"nothing of it is used: {reason}")
        except RecursionError:
            self.complain(str(path), 0, "nothing of it is used: it is nested too deeply")
        else:
            self._lines = line_numbers(text)
            for name, value in said:
                self._take(name, value)

    def read_environment(self, environ: Mapping[str, str]) -> None:
        """Take what variables say, in place of the file."""
        for option in self._options.values():
            value = environ.get(option.variable, "").strip() if option.variable else ""
            if not value:
                continue
            if reason := _reason_against(option, value):
                self.complain(option.variable, 0, reason)
            else:
                self._values[option.name] = value
                self._origins[option.name] = option.variable

    def config(self) -> Config:
        """What came of it."""
        nested: dict[str, Any] = {}
        for name, value in self._values.items():
            section, _, last = name.rpartition(".")
            (nested.setdefault(section, {}) if section else nested)[last] = value
        settings = msgspec.convert({**nested, "keys": self._keys}, Settings)
        return Config(settings, self._keymap(settings), self._origins, sorted(self.problems))

    def _take(self, name: str, value: Any) -> None:
        section, _, command_id = name.partition(".")
        option = self._options.get("keys" if command_id and section == "keys" else name)
        if option is None or name == "keys":
            reason = self._unknown(name)
        elif option.name == "keys":
            keys = _listed(value)
            reason = "it has to be a key in quotes, or several in brackets" if keys is None else ""
            if keys is not None:
                self._keys[command_id] = keys
        else:
            reason = _reason_against(option, value)
            if not reason:
                self._values[name] = value
        line = self._lines.get(name, 0)
        if reason:
            self.complain(str(self._path), line, f"{name}: {reason}")
        else:
            self._origins[name] = f"{self._path}:{line}"

    def _unknown(self, name: str) -> str:
        if any(known.startswith(f"{name}.") for known in (*self._options, "keys.")):
            return f"it is a section, written [{name}]"
        return f"there is no such option{_meant(name, self._options)}"

    def _keymap(self, settings: Settings) -> Mapping[str, str]:
        if not settings.keys and settings.keymap == Settings().keymap:
            return {}
        from seedbrowse.keymap import keymap_of  # see `read_file`

        made = keymap_of(settings.keymap, settings.keys)
        for complaint in made.complaints:
            name = f"keys.{complaint.command_id}"
            self._origins.pop(name, None)
            line = self._lines.get(name, 0)
            self.complain(str(self._path), line, f"{name}: {complaint.message}")
        return made.keys


def _listed(value: Any) -> tuple[str, ...] | None:
    keys = [value] if isinstance(value, str) else value
    if isinstance(keys, list) and all(isinstance(key, str) for key in keys):
        return tuple(keys)
    return None


def _reason_against(option: Option, value: Any) -> str:
    """Why an option cannot have a value, as half a sentence; empty where it can."""
    if option.choices:
        is_one = value in option.choices or value == option.default
        return "" if is_one else f"it can be {', '.join(option.choices)}, not {value!r}"
    if option.kind is bool:
        return "" if isinstance(value, bool) else "it has to be true or false"
    if option.is_list:
        return _reason_against_columns(value)
    if not isinstance(value, str):
        return "it has to be a text in quotes"
    if option.name.startswith("clipboard."):
        try:
            shlex.split(value)
        except ValueError as error:
            return f"the command cannot be read: {error}"
    return _reason_against_theme(value) if option.name == "theme" else ""


def _reason_against_theme(name: str) -> str:
    shipped = {path.stem for path in bundled("themes").glob("*.toml")}
    if not name or name in shipped:
        return ""
    from seedbrowse import themes  # few people have themes of their own

    known = {themes.AUTO, *shipped, *themes.load([config_path() / "themes"]).loaded}
    return "" if name in known else f"there is no theme {name}{_meant(name, known)}"


def _reason_against_columns(value: Any) -> str:
    ids = _listed(value) if isinstance(value, list) else None
    if ids is None:
        return "it has to be texts in brackets"
    unknown = next((each for each in ids if each not in COLUMN_IDS), "")
    if not unknown:
        return "" if len({*ids}) == len(ids) else "a column stands in it twice"
    return f"there is no column {unknown}{_meant(unknown, COLUMN_IDS)}"


def _meant(wrong: str, known: Iterable[str]) -> str:
    """The name that comes nearest to a wrong one, as the end of a sentence; or nothing."""
    from difflib import get_close_matches  # only where something is wrong

    similar = get_close_matches(wrong, sorted(known), 1)
    return f"; do you mean {similar[0]}?" if similar else ""
