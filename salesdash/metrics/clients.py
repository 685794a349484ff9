"""Every customer that anything is known of, and its deals in money."""

import narwhals.stable.v2 as nw

from salesdash import money
from salesdash.metrics.promises import stated
from salesdash.metrics.whole import one, whole

YEAR = 365
"""Days, the as-of day among them, in which a win counts."""

LISTED = (
    "relationship",
    "attractiveness",
    "graded_on",
    "goal",
    "frequency",
    "potential",
    "currency",
    "industry",
    "region",
    "product",
    "since",
    "note",
    "file",
    "sheet",
    "row",
    "import_id",
    "sheet_as_of",
)
"""What the customer list tells of a customer."""

_HUNDRED = 100
_NAMES = ("customer_key", "customer", "rep", "team")


def everyone(
    customers: nw.DataFrame,
    deals: nw.DataFrame,
    visits: nw.DataFrame,
    contacts: nw.DataFrame,
) -> nw.DataFrame:
    """Give every customer that a sheet names, in a list or not.

    One row a customer, by name. Its rep and team are those of the list;
    where that says none, the one whom all its deals, visits and contacts
    name, '' where they name two.

    Args:
        customers: The customer list, with `_NAMES` and `LISTED`.
        deals: The deals, with `customer_key`, `customer`, `rep`, `team`.
        visits: The visits, likewise.
        contacts: The contacts, likewise.

    Returns:
        `customer_key`, `customer`, `rep`, `team`, `listed` (1 or 0) and
        the columns of `LISTED`, null where no list names the customer;
        `potential` in minor units of `currency`.

    Example:
        >>> import polars as pl
        >>> names = {"customer_key": ["b"], "customer": ["B"]}
        >>> told = {**names, "rep": ["Ann"], "team": ["East"]}
        >>> deals = nw.from_native(pl.DataFrame(told))
        >>> listed = deals.with_columns(
        ...     *(nw.lit(None).alias(name) for name in LISTED)
        ... ).head(0)
        >>> found = everyone(listed, deals, deals, deals)
        >>> found.select("customer", "rep", "team", "listed").rows()
        [('B', 'Ann', 'East', 0)]
    """
    own = _valued(customers.select(*_NAMES, *LISTED))
    frames = (own, deals, visits, contacts)
    named = nw.concat([frame.select(*_NAMES) for frame in frames])
    known = named.filter(nw.col("customer_key") != "")
    told = known.group_by("customer_key").agg(
        nw.col("customer").max(), *_ends("rep"), *_ends("team")
    )
    list_of = own.select("customer_key", "rep", "team", *LISTED).with_columns(
        whole(1).alias("listed")
    )
    joined = told.join(
        list_of.rename({"rep": "own_rep", "team": "own_team"}),
        on="customer_key",
        how="left",
    )
    return joined.select(
        "customer_key",
        "customer",
        _only("rep"),
        _only("team"),
        nw.col("listed").fill_null(0),
        *LISTED,
    ).sort("customer", "customer_key")


def amounts(deals: nw.DataFrame, day: int) -> nw.DataFrame:
    """Sum what is open with each customer and what it bought of late.

    One row a customer and currency, the currency with most deals first.
    Deals that vanished are in neither sum, and wins count that were closed
    in the last `YEAR` days.

    Args:
        deals: The deals, with `customer_key`, `currency`, `amount` (minor
            units), `status`, `vanished_on`, `closed_on`, `won_on`.
        day: The as-of day, in days since 1970-01-01.

    Returns:
        `customer_key`, `currency`, `open_amount`, `open_count`,
        `won_amount`, `won_count`; unknown amounts count as 0.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "customer_key": ["a", "a", "a"], "currency": ["CNY"] * 3,
        ...     "amount": [500, None, 70], "status": ["open", "open", "won"],
        ...     "vanished_on": [None] * 3, "closed_on": [None, None, 20_700],
        ...     "won_on": [None] * 3,
        ... })
        >>> amounts(nw.from_native(deals), 20_777).rows()
        [('a', 'CNY', 500, 2, 70, 1)]
    """
    still = (nw.col("status") == "open") & nw.col("vanished_on").is_null()
    closed = nw.coalesce("closed_on", "won_on")
    late = (closed > day - YEAR) & (closed <= day)
    won = (nw.col("status") == "won") & late
    told = deals.select(
        "customer_key",
        nw.col("currency").fill_null(""),
        *_sums("open", still),
        *_sums("won", won),
    ).filter(nw.col("customer_key") != "")
    return (
        told.group_by("customer_key", "currency")
        .agg(nw.col(*_MONEY).sum())
        .with_columns((nw.col("open_count") + nw.col("won_count")).alias("n"))
        .sort("customer_key", "n", "currency", descending=[False, True, False])
        .drop("n")
    )


_MONEY = ("open_amount", "open_count", "won_amount", "won_count")


def _sums(name: str, inside: nw.Expr) -> tuple[nw.Expr, nw.Expr]:
    amount = nw.col("amount").fill_null(0).cast(nw.Int64)
    own = nw.when(inside).then(amount).otherwise(whole(0))
    return own.alias(f"{name}_amount"), one(inside).alias(f"{name}_count")


