"""What goes with deals that were won (deck, page 4)."""

from collections.abc import Iterable, Mapping
from math import hypot
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.method.milestones import CRITERIA
from salesdash.metrics.elements import CRITERION, KINDS
from salesdash.metrics.interval import wilson

ENOUGH = 10
"""Fewer closed deals on a side are too few to say."""

REACHED = 2
"""The fairer comparison begins at this rank: qualified sponsor, 25 %."""

ALL = "all"
SPONSOR = "qualified_sponsor"
AMONG = (ALL, SPONSOR)
"""Which deals are compared: all that closed, or those that came so far."""

FOLLOWS = frozenset(
    {
        "decision_taken",
        "verbal_agreement",
        "terms_negotiated",
        "contract_signed",
        "after_sales_begun",
        "use_fed_back",
        "database_updated",
    }
)
"""Criteria that are parts of a win, or come after it: of a deal that was
won they are true because it was won."""

SIDES = ("with", "without")
_SIDE = {
    "won": nw.Int64(),
    "n": nw.Int64(),
    "rate": nw.Float64(),
    "low": nw.Float64(),
    "high": nw.Float64(),
}
_CYCLE = {
    f"cycle_{side}{end}": kind
    for side in SIDES
    for end, kind in (("", nw.Float64()), ("_n", nw.Int64()))
}
SCHEMA: Mapping[str, Any] = {
    **dict.fromkeys(("among", "kind", "code", "text"), nw.String()),
    "follows": nw.Int64(),
    **{f"{side}_{name}": _SIDE[name] for side in SIDES for name in _SIDE},
    **dict.fromkeys(
        ("difference", "difference_low", "difference_high"), nw.Float64()
    ),
    **dict.fromkeys(("enough", "clear"), nw.Int64()),
    **_CYCLE,
}
"""The columns of `wins`."""

Row = dict[str, Any]


def wins(
    closed: nw.DataFrame, elements: nw.DataFrame, spelled: nw.DataFrame
) -> nw.DataFrame:
    """Set closed deals with each element beside those without it.

    One row a choice of deals and an element that some deal had or was asked
    for. It tells what goes with winning and never what brings it: a deal
    that gets far has had the time for more of everything.

    Args:
        closed: What `ended` gives.
        elements: What `elements.elements` gives.
        spelled: One row a wording: `kind`, `code`, `text` (how it is shown,
            '' where the method has a name for the code).

    Returns:
        `among` (one of `AMONG`), `kind` (one of `elements.KINDS`), `code`,
        `text`; `follows` (1 where the criterion is a part of winning);
        for `with` and `without` each `_won`, `_n` (deals), `_rate` (won of
        n, 0 to 1, null where n is 0), `_low`, `_high` (`wilson`);
        `difference` (of the rates), `difference_low`, `difference_high`;
        `enough` (1 where both sides have `ENOUGH` deals), `clear` (1 where
        they do and the interval of the difference leaves 0 out);
        `cycle_with`, `cycle_without` (median days of the won deals) and
        their `_n`.

    Example:
        >>> import polars as pl
        >>> closed = pl.DataFrame({
        ...     "key": ["a", "b", "c"], "won": [1, 1, 0],
        ...     "cycle_days": [40, 60, 90], "reached": [6, 6, 1],
        ... })
        >>> had = pl.DataFrame({
        ...     "key": ["a", "b", "c"], "kind": ["criterion"] * 3,
        ...     "code": ["sponsor_letter"] * 3, "had": [1, 0, 0],
        ... })
        >>> none = pl.DataFrame({"kind": [], "code": [], "text": []},
        ...                     schema=dict.fromkeys(
        ...                         ("kind", "code", "text"), pl.String))
        >>> found = wins(*map(nw.from_native, (closed, had, none)))
        >>> for row in found.select("with_won", "with_n", "without_won",
        ...                         "without_n", "difference").rows():
        ...     print(row)
        (1, 1, 1, 2, 0.5)
        (1, 1, 1, 1, 0.0)
    """
    names = {
        (row["kind"], row["code"]): row["text"]
        for row in spelled.iter_rows(named=True)
    }
    rows: list[Row] = []
    for among in AMONG:
        rows += _compared(_chosen(closed, among), elements, among)
    for row in rows:
        row["text"] = names.get((row["kind"], row["code"]), "")
    told = {name: [row[name] for row in rows] for name in SCHEMA}
    backend = closed.implementation
    return nw.from_dict(told, dict(SCHEMA), backend=backend)


