"""Citer: records to references in any style, whatever the records and the style are like."""

import io
import json
from pathlib import Path

import msgspec
import pytest

from seedbrowse.citing import plain
from seedbrowse.citing.citable_item import citable_item
from seedbrowse.citing.citer import Citer, Output, plain_entry
from seedbrowse.citing.csl.element import StyleError
from seedbrowse.citing.csl.item import Item
from seedbrowse.citing.csl.locale import load_locale
from seedbrowse.citing.csl.processor import Processor
from seedbrowse.citing.csl.style import read_style
from seedbrowse.citing.locales import read_locale
from seedbrowse.citing.styles import resolve
from seedbrowse.formats.reading import Reading
from seedbrowse.records import Issued, Name, Record, Source

_ITEMS = json.loads((Path(__file__).parent / "csl/data/items.json").read_text(encoding="utf-8"))
_ODD_ITEMS = [
    {"id": 7, "type": "book", "title": "Numbers as numbers", "volume": 3, "number-of-pages": 120,
     "part-number": 2, "issued": {"date-parts": [["2019", "4"]]}},
    {"id": "season", "type": "article-journal", "title": "A season",
     "issued": {"date-parts": [[2020]], "season": 2}},
    {"id": "circa", "type": "book", "title": "About then",
     "issued": {"date-parts": [[1450]], "circa": True}},
    {"id": "bc", "type": "book", "title": "Long ago", "issued": {"date-parts": [[-44, 3, 15]]}},
    {"id": "words", "type": "book", "title": "A date in words", "issued": {"literal": "Spring"}},
    {"id": "raw", "type": "book", "title": "A raw date", "issued": {"raw": "2001-02-03"}},
    {"id": "range", "type": "article-magazine", "title": "A winter",
     "issued": {"date-parts": [[2019, 11], [2020, 1]]}},
    {"id": "names", "type": "chapter", "title": "Everybody", "container-title": "Of all kinds",
     "author": [
         {"family": "Fontaine", "given": "Jean", "dropping-particle": "de",
          "non-dropping-particle": "La"},
         {"literal": "The Example Group"},
         {"family": "King", "given": "Ada", "suffix": "Jr.", "comma-suffix": True},
         {"family": "Plato"},
     ],
     "editor": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}],
     "translator": [{"family": "Cruz", "given": "María", "dropping-particle": "de la"}]},
    {"id": "short", "type": "article-journal", "title": "A long title: with more", "shortTitle":
     "A long title", "journalAbbreviation": "J. Ex.", "container-title": "Journal of Examples",
     "page": "e12-e15"},
    {"id": "event", "type": "paper-conference", "title": "Spoken", "event": "Example Days",
     "event-place": "Riga", "event-date": {"date-parts": [[2018, 5, 2]]}},
    {"id": "reach", "type": "webpage", "title": "Where?", "URL": "https://example.org/?a=1&b=2",
     "accessed": {"date-parts": [[2024, 3, 9]]}, "note": "A note", "language": "de"},
    {"id": "number", "type": "article-journal", "title": "No pages", "number": "e77",
     "container-title": "Journal of Examples", "volume": "5"},
]  # fmt: skip
_STYLES = (
    "apa", "modern-language-association", "chicago-author-date", "chicago-notes-bibliography",
    "ieee", "nlm-citation-sequence", "nature", "gost-r-7-0-5-2008", "harvard-cite-them-right",
    "american-medical-association", "din-1505-2",
)  # fmt: skip
_ARTICLE = Record(
    type="article-journal",
    title="Growing seeds in winter",
    authors=(Name(family="Kowalska", given="Ewa"), Name(family="Berg", given="J. D.")),
    issued=Issued(2021, 4),
    container_title="Journal of Examples",
    volume="12",
    issue="3",
    page="7-19",
    doi="https://doi.org/10.1234/seeds",
    url="https://www.scopus.com/inward/record.uri?eid=2-s2.0-1",
    language="English; Polish",
    source=Source("export.ris", 1, 9, "ris"),
)
_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0">
  <info><title>A style</title><id>http://example.org/own</id>{info}</info>
  <citation><layout>{citation}</layout></citation>
  {bibliography}
