"""The state of the opportunities as of a day."""

import polars as pl

from salesdash import model, money
from salesdash.method.milestones import CLOSED, CRITERIA, SIGNED, rank
from salesdash.store.deals import split, stated
from salesdash.store.keys import identified
from salesdash.store.latest import has, latest, with_keys
from salesdash.store.scene import Scene, keyed

COLUMNS = model.OPPORTUNITIES.names


def history(scene: Scene, day: int) -> pl.DataFrame:
    """Give the rows of the opportunity sheets, tied to their deals.

    One row a row of a sheet: `Scene.rows` with `key` and `states`.

    Args:
        scene: The sheets until `day`.
        day: Days since 1970-01-01.
    """
    return split(identified(scene.rows["opportunities"]), day)


def fold(
    scene: Scene, day: int, rows: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Fold the opportunity sheets into the state as of a day.

    Args:
        scene: The sheets that speak of `day` or an earlier one.
        day: Days since 1970-01-01.
        rows: What `history` gave for them, if at hand.

    Returns:
        One row a deal: the model's columns, `amount` in minor units of
        `currency`; `key`; `evidence_columns` (1 where a sheet had criteria
        for it); `won_on` (first seen won); `vanished_on` (day from which it
        is missing without a word, else null); `as_of`, `file`, `sheet`,
        `row`, `import_id` of the newest row that names it; `rep_key`,
        `customer_key`, `team_key`.
    """
    rows = history(scene, day) if rows is None else rows
    keys = ("rep_key", "customer_key", "team_key")
    rows = rows.with_columns(said=with_keys(("rep", "customer", "team")))
    state = latest(rows, (*COLUMNS, *keys))
    facts = rows.group_by("key").agg(
        evidence_columns=pl.any_horizontal(*(has(c) for c in CRITERIA))
        .any()
        .cast(pl.Int8),
        won_on=pl.col("sheet_as_of").filter(pl.col("states") == "won").min(),
    )
    state = state.join(facts, on="key").with_columns(
        pl.col(*keys).fill_null(""), status=stated(day)
    )
    state = _monied(_closed(state)).rename({"sheet_as_of": "as_of"})
    return _vanished(state, scene).sort("key")


def claims(rows: pl.DataFrame) -> pl.DataFrame:
    """Give what was claimed of each deal, sheet by sheet.

    One row a row of a sheet that names a milestone or a win: `key`,
    `as_of` (day), `rank` (1 for 10 % to 6 for closed).

    Args:
        rows: What `history` gives.
    """
    ranks = {
        m: rank(m) for m in model.OPPORTUNITIES["claimed_milestone"].codes
    }
    closed = pl.when(pl.col("states") == "won").then(rank(CLOSED))
    return rows.select(
        "key",
        pl.col("sheet_as_of").alias("as_of"),
        closed.otherwise(
            pl.col("claimed_milestone").replace_strict(
                ranks, default=None, return_dtype=pl.Int64
            )
        )
        .cast(pl.Int64)
        .alias("rank"),
    ).filter(pl.col("rank").is_not_null())


def _closed(state: pl.DataFrame) -> pl.DataFrame:
    signed = pl.when(pl.col(SIGNED) > 0).then(pl.col(SIGNED))
    won = pl.col("status") == "won"
    return state.with_columns(
        closed_on=pl.when(won)
        .then(pl.coalesce("closed_on", signed, "won_on"))
        .otherwise("closed_on"),
        won_on=pl.when(won).then(pl.coalesce("won_on", "sheet_as_of")),
    )


def _monied(state: pl.DataFrame) -> pl.DataFrame:
    """Turn stored hundredths into minor units of the currency."""
    state = state.with_columns(
        currency=pl.when(pl.col("currency").fill_null("") == "")
        .then(pl.lit(money.DEFAULT))
        .otherwise("currency")
    )
    whole = [c for c in state["currency"].unique() if not money.digits(c)]
    size = (pl.col("amount").abs() + 50) // 100
    return state.with_columns(
        amount=pl.when(pl.col("currency").is_in(whole))
        .then(size * pl.col("amount").sign())
        .otherwise("amount")
    )


def _vanished(state: pl.DataFrame, scene: Scene) -> pl.DataFrame:
    missing = (
        state.filter(pl.col("status") == "open")
        .select("key", "rep_key", "as_of")
        .join(handed_in(scene), on="rep_key")
        .filter(pl.col("day") > pl.col("as_of"))
        .group_by("key")
        .agg(vanished_on=pl.col("day").min())
    )
    return state.join(missing, on="key", how="left")


def handed_in(scene: Scene) -> pl.DataFrame:
    """Say for which days a rep handed in a complete sheet.

    Columns: `rep_key`, `day`; one row a rep and day.
    """
    complete = scene.sheets.filter(
        (pl.col("table") == "opportunities") & (pl.col("covers") == "complete")
    )
    named = scene.rows["opportunities"].select(
        "order", "rep_key", day="sheet_as_of"
    )
    silent = keyed(complete, ["reps"])
    empty = silent.select("order", rep_key="reps_key", day="as_of").join(
        named, on="order", how="anti"
    )
    return (
        pl.concat([named, empty.filter(pl.col("rep_key") != "")])
        .join(complete.select("order"), on="order")
        .select("rep_key", "day")
        .unique()
    )
