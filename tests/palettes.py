"""Palettes: the sixteen colours of terminals that many people have."""

from dataclasses import dataclass

__all__ = ["TANGO", "VGA", "XTERM", "Palette"]

_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")


@dataclass(frozen=True)
class Palette:
    """Eight normal colours and eight bright ones, each as `rrggbb`."""

    normal: str
    bright: str

    def colours(self, *, dark: bool) -> dict[str, str]:
        """By the names that themes have for them, on the terminal's black or white."""
        named = {}
        for prefix, colours in (("", self.normal), ("bright_", self.bright)):
            for name, colour in zip(_NAMES, colours.split(), strict=True):
                named[f"ansi_{prefix}{name}"] = f"#{colour}"
        named["ansi_default"] = named["ansi_white"] if dark else "#000000"
        named["ansi_default_background"] = "#000000" if dark else "#ffffff"
        return named


XTERM = Palette(
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5",
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
)
VGA = Palette(
    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa",
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
)
TANGO = Palette(
    "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf",
    "555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec",
)
