"""The closed lists of Scopus' text exports: labels, headings, document types, page furniture.

Sources: the labels of the exports of 2019 to 2024 and the column names of Scopus CSV, which are
the same words; the Chinese ones from the localised interface.
"""

import re
from functools import lru_cache

from seedbrowse.records.patterns import pattern

__all__ = [
    "CSL_TYPES",
    "HEADINGS",
    "canonical_label",
    "is_dated_header",
    "is_furniture",
    "is_header",
    "is_structured_abstract_heading",
    "label_of",
    "present",
    "tail_label_of",
]

_EXPORT_LABELS = frozenset(
    {
        "AUTHOR FULL NAMES", "DOI", "AFFILIATIONS", "AUTHORS WITH AFFILIATIONS", "ABSTRACT",
        "AUTHOR KEYWORDS", "INDEX KEYWORDS", "MOLECULAR SEQUENCE NUMBERS", "CHEMICALS/CAS",
        "TRADENAMES", "MANUFACTURERS", "FUNDING DETAILS", "FUNDING TEXT", "FUNDING TEXTS",
        "REFERENCES", "CORRESPONDENCE ADDRESS", "EDITORS", "PUBLISHER", "SPONSORS",
        "CONFERENCE NAME", "CONFERENCE DATE", "CONFERENCE LOCATION", "CONFERENCE CODE", "ISSN",
        "ISBN", "CODEN", "PUBMED ID", "LANGUAGE OF ORIGINAL DOCUMENT", "ORIGINAL LANGUAGE",
        "ABBREVIATED SOURCE TITLE", "DOCUMENT TYPE", "PUBLICATION STAGE", "OPEN ACCESS",
        "ACCESS TYPE", "SOURCE", "SOURCE TYPE", "CITED BY", "LINK", "EID", "YEAR", "VOLUME",
        "ISSUE", "ART. NO.", "PAGE START", "PAGE END", "PAGE COUNT", "SOURCE TITLE",
    }
)  # fmt: skip

_CHINESE_LABELS = {
    "作者全名": "AUTHOR FULL NAMES",
    "归属机构": "AFFILIATIONS",
    "摘要": "ABSTRACT",
    "作者关键字": "AUTHOR KEYWORDS",
    "索引关键字": "INDEX KEYWORDS",
    "出资详情": "FUNDING DETAILS",
    "资金资助文本": "FUNDING TEXT",
    "参考文献": "REFERENCES",
    "通讯地址": "CORRESPONDENCE ADDRESS",
    "出版商": "PUBLISHER",
    "原始文献语言": "LANGUAGE OF ORIGINAL DOCUMENT",
    "来源出版物名称缩写": "ABBREVIATED SOURCE TITLE",
    "文献类型": "DOCUMENT TYPE",
    "出版阶段": "PUBLICATION STAGE",
    "开放获取": "OPEN ACCESS",
    "来源": "SOURCE",
    "引用次数": "CITED BY",
}

HEADINGS = {
    "abstract": "ABSTRACT",
    "author keywords": "AUTHOR KEYWORDS",
    "index keywords": "INDEX KEYWORDS",
    "indexed keywords": "INDEX KEYWORDS",
    "link": "LINK",
    "references": "REFERENCES",
    "funding details": "FUNDING DETAILS",
    "funding text": "FUNDING TEXT",
    "correspondence address": "CORRESPONDENCE ADDRESS",
    "chemicals and cas registry numbers": "CHEMICALS/CAS",
    "molecular sequence numbers": "MOLECULAR SEQUENCE NUMBERS",
    "tradenames": "TRADENAMES",
    "manufacturers": "MANUFACTURERS",
    "sponsors": "SPONSORS",
}
"""Headings of the document view, which stand alone in their line, and what they mean."""

CSL_TYPES = {
    "article": "article-journal",
    "article in press": "article-journal",
    "abstract report": "article-journal",
    "book": "book",
    "book chapter": "chapter",
    "business article": "article-journal",
    "chapter": "chapter",
    "conference paper": "paper-conference",
    "conference review": "paper-conference",
    "data paper": "article-journal",
    "editorial": "article-journal",
    "erratum": "article-journal",
    "letter": "article-journal",
    "note": "article-journal",
    "press release": "article-journal",
    "report": "report",
    "retracted": "article-journal",
    "retraction": "article-journal",
    "review": "article-journal",
    "short survey": "article-journal",
}
"""Scopus' document types, folded, and the CSL type of each."""

_STRUCTURED_ABSTRACT = frozenset(
    {
        "AIM", "AIMS", "BACKGROUND", "CONCLUSION", "CONCLUSIONS", "CONTEXT", "DATA", "DESIGN",
        "DISCUSSION", "EVIDENCE", "EXPOSURE", "EXPOSURES", "FINDINGS", "HYPOTHESIS",
        "IMPLICATIONS", "IMPORTANCE", "INTERPRETATION", "INTERVENTION", "INTERVENTIONS",
        "INTRODUCTION", "LIMITATION", "LIMITATIONS", "MATERIAL", "MATERIALS", "MEASURE",
        "MEASURES", "METHOD", "METHODOLOGY", "METHODS", "NOVELTY", "OBJECTIVE", "OBJECTIVES",
        "ORIGINALITY", "OUTCOME", "OUTCOMES", "PARTICIPANTS", "PATIENTS", "POPULATION", "PROBLEM",
        "PURPOSE", "QUESTION", "RATIONALE", "REGISTRATION", "RELEVANCE", "RESULT", "RESULTS",
        "SAMPLE", "SETTING", "SIGNIFICANCE", "STUDY", "SUBJECTS", "SUMMARY", "TRIAL", "VALUE",
    }
)  # fmt: skip

