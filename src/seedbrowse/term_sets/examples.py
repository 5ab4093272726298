"""Term set examples: sets that people who screen records often begin with; offered, not imposed."""

from typing import Final

from seedbrowse.term_sets.term_set import TermSet

__all__ = ["EXAMPLES"]

EXAMPLES: Final = (
    TermSet(
        "randomised trial",
        (
            "random*", "randomised controlled trial*", "randomized controlled trial*", "RCT",
            "RCTs", "placebo*", "double-blind*", "single-blind*", "control group*",
            "intention to treat", "parallel group*", "crossover",
        ),
        "green",
    ),
    TermSet(
        "observational",
        (
            "cohort*", "case-control", "cross-sectional", "longitudinal*", "prospective*",
            "retrospective*", "follow-up", "incidence", "prevalence", "registry",
        ),
        "blue",
    ),
    TermSet(
        "qualitative",
        (
            "qualitative", "interview*", "focus group*", "ethnograph*", "grounded theory",
            "thematic analys*", "lived experience*", "phenomenolog*", "narrative*",
        ),
        "purple",
    ),
    TermSet(
        "survey",
        (
            "survey*", "questionnaire*", "respondent*", "response rate*", "Likert", "self-report*",
            "household survey*", "panel data",
        ),
        "yellow",
    ),
    TermSet(
        "review",
        (
            "systematic review*", "scoping review*", "meta-analys*", "literature review*",
            "evidence synthes*", "PRISMA", "umbrella review*",
        ),
        "orange",
    ),
    TermSet(
        "not human",
        (
            "mouse", "mice", "murine", "rat", "rats", "rodent*", "zebrafish", "in vitro",
            "cell line*", "animal model*", "canine", "porcine",
        ),
        "red",
    ),
    TermSet(
        "no study",
        (
            "protocol", "study protocol", "editorial", "commentary", "letter to the editor",
            "erratum", "corrigendum", "retracted", "retraction",
        ),
        "red",
    ),
)  # fmt: skip
"""Words as a person would write them, one set a kind of study."""
