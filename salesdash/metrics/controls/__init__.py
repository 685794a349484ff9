"""The eight control points of the manager (deck, pages 43-44).

Definition: docs/metrics/controls.md.
"""

import narwhals.stable.v2 as nw

from salesdash.method.controls import (
    CONTROL_POINTS,
    MET,
    PARTLY,
    ROLE_PLAY_DAYS,
)
from salesdash.metrics.controls import deals, people
from salesdash.metrics.controls.facts import COLUMNS, Known, facts, reps
from salesdash.metrics.whole import one, whole

__all__ = [
    "COLUMNS",
    "LOOKS",
    "RECORDED",
    "Known",
    "changes",
    "controls",
    "facts",
    "looked",
    "reps",
]

LOOKS = dict(
    zip(
        CONTROL_POINTS,
        (
            people.listed,
            people.kept,
            deals.reported,
            deals.tracked,
            deals.joined,
            people.played,
            deals.graded,
            deals.held,
        ),
        strict=True,
    )
)
"""Code of a point -> what tells of each thing that it looks at."""

RECORDED = ("answer", "recorded_on", "until", "by", "reason")
"""What a manager records of a point, beside `point` and `rep_key`."""

_PLACE = ["point", "rep_key"]
_WHOLE = 100


def looked(known: Known) -> nw.DataFrame:
    """Tell of each thing that a control point looks at.

    One row a point and thing, as `facts` gives them.
    """
    return nw.concat([look(known) for look in LOOKS.values()])


def controls(
    found: nw.DataFrame,
    known: nw.DataFrame,
    recorded: nw.DataFrame,
    day: int,
) -> nw.DataFrame:
    """Say where each control point stands, for each rep and for all.

    One row a point and rep, in the deck's order, by rep; the row of all
    has the rep ''.

    Args:
        found: As `looked` gives it, in one scope.
        known: The reps of the scope, as `reps` gives them.
        recorded: What managers record: `point`, `rep_key` ('' for all) and
            the columns of `RECORDED`; one row a point and rep.
        day: The as-of day, in days since 1970-01-01.

    Returns:
        `point`, `rep`, `rep_key`, `team`; `status` (met from 90 % on,
        partly from 50 % on, missed; recorded where the sheets show
        nothing and a manager says something; else unknown); `done` of
        `of`; `silent` (things that the sheets say nothing of); `due` (the
        day that a manager set; of a role-play 14 days after the last one
        where it was held, and after the as-of day where there is none),
        and what is recorded.

    Example:
        >>> import polars as pl
        >>> point = "opportunities_graded"
        >>> found = nw.from_native(pl.DataFrame({
        ...     "point": point, "rep": "Ann", "rep_key": "ann",
        ...     "met": [1, 0, None], "date": [None, None, 1],
        ... }))
        >>> team = nw.from_native(pl.DataFrame(
        ...     {"rep": ["Ann"], "rep_key": ["ann"], "team": ["North"]}
        ... ))
        >>> said = nw.from_native(pl.DataFrame(schema={
        ...     "point": pl.String, "rep_key": pl.String,
        ...     "answer": pl.String, "recorded_on": pl.Int64,
        ...     "until": pl.Int64, "by": pl.String, "reason": pl.String,
        ... }))
        >>> told = controls(found, team, said, 20_777)
        >>> told.filter(nw.col("point") == point).select(
        ...     "rep", "status", "done", "of", "silent"
        ... ).rows()
        [('', 'partly', 1, 2, 1), ('Ann', 'partly', 1, 2, 1)]
    """
    told = (
        _cells(known)
        .join(_counted(found), on=_PLACE, how="left")
        .with_columns(nw.col("done", "of", "silent").fill_null(0))
        .join(recorded.select(*_PLACE, *RECORDED), on=_PLACE, how="left")
        .with_columns(nw.col("answer", "by", "reason").fill_null(""))
    )
    return (
        told.with_columns(_status(), _due(day))
        .sort("rank", "rep")
        .select(
            *("point", "rep", "rep_key", "team", "status", "done", "of"),
            *("silent", "due", *RECORDED),
        )
    )


