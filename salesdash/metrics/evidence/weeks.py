"""What the rules said in past weeks, and whether they were right."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType
from typing import Any

import narwhals.stable.v2 as nw

from salesdash import identity
from salesdash.method.evidence import CODES, rule
from salesdash.metrics.evidence.facts import Known
from salesdash.metrics.evidence.hits import hits
from salesdash.metrics.pipeline import pipeline

OPEN = ""
"""Stands for the rule in the row of a deal that is open."""

GONE = 28
"""A deal that is missing for so many days does not come back."""

Counts = Mapping[str, Any]

_NOTHING: Counts = MappingProxyType({"hits": 0, "known": 0, "right": 0})
_NONE = 99
"""A rank that no milestone has: nothing was claimed."""


def week(known: Known) -> nw.DataFrame:
    """Say of a day which deals were open, and which rules they broke.

    One row an open deal, and one row a deal and rule: what `hits` gives,
    of the former with the rule `OPEN`.

    Args:
        known: What was known on the day.
    """
    found = hits(known, CODES)
    deals = pipeline(known.deals)
    nothing = ("days", "count", "day", "unknown")
    told = deals.with_columns(
        nw.lit(OPEN).alias("rule"),
        nw.lit("").alias("seen"),
        nw.lit("").alias("more"),
        nw.col("claimed_rank").cast(nw.Int64).alias("rank"),
        nw.col("amount").cast(nw.Int64),
        *(nw.lit(None, dtype=nw.Int64).alias(name) for name in nothing),
    )
    return nw.concat([found, told.select(found.columns)])


def record(weeks: nw.DataFrame, deals: nw.DataFrame, day: int) -> nw.DataFrame:
    """Say of each rule how often it was right, once outcomes are known.

    A deal counts once for a rule that it broke in any week while it was
    open, and of which the outcome is known by `day`: won, lost, or missing
    without a word for `GONE` days. The rule was right where the deal was
    not won, or where its claim was walked back below what it was in the
    week of the hit. Beside it the same share of all deals that were open
    in those weeks and claimed as much as the rule asks for.

    Args:
        weeks: What `week` gave, with the `week` (day) of each.
        deals: The deals of the as-of day: `key`, `status`, `vanished_on`,
            `customer`, `name`.
        day: The as-of day, in days since 1970-01-01.

    Returns:
        One row a rule that has a record, in the order of the method:
        `rule`, `hits` (deals that broke it), `known` (of these with an
        outcome), `right` (of these); `base_known` and `base_right`, of all
        deals that claimed as much.
    """
    known = weeks.filter(nw.col("unknown").fill_null(0) == 0)
    told = _renamed(known, deals).join(_outcomes(deals, day), on="key")
    opened = told.filter(nw.col("rule") == OPEN)
    later = _later(opened)
    judged = told.join(later, on=["week", "key"], how="left").with_columns(
        _right().alias("right")
    )
    broken = _counts(judged.filter(nw.col("rule") != OPEN))
    every = judged.filter(nw.col("rule") == OPEN)
    base = {
        rank: _counts(every.filter(nw.col("rank") >= rank)).get(OPEN, _NOTHING)
        for rank in {rule(code).rank for code in CODES}
    }
    return _listed(broken, base, nw.get_native_namespace(deals))


def _counts(judged: nw.DataFrame) -> dict[str, Counts]:
    """Count each deal once for a rule."""
    single = judged.group_by("rule", "key").agg(
        nw.col("right").max(), nw.col("known").max()
    )
    counts = single.group_by("rule").agg(
        nw.len().cast(nw.Int64).alias("hits"),
        nw.col("known").sum(),
        (nw.col("right") * nw.col("known")).sum().alias("right"),
    )
    return {row["rule"]: row for row in counts.iter_rows(named=True)}


def _listed(
    broken: Mapping[str, Counts],
    base: Mapping[int, Counts],
    backend: ModuleType,
) -> nw.DataFrame:
    codes = [code for code in CODES if rule(code).record]
    rows = [broken.get(code, _NOTHING) for code in codes]
    every = [base[rule(code).rank] for code in codes]
    columns = {
        "rule": codes,
        **{name: [row[name] for row in rows] for name in _NOTHING},
        "base_known": [row["known"] for row in every],
        "base_right": [row["right"] for row in every],
    }
    schema = {n: nw.String if n == "rule" else nw.Int64 for n in columns}
    return nw.from_dict(columns, schema, backend=backend)


def _outcomes(deals: nw.DataFrame, day: int) -> nw.DataFrame:
    """Say of each deal whether its outcome is known, and if it was won."""
    gone = nw.col("vanished_on") <= day - GONE
    over = (nw.col("status") != "open") | gone.fill_null(value=False)
    won = nw.col("status") == "won"
    return deals.select(
        "key",
        over.cast(nw.Int64).alias("known"),
        won.cast(nw.Int64).alias("won"),
    )


def _later(opened: nw.DataFrame) -> nw.DataFrame:
    """Give the lowest claim of each deal from a week on: `lowest`."""
    claimed = nw.when(nw.col("rank") > 0).then(nw.col("rank"))
    rank = claimed.otherwise(nw.lit(_NONE)).alias("lowest")
    ordered = opened.select("week", "key", rank).sort("week", descending=True)
    low = nw.col("lowest").cum_min().over("key", order_by="back")
    return ordered.with_row_index("back").with_columns(low).drop("back")


def _right() -> nw.Expr:
    back = nw.col("lowest").fill_null(_NONE) < nw.col("rank")
    return ((nw.col("won") == 0) | back).cast(nw.Int64)


def _renamed(weeks: nw.DataFrame, deals: nw.DataFrame) -> nw.DataFrame:
    """Call deals that were numbered since by the keys of today."""
    now = set(deals["key"].to_list())
    names: dict[tuple[str, str], list[str]] = {}
    for key, *words in deals.select("key", "customer", "name").iter_rows():
        customer, name = map(identity.key, words)
        names.setdefault((customer, name), []).append(key)
    keys = []
    for key, *words in weeks.select("key", "customer", "name").iter_rows():
        customer, name = map(identity.key, words)
        same = names.get((customer, name), [])
        keys.append(same[0] if key not in now and len(same) == 1 else key)
    series = nw.new_series(
        "key", keys, nw.String, backend=nw.get_native_namespace(weeks)
    )
    return weeks.with_columns(series)
