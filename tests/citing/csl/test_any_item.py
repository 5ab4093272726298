"""What holds for every item, however odd its values, in styles that ask for much."""

import copy
import re
from functools import cache
from typing import Any

import pytest
from benchmarks.csl_engine import processor
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbrowse.citing.csl.item import DATE_VARIABLES, NAME_VARIABLES
from seedbrowse.citing.csl.processor import Processor
from seedbrowse.citing.csl.runs import PRIVATE

STYLES = [
    ("apa", "en-US"),
    ("chicago-notes-bibliography", "de-DE"),
    ("ieee", "en-US"),
    ("gost-r-7-0-5-2008", "ru-RU"),
    ("oscola", "en-GB"),
]
every_style = pytest.mark.parametrize(("name", "locale"), STYLES, ids=[name for name, _ in STYLES])
style_of = cache(processor)

# These items are large, and each is rendered in every style and output.
few = settings(max_examples=settings.default.max_examples // 4)
fewer = settings(max_examples=settings.default.max_examples // 12)

TEXTS = (
    "id", "title", "container-title", "title-short", "volume", "issue", "page", "edition",
    "number", "publisher", "publisher-place", "DOI", "URL", "language", "genre", "note", "section",
    "number-of-pages", "number-of-volumes", "chapter-number", "collection-number", "event-title",
    "citation-number", "citation-label", "locator", "year-suffix", "status", "version", "archive",
)  # fmt: skip
TYPES = (
    "article-journal", "article-newspaper", "bill", "book", "chapter", "dataset", "legal_case",
    "legislation", "manuscript", "paper-conference", "patent", "personal_communication", "report",
    "song", "thesis", "webpage",
)  # fmt: skip
PIECES = (
    *PRIVATE, "<i>", "</i>", "<b>", "</b>", "<sc>", "</span>", '<span class="nocase">', "<script>",
    "&", "&lt;", '"', "'", "“", "”", "’", "« ", " »", ".", ",", ";", ":", "?", "!", "-", "–", "\\",
    "{", "}", "$", "%", "_", "*", "\0", "\x1b[31m", "\n", "\t", "\u200b", "\u202e", "\ud800", "²",
    "٣", "ⅷ", "1", "12", "iv", "and", "The ", "van der ", "d'", "O’", "Jr.", "e\u0301", "你", " ",
)  # fmt: skip
KNOWN_TAG = re.compile(
    r"</?(?:i|b|sub|sup)>|</(?:span|div)>"
    r'|<div class="csl-(?:block|left-margin|right-inline|indent)">'
    r'|<span style="(?:font-variant:(?:small-caps|normal)|font-style:normal'
    r'|font-weight:(?:light|normal)|text-decoration:underline);">'
)

text = (
    st.lists(st.sampled_from(PIECES)).map("".join)
    | st.text(max_size=12)
    | st.builds(lambda piece, count: piece * count, st.sampled_from(PIECES), st.integers(0, 400))
)
scalar = st.none() | st.booleans() | st.integers() | st.floats() | text
anything = st.recursive(
    scalar, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3)
)
name_keys = st.sampled_from(
    ["family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle",
     "comma-suffix", "static-ordering", "parse-names", "isInstitution"]
)  # fmt: skip
names = st.lists(st.dictionaries(name_keys, scalar, max_size=4) | anything, max_size=4)
date_part = st.integers(-3000, 3000) | st.integers(1, 31) | scalar
date = text | st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(st.lists(date_part, max_size=4) | anything, max_size=3),
        "literal": scalar,
        "raw": scalar,
        "season": scalar,
        "circa": scalar,
    },
)
items = st.fixed_dictionaries(
    {"type": st.sampled_from(TYPES) | anything},
    optional={
        **dict.fromkeys(TEXTS, text | anything),
        **dict.fromkeys(sorted(NAME_VARIABLES), names | anything),
        **dict.fromkeys(sorted(DATE_VARIABLES), date | anything),
    },
)


def renderings(style: Processor, item: dict[str, Any]) -> list[str]:
    """An item in every output, cited and listed."""
    both = [style.reference(item), style.citation([item]), style.reference(item, numbered=False)]
    return [
        written for each in both
        for written in (each.html(), each.text(), each.markdown(), each.latex())
    ]  # fmt: skip


@every_style
@few
@given(item=items)
def test_any_item_is_rendered_alike_each_time_and_stays_as_it_is(name, locale, item):
    style = style_of(name, locale)
    before = copy.deepcopy(item)
    first = renderings(style, item)
    assert renderings(style, item) == first
    assert repr(item) == repr(before)


@every_style
@few
@given(item=items)
def test_no_rendering_has_private_characters_and_html_has_only_known_tags(name, locale, item):
    written = renderings(style_of(name, locale), item)
    assert not any(PRIVATE.intersection(each) for each in written)
    for html in written[::4]:
        tags = re.findall("<[^>]*>", html)
        assert all(map(KNOWN_TAG.fullmatch, tags))
        assert sum(tag.startswith("</") for tag in tags) * 2 == len(tags)


@every_style
@fewer
@given(listed=st.lists(items, max_size=4))
def test_any_items_can_stand_together(name, locale, listed):
    style = style_of(name, locale)
    entries = style.bibliography(listed)
    assert len(entries) == len(listed)
    assert [each.html() for each in style.bibliography(listed)] == [each.html() for each in entries]
    assert isinstance(style.citation(listed).text(), str)


@every_style
@fewer
@given(first=items, second=items)
def test_a_reference_does_not_depend_on_those_before_it(name, locale, first, second):
    fresh, used = processor(name, locale), style_of(name, locale)
    used.reference(first)
    assert used.reference(second).html() == fresh.reference(second).html()
