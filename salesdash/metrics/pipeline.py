"""The open pipeline, and the deals that fell out of it unsaid."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT


def pipeline(opportunities: FrameT) -> FrameT:
    """Keep the open deals that their sheets still name.

    One row an opportunity, columns as they come; `status` and
    `vanished_on` (day) are read.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "key": ["a", "b", "c"],
        ...     "status": ["open", "open", "won"],
        ...     "vanished_on": [None, 20_700, None],
        ... })
        >>> pipeline(nw.from_native(deals))["key"].to_list()
        ['a']
    """
    named = nw.col("vanished_on").is_null()
    return opportunities.filter(nw.col("status") == "open", named)


def vanished(opportunities: FrameT) -> FrameT:
    """Keep the open deals that a complete sheet left out.

    One row an opportunity, columns as they come; `status` and
    `vanished_on` (day) are read. Their amounts stand in no forecast.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "key": ["a", "b", "c"],
        ...     "status": ["open", "open", "won"],
        ...     "vanished_on": [None, 20_700, 20_700],
        ... })
        >>> vanished(nw.from_native(deals))["key"].to_list()
        ['b']
    """
    gone = ~nw.col("vanished_on").is_null()
    return opportunities.filter(nw.col("status") == "open", gone)
