"""Files of several formats that were joined to one."""

import io
from itertools import permutations
from pathlib import Path

import pytest

from seedbrowse.formats.content import Content
from seedbrowse.formats.detect import detect
from seedbrowse.formats.reading import Reading
from seedbrowse.formats.sections import sections
from seedbrowse.problems import Problem
from seedbrowse.records import Record
from tests.corpus import corpus_files
from tests.formats.samples import CLASSIC

RIS = """\
TY  - JOUR
TI  - Boats of lakes
AU  - Brook, A.
PY  - 2001
JO  - Lakes
ER  -
"""
BIBTEX = """\
@article{brook2002,
  title = {Oars of lakes},
  author = {Brook, Ann},
  year = {2002},
  journal = {Lakes},
}
"""
NBIB = """\
PMID- 12345
OWN - NLM
DP  - 2003
TI  - Sails of lakes.
FAU - Brook, Ann
JT  - Lakes
"""
WOS = """\
PT J
AU Brook, A
TI Masts of lakes
SO LAKES
PY 2004
UT WOS:000000000000001
ER

EF
"""
REFER = """\
%0 Journal Article
%T Keels of lakes
%A Brook, Ann
%D 2005
%J Lakes
"""
TEXTS = {"ris": RIS, "bibtex": BIBTEX, "nbib": NBIB, "wos-text": WOS, "refer": REFER}  # fmt: skip


def read(text: str) -> tuple[list[Record], list[Problem]]:
    items = list(Reading(io.BytesIO(text.encode()), "joined.txt"))
    return (
        [item for item in items if isinstance(item, Record)],
        [item for item in items if isinstance(item, Problem)],
    )


@pytest.mark.parametrize("names", permutations(TEXTS, 3), ids="-".join)
def test_every_record_of_joined_files_arrives_in_its_own_format(names: tuple[str, ...]) -> None:
    records, problems = read("\n\n".join(TEXTS[name] for name in names))
    alone = [record for name in names for record in read(TEXTS[name])[0]]
    assert problems == []
    assert [record.title for record in records] == [record.title for record in alone]
    assert [record.source.format for record in records] == [
        record.source.format for record in alone
    ]


@pytest.mark.parametrize("name", ["ris", "bibtex", "wos-text"])
@pytest.mark.parametrize("other", TEXTS)
def test_no_blank_line_is_wanted_behind_what_ends_a_record(name: str, other: str) -> None:
    records, problems = read(TEXTS[name] + TEXTS[other] * (name != other))
    assert problems == []
    assert {record.source.format for record in records} == {name, other}


@pytest.mark.parametrize("name", TEXTS)
def test_scopus_text_may_stand_first(name: str) -> None:
    records, problems = read(f"{CLASSIC}\n\n{TEXTS[name]}")
    assert problems == []
    assert [record.source.format for record in records[-2:]] == ["scopus-text", name]


def test_lines_are_those_of_the_whole_file() -> None:
    records, _ = read(f"{RIS}\n{BIBTEX}\n{NBIB}")
    assert [record.source.first_line for record in records] == [1, 8, 15]


def test_what_only_looks_like_another_format_stays_where_it_is() -> None:
    text = RIS.replace("JO  - Lakes", "AB  - Use these:\n\n@article{key}\n\nPMID- 3\n\n%0 Book")
    (record,), problems = read(text + "\n" + RIS.replace("Boats", "Oars") * 0)
    assert problems == []
    assert record.abstract == "Use these: @article{key} PMID- 3 %0 Book"


@pytest.mark.parametrize(
    "path",
    corpus_files("ris", "scopus_ris", "bib", "scopus_bib", "wos_bib", "nbib", "wos_txt", "enw",
                 "refworks", "scopus_txt_classic", "scopus_txt_new"),
    ids=lambda path: path.name,
)  # fmt: skip
def test_a_real_export_is_one_section(path: Path) -> None:
    data = path.read_bytes()[:300_000]
    name = detect(data[:65_536], data[:65_536].decode("utf-8", "replace")).format
    found = []
    for section, content in sections(Content(io.BytesIO(data), "utf-8", path.name), name):
        found.append(section)
        assert sum(1 for _ in content.lines())
    assert found == [name]
