"""Which deals to ask about in the weekly talk, and why."""

import narwhals.stable.v2 as nw

from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.whole import one, whole

MOST, LEAST = 5, 3
"""So many deals are asked about at most, and where there are as many."""

REASONS = ("hits", "ahead", "overdue", "stalled")
"""Why a deal is asked about, the strongest first."""

_COUNT = len(REASONS)


def asked(deals: nw.DataFrame, day: int) -> nw.DataFrame:
    """Choose the deals to ask about.

    One row an open deal, at most `MOST` of a rep: those with a reason, the
    key opportunities first, then by their strongest reason, by the number
    of hits of the cross-check, and the largest of its currency first. A
    rep with fewer than `LEAST` of them is asked about the largest others.

    Args:
        deals: The deals as `View.judged` gives them.
        day: The as-of day, in days since 1970-01-01.

    Returns:
        The deals with `asked` (the place, from 1, of its rep) and, 1 or 0
        each, `ask_hits`, `ask_ahead` (claimed beyond the evidence),
        `ask_overdue`, `ask_stalled` and `ask_key`.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "key": ["a", "b", "c", "d"], "rep": "Ann", "customer": "X",
        ...     "name": "", "status": "open", "vanished_on": None,
        ...     "currency": "CNY", "amount": [9, 5, 7, 8],
        ...     "hits": [0, 1, 0, 0], "claimed_rank": [1, 1, 2, 1],
        ...     "verified_rank": 1, "expected_close": 20_790,
        ...     "stalled": None, "key_reason": [None, None, "sheet", None],
        ... })
        >>> asked(nw.from_native(deals), 20_777)["key"].to_list()
        ['c', 'b', 'a']
    """
    marked = pipeline(deals).with_columns(
        one(nw.col("hits") > 0).alias("ask_hits"),
        one(nw.col("claimed_rank") > nw.col("verified_rank")).alias(
            "ask_ahead"
        ),
        one((nw.col("expected_close") < day).fill_null(value=False)).alias(
            "ask_overdue"
        ),
        one(~nw.col("stalled").is_null()).alias("ask_stalled"),
        one(~nw.col("key_reason").is_null()).alias("ask_key"),
    )
    ranked = _sized(marked).with_columns(_strongest().alias("_reason"))
    placed = ranked.with_columns(
        _place(
            "_none",
            "_unkey",
            "_reason",
            "_fewer",
            "_size",
            "customer",
            "name",
            "key",
        ).alias("asked"),
        (whole(1) - nw.col("_none")).sum().over("rep").alias("_with"),
    )
    chosen = (nw.col("asked") <= MOST) & (nw.col("asked") <= nw.col("_with"))
    kept = placed.filter(chosen | (nw.col("asked") <= LEAST))
    own = ("_none", "_unkey", "_reason", "_fewer", "_size", "_with", "_one")
    return kept.sort("rep", "asked").drop(*own)


def _strongest() -> nw.Expr:
    """Number the strongest reason, `_COUNT` where there is none."""
    found = whole(_COUNT)
    for place in reversed(range(_COUNT)):
        here = nw.col(f"ask_{REASONS[place]}") == 1
        found = nw.when(here).then(whole(place)).otherwise(found)
    return found


def _sized(deals: nw.DataFrame) -> nw.DataFrame:
    """Number the open deals of a rep and currency, the largest first."""
    reasons = sum((nw.col(f"ask_{r}") for r in REASONS), start=whole(0))
    marked = deals.with_columns(
        whole(1).alias("_one"),
        (whole(0) - nw.col("hits")).alias("_fewer"),
        (whole(1) - nw.col("ask_key")).alias("_unkey"),
        one(reasons == 0).alias("_none"),
        (whole(1) - nw.col("amount").fill_null(-1)).alias("_size"),
    )
    place = nw.col("_one").cum_sum()
    order = ("_size", "customer", "name", "key")
    sized = place.over("rep", "currency", order_by=order)
    return marked.with_columns(sized.alias("_size"))


def _place(*order: str) -> nw.Expr:
    return nw.col("_one").cum_sum().over("rep", order_by=order)
