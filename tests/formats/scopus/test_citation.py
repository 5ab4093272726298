"""Citation lines and volume lines."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.scopus.citation import (
    Citation,
    is_volume_line,
    parse_citation_line,
    parse_volume_line,
    read_from_the_right,
)
from seedbrowse.records import Issued
from tests.corpus import CORPUS, corpus_files

Y2019 = Issued(2019)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "(2019) Microbial Drug Resistance, 25 (5), pp. 772-780. ",
            Citation(Y2019, "Microbial Drug Resistance", "25", "5", page="772-780"),
        ),
        (
            "(2019) IPAC - Papers, Part B, 12 LNCS, art. no.  012062, p. A455, Cited 1 time.",
            Citation(Y2019, "IPAC - Papers, Part B", "12 LNCS", number="012062",
                     page="A455", cited_by=1),
        ),
        ("(2019) Proceedings of Science, . ", Citation(Y2019, "Proceedings of Science")),
        ("(2019) Proceedings of Science, 7 p. ",
         Citation(Y2019, "Proceedings of Science", page_count="7")),
        ("(2019) . ", Citation(Y2019)),
        ("() Undated, 4. Cited 3 times.", Citation(None, "Undated", "4", cited_by=3)),
        ("(2019) Journal, (June), pp. e1 - e9, Cited 0 times.",
         Citation(Y2019, "Journal", issue="June", page="e1-e9", cited_by=0)),
        ('(2019) "Springs, Wells", 12, 3, pp. 4 - 5, Cited 0 times.',
         Citation(Y2019, "Springs, Wells", "12", "3", page="4-5", cited_by=0)),
        ("(2019) Migration in England, 1800-1850. Cited 18 times.",
         Citation(Y2019, "Migration in England, 1800-1850", cited_by=18)),
        ("(2019) Health, 12 (4 Pt 2), pp. 1-2. ",
         Citation(Y2019, "Health", "12", "4 Pt 2", page="1-2")),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_a_citation_line_is_read_from_the_right(line: str, expected: Citation) -> None:
    assert parse_citation_line(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Volume 17, Issue 1, 2019, Pages 171-197", Citation(Y2019, "", "17", "1", page="171-197")),
        ("Issue SUPPL. 1, 1 January 2019", Citation(Issued(2019, 1, 1), issue="SUPPL. 1")),
        ("January-March 2019, Article number 12",
         Citation(Issued(2019, 1), number="12", date="January-March 2019")),
        ("Article in Press", Citation(stage="Article in Press")),
        ("Volume 3, 2019, Page 5, 5th Conf. on Tea; Madrid; Spain",
         Citation(Y2019, volume="3", page="5", rest="5th Conf. on Tea; Madrid; Spain")),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_a_volume_line_is_read_token_by_token(line: str, expected: Citation) -> None:
    assert is_volume_line(line)
    assert parse_volume_line(line) == expected


@pytest.mark.parametrize(
    "line", ["Volume of things to come", "2019 was a year", "Issues at stake", "Abstract", ""]
)
def test_prose_is_no_volume_line(line: str) -> None:
    assert not is_volume_line(line)


@given(st.text())
def test_no_line_is_too_strange_to_be_read(line: str) -> None:
    parse_citation_line(line)
    parse_volume_line(line)


def _rebuilt_lines(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Citation lines as Scopus would print them for the rows of a CSV export, and what they say."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = csv.reader(stream)
    lines = []
    for row in rows:
        if len(row) != len(header):
            continue
        cell = {name: value.strip() for name, value in zip(header, row, strict=True)}
        title, volume, issue = cell["Source title"], cell["Volume"], cell["Issue"]
        number, first, last = cell["Art. No."], cell["Page start"], cell["Page end"]
        if not title or title.endswith("."):
            continue
        line = f"({cell['Year']}) {title}"
        line += f", {volume}" if volume else ""
        line += (f" ({issue})" if volume else f", ({issue})") if issue else ""
        line += f", art. no. {number}" if number else ""
        line += f", pp. {first}-{last}" if last else f", p. {first}" if first else ""
        line += f". Cited {cell['Cited by']} times." if cell["Cited by"] else ". "
        pages = f"{first}-{last}" if last else first
        lines.append((line, (title, volume, issue, number, pages)))
    return lines


@pytest.mark.skipif(
    not CORPUS.exists(), reason="the corpus of real exports is not beside the checkout"
)
def test_citation_lines_rebuilt_from_real_tables_are_read_back() -> None:
    wrong = total = 0
    for path in corpus_files("scopus_csv", "scopus_csv_set_2025"):
        if "Volume" not in path.read_text(encoding="utf-8-sig").split("\n", 1)[0]:
            continue
        for line, said in _rebuilt_lines(path):
            citation = parse_citation_line(line)
            read = (citation.container_title, citation.volume, citation.issue, citation.number)
            total += 1
            wrong += (*read, citation.page) != said
    assert total > 3000
    assert wrong / total < 0.001  # `The Great Crash, 1929`: titles that end like volumes


_WORDS = st.sampled_from(["Journal of Lakes", "Tides: A-Z", "(Shores)", "Part", "in press", "2019"])
_PARTS = st.sampled_from(
    ["12", "12 (3)", "3 (PART 2)", "(4)", "Part F3098", "art. no. e12", "pp. 1 - 9", "pp. 1-9",
     "pp. 1-9-2", "p. 7", "12 p.", "Letters", "1800-1850", ". "]
)  # fmt: skip
_ENDS = st.sampled_from([", Cited 3 times.", ". Cited 1 time", ".", " Cited 1,234 times.", ""])


@given(_WORDS, st.lists(_PARTS, max_size=4), _ENDS)
def test_the_plain_line_says_the_same_read_at_once_or_part_by_part(
    title: str, parts: list[str], end: str
) -> None:
    line = f"(2019) {', '.join([title, *parts])}{end}"
    assert parse_citation_line(line) == read_from_the_right(line)
