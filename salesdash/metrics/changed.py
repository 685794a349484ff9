"""What changed in a rep's deals between two days, one cause a line."""

from collections.abc import Iterable, Iterator

import narwhals.stable.v2 as nw

from salesdash.metrics.whole import one
from salesdash.model.talk import Change, Sum

CHANGES = (
    "won", "lost", "vanished", "up", "down", "new", "reopened", "returned",
    "taken", "handed", "raised", "lowered", "repriced", "pushed", "pulled",
    "overdue",
)  # fmt: skip
"""What can happen to a deal, in the order in which it is told."""

_PLACE = ("file", "sheet", "row", "import_id", "as_of")
_BEFORE = (
    "status", "rep", "claimed_rank", "vanished_on", "expected_close",
    "own_amount", "own_currency", "file", "sheet", "row",
)  # fmt: skip
_TOLD = (
    "rep", "change", "key", "customer", "name", "amount", "currency",
    "before", "after", "text_before", "text_after", "proven", *_PLACE,
    "file_before", "sheet_before", "row_before",
)  # fmt: skip


def changed(
    before: nw.DataFrame, now: nw.DataFrame, since: int, day: int
) -> nw.DataFrame:
    """Compare the deals of two days.

    One row a deal and cause: a deal that moved up and was pushed has two
    rows, each with its own two values. A deal that is new, won, lost or
    missing since has that one row alone. A deal that changed hands is told
    of both reps: `taken` of the new one, `handed` of the old one.

    Args:
        before: The deals of the earlier day, as `View.opportunities` gives
            them, with the keys that they have now.
        now: The deals of the later day.
        since: The earlier day, in days since 1970-01-01.
        day: The later day.

    Returns:
        `rep`, `change` (one of `CHANGES`), `key`, `customer`, `name`;
        `amount` (minor units, as the sheet has it, or null), `currency`;
        `before` and `after` (ranks of claimed milestones for up, down and
        new; minor units for raised, lowered and repriced; days for the
        others; or null); `text_before` and `text_after` (the reps of taken
        and handed, the currencies of the amounts, the reason of lost; else
        ''); `proven` (1 where the verified milestone is as high as the
        claimed one); the place of the row, and that of the earlier one.

    Example:
        >>> import polars as pl
        >>> deal = {
        ...     "key": "a", "customer": "X", "name": "N", "opportunity": "",
        ...     "rep": "Ann", "status": "open", "vanished_on": None,
        ...     "claimed_rank": 1, "verified_rank": 1, "own_amount": 5,
        ...     "own_currency": "CNY", "expected_close": 20_790,
        ...     "closed_on": None, "won_on": None, "lost_reason": "",
        ...     "file": "f", "sheet": "s", "row": 2, "import_id": "i",
        ...     "as_of": 20_770,
        ... }
        >>> later = deal | {"claimed_rank": 2, "expected_close": 20_800}
        >>> pair = [nw.from_native(pl.DataFrame([d])) for d in (deal, later)]
        >>> found = changed(*pair, 20_770, 20_777)
        >>> found.select("change", "before", "after", "proven").rows()
        [('up', 1, 2, 0), ('pushed', 20790, 20800, 0)]
    """
    told = _paired(before, now)
    parts = [
        _row(told.filter(where), values)
        for where, values in _causes(since, day)
    ]
    order = {change: place for place, change in enumerate(CHANGES)}
    found = nw.concat(parts).with_columns(
        nw.col("change")
        .replace_strict(order, return_dtype=nw.Int64)
        .alias("_order")
    )
    ranked = found.sort(
        "rep",
        "_order",
        "amount",
        "key",
        descending=[False, False, True, False],
        nulls_last=True,
    )
    return ranked.select(*_TOLD)


def added(changes: Iterable[Change]) -> tuple[Sum, ...]:
    """Sum the amounts of changes by currency, each deal once."""
    found: dict[str, tuple[int, int]] = {}
    for change in {c.key: c for c in changes}.values():
        if change.amount is not None:
            amount, count = found.get(change.currency, (0, 0))
            found[change.currency] = amount + change.amount, count + 1
    return tuple(Sum(code, *found[code]) for code in sorted(found))


def _paired(before: nw.DataFrame, now: nw.DataFrame) -> nw.DataFrame:
    """Set beside each deal what was said of it on the earlier day."""
    earlier = before.select(
        "key",
        *(nw.col(name).alias(f"{name}_before") for name in _BEFORE),
    )
    blank = nw.col("name") == ""
    named = nw.when(blank).then("opportunity").otherwise("name")
    known = nw.col("status_before").is_null()
    return now.join(earlier, on="key", how="left").with_columns(
        named.alias("name"),
        one(~known).alias("known"),
        one(
            (nw.col("status") == "open") & nw.col("vanished_on").is_null()
        ).alias("live"),
        one(
            (nw.col("status_before") == "open")
            & nw.col("vanished_on_before").is_null()
        )
        .fill_null(0)
        .alias("lived"),
    )


