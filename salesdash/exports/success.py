"""The three success criteria as files that open safely."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.exports import derived
from salesdash.model import Kind

_FULL = 10_000
_GROUP = {"level": Kind.CODE, "team": Kind.TEXT, "rep": Kind.TEXT}

ATTAINMENT: Mapping[str, Kind] = MappingProxyType(
    {
        "length": Kind.CODE,
        **_GROUP,
        "period": Kind.TEXT,
        "currency": Kind.TEXT,
        "target": Kind.MONEY,
        "months": Kind.INTEGER,
        "won": Kind.MONEY,
        "attained": Kind.NUMBER,
        "gap": Kind.MONEY,
        "due": Kind.MONEY,
        "overdue": Kind.MONEY,
        "verified": Kind.MONEY,
        "claimed": Kind.MONEY,
        "passed": Kind.NUMBER,
    }
)
ACCURACY: Mapping[str, Kind] = MappingProxyType(
    {
        **_GROUP,
        "month": Kind.TEXT,
        "cut_off": Kind.DAY,
        "currency": Kind.TEXT,
        "deals": Kind.INTEGER,
        "verified": Kind.MONEY,
        "claimed": Kind.MONEY,
        "untold": Kind.MONEY,
        "target": Kind.MONEY,
        "won": Kind.MONEY,
        "wins": Kind.INTEGER,
        "error_verified": Kind.MONEY,
        "error_claimed": Kind.MONEY,
        "error_target": Kind.MONEY,
    }
)
BIAS: Mapping[str, Kind] = MappingProxyType(
    {
        **_GROUP,
        "currency": Kind.TEXT,
        "way": Kind.CODE,
        "months": Kind.INTEGER,
        "deals": Kind.INTEGER,
        "foreseen": Kind.MONEY,
        "won": Kind.MONEY,
        "error": Kind.MONEY,
        "off": Kind.MONEY,
        "bias": Kind.NUMBER,
        "wape": Kind.NUMBER,
    }
)
GROWTH: Mapping[str, Kind] = MappingProxyType(
    {
        "rep": Kind.TEXT,
        "team": Kind.TEXT,
        "start": Kind.DAY,
        "end": Kind.DAY,
        "measure": Kind.CODE,
        "value": Kind.NUMBER,
        "n": Kind.INTEGER,
        "change": Kind.NUMBER,
        "direction": Kind.CODE,
    }
)
"""The columns of each file -> their kinds."""


def attainment(rows: nw.DataFrame[Any], day: int) -> bytes:
    """Write what each period brought of its target.

    A period without a target has none, and no gap.

    Args:
        rows: What `View.attainment` gives.
        day: The as-of day, in days since 1970-01-01.
    """
    aimed = nw.when(nw.col("months") > 0)
    told = [aimed.then(nw.col(n)).alias(n) for n in ("target", "gap")]
    shares = _shares(rows.with_columns(*told), "attained", "passed")
    return derived.written(shares, ATTAINMENT, day)


def accuracy(rows: nw.DataFrame[Any], day: int) -> bytes:
    """Write what was foreseen for each month, and what was won in it.

    A month without a target has none, and no error of it.

    Args:
        rows: What `View.accuracy` gives.
        day: The as-of day, in days since 1970-01-01.
    """
    aimed = nw.when(nw.col("aims") > 0).then(nw.col("target"))
    return derived.written(
        rows.with_columns(aimed.alias("target")), ACCURACY, day
    )


def bias(rows: nw.DataFrame[Any], day: int) -> bytes:
    """Write how forecasts ran over the months.

    Args:
        rows: What `View.bias` gives.
        day: The as-of day, in days since 1970-01-01.
    """
    return derived.written(_shares(rows, "bias", "wape"), BIAS, day)


def growth(rows: nw.DataFrame[Any], day: int) -> bytes:
    """Write how each rep did in each quarter.

    Args:
        rows: What `View.growth` gives.
        day: The as-of day, in days since 1970-01-01.
    """
    told = ("value", "change")
    rounded = [nw.col(name).round(4).alias(name) for name in told]
    return derived.written(rows.with_columns(*rounded), GROWTH, day)


def _shares(rows: nw.DataFrame[Any], *names: str) -> nw.DataFrame[Any]:
    """Turn shares per 10,000 into plain decimals."""
    return rows.with_columns(
        *(nw.col(name).cast(nw.Float64) / _FULL for name in names)
    )
