"""The buying stage that the criteria support (deck, pages 8, 12-17)."""

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import FrameT

from salesdash.method.buying import STAGES
from salesdash.method.milestones import SIGNED
from salesdash.metrics.pipeline import pipeline
from salesdash.metrics.whole import one, whole

_SIGNED_AT = next(n for n, s in enumerate(STAGES, 1) if SIGNED in s.results)
_BLANK = ""


def buying(opportunities: FrameT, day: int) -> FrameT:
    """Derive from its criteria where the buyer of each deal stands.

    One row an opportunity. A stage is reached when one of its results is
    verified and all results of the stages before it are. So the stage
    shows what the buyer has begun to do, not what should come next, and
    nothing ticked leaves it blank; whatever is ticked out of turn, the
    buyer is at least aware. A won deal whose contract is signed has
    bought, whatever else is blank. The stages' results are the method's:
    a criterion that a company moves to another milestone stays here.

    Args:
        opportunities: The deals, with `status` and every criterion.
        day: The as-of day, in days since 1970-01-01.

    Returns:
        The deals with `buying_stage` (code or null), `buying_rank` (0 for
        blank, 1 to 6), `buying_done` (1 where all results of the stage
        are verified or it is blank, else 0) and `serving_step` (code of
        the selling step that serves the stage, or null).

    Example:
        >>> import polars as pl
        >>> from salesdash.method.milestones import CRITERIA
        >>> aware = STAGES[0].results
        >>> deals = pl.DataFrame({
        ...     "status": ["open", "open", "open"],
        ...     **{c: [20_700 if c in aware else None, None, 0]
        ...        for c in CRITERIA},
        ... })
        >>> done = buying(nw.from_native(deals), 20_777)
        >>> done.select("buying_stage", "buying_rank", "buying_done").rows()
        [('becomes_aware', 1, 1), (None, 0, 0), ('feels_feeds_back', 6, 1)]
    """
    counts = [_count(stage.results, day) for stage in STAGES]
    marks = [f"{stage.code}_count" for stage in STAGES]
    named = zip(marks, counts, strict=True)
    counted = opportunities.with_columns(
        *(count.alias(mark) for mark, count in named),
        _signed(day).alias("signed_at"),
    )
    ranked = counted.with_columns(_rank(marks))
    done = ranked.with_columns(
        _done(marks),
        _code({s.code: n for n, s in enumerate(STAGES, 1)}, "buying_stage"),
        _code({s.step: n for n, s in enumerate(STAGES, 1)}, "serving_step"),
    )
    return done.drop(*marks, "signed_at")


def shares(opportunities: FrameT) -> FrameT:
    """Count customers and sum open amounts at each buying stage.

    One row a currency and stage, in that order; a stage that nobody is at
    has a row of zeros. A customer counts once in a currency, at the
    furthest stage of its open deals: what it has begun to do for one of
    them it is able to do. Amounts and deals stand at their own stage.

    Args:
        opportunities: The deals as `buying` gives them, with `customer`.

    Returns:
        `currency`, `stage` (code, '' for blank), `rank` (0 to 6),
        `customers`, `deals`, `amount` (minor units, unknown as 0).

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "status": ["open"] * 3, "vanished_on": [None] * 3,
        ...     "currency": ["CNY"] * 3, "customer": ["A", "A", "B"],
        ...     "amount": [500, 300, None], "buying_rank": [0, 2, 0],
        ... }))
        >>> for row in shares(deals).rows()[:3]:
        ...     print(row)
        ('CNY', '', 0, 1, 2, 500)
        ('CNY', 'becomes_aware', 1, 0, 0, 0)
        ('CNY', 'decides_to_solve', 2, 1, 1, 300)
    """
    deals = pipeline(opportunities)
    by = ("currency", "customer")
    furthest = deals.group_by(*by).agg(nw.col("buying_rank").max())
    parts = [_zeros(deals), _amounts(deals), _customers(furthest)]
    totals = (
        nw.concat([_shape(part) for part in parts])
        .group_by("currency", "rank")
        .agg(nw.col("customers", "deals", "amount").sum())
    )
    code = nw.lit(_BLANK)
    for rank, stage in enumerate(STAGES, 1):
        here = nw.col("rank") == rank
        code = nw.when(here).then(nw.lit(stage.code)).otherwise(code)
    named = totals.with_columns(code.alias("stage")).sort("currency", "rank")
    return named.select(
        "currency", "stage", "rank", "customers", "deals", "amount"
    )


