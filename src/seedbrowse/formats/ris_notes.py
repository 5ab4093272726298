"""Notes of RIS (`N1`) in which databases hide fields that RIS has no tag for.

Scopus to 2022 writes a note for each, `N1  - Cited By :12`; from 2023 on all of them in one,
`N1  - Export Date: 18 October 2024; Cited By: 4; CODEN: ABCDE`. Web of Science and EBSCO write
lines and lists of the same kind.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from seedbrowse.formats.scopus_labels import present
from seedbrowse.records.text import clean

__all__ = ["WRITTEN_LABELS", "labelled_notes"]

WRITTEN_LABELS: Final = {
    "cited_by": "Cited By",
    "correspondence": "Correspondence Address",
    "publication_stage": "Publication Stage",
    "open_access_status": "Open Access",
}
"""Labels of notes that are fields of a record which hold one value."""

_LABEL = re.compile(
    r"(?:^|; ?)(Export Date|Cited By|CODEN|Correspondence Address|Conference (?:name|date|code)|"
    r"Funding details|Funding text ?\d*|References|Chemicals/CAS|Tradenames|Manufacturers|"
    r"Molecular Sequence Numbers|Publication Stage|Open Access) ?:|"
    r"(?:^|; ?)(Article in Press) ?(?=;|$)",
    re.IGNORECASE,
)
_CITED = re.compile(r"Times Cited in Web of Science Core Collection:\s*(\d+)")


def labelled_notes(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Divide a note by the labels in it.

    Yields:
        Label, as the source has it, and the lines of its value; the label is empty for text that
        has none.
    """
    # A no-break space stands in `Funding text 1`.
    first = lines[0].replace("\xa0", " ")
    found = list(_LABEL.finditer(first))
    if not found or found[0].start():
        if cited := _CITED.search(clean(lines[0])):
            yield "Cited By", [cited[1]]
        yield "", list(lines)
        return
    for label, following in zip(found, [*found[1:], None], strict=True):
        value = first[label.end() : following.start() if following else len(first)]
        rest = [] if following else list(lines[1:])
        if label[2]:
            yield "Publication Stage", [label[2]]
            value = value.lstrip("; ")
        yield (clean(label[1]) if label[1] else ""), [present(value.strip()), *rest]
