"""Buying cycle, selling steps, buyer roles, signals (pages 8-29)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stage:
    """A stage of the buying cycle, with the selling step that serves it.

    Attributes:
        code: The stable code of the stage.
        step: The selling step that serves it.
        results: Exit criteria that, once met, verify the stage.
    """

    code: str
    step: str
    results: tuple[str, ...]


STAGES = (
    Stage(
        "becomes_aware",
        "probe_listen",
        (
            "product_problem",
            "latent_pain_found",
            "sponsor_admits_pain",
            "sponsor_has_vision",
            "sponsor_explores",
            "introduction_agreed",
        ),
    ),
    Stage(
        "decides_to_solve",
        "test_challenge",
        (
            "decision_maker_met",
            "decision_maker_admits_pain",
            "decision_maker_has_vision",
            "decision_maker_explores",
        ),
    ),
    Stage(
        "sets_criteria",
        "confirm_needs",
        ("features_laid_out", "features_confirmed"),
    ),
    Stage(
        "evaluates_chooses",
        "present_persuade",
        ("supplier_chosen", "close_asked"),
    ),
    Stage(
        "buys",
        "ask_for_business",
        (
            "final_proposal",
            "decision_taken",
            "verbal_agreement",
            "terms_negotiated",
            "contract_signed",
        ),
    ),
    Stage(
        "feels_feeds_back",
        "follow_up",
        ("after_sales_begun", "use_fed_back", "database_updated"),
    ),
)
STEPS = (*(s.step for s in STAGES), "relationship", "buying_analysis")
"""Selling steps as reps log them: six of the cycle, two of the bridge."""

ROLES = (
    "decision_maker",
    "purchaser",
    "supporter",
    "technical_evaluator",
    "user",
)
SIGNALS = {
    "expression": (
        "manner_changes",
        "looks_in_the_eye",
        "childlike_excitement",
        "smile_at_each_other",
    ),
    "posture": ("keeps_nodding", "fidgets", "changes_seat", "reads_brochure"),
    "language": (
        "talks_price",
        "asks_after_sales",
        "asks_use",
        "asks_product",
        "wants_trial",
        "compares",
        "likes_it",
    ),
}
STANCES = ("for", "neutral", "against")
TECHNIQUES = (
    "direct",
    "alternative",
    "assumptive",
    "summary",
    "trial",
    "balance_sheet",
    "concession",
    "urgency",
    "minor_point",
    "reference",
)
"""Common ways to ask for the close. The method names none by itself, so
visits may log others, in words of their own."""
