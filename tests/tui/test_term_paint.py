from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content, Span

from seedbrowse.records import Record
from seedbrowse.search.engine import Match, Term
from seedbrowse.search.highlight import spans
from seedbrowse.term_sets.term_set import COLOURS, TermSet
from seedbrowse.tui.record_text import MATCH_STYLES, highlighted
from seedbrowse.tui.term_colours import style_of
from seedbrowse.tui.term_paint import NO_PAINT, TermPaint
from tests.term_sets.sets import lists_of_sets

INCLUDE = TermSet("include", ("random*", "controlled trial"), "green")
EXCLUDE = TermSet("exclude", ("mouse",), "red")
OFF = TermSet("off", ("trust",), "blue", is_on=False)
PAINT = TermPaint([INCLUDE, EXCLUDE, OFF])
TEXT = "A randomised controlled trial of a mouse and of trust"


def painted(content: Content) -> dict[str, object]:
    return {content.plain[start:end]: style for start, end, style in content.spans}


def test_words_have_the_colour_of_their_set_and_those_of_a_set_that_is_off_have_none():
    assert painted(PAINT.over(Content(TEXT))) == {
        "randomised": style_of("green"),
        "controlled trial": style_of("green"),
        "mouse": style_of("red"),
    }


def test_what_answers_the_query_stays_on_top():
    content = PAINT.over(highlighted(TEXT, {"trial": Term(Match.EXACT), "mouse": Term(Match.TYPO)}))
    assert painted(content) == {
        "randomised": style_of("green"),
        "controlled ": style_of("green"),
        "trial": MATCH_STYLES[Match.EXACT],
        "mouse": MATCH_STYLES[Match.TYPO],
    }


def test_a_row_has_the_same_stretches_in_their_order():
    terms = {"trial": Term(Match.EXACT)}
    found = PAINT.stretches(TEXT, spans(TEXT, terms))
    green, red = (len(Match) + COLOURS.index(colour) for colour in ("green", "red"))
    assert [(TEXT[start:end], style) for start, end, style in found] == [
        ("randomised", green), ("controlled ", green), ("trial", Match.EXACT), ("mouse", red),
    ]  # fmt: skip


def test_title_and_abstract_are_counted_together_whatever_is_searched_for():
    record = Record(type="article", title="Randomised <i>mouse</i>", abstract=f"{TEXT}. Random.")
    assert PAINT.counts(record).plain == "include 4 · exclude 2"
    assert PAINT.counts(Record(type="article", title="Trust")).plain == ""


def test_without_sets_everything_stays_as_it_is():
    content = Content(TEXT, [Span(0, 1, "bold")])
    assert NO_PAINT.over(content) is content
    assert not TermPaint([OFF])
    assert not NO_PAINT.counts(Record(type="article", title=TEXT))


def test_the_same_sets_paint_the_same_and_others_do_not():
    assert PAINT.is_of([INCLUDE, EXCLUDE])
    assert not PAINT.is_of([EXCLUDE, INCLUDE])


@given(st.text(max_size=60), lists_of_sets)
def test_any_text_is_the_same_when_it_is_painted(text: str, sets: list[TermSet]):
    paint = TermPaint(sets)
    content = paint.over(Content(text))
    assert content.plain == Content(text).plain
    ends = [0, *(end for _start, end, _style in content.spans)]
    assert all(end <= span.start for end, span in zip(ends, content.spans, strict=False))