</style>
"""


@pytest.fixture(autouse=True)
def own_directories(tmp_path, monkeypatch):
    for name in ("CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


def _read(items):
    stream = io.BytesIO(json.dumps(items, ensure_ascii=False).encode())
    return [each for each in Reading(stream, "items.json") if isinstance(each, Record)]


def _style(tmp_path, citation, bibliography="", kind="in-text", info=""):
    path = tmp_path / "own.csl"
    if bibliography:
        bibliography = f"<bibliography>{bibliography}</bibliography>"
    path.write_text(
        _STYLE.format(kind=kind, info=info, citation=citation, bibliography=bibliography)
    )
    return str(path)


def _processor(style):
    read = read_style(resolve(style).read())
    return Processor(read, load_locale(read.default_locale, read.locales, read_locale))


@pytest.mark.parametrize("style", _STYLES)
def test_a_csl_item_is_cited_like_itself_whatever_the_record_makes_of_it(style):
    items = [*_ITEMS, *_ODD_ITEMS]
    processor, citer = _processor(style), Citer.of(style)

    records = _read(items)

    for output in ("text", "html"):
        written = [getattr(processor.citation([item]), output)() for item in items]
        assert [citer.in_text([record], Output(output)) for record in records] == written
        whole = processor.bibliography(items, in_style_order=False)
        assert citer.bibliography(records, Output(output), in_style_order=False) == [
            getattr(entry, output)() for entry in whole if entry
        ]


def test_nothing_of_a_csl_item_that_a_style_could_print_is_lost():
    items = [*_ITEMS, *_ODD_ITEMS]

    for item, record in zip(items, _read(items), strict=True):
        cited, original = Item.of(citable_item(record)), Item.of(item)
        assert cited.names == original.names
        assert cited.dates == original.dates
        assert cited.type == original.type
        texts = dict(cited.texts)
        texts.pop("citation-key", None)
        assert texts | {"id": ""} == dict(original.texts) | {"id": ""}


def test_a_reference_has_no_number_and_a_bibliography_is_numbered():
    for style in ("ieee", "gost-r-7-0-5-2008", "nlm-citation-sequence", "nature"):
        citer = Citer.of(style)
        assert citer.reference(_ARTICLE)[:3] in ("E. ", "Kow")
        assert citer.bibliography([_ARTICLE])[0].lstrip("[(").startswith("1")


def test_references_come_in_every_output():
    citer = Citer.of("apa")

    assert "<i>Journal of Examples</i>" in citer.reference(_ARTICLE, Output.HTML)
    assert "*Journal of Examples*" in citer.reference(_ARTICLE, Output.MARKDOWN)
    assert "\\textit{Journal of Examples}" in citer.reference(_ARTICLE, Output.LATEX)
    assert citer.reference(_ARTICLE) == (
        "Kowalska, E., & Berg, J. D. (2021). Growing seeds in winter. Journal of Examples, 12(3), "
        "7–19. https://doi.org/10.1234/seeds"
    )
    assert citer.in_text([_ARTICLE]) == "(Kowalska & Berg, 2021)"


def test_titles_of_english_works_get_capitals_and_others_keep_their_own():
    citer = Citer.of("modern-language-association")
    polish = msgspec.structs.replace(_ARTICLE, title="Nasiona w zimie", language="Polish")

    assert "“Growing Seeds in Winter.”" in citer.reference(_ARTICLE)
    assert "“Nasiona w zimie.”" in citer.reference(polish)


def test_a_databases_own_page_of_a_record_stands_in_no_reference():
    record = msgspec.structs.replace(_ARTICLE, doi="")
    own = msgspec.structs.replace(record, url="https://example.org/seeds")

    assert "scopus" not in Citer.of("apa").reference(record)
    assert Citer.of("apa").reference(own).endswith("https://example.org/seeds")


def test_an_article_number_stands_for_the_page_where_a_style_prints_only_pages():
    record = msgspec.structs.replace(_ARTICLE, page="", number="e7731")

    for style in _STYLES:
        assert Citer.of(style).reference(record).count("e7731") == 1, style


def test_a_conference_is_named_by_styles_of_either_age():
    talk = Record(
        type="paper-conference",
        title="Growing seeds in winter",
        authors=_ARTICLE.authors,
        issued=_ARTICLE.issued,
        event="Days of Examples",
    )

    for style in ("apa", "ieee", "harvard-cite-them-right", "chicago-author-date"):
        assert Citer.of(style).reference(talk).count("Days of Examples") == 1, style


def test_works_that_would_look_alike_are_told_apart_in_a_bibliography():
    other = msgspec.structs.replace(_ARTICLE, title="Another winter", doi="10.1234/other")

    first, second = Citer.of("apa").bibliography([_ARTICLE, other])

    assert "(2021a). Another winter." in first
    assert "(2021b). Growing seeds" in second
    assert "(2021)." in Citer.of("apa").reference(other)


def test_a_bibliography_keeps_its_order_where_that_is_wanted():
    other = msgspec.structs.replace(_ARTICLE, authors=(Name(family="Abel", given="N."),))
    citer = Citer.of("apa")

    assert citer.bibliography([_ARTICLE, other])[0].startswith("Abel")
    assert citer.bibliography([_ARTICLE, other], in_style_order=False)[1].startswith("Abel")


def test_the_language_is_the_one_asked_for_else_the_styles_own_else_american_english(tmp_path):
    citation = '<text term="and"/>'

    assert Citer.of("apa").locale == "en-US"
    assert Citer.of("apa", "german").locale == "de-DE"
    assert Citer.of("din-1505-2").locale == "de-DE"
    path = Path(_style(tmp_path, citation))
    path.write_text(path.read_text().replace("<style ", '<style default-locale="fr" '))
    assert Citer.of(str(path)).locale == "fr-FR"
    assert Citer.of(str(path)).in_text([_ARTICLE]) == "et"
    path.write_text(path.read_text().replace('"fr"', '"tlh"'))
    assert Citer.of(str(path)).locale == "en-US"


def test_what_is_told_of_a_style_is_its_own_also_of_a_dependent_one():
    vancouver, dependent = Citer.of("Vancouver").style, Citer.of("academic-medicine").style

    assert vancouver.id == "nlm-citation-sequence"
    assert (vancouver.class_, vancouver.is_numeric) == ("in-text", True)
    assert (dependent.id, dependent.title) == ("academic-medicine", "Academic Medicine")
    assert Citer.of("chicago-notes-bibliography").style.class_ == "note"


def test_a_style_without_bibliography_gives_its_note_as_the_reference(tmp_path):
    citer = Citer.of(_style(tmp_path, '<text variable="title"/>', kind="note"))

    assert not citer.style.has_bibliography
    assert citer.reference(_ARTICLE) == _ARTICLE.title
    assert citer.bibliography([_ARTICLE, Record(title="B")]) == [_ARTICLE.title, "B"]


def test_a_label_in_the_margin_stays_where_it_is_no_number(tmp_path):
    layout = '<layout><names variable="author"/><text variable="title" prefix=" "/></layout>'
    path = Path(_style(tmp_path, '<text variable="title"/>', layout))
    path.write_text(
        path.read_text().replace("<bibliography", '<bibliography second-field-align="flush"')
    )

    assert Citer.of(str(path)).reference(_ARTICLE).startswith("Ewa Kowalska")


def test_a_record_that_a_style_cannot_print_gets_a_plain_reference_and_keeps_no_other(
    tmp_path, monkeypatch
):
    citer = Citer.of("apa")
    printed = Processor.document

    def document(self, items, **options):
        if any(item.get("title") == "Bad" for item in items.values()):
            raise StyleError("it cannot be told why")
        return printed(self, items, **options)

    monkeypatch.setattr(Processor, "document", document)
    bad = Record(title="Bad", key="bad1")

    assert citer.bibliography([_ARTICLE, bad]) == [
        citer.reference(_ARTICLE), plain.reference(bad)
    ]  # fmt: skip
    assert citer.in_text([bad]) == plain.reference(bad)
    assert any("bad1" in problem and "told why" in problem for problem in citer.problems)


def test_what_a_style_prints_nothing_for_is_left_out_of_its_bibliography(tmp_path):
    layout = '<layout><text variable="DOI"/></layout>'
    citer = Citer.of(_style(tmp_path, '<text variable="title"/>', layout))

    assert citer.reference(Record(title="No DOI")) == ""
    assert citer.bibliography([Record(title="No DOI"), _ARTICLE]) == ["10.1234/seeds"]


def test_a_changed_style_is_read_anew(tmp_path):
    path = Path(_style(tmp_path, '<text variable="title"/>'))
    assert Citer.of(str(path)).in_text([_ARTICLE]) == _ARTICLE.title

    path.write_text(path.read_text().replace('"title"', '"volume"'))

    assert Citer.of(str(path)).in_text([_ARTICLE]) == "12"


def test_an_unknown_style_or_language_is_refused_with_a_sentence():
    with pytest.raises(StyleError, match="no style"):
        Citer.of("qqqqqqqq")
    with pytest.raises(StyleError, match="no locale"):
        Citer.of("apa", "qq")


def test_the_plain_form_is_harmless_in_every_output():
    record = Record(title="R&D of a <script> tag: 5% of $x_1$")
    assert plain_entry(record).html().count("<") == 0
    assert r"R\&D" in plain_entry(record).latex()
    assert r"5\%" in plain_entry(record).latex()
    assert r"x\_1" in plain_entry(record).latex()