def changes(past: nw.DataFrame) -> nw.DataFrame:
    """Say since when each point stands as it does, week by week.

    One row a point and rep.

    Args:
        past: What `controls` gives of some days, with `day`.

    Returns:
        `point`, `rep_key`; `status`, that of the last day; `since`, the
        first day of those on which it stood so without a break; `broken`,
        the first day on which it was not met after it last was, null where
        it is met or nothing is known.

    Example:
        >>> import polars as pl
        >>> past = nw.from_native(pl.DataFrame({
        ...     "point": "role_play_scheduled", "rep_key": "ann",
        ...     "day": [1, 8, 15, 22],
        ...     "status": ["met", "partly", "missed", "missed"],
        ... }))
        >>> changes(past).rows()
        [('role_play_scheduled', 'ann', 'missed', 15, 8)]
    """
    last = past.sort("day").unique(_PLACE, keep="last", maintain_order=True)
    own = last.select(*_PLACE, "status")
    beside = past.join(own.rename({"status": "now"}), on=_PLACE, how="inner")
    other = _newest(beside.filter(nw.col("status") != nw.col("now")), "other")
    good = _newest(past.filter(nw.col("status") == "met"), "good")
    dated = beside.join(other, on=_PLACE, how="left").join(
        good, on=_PLACE, how="left"
    )
    nobody = whole(-1)
    day = nw.col("day").cast(nw.Int64)
    after = nw.when(day > nw.col("other").fill_null(nobody)).then(day)
    bad = nw.col("status").is_in(["partly", "missed"])
    fell = nw.when(
        bad
        & nw.col("now").is_in(["partly", "missed"])
        & (day > nw.col("good").fill_null(nobody))
    ).then(day)
    firsts = dated.group_by(*_PLACE).agg(
        after.min().alias("since"), fell.min().alias("broken")
    )
    return own.join(firsts, on=_PLACE, how="left").sort(*_PLACE)


def _newest(rows: nw.DataFrame, name: str) -> nw.DataFrame:
    newest = nw.col("day").max().cast(nw.Int64).alias(name)
    return rows.group_by(*_PLACE).agg(newest)


def _cells(known: nw.DataFrame) -> nw.DataFrame:
    """Give each point with each rep, and with ''."""
    numbers = {code: place for place, code in enumerate(CONTROL_POINTS)}
    told = {"point": list(numbers), "rank": list(numbers.values())}
    points = nw.from_dict(told, backend=known.implementation)
    nobody = {"rep": [""], "rep_key": [""], "team": [""]}
    schema = dict.fromkeys(nobody, nw.String)
    every = nw.from_dict(nobody, schema, backend=known.implementation)
    return points.join(
        nw.concat([every, known.select("rep", "rep_key", "team")]),
        how="cross",
    )


def _counted(found: nw.DataFrame) -> nw.DataFrame:
    """Count what is as it should be, of each rep and of all."""
    own = found.filter(nw.col("rep_key") != "")
    every = found.with_columns(nw.lit("").alias("rep_key"))
    names = ("point", "rep_key", "met", "date")
    both = nw.concat([own.select(*names), every.select(*names)])
    said = ~nw.col("met").is_null()
    return both.group_by(*_PLACE).agg(
        nw.col("met").sum().cast(nw.Int64).alias("done"),
        one(said).sum().alias("of"),
        one(~said).sum().alias("silent"),
        nw.col("date").max().cast(nw.Int64).alias("last"),
    )


def _status() -> nw.Expr:
    share = nw.col("done") * _WHOLE
    told = (
        nw.when(share >= nw.col("of") * MET)
        .then(nw.lit("met"))
        .otherwise(
            nw.when(share >= nw.col("of") * PARTLY)
            .then(nw.lit("partly"))
            .otherwise(nw.lit("missed"))
        )
    )
    silent = nw.when(nw.col("answer") != "").then(nw.lit("recorded"))
    nothing = silent.otherwise(nw.lit("unknown"))
    return (
        nw.when(nw.col("of") > 0).then(told).otherwise(nothing).alias("status")
    )


def _due(day: int) -> nw.Expr:
    own = nw.col("point") == "role_play_scheduled"
    one_rep = own & (nw.col("rep_key") != "")
    # A talk that is set is due on its day; after one that was held the next.
    last = nw.col("last")
    ahead = nw.when(last > day).then(last)
    later = ahead.otherwise(last.fill_null(day) + ROLE_PLAY_DAYS)
    derived = nw.when(one_rep).then(later)
    set_day = nw.when(~nw.col("until").is_null()).then("until")
    return set_day.otherwise(derived).cast(nw.Int64).alias("due")
