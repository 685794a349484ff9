"""What a visit announces, set against the visits that follow."""

from typing import Any

import narwhals.stable.v2 as nw

from salesdash import identity
from salesdash.metrics.whole import one

GRACE = 2
"""Days after the day announced in which a visit still keeps it."""

UNDATED = 14
"""Days in which a visit keeps what was announced without a day."""

PROMISES = ("kept", "late", "missed", "open")
SETTLED = ("kept", "late", "missed", "early", "open")
"""What `settled` calls promises: the first three are due."""

COLUMNS = (
    "rep",
    "rep_key",
    "team",
    "customer",
    "customer_key",
    "said_on",
    "next_step",
    "due",
    "until",
    "kept_on",
    "kept_by",
    "promise",
    "file",
    "sheet",
    "row",
    "import_id",
)
_PAIR = ("rep_key", "customer_key")
_NONE = ("", "-", "—", "/", "无", "暂无", "none", "no", "n/a", "nil")
"""Next steps that say that there is none."""


def stated(name: str) -> nw.Expr:
    """Tell whether a text says more than that there is nothing."""
    text = nw.col(name).fill_null("").str.strip_chars()
    return ~text.str.to_lowercase().is_in(_NONE)


def promises(logged: nw.DataFrame[Any], day: int) -> nw.DataFrame[Any]:
    """Say what became of the next step or next date of each visit.

    One row a visit until the day that names a next step, or a next date
    later than itself; the newest first. Eager only.

    Args:
        logged: The visits of everybody, plans too: `rep`, `rep_key`,
            `with` (other reps, set apart by /), `team`, `customer`,
            `customer_key`, `date`, `activity`, `next_step`, `next_date`,
            and their place.
        day: The as-of day; visits after it are plans and keep nothing.

    Returns:
        `COLUMNS`: `due` (the next date, null where none is later than the
        visit), `until` (the last day on which a visit keeps it), `kept_on`
        (day of the next visit of that rep to that customer, null while
        there is none), `kept_by` (its activity, '' if unclassified) and
        `promise`: kept, late, missed or open.

    Example:
        >>> import polars as pl
        >>> logged = nw.from_native(pl.DataFrame({
        ...     "rep": ["Ann", "Ann"], "rep_key": ["ann", "ann"],
        ...     "with": ["", ""], "team": ["", ""], "row": [2, 3],
        ...     "customer": ["A", "A"], "customer_key": ["a", "a"],
        ...     "date": [20_760, 20_766], "activity": [None, "development"],
        ...     "next_step": ["Show it", "Ask"], "next_date": [20_765, None],
        ...     "file": ["f", "f"], "sheet": ["", ""], "import_id": ["", ""],
        ... }))
        >>> found = promises(logged, 20_777)
        >>> found.select("said_on", "due", "kept_on", "promise").rows()
        [(20766, None, None, 'open'), (20760, 20765, 20766, 'kept')]
    """
    done = logged.filter(
        nw.col("date") <= day,
        nw.col("rep_key") != "",
        nw.col("customer_key") != "",
    )
    following = _following(done)
    told = _told(done).join(following, on=[*_PAIR, "said_on"], how="left")
    judged = told.with_columns(
        nw.col("kept_by").fill_null(""), _judged(day).alias("promise")
    )
    order = ["said_on", "rep", "customer", "row"]
    falling = [True, False, False, False]
    return judged.select(*COLUMNS).sort(*order, descending=falling)


def settled(found: nw.DataFrame[Any], day: int) -> nw.DataFrame[Any]:
    """Set apart the promises that were kept before they were due.

    One that was kept is early until its last day is over: else of the
    latest weeks only those that were kept would be known.

    Args:
        found: What `promises` gives.
        day: The as-of day.

    Example:
        >>> import polars as pl
        >>> found = nw.from_native(pl.DataFrame({
        ...     "until": [20_776, 20_777], "promise": ["kept", "kept"],
        ... }))
        >>> settled(found, 20_777)["promise"].to_list()
        ['kept', 'early']
    """
    told = nw.col("promise")
    early = nw.when(told == "kept", nw.col("until") >= day)
    named = early.then(nw.lit("early")).otherwise(told)
    return found.with_columns(named.alias("promise"))