def overall(closed: nw.DataFrame) -> Row:
    """Give the win rate and the cycle time of closed deals together.

    Args:
        closed: What `ended` gives.

    Returns:
        `won`, `n`, `rate` (None where n is 0), `low`, `high`, `cycle`
        (median days of the won deals, or None), `cycle_n`, `undated`
        (closed deals of which no sheet gives the day).

    Example:
        >>> import polars as pl
        >>> closed = nw.from_native(pl.DataFrame({
        ...     "won": [1, 0], "dated": [1, 0], "cycle_days": [40, 60],
        ... }))
        >>> overall(closed)["rate"], overall(closed)["cycle"]
        (0.5, 40.0)
    """
    won = closed.filter(nw.col("won") == 1)["cycle_days"].drop_nulls()
    side = _side(int(closed["won"].sum() or 0), len(closed))
    return side | {
        "cycle": won.median() if len(won) else None,
        "cycle_n": len(won),
        "undated": int((closed["dated"] == 0).sum() or 0),
    }


def _chosen(closed: nw.DataFrame, among: str) -> nw.DataFrame:
    return among_of(closed, among).select("key", "won", "cycle_days")


def among_of(closed: nw.DataFrame, among: str) -> nw.DataFrame:
    """Keep the closed deals that are compared.

    Args:
        closed: What `ended` gives.
        among: One of `AMONG`.
    """
    if among == ALL:
        return closed
    return closed.filter(nw.col("reached") >= REACHED)


def behind(
    closed: nw.DataFrame,
    elements: nw.DataFrame,
    kind: str,
    code: str,
    side: str,
) -> nw.DataFrame:
    """Keep the closed deals behind one side of an element.

    Args:
        closed: What `ended` gives.
        elements: What `elements.elements` gives.
        kind: The kind of the element.
        code: Its code.
        side: with, without, or anything else for both.
    """
    own = elements.filter(nw.col("kind") == kind, nw.col("code") == code)
    if side in SIDES:
        own = own.filter(nw.col("had") == int(side == "with"))
    return closed.join(own.select("key"), on="key", how="semi")


def _compared(
    closed: nw.DataFrame, elements: nw.DataFrame, among: str
) -> Iterable[Row]:
    """Compare both sides of each element, kind after kind."""
    own = nw.when(nw.col("won") == 1).then(nw.col("cycle_days"))
    rows = elements.join(closed, on="key").with_columns(own.alias("days"))
    counted = rows.group_by("kind", "code", "had").agg(
        nw.len().cast(nw.Int64).alias("n"),
        nw.col("won").sum(),
        nw.col("days").median().alias("cycle"),
        nw.col("days").count().cast(nw.Int64).alias("cycle_n"),
    )
    found: dict[tuple[str, str], dict[int, Row]] = {}
    for row in counted.sort("kind", "code", "had").iter_rows(named=True):
        found.setdefault((row["kind"], row["code"]), {})[row["had"]] = row
    for (kind, code), sides in sorted(found.items(), key=_place):
        follows = int(kind == CRITERION and code in FOLLOWS)
        told = {"among": among, "kind": kind, "code": code}
        yield told | {"follows": follows} | _both(sides)


def _place(item: tuple[tuple[str, str], Any]) -> tuple[int, int, str]:
    """Sort by kind; criteria in the order of the milestones."""
    kind, code = item[0]
    place = CRITERIA.index(code) if kind == CRITERION else 0
    return KINDS.index(kind), place, code


def _both(sides: Mapping[int, Row]) -> Row:
    """Set the deals with an element beside those without."""
    told: Row = {}
    pair = []
    for side, had in zip(SIDES, (1, 0), strict=True):
        own = sides.get(had, {"won": 0, "n": 0, "cycle": None, "cycle_n": 0})
        rates = _side(own["won"], own["n"])
        pair.append(rates)
        told |= {f"{side}_{name}": value for name, value in rates.items()}
        told |= {f"cycle_{side}": own["cycle"]}
        told |= {f"cycle_{side}_n": own["cycle_n"]}
    return told | _apart(*pair)


def _side(won: int, n: int) -> Row:
    low, high = wilson(won, n)
    rate = won / n if n else None
    return {"won": won, "n": n, "rate": rate, "low": low, "high": high}


def _apart(one: Row, other: Row) -> Row:
    """Say how far two rates are apart, and whether that is clear.

    The interval is the tenth method of R. G. Newcombe, Statistics in
    Medicine 17 (1998): made of the intervals of the two rates.
    """
    enough = int(min(one["n"], other["n"]) >= ENOUGH)
    if one["rate"] is None or other["rate"] is None:
        none = dict.fromkeys(
            ("difference", "difference_low", "difference_high")
        )
        return none | {"enough": 0, "clear": 0}
    apart = one["rate"] - other["rate"]
    low = apart - hypot(
        one["rate"] - one["low"], other["high"] - other["rate"]
    )
    high = apart + hypot(
        one["high"] - one["rate"], other["rate"] - other["low"]
    )
    return {
        "difference": apart,
        "difference_low": low,
        "difference_high": high,
        "enough": enough,
        "clear": int(bool(enough) and (low > 0 or high < 0)),
    }
