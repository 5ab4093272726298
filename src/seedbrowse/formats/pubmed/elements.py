"""The elements of PubMed's XML, and how each is told in the tags of PubMed's text."""

from collections.abc import Callable
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from seedbrowse.formats.pubmed.dates import compact_date, numeric_date, publication_date
from seedbrowse.formats.pubmed.tags import (
    ATTRIBUTES,
    COMMENTS,
    DATES,
    HISTORY,
    REFERENCE,
    ROLES,
    TAGS,
)
from seedbrowse.formats.xml_text.markup import markup_of

__all__ = ["fields_of"]

Say: TypeAlias = Callable[[str, str], None]
"""Takes a tag and its text."""


def fields_of(element: Element) -> list[tuple[str, str]]:
    """Tell an element in tags and texts, in document order.

    An element is told as its name asks for, else by what it contains, else as a field under its
    own name: nothing that has a text is left out.
    """
    fields: list[tuple[str, str]] = []
    _tell(element, lambda tag, text: fields.append((tag, text)))
    return fields


def _tell(root: Element, say: Say) -> None:
    pending = [root]  # and no recursion: a damaged file may have any number of levels
    while pending:
        element = pending.pop()
        if tag := TAGS.get(element.tag):
            say(tag, markup_of(element))
        elif handler := _HANDLERS.get(element.tag):
            handler(element, say)
        elif len(element) and not _has_own_text(element):
            for attribute, tag in ATTRIBUTES.get(element.tag, ()):
                say(tag, element.get(attribute, ""))
            if element.tag == "BookDocument":
                _set_book_authors_apart(element)
            pending += reversed(element)
        else:
            say(element.tag, _whole(element))


def _has_own_text(element: Element) -> bool:
    texts = [element.text, *(child.tail for child in element)]
    return any(text and not text.isspace() for text in texts)


def _text(element: Element, path: str) -> str:
    """The text of the first element at a path; empty where there is none."""
    found = element.find(path)
    return "" if found is None else _whole(found)


def _whole(element: Element) -> str:
    """The text of an element and of all that it contains, without markup."""
    text = "".join(element.itertext()) if len(element) else element.text or ""
    return text.strip()


def _set_book_authors_apart(document: Element) -> None:
    """Give the authors of a chapter's book another name than the chapter's own."""
    if any(map(_is_of_authors, document.findall("AuthorList"))):
        for people in document.findall("Book/AuthorList"):
            if _is_of_authors(people):
                people.tag = "BookAuthorList"


def _is_of_authors(people: Element) -> bool:
    return people.get("Type", "authors") == "authors"


def _book_authors(element: Element, say: Say) -> None:
    for author in element:
        say("Book author", _full_name(author) or _text(author, "CollectiveName"))


def _abstract(element: Element, say: Say) -> None:
    """Tell an abstract, its parts behind their labels: `METHODS: …`."""
    parts: list[str] = []
    for child in element:
        if child.tag == "AbstractText":
            label, text = child.get("Label", ""), markup_of(child).strip()
            parts.append(f"{label}: {text}" if label and label != "UNLABELLED" else text)
        else:
            say(TAGS.get(child.tag, child.tag), _whole(child))
    tag = "AB" if element.tag == "Abstract" else "OAB"
    say(tag, " ".join(filter(None, parts)))
    if tag == "OAB":
        say("OABL", element.get("Language", ""))


def _people(element: Element, say: Say) -> None:
    role = "investigators" if element.tag == "InvestigatorList" else element.get("Type", "authors")
    for person in element:
        _person(person, ROLES.get(role, ROLES["authors"]), say)


def _person(element: Element, tags: tuple[str, str, str], say: Say) -> None:
    full_tag, short_tag, place_tag = tags
    family, initials = _text(element, "LastName"), _text(element, "Initials")
    full_name = _full_name(element)
    if "," in full_name or not initials:
        say(full_tag, full_name)
    if initials:
        say(short_tag, " ".join(filter(None, (family, initials, _text(element, "Suffix")))))
    say("CN", _text(element, "CollectiveName"))
    for identifier in element.findall("Identifier"):
        say("AUID", f"{identifier.get('Source', '')}: {_whole(identifier)}")
    for place in element.iter("Affiliation"):
        say(place_tag, markup_of(place))
    for identifier in element.findall("AffiliationInfo/Identifier"):
        say("AffiliationInfo", f"{identifier.get('Source', '')}: {_whole(identifier)}")


