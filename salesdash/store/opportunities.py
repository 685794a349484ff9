"""The state of the opportunities as of a day."""

import polars as pl

from salesdash import model, money
from salesdash.method.milestones import CLOSED, CRITERIA, SIGNED, rank
from salesdash.store.aliased import retitled
from salesdash.store.applied import applied, won_on
from salesdash.store.codes import keys
from salesdash.store.corrections import judged
from salesdash.store.deals import stated
from salesdash.store.history import history
from salesdash.store.judged import Judged
from salesdash.store.latest import has, having, latest, newest, with_keys
from salesdash.store.scene import Scene, once

COLUMNS = model.OPPORTUNITIES.names


def fold(
    scene: Scene,
    day: int,
    rows: pl.DataFrame | None = None,
    found: Judged | None = None,
) -> pl.DataFrame:
    """Fold the opportunity sheets into the state as of a day.

    Args:
        scene: The sheets, of any day.
        day: Days since 1970-01-01.
        rows: What `history` gave for them, if at hand.
        found: What `corrections.judged` gave for them, if at hand.

    Returns:
        One row a deal: the model's columns, corrections applied, `amount`
        in minor units of `currency`; `key`; `evidence_columns` (1 where a
        sheet had criteria for it, or one was corrected); `won_on` (first
        seen won); `vanished_on` (day from which it is missing without a
        word, else null); `as_of`, `file`, `sheet`, `row`, `import_id` of
        the newest row that names it; `rep_key`, `customer_key`,
        `team_key`; `sheet_rep` (the key of the rep that sheets name);
        `confirmed_milestone` (else null), `confirmed_on`, `confirmed_by`.
    """
    rows = history(scene, day, whole=False) if rows is None else rows
    found = judged(scene, day, rows) if found is None else found
    known = ("rep_key", "customer_key", "team_key")
    last = retitled(scene, scene.whole("opportunities", newest(rows)))
    last = scene.told(last, "file", "sheet").with_columns(
        said=with_keys(("rep", "customer", "team"))
    )
    state = latest(last, (*COLUMNS, *known)).join(_facts(rows), on="key")
    state = state.with_columns(pl.col(*known).fill_null(""))
    state = applied(state, found, scene.aliases).with_columns(
        status=pl.coalesce("said_status", stated(day)),
        won_on=pl.coalesce("won_on", won_on(found, day)),
    )
    state = _monied(_closed(state, day)).rename({"sheet_as_of": "as_of"})
    state = _vanished(state, scene, day).drop("said_status")
    confirmed = found.confirmed
    return (
        state.join(confirmed, on="key", how="left")
        .with_columns(pl.col("confirmed_by").fill_null(""))
        .sort("key")
    )


def _facts(rows: pl.DataFrame) -> pl.DataFrame:
    """Say of each key whether sheets had criteria, and when it was won."""
    known = pl.any_horizontal(*(has(c) for c in CRITERIA))
    won, lost = pl.col("states") == "won", pl.col("states") == "lost"
    return (
        having(rows, known=known)
        .group_by("key")
        .agg(
            evidence_columns=pl.col("known").any().cast(pl.Int8),
            won_on=pl.col("sheet_as_of").filter(won).min(),
            lost_on=pl.col("sheet_as_of").filter(lost).max(),
        )
    )


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


def _closed(state: pl.DataFrame, day: int) -> pl.DataFrame:
    """Say on which day deals were closed and won.

    A signature that is still planned closes nothing, and the day on which
    a deal was lost is not the day of its win after it was open again.
    """
    signed = pl.when(pl.col(SIGNED).is_between(1, day)).then(pl.col(SIGNED))
    won = pl.col("status") == "won"
    before = (pl.col("closed_on") <= pl.col("lost_on")).fill_null(value=False)
    own = pl.when(~before).then(pl.col("closed_on"))
    return state.with_columns(
        closed_on=pl.when(won)
        .then(pl.coalesce(own, signed, "won_on"))
        .otherwise("closed_on"),
        won_on=pl.when(won).then(pl.coalesce("won_on", "sheet_as_of")),
    ).drop("lost_on")


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


def _vanished(state: pl.DataFrame, scene: Scene, day: int) -> pl.DataFrame:
    known = handed_in(scene).filter(pl.col("day") <= day)
    missing = (
        state.filter(pl.col("status") == "open")
        .select("key", "as_of", rep_key="sheet_rep")
        .sort("as_of")
        .join_asof(
            known.select("rep_key", as_of="day", vanished_on="day"),
            on="as_of",
            by="rep_key",
            strategy="forward",
            allow_exact_matches=False,
            check_sortedness=False,
        )
    )
    found = missing.select("key", "vanished_on")
    return state.join(found, on="key", how="left")


@once
def named(scene: Scene) -> pl.DataFrame:
    """Say which reps the opportunity sheets name.

    Columns: `order`, `rep_key`, `day`; one row a sheet and rep.
    """
    return (
        scene.rows["opportunities"]
        .group_by("order", "rep_key")
        .agg(day=pl.col("sheet_as_of").first())
    )


@once
def handed_in(scene: Scene) -> pl.DataFrame:
    """Say for which days a rep handed in a complete sheet.

    Columns: `rep_key`, `day`; one row a rep and day, by day.
    """
    complete = scene.sheets.filter(
        (pl.col("table") == "opportunities") & (pl.col("covers") == "complete")
    )
    full = named(scene)
    empty = complete.select(
        "order",
        rep_key=keys(complete["reps"], scene.aliases.of("rep")),
        day="as_of",
    ).join(full, on="order", how="anti")
    return (
        pl.concat([full, empty.filter(pl.col("rep_key") != "")])
        .join(complete.select("order"), on="order")
        .select("rep_key", "day")
        .unique()
        .sort("day")
    )
