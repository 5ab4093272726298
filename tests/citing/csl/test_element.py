"""Reading XML into elements, and refusing what is not harmless."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.citing.csl.element import Element, StyleError, read_xml


def test_elements_know_their_attributes_children_text_and_line():
    root = read_xml(b"<a>\n  <b c='1'>text</b>\n  <b/>\n</a>")
    first, second = root.all("b")
    assert (root.tag, root.line) == ("a", 1)
    assert (first.get("c"), first.text, first.line) == ("1", "text", 2)
    assert root.find("b") is first
    assert second.attributes == {}


def test_a_child_or_an_attribute_that_is_missing_is_none_or_empty():
    root = read_xml(b"<a/>")
    assert root.find("b") is None
    assert root.all("b") == []
    assert root.get("c") == ""
    assert root.get("c", "other") == "other"


def test_tags_lose_the_prefix_of_their_name_space():
    root = read_xml(b'<cs:style xmlns:cs="http://purl.org/net/xbiblio/csl"><cs:info/></cs:style>')
    assert root.tag == "style"
    assert root.find("info") is not None


def test_text_around_children_is_joined():
    assert read_xml(b"<a>one<b/>zwei&amp;</a>").text == "onezwei&"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_the_encoding_of_the_declaration_counts(encoding):
    data = f'<?xml version="1.0" encoding="{encoding}"?><a>é</a>'.encode(encoding)
    assert read_xml(data).text == "é"


@pytest.mark.parametrize("encoding", ["none-such", "rot13", "utf-7", "cp037"])
def test_other_encodings_are_refused(encoding):
    with pytest.raises(StyleError, match="encoding"):
        read_xml(f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode(), "mine.csl")


def test_damage_is_told_with_source_and_line():
    with pytest.raises(StyleError, match=r"^mine\.csl:2: mismatched tag$") as caught:
        read_xml(b"<a>\n</b>", "mine.csl")
    assert (caught.value.source, caught.value.line) == ("mine.csl", 2)


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [("a.csl", 3, "a.csl:3: why"), ("a.csl", 0, "a.csl: why"), ("", 3, "line 3: why"),
     ("", 0, "why")],
)  # fmt: skip
def test_an_error_says_as_much_of_the_place_as_is_known(source, line, message):
    assert str(StyleError("why", source, line)) == message


def test_document_types_are_refused_and_with_them_entities():
    bomb = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    with pytest.raises(StyleError, match="declares a document type"):
        read_xml(bomb)


@pytest.mark.parametrize("control", ["&#x9b;31m", "\u009b31m", "\u202e", "&#x2066;", "&#127;"])
def test_what_acts_on_a_terminal_is_refused_in_texts_and_attributes(control):
    for document in (f"<a>\n<b>{control}</b></a>", f"<a>\n<b c='{control}'/></a>"):
        with pytest.raises(StyleError, match="line 2: it holds control characters"):
            read_xml(document.encode())
    assert read_xml("<a b='\u00a0\u2009'>\tא\u200f\n</a>".encode()).text == "\tא\u200f\n"


@pytest.mark.parametrize(
    "document",
    [
        b'<?xml version="1.0" encoding="iso-8859-1"?><a>\xc3\x9b</a>',
        "<a>&#x9b;</a>".encode("utf-16"),
        "<a>\u202e</a>".encode("utf-16"),
    ],
)
def test_what_acts_on_a_terminal_is_refused_in_any_encoding(document):
    with pytest.raises(StyleError, match="it holds control characters"):
        read_xml(document)


def test_nesting_without_end_is_refused():
    assert read_xml(b"<a>" * 200 + b"</a>" * 200).tag == "a"
    with pytest.raises(StyleError, match="nested too deeply"):
        read_xml(b"<a>" * 500 + b"</a>" * 500)


def test_an_element_shows_what_it_is():
    assert repr(Element("text", {"value": "x"}, 4)) == "<text {'value': 'x'} line 4>"


@given(st.binary() | st.text("<>/ab='\"&;! \n").map(str.encode))
def test_any_bytes_are_an_element_or_an_error(data):
    with suppress(StyleError):
        assert read_xml(data).tag
