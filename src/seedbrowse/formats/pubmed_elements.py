"""The elements of PubMed's XML, and how each is told in the tags of PubMed's text."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from seedbrowse.formats.pubmed_dates import compact_date, numeric_date, publication_date
from seedbrowse.formats.xml_markup import markup_of

__all__ = ["fields_of"]

Fields: TypeAlias = Iterator[tuple[str, str]]

_TAGS: Final = {
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

_DATES: Final = {
    "ArticleDate": "DEP",
    "BeginningDate": "BeginningDate",
    "ContributionDate": "CTDT",
    "DateCompleted": "DCOM",
    "DateCreated": "DA",
    "DateRevised": "LR",
    "EndingDate": "EndingDate",
}
_HISTORY: Final = {"pubmed": "EDAT", "medline": "MHDA", "entrez": "CRDT", "pmc-release": "PMCR"}
_REFERENCE: Final = "Reference"
_COMMENTS: Final = {
    "AssociatedDataset": "ADAT", "AssociatedPublication": "ADAT", "Cites": _REFERENCE,
    "CommentIn": "CIN", "CommentOn": "CON", "CorrectedandRepublishedFrom": "CRF",
    "CorrectedandRepublishedIn": "CRI", "ErratumFor": "EFR", "ErratumIn": "EIN",
    "ExpressionOfConcernFor": "ECF", "ExpressionOfConcernIn": "ECI", "OriginalReportIn": "ORI",
    "PartialRetractionIn": "PRIN", "PartialRetractionOf": "PROF", "RepublishedFrom": "RPF",
    "RepublishedIn": "RPI", "RetractedandRepublishedFrom": "RRF",
    "RetractedandRepublishedIn": "RRI", "RetractionIn": "RIN", "RetractionOf": "ROF",
    "SummaryForPatientsIn": "SPIN", "UpdateIn": "UIN", "UpdateOf": "UOF",
}  # fmt: skip
_ROLES: Final = {
    "authors": ("FAU", "AU", "AD"),
    "editors": ("FED", "ED", "AD"),
    "investigators": ("FIR", "IR", "IRAD"),
}
"""Tags of a person's full name, short name and affiliation."""


def fields_of(element: Element) -> Fields:
    """Tell an element in tags and texts, in document order.

    An element is told as its name asks for, else by what it contains, else as a field under its
    own name: nothing that has a text is left out.
    """
    pending = [element]
    while pending:
        element = pending.pop()
        if tag := _TAGS.get(element.tag):
            yield tag, markup_of(element)
        elif handler := _HANDLERS.get(element.tag):
            yield from handler(element)
        elif len(element) and not _has_own_text(element):
            pending += reversed(element)
        else:
            yield element.tag, "".join(element.itertext())


def _has_own_text(element: Element) -> bool:
    texts = [element.text, *(child.tail for child in element)]
    return any(text and not text.isspace() for text in texts)


