"""What each row adds to a figure, or why the figure leaves it out.

Every row of the table is there once: those whose `reason` is '' make the
figure, and their `adds` sum up to it.
"""

import narwhals.stable.v2 as nw

from salesdash.metrics.whole import whole

REASONS = (
    "currency",
    "lost",
    "vanished",
    "won",
    "won_before",
    "won_after",
    "open",
    "other",
    "period",
    "before",
    "after",
    "no_minutes",
    "classified",
    "not_graded",
    "key",
    "prospective",
    "ordinary",
    "ignore",
)
"""Every reason."""


def deals(
    every: nw.DataFrame,
    counted: nw.DataFrame,
    adds: nw.Expr,
    currency: str = "",
    *,
    span: tuple[int, int] | None = None,
    rest: str = "period",
) -> nw.DataFrame:
    """Set beside each deal what it adds to a figure, or why it does not.

    One row a deal, as they come. Eager only: a page shows them.

    Args:
        every: The deals in scope, with `key`, `status`, `vanished_on`,
            `currency`, `closed_on`, `won_on`.
        counted: Those of them that the figure counts, in any currency, with
            `key` and the columns of `adds`.
        adds: What one of `counted` adds; unknown adds 0.
        currency: The currency of the figure, '' where it is no money.
        span: First and last day of the won deals that the figure counts;
            None where it counts none.
        rest: Why the other deals are left out that are none of these.

    Returns:
        The deals with `adds` (minor units or a count, 0 where it does not
        count) and `reason` (one of `REASONS`, '' where it counts).

    Example:
        >>> import polars as pl
        >>> every = nw.from_native(pl.DataFrame({
        ...     "key": ["a", "b", "c"],
        ...     "status": ["open", "open", "won"],
        ...     "vanished_on": [None, 20_700, None],
        ...     "currency": ["CNY"] * 3,
        ...     "closed_on": [None, None, 20_770],
        ...     "won_on": [None, None, 20_770],
        ...     "amount": [500, 300, 100],
        ... }))
        >>> found = deals(every, every.head(1), nw.col("amount"), "CNY")
        >>> found.select("key", "adds", "reason").rows()
        [('a', 500, ''), ('b', 0, 'vanished'), ('c', 0, 'won')]
    """
    own = counted.select(
        "key", adds.cast(nw.Int64).fill_null(0).alias("worth")
    )
    known = every.join(own, on="key", how="left")
    inside = ~nw.col("worth").is_null()
    other = inside & (nw.col("currency") != (currency or nw.col("currency")))
    left = nw.when(inside & ~other).then(nw.lit("")).otherwise(nw.lit(rest))
    for reason, where in _reasons(span):
        left = nw.when(~inside & where).then(nw.lit(reason)).otherwise(left)
    reason = nw.when(other).then(nw.lit("currency")).otherwise(left)
    return _added(known.with_columns(reason.alias("reason")), nw.col("worth"))


def _reasons(span: tuple[int, int] | None) -> list[tuple[str, nw.Expr]]:
    """Say why deals are left out, the strongest reason last."""
    status, won = nw.col("status"), nw.col("status") == "won"
    gone = (status == "open") & ~nw.col("vanished_on").is_null()
    found = [("lost", status == "lost"), ("vanished", gone)]
    if span is None:
        return [*found, ("won", won)]
    closed = nw.coalesce("closed_on", "won_on")
    first, last = span
    return [
        *found,
        ("won_before", won & (closed < first).fill_null(value=False)),
        ("won_after", won & (closed > last).fill_null(value=False)),
    ]


def visits(
    every: nw.DataFrame,
    span: tuple[int, int],
    adds: nw.Expr | None = None,
    without: tuple[str, nw.Expr] | None = None,
) -> nw.DataFrame:
    """Set beside each visit what it adds to a figure, or why it does not.

    One row a visit, as they come.

    Args:
        every: The visits in scope of any day, with `date` (day).
        span: First and last day of the visits that the figure counts.
        adds: What a visit adds; one where None.
        without: A reason, and which visits of these days it leaves out.

    Returns:
        The visits with `adds` and `reason`, as `deals` gives them.

    Example:
        >>> import polars as pl
        >>> frame = pl.DataFrame({"date": [20_770, 20_771, 20_778]})
        >>> found = visits(nw.from_native(frame), (20_771, 20_777))
        >>> found.rows()
        [(20770, 0, 'before'), (20771, 1, ''), (20778, 0, 'after')]
    """
    first, last = span
    reason = nw.when(nw.col("date") > last).then(nw.lit("after"))
    reason = reason.otherwise(nw.lit(""))
    if without:
        inside = nw.col("date") <= last
        left = nw.when(inside & without[1]).then(nw.lit(without[0]))
        reason = left.otherwise(reason)
    early = nw.when(nw.col("date") < first).then(nw.lit("before"))
    found = every.with_columns(early.otherwise(reason).alias("reason"))
    worth = whole(1) if adds is None else adds.cast(nw.Int64)
    return _added(found.with_columns(worth.alias("worth")), nw.col("worth"))


def customers(graded: nw.DataFrame, quadrant: str) -> nw.DataFrame:
    """Set beside each customer whether it stands in a quadrant, or where.

    One row a customer, by name.

    Args:
        graded: The customers as `metrics.grading.grading` gives them.
        quadrant: The quadrant that the figure counts.

    Returns:
        The customers with `adds` and `reason`, as `deals` gives them; the
        reason of the others is the quadrant that they are in.

    Example:
        >>> import polars as pl
        >>> graded = pl.DataFrame({
        ...     "customer": ["Acme", "Acme", "Beta"],
        ...     "open_currency": ["CNY", "USD", ""],
        ...     "quadrant": ["key", "key", "not_graded"],
        ... })
        >>> customers(nw.from_native(graded), "key").rows()
        [('Acme', 'CNY', 'key', 1, ''), \
('Beta', '', 'not_graded', 0, 'not_graded')]
    """
    once = graded.unique("customer", keep="first", maintain_order=True)
    inside = nw.col("quadrant") == quadrant
    reason = nw.when(inside).then(nw.lit("")).otherwise(nw.col("quadrant"))
    found = once.with_columns(reason.alias("reason"), whole(1).alias("worth"))
    return _added(found, nw.col("worth"))


def _added(found: nw.DataFrame, worth: nw.Expr) -> nw.DataFrame:
    adds = nw.when(nw.col("reason") == "").then(worth.fill_null(0))
    columns = [n for n in found.columns if n not in ("worth", "reason")]
    return found.select(
        *columns, adds.otherwise(whole(0)).alias("adds"), "reason"
    )


def counts(marked: nw.DataFrame) -> list[tuple[str, int]]:
    """Count the rows left out by reason, the commonest first.

    Args:
        marked: The rows with `reason`.

    Example:
        >>> import polars as pl
        >>> frame = pl.DataFrame({"reason": ["", "lost", "won", "won"]})
        >>> counts(nw.from_native(frame))
        [('won', 2), ('lost', 1)]
    """
    left = marked.filter(nw.col("reason") != "")
    summed = left.group_by("reason").agg(nw.len().alias("rows"))
    ordered = summed.sort("rows", "reason", descending=[True, False])
    return [(reason, int(rows)) for reason, rows in ordered.rows()]
