"""Keep the README true: its tables are the program's, and the pictures it shows exist.

Run with `--write` to put the program's tables there; without, it fails where the two differ.
"""

import re
import sys
from pathlib import Path

from seedbrowse import commands, query_help

README = Path(__file__).parents[1] / "README.md"
TABLES = {"keys": commands.markdown_table(), "query": query_help.markdown_table()}
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")


def main() -> int:
    """Compare or write; the exit status says whether the README is true."""
    text = README.read_text(encoding="utf-8")
    true = text
    for name, table in TABLES.items():
        place = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
        true = place.sub(lambda _, table=table: table.strip() + "\n", true)
    if "--write" in sys.argv:
        README.write_text(true, encoding="utf-8")
    elif text != true:
        sys.stderr.write("A table is not the program's: run docs/check_readme.py --write\n")
        return 1
    missing = [name for name in PICTURE.findall(text) if not (README.parent / name).is_file()]
    for name in missing:
        sys.stderr.write(f"The README shows {name}, which does not exist.\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
