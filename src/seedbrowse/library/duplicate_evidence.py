"""Evidence: whether two records are of the same work.

An identifier that both have is the best evidence, but not the last word: chapters carry the DOI of
their book, and corrections that of what they correct. So what contradicts is looked at first. A
preprint and the article that came of it have two DOIs and are two works, each to be cited as such;
so are a conference paper and the longer version of it in a journal.
"""

from enum import IntEnum
from typing import Final

from seedbrowse.library.duplicate_facts import Facts
from seedbrowse.library.duplicate_likeness import (
    Likeness,
    people_agree,
    sources_agree,
    title_likeness,
)

__all__ = ["Verdict", "verdict"]


class Verdict(IntEnum):
    """What two records are to each other; the greater the surer."""

    DIFFERENT = -1
    """Something contradicts: they are never in one group."""

    UNKNOWN = 0
    LIKELY = 1
    """Titles that are nearly the same, in the same place."""

    CERTAIN = 2
    """The same title by the same people at the same time."""

    IDENTIFIED = 3
    """The same identifier, and nothing speaks against it."""


class _Place(IntEnum):
    """Whether two records stand on the same pages."""

    OTHER = -1
    UNKNOWN = 0
    VOLUME = 1
    SAME = 2


_START: Final = "1"
"""A first page that tells nothing: every article of a journal on the screen begins there."""


def verdict(one: Facts, other: Facts) -> Verdict:
    """Whether two records are of the same work; the same whichever comes first."""
    if one.notice != other.notice:
        return Verdict.DIFFERENT
    likeness = title_likeness(one.titles, other.titles)
    people = people_agree(one, other)
    place = _place(one, other)
    shared = {
        kind for kind, value in one.identifiers.items() if other.identifiers.get(kind) == value
    }
    if shared:
        return _identified(one, other, shared, likeness, people, place)
    if not one.titles or not other.titles:
        return Verdict.UNKNOWN
    if people is False or _years_apart(one, other) > 1:
        return Verdict.DIFFERENT
    if likeness is Likeness.UNLIKE:
        return _by_pages(one, other, people, place)
    is_quite = likeness is Likeness.EQUAL and place is _Place.SAME
    if place is _Place.OTHER or (one.is_book != other.is_book and not is_quite):
        return Verdict.DIFFERENT
    if one.identifiers.keys() & other.identifiers.keys() and not (
        is_quite and one.year == other.year
    ):
        return Verdict.DIFFERENT
    return _by_title(one, other, likeness, people, place)


def _identified(
    one: Facts,
    other: Facts,
    shared: set[str],
    likeness: Likeness,
    people: bool | None,
    place: _Place,
) -> Verdict:
    """What an identifier that both have is worth."""
    if not one.titles or not other.titles:
        contradicts = people is False or place is _Place.OTHER
        return Verdict.UNKNOWN if contradicts else Verdict.IDENTIFIED
    if likeness is Likeness.UNLIKE:
        if _numbers_contradict(one, other) and place is not _Place.SAME:
            return Verdict.DIFFERENT
        if shared == {"doi"}:
            is_same = people is True and place is _Place.SAME and _years_apart(one, other) <= 1
        else:  # no database numbers two works alike
            is_same = people is not False and place is not _Place.OTHER
        return Verdict.IDENTIFIED if is_same else Verdict.DIFFERENT
    if place is _Place.OTHER:
        # A wrong page is rarer than a chapter that carries the DOI of its book.
        is_sure = likeness is Likeness.EQUAL and not one.titles[0].is_generic
        if people is False or not is_sure:
            return Verdict.DIFFERENT
    return Verdict.IDENTIFIED


def _by_title(
    one: Facts, other: Facts, likeness: Likeness, people: bool | None, place: _Place
) -> Verdict:
    """What titles that are alike are worth, where nothing contradicts."""
    source = sources_agree(one, other)
    is_same_year = one.year is not None and one.year == other.year
    if source is False and place is not _Place.SAME:
        kinds = {one.kind, other.kind}
        return Verdict.DIFFERENT if len(kinds) > 1 and "" not in kinds else Verdict.UNKNOWN
    if one.titles[0].is_generic or other.titles[0].is_generic:
        is_there = place is _Place.SAME and source is not False and bool(one.volume)
        return Verdict.CERTAIN if is_there and likeness is Likeness.EQUAL else Verdict.UNKNOWN
    if place is _Place.SAME:
        return Verdict.CERTAIN if likeness is Likeness.EQUAL else Verdict.LIKELY
    if people is None:
        is_enough = likeness is Likeness.EQUAL and source is True and is_same_year
        return Verdict.LIKELY if is_enough and not _is_periodic(one) else Verdict.UNKNOWN
    if _is_periodic(one) and not is_same_year:
        return Verdict.UNKNOWN
    if likeness is Likeness.EQUAL:
        return Verdict.CERTAIN
    if likeness is Likeness.CLOSE:
        is_near = source is True or place is _Place.VOLUME
        return Verdict.LIKELY if is_near else Verdict.UNKNOWN
    # What a subtitle says may be what tells two parts of one study apart.
    is_part = source is True and is_same_year and one.titles[0].numbers == other.titles[0].numbers
    return Verdict.LIKELY if is_part else Verdict.UNKNOWN


def _by_pages(one: Facts, other: Facts, people: bool | None, place: _Place) -> Verdict:
    """What the same pages are worth where titles are not alike, as in two translations of one."""
    is_range = one.last_page not in ("", *one.pages)
    is_same = (
        people is True
        and place is _Place.SAME
        and one.pages != (_START,)
        and not one.identifiers.keys() & other.identifiers.keys()
        and one.year is not None
        and one.year == other.year
        and bool(one.volume and other.volume)
        and one.last_page == other.last_page
        and (is_range or one.is_foreign or other.is_foreign)
        and bool(one.last_page)
        and sources_agree(one, other) is not False
        and not _numbers_contradict(one, other)
    )
    return Verdict.LIKELY if is_same else Verdict.DIFFERENT


def _place(one: Facts, other: Facts) -> _Place:
    same_volume = one.volume == other.volume if one.volume and other.volume else None
    common = {*one.pages} & {*other.pages}
    if common:
        if same_volume is False:
            return _Place.UNKNOWN  # a year or a part for the volume
        is_telling = common != {_START} or same_volume
        return _Place.SAME if is_telling else _Place.UNKNOWN
    if one.has_page and other.has_page:
        return _Place.UNKNOWN if _START in (one.pages[0], other.pages[0]) else _Place.OTHER
    if same_volume is False:
        return _Place.OTHER if one.year != other.year else _Place.UNKNOWN
    return _Place.VOLUME if same_volume else _Place.UNKNOWN


def _years_apart(one: Facts, other: Facts) -> int:
    return 0 if one.year is None or other.year is None else abs(one.year - other.year)


def _numbers_contradict(one: Facts, other: Facts) -> bool:
    """Whether each title has a number that the other has not, as two parts or two years have."""
    some, others = ({*facts.titles[0].numbers} for facts in (one, other))
    return bool(some - others and others - some)


def _is_periodic(facts: Facts) -> bool:
    return facts.titles[0].is_periodic
