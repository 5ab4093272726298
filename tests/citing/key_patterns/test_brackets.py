"""JabRef's key patterns, as its documentation tells them."""

import pytest

from seedbrowse.citing.key_patterns.brackets import bracket_pattern
from seedbrowse.citing.key_patterns.error import KeyPatternError
from seedbrowse.records import Issued, Name
from tests.citing.key_patterns.records import PEOPLE, article, people


@pytest.mark.parametrize(
    ("pattern", "one", "two", "five"),
    [
        ("[auth]", "Lake", "Lake", "Lake"),
        ("[auth2]", "La", "La", "La"),
        ("[auth3_2]", "", "Bro", "Bro"),
        ("[auth.etal]", "Lake", "Lake.Brook", "Lake.etal"),
        ("[auth.auth.ea]", "Lake", "Lake.Brook", "Lake.Brook.ea"),
        ("[authEtAl]", "Lake", "LakeBrook", "LakeEtAl"),
        ("[authors]", "Lake", "LakeBrook", "LakeBrookRiversPondZee"),
        ("[authors2]", "Lake", "LakeBrook", "LakeBrookEtAl"),
        ("[authorLast]", "Lake", "Brook", "Zee"),
        ("[authIni3]", "Lak", "LaB", "LBR"),
        ("[authorIni]", "Lake", "LakeB", "LakeBRPZ"),
        ("[authshort]", "Lake", "LB", "LBR+"),
        ("[authorsAlpha]", "Lak", "LB", "LBR+"),
        ("[authForeIni][authorLastForeIni]", "EE", "EK", "EE"),
    ],
)
def test_markers_of_authors(pattern: str, one: str, two: str, five: str) -> None:
    made = bracket_pattern(pattern)
    assert [made(article(*PEOPLE[:count])) for count in (1, 2, 5)] == [one, two, five]
    assert made(article()) == ""


def test_particles_belong_to_some_markers_only() -> None:
    zee = article("van der Zee")
    assert bracket_pattern("[auth]-[authFirstFull]-[authorsAlpha]")(zee) == "Zee-vanderZee-vdZee"


def test_editors_stand_in_for_authors_unless_it_is_pure() -> None:
    edited = article(editors=people("Brook", "Pond"))
    assert bracket_pattern("[auth][authors]")(edited) == "BrookBrookPond"
    assert bracket_pattern("[pureauth][pureauthors2]")(edited) == ""
    both = article("Lake", editors=people("Brook", "Pond"))
    made = bracket_pattern("[edtr]-[edtr2_2]-[editors]-[editorLast]-[edtr.edtr.ea]-[edtrshort]")
    assert made(both) == "Brook-Po-BrookPond-Pond-Brook.Pond-BP"


def test_umlauts_are_two_letters() -> None:
    record = article("Müller", title="Österreichs Bäche")
    assert bracket_pattern("[auth4][title]")(record) == "MuelOesterreichsBaeche"


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("[title]", "AnEssayontheDeepLakesColdWaterNatrix"),
        ("[TITLE]", "AnessayonthedeepLakesColdwaterNatrix"),
        ("[fulltitle]", "AnessayonthedeepLakesColdwaterNatrix"),
        ("[camel]", "AnEssayOnTheDeepLakesColdWaterNatrix"),
        ("[shorttitle]", "essaydeepLakes"),
        ("[shorttitleINI]", "Aeo"),
        ("[veryshorttitle]", "essay"),
        ("[year][shortyear]", "201919"),
        ("[month]-[day]", "March-7"),
        ("[firstpage]-[lastpage]-[pageprefix]", "171-197-L"),
        ("[keyword1]-[keyword2]-[keyword3]", "coldwater-lakes-"),
        ("[keywords]-[keywords1]", "coldwaterlakes-coldwater"),
        ("[journal]", "JournalofLakeBiology"),
        ("[JOURNAL:abbr]", "JoLB"),
        ("[shortjournal]", "J.LakeBiol."),
        ("[booktitle]x[number]", "x"),
        ("[entrytype]", "Article"),
        ("demo[volume]", "demo12"),
    ],
)  # fmt: skip
def test_other_markers(pattern: str, text: str) -> None:
    assert bracket_pattern(pattern)(article("Lake")) == text


@pytest.mark.parametrize(
    ("modifiers", "text"),
    [
        (":abbr", "AEotDLCWN"),
        (":lower", "anessayonthedeeplakescoldwaternatrix"),
        (":abbr:upper", "AEOTDLCWN"),
        (":capitalize", "AnEssayOnTheDeepLakesColdWaterNatrix"),
        (":upper:titlecase", "AnEssayontheDeepLakesColdWaterNatrix"),
        (":sentencecase", "Anessayonthedeeplakescoldwaternatrix"),
        (":sentence_case:truncate8", "Anessay"),
        (":(none)", "AnEssayontheDeepLakesColdWaterNatrix"),
        (':regex("[a-z ]+", "")', "AEDLCWN"),
        (r':regex("^(\\w+) (\\w+).*", "$2_$1")', "Essay_An"),
    ],
)
def test_modifiers(modifiers: str, text: str) -> None:
    assert bracket_pattern(f"[title{modifiers}]")(article()) == text


def test_a_placeholder_stands_where_a_field_is_empty() -> None:
    assert bracket_pattern("[volume:(unknown)]")(article(volume="")) == "unknown"


def test_the_examples_of_the_documentation() -> None:
    pattern = r'[auth.etal:regex("\\.etal","EtAl"):regex("\\.","And")]'
    made = bracket_pattern(pattern)
    assert made(article("Lake", "Brook")) == "LakeAndBrook"
    assert made(article(*PEOPLE)) == "LakeEtAl"


def test_an_expression_without_end_leaves_the_text_as_it_is() -> None:
    record = article(title="a" * 60 + "b")
    assert bracket_pattern('[fulltitle:regex("(a|aa)+$", "x")]')(record) == "a" * 60 + "b"


def test_what_a_record_has_not_is_left_out() -> None:
    record = article("Lake", issued=Issued(2019), page="", author_keywords=())
    made = bracket_pattern("[month][day][firstpage][lastpage][pageprefix][keyword1][date]")
    assert made(record) == "2019"
    assert bracket_pattern("[auth]")(article(authors=(Name(literal="朱"),))) == ""


@pytest.mark.parametrize(
    ("pattern", "position", "message"),
    [
        ("[auth][yaer]", 7, "no marker “yaer”; did you mean “year”?"),
        ("[authshort3]", 1, "no marker “authshort3”; did you mean “authshort”?"),
        ("[authIni]", 1, "no marker “authIni”"),
        ("[auth1_2_3]", 1, "no marker “auth1_2_3”"),
        ("[]", 1, "no marker “”"),
        ("[auth:lowr]", 6, "no modifier “lowr”; did you mean “lower”?"),
        ("[auth:truncate]", 6, "did you mean “truncate3”?"),
        ("[auth:]", 5, "no modifier begins so"),
        ("x[auth", 1, "not closed"),
        ("[auth]]", 6, "not opened"),
        ('[auth:regex("(", "")]', 13, "“(” is no regular expression"),
        ('[auth:regex("a", "$2")]', 13, "“a” has no group “2”"),
    ],
)
def test_a_wrong_pattern_is_told_with_its_place(pattern: str, position: int, message: str) -> None:
    with pytest.raises(KeyPatternError) as refused:
        bracket_pattern(pattern)
    assert refused.value.position == position
    assert message in str(refused.value)
    assert f"column {position + 1}" in str(refused.value)
