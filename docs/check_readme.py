"""Keep the README and docs/ true: their tables are the program's, and their pictures exist.

Run with `--write` to put the program's tables there; without, it fails where the two differ.
"""

import re
import sys
from pathlib import Path

import render_styles

from seedbrowse import commands, query_help
from seedbrowse.config_example import config_example
from seedbrowse.key_presets import KEY_PRESETS
from seedbrowse.keymap import keymap_of


def presets_table() -> str:
    """What the presets of keys change, beside the keys of the table of commands."""
    presets = {name: keymap_of(name).keys for name in KEY_PRESETS}
    changed = [
        each for each in commands.COMMANDS if any(each.id in keys for keys in presets.values())
    ]
    rows = [f"| command | {' | '.join(presets)} |", f"|---|{'---|' * len(presets)}"]
    for each in changed:
        cells = [
            " ".join(f"`{commands.key_name(key)}`" for key in each.keys_in(keys))
            for keys in presets.values()
        ]
        rows.append(f"| `{each.id}` | {' | '.join(cells)} |")
    return "\n".join(rows)


ROOT = Path(__file__).resolve().parents[1]
PARTS = {
    "README.md": {
        "keys": commands.markdown_table,
        "query": query_help.markdown_table,
        "references": render_styles.references_of_the_seed,
    },
    "docs/citation-styles.md": {"styles": render_styles.twenty_styles},
    "docs/settings.md": {
        "example": lambda: f"```toml\n{config_example().strip()}\n```",
        "presets": presets_table,
    },
}
"""What stands between `<!-- name -->` and `<!-- /name -->` in which file."""

PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")


def main() -> int:
    """Compare or write; the exit status says whether all is true."""
    complaints: list[str] = []
    for name in PARTS:
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        true = corrected(name, text)
        if "--write" in sys.argv:
            path.write_text(true, encoding="utf-8")
        elif text != true:
            complaints.append(f"{name} is not what the program says: docs/check_readme.py --write")
        pictures = [each for each in PICTURE.findall(text) if not (path.parent / each).is_file()]
        complaints += [f"{name} shows {picture}, which does not exist." for picture in pictures]
    sys.stderr.writelines(f"{complaint}\n" for complaint in complaints)
    return 1 if complaints else 0


def corrected(name: str, text: str) -> str:
    """The text of a file with the program's parts in their places.

    Raises:
        ValueError: A part has no place.
    """
    for part, made in PARTS[name].items():
        place = re.compile(rf"(<!-- {part} -->\n).*?(<!-- /{part} -->)", re.DOTALL)
        body = made().strip()
        text, count = place.subn(lambda ends, body=body: f"{ends[1]}{body}\n{ends[2]}", text)
        if not count:
            raise ValueError(f"{name} has no place for {part}")
    return text


if __name__ == "__main__":
    sys.exit(main())
