"""Invented PubMed articles: the same two in PubMed's text and in its XML, and some of ERIC's."""

NBIB = """\

PMID- 99000001
OWN - NLM
STAT- MEDLINE
DCOM- 20200415
LR  - 20210102
IS  - 2999-0001 (Electronic)
IS  - 2999-0002 (Linking)
VI  - 12
IP  - 3
DP  - 2020 Mar-Apr
TI  - [Mixing of shallow lakes in
      winter].
PG  - 171-9
LID - 10.5555/lake.2020.1 [doi]
LID - S2999-0001(20)00001-1 [pii]
AB  - BACKGROUND: Lakes mix when p<0.05. METHODS: We looked at
      twelve of them.
CI  - Copyright (c) 2020 Lake Society. All rights reserved.
FAU - van der Meer, Anna B
AU  - van der Meer AB
AUID- ORCID: 0000-0002-1825-0097
AD  - Institute of Lakes, Oslo, Norway. anna@lake.example
AD  - Shore University, Porto, Portugal.
FAU - Okonkwo, John Jr
AU  - Okonkwo J Jr
AD  - Shore University, Porto, Portugal.
CN  - Lake Mixing Group
AD  - Institute of Lakes, Oslo, Norway. anna@lake.example
FED - Weir, Petra
ED  - Weir P
LA  - nor
LA  - eng
GR  - R01 LK000001/LK/NILK NIH HHS/United States
PT  - Journal Article
PT  - Review
TT  - Blanding av grunne innsjøer om vinteren.
DEP - 20200229
PL  - Norway
TA  - J Lake Res
JT  - Journal of lake research
JID - 9999999
RN  - 059QF0KO0R (Water)
SB  - IM
MH  - Lakes/*chemistry
MH  - *Seasons
MH  - Humans
CIN - J Lake Res. 2020 May;12(5):200. PMID: 99000009
OTO - NOTNLM
OT  - ice
OT  - lake mixing
COIS- None declared.
FIR - Brook, Mia
IR  - Brook M
IRAD- Delta Lab, Ghent, Belgium.
FIR - Pond, Ole
IR  - Pond O
PHST- 2019/12/01 00:00 [received]
PHST- 2020/03/02 06:00 [pubmed]
EDAT- 2020/03/02 06:00
AID - S2999-0001(20)00001-1 [pii]
AID - 10.5555/lake.2020.1 [doi]
PMC - PMC9900001
PST - ppublish
SO  - J Lake Res. 2020 Mar-Apr;12(3):171-9. doi: 10.5555/lake.2020.1.

PMID- 99000002
PB  - Lake Press
DP  - 2018
TI  - Salt and sediment
BTI - The book of estuaries
CTI - Estuary shelf
ED  - Weir P
FAU - Kelp, Kai
AU  - Kelp K
LA  - eng
PT  - Review
PT  - Book Chapter
PL  - Gdynia (PL)
AID - NBK99001 [bookaccession]
"""

XML = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" \
"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
<PubmedArticleSet>
<PubmedArticle>
  <MedlineCitation Status="MEDLINE" Owner="NLM">
    <PMID Version="1">99000001</PMID>
    <DateCompleted><Year>2020</Year><Month>04</Month><Day>15</Day></DateCompleted>
    <DateRevised><Year>2021</Year><Month>01</Month><Day>02</Day></DateRevised>
    <Article PubModel="Print-Electronic">
      <Journal>
        <ISSN IssnType="Electronic">2999-0001</ISSN>
        <JournalIssue CitedMedium="Internet">
          <Volume>12</Volume><Issue>3</Issue>
          <PubDate><MedlineDate>2020 Mar-Apr</MedlineDate></PubDate>
        </JournalIssue>
        <Title>Journal of lake research</Title>
        <ISOAbbreviation>J Lake Res</ISOAbbreviation>
      </Journal>
      <ArticleTitle>[Mixing of shallow lakes in winter].</ArticleTitle>
      <Pagination><StartPage>171</StartPage><EndPage>179</EndPage>
        <MedlinePgn>171-9</MedlinePgn></Pagination>
      <ELocationID EIdType="doi" ValidYN="Y">10.5555/lake.2020.1</ELocationID>
      <ELocationID EIdType="pii" ValidYN="Y">S2999-0001(20)00001-1</ELocationID>
      <Abstract>
        <AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">Lakes mix when p&lt;0.05.\
</AbstractText>
        <AbstractText Label="METHODS">We looked at <i>twelve</i> of them.</AbstractText>
        <CopyrightInformation>Copyright (c) 2020 Lake Society. All rights reserved.\