def furthest(opportunities: FrameT) -> FrameT:
    """Add `customer_rank`: the furthest stage of a customer's deals.

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "customer": ["A", "B", "A"], "buying_rank": [0, 1, 2],
        ... }))
        >>> furthest(deals)["customer_rank"].to_list()
        [2, 1, 2]
    """
    rank = nw.col("buying_rank").max().over("customer")
    return opportunities.with_columns(rank.alias("customer_rank"))


def everyone(opportunities: FrameT) -> FrameT:
    """Count customers and deals at each buying stage, in any currency.

    One row a stage, as `shares` but for the currencies: a customer with
    deals in two currencies counts once.

    Returns:
        `stage` (code, '' for blank), `rank`, `customers`, `deals`.

    Example:
        >>> import polars as pl
        >>> deals = nw.from_native(pl.DataFrame({
        ...     "status": ["open"] * 2, "vanished_on": [None] * 2,
        ...     "currency": ["CNY", "USD"], "customer": ["A", "A"],
        ...     "amount": [500, 300], "buying_rank": [0, 1],
        ... }))
        >>> everyone(deals).rows()[:2]
        [('', 0, 0, 1), ('becomes_aware', 1, 1, 1)]
    """
    together = opportunities.with_columns(nw.lit("").alias("currency"))
    return shares(together).drop("currency", "amount")


def _count(results: tuple[str, ...], day: int) -> nw.Expr:
    met = (one((nw.col(c) >= 0) & (nw.col(c) <= day)) for c in results)
    return nw.sum_horizontal(*met)


def _signed(day: int) -> nw.Expr:
    """Give the stage that a signature proves, 0 where there is none."""
    met = (nw.col(SIGNED) >= 0) & (nw.col(SIGNED) <= day)
    return one(met & (nw.col("status") == "won")) * _SIGNED_AT


def _rank(marks: list[str]) -> nw.Expr:
    """Count the stages begun before the first one that is not whole."""
    anything = nw.max_horizontal(*(nw.col(mark) for mark in marks))
    rank = one(anything > 0)
    whole_so_far = whole(1)
    for place, (mark, stage) in enumerate(
        zip(marks, STAGES, strict=True), start=1
    ):
        begun = one(nw.col(mark) > 0) * whole_so_far * place
        rank = nw.max_horizontal(rank, begun, _proven(place))
        complete = nw.max_horizontal(
            one(nw.col(mark) == len(stage.results)),
            one(nw.col("signed_at") >= place),
        )
        whole_so_far = whole_so_far * complete
    return rank.alias("buying_rank")


def _proven(place: int) -> nw.Expr:
    return one(nw.col("signed_at") == place) * place


def _done(marks: list[str]) -> nw.Expr:
    done = whole(0)
    for place, (mark, stage) in enumerate(
        zip(marks, STAGES, strict=True), start=1
    ):
        here = nw.col("buying_rank") == place
        every = nw.col(mark) == len(stage.results)
        signed = nw.col("signed_at") == place
        done = nw.max_horizontal(done, one(here & (every | signed)))
    return done.alias("buying_done")


def _code(ranks: dict[str, int], name: str) -> nw.Expr:
    code = nw.lit(None, dtype=nw.String)
    for value, rank in ranks.items():
        here = nw.col("buying_rank") == rank
        code = nw.when(here).then(nw.lit(value)).otherwise(code)
    return code.alias(name)


def _amounts(deals: FrameT) -> FrameT:
    return deals.with_columns(
        nw.col("buying_rank").alias("rank"),
        whole(0).alias("customers"),
        whole(1).alias("deals"),
        nw.col("amount").fill_null(0).cast(nw.Int64).alias("amount"),
    )


def _customers(furthest: FrameT) -> FrameT:
    return furthest.with_columns(
        nw.col("buying_rank").alias("rank"),
        whole(1).alias("customers"),
        whole(0).alias("deals"),
        whole(0).alias("amount"),
    )


def _zeros(deals: FrameT) -> FrameT:
    currencies = deals.select("currency").unique()
    zeros = [whole(0).alias(n) for n in ("customers", "deals", "amount")]
    return nw.concat(
        [
            currencies.with_columns(whole(rank).alias("rank"), *zeros)
            for rank in range(len(STAGES) + 1)
        ]
    )


def _shape(part: FrameT) -> FrameT:
    return part.select(
        "currency",
        nw.col("rank").cast(nw.Int64),
        "customers",
        "deals",
        "amount",
    )
