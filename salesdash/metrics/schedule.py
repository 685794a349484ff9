"""Role-plays with each rep, and visits to key deals with the supervisor."""

import narwhals.stable.v2 as nw

from salesdash import identity
from salesdash.method.controls import ROLE_PLAY_DAYS
from salesdash.metrics.sessions import OVERDUE, PLANNED

MISSING, LATER, SET, HELD = "missing", "later", "set", "held"
PLAYS = (MISSING, LATER, SET, HELD)
"""Where a rep stands: nothing set, set for after two weeks, set, held."""

JOINTS = (OVERDUE, "none", PLANNED, "came")
"""Where a key deal stands: a visit planned and not held, none, planned,
held of late."""

_SOURCE = ("file", "sheet", "row", "import_id")
_TEXTS = ("file", "sheet", "import_id")


def plays(reps: nw.DataFrame, talks: nw.DataFrame, day: int) -> nw.DataFrame:
    """Give each rep the last and the next role-play.

    One row a rep, those without one first.

    Args:
        reps: Those who work: `rep`, `rep_key`, `team`.
        talks: As `metrics.sessions` gives them.
        day: The as-of day, in days since 1970-01-01.

    Returns:
        `rep`, `rep_key`, `team`; `last` and `next` (days or null), `topic`
        and `supervisor` of the next one, else of the last; `play`, one of
        `PLAYS`; the place of that talk.

    Example:
        >>> import polars as pl
        >>> reps = nw.from_native(pl.DataFrame({
        ...     "rep": ["Ann", "Bo"], "rep_key": ["ann", "bo"], "team": "",
        ... }))
        >>> talks = nw.from_native(pl.DataFrame({
        ...     "rep_key": "ann", "date": [20_770, 20_780], "topic": "t",
        ...     "supervisor": "", "role_play": 1, "held": [1, 0],
        ...     "file": "f", "sheet": "s", "row": [2, 3], "import_id": "i",
        ... }))
        >>> plays(reps, talks, 20_777).select(
        ...     "rep", "last", "next", "play"
        ... ).rows()
        [('Bo', None, None, 'missing'), ('Ann', 20770, 20780, 'set')]
    """
    own = talks.filter(nw.col("role_play") == 1)
    # What is planned for the day itself can still be held.
    first = day + nw.col("held")
    ahead = own.filter(nw.col("date") >= first).sort("date", descending=True)
    held = own.filter(nw.col("held") == 1, nw.col("date") <= day).sort("date")
    told = reps.select("rep", "rep_key", "team")
    told = told.join(_last(held, "last"), on="rep_key", how="left")
    told = told.join(_last(ahead, "next"), on="rep_key", how="left")
    both = told.with_columns(
        nw.when(~nw.col("next").is_null())
        .then(f"next_{name}")
        .otherwise(f"last_{name}")
        .alias(name)
        for name in ("topic", "supervisor", *_SOURCE)
    ).with_columns(nw.col("topic", "supervisor", *_TEXTS).fill_null(""))
    marked = both.with_columns(_play(day))
    return (
        marked.with_columns(_rank("play", PLAYS))
        .sort("rank", "next", "last", "rep")
        .select(
            *("rep", "rep_key", "team", "last", "next", "topic"),
            *("supervisor", "play", *_SOURCE),
        )
    )