def _full_name(element: Element) -> str:
    given = _text(element, "ForeName") or _text(element, "FirstName")
    given = " ".join(filter(None, (given, _text(element, "MiddleName"), _text(element, "Suffix"))))
    return ", ".join(filter(None, (_text(element, "LastName"), given)))


def _named_subject(element: Element, say: Say) -> None:
    say("FPS", _full_name(element))


def _issn(element: Element, say: Say) -> None:
    medium = element.get("IssnType", "Linking" if element.tag == "ISSNLinking" else "")
    say("IS", f"{_whole(element)} ({medium})" if medium else _whole(element))


def _pages(element: Element, say: Say) -> None:
    first, last = _text(element, "StartPage"), _text(element, "EndPage")
    say("PG", _text(element, "MedlinePgn") or "-".join(filter(None, (first, last))))


def _article_id(element: Element, say: Say) -> None:
    kind = element.get("IdType") or element.get("EIdType") or ""
    text = _whole(element)
    if tag := {"pubmed": "PMID", "pmc": "PMC", "mid": "MID"}.get(kind):
        say(tag, text)
    else:
        say("LID" if element.tag == "ELocationID" else "AID", f"{text} [{kind or 'pii'}]")


def _grant(element: Element, say: Say) -> None:
    parts = (_text(element, part) for part in ("GrantID", "Acronym", "Agency", "Country"))
    say("GR", "/".join(filter(None, parts)))


def _heading(element: Element, say: Say) -> None:
    parts = ((part, _whole(part)) for part in element)
    say("MH", "/".join(f"{'*' * (part.get('MajorTopicYN') == 'Y')}{text}" for part, text in parts))


def _chemical(element: Element, say: Say) -> None:
    say("RN", f"{_text(element, 'RegistryNumber')} ({_text(element, 'NameOfSubstance')})")


def _data_bank(element: Element, say: Say) -> None:
    name, numbers = _text(element, "DataBankName"), element.findall("*/AccessionNumber")
    for number in [_whole(each) for each in numbers] or [""]:
        say("SI", "/".join(filter(None, (name, number))))


def _other_id(element: Element, say: Say) -> None:
    say("OID", f"{element.get('Source', '')}: {_whole(element)}")


def _comment(element: Element, say: Say) -> None:
    """Tell of another article: a comment, an erratum, a retraction."""
    source, number = _text(element, "RefSource"), _text(element, "PMID")
    text = source.removesuffix(".") + f". PMID: {number}" if number else source
    say(COMMENTS.get(element.get("RefType", ""), element.get("RefType", element.tag)), text)
    say("Note", _text(element, "Note"))


def _reference(element: Element, say: Say) -> None:
    text = _text(element, "Citation")
    for number in element.iter("ArticleId"):
        kind = {"pubmed": "PMID", "pmc": "PMCID"}.get(number.get("IdType", ""), "doi")
        if (value := _whole(number)) and value not in text:
            text = f"{text.removesuffix('.')}. {kind}: {value}"
    say(REFERENCE, text)


def _date(element: Element, say: Say) -> None:
    say(DATES[element.tag], compact_date(element))


def _publication_date(element: Element, say: Say) -> None:
    say("DP", publication_date(element))


def _history_date(element: Element, say: Say) -> None:
    status, date = element.get("PubStatus", ""), numeric_date(element)
    say("PHST", f"{date} [{status}]")
    if tag := HISTORY.get(status):
        say(tag, date)


_HANDLERS: Final[dict[str, Callable[[Element, Say], None]]] = {
    "Abstract": _abstract,
    "ArticleId": _article_id,
    "AuthorList": _people,
    "BookAuthorList": _book_authors,
    "Chemical": _chemical,
    "CommentsCorrections": _comment,
    "DataBank": _data_bank,
    "ELocationID": _article_id,
    "Grant": _grant,
    "ISSN": _issn,
    "ISSNLinking": _issn,
    "InvestigatorList": _people,
    "MeshHeading": _heading,
    "OtherAbstract": _abstract,
    "OtherID": _other_id,
    "Pagination": _pages,
    "PersonalNameSubject": _named_subject,
    "PubDate": _publication_date,
    "PubMedPubDate": _history_date,
    "Reference": _reference,
    **dict.fromkeys(DATES, _date),
}
