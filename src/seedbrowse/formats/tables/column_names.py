"""The names that columns of records have in tables of any origin, and what they mean.

Seen in exports of IEEE Xplore, Lens, Dimensions, OpenAlex, PubMed, Embase, Web of Science,
Springer, Crossref, Publish or Perish, Rayyan, Covidence, ASReview and JabRef, and in tables that
people make of such. A name is compared in its folded form: lower case, with single spaces in
place of `-`, `_`, `.`, `,` and `/`.
"""

import re
from functools import lru_cache
from typing import Final

__all__ = ["folded_name", "role_of"]

_ROLES: Final = {
    "title": "title, article title, document title, publication title original, paper title, "
    "work title, item title, primary title, titles, ti, display name, 题名, 标题, titel, titre, "
    "título, titulo",
    "authors": "author, authors, author s, author names, author name, author full names, "
    "full author names, au, af, creator, creators, author list, "
    "authorships author display name, authorships raw author name, 作者, autor, autores, auteurs, "
    "autoren",
    "editors": "editor, editors, book editors, ed",
    "translators": "translator, translators",
    "year": "year, publication year, pubyear, pub year, published year, year published, py, yr, "
    "year of publication, 年份, jahr, année, año, ano",
    "month": "month, published month, publication month",
    "day": "day, publication day",
    "date": "date, publication date, date published, published, issued, pubdate, pub date, "
    "date of publication, published print, published online, cover date, "
    "publication date print, publication date online",
    "container_title": "journal, source title, publication title, journal title, journal name, "
    "container title, source, publication, publication name, periodical, jo, so, booktitle, "
    "book title, journal book, secondary title, venue, anthology title, full journal title, "
    "primary location source display name, host venue display name, 来源, zeitschrift, revue, "
    "revista, 期刊",
    "container_title_short": "journal abbreviation, abbreviated source title, container title "
    "short, journal abbrev, source title abbreviation, journal iso abbreviation, j9, "
    "short journal title",
    "collection_title": "series, series title, collection title, book series title",
    "volume": "volume, vol, vl, journal volume, biblio volume, 卷, band, tome, volumen",
    "issue": "issue, issue number, number issue, journal issue, is, issue no, biblio issue, "
    "number, no, 期",
    "page": "pages, page, pagination, page numbers, page range, pg, pp, seiten",
    "page_first": "start page, page start, first page, startpage, begin page, beginning page, "
    "bp, page first, biblio first page, spage",
    "page_last": "end page, page end, last page, endpage, ending page, ep, page last, "
    "biblio last page, epage",
    "number": "article number, art no, article no, elocation id, ar",
    "doi": "doi, digital object identifier, di, item doi, ids doi, doi url, doi link, "
    "article doi, do",
    "url": "url, link, external url, item url, articleurl, article url, web link, pdf link, "
    "dimensions url, embase link, urls, ur, weblink, source linkout",
    "abstract": "abstract, abstracts, abstract note, ab, summary, 摘要, resumen, résumé, "
    "zusammenfassung",
    "author_keywords": "keywords, keyword s, author keywords, keyword, keywords author, de, "
    "kw, tags, keywords display name, index terms, 关键词, schlagwörter",
    "index_keywords": "mesh terms, mesh, mesh headings, index keywords, keywords plus, "
    "ieee terms, inspec controlled terms, inspec non controlled terms, subject terms, "
    "emtree terms, emtree drug index terms, emtree medical index terms, "
    "emtree drug index terms major focus, emtree medical index terms major focus, descriptors",
    "issn": "issn, issns, sn, eissn, e issn, electronic issn, issn l, print issn, "
    "primary location source issn, journal issn, issn print, issn electronic",
    "isbn": "isbn, isbns, bn, electronic isbn, eisbn",
    "serial": "isbn issn, issn isbn",
    "publisher": "publisher, pu, publisher name, book publisher, editorial, verlag",
    "publisher_place": "place, publisher place, publisher location, place of publication, "
    "address, city, publisher city",
    "event": "conference name, conference title, event, event title, meeting name, conference, "
    "book conference title",
    "language": "language, la, languages, language of article, publication language, "
    "language of original document",
    "document_type": "document type, publication type, type, item type, doc type, dt, pt, "
    "content type, record type, genre, entrytype, entry type, bibliographytype, "
    "reference type, document identifier, type of work, work type",
    "publication_stage": "publication stage",
    "pmid": "pmid, pubmed id, pubmedid, ids pmid, medline pmid, pubmed, pm id",
    "pmcid": "pmcid, pmc id, pmc, ids pmcid, pubmed central id",
    "arxiv": "arxiv, arxiv id, arxivid, ids arxiv, eprint",
    "wos": "ut, ut unique wos id, unique wos id, wos id, wos accession number",
    "eid": "eid, scopus eid",
    "cited_by": "cited by, cited by count, times cited, times cited all databases, citations, "
    "citation count, citing works count, article citation count, cites, tc, number of citations, "
    "times cited wos core, is referenced by count, citedby",
    "open_access": "open access, is open access, open access is oa, is oa, oa, access type, "
    "open access designations",
    "open_access_status": "open access colour, open access oa status, open access status, "
    "oa status",
    "affiliations": "affiliations, affiliation, author affiliations, authors affiliations, "
    "addresses, author addresses, ad, c1, institutions, authorships institutions display name, "
    "authorships raw affiliation strings",
    "correspondence": "correspondence, correspondence address, reprint addresses, "
    "corresponding author, corresponding authors",
    "funding": "funding, funder, funders, funding details, funding information, funding text, "
    "funding orgs, fu, fx, grants",
    "references": "references, cited references, cr, referenced works",
    "copyright": "copyright, rights",
    "key": "key, citation key, citekey, cite key, bibtex key, bibtexkey, bibkey, identifier, "
    "citationkey",
    "event-place": "conference location, event place",
    "edition": "edition, et",
    "number-of-pages": "page count, number of pages, num pages, numpages",
    "original-title": "original title, original non english title, title original",
    "note": "note, notes, annote, comments",
    "collection-number": "series number, collection number",
    "call-number": "call number",
    "chapter-number": "chapter",
}
"""Fields of a record, CSL variables, or what is read together with others: the names of each."""

_BY_NAME: Final = {
    name: role
    for role, names in _ROLES.items()
    for name in (" ".join(each.split()) for each in names.split(","))
}
_BREAKS: Final = re.compile(r"[\s_.,/():#*-]+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=1024)  # a table repeats its columns in every row
def folded_name(name: str) -> str:
    """Fold a column's name to the form in which names are compared."""
    return _BREAKS.sub(" ", name.strip(" \ufeff\"'").casefold()).strip()


@lru_cache(maxsize=1024)
def role_of(name: str) -> str:
    """What a column is; empty where its name tells nothing."""
    return _BY_NAME.get(folded_name(name)) or _BY_NAME.get(folded_name(_CAMEL.sub(" ", name)), "")