def summed(found: nw.DataFrame[Any], day: int, *by: str) -> nw.DataFrame[Any]:
    """Count what became of promises.

    One row a group; only promises that are `settled` are due.

    Args:
        found: What `promises` gives.
        day: The as-of day.
        *by: The columns whose values make a group, such as `rep`.

    Returns:
        The columns `by`; `due`, and of these `kept`, `late`, `missed`; of
        those that are not due `early`, the kept ones, and `open`.

    Example:
        >>> import polars as pl
        >>> found = nw.from_native(pl.DataFrame({
        ...     "rep": ["Ann"] * 3, "until": [20_770, 20_780, 20_771],
        ...     "promise": ["kept", "kept", "missed"],
        ... }))
        >>> summed(found, 20_777, "rep").rows()
        [('Ann', 2, 1, 0, 1, 1, 0)]
    """
    told = nw.col("promise")
    counted = settled(found, day).with_columns(
        one(~told.is_in(["early", "open"])).alias("due"),
        *(one(told == name).alias(name) for name in SETTLED),
    )
    sums = nw.col("due", *SETTLED).sum()
    if not by:
        return counted.select(sums)
    return counted.group_by(*by).agg(sums).sort(*by)


def _told(done: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Keep the visits that announce something."""
    date = nw.col("date").cast(nw.Int64)
    later = nw.when(nw.col("next_date") > nw.col("date"))
    due = later.then(nw.col("next_date").cast(nw.Int64))
    step = nw.col("next_step").fill_null("").str.strip_chars()
    named = stated("next_step")
    dated = done.with_columns(date.alias("said_on"), due.alias("due"))
    told = dated.filter(named | ~nw.col("due").is_null())
    until = nw.coalesce(nw.col("due") + GRACE, nw.col("said_on") + UNDATED)
    return told.with_columns(until.alias("until"), step.alias("next_step"))


def _following(done: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Give the next visit after each day on which a rep saw a customer.

    One row a rep, customer and day: `said_on`, `kept_on`, `kept_by`.
    """
    known = nw.col("activity").cast(nw.String).fill_null("")
    seen = done.select(
        *_PAIR, nw.col("date").cast(nw.Int64), "with", known.alias("activity")
    )
    both = nw.concat([seen, _joined(seen)])
    once = both.group_by(*_PAIR, "date").agg(nw.col("activity").max())
    order = "date"
    return once.sort(*_PAIR, order).select(
        *_PAIR,
        nw.col("date").alias("said_on"),
        nw.col("date").shift(-1).over(*_PAIR, order_by=order).alias("kept_on"),
        nw.col("activity")
        .shift(-1)
        .over(*_PAIR, order_by=order)
        .alias("kept_by"),
    )


def _joined(seen: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Give joint visits once more, as those of each rep who went along."""
    texts = [text for text in seen["with"].unique().to_list() if text]
    pairs = [
        (text, identity.key(name))
        for text in texts
        for name in text.split("/")
        if identity.key(name)
    ]
    along = nw.from_dict(
        {"with": [p[0] for p in pairs], "rep_key": [p[1] for p in pairs]},
        {"with": nw.String, "rep_key": nw.String},
        backend=seen.implementation,
    )
    joint = seen.drop("rep_key").join(along, on="with")
    return joint.select(*seen.columns)


def _judged(day: int) -> nw.Expr:
    seen, until = nw.col("kept_on"), nw.col("until")
    waited = (
        nw.when(until < day).then(nw.lit("missed")).otherwise(nw.lit("open"))
    )
    done = (
        nw.when(seen <= until).then(nw.lit("kept")).otherwise(nw.lit("late"))
    )
    return nw.when(seen.is_null()).then(waited).otherwise(done)
