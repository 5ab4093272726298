"""Organisations among authors, told by the words of their names in several languages."""

import re

__all__ = ["is_company", "is_organisation"]

# Words that name a kind of organisation. Those that are families' names as well (`Bank`, `Bureau`,
# `Church`, `Park`, `School`) are not among them.
_KINDS = """
academy academia académie accademia administration affairs agence agencia agency agenzia akademie
alliance asociación asociacion assoc associação associacao association associazione authority
biobank board bundesamt center centers centre centres centro centrum chapter collaboration
collaborative collaborators college comité comite comitato commission comisión comision commissie
committee community company conference consortium consorzio cooperative corporation council
department departamento dipartimento directorate division federal federation federación foundation
fondation fondazione forum fundación fundacion fundação gesellschaft government group groupe grp
grupo gruppe gruppo hospital hôpital initiative institut institute institutes institution instituto
istituto international investigator investigators kommission konsortium laboratoire laboratory
laboratories league library ministère ministerio ministerium ministério ministero ministry museum
national nations network observatory office ospedale organisation organización organizacion
organização organizacao organization panel partnership press programme program project registry
république secretariat service services soc sociedad sociedade société societe societies society
stiftung study subcommittee survey taskforce team trial trialists trust union univ universidad
universidade università universitat universität universitas universitet université universiteit
university verein vereniging workgroup workshop
ассоциация группа институт комитет министерство организация университет общество центр академия
"""
_JOINING = "of for the and on für pour para för voor sur"
"""Words that stand inside names of organisations, and in no person's."""

_KIND_WORDS = frozenset(_KINDS.split())
_JOINING_WORDS = frozenset(_JOINING.split())
_EASTERN_KIND = re.compile(
    "(?:大学|大學|学院|研究所|研究院|研究室|委员会|委員会|学会|協会|协会|集团|医院|公司)$"
)
_COMPANY = re.compile(r"Inc\.?|INC\.?|Ltd\.?|LTD\.?|L\.?L\.?C\.?|Corp\.?|Co\.|GmbH|PLC")
_ENDS_COMPANY = re.compile(r"Inc\.?|Ltd\.?|Corp\.?|GmbH")
"""Those of these words that are no initials: `Garcia LLC` is a person."""

_WORD = re.compile(r"[^\s,;:()/]+")
_DIGIT = re.compile(r"\d")


def is_organisation(text: str) -> bool:
    """Whether a name is an organisation's by its words: `… Group`, `University of …`, `CMD-3 …`.

    `J. Press` and `Press J` are people all the same.
    """
    words = _WORD.findall(text)
    joining = not _JOINING_WORDS.isdisjoint(words)
    if joining or not _KIND_WORDS.isdisjoint(map(str.casefold, words)):
        return len(words) > 1 and (len(words) > 2 or not any(map(_is_initial, words)))
    if len(words) > 1 and ("&" in words or _ENDS_COMPANY.fullmatch(words[-1])):
        return True
    if _DIGIT.search(text):
        return True
    return not text.isascii() and _EASTERN_KIND.search(text) is not None


def is_company(text: str) -> bool:
    """Whether a part behind a comma says that a company is named: `Inc.`, `Ltd`."""
    return _COMPANY.fullmatch(text) is not None


def _is_initial(word: str) -> bool:
    return len(word) == 1 or word.endswith(".")
