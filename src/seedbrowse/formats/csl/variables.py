"""The variables and item types of CSL 1.0.2, and what other sources call these types.

Source: CSL 1.0.2 specification, appendices III and IV; the type names of Crossref's REST API.
"""

from typing import Final

__all__ = ["CSL_TYPES", "NAME_PARTS", "VARIABLES", "csl_type"]

_VARIABLES = """
    abstract annote archive archive-place archive_collection archive_location authority
    available-date accessed author call-number categories chair chapter-number citation-key
    citation-label citation-number collection-editor collection-number collection-title compiler
    composer container-author container-title container-title-short contributor curator dimensions
    director division DOI edition editor editor-translator editorial-director event event-date
    event-place event-title executive-producer first-reference-note-number genre guest host
    illustrator interviewer ISBN ISSN issue issued journalAbbreviation jurisdiction keyword
    language license locator medium narrator note number number-of-pages number-of-volumes
    organizer original-author original-date original-publisher original-publisher-place
    original-title page page-first part part-number part-title performer PMCID PMID printing
    printing-number producer publisher publisher-place recipient references reviewed-author
    reviewed-genre reviewed-title scale script-writer section series-creator shortTitle source
    status submitted supplement supplement-number title title-short translator URL version volume
    volume-title volume-title-short year-suffix
"""
VARIABLES: Final = frozenset(_VARIABLES.split())
"""All that an item may have, `id`, `type` and `custom` excepted.

For `part-number`, `printing-number` and `supplement-number` of the specification the schema has
`part`, `printing` and `supplement`.
"""

NAME_PARTS: Final = frozenset(
    {
        "family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle",
        "comma-suffix", "static-ordering", "parse-names",
    }
)  # fmt: skip
"""The parts and parameters of a name."""

_TYPES = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
"""
CSL_TYPES: Final = frozenset(_TYPES.split())

_OTHER_TYPES: Final = {
    "journal-article": "article-journal",
    "journalarticle": "article-journal",
    "editorial": "article-journal",
    "letter": "article-journal",
    "erratum": "article-journal",
    "retraction": "article-journal",
    "posted-content": "article",
    "preprint": "article",
    "proceedings-article": "paper-conference",
    "conferencepaper": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "booksection": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "proceedings": "book",
    "proceedings-series": "book",
    "dissertation": "thesis",
    "reference-entry": "entry",
    "report-component": "report",
    "report-series": "report",
    "peer-review": "review",
    "journal": "periodical",
    "journal-volume": "periodical",
    "journal-issue": "periodical",
    "database": "dataset",
    "conference": "event",
}


def csl_type(kind: str) -> str:
    """The CSL type of a source's type; empty where none is known."""
    folded = kind.casefold()
    return folded if folded in CSL_TYPES else _OTHER_TYPES.get(folded, "")
