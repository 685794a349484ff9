"""What happens to the opportunities, in the words of a sale."""

import polars as pl

from salesdash import model
from salesdash.method.milestones import CRITERIA, rank
from salesdash.store import opportunities
from salesdash.store.moves.cells import differences, placed
from salesdash.store.moves.rows import OLD, PLACE, shaped
from salesdash.store.state import State

MILESTONE = "claimed_milestone"
CLOSE = "expected_close"
STEP = ("next_step", "next_date")
POINTS = tuple(c.name for c in model.POINTS)
_NAMED = ("opportunity", "customer", "team", "status")
"""Columns that say which deal it is, or whose change is its fate."""

COLUMNS = tuple(c for c in model.OPPORTUNITIES.names if c not in _NAMED)
_ABOUT = ("rep", "customer", "name", "amount", "currency")
_AGAIN = "\x1f#"
_RANKS = {m: rank(m) for m in model.OPPORTUNITIES[MILESTONE].codes}


def deals(before: State, after: State) -> pl.DataFrame:
    """Tell what becomes of each deal, and which of its cells change.

    One row a deal and fate (won, lost, reopened, renewed, unwon, missing,
    back, new, dropped, joined), or a cell: the columns of `rows.SCHEMA`.
    """
    now = after.opportunities
    rows = opportunities.history(after.scene, after.day)
    tied = _tied(before, after, rows)
    was = tied.unique("key", keep="last", maintain_order=True)
    told = [
        _fates(was, now, after),
        _joined(tied.join(was, on="before_key", how="anti")),
        _cells(was, now, (before, after, rows)),
    ]
    return pl.concat(told).with_columns(table=pl.lit("opportunities"))


def _tied(before: State, after: State, rows: pl.DataFrame) -> pl.DataFrame:
    """Let a deal of the older state go by the key that it has now.

    A deal that got its id by now goes by another key: so the key is that
    of the very row that named it; where that row no longer counts, that of
    the only deal of the same customer and name. Several deals can have
    one key now; an open one comes last.
    """
    was, now = before.opportunities, after.opportunities
    place = ["import_id", "number"]
    orders = before.scene.sheets.select(*place, "order").join(
        after.scene.sheets.select(*place, now_order="order"), on=place
    )
    keys = rows.select("row", now_order="order", now="key")
    tied = (
        was.with_columns(before_key=pl.col("key"))
        .join(orders, on="order", how="left")
        .join(keys, on=["now_order", "row"], how="left")
        .with_columns(key=pl.coalesce("now", "key"))
    )
    lost = tied.join(now, on="key", how="anti")
    fresh = now.join(tied, on="key", how="anti")
    same = ["customer_key", "name"]
    pairs = lost.filter(pl.struct(same).is_unique()).join(
        fresh.filter(pl.struct(same).is_unique()), on=same, suffix="_new"
    )
    found = pairs.select("before_key", found="key_new")
    return (
        tied.join(found, on="before_key", how="left")
        .with_columns(key=pl.coalesce("found", "key"))
        .drop("found", "now", "now_order", "number")
        .sort(pl.col("status") == "open", maintain_order=True)
    )


def _joined(rows: pl.DataFrame) -> pl.DataFrame:
    """Tell of deals that count as one with another from now on."""
    rows = rows.with_columns(
        pl.lit("joined").alias("kind"),
        pl.lit("status").alias("column"),
        pl.col("status").alias("old"),
        *(pl.col(c).alias(OLD[c]) for c in PLACE),
    )
    return shaped(rows.drop(PLACE))


def _fates(was: pl.DataFrame, now: pl.DataFrame, after: State) -> pl.DataFrame:
    kept = ("key", "status", "vanished_on", MILESTONE, "rep_key")
    about = (*_ABOUT, *PLACE)
    pairs = now.select(*kept, *about).join(
        was.select(*kept, *about), on="key", how="full", suffix="_was"
    )
    known = pl.col("key_was").is_not_null()
    told = pairs.select(
        *(pl.coalesce(c, f"{c}_was").alias(c) for c in ("key", "rep_key")),
        *(pl.coalesce(c, f"{c}_was").alias(c) for c in _ABOUT),
        pl.col(PLACE),
        *(pl.col(f"{c}_was").alias(OLD[c]) for c in PLACE),
        *(
            pl.col(f"{c}{end}").alias(f"{c} {side}")
            for c in ("status", MILESTONE)
            for side, end in (("old", "_was"), ("new", ""))
        ),
        kind=_fate(known),
        gone=pl.col("vanished_on"),
    ).filter(pl.col("kind").is_not_null())
    return shaped(_lacking(told.with_columns(_stood()), after))


def _stood() -> list[pl.Expr]:
    """Say where a deal stood: its status where that is what changes."""
    status = pl.col("kind").is_in(["won", "lost", "reopened", "unwon"])
    values = [
        pl.when(status)
        .then(f"status {side}")
        .otherwise(f"{MILESTONE} {side}")
        .alias(side)
        for side in ("old", "new")
    ]
    column = pl.when(status).then(pl.lit("status"))
    return [*values, column.otherwise(pl.lit(MILESTONE)).alias("column")]


