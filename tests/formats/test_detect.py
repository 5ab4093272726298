"""Which format a file has, by its content."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.decoding import HEAD_SIZE, encoding_of
from seedbrowse.formats.detect import Detection, detect
from seedbrowse.formats.known_formats import FORMATS, reader_of
from tests.corpus import SEED, corpus_files
from tests.formats.samples import ALL

FOLDERS = {
    "arxiv_atom": "arxiv-atom",
    "arxiv_oai": "arxiv-atom",
    "bib": "bibtex",
    "crossref_json": "crossref-json",
    "csl_json": "csl-json",
    "endnote_xml": "endnote-xml",
    "enw": "refer",
    "nbib": "nbib",
    "openalex_json": "openalex-json",
    "pubmed_xml": "pubmed-xml",
    "refworks": "refworks",
    "ris": "ris",
    "scopus_bib": "bibtex",
    "scopus_csv": "scopus-csv",
    "scopus_csv_set_2025": "scopus-csv",
    "scopus_ris": "ris",
    "scopus_txt_classic": "scopus-text",
    "scopus_txt_new": "scopus-text",
    "wos_bib": "bibtex",
    "wos_tab": "wos-tab",
    "wos_tab_set_scientopy": "wos-tab",
    "wos_txt": "wos-text",
    "wos_txt_set_capture_recapture": "wos-text",
    "zotero_csv": "zotero-csv",
}
REAL = [(path, name) for folder, name in FOLDERS.items() for path in corpus_files(folder)]


def detected(data: bytes) -> Detection:
    head = data[:HEAD_SIZE]
    return detect(head, head.decode(encoding_of(head), "replace"))


@pytest.mark.parametrize(("path", "name"), REAL, ids=lambda value: getattr(value, "name", ""))
def test_a_real_export_is_recognised(path: Path, name: str) -> None:
    found = detected(path.read_bytes())
    assert found.format == name, found.reason


@pytest.mark.parametrize("path", corpus_files("other"), ids=lambda path: path.name)
def test_what_has_no_reader_gets_a_clear_answer(path: Path) -> None:
    found = detected(path.read_bytes())
    assert found.format == ("csv" if path.suffix == ".csv" else "")
    assert found.format or "export the records as" in found.reason


@pytest.mark.parametrize("name", ALL)
def test_every_layout_of_scopus_text_is_recognised(name: str) -> None:
    assert detected(ALL[name][0].encode()).format == "scopus-text"


def test_the_seed_is_scopus_text() -> None:
    assert detected(SEED.read_bytes()).format == "scopus-text"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TY  - JOUR\nTI  - A title\nER  - \n", "ris"),
        ("\n\n  \nTY  - JOUR\r\nTI  - A title\r\nER  - \r\n", "ris"),
        ("@article{a, title={A}}", "bibtex"),
        ("Scopus\nEXPORT DATE: 1 May 2020\n\n@ARTICLE{a,\n title={A}}", "bibtex"),
        ("% Encoding: UTF-8\n\n@Comment{x}\n@Book(b, year=1999)", "bibtex"),
        ("PMID- 1\nOWN - NLM\nTI  - A title\n", "nbib"),
        ("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU A, B\nER\n\nEF", "wos-text"),
        ("PT\tAU\tTI\tSO\tPY\nJ\tA, B\tT\tS\t2001\n", "wos-tab"),
        ("RT Journal Article\nA1 A,B\nT1 T\nYR 2001\n", "refworks"),
        ("%0 Journal Article\n%T A title\n%A A, B\n", "refer"),
        ("%T A title\n%A A, B\n%D 1891\n", "refer"),
        ("Authors,Title,Year,Source title,Cited by,EID\nA,B,2001,S,1,2-s2.0-1\n", "scopus-csv"),
        ('"Key","Item Type","Publication Year","Author","Title"\n', "zotero-csv"),
        ("Title;Authors;Year;DOI\nA;B;2001;10.1/x\n", "csv"),
        ("About the data: exported in May\nTitle;Authors;Year;DOI\nA;B;2001;10.1/x\n", "csv"),
        ("Titel;Autoren;Jahr;Zeitschrift\nA;B;2001;C\n", "csv"),
        ("Título,Autores,Año\nA,B,2001\n", "csv"),
        ("sep=;\nTitle;Authors;Year;DOI\nA;B;2001;10.1/x\n", "csv"),
        ('[{"id": "a", "type": "book", "title": "A"}]', "csl-json"),
        ('{"id":"https://openalex.org/W1","title":"A","authorships":[]}', "openalex-json"),
        ('{"message":{"DOI":"10.1/x","title":["A"],"reference-count":1}}', "crossref-json"),
        ("<?xml version='1.0'?><PubmedArticleSet><PubmedArticle>", "pubmed-xml"),
        ("<xml><records><record><ref-type name='Book'>6</ref-type>", "endnote-xml"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'><id>http://arxiv.org/api/x</id>", "arxiv-atom"),
    ],
)
def test_a_format_is_told_by_a_few_lines(text: str, name: str) -> None:
    found = detected(text.encode())
    assert found.format == name
    assert FORMATS[name].title in found.reason


def test_the_reason_names_the_signs_and_what_else_it_could_be() -> None:
    found = detected(b"TY  - JOUR\nAB  - See\nTI  - A title\nPT J\nER  - \n")
    assert found.reason == (
        "4 signs of RIS, first in line 1: TY  - JOUR; 5 for Web of Science text, against 12"
    )


def test_lines_of_another_format_in_an_abstract_do_not_mislead() -> None:
    text = "@article{a,\n title={A},\n abstract={Use\nTY  - JOUR\n},\n year=2001\n}\n" * 3
    assert detected(text.encode()).format == "bibtex"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<!DOCTYPE html><html><body>Sign in", "a web page"),
        ("<?xml version='1.0'?><svg></svg>", "this is XML"),
        ('{"name": "seedbrowse", "version": 1}', "this is JSON"),
        ("{\\rtf1\\ansi", "RTF"),
        ("title,type,number\nA,b,1\n", "no record of a known format"),
    ],
)
def test_what_is_something_else_is_called_by_its_name(text: str, words: str) -> None:
    found = detected(text.encode())
    assert not found.format
    assert words in found.reason


@given(
    st.binary(max_size=400)
    | st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_get_an_answer(data: bytes) -> None:
    found = detected(data)
    assert found.reason
    assert not found.format or found.format in FORMATS


@pytest.mark.parametrize(
    "piece",
    ["\n", " \n", "{", "[{", '{"a":', "<record>", "<feed>", "(1999) pp. ", "@a{", ",\n", "TY  - "],
)
def test_nothing_repeated_makes_it_think_for_long(piece: str) -> None:
    short, long = (piece * (HEAD_SIZE // times // len(piece)) + "x" for times in (16, 1))
    spent = []
    for text in (short, long):
        began = process_time()
        for _ in range(3):
            detect(text.encode(), text)
        spent.append(process_time() - began)
    # 16 times as much takes 256 times as long where anything is looked for again and again.
    assert spent[1] < 100 * max(spent[0], 0.001)


@pytest.mark.parametrize("name", FORMATS)
def test_every_known_format_has_its_reader(name: str) -> None:
    assert callable(reader_of(name))


def test_ris_with_no_break_spaces_is_recognised() -> None:
    text = "TY\xa0\xa0- JOUR\nTI\xa0\xa0- Lakes\nER\xa0\xa0- \n"
    assert detected(text.encode()).format == "ris"


def test_the_excel_table_of_web_of_science_is_not_taken_for_one_of_scopus() -> None:
    header = (
        "Publication Type,Authors,Author Full Names,Article Title,Source Title,Author Keywords,"
        "Abstract,Volume,Issue,DOI,UT (Unique WOS ID)\n"
    )
    assert detected(header.encode()).format == "csv"


def test_one_sign_is_told_as_one() -> None:
    text = "@article{k, title={Of ports}, author={Poe, A.}}"
    assert detect(text.encode(), text).reason.startswith("1 sign of BibTeX, first in line 1")
