"""How often and how far a deal's expected close was put off."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

ADDED = ("pushes", "pushed_days")


def pushes(deals: FrameT, slips: FrameT) -> FrameT:
    """Count how often each deal's expected close was put off.

    One row an opportunity. A statement counts when it names a later day
    than the last one that named a day at all; a close that comes nearer
    takes nothing back.

    Args:
        deals: The deals, with `key`.
        slips: One row a distinct statement of the expected close: `key`,
            `as_of` and `expected_close` (days, the close may be null).

    Returns:
        The deals with `pushes` (times put off) and `pushed_days` (the days
        of all of them together).

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({"key": ["a", "b"]})
        >>> slips = pl.DataFrame({
        ...     "key": ["a", "a", "a", "a"],
        ...     "as_of": [20_700, 20_707, 20_714, 20_721],
        ...     "expected_close": [20_760, 20_790, 20_780, 20_785],
        ... })
        >>> pushes(nw.from_native(deals), nw.from_native(slips)).rows()
        [('a', 2, 35), ('b', 0, 0)]
    """
    joined = deals.join(_counted(slips), on="key", how="left")
    return joined.with_columns(nw.col(*ADDED).fill_null(0))


def _counted(slips: FrameT) -> FrameT:
    close = nw.col("expected_close")
    before = close.shift(1).over("key", order_by="as_of")
    told = slips.filter(~close.is_null())
    off = told.with_columns((close - before).alias("later")).filter(
        nw.col("later") > 0
    )
    return off.group_by("key").agg(
        nw.len().cast(nw.Int64).alias("pushes"),
        nw.col("later").sum().cast(nw.Int64).alias("pushed_days"),
    )
