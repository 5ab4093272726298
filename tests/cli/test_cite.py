"""`seedbrowse cite`: references of records in any style, and what is said where there is none."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from seedbrowse.citing.citer import Citer, Output
from tests.cli.program import PROGRAM, run
from tests.cli.test_convert import records_of
from tests.corpus import SEED

_APA = (
    "Poletaev, D. V. (2019). From mistrust to solidarity or more mistrust? Russia’s migration "
    "experience in the international context. Russia in Global Affairs, 17(1), 171–197. "
    "https://doi.org/10.31278/1810-6374-2019-17-1-171-200"
)
_RIS = """TY  - JOUR
AU  - Żak, Ada
TI  - Roots & shoots
PY  - 2020
JO  - Journal of Examples
VL  - 4
SP  - 11
EP  - 19
DO  - 10.1234/roots
ER  -

TY  - BOOK
AU  - Abel, Niels
TI  - Seeds
PY  - 1999
PB  - Example Press
ER  -
"""
_ITEMS = [
    {"id": "http://example.org/items/AB1", "citation-key": "berg2011", "type": "book",
     "title": "Hills", "author": [{"family": "Berg", "given": "Jan"}],
     "issued": {"date-parts": [[2011]]}},
    {"id": 42, "type": "book", "title": "Valleys", "issued": {"date-parts": [[2012]]}},
    {"id": "same", "type": "book", "title": "Rivers"},
    {"id": "same", "type": "book", "title": "Lakes"},
]  # fmt: skip


@pytest.fixture(autouse=True)
def exports(directory):
    Path("two.ris").write_text(_RIS)
    Path("items.json").write_text(json.dumps(_ITEMS))


def _lines(*arguments: str) -> list[str]:
    printed = run("cite", *arguments)
    assert (printed.returncode, printed.stderr) == (0, "")
    return printed.stdout.splitlines()


def test_without_options_it_prints_a_reference_a_line_in_apa():
    assert _lines(str(SEED)) == [_APA]
    assert _lines("two.ris") == [
        "Abel, N. (1999). Seeds. Example Press.",
        "Żak, A. (2020). Roots & shoots. Journal of Examples, 4, 11–19. "
        "https://doi.org/10.1234/roots",
    ]


def test_the_style_may_be_called_by_any_of_its_names_and_numbers_where_it_numbers():
    assert _lines("two.ris", "--style", "Vancouver")[0].startswith("1. Żak A. Roots & shoots.")
    assert _lines("two.ris", "-s", "IEEE")[1].startswith("[2] N. Abel,")
    assert _lines("two.ris", "-s", "academic-medicine") == _lines("two.ris", "-s", "AMA")


def test_the_language_of_terms_can_be_chosen():
    german = _lines("items.json", "--locale", "de", "--style", "apa")

    assert any("o.\xa0J." in line or "o. J." in line for line in german)


def test_the_order_is_the_styles_unless_the_files_is_asked_for():
    by_style, by_file = _lines("two.ris"), _lines("two.ris", "--in-file-order")

    assert by_file == by_style[::-1]


@pytest.mark.parametrize("output", Output)
def test_every_output_has_a_paragraph_for_each_reference(output):
    printed = "\n".join(_lines("two.ris", "--as", output, "--style", "nature"))

    for entry in Citer.of("nature").bibliography(records_of("two.ris"), output):
        assert entry in printed
    if output in (Output.MARKDOWN, Output.LATEX):
        assert len(printed.split("\n\n")) == 2


def test_html_is_a_whole_fragment_in_which_no_title_is_markup():
    class Fragment(HTMLParser):
        def __init__(self):
            super().__init__()
            self.open, self.entries, self.text = [], 0, ""

        def handle_starttag(self, tag, attributes):
            self.open.append(tag)
            self.entries += ("class", "csl-entry") in attributes

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

        def handle_data(self, data):
            self.text += data

    fragment = Fragment()
    fragment.feed("\n".join(_lines("two.ris", "--as", "html")))

    assert (fragment.open, fragment.entries) == ([], 2)
    assert "Roots & shoots" in fragment.text


def test_one_citation_is_made_of_all_records():
    assert _lines("two.ris", "--in-text") == ["(Abel, 1999; Żak, 2020)"]
    assert _lines("two.ris", "--in-text", "--style", "ieee") == ["[1], [2]"]


def test_a_query_chooses_what_is_cited():
    assert [line[:4] for line in _lines("two.ris", "--query", "author:abel")] == ["Abel"]
    nothing = run("cite", "two.ris", "--query", "author:nobody")
    assert (nothing.returncode, nothing.stdout) == (1, "")


def test_keys_choose_records_and_their_order():
    asked = ("zakRootsShoots2020", "abelSeeds1999")
    for keys in (
        ",".join(asked),
        "@zakRootsShoots2020; [@abelSeeds1999]",
        "10.1234/ROOTS abelseeds1999",
    ):
        assert [line[:3] for line in _lines("two.ris", "--keys", keys)] == ["Żak", "Abe"]
    assert [
        line[:3] for line in _lines("two.ris", "--keys", ",".join(asked), "--in-style-order")
    ] == [
        "Abe",
        "Żak",
    ]
    assert len(_lines("two.ris", "--keys", "https://doi.org/10.1234/roots")) == 1


def test_keys_come_from_standard_input():
    printed = run("cite", "two.ris", "--keys", "-", stdin="@abelSeeds1999\nzakRootsShoots2020\n")

    assert printed.returncode == 0
    assert [line[:3] for line in printed.stdout.splitlines()] == ["Abe", "Żak"]
    assert run("cite", "-", "--keys", "-", stdin="a").returncode == 2


def test_unknown_keys_are_named_and_the_others_printed():
    printed = run("cite", "two.ris", "--keys", "nobody2000,abelSeeds1999,\x1b[31mred")

    assert printed.returncode == 1
    assert printed.stdout.startswith("Abel")
    assert "no record has the key nobody2000\n" in printed.stderr
    assert "\x1b" not in printed.stderr


def test_json_has_each_record_under_its_own_id_or_its_cite_key():
    def names(*arguments):
        return list(json.loads("\n".join(_lines(*arguments, "--json"))))

    assert names("items.json") == [
        "http://example.org/items/AB1", "42", "same", "Lakes"
    ]  # fmt: skip
    assert names("two.ris") == ["zakRootsShoots2020", "abelSeeds1999"]
    assert names("two.ris", "--query", "abel") == ["abelSeeds1999"]


def test_json_has_references_alone_and_without_numbers():
    cited = json.loads("\n".join(_lines("two.ris", "--json", "--style", "gost")))
    assert cited["abelSeeds1999"].startswith("Abel N.")

    cited = json.loads("\n".join(_lines("two.ris", "--json", "--in-text", "--as", "html")))
    assert cited == {"zakRootsShoots2020": "(Żak, 2020)", "abelSeeds1999": "(Abel, 1999)"}


def test_an_unknown_style_or_language_is_refused_before_anything_is_read():
    for arguments, said in (
        (("--style", "appa"), "no style appa; did you mean apa"),
        (("--locale", "germn"), "no locale germn; did you mean de-DE"),
        (("--style", "./nix.csl"), "there is no such file"),
    ):
        refused = run("cite", "two.ris", *arguments)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert said in refused.stderr


def test_a_damaged_style_is_refused_with_its_line():
    Path("own.csl").write_text("<style>\n<citation>\n</style>")

    refused = run("cite", "two.ris", "--style", "own.csl")

    assert refused.returncode == 2
    assert refused.stderr.startswith("seedbrowse: own.csl:3: mismatched tag")


def test_a_style_of_the_users_own_folder_is_taken_by_its_name(directory):
    folder = directory / ".home/config/seedbrowse/styles"
    folder.mkdir(parents=True)
    (folder / "mine.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info>'
        "<title>Mine</title></info><citation><layout><text variable='title'/></layout></citation>"
        "<bibliography><layout><text variable='title'/></layout></bibliography></style>"
    )

    assert _lines("two.ris", "--style", "mine") == ["Roots & shoots", "Seeds"]


def test_what_cannot_be_read_is_said_and_the_rest_is_cited():
    printed = run("cite", "two.ris", "nowhere.ris")

    assert printed.returncode == 2
    assert len(printed.stdout.splitlines()) == 2
    assert "nowhere.ris: no such file" in printed.stderr


def test_where_no_record_is_the_exit_status_is_1():
    Path("empty.ris").write_text("nothing here")

    assert run("cite", "empty.ris").returncode == 1
    assert json.loads(run("cite", "empty.ris", "--json").stdout) == {}


def test_a_record_with_next_to_nothing_is_cited_as_well_as_can_be():
    Path("bare.json").write_text('[{"id": "x", "type": "book", "language": "en"}]')

    for style in ("apa", "ieee", "chicago-notes-bibliography", "gost"):
        printed = run("cite", "bare.json", "--from", "csl-json", "--json", "--style", style)
        assert list(json.loads(printed.stdout)) == ["x"]


def test_style_names_are_completed():
    def completed(word):
        asked = {
            "_SEEDBROWSE_COMPLETE": "zsh_complete",
            "COMP_WORDS": f"seedbrowse cite --style {word}",
            "COMP_CWORD": "3",
        }
        return run(program=["env", *(f"{k}={v}" for k, v in asked.items()), *PROGRAM]).stdout

    assert "modern-language-association" in completed("moder")
