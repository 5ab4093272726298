"""Better BibTeX's key formulas, as its documentation tells them."""

import pytest

from seedbrowse.citing.key_patterns.error import KeyPatternError
from seedbrowse.citing.key_patterns.formula import formula_pattern
from tests.citing.key_patterns.records import PEOPLE, article, people


def made(formula: str, *families: str, **fields: object) -> str:
    return formula_pattern(formula)(article(*families, **fields))


@pytest.mark.parametrize(
    ("formula", "one", "two", "five"),
    [
        ("auth", "Lake", "Lake", "Lake"),
        ("auth(2)", "La", "La", "La"),
        ("auth(n=3, m=2)", "", "Bro", "Bro"),
        ("auth(initials=true)", "LakeE", "LakeE", "LakeE"),
        ("authEtAl", "Lake", "Lake Brook", "Lake EtAl"),
        ("authEtal2", "Lake", "Lake.Brook", "Lake.etal"),
        ("authAuthEa", "Lake", "Lake.Brook", "Lake.Brook.ea"),
        ("authIni(3)", "Lak", "La.B", "L.B.R"),
        ("authorIni(joiner='')", "Lake", "LakeB", "LakeBRPv"),
        ("authorLast", "Lake", "Brook", "vanderZee"),
        ("authForeIni + authorLastForeIni", "EE", "EK", "EE"),
        ("authors", "Lake", "Lake Brook", "Lake Brook Rivers Pond vanderZee"),
        ("authors(2, etal=EtAl)", "Lake", "Lake Brook", "Lake Brook EtAl"),
        ("authors(1, name='%(f)s%(i)s')", "LakeE", "LakeE", "LakeE"),
        ("authors(2, min=2, joiner='-') | 'few'", "few", "Lake-Brook", "Lake-Brook"),
        ("authors(max=2) | 'many'", "Lake", "Lake Brook", "many"),
        ("authorsAlpha(joiner='')", "Lak", "LB", "LBR+"),
        ("authshort", "Lake", "L.B", "L.B.R+"),
    ],
)  # fmt: skip
def test_functions_of_authors(formula: str, one: str, two: str, five: str) -> None:
    texts = [made(formula, *PEOPLE[:count]) for count in (1, 2, 5)]
    assert texts == [one, two, five]


def test_editors_stand_in_for_authors() -> None:
    editors = people("Brook", "Pond")
    assert made("auth", editors=editors) == "Brook"
    assert made("auth(creator=editor)", "Lake", editors=editors) == "Brook"
    assert made("auth(creator='editor')", "Lake") == ""


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("title", "Essay Deep Lakes Coldwater Natrix"),
        ("shorttitle", "essay deep Lakes"),
        ("shorttitle(2, 1)", "Essay deep"),
        ("veryshorttitle(m=1)", "Essay"),
        ("Title", "An essay on the deep Lakes: Cold-water Natrix"),
        ("journal", "J. Lake Biol."),
        ("journal(off).abbr", "JoLB"),
        ("PublicationTitle.select(1, 1)", "Journal"),
        ("year + shortyear", "201919"),
        ("month + '-' + day", "3-7"),
        ("date", "2019-03-07"),
        ("date('%y.%-m.%d')", "19.3.07"),
        ("firstpage.prefix(p) + lastpage.postfix('_')", "p171197_"),
        ("keyword(1) + keyword(9)", "cold water"),
        ("origyear + origdate + Volume", "12"),
        ("extra(grant) + extra('medium')", "X-1print"),
        ("type(book) + 'book' | type(journalArticle) + 'article'", "article"),
        ("text('x') + \"y\"", "xy"),
        ("(auth | 'anon').upper", "ANON"),
        ("auth; year", "2019"),
    ],
)
def test_other_functions_and_fields(formula: str, text: str) -> None:
    fields = {"extra": {"Grant": "X-1"}, "csl": {"medium": "print"}}
    assert made(formula, **fields) == text


