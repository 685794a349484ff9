"""How attractive a customer looks by its money: a proposal (page 32)."""

import narwhals.stable.v2 as nw

from salesdash.metrics.whole import one, whole

WEIGHTS = {"potential": 50, "open_amount": 30, "won_amount": 20}
"""What each amount weighs, per cent; one that is unknown weighs nothing."""

FEWEST = 10
"""Of fewer customers than these a rank says too little."""

REASONS = ("proposed", "given", "few", "currency", "nothing")
"""Why there is a proposal or none: there is one; a sheet or the manager
gives the grade; too few customers to rank; amounts in two currencies; no
amount at all."""

_SUMS = ("open_amount", "won_amount")
_RANKS = tuple(f"{name}_rank" for name in WEIGHTS)
_HALVES = 20
"""Half points from 0 to 10."""


def attractiveness(clients: nw.DataFrame, sums: nw.DataFrame) -> nw.DataFrame:
    """Propose the attractiveness of each customer from its amounts.

    One row a customer, by name. Customers are compared with those whose
    amounts are in the same currency. Of each amount a customer has a rank:
    the share of these customers that have less, those with the same
    counted half; 0 for an amount of 0. The proposal is the mean of the
    ranks by `WEIGHTS`, from 0 to 10 in halves. An unknown potential has no
    rank and weighs nothing; potentials are ranked among themselves, where
    at least `FEWEST` are known. A customer with amounts in two currencies
    takes no part: a sum of a part of its money would rank it too low.

    Args:
        clients: The customers, with `customer_key`, `customer`, `rep`,
            `team`, `attractiveness` (0 to 10, or null), `potential` (minor
            units, or null) and `currency` (of the potential).
        sums: What `metrics.clients.amounts` gives.

    Returns:
        `customer_key`, `customer`, `rep`, `team`; `currency`, '' where
        there is no amount or there are two; the three amounts of `WEIGHTS`
        (minor units, null where unknown) and the rank of each as
        `<amount>_rank` (0 to 1, or null); `compared` and
        `potential_compared` (customers ranked); `proposal` (0 to 10, or
        null); `attractiveness` (as given, or null); `reason` (one of
        `REASONS`).

    Example:
        >>> import polars as pl
        >>> keys = [f"c{n}" for n in range(10)]
        >>> names = ("customer_key", "customer", "rep", "team")
        >>> clients = pl.DataFrame({
        ...     **dict.fromkeys(names, keys), "currency": [""] * 10,
        ...     "attractiveness": [None] * 9 + [7.0],
        ...     "potential": [None] * 10,
        ... }, schema_overrides={"potential": pl.Int64})
        >>> sums = pl.DataFrame({
        ...     "customer_key": keys, "currency": ["CNY"] * 10,
        ...     "open_amount": [*range(10)], "won_amount": [1] * 10,
        ... })
        >>> pair = nw.from_native(clients), nw.from_native(sums)
        >>> found = attractiveness(*pair)
        >>> found["proposal"].to_list()[::3], found["reason"].to_list()[::9]
        ([2.0, 4.0, 6.0, 7.5], ['proposed', 'given'])
    """
    told = _told(clients, sums)
    ranked = _proposed(told.filter(nw.col("reason") == ""))
    joined = told.join(ranked, on="customer_key", how="left")
    some = ~nw.col("proposal").is_null()
    found = nw.when(some).then(nw.lit("proposed")).otherwise(nw.lit("few"))
    own = nw.when(nw.col("reason") == "").then(found).otherwise("reason")
    given = ~nw.col("attractiveness").is_null()
    why = nw.when(given).then(nw.lit("given")).otherwise(own)
    counts = nw.col("compared", "potential_compared").fill_null(0)
    return (
        joined.with_columns(why.alias("reason"), counts)
        .select(
            *("customer_key", "customer", "rep", "team", "currency"),
            *WEIGHTS,
            *_RANKS,
            *("compared", "potential_compared"),
            *("proposal", "attractiveness", "reason"),
        )
        .sort("customer", "customer_key")
    )


def _told(clients: nw.DataFrame, sums: nw.DataFrame) -> nw.DataFrame:
    """Set the amounts beside each customer, and why it takes no part."""
    known = clients.filter(nw.col("potential").fill_null(0) > 0)
    sizes = [
        known.select("customer_key", "currency"),
        sums.filter(_some(*_SUMS)).select("customer_key", "currency"),
    ]
    money = nw.concat(sizes).unique()
    each = money.group_by("customer_key").agg(
        nw.col("currency").min().alias("money"),
        nw.len().cast(nw.Int64).alias("currencies"),
    )
    own = sums.select(
        "customer_key", nw.col("currency").alias("money"), *_SUMS
    )
    reason = (
        nw.when(nw.col("currencies").is_null())
        .then(nw.lit("nothing"))
        .when(nw.col("currencies") > 1)
        .then(nw.lit("currency"))
        .otherwise(nw.lit(""))
        .alias("reason")
    )
    one_only = nw.when(nw.col("currencies") == 1).then(nw.col("money"))
    return (
        clients.drop("currency")
        .join(each, on="customer_key", how="left")
        .with_columns(reason, one_only.fill_null("").alias("money"))
        .join(own, on=["customer_key", "money"], how="left")
        .with_columns(_summed(name) for name in _SUMS)
        .rename({"money": "currency"})
    )


def _summed(name: str) -> nw.Expr:
    """Give a sum, null where there are two currencies to sum."""
    zero = nw.when(nw.col("reason") != "currency").then(whole(0))
    return nw.coalesce(nw.col(name), zero).alias(name)


def _some(*names: str) -> nw.Expr:
    first, *rest = (nw.col(name).fill_null(0) > 0 for name in names)
    for other in rest:
        first = first | other
    return first


def _proposed(inside: nw.DataFrame) -> nw.DataFrame:
    """Rank customers by each amount, among those of their currency."""
    group = "currency"
    counted = inside.with_columns(
        nw.len().over(group).cast(nw.Int64).alias("compared"),
        nw.col("potential")
        .count()
        .over(group)
        .cast(nw.Int64)
        .alias("potential_compared"),
    )
    count = {
        **dict.fromkeys(_SUMS, "compared"),
        "potential": "potential_compared",
    }
    ranked = counted.select(
        *("customer_key", "compared", "potential_compared"),
        *(_rank(name, count[name]) for name in WEIGHTS),
    )
    parts = [(nw.col(f"{name}_rank"), WEIGHTS[name]) for name in WEIGHTS]
    weight = nw.sum_horizontal(
        *(one(~rank.is_null()) * share for rank, share in parts)
    )
    total = nw.sum_horizontal(
        *(rank.fill_null(0.0) * share for rank, share in parts)
    )
    # Halves by cutting off: engines round each in its own way.
    mean = nw.when(weight > 0).then(total / weight)
    halves = (mean * _HALVES + 0.5).cast(nw.Int64)
    return ranked.with_columns((halves / 2).alias("proposal"))


def _rank(name: str, counted: str) -> nw.Expr:
    """Give the share that has less, the same counted half; 0 for 0."""
    amount, n = nw.col(name), nw.col(counted)
    share = (amount.rank("average").over("currency") - 0.5) / n
    ranked = nw.when(amount > 0).then(share).otherwise(nw.lit(0.0))
    known = ~amount.is_null() & (n >= whole(FEWEST))
    return nw.when(known).then(ranked).alias(f"{name}_rank")
