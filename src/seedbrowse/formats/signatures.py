"""Signatures: how lines of each format look, in the first kilobytes of a file.

Every line that looks so is a sign. A few signs of one format occur in texts of another, so what
counts is which format has most; a sign that begins or ends a record counts for several.
"""

import re
from typing import Final

import msgspec

from seedbrowse.records.patterns import pattern

__all__ = ["BOUND", "LINE_SIGNS", "STRUCTURES", "Signs", "Structure"]


BOUND: Final = 5
"""For how many signs the beginning or the end of a record counts."""


class Signs(msgspec.Struct, frozen=True):
    """What the lines of a format look like."""

    format: str
    """Name of the format, as `known_formats` has it."""

    bounds: re.Pattern[str]
    """Lines that begin or end a record, or a file."""

    fields: re.Pattern[str]
    """Lines that are fields."""


class Structure(msgspec.Struct, frozen=True):
    """What is found in a file that is one nested structure: XML or JSON.

    Where several fit, the first is meant: each is narrower than those behind it.
    """

    format: str
    needed: tuple[re.Pattern[str], ...]
    """What at least must all be there."""

    names: re.Pattern[str]
    """Names of elements or keys that speak for the format."""


def _lines(beginnings: str) -> re.Pattern[str]:
    return pattern(f"^(?:{beginnings})", re.MULTILINE)


def _all(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(pattern, patterns))


LINE_SIGNS: Final = (
    Signs(
        "scopus-text",
        _lines(
            r"https?://(?:www\.)?scopus\.com/|AUTHOR FULL NAMES:|SOURCE: Scopus|"
            r"Original Language: |DOCUMENT TYPE: "
        ),
        _lines(
            r"\(\d{4}\) \S.*(?:Cited \d+ times?\.?|pp?\. \S+|art\. no\. \S+)|"
            r"Volume [^,\n]+, (?:Issue|\d{4}|Pages|Article)|"
            r".*\((?:Article|Review|Conference Paper)\)(?: \(Open Access\))?[ \t]*$|"
            r"(?:DOI|ISSN|ABSTRACT|AUTHOR KEYWORDS|PUBLICATION STAGE): "
        ),
    ),
    Signs(
        "ris",
        _lines(r"[ \t]*(?i:TY)[ \xa0]{1,2}-[ \t]|[ \t]*ER[ \xa0]{1,2}-[ \t]*$"),
        _lines(
            r"(?:A[1-4BDNU]|AU|AV|C[1-8]|CN|CY|D[ABOP]|E[DPT]|ID|IS|J[2AFO]|K[WY]|L[1-4AB]|"
            r"M[1-3]|N[12]|OP|P[BY]|RP|S[ENPT]|T[1-3AI]|U[1-5R]|VL|Y[12])  ?- "
        ),
    ),
    Signs("nbib", _lines(r"PMID- |OWN - |STAT- "), _lines(r"[A-Z]{2,4} {0,2}- \S")),
    Signs(
        "wos-text",
        _lines(r"\ufeff?FN |VR 1\.0|PT [A-Z][ \t]*$|ER[ \t]*$|EF[ \t]*$|UT \w+:"),
        _lines(
            r"(?:A[FU]|TI|SO|LA|DT|DE|ID|AB|C[1R]|RP|EM|NR|T[CI]|Z9|P[AIUY]|S[NC]|J[9I]|"
            r"PD|VL|IS|BP|EP|WC|GA) \S"
        ),
    ),
    Signs(
        "refworks",
        _lines(r"RT [A-Z][A-Za-z/, ]+$"),
        _lines(
            r"(?:SR|ID|A[1-6]|T[1-3]|J[FO]|YR|FD|VO|IS|SP|OP|K1|AB|N[OT]|P[BP]|SN|AD|AN|LA|"
            r"D[BSO]|LK|UL|CL|RD) \S"
        ),
    ),
    # Library catalogues leave out `%0`.
    Signs("refer", _lines(r"%[0T] "), _lines(r"%[A-Z@*&+1-9^$(?!<>~=\[] \S")),
    Signs(
        "bibtex",
        _lines(r"[^@\n]{0,3}@[A-Za-z]+[ \t]*[{(]|.*\}[ \t]*@[A-Za-z]+[ \t]*\{"),
        _lines(r"""[ \t]*,?[ \t]*[A-Za-z][\w-]*(?: \d+)?[ \t]*=[ \t]*["{\d]"""),
    ),
)

STRUCTURES: Final = (
    Structure(
        "pubmed-xml",
        _all(r"<(?:PubmedArticle|PubmedBookArticle|MedlineCitation)[\s>]"),
        pattern(r"<(?:Pubmed(?:Book)?Article|MedlineCitation|ArticleTitle|PMID|AuthorList)\b"),
    ),
    Structure(
        "endnote-xml",
        _all(r"<record[\s>]", r"<(?:ref-type|titles|contributors)[\s>]"),
        pattern(r"<(?:record|ref-type|titles|contributors|style|secondary-title)\b"),
    ),
    Structure(
        "arxiv-atom",
        _all(r"<(?:feed|OAI-PMH|arXiv|arXivRaw)[\s>]", r"(?i:arxiv\.org)"),
        pattern(r"<(?:feed|entry|summary|arxiv:\w+|opensearch:\w+|OAI-PMH|record|arXiv\w*)\b"),
    ),
    Structure(
        "openalex-json",
        _all(
            r'"(?:authorships|abstract_inverted_index|works_count)"\s*:|'
            r'"id"\s*:\s*"https://openalex\.org/W\d'
        ),
        pattern(r'"(?:authorships|abstract_inverted_index|cited_by_count|biblio|openalex)"\s*:'),
    ),
    Structure(
        "crossref-json",
        _all(
            r'"(?:message-type|is-referenced-by-count|reference-count|content-domain|deposited)"\s*:|'
            r'"title"\s*:\s*\['
        ),
        pattern(
            r'"(?:message|is-referenced-by-count|reference-count|content-domain|prefix|member|'
            r'deposited|indexed|score)"\s*:'
        ),
    ),
    Structure(
        "csl-json",
        _all(r'"(?:type|author|issued|citation-key|container-title|DOI)"\s*:'),
        pattern(
            r'"(?:issued|author|container-title|citation-key|title|DOI|page|volume|given|family|'
            r'date-parts|publisher-place|event-place|accessed)"\s*:'
        ),
    ),
)
