"""What is known of each customer, and how old it is (deck, page 31)."""

from collections.abc import Iterator, Mapping
from typing import Any

import narwhals.stable.v2 as nw

from salesdash.metrics.promises import stated
from salesdash.metrics.whole import one, whole

PARTS = (
    "industry",
    "region",
    "relationship",
    "attractiveness",
    "potential",
    "frequency",
    "goal",
    "decision_maker",
    "roles",
    "needs",
    "result",
    "next_step",
)
"""What one should know of a customer; each counts the same."""

ROLES = 2
"""So many buyer roles have to have a name."""

SIDES = ("goal", "information", "frequency")
STATES = ("met", "partly", "missing", "none_due", "unknown")
"""How a side stands; `none_due` where no visit is due, however many were
made, `unknown` where nobody said how many."""

FULL, HALF = 0.75, 0.5
"""From these shares of the parts on information is `met`, `partly`."""

BETWEEN = " "
"""Stands between the codes of several parts."""

_TEXTS = ("industry", "region", "goal")
_NUMBERS = ("relationship", "attractiveness", "potential", "frequency")
_GRADES = ("relationship", "attractiveness")
_PEOPLE = {"decision_maker": "decision_maker", "sponsor": "supporter"}
"""Whom the columns of a deal name -> the buyer role."""

_PAINS = ("sponsor_pain", "decision_maker_pain")


def parts(
    known: nw.DataFrame,
    deals: nw.DataFrame,
    visits: nw.DataFrame,
    contacts: nw.DataFrame,
) -> nw.DataFrame:
    """Say of which day each known part of a customer is.

    One row a customer and part that is known. What a list or a deal says
    is as old as the newest sheet that still says it, a grade as old as the
    day on which it was given, and what a visit brought as old as the visit.

    Args:
        known: The customers, as `metrics.clients.everyone` gives them.
        deals: The deals, with `customer_key`, `as_of`, `status`,
            `next_step`, and the names and pains of sponsor and decision
            maker.
        visits: The visits until the as-of day, with `customer_key`,
            `date`, `result`, `next_step`.
        contacts: The contacts, each with the `customer_key` of its
            customer, `role`, `person_key`, `need`, `sheet_as_of`.

    Returns:
        `customer_key`, `part` (one of `PARTS`), `known_on` (day).
    """
    found = [
        *_listed(known),
        *_named(deals, contacts),
        *_needs(deals, contacts),
        _newest(visits, "result", "date"),
        _newest(visits, "next_step", "date"),
        _newest(deals.filter(nw.col("status") == "open"), "next_step"),
    ]
    every = nw.concat(found).group_by("customer_key", "part")
    newest = every.agg(nw.col("known_on").max())
    only = known.select("customer_key")
    return newest.join(only, on="customer_key").sort("customer_key", "part")


def information(
    known: nw.DataFrame, parts: nw.DataFrame, day: int, limit: int
) -> nw.DataFrame:
    """Say how complete and how fresh the knowledge of each customer is.

    One row a customer, in the order of `known`.

    Args:
        known: The customers, with `customer_key`.
        parts: What `parts` gives.
        day: The as-of day, in days since 1970-01-01.
        limit: A part that is older than so many days is stale.

    Returns:
        `customer_key`; `known_parts` and `of_parts` (counts),
        `completeness` (0 to 1); `missing` and `stale` (codes of parts in
        their order, with a blank between); `stale_parts` (count);
        `known_on` (the newest day of any part, or null).

    Example:
        >>> import polars as pl
        >>> known = nw.from_native(pl.DataFrame({"customer_key": ["a"]}))
        >>> told = nw.from_native(pl.DataFrame({
        ...     "customer_key": ["a"] * 3, "known_on": [1, 300, 400],
        ...     "part": ["industry", "goal", "result"],
        ... }))
        >>> found = information(known, told, 400, 180)
        >>> found.select("known_parts", "of_parts", "stale").rows()
        [(3, 12, 'industry')]
        >>> found["missing"].to_list()[0][:26]
        'region relationship attrac'
    """
    wide = known.select("customer_key")
    for part in PARTS:
        own = parts.filter(nw.col("part") == part)
        days = own.select("customer_key", nw.col("known_on").alias(part))
        wide = wide.join(days, on="customer_key", how="left")
    missing = {part: nw.col(part).is_null() for part in PARTS}
    old = {part: nw.col(part) < day - limit for part in PARTS}
    count = nw.sum_horizontal(*(one(~is_) for is_ in missing.values()))
    late = nw.sum_horizontal(*(one(is_) for is_ in old.values()))
    told = wide.with_columns(
        count.alias("known_parts"),
        late.alias("stale_parts"),
        whole(len(PARTS)).alias("of_parts"),
        _codes(missing).alias("missing"),
        _codes(old).alias("stale"),
        nw.max_horizontal(*PARTS).alias("known_on"),
    )
    share = nw.col("known_parts").cast(nw.Float64) / len(PARTS)
    return told.with_columns(share.alias("completeness")).select(
        "customer_key",
        "known_parts",
        "of_parts",
        "completeness",
        "missing",
        "stale_parts",
        "stale",
        "known_on",
    )


