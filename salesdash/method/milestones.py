"""Milestones of a sale: yields and exit criteria (deck, pages 33-37)."""

from collections.abc import Collection
from dataclasses import dataclass

FULL = 10_000
"""A yield of 100 %: yields are whole numbers per 10,000."""


@dataclass(frozen=True)
class Milestone:
    """One step of a sale that counts once its exit criteria are met.

    Attributes:
        code: The stable code, as it stands in every file.
        share: The yield, per 10,000: the share expected to close.
        criteria: Codes of the exit criteria, in the deck's order.
    """

    code: str
    share: int
    criteria: tuple[str, ...]


MILESTONES = (
    Milestone(
        "qualified_suspect",
        1_000,
        (
            "product_problem",
            "latent_pain_found",
            "sponsor_admits_pain",
            "sponsor_has_vision",
            "sponsor_explores",
        ),
    ),
    Milestone(
        "qualified_sponsor",
        2_500,
        ("introduction_agreed", "sponsor_letter", "decision_maker_met"),
    ),
    Milestone(
        "qualified_power_sponsor",
        5_000,
        (
            "decision_maker_admits_pain",
            "decision_maker_has_vision",
            "decision_maker_explores",
            "features_laid_out",
            "features_confirmed",
        ),
    ),
    Milestone("decision_due", 7_500, ("supplier_chosen", "close_asked")),
    Milestone(
        "pending_close",
        9_000,
        (
            "final_proposal",
            "decision_taken",
            "verbal_agreement",
            "terms_negotiated",
        ),
    ),
    Milestone(
        "closed",
        FULL,
        (
            "contract_signed",
            "after_sales_begun",
            "use_fed_back",
            "database_updated",
        ),
    ),
)
OPEN = MILESTONES[:-1]
"""The milestones that an open deal can be at: 10 to 90 %."""

CLOSED = "closed"
SIGNED = "contract_signed"
DECISION_MAKER_MET = "decision_maker_met"
CRITERIA = tuple(c for m in MILESTONES for c in m.criteria)
STATUSES = ("open", "won", "lost")
EVIDENCE = ("met", "partial", "none", "no_columns")
STANDINGS = ("proven", "unknown", "contradicted", "no_columns", "unclaimed")
"""How a claim stands against its evidence."""


def rank(code: str | None) -> int:
    """Say how far a milestone is: 1 for 10 % up to 6 for closed.

    Example:
        >>> rank("qualified_sponsor"), rank(None)
        (2, 0)
    """
    codes = [m.code for m in MILESTONES]
    return codes.index(code) + 1 if code in codes else 0


def verified(met: Collection[str]) -> str | None:
    """Give the highest milestone that the criteria met support.

    A milestone is reached only when every exit criterion of it and of all
    before it is met (definitions, B).

    Example:
        >>> verified(MILESTONES[0].criteria)
        'qualified_suspect'
        >>> verified(["contract_signed"]) is None
        True
    """
    reached = None
    for milestone in MILESTONES:
        if not set(milestone.criteria) <= set(met):
            break
        reached = milestone.code
    return reached
