"""Invented records in every layout of Scopus text."""

CLASSIC = """\
Scopus
EXPORT DATE:04 Feb 2022

Okonkwo, A.B., de la Fuente, J.-M., Lake Tides Collaboration
7404809114;6701605943;6602728245;
Tidal mixing and nutrient pulses in shallow lakes [Mezcla de marea y pulsos de nutrientes]
(2021) Physics Letters, Section Q: Lakes, Rivers and High-Energy Tides, 25 (5), art. no. 110806, \
pp. 772-780. Cited 12 times.
https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000001&doi=10.5555%2flake.2021.1&partnerID=40&md5=00

DOI: 10.5555/lake.2021.1
AFFILIATIONS: Institute of Limnology, Lakeside, 12345, Norway; 
Department of Tides, Shore University, Porto, Portugal
ABSTRACT: Shallow lakes mix. We measured how. \u00a9 2021 Lakeside Press. All rights reserved.
AUTHOR KEYWORDS: lakes;  nutrient pulses;  tidal mixing
INDEX KEYWORDS: hydrology, water mixing; lake; Drug Resistance, Multiple, Bacterial
FUNDING DETAILS: Lake Council, LC, 4711
FUNDING DETAILS: Tide Fund, TF
FUNDING TEXT 1: We thank the lake.
REFERENCES: Getz, A., Tides (1992) Geographical Notes, 24 (3), pp. 189-206; 
UNESCO: Guidance on lakes (2010) Paris; 
(2008) Anonymous report on shores
CORRESPONDENCE ADDRESS: Okonkwo, A.B.; Institute of Limnology; email: a@lake.example
CODEN: PHLTA
TIDE GAUGE: 17 \u00b5m
ISSN: 18106374
LANGUAGE OF ORIGINAL DOCUMENT: English; Spanish
ABBREVIATED SOURCE TITLE: Phys. Lett. Sect. Q
DOCUMENT TYPE: Conference Paper
PUBLICATION STAGE: Final
OPEN ACCESS: All Open Access, Gold
SOURCE: Scopus

[No author name available]
[No author id available]
DOI: a history of one identifier
(2013) Proceedings of Shores, . 
https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000002&partnerID=40&md5=01


DOCUMENT TYPE: Editorial
SOURCE: Scopus
"""

NEW = """\
Scopus
EXPORT DATE: 17 October 2024

Brook A.O., de Rivière O.A., Jr., Sitender
AUTHOR FULL NAMES: Brook, Anna Olin (57216790287); de Rivière, Osmar Abílio (12753384100); \
Sitender (57209999999)
57216790287; 12753384100; 57209999999
LSTM-CM: a hybrid approach to counting brooks
(2024) Water Resources Letters, 60 (9), art. no. e2023WR036880, Cited 0 times.
DOI: 10.5555/brook.2024.7
https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000003&doi=10.5555%2fbrook.2024.7&partnerID=40&md5=02

AFFILIATIONS: Institute of Brooks, Delta, Brazil; Shore University, Porto, Portugal
AUTHORS WITH AFFILIATIONS: Brook A.O., Institute of Brooks, Delta, Brazil; de Rivière O.A., \
Shore University, Porto, Portugal; Sitender, Institute of Brooks, Delta, Brazil
DOCUMENT TYPE: Article
PUBLICATION STAGE: Final
OPEN ACCESS: All Open Access; Gold Open Access
SOURCE: Scopus

Well P.
AUTHOR FULL NAMES: Well, Petra (57000000001)
57000000001
On wells
(2026) "Wells, Springs and Deep Waters", 12, 3, pp. 4 - 15, Cited 1 times.
https://www.scopus.com/pages/publications/68440353257?origin=resultslist

DOCUMENT TYPE: Review
SOURCE: Scopus
"""

PRINTED = """\
Documents
Export Date: 15 Nov 2020
1) Pond, V., Mere, V., Puddle,
N., Loch, D.
Does the depth of a pond affect its
acceptance by ducks? A field study
(2021) Journal of Ponds and
Software, 171, art. no. 110806, .  Cited 1 time.
https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000004&doi=10.5555%2fpond.2021
DOI: 10.5555/pond.2021
Document Type: Article        Publication Stage: Final        Access Type: Open Access        \
Source: Scopus
2) Loch, D.
Ducks and 3) other questions
(2019) Journal of Ponds and Software, 170, pp. 1-9. Cited 2 times.
https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000005
Document Type: Review        Publication Stage: Final        Source: Scopus
Terms and conditions Privacy policy
"""

DOCUMENT = """\
Annals of Estuaries
Volume 3, Issue SUPPL. 1, June 2018, Article number 123, Pages e12-e20

Salt and sediment (a review) (Review) (Open Access)

Estuary M.a, b, Kelp\u00e4inen K.c*
  \u2022 a Institute of Salt, Bay Road 1, Gdynia, Poland
  \u2022 b Sediment Centre, Gdynia, Poland
  \u2022 c University of Kelp, Oulu, Finland

Abstract

Salt settles.

Sediment does not. \u00a9 2018 The Authors.

Author Keywords

salt; sediment

Index Keywords

[No Keywords available]

Highlights

Two processes compared

Link
https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000006&doi=10.5555%2fsalt.2018&partnerID=40&md5=03

DOI: 10.5555/salt.2018
ISSN: 12345679
Original Language: English
Gauge Number: 9
"""

ALL = {"classic": (CLASSIC, 2), "new": (NEW, 2), "printed": (PRINTED, 2), "document": (DOCUMENT, 1)}
"""Each sample and how many records it has."""
