"""Reference types of EndNote, by name and by number, and what CSL calls them.

Source: `RSXML.dtd` of EndNote and the types that its XML exports name.
"""

from typing import Final

__all__ = ["CONTAINED", "csl_type"]

_TYPES: Final = {
    "journal article": "article-journal",
    "electronic article": "article-journal",
    "magazine article": "article-magazine",
    "newspaper article": "article-newspaper",
    "press release": "article-newspaper",
    "book": "book",
    "edited book": "book",
    "electronic book": "book",
    "classical work": "classic",
    "ancient text": "classic",
    "serial": "periodical",
    "book section": "chapter",
    "electronic book section": "chapter",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "dictionary": "entry-dictionary",
    "encyclopedia": "entry-encyclopedia",
    "catalog": "book",
    "thesis": "thesis",
    "report": "report",
    "government document": "report",
    "grant": "report",
    "standard": "standard",
    "patent": "patent",
    "bill": "bill",
    "statute": "legislation",
    "legal rule or regulation": "regulation",
    "case": "legal_case",
    "hearing": "hearing",
    "dataset": "dataset",
    "aggregated database": "dataset",
    "online database": "dataset",
    "computer program": "software",
    "web page": "webpage",
    "blog": "post-weblog",
    "discussion forum": "post",
    "social media": "post",
    "online multimedia": "webpage",
    "multimedia application": "webpage",
    "podcast": "broadcast",
    "television episode": "broadcast",
    "film or broadcast": "motion_picture",
    "audiovisual material": "motion_picture",
    "music": "song",
    "artwork": "graphic",
    "chart or table": "figure",
    "equation": "figure",
    "figure": "figure",
    "map": "map",
    "manuscript": "manuscript",
    "unpublished work": "manuscript",
    "pamphlet": "pamphlet",
    "personal communication": "personal_communication",
    "interview": "interview",
    "generic": "document",
}

# Only where the name is missing: the numbers were given anew in version 8.
_NUMBERS: Final = {
    "2": "artwork", "3": "audiovisual material", "4": "bill", "5": "book section", "6": "book",
    "7": "case", "8": "catalog", "9": "computer program", "10": "conference proceedings",
    "12": "web page", "13": "generic", "14": "hearing", "17": "journal article",
    "19": "magazine article", "20": "map", "21": "film or broadcast", "23": "newspaper article",
    "25": "patent", "26": "personal communication", "27": "report", "28": "edited book",
    "31": "statute", "32": "thesis", "34": "unpublished work", "36": "manuscript",
    "37": "figure", "38": "chart or table", "39": "equation", "43": "electronic article",
    "44": "electronic book", "45": "online database", "46": "government document",
    "47": "conference paper", "48": "online multimedia", "49": "classical work",
    "50": "legal rule or regulation", "51": "ancient text", "52": "dictionary",
    "53": "encyclopedia", "54": "grant", "55": "aggregated database", "56": "blog",
    "57": "serial", "58": "standard", "59": "dataset",
}  # fmt: skip

CONTAINED: Final = frozenset(
    {"chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"}
)
"""CSL types of parts of a book, whose secondary title is the book's and tertiary the series'."""


def csl_type(name: str, number: str) -> str:
    """The CSL type of a reference type; empty where none is known."""
    known = _TYPES.get(name.casefold())
    return known or _TYPES.get(_NUMBERS.get(number, "") if not name else "", "")
