"""The rules that set what is claimed beside what is shown (page 16)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from salesdash.method.buying import ROLES

PARAMETERS: Mapping[str, int] = MappingProxyType(
    {
        "move_window": 14,
        "met_window": 7,
        "close_within": 30,
        "untouched": 14,
        "negotiated_within": 30,
        "pushes": 3,
    }
)
"""What a company can set: name -> as shipped. All are days, but `pushes`."""

CLAIM = "claim"
"""Rules on a claim that the deal's own criteria do not bear out; by them
reps are compared."""

TRACE = "trace"
"""Rules on a claim that visits and names do not bear out."""

CARE = "care"
"""Rules on what has to be done next."""


@dataclass(frozen=True)
class Rule:
    """One rule of the cross-check.

    Attributes:
        code: The stable code, as it stands in every file.
        kind: `CLAIM`, `TRACE` or `CARE`.
        claim: Columns of the deal that say what is claimed.
        evidence: Where evidence is looked for: columns of the deal, or
            names of tables.
        rank: From which claimed milestone it asks, 2 for 25 %; 0 for any.
        parameters: Names of the `PARAMETERS` that it goes by.
        record: Whether its deals have an outcome by which to judge it.
    """

    code: str
    kind: str
    claim: tuple[str, ...]
    evidence: tuple[str, ...]
    rank: int = 0
    parameters: tuple[str, ...] = ()
    record: bool = True


ABOVE = 2
"""Reps are compared by claims from this rank on: above 10 % (page 16)."""

FOUND = (
    "latent_pain_found",
    "sponsor_admits_pain",
    "decision_maker_admits_pain",
)
"""Criteria of which any says that pain was found or admitted."""

TOLD = ("sponsor_pain", "decision_maker_pain")
"""Words of the brief: whoever wrote a pain down has found one."""

ADMITTED = 4
"""From this level of the factor pain on the customer admits a reason or the
pain itself; below it the rep assumes, or the customer admits a need."""

ASKED = ("close_asked", "final_proposal")
"""Criteria of which any says that a proposal or the close was asked for."""

ASKING = ("present_persuade", "ask_for_business")
"""Selling steps of a visit that propose or ask for the close."""

IMPLIED = (0, 1, 2, 3, 4, 5, 5)
"""Claimed rank -> rank of the buying stage that its last criterion needs."""

NEEDED: Mapping[str, int] = MappingProxyType(
    {role: 2 if role == "decision_maker" else 3 for role in ROLES}
)
"""Buyer role -> the claimed rank from which it has to be known."""

SPONSOR = "supporter"
"""The buyer role that stands for the sponsor in a list of contacts."""

NEGOTIATION = "negotiation"

RULES = (
    Rule(
        "moved_unvisited",
        TRACE,
        ("claimed_milestone",),
        ("visits",),
        2,
        ("move_window",),
    ),
    Rule(
        "no_sponsor",
        TRACE,
        ("claimed_milestone",),
        ("sponsor_name", "contacts"),
        2,
    ),
    Rule(
        "power_unvisited",
        TRACE,
        ("claimed_milestone",),
        ("decision_maker_met", "decision_maker_name", "visits", "contacts"),
        3,
        ("met_window",),
    ),
    Rule(
        "no_pain",
        CLAIM,
        ("claimed_milestone",),
        (*FOUND, "pain_points", *TOLD),
        2,
    ),
    Rule(
        "no_close_asked",
        CLAIM,
        ("claimed_milestone",),
        (*ASKED, "visits"),
        4,
    ),
    Rule(
        "stage_behind",
        CLAIM,
        ("claimed_milestone",),
        ("criteria",),
        2,
    ),
    Rule(
        "role_unknown",
        TRACE,
        ("claimed_milestone",),
        ("decision_maker_name", "sponsor_name", "contacts"),
        2,
    ),
    Rule(
        "closing_untouched",
        CARE,
        ("expected_close",),
        ("visits",),
        parameters=("close_within", "untouched"),
    ),
    Rule(
        "next_step_overdue",
        CARE,
        ("next_date", "next_step"),
        ("visits",),
    ),
    Rule(
        "pushed_three_times",
        CARE,
        ("expected_close",),
        ("expected_close",),
        parameters=("pushes",),
    ),
    Rule(
        "negotiation_without_deal",
        CARE,
        ("visits",),
        ("opportunities",),
        parameters=("negotiated_within",),
        record=False,
    ),
)
CODES = tuple(rule.code for rule in RULES)


def rule(code: str) -> Rule:
    """Give the rule of that code.

    Example:
        >>> rule("no_pain").rank
        2
    """
    return RULES[CODES.index(code)]
