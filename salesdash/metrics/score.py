"""The sales intensity score of a deal (deck, pages 38-42)."""

from collections.abc import Mapping
from types import MappingProxyType

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.scores import FACTORS
from salesdash.metrics.whole import one, whole

EQUAL: Mapping[str, float] = MappingProxyType(
    dict.fromkeys((f.code for f in FACTORS), 20.0)
)
"""What each factor weighs in the deck, per cent: a plain sum of points."""

_PER_CENT = 100
_FULL = 20
"""The most points that a factor can have."""

_WHOLE = 10_000
"""A product of 100 %: all five factors at their most."""

_ONE = _FULL * _PER_CENT
"""A weight of 20 %, in hundredths of a per cent: points count as they are."""


def score(
    opportunities: FrameT, weights: Mapping[str, float] = EQUAL
) -> FrameT:
    """Score each deal, 0 to 100, by the factors that are known.

    One row an opportunity. The score is the sum of points x weight / 20;
    halves are rounded up, once in each row. An unknown factor adds
    nothing, so a score means little without `score_known` beside it.

    The product is the formula itself: each factor as a share of its 20
    points, all multiplied, unweighted. One factor at level 0 makes it 0,
    whatever else is unknown; an unknown factor leaves it unknown.

    Args:
        opportunities: The deals, with `pain_points`, `power_points`,
            `vision_points`, `value_points`, `control_points`.
        weights: Factor -> what it weighs, per cent; 100 in all.

    Returns:
        The deals with `score` (null where no factor is known),
        `score_known` (factors known), `weakest_factor` (the code of the
        smallest points known; ties in the formula's order),
        `zero_factor` (the first factor at level 0: such a deal does not
        close; else null) and `score_product` (per 10,000, halves rounded
        up; 0 with a zero factor, else null unless all five are known).

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "pain_points": [12, None], "power_points": [16, None],
        ...     "vision_points": [None, None], "value_points": [18, None],
        ...     "control_points": [None, None],
        ... }))
        >>> done = score(deals).select(
        ...     "score", "score_known", "weakest_factor", "zero_factor"
        ... )
        >>> done.rows()
        [(46, 3, 'pain', 'pain'), (None, 0, None, None)]
    """
    points = {
        f.code: nw.col(f"{f.code}_points").cast(nw.Int64) for f in FACTORS
    }
    known = nw.sum_horizontal(*(one(~p.is_null()) for p in points.values()))
    counted = opportunities.with_columns(
        known.alias("score_known"),
        nw.min_horizontal(*points.values()).alias("weakest_points"),
        *(p.alias(f"{code}_known") for code, p in points.items()),
    )
    done = counted.with_columns(_sum(weights), _weakest(), _zero())
    done = done.with_columns(_product())
    return done.drop("weakest_points", *(f"{c}_known" for c in points))


def _sum(weights: Mapping[str, float]) -> nw.Expr:
    parts = (
        nw.col(f"{code}_known").fill_null(0) * round(weight * _PER_CENT)
        for code, weight in weights.items()
    )
    rounded = (nw.sum_horizontal(*parts) + _ONE // 2) // _ONE
    known = nw.when(nw.col("score_known") > 0)
    unknown = nw.lit(None, dtype=nw.Int64)
    return known.then(rounded).otherwise(unknown).alias("score")


def _weakest() -> nw.Expr:
    code = nw.lit(None, dtype=nw.String)
    for factor in reversed(FACTORS):
        here = nw.col(f"{factor.code}_known") == nw.col("weakest_points")
        code = nw.when(here).then(nw.lit(factor.code)).otherwise(code)
    return code.alias("weakest_factor")


def _zero() -> nw.Expr:
    code = nw.lit(None, dtype=nw.String)
    for factor in reversed(FACTORS):
        points = nw.col(f"{factor.code}_known")
        lowest = sorted({factor.sponsor[0], factor.decision_maker[0]})
        here = one(points.is_in(lowest)) == whole(1)
        code = nw.when(here).then(nw.lit(factor.code)).otherwise(code)
    return code.alias("zero_factor")


def _product() -> nw.Expr:
    """Multiply the points; 20 x 20 x 20 x 20 x 20 stand for the whole."""
    product = whole(1)
    for factor in FACTORS:
        product = product * nw.col(f"{factor.code}_known")
    most = _FULL ** len(FACTORS)
    share = (product * _WHOLE + most // 2) // most
    dead = nw.when(~nw.col("zero_factor").is_null())
    return dead.then(whole(0)).otherwise(share).alias("score_product")
