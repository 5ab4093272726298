"""A Markdown table: whatever a record says, a row stays one row of text."""

import io
import re

from hypothesis import given
from hypothesis import strategies as st

from seedbrowse.formats.tables import markdown_writer
from seedbrowse.records import Issued, Name, Record


def lines(*records: Record) -> list[str]:
    out = io.StringIO()
    markdown_writer.write(records, out, lambda record: record.key)
    return out.getvalue().splitlines()


def test_a_record_is_a_row_with_its_link() -> None:
    record = Record(
        key="brook2019",
        title="Mixing of H<sub>2</sub>O",
        authors=(Name(family="Brook", given="A."), Name(literal="Lake Council")),
        issued=Issued(2019, 3),
        container_title="Journal of Lakes",
        volume="12",
        issue="3",
        page="12-19",
        doi="10.5555/lake(1)",
    )
    header, rule, row = lines(record)
    assert header == "| Key | Authors | Year | Title | Source | Link |"
    assert rule == "| --- | --- | --- | --- | --- | --- |"
    assert row == (
        "| brook2019 | Brook, A.; Lake Council | 2019 | Mixing of H2O | "
        "Journal of Lakes 12 (3), 12-19 | "
        "[10.5555/lake(1)](https://doi.org/10.5555/lake%281%29) |"
    )


def test_markup_and_formatting_of_a_title_are_letters() -> None:
    row = lines(Record(title="a | b *c* [d](e) <script>x</script> `f` A&B"))[-1]
    assert r"a \| b \*c\* \[d\](e)" in row
    assert "&lt;script&gt;" in row
    assert "A&amp;B" in row


def test_only_addresses_of_the_web_are_links() -> None:
    assert "javascript" not in lines(Record(url="javascript:alert(1)"))[-1]
    row = lines(Record(url="https://lake.example/a(b)|c?d=1"))[-1]
    assert row.endswith("[link](https://lake.example/a%28b%29%7Cc?d=1) |")


@given(st.text(), st.text())
def test_any_text_is_one_row_of_six_cells(title: str, doi: str) -> None:
    out = io.StringIO()
    records = [Record(title=" ".join(title.split()), doi=" ".join(doi.split()))]
    markdown_writer.write(records, out, lambda _: "key")
    rows = out.getvalue().split("\n")
    assert len(rows) == 4
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", rows[2])) == 7
    assert "<" not in rows[2]


def test_only_the_columns_that_are_wanted_are_written() -> None:
    out = io.StringIO()
    record = Record(title="Lakes", issued=Issued(2019))
    markdown_writer.write([record], out, lambda _record: "key", columns={"Title", "Year"})
    assert out.getvalue().splitlines() == ["| Year | Title |", "| --- | --- |", "| 2019 | Lakes |"]