def main(sums: nw.DataFrame) -> nw.DataFrame:
    """Give of each customer the currency that most of its deals have.

    One row a customer with open deals: `customer_key`, `open_currency`,
    `open_amount`, `open_count` (deals of every currency), `currencies` (how
    many have open deals).

    Args:
        sums: What `amounts` gives.

    Example:
        >>> import polars as pl
        >>> sums = pl.DataFrame({
        ...     "customer_key": ["a", "a"], "currency": ["USD", "CNY"],
        ...     "open_amount": [5, 900], "open_count": [2, 1],
        ... })
        >>> main(nw.from_native(sums)).rows()
        [('a', 'USD', 5, 3, 2)]
    """
    still = sums.filter(nw.col("open_count") > 0).sort(
        "customer_key",
        "open_count",
        "currency",
        descending=[False, True, False],
    )
    first = still.unique("customer_key", keep="first", maintain_order=True)
    count = nw.col("open_count").sum().alias("count")
    every = still.group_by("customer_key").agg(
        count, nw.len().cast(nw.Int64).alias("currencies")
    )
    return first.join(every, on="customer_key").select(
        "customer_key",
        nw.col("currency").alias("open_currency"),
        "open_amount",
        nw.col("count").alias("open_count"),
        "currencies",
    )


def _valued(customers: nw.DataFrame) -> nw.DataFrame:
    """Turn stored hundredths of potentials into minor units."""
    size, blank = nw.col("potential"), nw.col("currency").fill_null("") == ""
    given = blank & ~size.is_null()
    named = nw.when(given).then(nw.lit(money.DEFAULT)).otherwise("currency")
    stated = customers.with_columns(named.alias("currency"))
    names = stated["currency"].drop_nulls().unique().to_list()
    coarse = [n for n in names if n and not money.digits(n)]
    major = (size + _HUNDRED // 2) // _HUNDRED
    few = nw.col("currency").is_in(coarse)
    return stated.with_columns(
        nw.when(few).then(major).otherwise(size).alias("potential")
    )


def _ends(name: str) -> tuple[nw.Expr, nw.Expr]:
    """Give the first and last name that is told, null for none."""
    said = nw.when(nw.col(name) != "").then(nw.col(name))
    return said.min().alias(f"{name}_first"), said.max().alias(f"{name}_last")


def _only(name: str) -> nw.Expr:
    """Take the name of the list, else the one that all others name."""
    own, first = nw.col(f"own_{name}"), nw.col(f"{name}_first")
    same = first == nw.col(f"{name}_last")
    other = nw.when(same).then(first).otherwise(nw.lit(""))
    listed = nw.when(own.fill_null("") != "").then(own).otherwise(other)
    return listed.fill_null("").alias(name)


def planned(visits: nw.DataFrame, day: int) -> nw.DataFrame:
    """Say when each customer will be visited next.

    One row a customer that visits name, by whomever.

    Args:
        visits: The visits, plans too, with `customer_key`, `date`,
            `next_step`, `next_date`.
        day: The as-of day, in days since 1970-01-01.

    Returns:
        `customer_key`; `next_visit`: the first day after the as-of day on
        which a visit is planned, as a visit of its own or as the next date
        of the customer's newest visit, or null.

    Example:
        >>> import polars as pl
        >>> visits = pl.DataFrame({
        ...     "customer_key": ["a", "a", "b"], "date": [10, 20, 31],
        ...     "next_date": [None, 33, None], "next_step": "Call",
        ... })
        >>> planned(nw.from_native(visits), 30).rows()
        [('a', 33), ('b', 31)]
    """
    date, after = nw.col("date"), nw.col("next_date")
    # A date told by a visit that is itself a plan may yet change.
    done = nw.when(date <= day).then(date)
    named = visits.filter(nw.col("customer_key") != "").with_columns(
        done.max().over("customer_key").alias("last")
    )
    agreed = (date == nw.col("last")) & (after > day) & stated("next_step")
    told = named.select(
        "customer_key",
        nw.when(date > day).then(date).alias("plan"),
        nw.when(agreed).then(after).alias("promise"),
    )
    newest = told.group_by("customer_key").agg(nw.col("plan", "promise").min())
    first = nw.min_horizontal("plan", "promise").cast(nw.Int64)
    own = newest.select("customer_key", first.alias("next_visit"))
    return own.sort("customer_key")


def hints(deals: nw.DataFrame) -> nw.DataFrame:
    """Give the next step of each customer's open deals, the latest told.

    One row a customer that has one: `customer_key`, `hint`.

    Args:
        deals: The deals, with `customer_key`, `status`, `vanished_on`,
            `next_step`, `amount`, `as_of` and `key`.

    Example:
        >>> import polars as pl
        >>> deals = pl.DataFrame({
        ...     "customer_key": ["a", "a"], "key": ["d", "e"],
        ...     "status": ["open", "open"], "vanished_on": [None, None],
        ...     "next_step": ["Send offer", "Demo"], "amount": [1, 2],
        ...     "as_of": [9, 9],
        ... })
        >>> hints(nw.from_native(deals)).rows()
        [('a', 'Demo')]
    """
    still = (nw.col("status") == "open") & nw.col("vanished_on").is_null()
    told = deals.filter(still, nw.col("next_step") != "").with_columns(
        nw.col("amount").fill_null(0)
    )
    ordered = told.sort(
        "as_of", "amount", "key", descending=[True, True, False]
    )
    first = ordered.unique("customer_key", keep="first", maintain_order=True)
    return first.select("customer_key", nw.col("next_step").alias("hint"))
