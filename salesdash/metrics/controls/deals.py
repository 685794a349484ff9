"""The control points that look at opportunities (deck, page 43)."""

import narwhals.stable.v2 as nw

from salesdash.method.controls import HELD_DAYS, JOINT_DAYS
from salesdash.method.milestones import DECISION_MAKER_MET, rank
from salesdash.metrics.controls.facts import Known, facts
from salesdash.metrics.keyed import keyed
from salesdash.metrics.whole import one

REPORTED = ("pain", "reason", "vision")
PROPOSAL = rank("qualified_power_sponsor")
"""From this milestone on, the way to the proposal is tracked."""

_PLACE = ("import_id", "sheet", "row")


def reported(known: Known) -> nw.DataFrame:
    """Point 3: pain, reason, vision and next step of each key deal."""
    parts = {part: _said(part) for part in REPORTED}
    parts["next_step"] = _filled("next_step")
    point = "key_opportunities_reported"
    return facts(known.keys, point, parts, "briefed_on")


def tracked(known: Known) -> nw.DataFrame:
    """Point 4: features and proposal of each deal at 50 % or more."""
    ahead = known.deals.filter(nw.col("claimed_rank") >= PROPOSAL)
    names = ("features_laid_out", "final_proposal")
    parts = {name: ~nw.col(name).is_null() for name in names}
    return facts(ahead, "opportunity_to_proposal_tracked", parts)


def joined(known: Known) -> nw.DataFrame:
    """Point 5: a visit of each key deal with the supervisor, of late.

    Where no visit of late says whether somebody came along, it is not
    known; where there was no visit at all, nobody did.
    """
    came = known.visits.select(*_PLACE, "supervisor_present")
    once = came.unique(list(_PLACE), keep="any")
    late = known.pairs.filter(nw.col("date") > known.day - JOINT_DAYS)
    marked = late.join(once, on=list(_PLACE), how="left")
    yes = nw.col("supervisor_present") == 1
    said = ~nw.col("supervisor_present").is_null()
    told = marked.group_by("key").agg(
        nw.len().cast(nw.Int64).alias("visits_late"),
        one(said).sum().alias("said"),
        one(yes).sum().alias("joint"),
        nw.when(yes).then("date").max().cast(nw.Int64).alias("joint_on"),
    )
    rows = keyed(known.keys, told).with_columns(
        nw.col("visits_late", "said", "joint").fill_null(0)
    )
    parts = {
        "visit": nw.col("visits_late") > 0,
        "supervisor": (nw.col("joint") > 0) | (nw.col("visits_late") == 0),
    }
    sure = (nw.col("said") > 0) | (nw.col("visits_late") == 0)
    point = "supervisor_joins_key_visits"
    return facts(rows, point, parts, "joint_on", sure)


def graded(known: Known) -> nw.DataFrame:
    """Point 7: each open deal claims a milestone."""
    parts = {"milestone": nw.col("claimed_rank") > 0}
    return facts(known.deals, "opportunities_graded", parts)


def held(known: Known) -> nw.DataFrame:
    """Point 8: decision maker, next date and a recent visit of key deals."""
    day = known.day
    last = known.pairs.group_by("key").agg(
        nw.col("date").max().cast(nw.Int64).alias("last_on")
    )
    met = nw.col(DECISION_MAKER_MET)
    parts = {
        "decision_maker": (met >= 0) & (met <= day),
        "next_date": nw.col("next_date") >= day,
        "visit_month": nw.col("last_on") > day - HELD_DAYS,
    }
    rows = keyed(known.keys, last)
    return facts(rows, "key_opportunities_held", parts, "last_on")


def _said(part: str) -> nw.Expr:
    sponsor = _filled(f"sponsor_{part}")
    return sponsor | _filled(f"decision_maker_{part}")


def _filled(column: str) -> nw.Expr:
    return nw.col(column).fill_null("") != ""