def _fate(known: pl.Expr) -> pl.Expr:
    was, now = pl.col("status_was"), pl.col("status")
    gone, before = pl.col("vanished_on"), pl.col("vanished_on_was")
    back = gone.is_null() & before.is_not_null() & (now == "open")
    return (
        pl.when(now.is_null())
        .then(pl.lit("dropped"))
        .when((now != "open") & (~known | (was != now)))
        .then(now)
        .when(~known & pl.col("key").str.contains(_AGAIN, literal=True))
        .then(pl.lit("renewed"))
        .when(~known)
        .then(pl.lit("new"))
        .when((now == "open") & (was == "lost"))
        .then(pl.lit("reopened"))
        .when((now == "open") & (was == "won"))
        .then(pl.lit("unwon"))
        .when(gone.is_not_null() & before.is_null())
        .then(pl.lit("missing"))
        .when(back)
        .then(pl.lit("back"))
    )


def _lacking(told: pl.DataFrame, after: State) -> pl.DataFrame:
    """Let a missing deal point to the sheet that lacks it, not to a row."""
    sheets = (
        opportunities.named(after.scene)
        .join(after.scene.sheets, on="order")
        .filter(pl.col("covers") == "complete")
        .unique(["rep_key", "day"], keep="last", maintain_order=True)
        .select("rep_key", gone="day", by="file", by_sheet="sheet")
    )
    lost = pl.col("kind") == "missing"
    return told.join(sheets, on=["rep_key", "gone"], how="left").with_columns(
        file=pl.when(lost).then("by").otherwise("file"),
        sheet=pl.when(lost).then("by_sheet").otherwise("sheet"),
        row=pl.when(~lost).then("row"),
        new=pl.when(~lost).then("new"),
    )


def _cells(
    was: pl.DataFrame,
    now: pl.DataFrame,
    known: tuple[State, State, pl.DataFrame],
) -> pl.DataFrame:
    before, after, rows = known
    about = ("key", "rep_key", "status", "currency")
    cells = differences(was, now, COLUMNS)
    cells = cells.join(
        now.select("key", *_ABOUT, "rep_key", "status", "vanished_on"),
        on="key",
    ).join(was.select(*about), on="key", suffix="_was")
    told = cells.with_columns(_measured()).with_columns(kind=_kind(after.day))
    told = told.filter(pl.col("kind").is_not_null(), _telling())
    old = opportunities.history(before.scene, before.day)
    now_keys = was.select("before_key", now="key")
    old = old.join(
        now_keys, left_on="key", right_on="before_key", maintain_order="left"
    ).with_columns(key="now")
    pair = (before.scene, old), (after.scene, rows)
    return shaped(placed(told, *pair))


def _measured() -> pl.Expr:
    """Give by how much: days, minor units, or stages."""
    column = pl.col("column")
    numbers = column.is_in([CLOSE, "amount"])
    stages = column == MILESTONE
    parts = [
        pl.when(numbers)
        .then(pl.col(name).cast(pl.Int64, strict=False))
        .when(stages)
        .then(
            pl.col(name).replace_strict(
                _RANKS, default=None, return_dtype=pl.Int64
            )
        )
        for name in ("new", "old")
    ]
    return (parts[0] - parts[1]).alias("delta")


def _kind(day: int) -> pl.Expr:
    column = pl.col("column")
    priced = pl.col("currency") == pl.col("currency_was")
    return (
        pl.when(column == MILESTONE)
        .then(_turn("staged", "unstaged", _stage()))
        .when(column == CLOSE)
        .then(_turn("dated", "undated", _sign("slip", "pulled")))
        .when((column == "amount") & priced)
        .then(_turn("priced", "unpriced", _sign("bigger", "smaller")))
        .when(column.is_in(CRITERIA))
        .then(_criterion(day))
        .when(column.is_in(POINTS))
        .then(pl.lit("scored"))
        .when(column.is_in(STEP))
        .then(pl.lit("step"))
        .when(column == "rep")
        .then(_handed())
        .otherwise(pl.lit("other"))
    )


def _turn(begun: str, ended: str, moved: pl.Expr) -> pl.Expr:
    """Tell a first value and the last one apart from a move."""
    return (
        pl.when(pl.col("old").is_null())
        .then(pl.lit(begun))
        .when(pl.col("new").is_null())
        .then(pl.lit(ended))
        .otherwise(moved)
    )


def _sign(more: str, less: str) -> pl.Expr:
    later = pl.col("delta") > 0
    return pl.when(later).then(pl.lit(more)).otherwise(pl.lit(less))


def _stage() -> pl.Expr:
    return (
        pl.when(pl.col("delta") > 1)
        .then(pl.lit("jump"))
        .otherwise(_sign("up", "down"))
    )


def _criterion(day: int) -> pl.Expr:
    old, new = (
        pl.col(name)
        .cast(pl.Int64, strict=False)
        .is_between(0, day)
        .fill_null(value=False)
        for name in ("old", "new")
    )
    return (
        pl.when(new & ~old)
        .then(pl.lit("met"))
        .when(old & ~new)
        .then(pl.lit("unmet"))
        .otherwise(pl.lit("other"))
    )


def _handed() -> pl.Expr:
    other = pl.col("rep_key") != pl.col("rep_key_was")
    return pl.when(other).then(pl.lit("handed"))


def _telling() -> pl.Expr:
    """Keep what tells more than the fate of the deal does."""
    column, now = pl.col("column"), pl.col("status")
    same = now == pl.col("status_was")
    live = (now == "open") & pl.col("vanished_on").is_null()
    return (
        pl.when(column.is_in([MILESTONE, CLOSE]))
        .then(same & live)
        .when(column == "amount")
        .then(now != "lost")
        .otherwise(same)
    )
