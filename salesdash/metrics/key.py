"""Which opportunities are key ones (deck, pages 33-34)."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.milestones import DECISION_MAKER_MET
from salesdash.metrics.keyed import keyed
from salesdash.metrics.whole import whole

LARGEST = 5
"""So many of a rep's open deals, of each currency, are its largest."""

REASONS = ("sheet", "manager", "largest")

_MARK = "key_opportunity"


def key_opportunities(
    opportunities: FrameT, day: int, corrections: FrameT | None = None
) -> FrameT:
    """Say which deals are key opportunities, and why.

    One row an opportunity. A deal is one if a manager or a sheet says so;
    else if it is open, its decision maker was met, and it is among the
    five largest open deals of its rep in its currency. What a manager says
    no to is none. Ties go by customer and name; a deal without an amount
    is none of the largest.

    Args:
        opportunities: The deals, with `key`, `rep`, `customer`, `name`,
            `status`, `vanished_on`, `amount`, `currency`,
            `key_opportunity` (1, 0 or null) and `decision_maker_met`.
        day: The as-of day, in days since 1970-01-01.
        corrections: What managers corrected: `key`, `column`, `state`; only
            those that are held count, and their value is in the deal.

    Returns:
        The deals with `key_reason`: manager, sheet, largest, or null.

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "key": ["a", "b", "c"], "rep": "Ann", "customer": "X",
        ...     "name": ["1", "2", "3"], "status": "open",
        ...     "vanished_on": None, "amount": [5, 9, 7], "currency": "CNY",
        ...     "key_opportunity": [1, None, None],
        ...     "decision_maker_met": [None, 20_700, None],
        ... }))
        >>> key_opportunities(deals, 20_777)["key_reason"].to_list()
        ['sheet', 'largest', None]
    """
    told = _corrected(opportunities, corrections)
    ranked = keyed(told, _largest(opportunities))
    met = nw.col(DECISION_MAKER_MET)
    large = (nw.col("_large") == 1) & (met >= 0) & (met <= day)
    largest = nw.when(large).then(nw.lit("largest"))
    own = nw.when(nw.col(_MARK) == 1).then(nw.lit("sheet"))
    others = own.otherwise(largest.otherwise(nw.lit(None, dtype=nw.String)))
    manager = nw.when(nw.col("_corrected") == 1).then(_said())
    return ranked.with_columns(
        manager.otherwise(others).alias("key_reason")
    ).drop("_large", "_corrected")


def _said() -> nw.Expr:
    """Give what a manager's own word makes of a deal."""
    yes = nw.when(nw.col(_MARK) == 1).then(nw.lit("manager"))
    return yes.otherwise(nw.lit(None, dtype=nw.String))


def _corrected(opportunities: FrameT, corrections: FrameT | None) -> FrameT:
    """Mark the deals of which a manager said whether they are key ones."""
    if corrections is None:
        return opportunities.with_columns(whole(0).alias("_corrected"))
    held = corrections.filter(
        nw.col("column") == _MARK, nw.col("state") == "held"
    )
    marked = held.select("key", whole(1).alias("_corrected")).unique("key")
    return keyed(opportunities, marked)


def _largest(opportunities: FrameT) -> FrameT:
    """Keep the largest open deals of each rep and currency."""
    named = opportunities.filter(
        nw.col("status") == "open",
        nw.col("vanished_on").is_null(),
        ~nw.col("amount").is_null(),
    )
    order = ("_size", "customer", "name", "key")
    sized = named.with_columns(
        (whole(0) - nw.col("amount")).alias("_size"),
        whole(1).alias("_large"),
    )
    place = nw.col("_large").cum_sum().over("rep", "currency", order_by=order)
    placed = sized.with_columns(place.alias("_place"))
    return placed.filter(nw.col("_place") <= LARGEST).select("key", "_large")
