"""What is told of deals, set beside them."""

from narwhals.stable.v2.typing import FrameT


def keyed(opportunities: FrameT, told: FrameT) -> FrameT:
    """Set beside each deal what is told of it, null where nothing is.

    One row an opportunity.

    Args:
        opportunities: The deals, with `key`.
        told: At most one row a deal, with `key` and further columns.

    Example:
        >>> import narwhals.stable.v2 as nw
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({"key": ["a", "b"]}))
        >>> told = nw.from_native(pl.DataFrame({"key": ["b"], "n": [2]}))
        >>> keyed(deals, told).rows()
        [('a', None), ('b', 2)]
    """
    return opportunities.join(told, on="key", how="left")