</CopyrightInformation>
      </Abstract>
      <AuthorList CompleteYN="Y" Type="authors">
        <Author ValidYN="Y">
          <LastName>van der Meer</LastName><ForeName>Anna B</ForeName><Initials>AB</Initials>
          <Identifier Source="ORCID">https://orcid.org/0000-0002-1825-0097</Identifier>
          <AffiliationInfo><Affiliation>Institute of Lakes, Oslo, Norway. anna@lake.example\
</Affiliation></AffiliationInfo>
          <AffiliationInfo><Affiliation>Shore University, Porto, Portugal.</Affiliation>\
</AffiliationInfo>
        </Author>
        <Author ValidYN="Y">
          <LastName>Okonkwo</LastName><ForeName>John</ForeName><Initials>J</Initials>
          <Suffix>Jr</Suffix>
          <AffiliationInfo><Affiliation>Shore University, Porto, Portugal.</Affiliation>\
</AffiliationInfo>
        </Author>
        <Author ValidYN="Y">
          <CollectiveName>Lake Mixing Group</CollectiveName>
          <AffiliationInfo><Affiliation>Institute of Lakes, Oslo, Norway. anna@lake.example\
</Affiliation></AffiliationInfo>
        </Author>
      </AuthorList>
      <AuthorList CompleteYN="Y" Type="editors">
        <Author ValidYN="Y">
          <LastName>Weir</LastName><ForeName>Petra</ForeName><Initials>P</Initials>
        </Author>
      </AuthorList>
      <Language>nor</Language><Language>eng</Language>
      <GrantList CompleteYN="Y">
        <Grant><GrantID>R01 LK000001</GrantID><Acronym>LK</Acronym><Agency>NILK NIH HHS</Agency>
          <Country>United States</Country></Grant>
      </GrantList>
      <PublicationTypeList>
        <PublicationType UI="D016428">Journal Article</PublicationType>
        <PublicationType UI="D016454">Review</PublicationType>
      </PublicationTypeList>
      <VernacularTitle>Blanding av grunne innsjøer om vinteren.</VernacularTitle>
      <ArticleDate DateType="Electronic"><Year>2020</Year><Month>02</Month><Day>29</Day>\
</ArticleDate>
    </Article>
    <MedlineJournalInfo>
      <Country>Norway</Country><MedlineTA>J Lake Res</MedlineTA>
      <NlmUniqueID>9999999</NlmUniqueID><ISSNLinking>2999-0002</ISSNLinking>
    </MedlineJournalInfo>
    <ChemicalList>
      <Chemical><RegistryNumber>059QF0KO0R</RegistryNumber>
        <NameOfSubstance UI="D014867">Water</NameOfSubstance></Chemical>
    </ChemicalList>
    <CitationSubset>IM</CitationSubset>
    <CommentsCorrectionsList>
      <CommentsCorrections RefType="CommentIn"><RefSource>J Lake Res. 2020 May;12(5):200</RefSource>
        <PMID Version="1">99000009</PMID></CommentsCorrections>
    </CommentsCorrectionsList>
    <MeshHeadingList>
      <MeshHeading><DescriptorName UI="D1" MajorTopicYN="N">Lakes</DescriptorName>
        <QualifierName UI="Q1" MajorTopicYN="Y">chemistry</QualifierName></MeshHeading>
      <MeshHeading><DescriptorName UI="D2" MajorTopicYN="Y">Seasons</DescriptorName></MeshHeading>
      <MeshHeading><DescriptorName UI="D3" MajorTopicYN="N">Humans</DescriptorName></MeshHeading>
    </MeshHeadingList>
    <KeywordList Owner="NOTNLM">
      <Keyword MajorTopicYN="N">ice</Keyword><Keyword MajorTopicYN="N">lake mixing</Keyword>
    </KeywordList>
    <CoiStatement>None declared.</CoiStatement>
    <InvestigatorList>
      <Investigator ValidYN="Y"><LastName>Brook</LastName><ForeName>Mia</ForeName>
        <Initials>M</Initials><AffiliationInfo><Affiliation>Delta Lab, Ghent, Belgium.\
