"""What each question of the weekly talk is about.

The words stand in `words/ask.toml`: a question for every exit criterion,
for every statement that a factor of the score can reach next, for every
rule of the cross-check, and a few more. Questions on one topic ask for
much the same, so of each topic a deal is asked one.
"""

from collections.abc import Mapping
from types import MappingProxyType

_CRITERIA = {
    "product_problem": "problem",
    "latent_pain_found": "pain",
    "sponsor_admits_pain": "pain",
    "sponsor_has_vision": "vision",
    "sponsor_explores": "agreed",
    "introduction_agreed": "introduction",
    "sponsor_letter": "written",
    "decision_maker_met": "decision_maker",
    "decision_maker_admits_pain": "pain",
    "decision_maker_has_vision": "vision",
    "decision_maker_explores": "agreed",
    "features_laid_out": "features",
    "features_confirmed": "features",
    "supplier_chosen": "choice",
    "close_asked": "close",
    "final_proposal": "proposal",
    "decision_taken": "decision",
    "verbal_agreement": "decision",
    "terms_negotiated": "terms",
    "contract_signed": "signature",
    "after_sales_begun": "service",
    "use_fed_back": "service",
    "database_updated": "records",
}
_STATEMENTS = {
    "pain_1": "problem",
    "pain_2": "pain",
    "pain_3": "problem",
    "pain_4": "reason",
    "pain_5": "pain",
    "power_1": "decision_maker",
    "power_2": "process",
    "power_3": "introduction",
    "power_4": "agreed",
    "power_5": "value",
    "power_6": "proposal",
    "power_7": "close",
    **{f"vision_{level}": "vision" for level in range(1, 4)},
    **{f"value_{level}": "value" for level in range(1, 7)},
    "control_1": "written",
    "control_2": "introduction",
    "control_3": "decision_maker",
    "control_4": "plan",
    "control_5": "proposal",
    "control_6": "plan",
}
_RULES = {
    "moved_unvisited": "move",
    "no_sponsor": "sponsor",
    "power_unvisited": "decision_maker",
    "no_pain": "pain",
    "no_close_asked": "close",
    "stage_behind": "stage",
    "role_unknown": "roles",
    "closing_untouched": "visit",
    "next_step_overdue": "next_step",
    "pushed_three_times": "date",
}
_STATES = {
    "overdue": "date",
    "undated": "date",
    "behind": "step",
    "ahead": "step",
    "stalled_visited": "move",
    "stalled_unvisited": "visit",
}
_ALWAYS = {"next_step": "next_step", "risk": "risk", "change": "change"}

TOPICS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "criterion": MappingProxyType(_CRITERIA),
        "statement": MappingProxyType(_STATEMENTS),
        "rule": MappingProxyType(_RULES),
        "state": MappingProxyType(_STATES),
        "always": MappingProxyType(_ALWAYS),
    }
)
"""Kind of a question -> code -> the topic that it asks for."""