def said(known: nw.DataFrame, corrections: nw.DataFrame) -> nw.DataFrame:
    """Give the parts that somebody said in the app, of the day they did.

    Args:
        known: The customers, with `customer_key`.
        corrections: One row a correction that holds: `key` (of the
            customer), `column`, `from` (day).

    Returns:
        The columns that `parts` gives.

    Example:
        >>> import polars as pl
        >>> known = nw.from_native(pl.DataFrame({"customer_key": ["a"]}))
        >>> told = nw.from_native(pl.DataFrame({
        ...     "key": ["a", "a"], "column": ["goal", "currency"],
        ...     "from": [9, 9],
        ... }))
        >>> said(known, told).rows()
        [('a', 'goal', 9)]
    """
    own = corrections.filter(nw.col("column").is_in(PARTS)).select(
        nw.col("key").alias("customer_key"),
        nw.col("column").alias("part"),
        nw.col("from").cast(nw.Int64).alias("known_on"),
    )
    return own.join(known.select("customer_key"), on="customer_key")


def sides(row: Mapping[str, Any]) -> dict[str, str]:
    """Say how each side of the triangle of a customer stands.

    Args:
        row: With `goal`, `completeness`, `stale_parts`, `coverage`, `done`,
            `due` (visits, or null).

    Returns:
        Side (one of `SIDES`) -> one of `STATES`.

    Example:
        >>> sides({
        ...     "goal": "", "completeness": 0.75, "stale_parts": 1,
        ...     "coverage": "unset", "done": 3, "due": None,
        ... })
        {'goal': 'missing', 'information': 'partly', 'frequency': 'unknown'}
    """
    share, coverage = row["completeness"], row["coverage"]
    full = share >= FULL and not row["stale_parts"]
    known = "met" if full else "partly" if share >= HALF else "missing"
    # Visits beyond none due are no service that was asked for.
    free = "none_due" if row["due"] is not None and row["due"] <= 0 else ""
    served = {
        "under": "partly" if row["done"] else "missing",
        "met": "met",
        "over": "met",
    }
    return {
        "goal": "met" if row["goal"] else "missing",
        "information": known,
        "frequency": free or served.get(coverage, "unknown"),
    }


def _codes(tests: dict[str, nw.Expr]) -> nw.Expr:
    told = [
        nw.when(test).then(nw.lit(part)).otherwise(nw.lit(None, nw.String))
        for part, test in tests.items()
    ]
    return nw.concat_str(*told, separator=BETWEEN, ignore_nulls=True)


def _listed(known: nw.DataFrame) -> Iterator[nw.DataFrame]:
    """Give the parts that the customer list tells."""
    rows = known.filter(nw.col("listed") == 1)
    for name in _TEXTS:
        yield _newest(rows, name, "sheet_as_of")
    for name in _NUMBERS:
        said = rows.filter(~nw.col(name).is_null())
        day = nw.col("sheet_as_of")
        if name in _GRADES:
            day = nw.coalesce("graded_on", "sheet_as_of")
        yield _dated(said, name, day)


def _named(
    deals: nw.DataFrame, contacts: nw.DataFrame
) -> Iterator[nw.DataFrame]:
    """Give who decides, and whether enough roles have a name."""
    day = nw.col("as_of").cast(nw.Int64).alias("known_on")
    people = [
        deals.filter(nw.col(f"{side}_name") != "").select(
            "customer_key", nw.lit(role).alias("role"), day
        )
        for side, role in _PEOPLE.items()
    ]
    own = contacts.filter(nw.col("role") != "", nw.col("person_key") != "")
    seen = nw.col("sheet_as_of").cast(nw.Int64).alias("known_on")
    every = nw.concat([own.select("customer_key", "role", seen), *people])
    makers = every.filter(nw.col("role") == "decision_maker")
    yield _dated(makers, "decision_maker", nw.col("known_on"))
    roles = every.group_by("customer_key", "role").agg(
        nw.col("known_on").max()
    )
    each = roles.group_by("customer_key").agg(
        nw.len().cast(nw.Int64).alias("n"), nw.col("known_on").max()
    )
    enough = each.filter(nw.col("n") >= ROLES)
    yield _dated(enough, "roles", nw.col("known_on"))


def _needs(
    deals: nw.DataFrame, contacts: nw.DataFrame
) -> Iterator[nw.DataFrame]:
    """Give whether anybody's need or pain is written down."""
    said = contacts.filter(nw.col("need") != "")
    yield _dated(said, "needs", nw.col("sheet_as_of"))
    for column in _PAINS:
        told = deals.filter(nw.col(column) != "")
        yield _dated(told, "needs", nw.col("as_of"))


def _newest(rows: nw.DataFrame, name: str, day: str = "as_of") -> nw.DataFrame:
    return _dated(rows.filter(stated(name)), name, nw.col(day))


def _dated(rows: nw.DataFrame, part: str, day: nw.Expr) -> nw.DataFrame:
    return rows.select(
        "customer_key",
        nw.lit(part).alias("part"),
        day.cast(nw.Int64).alias("known_on"),
    )
