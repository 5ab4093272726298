"""Organisations among authors, told by the words of their names in several languages."""

import re

__all__ = ["is_organisation"]

# Words that name a kind of organisation. Those that are families' names as well (`Bank`,
# `Church`, `Park`, `School`) are not among them.
_KINDS = """
    academy academia académie accademia administration agence agencia agency agenzia akademie
    alliance asociación asociacion associação associacao association associazione assessment
    asso authority biobank board bundesamt bureau center centers centre centres centro centrum
    collaboration collaborative collaborators college comité comite comitato commission comisión
    comision commissie committee community company conference consortium consorzio cooperative
    corporation council department departamento dipartimento directorate division enterprise
    federation federación foundation fondation fondazione forum fundación fundacion fundação
    gesellschaft gmbh government group groupe grupo gruppe gruppo hospital hôpital inc inc.
    initiative institut institute institutes institution instituto istituto international
    investigators jointventure kommission konsortium laboratory laboratories laboratoire league
    library limited llc ltd ltd. ministère ministerio ministerium ministério ministero ministry
    museum nations network observatory office ospedale organisation organización organizacion
    organização organization panel partnership press programme program project registry république
    school secretariat service services sociedad sociedade société societe societies society
    soc stiftung study subcommittee survey taskforce team trial trialists trust union universidad
    universidade università universitat universität universitas universitet université universiteit
    university verein vereniging workgroup workshop
    ассоциация группа институт комитет министерство организация университет общество центр академия
    大学 大學 学院 研究所 研究院 委员会 委員会 学会 協会 集团
"""
_JOINING = "of for the and on für pour para för voor sur"
"""Words that stand inside names of organisations, and in no person's."""

_KIND_WORDS = frozenset(_KINDS.split())
_JOINING_WORDS = frozenset(_JOINING.split())
_EASTERN_KIND = re.compile(
    "(?:大学|大學|学院|研究所|研究院|研究室|委员会|委員会|学会|協会|协会|集团|医院|公司)$"
)
_WORD = re.compile(r"[^\s,;:()/]+")


def is_organisation(text: str) -> bool:
    """Whether a name is an organisation's by its words: `… Group`, `University of …`, `CMD-3 …`."""
    words = _WORD.findall(text.casefold())
    if not words:
        return False
    if not _KIND_WORDS.isdisjoint(words) or not _JOINING_WORDS.isdisjoint(words):
        return len(words) > 1
    return any(map(str.isdigit, text)) or (
        not text.isascii() and _EASTERN_KIND.search(text) is not None
    )
