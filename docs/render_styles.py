"""Render what the documentation shows of citation styles: with the program's engine, of course.

`check_readme.py` puts these parts where they belong, and fails where they are something else.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from seedbrowse.citing.citer import Citer, Output
from seedbrowse.citing.widely_used import WIDELY_USED
from seedbrowse.formats.reading import Reading
from seedbrowse.records import Record

__all__ = ["TWENTY", "references_of_the_seed", "twenty_styles"]

ROOT: Final = Path(__file__).resolve().parents[1]
SEED: Final = next((ROOT / "seeds").glob("*.txt"))
WORKS: Final = ROOT / "docs" / "three-works.json"
KINDS: Final = ("Article", "Chapter", "Thesis")
"""What the three works are, in their order."""

TWENTY: Final = (
    "apa",
    "modern-language-association",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "harvard-cite-them-right",
    "ieee",
    "nlm-citation-sequence",
    "american-medical-association",
    "nature",
    "science",
    "american-chemical-society",
    "association-for-computing-machinery",
    "american-sociological-association",
    "elsevier-harvard",
    "elsevier-with-titles",
    "springer-basic-author-date",
    "springer-lecture-notes-in-computer-science",
    "gost-r-7-0-5-2008",
    "associacao-brasileira-de-normas-tecnicas",
    "china-national-standard-gb-t-7714-2015-numeric",
)
"""Of those that the program offers first: general ones, publishers', national ones."""

OF_THE_SEED: Final = (
    ("apa", ""),
    ("mla", ""),
    ("chicago", ""),
    ("ieee", ""),
    ("vancouver", ""),
    ("gost", "ru-RU"),
)
"""Styles and languages in which the README shows the record in `seeds/`."""


def references_of_the_seed() -> str:
    """A table: options of `seedbrowse cite seeds/`, and what it prints."""
    records = _records(SEED)
    rows = ["| `seedbrowse cite seeds/` | prints |", "|---|---|"]
    for style, locale in OF_THE_SEED:
        options = f"--style {style}" + (f" --locale {locale}" if locale else "")
        reference = "".join(Citer.of(style, locale).bibliography(records))
        rows.append(f"| `{options}` | {reference} |")
    return "\n".join(rows)


def twenty_styles() -> str:
    """A section for each style: what it is called, and a table of what it makes of the works."""
    records = _records(WORKS)
    return "\n\n".join(part for style in TWENTY for part in _section(style, records))


def _section(style: str, records: list[Record]) -> Iterator[str]:
    citer = Citer.of(style)
    yield f"### {WIDELY_USED[style][0]}"
    yield f"{citer.style.title}: `--style {style}`, in {citer.locale}."
    place = "note" if citer.style.class_ == "note" else "text"
    entries = citer.bibliography(records, Output.MARKDOWN, in_style_order=False)
    rows = [
        (f"All in the {place}", citer.in_text(records, Output.MARKDOWN)),
        *zip(KINDS, entries, strict=True),
    ]
    yield "\n".join(["| | |", "|---|---|", *(f"| {name} | {printed} |" for name, printed in rows)])


def _records(path: Path) -> list[Record]:
    with path.open("rb") as stream:
        return [item for item in Reading(stream, str(path)) if isinstance(item, Record)]