_UPPER_LABEL = pattern(r"([A-Z][A-Z0-9./&() -]{1,40}?)( \d{1,2})?")
_LONGEST_UPPER_LABEL = 44
_CHINESE_LABEL = pattern(f"({'|'.join(_CHINESE_LABELS)})( ?\\d{{1,2}})?[::]")
_TAIL_LABEL = pattern(
    r"([A-Z][A-Za-z0-9/&()-]{0,200}+(?: [A-Za-z0-9/&()-]{1,200}+){0,4}+):(?=\s|$)"
)  # labels are cached, so their length has a bound

_HEADER = pattern(r"#?\s*Scopus\s*|#?\s*(?:EXPORT DATE|Export Date|导出日期)\s*[::].*|Documents\s*")
_HEADER_STARTS = frozenset("#SED导")
_FURNITURE = pattern(r"Terms and conditions.*Privacy policy.*|Copyright © \d{4} Elsevier.*")
_LONE_FURNITURE = pattern(
    r"Elsevier\s*|About Scopus.*|Search: .*|Page \d+ of \d+\s*|\d+ document results?\s*"
)
_ABSENT = pattern(r"\[(?:No [\w ]+ available|Anonymous)\]", re.IGNORECASE)


def label_of(text: str, within: str = "", *, mixed_case: bool = False) -> tuple[str, int] | None:
    """Tell whether a line of an export's body begins with a label.

    Args:
        text: The line.
        within: Label of the field that the line would otherwise continue. Headings of a
            structured abstract do not end the abstract, and nothing but a label of the closed
            list ends a list of references.
        mixed_case: Accept `Document Type:` as well, as the printed list writes labels.

    Returns:
        The label without its colon, as the source writes it, and where the value begins.
    """
    end = text.find(":", 0, _LONGEST_UPPER_LABEL + 1) + 1
    before = text[: end - 1] if end else ""
    # Of most lines that continue a field the beginning is not all capitals: no pattern is tried.
    if before.isupper() and (label := _upper_label(before, text[end : end + 1])):
        if label not in _EXPORT_LABELS:
            if within == "REFERENCES":
                return None
            if within == "ABSTRACT" and _STRUCTURED_ABSTRACT.intersection(label.split()):
                return None
    elif (text[:1] > "\u4dff" and (found := _CHINESE_LABEL.match(text))) or (
        mixed_case and (found := _TAIL_LABEL.match(text)) and found[1].upper() in _EXPORT_LABELS
    ):
        end = found.end()
    else:
        return None
    return text[: end - 1].rstrip(), end


@lru_cache(maxsize=1024)  # a file repeats its few labels in every record
def _upper_label(text: str, following: str) -> str:
    """The label in capitals that stands before a colon, without its number; empty for none."""
    found = _UPPER_LABEL.fullmatch(text) if not following or following.isspace() else None
    return found[1].strip() if found else ""


def is_structured_abstract_heading(text: str) -> bool:
    """Whether a line alone is a heading inside a structured abstract: `Methods`."""
    return not _STRUCTURED_ABSTRACT.isdisjoint(text.upper().split())


def tail_label_of(text: str) -> tuple[str, int] | None:
    """Tell whether a line is a `Label: value` line of the document view's last block."""
    found = _TAIL_LABEL.match(text)
    return (found[1], found.end()) if found else None


@lru_cache(maxsize=1024)  # a file repeats its few labels in every record
def canonical_label(label: str) -> str:
    """Reduce a label to the English export's: `Document Type`, `文献类型` → `DOCUMENT TYPE`.

    The number of `FUNDING TEXT 2` and the like is dropped for labels of the closed list.
    """
    bare = re.sub(r" ?\d{1,2}$", "", label)
    upper = _CHINESE_LABELS.get(bare, bare.upper())
    return upper if upper in _EXPORT_LABELS else label


def is_dated_header(text: str) -> bool:
    """Whether a line is an export's `EXPORT DATE: …`."""
    return is_header(text) and text.strip(" #")[:6] not in ("Scopus", "Docume")


def is_header(text: str) -> bool:
    """Whether a line is one of those that open an export: `Scopus`, `EXPORT DATE: …`."""
    return text[:1] in _HEADER_STARTS and _HEADER.fullmatch(text) is not None


def is_furniture(text: str, *, alone: bool = False) -> bool:
    """Whether a line belongs to the printed page and not to a record.

    Args:
        text: The line.
        alone: The line stands apart from every record. Words like `Page 1 of 2` are furniture
            only there, since they may as well be a title.
    """
    text = text.strip()
    if not alone and not text.startswith(("Terms", "Copyright")):
        return False
    return _FURNITURE.fullmatch(text) is not None or (
        alone and _LONE_FURNITURE.fullmatch(text) is not None
    )


def present(text: str) -> str:
    """Return a value, or nothing where Scopus says that there is none.

    `[No abstract available]`, `[Anonymous]` and the like are such placeholders.
    """
    return "" if text.lstrip().startswith("[") and _ABSENT.fullmatch(text.strip()) else text
