"""From first meeting a decision maker to the brief (deck, pages 33-34)."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.milestones import DECISION_MAKER_MET
from salesdash.metrics.keyed import keyed
from salesdash.metrics.whole import whole

STATES = ("done", "due")


def brief(opportunities: FrameT, ticked: FrameT, day: int) -> FrameT:
    """Count the days from meeting the decision maker to the brief.

    One row an opportunity. The day of the meeting is the one that the
    sheets give; where they only say yes, it is the as-of day of the sheet
    that first said so, which may be some days late. So a brief before that
    day took 0 days.

    Args:
        opportunities: The deals, with `key`, `status`, `briefed_on` (day)
            and `decision_maker_met`.
        ticked: What sheets say of criteria: `key`, `criterion`,
            `first_seen` (day).
        day: The as-of day, in days since 1970-01-01.

    Returns:
        The deals with `first_met` (day, or null), `brief_days` (until the
        brief, or until the as-of day while it is due; null where the
        meeting is unknown) and `brief_state` (done; due of an open deal
        whose decision maker was met; else null).

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "key": ["a", "b"], "status": "open",
        ...     "decision_maker_met": [20_760, 0],
        ...     "briefed_on": [20_763, None],
        ... }))
        >>> ticked = nw.from_native(pl.DataFrame({
        ...     "key": ["b"], "criterion": ["decision_maker_met"],
        ...     "first_seen": [20_770],
        ... }))
        >>> for row in brief(deals, ticked, 20_777).rows():
        ...     print(row[-3:])
        (20760, 3, 'done')
        (20770, 7, 'due')
    """
    seen = ticked.filter(nw.col("criterion") == DECISION_MAKER_MET).select(
        "key", nw.col("first_seen").cast(nw.Int64).alias("_seen")
    )
    met = nw.col(DECISION_MAKER_MET).cast(nw.Int64)
    dated = nw.when((met > 0) & (met <= day)).then(met)
    first = dated.otherwise(nw.when(met == 0).then(nw.col("_seen")))
    told = keyed(opportunities, seen).with_columns(
        first.alias("first_met"), _briefed(day).alias("_briefed")
    )
    return told.with_columns(_days(day), _state()).drop("_seen", "_briefed")


def _briefed(day: int) -> nw.Expr:
    """Give the day of the brief; one that is planned is none."""
    briefed = nw.col("briefed_on").cast(nw.Int64)
    return nw.when(briefed <= day).then(briefed)


def _due() -> nw.Expr:
    met = ~nw.col("first_met").is_null()
    return met & nw.col("_briefed").is_null() & (nw.col("status") == "open")


def _days(day: int) -> nw.Expr:
    taken = nw.col("_briefed") - nw.col("first_met")
    waiting = nw.when(_due()).then(whole(day) - nw.col("first_met"))
    late = nw.when(taken < 0).then(whole(0)).otherwise(taken)
    done = nw.when(~nw.col("_briefed").is_null()).then(late)
    return done.otherwise(waiting).alias("brief_days")


def _state() -> nw.Expr:
    due = nw.when(_due()).then(nw.lit("due"))
    none = nw.lit(None, dtype=nw.String)
    done = nw.when(~nw.col("_briefed").is_null()).then(nw.lit("done"))
    return done.otherwise(due.otherwise(none)).alias("brief_state")
