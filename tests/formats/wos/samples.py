"""Invented Web of Science records: the same two in the text and in the table, and others."""

TEXT = """\
\ufeffFN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Lake, AB
   Pond, YW
   van Brook, C
AF Lake, Anna B.
   Pond, Yi-Wen
   van Brook, Carl
CA Shore Mixing Grp
TI "Salt" and sediment in
   shallow lakes
SO JOURNAL OF LAKES
LA English
DT Article; Early Access
DE tidal mixing; nutrient pulses; ponds [small; deep]
ID WATER-QUALITY; LONG-TERM
   TRENDS
AB Lakes mix. We measured how. (C) 2021 Lake Press. All rights reserved.
C1 [Lake, Anna B.; Pond, Yi-Wen] Univ Lakes, Dept Tides, N-0371 Oslo, Norway.
   [van Brook, Carl; Lake, Anna B.] Shore Inst, P-4000 Porto, Portugal.
C3 University of Lakes; Shore Institute
RP Lake, AB (corresponding author), Univ Lakes, Dept Tides, N-0371 Oslo, Norway.
EM anna@lake.example; pond@lake.example
OI Lake, Anna B./0000-0002-1825-0097
FU Lake Fund [LF1; LF2]; Shore Council
FX We thank the lake.
CR Delta D, 1999, LAKES, V1, P2, DOI 10.5555/delta.1
   [Anonymous], 2001, SHORES
NR 2
TC 12
Z9 13
PU LAKE PRESS
PI OSLO
PA LAKE ST 1, OSLO, NORWAY
SN 2999-0001
EI 2999-0002
J9 J LAKES
JI J. Lakes
PD JUL-AUG
PY 2021
VL 12
IS 3
SI SI
BP 171
EP 179
AR 110806
DI 10.5555/lake.2021.1
EA JUN 2021
PG 9
WC Limnology; Oceanography
SC Marine & Freshwater Biology
GA XX1YY
PM 99000001
OA Green Published, gold
UT WOS:000999999900001
DA 2021-09-01
ER

PT B
AU Reed, T
AF Reed, Tom
BE Weir, P
   Marsh, I
TI Ponds and ducks
SO PROCEEDINGS OF THE DUCK SOCIETY
SE Duck Studies
LA English
DT Proceedings Paper
CT 3rd Conference on Ducks
CY MAY 11-13, 2019
CL Gdynia, POLAND
SP Duck Fund
BN 978-1-5985-0000-9
PY 2019
VL 4
BP 12
EP 12
UT WOS:000999999900002
ER

EF
"""

_HEADER = (
    "PT AU AF BE CA TI SO SE LA DT CT CY CL SP DE ID AB C1 C3 RP EM OI FU FX CR NR TC Z9 PU PI PA "
    "SN EI BN J9 JI PD PY VL IS SI BP EP AR DI EA PG WC SC GA PM OA DA UT"
)
TAGS = _HEADER.split()

_LISTS = ("AU", "AF", "BE", "CA", "C1", "CR")


def _cells(record: str) -> dict[str, str]:
    """The fields of one record of the text, as the table writes them."""
    cells: dict[str, str] = {}
    tag = ""
    for line in record.split("\n"):
        if line.startswith("   "):
            cells[tag] += ("; " if tag in _LISTS else " ") + line[3:]
        elif line[:2] not in ("", "ER", "FN", "VR", "EF", "\ufeffF"):
            tag = line[:2]
            cells[tag] = line[3:]
    return cells


_ROWS = [[_cells(record).get(tag, "") for tag in TAGS] for record in TEXT.split("\nER\n")[:2]]

TABLE = "".join("\t".join(cells) + "\n" for cells in (TAGS, *([*row, ""] for row in _ROWS)))
"""The records of `TEXT`; rows have one tab more than the header."""

OTHER_COLLECTIONS = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AN ZOOR99900000001
DT Article
TI Nests of ducks
   after rain.
AU Reed, Tom (tom@duck.example)
   Marsh, Ida
SO Duck
PS 12-19, i-iv
PD Aug 1 2019
PY 2019
C1 Reed, Tom; Univ Ducks, Wildlife Ecol, Gdynia,
   12345, Poland, Poland.
BD Ecology; Habitat
DE Anas invicta [Habitat / Pond / ]; Anas altera
OR Anas invicta (Anatidae).
   Anas altera (Anatidae).
UT ZOOREC:ZOOR99900000001
ER

PT P
UT BIOSIS:PREV209900000001
DT Patent
TI Duck warmer
AU Reed, Tom
PN US 09999999
AE Duck Inc
PY 2011
PD JUN 28 2011
ER

PT J
TI Lakes and health.
AU Reed, Tom; Marsh, Ida J
SO Curr Lakes
PS 457-71
PY 2006
PD 2006 May-Jun
UT MEDLINE:99000009
ER

PT J
AU Mar, A
TI Salt in lakes
X1 Sal en lagos
X4 El lago es salado.
X5 sal; lagos
SO Revista de Lagos
DT research-article
PY 2015
UT SCIELO:S2999-00002015000100001
ER

EF
"""
