"""Words for kinds of documents, as tables have them, and what CSL calls each."""

from typing import Final

__all__ = ["csl_type_of"]

_TYPES: Final = {
    "article-journal": "article, journal article, journal, j, review, review article, editorial, "
    "letter, note, erratum, research article, early access, ieee journals, ieee magazines, "
    "ieee early access articles, article in press, short survey, data paper, case report, "
    "clinical trial, clinical trial protocol, 0, 7, jour, journals, article journal, "
    "journal issue article, systematic review, meta analysis",
    "paper-conference": "conference paper, conference proceedings article, proceedings article, "
    "proceedings paper, proceeding, inproceedings, conference, conference abstract, "
    "conference review, ieee conferences, conference contribution, conferencepaper, cpaper, conf, "
    "paper conference, 3, 6, c",
    "chapter": "chapter, book chapter, book section, inbook, incollection, booksection, chap, "
    "chapter reference work entry, book part, 4, 5, ieee books ebook chapters",
    "book": "book, books, monograph, edited book, b, reference book, proceedings, "
    "conference proceedings, 1, 12",
    "thesis": "thesis, dissertation, phdthesis, mastersthesis, phd thesis, doctoral thesis, "
    "masters thesis, thes, 9, 11",
    "report": "report, techreport, technical report, working paper, rprt, 13",
    "article": "preprint, posted content, prep",
    "dataset": "dataset, data, data set",
    "patent": "patent, p",
    "standard": "standard, ieee standards",
    "software": "software, computer program",
    "webpage": "webpage, web page, website, online, elec, 16",
    "article-newspaper": "newspaper article, news, newspaper",
    "article-magazine": "magazine article, magazine",
    "manuscript": "manuscript, unpublished, 14",
    "review-book": "book review",
}
_BY_WORD: Final = {
    " ".join(word.split()): kind for kind, words in _TYPES.items() for word in words.split(",")
}
_LONGEST: Final = 60


def csl_type_of(words: str) -> str:
    """The CSL type of a kind of document; empty where the words name none.

    Of several, `Article; Early Access`, the first that names one counts. JabRef writes numbers.
    """
    folded = words[:_LONGEST].casefold().replace("-", " ").replace("_", " ").replace("&", " ")
    for word in (folded, *folded.split(";"), *folded.split(",")):
        if kind := _BY_WORD.get(" ".join(word.split())):
            return kind
    return ""
