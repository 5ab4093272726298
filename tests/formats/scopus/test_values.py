"""Values of Scopus' fields that have several forms."""

import pytest

from seedbrowse.formats.scopus.values import references


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Brook A.; Stream B.C.; Well D., Lakes, J Lakes, 5, (2023); Lone E., Wells, (2025)",
            ("Brook A.; Stream B.C.; Well D., Lakes, J Lakes, 5, (2023)", "Lone E., Wells, (2025)"),
        ),
        (
            "Brook A., Lakes, (2001); Stream B.; Well D., Wells, (2002); Lone E., Seas, (2003)",
            (
                "Brook A., Lakes, (2001)",
                "Stream B.",
                "Well D., Wells, (2002)",
                "Lone E., Seas, (2003)",
            ),
        ),
        ("De Brook AB; Stream-Well C.", ("De Brook AB", "Stream-Well C.")),
    ],
    ids=["authors divided like references", "one reference is an author", "nothing but authors"],
)
def test_references_in_one_line_keep_their_authors(text: str, expected: tuple[str, ...]) -> None:
    assert references([text]) == expected
