"""Settings: every option that the person can settle, with its default and what it means.

This is the one table of options. The example file, the check of what a file says, the variables of
the environment and `seedbrowse config` are made from it. An empty text means that nothing is
settled: what was chosen last in the program holds then, and else the default.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal, get_args, get_origin

import msgspec

from seedbrowse.key_presets import DEFAULT_PRESET

__all__ = ["COLUMN_IDS", "Citing", "Clipboard", "Option", "Settings", "Table", "options"]

COLUMN_IDS: Final = (
    "year", "authors", "title", "source", "cited", "cited-per-year", "type", "open-access",
    "stage", "language", "country", "funding", "keywords", "index-keywords", "volume", "issue",
    "pages", "doi", "publisher", "conference", "file",
)  # fmt: skip
"""The columns that the table can have, which only the interface knows more of."""


def _told(description: str, variable: str = "", unsettled: str = "") -> msgspec.Meta:
    """What an option means, and what else `Option` says of it."""
    return msgspec.Meta(
        description=description, extra={"variable": variable, "unsettled": unsettled}
    )


class Table(msgspec.Struct, frozen=True, rename="kebab"):
    """What the table shows."""

    columns: Annotated[
        tuple[str, ...],
        _told(
            f"Columns from left to right, some of: {', '.join(COLUMN_IDS)}. Empty: those chosen "
            "last, at first as many of the first five as there is room for.",
            unsettled="year authors title source cited",
        ),
    ] = ()
    order: Annotated[
        Literal[
            "relevance",
            "year",
            "authors",
            "title",
            "source",
            "cited",
            "cited-per-year",
            "type",
            "open-access",
            "stage",
            "language",
            "country",
            "funding",
            "keywords",
            "index-keywords",
            "volume",
            "issue",
            "pages",
            "doi",
            "publisher",
            "conference",
            "file",
        ],
        _told(
            "What comes first when the table opens: relevance, or what a column says, by its name "
            "as above; the newest and the most cited first."
        ),
    ] = "relevance"


class Citing(msgspec.Struct, frozen=True, rename="kebab"):
    """How references are written."""

    style: Annotated[
        str,
        _told(
            "Citation style: its id or title (`seedbrowse styles` finds it), or the path of a .csl "
            "file. Empty: the one chosen last with C, at first APA.",
            "SEEDBROWSE_STYLE",
            "apa",
        ),
    ] = ""
    locale: Annotated[
        str,
        _told(
            "Language of terms and dates: de, pt-BR. Empty: the one chosen last with the style, "
            "else the style's own.",
            "SEEDBROWSE_LOCALE",
            "the style's own",
        ),
    ] = ""
    order: Annotated[
        Literal["", "ask", "style", "table"],
        _told(
            "Order of several references that are copied: that of their style, that of the table, "
            "or ask each time. Empty: ask until an answer is to be remembered.",
            unsettled="ask",
        ),
    ] = ""


class Clipboard(msgspec.Struct, frozen=True, rename="kebab"):
    """Where copies go before anything else is tried."""

    command: Annotated[
        str,
        _told(
            "Command that takes a text on standard input; it is run without a shell. Empty: the "
            "first clipboard that works.",
            "SEEDBROWSE_CLIPBOARD",
            "the first that works",
        ),
    ] = ""
    html_command: Annotated[
        str,
        _told(
            "The same for rich text, as HTML.", "SEEDBROWSE_CLIPBOARD_HTML", "the first that works"
        ),
    ] = ""


class Settings(msgspec.Struct, frozen=True, rename="kebab"):
    """What the person has settled."""

    theme: Annotated[
        str,
        _told(
            "Colours: the name of a theme, or auto for one that suits the terminal. Empty: the one "
            "chosen last with t, at first auto.",
            "SEEDBROWSE_THEME",
            "auto",
        ),
    ] = ""
    keymap: Annotated[
        Literal["vim", "emacs", "plain"],
        _told(
            "Keys to begin with: vim, emacs or plain. `seedbrowse keys --preset emacs` lists them.",
            "SEEDBROWSE_KEYMAP",
        ),
    ] = DEFAULT_PRESET
    cache: Annotated[
        bool, _told("Whether what is read is kept, so that no file is read twice: true or false.")
    ] = True
    table: Table = Table()
    citing: Citing = Citing()
    clipboard: Clipboard = Clipboard()
    keys: Annotated[
        dict[str, tuple[str, ...]],
        _told(
            "Keys of single commands, by their ids: one key, or several in brackets, or [] for "
            "none. They replace those of the keymap. `seedbrowse keys` lists ids and keys."
        ),
    ] = {}


class Option(msgspec.Struct, frozen=True):
    """One option of the table."""

    name: str
    """With its section: `citing.style`."""

    description: str
    variable: str
    """Variable of the environment that prevails over the file; empty where there is none."""

    unsettled: str
    """What holds where it is an empty text, and nothing is remembered, in a few words."""

    kind: Any
    """The type of its values."""

    default: Any

    @property
    def choices(self) -> tuple[str, ...]:
        """The only values it can have; none where it can have any."""
        is_choice = get_origin(self.kind) is Literal
        return tuple(filter(None, get_args(self.kind))) if is_choice else ()

    @property
    def is_list(self) -> bool:
        """Whether it has several values."""
        return get_origin(self.kind) is tuple


def options(section: type[msgspec.Struct] = Settings, prefix: str = "") -> Iterator[Option]:
    """Every option, in the order of the table."""
    for field in msgspec.structs.fields(section):
        name = prefix + field.encode_name
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            yield from options(field.type, f"{name}.")
        else:
            kind, told = get_args(field.type)
            default = {} if name == "keys" else field.default
            yield Option(name, told.description, **told.extra, kind=kind, default=default)
