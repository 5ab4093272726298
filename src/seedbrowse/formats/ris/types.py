"""Types of references in RIS and what CSL calls them.

Sources: the reference types of EndNote and Zotero, and the ones that Scopus, ProQuest and TRID
write beside them.
"""

from typing import Final

__all__ = ["CONTAINED", "CSL_TYPES", "RIS_TYPES", "WHOLE"]

CSL_TYPES: Final = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "INPR": "article-journal",
    "ABST": "article-journal", "MGZN": "article-magazine", "EMGZN": "article-magazine",
    "NEWS": "article-newspaper", "ENEWS": "article-newspaper", "PREP": "article",
    "JFULL": "periodical", "SER": "book", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "WHOLE": "book", "CTLG": "book", "CHAP": "chapter", "ECHAP": "chapter",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "RPRT": "report", "THES": "thesis",
    "DISS": "thesis", "PAT": "patent", "GEN": "document", "GOVDOC": "document",
    "GRANT": "document", "GRNT": "document", "ELEC": "webpage", "WEB": "webpage",
    "MULTI": "webpage", "BLOG": "post-weblog", "FORUM": "post", "COMP": "software",
    "DATA": "dataset", "DBASE": "dataset", "AGGR": "dataset", "VIDEO": "motion_picture",
    "MPCT": "motion_picture", "ADVS": "motion_picture", "SOUND": "song", "POD": "broadcast",
    "MUSIC": "musical_score", "MAP": "map", "ART": "graphic", "FIGURE": "figure",
    "CHART": "figure", "EQUA": "figure", "SLIDE": "speech", "PAMP": "pamphlet",
    "PRESS": "article", "UNPB": "manuscript",
    "UNPD": "manuscript", "MANSCPT": "manuscript", "HEAR": "hearing", "BILL": "bill",
    "UNBILL": "bill", "STAT": "legislation", "LEGAL": "regulation", "CASE": "legal_case",
    "DICT": "entry-dictionary", "ENCYC": "entry-encyclopedia", "CLSWK": "classic",
    "ANCIENT": "classic", "ICOMM": "personal_communication", "PCOMM": "personal_communication",
    "INTV": "interview", "STAND": "standard",
}  # fmt: skip
"""CSL's type of each of RIS' (`TY`)."""

_FIRST_CHOICE = (
    "BOOK", "THES", "MPCT", "ELEC", "DATA", "GEN", "CONF", "UNPB", "BILL", "PCOMM", "CLSWK",
    "FIGURE",
)  # fmt: skip

RIS_TYPES: Final = (
    {csl: ris for ris, csl in reversed(CSL_TYPES.items())}
    | {CSL_TYPES[ris]: ris for ris in _FIRST_CHOICE}
)  # fmt: skip
"""RIS' usual type for each of CSL's; the others come back from the record's own `TY`."""

CONTAINED: Final = frozenset(
    {"chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"}
)
"""CSL types of what stands in a book: `T2` is the book, `T3` its series."""

WHOLE: Final = frozenset(
    {"book", "report", "thesis", "map", "classic", "software", "motion_picture", "pamphlet"}
)
"""CSL types of what stands in nothing but a series: `T2` is the series, `SP` counts pages."""