def joint(
    found: nw.DataFrame,
    deals: nw.DataFrame,
    talks: nw.DataFrame,
) -> nw.DataFrame:
    """Give each key deal its joint visits, held and planned.

    One row a key deal, those that ask for one first. A talk plans a visit
    to a deal where its topic names the customer and it is no role-play.

    Args:
        found: What the point `supervisor_joins_key_visits` tells of the
            key deals, as `metrics.controls` gives it.
        deals: The deals, with `key` and `next_date`.
        talks: As `metrics.sessions` gives them.

    Returns:
        `key`, `customer`, `name`, `rep`, `team`; `joint_on`, the last
        visit with the supervisor of late; `next_date`, what the sheets
        name as the next date; `planned_on`, `supervisor`, `agreed` of the
        talk that plans one; `joint`, one of `JOINTS`; its place.
    """
    dates = deals.select("key", "next_date")
    rows = found.select(
        "key", "customer", "name", "rep", "rep_key", "team", joint_on="date"
    ).join(dates, on="key", how="left")
    names = ("planned_on", "supervisor", "agreed", "session", *_SOURCE)
    plans = _plans(rows, talks)
    told = rows.join(plans, on="key", how="left")
    text = ("supervisor", "agreed", "session", "file", "sheet", "import_id")
    marked = told.with_columns(nw.col(*text).fill_null("")).with_columns(
        _joint(), nw.col("next_date").cast(nw.Int64)
    )
    return (
        marked.with_columns(_rank("joint", JOINTS))
        .sort("rank", "next_date", "customer", "name", nulls_last=True)
        .select(
            *("key", "customer", "name", "rep", "rep_key", "team"),
            *("joint_on", "next_date", "joint", *names),
        )
    )


def _plans(rows: nw.DataFrame, talks: nw.DataFrame) -> nw.DataFrame:
    """Find the talk that plans a visit to each deal, the newest one."""
    own = talks.filter(
        nw.col("session").is_in([PLANNED, OVERDUE]),
        nw.col("role_play").fill_null(0) != 1,
    ).sort("date", "topic")
    asked = {(r["rep_key"], identity.key(r["customer"])) for r in _named(rows)}
    found: dict[str, dict] = {}
    for talk in own.rows(named=True):
        topic = identity.key(talk["topic"])
        for rep, customer in asked:
            if rep == talk["rep_key"] and customer and customer in topic:
                found[f"{rep}{identity.BETWEEN}{customer}"] = talk
    keys = {
        row["key"]: f"{row['rep_key']}{identity.BETWEEN}"
        f"{identity.key(row['customer'])}"
        for row in _named(rows)
    }
    told = [(k, found[place]) for k, place in keys.items() if place in found]
    names = {
        "planned_on": "date",
        **{n: n for n in ("supervisor", "agreed", "session", *_SOURCE)},
    }
    numbers = {"planned_on", "row"}
    data = {"key": [key for key, _ in told]} | {
        name: [talk[source] for _, talk in told]
        for name, source in names.items()
    }
    schema = {n: nw.Int64() if n in numbers else nw.String() for n in data}
    return nw.from_dict(data, schema, backend=rows.implementation)


def _named(rows: nw.DataFrame) -> list[dict]:
    return rows.select("key", "rep_key", "customer").rows(named=True)


def _last(rows: nw.DataFrame, name: str) -> nw.DataFrame:
    """Keep the last row of each rep, its columns named after it."""
    own = rows.unique("rep_key", keep="last", maintain_order=True)
    names = ("topic", "supervisor", *_SOURCE)
    return own.select(
        "rep_key",
        nw.col("date").cast(nw.Int64).alias(name),
        *(nw.col(column).alias(f"{name}_{column}") for column in names),
    )


def _play(day: int) -> nw.Expr:
    soon = nw.col("next") <= day + ROLE_PLAY_DAYS
    late = nw.col("last") >= day - ROLE_PLAY_DAYS
    some = nw.when(nw.col("next").is_null()).then(nw.lit(MISSING))
    rest = (
        nw.when(late)
        .then(nw.lit(HELD))
        .otherwise(some.otherwise(nw.lit(LATER)))
    )
    return nw.when(soon).then(nw.lit(SET)).otherwise(rest).alias("play")


def _joint() -> nw.Expr:
    session = nw.col("session")
    late = nw.when(session == OVERDUE).then(nw.lit(OVERDUE))
    rest = late.otherwise(nw.lit("none"))
    came = nw.when(~nw.col("joint_on").is_null()).then(nw.lit("came"))
    ahead = nw.when(session == PLANNED).then(nw.lit(PLANNED))
    return ahead.otherwise(came.otherwise(rest)).alias("joint")


def _rank(column: str, order: tuple[str, ...]) -> nw.Expr:
    ranks = list(range(len(order)))
    told = nw.col(column).replace_strict(
        list(order), ranks, return_dtype=nw.Int64
    )
    return told.alias("rank")
