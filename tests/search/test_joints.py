"""Which records an identifier, or a piece of one, finds."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from seedbrowse.records import Record
from seedbrowse.search import joints
from seedbrowse.search.identifier_search import records_with_identifier
from tests.search.engines import numbered

PIECES = st.text("01a./-", min_size=1, max_size=14)


def unhurried() -> None:
    """Nobody cancels."""


def found(piece: str, *identifiers: str) -> list[int]:
    records = [Record(doi=identifier) for identifier in identifiers]
    middle = len(records) // 2
    parts = [
        numbered(records[:middle], range(middle)),
        numbered(records[middle:], range(middle, len(records))),
    ]
    return records_with_identifier(parts, piece, len(records), unhurried).tolist()


@given(st.lists(PIECES, max_size=12), PIECES.filter(lambda piece: piece[0] in "01a"))
@example(["10.1000/a", "10.1000/b"], "10.1000/a")
@example(["10.1000/aaaaaaaa1", "aaaaaaaa1"], "aaaaaaaa1")
def test_a_piece_finds_what_looking_at_every_joint_finds(identifiers, piece):
    at_a_joint = re.compile(rf"(?<![^\W_]){re.escape(piece)}")
    expected = [n for n, identifier in enumerate(identifiers) if at_a_joint.search(identifier)]
    assert found(piece, *identifiers) == expected


def test_pieces_from_the_middle_of_a_run_find_nothing():
    assert found("810-6374", "10.31278/1810-6374-2019") == []
    assert found("1810-6374", "10.31278/1810-6374-2019") == [0]


def test_a_piece_does_not_go_on_in_the_next_line():
    assert found("10.1/ab10.1", "10.1/ab", "10.1/ab") == []


def test_typographic_hyphens_and_accents_do_not_matter():
    assert found("1234–5678", "1234‐5678") == [0]
    assert found("10.1/körner", "10.1/Korner") == [0]


def test_a_piece_without_letter_or_digit_finds_nothing():
    assert found("///", "10.1///a") == []


def test_slices_of_any_size_give_the_same(monkeypatch):
    identifiers = [f"10.{n % 7}/a-{n}.b{n % 3}" for n in range(80)]
    expected = [found(piece, *identifiers) for piece in ("10.3", "b1", "a-4", "3/a")]
    monkeypatch.setattr(joints, "_SLICE", 5)
    assert [found(piece, *identifiers) for piece in ("10.3", "b1", "a-4", "3/a")] == expected
    assert expected[1] == [n for n in range(80) if n % 3 == 1]
