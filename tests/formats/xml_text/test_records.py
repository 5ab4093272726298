"""Finding the records of XML files, whole ones and damaged ones."""

import io
from xml.etree.ElementTree import tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.content import Content
from seedbrowse.formats.decoding import encoding_of
from seedbrowse.formats.metadata import Metadata
from seedbrowse.formats.xml_text.records import records_in
from seedbrowse.problems import Problem
from tests.formats.mutilation import mutilated

WHOLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<xml count="3"><records>
<record><title>Lakes &amp; shores</title></record>
<record>
  <title>Brooks</title>
</record>
<record type="b"><title>Wells</title><a:note xmlns:a="urn:a">deep</a:note></record>
</records></xml>
"""


def found_in(text: str | bytes, *names: str) -> list[object]:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    content = Content(io.BytesIO(data), encoding_of(data), "test.xml")
    return list(records_in(content, names or ("record",)))


def elements(text: str | bytes) -> list[str]:
    return [
        tostring(item[0], encoding="unicode") for item in found_in(text) if isinstance(item, tuple)
    ]


def problems(text: str | bytes) -> list[Problem]:
    return [item for item in found_in(text) if isinstance(item, Problem)]


def test_records_arrive_with_their_lines_and_without_prefixes() -> None:
    found = [item for item in found_in(WHOLE) if isinstance(item, tuple)]
    assert [(first, last) for _, first, last in found] == [(3, 3), (4, 6), (7, 7)]
    assert [child.tag for child in found[2][0]] == ["title", "note"]
    assert problems(WHOLE) == []


def test_what_stands_outside_of_records_is_metadata() -> None:
    feed = "<feed><total a='1'>3</total>\n<record>x</record>tail</feed>"
    assert [item for item in found_in(feed) if isinstance(item, Metadata)] == [
        Metadata(1, "total a=1"),
        Metadata(1, "total: 3"),
        Metadata(2, "feed: tail"),
    ]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(ends: str) -> None:
    found = [item for item in found_in(WHOLE.replace("\n", ends)) if isinstance(item, tuple)]
    assert [(first, last) for _, first, last in found] == [(3, 3), (4, 6), (7, 7)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1"])
def test_every_encoding_is_read(encoding: str) -> None:
    text = WHOLE.replace("Brooks", "Bäche").replace("UTF-8", encoding.replace("-sig", ""))
    assert "Bäche" in elements(text.encode(encoding))[1]


def test_a_wrong_declaration_does_not_spoil_the_text() -> None:
    text = WHOLE.replace("Brooks", "Bäche")
    assert "Bäche" in elements(text.replace("UTF-8", "UTF-16").encode())[1]
    assert "Bäche" in elements(text.replace("UTF-8", "ISO-8859-1").encode())[1]
    assert "Bäche" in elements(text.replace("UTF-8", "no-such").encode())[1]
    broken = text.encode("cp1252")
    assert "Bäche" in elements(broken)[1]
    assert ["Windows-1252" in problem.message for problem in problems(broken)] == [True]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("fish & chips", "fish &amp; chips"),
        ("p < 0.05", "p &lt; 0.05"),
        ("a&nbsp;b&eacute;", "a\xa0bé"),
        ("&lake;", "&amp;lake;"),
        ("a&#1;&#x1F;&#xFFFE;b\x01c", "abc"),
        ("&#233;&#xE9;", "éé"),
    ],
)
def test_a_slip_in_the_text_costs_nothing(written: str, read: str) -> None:
    text = WHOLE.replace("Brooks", written)
    assert f"<title>{read}</title>" in elements(text)[1]
    assert problems(text) == []


def test_a_damaged_record_arrives_in_part_and_the_next_ones_whole() -> None:
    text = WHOLE.replace("<title>Brooks</title>", "<title>Brooks</titel><more/>")
    first, second, third = elements(text)
    assert "Brooks" in second
    assert (first, third) == (elements(WHOLE)[0], elements(WHOLE)[2])
    (problem,) = problems(text)
    assert (problem.line, problem.last_line) == (4, 7)
    assert "mismatched tag" in problem.message


def test_a_record_without_end_ends_where_the_next_one_begins() -> None:
    text = WHOLE.replace("</title>\n</record>", "</title>\n")
    assert ["Brooks" in element for element in elements(text)] == [False, True, False]
    assert [problem.line for problem in problems(text)] == [4]
    assert "no end" in problems(text)[0].message


def test_a_file_that_ends_in_a_record_gives_its_beginning() -> None:
    text = WHOLE[: WHOLE.index("Brooks") + 4]
    assert "<title>Broo</title>" in elements(text)[1]
    (problem,) = problems(text)
    assert (problem.line, "ends in the middle" in problem.message) == (4, True)


def test_a_file_that_ends_between_records_says_so() -> None:
    (problem,) = problems(WHOLE[: WHOLE.index("</records>")])
    assert "before its XML is closed" in problem.message


def test_files_behind_each_other_are_all_read() -> None:
    assert elements(WHOLE + WHOLE) == elements(WHOLE) * 2
    assert problems(WHOLE + WHOLE) == []
    cut = WHOLE[: WHOLE.index("<title>Wells")]
    assert elements(cut + WHOLE)[-3:] == elements(WHOLE)
    assert len(problems(cut + WHOLE)) == 1


def test_text_between_files_is_reported() -> None:
    (problem,) = problems(WHOLE + "stray words\n" + WHOLE)
    assert problem.message.startswith("text that belongs to no record, beginning “stray words”")
    assert problem.line == 9


def test_entities_are_refused_and_the_records_arrive() -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n'
        "<x><record>&b;&a;</record><record>calm</record></x>"
    )
    assert elements(bomb) == ["<record>&amp;b;&amp;a;</record>", "<record>calm</record>"]
    (problem,) = problems(bomb)
    assert "refused" in problem.message


def test_nothing_outside_of_the_file_is_read() -> None:
    text = '<!DOCTYPE x SYSTEM "file:///etc/hostname">\n<x><record>one</record></x>'
    assert elements(text) == ["<record>one</record>"]


def test_a_long_token_is_read_once_or_twice_not_once_a_piece() -> None:
    comment = "<!-- " + "lake " * 2_000_000 + "-->"
    assert elements(f"<x>{comment}<record>one</record></x>") == ["<record>one</record>"]


def test_elements_in_each_other_without_end_are_no_danger() -> None:
    (element,) = elements_of_deep(50_000)
    assert "".join(element.itertext()) == "deep"


def elements_of_deep(depth: int) -> list[object]:
    text = f"<x><record>{'<a>' * depth}deep{'</a>' * depth}</record></x>"
    return [item[0] for item in found_in(text) if isinstance(item, tuple)]


def test_what_is_nested_too_deep_is_text_of_what_is_around_it() -> None:
    nested = "<a>" * 3000 + "wells" + "</a>" * 3000
    record, problem = found_in(f"<xml><record>{nested}<b>brooks</b></record></xml>")
    assert isinstance(record, tuple)
    assert "".join(record[0].itertext()) == "wellsbrooks"
    assert record[0][-1].tag == "b"
    assert isinstance(problem, Problem)
    assert "nested" in problem.message


@given(st.binary())
def test_no_bytes_make_it_raise(data: bytes) -> None:
    found_in(b"<x><record>" + data)
    found_in(data)


@given(mutilated(WHOLE, WHOLE.replace("\n", " \n\n")), st.integers(0, 400))
def test_no_record_before_the_damage_is_lost(text: str, cut: int) -> None:
    found_in(text)
    whole = [item for item in found_in(WHOLE) if isinstance(item, tuple)]
    ends = [WHOLE.index(f"{title}</title>") for title in ("shores", "Brooks", "Wells")]
    complete = sum(WHOLE.index("</record>", end) + 9 <= cut for end in ends)
    found = elements(WHOLE[:cut])
    assert found[:complete] == elements(WHOLE)[:complete]
    assert len(found) <= len(whole)


PIECES = (
    "<record>", "</record>", "<title>", "</title>", "q", "<", "&", "]]>", "\n", "</xml>",
    "<?xml version='1.0'?>", "<!ENTITY", "<!--", "<record a=1>", "<![CDATA[",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES)))
def test_no_order_of_tags_makes_it_raise_or_lose_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = found_in(text)
    # Text glued to the very first tag is where expat says that nothing has begun yet.
    if -1 < text.find("<") < text.rfind("q"):
        assert found
