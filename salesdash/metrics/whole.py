"""Whole numbers in expressions: no engine then sums or rounds its own way."""

import narwhals.stable.v2 as nw


def whole(number: int) -> nw.Expr:
    """Give the number as an expression of 64 bits."""
    return nw.lit(number, dtype=nw.Int64)


def one(condition: nw.Expr) -> nw.Expr:
    """Give 1 where the condition holds, else 0, so that it can be summed.

    A condition that is unknown does not hold.
    """
    return nw.when(condition).then(whole(1)).otherwise(whole(0))