</Affiliation></AffiliationInfo></Investigator>
      <Investigator ValidYN="Y"><LastName>Pond</LastName><ForeName>Ole</ForeName>
        <Initials>O</Initials></Investigator>
    </InvestigatorList>
  </MedlineCitation>
  <PubmedData>
    <History>
      <PubMedPubDate PubStatus="received"><Year>2019</Year><Month>12</Month><Day>1</Day>
        <Hour>0</Hour><Minute>0</Minute></PubMedPubDate>
      <PubMedPubDate PubStatus="pubmed"><Year>2020</Year><Month>3</Month><Day>2</Day>
        <Hour>6</Hour><Minute>0</Minute></PubMedPubDate>
    </History>
    <PublicationStatus>ppublish</PublicationStatus>
    <ArticleIdList>
      <ArticleId IdType="pubmed">99000001</ArticleId>
      <ArticleId IdType="pmc">PMC9900001</ArticleId>
      <ArticleId IdType="doi">10.5555/lake.2020.1</ArticleId>
      <ArticleId IdType="pii">S2999-0001(20)00001-1</ArticleId>
    </ArticleIdList>
  </PubmedData>
</PubmedArticle>
<PubmedBookArticle>
  <BookDocument>
    <PMID Version="1">99000002</PMID>
    <ArticleIdList><ArticleId IdType="bookaccession">NBK99001</ArticleId></ArticleIdList>
    <Book>
      <Publisher><PublisherName>Lake Press</PublisherName>
        <PublisherLocation>Gdynia (PL)</PublisherLocation></Publisher>
      <BookTitle book="estuary">The book of estuaries</BookTitle>
      <PubDate><Year>2018</Year></PubDate>
      <AuthorList Type="editors">
        <Author><LastName>Weir</LastName><Initials>P</Initials></Author>
      </AuthorList>
      <AuthorList Type="authors">
        <Author><LastName>Tide</LastName><ForeName>Ada</ForeName></Author>
      </AuthorList>
      <CollectionTitle book="estuary">Estuary shelf</CollectionTitle>
    </Book>
    <ArticleTitle book="estuary" part="salt">Salt and sediment</ArticleTitle>
    <Language>eng</Language>
    <AuthorList Type="authors">
      <Author><LastName>Kelp</LastName><ForeName>Kai</ForeName><Initials>K</Initials></Author>
    </AuthorList>
    <PublicationType UI="D016454">Review</PublicationType>
    <PublicationType UI="D000">Book Chapter</PublicationType>
    <Sections><Section><SectionTitle>On salt</SectionTitle></Section></Sections>
    <ReferenceList>
      <Reference><Citation>Salt. 2001;1(2):3</Citation>
        <ArticleIdList><ArticleId IdType="pubmed">99000003</ArticleId></ArticleIdList></Reference>
    </ReferenceList>
  </BookDocument>
</PubmedBookArticle>
</PubmedArticleSet>
"""

ERIC = """\
OWN - ERIC
TI  - Lakes in Class
AU  - Reed, Tom
OT  - Lakes
JT  - Online Lake Teaching
AID - http://dx.doi.org/10.5555/class.1
OID - EJ9900001
VI  - 10
PG  - 1-9
DP  - 2000
LID - http://eric.ed.gov/?id=EJ9900001
ISSN - ISSN-2999-4567
LA  - English
PT  - Journal Articles
PT  - Reports - Research

OWN - ERIC
TI  - Ponds
AU  - Marsh, Ida
JT  - Lake Publishing Company
OID - ED9900002
DP  - 2012
ISBN - ISBN-978-1-5985-0000-9
PT  - Books
"""