def test_the_original_date() -> None:
    original = {"original-date": {"date-parts": [["1851", 10]]}}
    assert made("origyear + '/' + origdate", csl=original) == "1851/1851-10"
    assert made("origyear", csl={"original-date": {"literal": "about 1851"}}) == ""


@pytest.mark.parametrize(
    ("filters", "text"),
    [
        (".abbr", "AeotdLCN"),
        (".capitalize", "An Essay On The Deep Lakes: Cold-water Natrix"),
        (".skipwords", "essay deep Lakes: Cold-water Natrix"),
        (".skipwords.select(2, 2)", "deep Lakes:"),
        (".select(n=2).condense(_)", "An_essay"),
        (".select(7)", "Cold-water Natrix"),
        (".condense.substring(3, 4)", "essa"),
        (".nopunct.substring(28)", "Cold-water Natrix"),
        (".nopunctordash.substring(28)", "Coldwater Natrix"),
        (".alphanum.lower", "an essay on the deep lakes coldwater natrix"),
        (".replace('LAKES', 'ponds').select(6, 1)", "ponds:"),
        (".replace('', 'x').select(1, 1)", "An"),
        (".replace(/[aeiou]/gi, '').select(2, 1)", "ssy"),
        (".replace(find=/:.*/, replace='')", "An essay on the deep Lakes"),
        (".len('>', 99) | 'short'", "short"),
        (".len.select(1, 1)", "An"),
        (".discard.default(none)", "none"),
        (".numeric", ""),
    ],
)
def test_filters(filters: str, text: str) -> None:
    assert made(f"Title{filters}") == text


def test_letters_are_ascii_when_a_filter_asks_for_it() -> None:
    assert made("Title.fold", title="Über Ålesund") == "Uber Alesund"
    assert made("Title.ascii", title="Über") == "ber"
    assert made("Title.clean", title="Über: (Ålesund)") == "Uber Alesund"


def test_names_are_known_in_any_case_and_keys_are_always_clean() -> None:
    assert made("authetal2(clean=true).Lower", *PEOPLE) == "lake.etal"


@pytest.mark.parametrize(
    ("formula", "position", "message"),
    [
        ("auht.lower", 0, "no function “auht”; did you mean “auth”?"),
        ("Tittle", 0, "did you mean “Title”?"),
        ("auth.lowr", 5, "no filter “lowr”; did you mean “lower”?"),
        ("auth +", 6, "something is missing at the end"),
        ("auth year", 5, "“year” is unexpected"),
        ("auth..lower", 5, "“.” is unexpected"),
        ("auth(1", 6, "“,” is missing here"),
        ("auth(", 5, "“)” is missing here"),
        ("(auth", 5, "“)” is missing here"),
        ("auth(1, 2, 3, 4, 5)", 0, "“auth” takes n, m, creator, initials"),
        ("year(1)", 0, "“year” takes nothing"),
        ("auth('x')", 0, "n of “auth” is a number"),
        ("auth.select('x')", 5, "start of “select” is a number"),
        ("auth(creator=reader)", 0, "a creator is author or editor, not reader"),
        ("auth.len(~, 3)", 5, "not by ~"),
        ("auth + 'x", 7, "this quote is not closed"),
        ("Title.replace(/(/, '')", 14, "“(” is no regular expression"),
        ("Title.replace(/a/, '$2')", 14, "“a” has no group “2”"),
        ("(" * 99, 21, "too many parentheses"),
    ],
)
def test_a_wrong_formula_is_told_with_its_place(formula: str, position: int, message: str) -> None:
    with pytest.raises(KeyPatternError) as refused:
        formula_pattern(formula)
    assert message in str(refused.value)
    assert refused.value.position == position


def test_a_misspelt_name_of_a_pattern_is_told() -> None:
    with pytest.raises(KeyPatternError, match="did you mean “scholar”"):
        formula_pattern("scholr", ["scholar"])