Values = tuple[str, nw.Expr, nw.Expr, nw.Expr, nw.Expr, nw.Expr]
"""Change, value before, value after, text before, text after, rep."""


def _causes(since: int, day: int) -> Iterator[tuple[nw.Expr, Values]]:
    """Give every cause: which deals, and what is told of them."""
    known, live = nw.col("known") == 1, nw.col("live") == 1
    both = live & (nw.col("lived") == 1)
    was, status = nw.col("status_before"), nw.col("status")
    missing = nw.col("vanished_on"), nw.col("vanished_on_before")
    ended = nw.coalesce("closed_on", "won_on")
    reps = nw.col("rep_before"), nw.col("rep")
    yield (status == "won") & (~known | (was != "won")), _told("won", ended)
    lost = _told("lost", nw.col("closed_on"), nw.col("lost_reason"))
    yield (status == "lost") & (~known | (was != "lost")), lost
    gone = (status == "open") & ~missing[0].is_null() & missing[1].is_null()
    yield gone & (~known | (was == "open")), _told("vanished", missing[0])
    yield live & ~known, _told("new", nw.col("claimed_rank"))
    closed = was.is_in(("won", "lost"))
    yield live & known & closed, _told("reopened", nw.col("as_of"))
    back = live & (was == "open") & ~missing[1].is_null()
    yield back, _told("returned", nw.col("as_of"))
    moved = live & known & (reps[0] != reps[1])
    for change, whose in (("taken", reps[1]), ("handed", reps[0])):
        yield moved, (change, _none(), _none(), *reps, whose)
    yield from _turns(both)
    late = nw.col("expected_close") < day
    already = nw.col("expected_close_before") < since
    newly = both & late & ~already.fill_null(value=False)
    yield newly, _told("overdue", nw.col("expected_close"))


def _turns(both: nw.Expr) -> Iterator[tuple[nw.Expr, Values]]:
    """Give the causes that turn a value of an open deal into another."""
    rank, close = _pair("claimed_rank"), _pair("expected_close")
    amount, currency = _pair("own_amount"), _pair("own_currency")
    yield both & (rank[1] > rank[0]), _turned("up", rank)
    yield both & (rank[1] < rank[0]), _turned("down", rank)
    alike = both & (currency[0] == currency[1])
    yield alike & (amount[1] > amount[0]), _turned("raised", amount, currency)
    lower = alike & (amount[1] < amount[0])
    yield lower, _turned("lowered", amount, currency)
    blank = amount[0].is_null() != amount[1].is_null()
    other = ~blank & ~amount[0].is_null() & (currency[0] != currency[1])
    yield both & (blank | other), _turned("repriced", amount, currency)
    yield both & (close[1] > close[0]), _turned("pushed", close)
    yield both & (close[1] < close[0]), _turned("pulled", close)


def _pair(column: str) -> tuple[nw.Expr, nw.Expr]:
    return nw.col(f"{column}_before"), nw.col(column)


def _turned(
    change: str,
    pair: tuple[nw.Expr, nw.Expr],
    texts: tuple[nw.Expr, nw.Expr] | None = None,
) -> Values:
    empty = nw.lit(""), nw.lit("")
    return change, *pair, *(texts or empty), nw.col("rep")


def _told(change: str, after: nw.Expr, text: nw.Expr | None = None) -> Values:
    """Say what holds now, where there is no value before."""
    said = nw.lit("") if text is None else text
    return change, _none(), after, nw.lit(""), said, nw.col("rep")


def _none() -> nw.Expr:
    return nw.lit(None, dtype=nw.Int64)


def _row(deals: nw.DataFrame, values: Values) -> nw.DataFrame:
    change, before, after, text_before, text_after, rep = values
    proven = nw.col("verified_rank") >= nw.col("claimed_rank")
    return deals.with_columns(
        nw.lit(change).alias("change"),
        before.cast(nw.Int64).alias("before"),
        after.cast(nw.Int64).alias("after"),
        text_before.fill_null("").alias("text_before"),
        text_after.fill_null("").alias("text_after"),
        rep.alias("rep"),
        nw.col("own_amount").cast(nw.Int64).alias("amount"),
        nw.col("own_currency").alias("currency"),
        one(proven).alias("proven"),
    ).select(*_TOLD)
