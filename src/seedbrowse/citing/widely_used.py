"""Widely used styles, and the names by which everybody calls them."""

from typing import Final

__all__ = ["EVERYDAY_NAMES", "WIDELY_USED"]

WIDELY_USED: Final = {
    "apa": ("APA", "APA 7", "American Psychological Association"),
    "modern-language-association": ("MLA", "MLA 9"),
    "chicago-author-date": ("Chicago", "Chicago author-date"),
    "chicago-notes-bibliography": ("Chicago notes", "Chicago fullnote"),
    "ieee": ("IEEE",),
    "nlm-citation-sequence": ("Vancouver", "NLM"),
    "american-medical-association": ("AMA",),
    "harvard-cite-them-right": ("Harvard",),
    "nature": ("Nature",),
    "science": ("Science",),
    "cell": ("Cell",),
    "american-chemical-society": ("ACS",),
    "elsevier-harvard": ("Elsevier",),
    "elsevier-with-titles": ("Elsevier numeric",),
    "elsevier-vancouver": ("Elsevier Vancouver",),
    "springer-basic-author-date": ("Springer",),
    "springer-lecture-notes-in-computer-science": ("LNCS",),
    "turabian-author-date": ("Turabian",),
    "american-sociological-association": ("ASA",),
    "american-political-science-association": ("APSA",),
    "american-anthropological-association": ("AAA",),
    "american-institute-of-physics": ("AIP",),
    "american-physics-society": ("APS",),
    "association-for-computing-machinery": ("ACM",),
    "royal-society-of-chemistry": ("RSC",),
    "multidisciplinary-digital-publishing-institute": ("MDPI",),
    "frontiers": ("Frontiers",),
    "plos": ("PLOS",),
    "pnas": ("PNAS",),
    "the-lancet": ("Lancet",),
    "bmj": ("BMJ",),
    "jama": ("JAMA",),
    "the-new-england-journal-of-medicine": ("NEJM",),
    "mhra-notes": ("MHRA",),
    "oscola": ("OSCOLA",),
    "bluebook-law-review": ("Bluebook",),
    "gost-r-7-0-5-2008": ("GOST", "ГОСТ"),
    "associacao-brasileira-de-normas-tecnicas": ("ABNT",),
    "iso690-author-date-en": ("ISO 690",),
    "china-national-standard-gb-t-7714-2015-numeric": ("GB/T 7714", "GB 7714"),
    "din-1505-2": ("DIN 1505",),
}
"""By their ids, in the order in which they are offered: general ones, journals, national ones."""

EVERYDAY_NAMES: Final = {
    name.casefold(): style for style, names in WIDELY_USED.items() for name in names
}
"""Ids by everyday names in lower case."""
