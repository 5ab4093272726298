"""What styles say of themselves, and what makes them unfit (CSL 1.0.2, File Types)."""

import pytest

from seedbrowse.citing.csl.element import StyleError
from seedbrowse.citing.csl.style import read_style
from tests.citing.csl.small_styles import style_xml


def refused(data: bytes) -> str:
    """What is said of a style that is refused."""
    with pytest.raises(StyleError) as caught:
        read_style(data, "small.csl")
    return str(caught.value)


def test_a_style_knows_its_name_and_class():
    style = read_style(style_xml(style='class="note" default-locale="de-AT"'), "small.csl")
    assert (style.id, style.title, style.source) == ("small", "Small", "small.csl")
    assert style.is_note
    assert style.default_locale == "de-AT"


def test_a_style_may_have_no_bibliography_macro_or_locale():
    style = read_style(style_xml())
    assert style.bibliography is None
    assert style.macros == {}
    assert style.locales == ()
    assert style.default_locale == ""
    assert not style.is_note


def test_a_style_may_come_without_info():
    style = read_style(b"<style><citation><layout/></citation></style>")
    assert (style.id, style.title) == ("", "")


def test_a_style_knows_whether_it_tests_for_ambiguity():
    branch = '<choose><if disambiguate="true"><text variable="title"/></if></choose>'
    assert read_style(style_xml(branch)).tests_ambiguity
    assert not read_style(style_xml()).tests_ambiguity


def test_macros_and_locales_are_found():
    extra = '<locale xml:lang="de"/><macro name="title"><text variable="title"/></macro>'
    style = read_style(style_xml('<text macro="title"/>', extra=extra))
    assert list(style.macros) == ["title"]
    assert len(style.locales) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html/>", "small.csl:1: this is no CSL style: it begins with <html>"),
        (b"<style/>", "small.csl:1: it has no cs:citation"),
        (b"<style>\n<citation/></style>", "small.csl:2: cs:citation has no cs:layout"),
        (
            b"<style><citation><layout/></citation>\n\n<bibliography/></style>",
            "small.csl:3: cs:bibliography has no cs:layout",
        ),
        (b"<style>", "small.csl:1: no element found"),
    ],
)
def test_what_is_no_style_is_refused_with_its_line(data, reason):
    assert refused(data) == reason


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<image/>", "cs:image has no place in cs:layout"),
        ('<group><if type="book"/></group>', "cs:if has no place in cs:group"),
        ('<text value="a"><text value="b"/></text>', "cs:text has no place in cs:text"),
        ("<text/>", "cs:text says neither macro, variable, term nor value"),
        ("<names/>", "cs:names says no variable"),
        ("<date/>", "cs:date says no variable"),
        ("<number/>", "cs:number says no variable"),
        ("<choose/>", "cs:choose has no cs:if"),
        ('<choose><if match="some" type="book"/></choose>',
         "match is all, any or none, not some"),
        ('<text macro="a"/>', "it calls the macro a, which is not there"),
    ],
)  # fmt: skip
def test_elements_that_make_no_sense_are_refused(body, reason):
    assert refused(style_xml(body)) == f"small.csl:1: {reason}"


def test_elements_of_macros_are_looked_at_though_nothing_calls_them():
    assert "cs:image has no place" in refused(style_xml(extra='<macro name="a"><image/></macro>'))


def test_macros_that_multiply_each_other_are_refused():
    calls = [f'<text macro="m{number}"/>' * 2 for number in range(1, 40)]
    macros = [f'<macro name="m{place}">{call}</macro>' for place, call in enumerate(calls)]
    extra = "".join((*macros, '<macro name="m39"><text value="x"/></macro>'))

    assert "more often than can be printed" in refused(style_xml('<text macro="m0"/>', extra=extra))


@pytest.mark.parametrize("step", [1, -1])
def test_macros_that_call_one_another_without_end_are_refused_in_any_order(step):
    macros = [f'<macro name="m{at}"><text macro="m{at + 1}"/></macro>' for at in range(3000)]
    macros.append('<macro name="m3000"><text value="x"/></macro>')

    assert "macros are nested too deeply" in refused(style_xml(extra="".join(macros[::step])))


def test_macros_that_call_each_other_in_a_circle_are_refused():
    extra = '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>'
    assert "the macro a calls itself" in refused(style_xml(extra=extra))


def test_macros_may_call_a_macro_twice():
    extra = '<macro name="a"><text macro="b"/><text macro="b"/></macro><macro name="b"/>'
    assert read_style(style_xml('<text macro="a"/>', extra=extra)).macros.keys() == {"a", "b"}


def test_a_macro_that_a_sort_key_calls_must_be_there():
    assert "calls the macro a" in refused(style_xml(sort='<key macro="a"/>'))
