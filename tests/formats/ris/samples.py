"""Invented RIS as different programs write it."""

SCOPUS_NEW = """\
TY  - CONF
AU  - Rivière, A.
AU  - van der Berg, J.-P.
TI  - Shallow lakes and their ice: [a study]
PY  - 2021
T2  - Lecture Notes in Limnology
VL  - 12345 LNL
SP  - 17
EP  - 26
DO  - 10.5555/lnl.2021.17
UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000001&doi=10.5555%2flnl.2021.17&partnerID=40&md5=abc
AD  - Institute of Lakes, Oslo, Norway
AD  - Shore University, Porto, Portugal
AB  - We looked at two lakes. Both froze. © 2021, The Authors.
KW  - Ice
KW  - Lakes
A2  - Eddy M.
PB  - Shore Press
SN  - 29990001 (ISSN); 978-300000000-1 (ISBN)
LA  - English
J2  - Lect. Notes Limnol.
M3  - Conference paper
DB  - Scopus
C3  - 5th Symposium on Ice
Y2  - 3 June 2021 through 5 June 2021
CY  - Porto
A4  - Shore Council; Ice Fund
N1  - Export Date: 18 October 2024; Cited By: 4; Correspondence Address: \
A. Rivière; Institute of Lakes, Oslo; email: a@lake.example; CODEN: LNLIM
ER  -

TY  - SER
TI  - On thaw
ST  - Über das Tauen
PY  - 2019
T2  - Book Series of Lakes
C7  - 110806
C2  - 31421429
SN  - 29990002 (ISSN)
M3  - Book chapter
DB  - Scopus
N1  - Export Date: 18 October 2024
ER  -

"""

SCOPUS_OLD = """\
TY  - INPR
TI  - Ebb and flow
T2  - Tides
PY  - 2016
AU  - Eddy, M.
N1  - Cited By :1642
N1  - Export Date: 24 April 2018
N1  - Article in Press
M3  - Article in Press
DB  - Scopus
N1  - Correspondence Address: Eddy, M.; Institute of Tides
N1  - Funding details: Ice Fund, IF
N1  - Funding text\u00a01: We thank the fund.
N1  - References: Adams, B., Ice (2001) J. Ice, 1 (2), pp. 3-4;
Brook, C., Water (2002) J. Water, 7, p. 9;
TY or not: a reference that begins oddly (2003)
UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-84900000001&partnerID=40&md5=def
ER  -

"""

WOS = """\
TY  - JOUR
AU  - Gruden, P
AU  - Barkley, YM
TI  - Calls of <i>Pseudorca</i> in ice
T2  - FRONTIERS IN LAKES
LA  - English
KW  - ice
KW  - POPULATION
AB  - Background: we listened.
   Results: they called.
AD  - Univ Shore, Porto, Portugal\rAD  - Inst Lakes, Oslo, Norway
C3  - Shore University System
FU  - Ice Fund [12, 13]
FX  - We thank the Ice Fund.
PU  - SHORE MEDIA
PI  - PORTO
SN  - 2999-0003
J9  - FRONT LAKES
JI  - Front. Lakes
DA  - MAR 15
PY  - 2023
VL  - 10
C7  - 1147670
DO  - 10.5555/flake.2023.1
WE  - Science Citation Index Expanded (SCI-EXPANDED)\rAN  - WOS:000900000000001
N1  - Times Cited in Web of Science Core Collection:  7
Total Times Cited:  9
Cited Reference Count:  25
ER  -
"""

ENDNOTE = """\
TY  - JOUR
AB  - We looked.
AN  - 99000001
AU  - Tawab, M. A.
AU  - Lake Society,
DA  - Jun
DP  - NLM
ET  - 2011/05/11
IS  - 6
KW  - Animals
Disease Models, Animal
Ice/*chemistry
N1  - 2999-0004
Tawab, Mona
Review
PY  - 2011
SN  - 2999-0005
2999-0006
SP  - 349-69
ST  - Ice: an overall assessment
T2  - Clin Lakes
TI  - Ice: an overall assessment
VL  - 50
ID  - 369
ER  -

TY  - CONF
AU  - Eddy, Mary
A2  - Berg, Jan
A3  - Series, Sam
C3  - Proceedings of Ice
T2  - Symposium on Ice
T3  - Series of Ice
TI  - A talk
PY  - 2010
ER  -

TY  - BOOK
AU  - Eddy, Mary
A2  - Series, Sam
A3  - Berg, Jan
A4  - Tolk, Tia
T2  - Series of Ice
TI  - A book
SP  - 250
ET  - 2nd ed.
SN  - 978-3-16-148410-0
Y2  - 2021/02/01
ER  -

"""

OVID = """\
1.
TY  - JOUR
ID  - 2019-99999-001
DO  - http://dx.doi.org/10.5555/cpp.1
T1  - Ice and mood.
A1  - Trindade, Ines A
Y1  - 2019//
N2  - We asked.
JF  - Clinical Ice & Psychology
SP  - No
EP  - Specified
DO  - http://dx.doi.org/10.5555/cpp.1
L2  - http://ovidsp.ovid.example/ovidweb.cgi?T=JS&AN=2019-99999-001
ER  -
NL  - Clin Ice Psychol

Link to the Ovid Full Text or citation: http://ovidsp.ovid.example/ovidweb.cgi?T=JS

2.
TY  - JOUR
T1  - Ice again.
ER  -

"""

COCHRANE = """\
Provider: John Wiley & Sons, Ltd
Content: text/plain; charset="UTF-8"

Record #1 of 2
TY  -  JOUR
AN  -  CN-00000001
AU  -  Lee YJ
TI  -  A trial of ice
JA  -  Ice trials
PY  -  2019
SP  -  11‐20
ER  -

Record #2 of 2
TY  -  JOUR
TI  -  Another trial
ER  -
"""

EBSCO = """\
TY  - JOUR
AU  - Eddy, Mary
T1  - Fire on ice.
JO  - Lakes & Fires
JF  - Lakes & Fires
Y1  - 2016/09//
VL  - 231
M3  - Article
SP  - 206
EP  - 217
SN  - 29990007
AB  - Fires burn.
AB  - Copyright of Lakes & Fires is the property of Shore Press.
KW  - FIRES
KW  - ICE
N1  - Accession Number: 117000001; Eddy, Mary 1; Affiliations: 1: Institute of Lakes
L3  - 10.5555/lf.2016.1
UR  - https://search.ebscohost.example/login.aspx?db=aph&AN=117000001
DP  - EBSCOhost
DB  - Academic Search Premier
ER  -
"""

PROQUEST = """\
TY  - THES
T1  - A thesis on ice
AN  - 1234567890
JF  - ProQuest Dissertations and Theses
AU  - Smith, John
A3  - Jones, Jeff
Y1  - 2020
PY  - 2020
DA  - 2020
SP  - 150
CY  - United States -- New York
PB  - Shore University
SN  - 9798300000004
N1  - Copyright - Database copyright ProQuest LLC
M3  - Ed.D.
ER  -
"""

ALL = (SCOPUS_NEW, SCOPUS_OLD, WOS, ENDNOTE, OVID, COCHRANE, EBSCO, PROQUEST)
