"""What Scopus writes into `note` of its BibTeX: counts, access, stage and conference.

To 2022 `cited By 12; Conference of … ; Conference Date: …; Conference Code:178`, from 2023 on
`Cited by: 3; All Open Access, Gold Open Access; Conference name: …; Conference code: 178`.
"""

import re

from seedbrowse.formats.record_builder import RecordBuilder

__all__ = ["is_scopus_note", "read_note"]

_CITED = re.compile(r"\s*cited by:?\s*(\d+)\s*", re.IGNORECASE)
_CONFERENCE_OF = re.compile(r"Conference of (.+)", re.DOTALL)
_LABELLED = re.compile(
    r"(Conference (?:name|date|location|code)|Correction[^:]*):\s*(.*)", re.IGNORECASE
)
_PIECE = re.compile(r"\s*;\s*")


def is_scopus_note(note: str) -> bool:
    """Whether a note is one of Scopus': every one of them begins with the count of citations."""
    return _CITED.match(note) is not None


def read_note(note: str, builder: RecordBuilder) -> None:
    """Read a note of Scopus' into a record; what it says besides stays the record's note."""
    access: list[str] = []
    rest: list[str] = []
    for piece in _PIECE.split(note.strip(" ;.")):
        if found := _CITED.fullmatch(piece):
            builder.put("cited_by", int(found[1]), "note", piece)
        elif "open access" in piece.lower():
            access.append(piece)
        elif piece == "Article in Press":
            builder.put("publication_stage", piece, "note", piece)
        elif conference := _CONFERENCE_OF.fullmatch(piece):
            builder.put("event", conference[1].strip(), "note", piece)
        elif labelled := _LABELLED.fullmatch(piece):
            if labelled[1].lower() == "conference name":
                builder.put("event", labelled[2].strip(), "note", piece)
            elif labelled[1].lower() == "conference location":
                builder.put_csl("event-place", labelled[2].strip(), "note", piece)
            else:
                builder.keep(labelled[1], labelled[2])
        elif piece:
            rest.append(piece)
    if access:
        status = "; ".join(access)
        builder.put("open_access", True, "note", status)
        builder.put("open_access_status", status, "note", status)
    if rest:
        builder.put_csl("note", "; ".join(rest), "note", "; ".join(rest))
