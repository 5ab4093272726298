"""The tags of PubMed's text for what PubMed's XML says in elements and attributes."""

from typing import Final

__all__ = ["ATTRIBUTES", "COMMENTS", "DATES", "HISTORY", "REFERENCE", "ROLES", "TAGS"]

TAGS: Final = {
    "ArticleTitle": "TI",
    "BookTitle": "BTI",
    "CitationSubset": "SB",
    "CoiStatement": "COIS",
    "CollectionTitle": "CTI",
    "CopyrightInformation": "CI",
    "Country": "PL",
    "Edition": "EN",
    "GeneSymbol": "GS",
    "GeneralNote": "GN",
    "ISOAbbreviation": "ISO abbreviation",
    "Isbn": "ISBN",
    "Issue": "IP",
    "Keyword": "OT",
    "Language": "LA",
    "MedlineTA": "TA",
    "NlmUniqueID": "JID",
    "NumberOfReferences": "RF",
    "PMID": "PMID",
    "PublicationStatus": "PST",
    "PublicationType": "PT",
    "PublisherLocation": "PL",
    "PublisherName": "PB",
    "SpaceFlightMission": "SFM",
    "SupplMeshName": "NM",
    "Title": "JT",
    "VernacularTitle": "TT",
    "Volume": "VI",
    "VolumeTitle": "VTI",
}
"""Elements that are one text, with or without markup, and their tags."""

ATTRIBUTES: Final = {
    "Article": (("PubModel", "PUBM"),),
    "KeywordList": (("Owner", "OTO"),),
    "MedlineCitation": (("Status", "STAT"), ("Owner", "OWN")),
}
"""Attributes that say something, and their tags, by element."""

DATES: Final = {
    "ArticleDate": "DEP",
    "BeginningDate": "BeginningDate",
    "ContributionDate": "CTDT",
    "DateCompleted": "DCOM",
    "DateCreated": "DA",
    "DateRevised": "LR",
    "EndingDate": "EndingDate",
}
"""Elements that are one date, and their tags."""

HISTORY: Final = {"pubmed": "EDAT", "medline": "MHDA", "entrez": "CRDT", "pmc-release": "PMCR"}
"""Tags that say again one of the dates of an article's history, by that date's name."""

REFERENCE: Final = "Reference"
"""The tag of a cited reference, which PubMed's text does not have."""

COMMENTS: Final = {
    "AssociatedDataset": "ADAT", "AssociatedPublication": "ADAT", "Cites": REFERENCE,
    "CommentIn": "CIN", "CommentOn": "CON", "CorrectedandRepublishedFrom": "CRF",
    "CorrectedandRepublishedIn": "CRI", "ErratumFor": "EFR", "ErratumIn": "EIN",
    "ExpressionOfConcernFor": "ECF", "ExpressionOfConcernIn": "ECI", "OriginalReportIn": "ORI",
    "PartialRetractionIn": "PRIN", "PartialRetractionOf": "PROF", "RepublishedFrom": "RPF",
    "RepublishedIn": "RPI", "RetractedandRepublishedFrom": "RRF",
    "RetractedandRepublishedIn": "RRI", "RetractionIn": "RIN", "RetractionOf": "ROF",
    "SummaryForPatientsIn": "SPIN", "UpdateIn": "UIN", "UpdateOf": "UOF",
}  # fmt: skip
"""What another article is to this one, and the tags of that."""

ROLES: Final = {
    "authors": ("FAU", "AU", "AD"),
    "editors": ("FED", "ED", "AD"),
    "investigators": ("FIR", "IR", "IRAD"),
}
"""Tags of a person's full name, short name and affiliation."""
