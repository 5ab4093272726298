"""Keep the README true: its key table is the program's, and the pictures it shows exist.

Run with `--write` to put the program's table there; without, it fails where the two differ.
"""

import re
import sys
from pathlib import Path

from seedbrowse.commands import markdown_table

README = Path(__file__).parents[1] / "README.md"
TABLE = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", re.DOTALL)
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")


def main() -> int:
    """Compare or write; the exit status says whether the README is true."""
    text = README.read_text(encoding="utf-8")
    true = TABLE.sub(lambda _: markdown_table().strip() + "\n", text)
    if "--write" in sys.argv:
        README.write_text(true, encoding="utf-8")
    elif text != true:
        sys.stderr.write("The key table is not the program's: run docs/check_readme.py --write\n")
        return 1
    missing = [name for name in PICTURE.findall(text) if not (README.parent / name).is_file()]
    for name in missing:
        sys.stderr.write(f"The README shows {name}, which does not exist.\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