def _text(element: Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else "".join(found.itertext()).strip()


def _citation(element: Element) -> Fields:
    yield "STAT", element.get("Status", "")
    yield "OWN", element.get("Owner", "")
    for child in element:
        yield from fields_of(child)


def _article(element: Element) -> Fields:
    yield "PUBM", element.get("PubModel", "")
    for child in element:
        yield from fields_of(child)


def _book_document(element: Element) -> Fields:
    """Tell a chapter, whose book may have authors of its own, or a whole book."""
    authored = any(
        each.get("Type", "authors") == "authors" for each in element.findall("AuthorList")
    )
    for child in element:
        if child.tag == "Book" and authored:
            for part in child:
                own = part.tag == "AuthorList" and _is_of_authors(part)
                yield from _book_authors(part) if own else fields_of(part)
        else:
            yield from fields_of(child)


def _is_of_authors(people: Element) -> bool:
    return people.get("Type", "authors") == "authors"


def _book_authors(element: Element) -> Fields:
    for author in element:
        yield "Book author", _full_name(author) or _text(author, "CollectiveName")


def _abstract(element: Element) -> Fields:
    """Tell an abstract, its parts behind their labels: `METHODS: …`."""
    parts: list[str] = []
    others: list[Element] = []
    for child in element:
        if child.tag != "AbstractText":
            others.append(child)
            continue
        label = child.get("Label", "")
        text = markup_of(child).strip()
        parts.append(f"{label}: {text}" if label and label != "UNLABELLED" else text)
    tag = "AB" if element.tag == "Abstract" else "OAB"
    yield tag, " ".join(filter(None, parts))
    if tag == "OAB":
        yield "OABL", element.get("Language", "")
    for child in others:
        yield from fields_of(child)


def _people(element: Element) -> Fields:
    role = "investigators" if element.tag == "InvestigatorList" else element.get("Type", "authors")
    for person in element:
        yield from _person(person, *_ROLES.get(role, _ROLES["authors"]))


def _person(element: Element, full_tag: str, short_tag: str, place_tag: str) -> Fields:
    family, initials = _text(element, "LastName"), _text(element, "Initials")
    full_name = _full_name(element)
    if "," in full_name or not initials:
        yield full_tag, full_name
    if initials:
        yield short_tag, " ".join(filter(None, (family, initials, _text(element, "Suffix"))))
    yield "CN", _text(element, "CollectiveName")
    for identifier in element.findall("Identifier"):
        yield "AUID", f"{identifier.get('Source', '')}: {_text(identifier, '.')}"
    for place in element.iter("Affiliation"):
        yield place_tag, markup_of(place)
    for identifier in element.findall("AffiliationInfo/Identifier"):
        yield "AffiliationInfo", f"{identifier.get('Source', '')}: {_text(identifier, '.')}"


def _full_name(element: Element) -> str:
    given = _text(element, "ForeName") or _text(element, "FirstName")
    given = " ".join(filter(None, (given, _text(element, "MiddleName"), _text(element, "Suffix"))))
    return ", ".join(filter(None, (_text(element, "LastName"), given)))


def _named_subject(element: Element) -> Fields:
    yield "FPS", _full_name(element)


def _issn(element: Element) -> Fields:
    medium = element.get("IssnType", "Linking" if element.tag == "ISSNLinking" else "")
    yield "IS", f"{_text(element, '.')} ({medium})" if medium else _text(element, ".")


def _pages(element: Element) -> Fields:
    first, last = _text(element, "StartPage"), _text(element, "EndPage")
    yield "PG", _text(element, "MedlinePgn") or "-".join(filter(None, (first, last)))


def _article_id(element: Element) -> Fields:
    kind, text = element.get("IdType") or element.get("EIdType", ""), _text(element, ".")
    if tag := {"pubmed": "PMID", "pmc": "PMC", "mid": "MID"}.get(kind):
        yield tag, text
    else:
        yield "LID" if element.tag == "ELocationID" else "AID", f"{text} [{kind or 'pii'}]"


def _grant(element: Element) -> Fields:
    parts = (_text(element, part) for part in ("GrantID", "Acronym", "Agency", "Country"))
    yield "GR", "/".join(filter(None, parts))


def _heading(element: Element) -> Fields:
    parts = ((part, _text(part, ".")) for part in element)
    yield "MH", "/".join(f"{'*' * (part.get('MajorTopicYN') == 'Y')}{text}" for part, text in parts)


def _chemical(element: Element) -> Fields:
    yield "RN", f"{_text(element, 'RegistryNumber')} ({_text(element, 'NameOfSubstance')})"


def _keywords(element: Element) -> Fields:
    yield "OTO", element.get("Owner", "")
    for child in element:
        yield from fields_of(child)


def _data_bank(element: Element) -> Fields:
    name, numbers = _text(element, "DataBankName"), element.findall("*/AccessionNumber")
    for number in [_text(each, ".") for each in numbers] or [""]:
        yield "SI", "/".join(filter(None, (name, number)))


def _other_id(element: Element) -> Fields:
    yield "OID", f"{element.get('Source', '')}: {_text(element, '.')}"


def _comment(element: Element) -> Fields:
    """Tell of another article: a comment, an erratum, a retraction."""
    source, number = _text(element, "RefSource"), _text(element, "PMID")
    text = source.removesuffix(".") + f". PMID: {number}" if number else source
    yield _COMMENTS.get(element.get("RefType", ""), element.get("RefType", element.tag)), text
    yield "Note", _text(element, "Note")


def _reference(element: Element) -> Fields:
    text = _text(element, "Citation")
    for number in element.iter("ArticleId"):
        kind = {"pubmed": "PMID", "pmc": "PMCID"}.get(number.get("IdType", ""), "doi")
        if (value := _text(number, ".")) and value not in text:
            text = f"{text.removesuffix('.')}. {kind}: {value}"
    yield _REFERENCE, text


def _date(element: Element) -> Fields:
    yield _DATES[element.tag], compact_date(element)


def _publication_date(element: Element) -> Fields:
    yield "DP", publication_date(element)


def _history_date(element: Element) -> Fields:
    status, date = element.get("PubStatus", ""), numeric_date(element)
    yield "PHST", f"{date} [{status}]"
    if tag := _HISTORY.get(status):
        yield tag, date


_HANDLERS: Final[dict[str, Callable[[Element], Fields]]] = {
    "Abstract": _abstract,
    "Article": _article,
    "ArticleId": _article_id,
    "AuthorList": _people,
    "BookDocument": _book_document,
    "Chemical": _chemical,
    "CommentsCorrections": _comment,
    "DataBank": _data_bank,
    "ELocationID": _article_id,
    "Grant": _grant,
    "ISSN": _issn,
    "ISSNLinking": _issn,
    "InvestigatorList": _people,
    "KeywordList": _keywords,
    "MedlineCitation": _citation,
    "MeshHeading": _heading,
    "OtherAbstract": _abstract,
    "OtherID": _other_id,
    "Pagination": _pages,
    "PersonalNameSubject": _named_subject,
    "PubDate": _publication_date,
    "PubMedPubDate": _history_date,
    "Reference": _reference,
    **dict.fromkeys(_DATES, _date),
}
