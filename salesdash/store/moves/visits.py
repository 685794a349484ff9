"""Which visits are new, which are told otherwise, which are gone."""

import polars as pl

from salesdash import model
from salesdash.store import visits as fold
from salesdash.store.moves.rows import OLD, shaped, written
from salesdash.store.scene import Scene, once
from salesdash.store.state import State

GROUP = ("rep_key", "customer_key", "date", "visit", "start")
"""Visits that are alike in these are told apart by their text alone."""

SOURCE = ("import_id", "sheet_number", "row", "cell")
"""Where a visit was said, whatever else counts."""

TEXT = tuple(c for c in model.VISITS.names if c not in ("date", "team"))
_AT = "visits_"


def visits(before: State, after: State) -> pl.DataFrame:
    """Tell of the visits that count in one of the two alone.

    One row a visit that is new, planned (dated after the as-of day) or
    gone, or a cell of one that is corrected: the columns of
    `rows.SCHEMA`; `column` is `date` where the whole visit is meant.
    """
    fresh, lost = (
        _alone(after.scene, before.scene),
        _alone(before.scene, after.scene),
    )
    both = [*GROUP, "content", "copy"]
    new = fresh.join(lost, on=both, how="anti", nulls_equal=True)
    old = lost.join(fresh, on=both, how="anti", nulls_equal=True)
    new, old = _nth(new), _nth(old)
    pair = [*GROUP, "nth"]
    told = [
        _corrected(new.join(old, on=pair, nulls_equal=True, suffix="_old")),
        _whole(new.join(old, on=pair, how="anti", nulls_equal=True)),
        _gone(old.join(new, on=pair, how="anti", nulls_equal=True)),
    ]
    planned = (pl.col("kind") == "visits_new") & (
        pl.col("new").cast(pl.Int64, strict=False) > after.day
    )
    kind = pl.when(planned).then(pl.lit("visits_planned")).otherwise("kind")
    return pl.concat(told).with_columns(kind=kind, table=pl.lit("visits"))


@once
def sourced(scene: Scene) -> pl.DataFrame:
    """Give all visits, each with its `cell`: its number in its row.

    A row of a matrix says several visits. They are numbered by what they
    say, so that each has the same number in every scene.
    """
    rows = scene.rows["visits"]
    listed = rows.with_row_index("at").filter(rows["position"].is_duplicated())
    listed = listed.sort("position", *model.VISITS.names)
    cells = listed.select(
        "at", cell=pl.int_range(pl.len(), dtype=pl.Int64).over("position")
    )
    blank = pl.repeat(0, len(rows), dtype=pl.Int64, eager=True)
    return rows.with_columns(cell=blank.scatter(cells["at"], cells["cell"]))


def _alone(scene: Scene, other: Scene) -> pl.DataFrame:
    """Give the visits that count in one scene and not in another."""
    theirs = _counting(other).select(SOURCE)
    rows = _counting(scene).join(theirs, on=SOURCE, how="anti")
    content = [pl.col(c).cast(pl.String).fill_null("") for c in _words()]
    rows = scene.told(rows, "file", "sheet")
    rows = rows.sort("order", "row", "cell")
    keys = ["visit", "start"]
    return rows.with_columns(
        *(pl.col(key).cast(pl.String).fill_null("") for key in keys),
        content=pl.concat_str(content, separator="\x1f"),
    ).with_columns(copy=pl.int_range(pl.len()).over(*GROUP, "content"))


def _words() -> tuple[str, ...]:
    return tuple(c for c in TEXT if c not in ("rep", "customer"))


def _counting(scene: Scene) -> pl.DataFrame:
    return sourced(scene)[fold.fold(scene).rows["at"]]


def _nth(rows: pl.DataFrame) -> pl.DataFrame:
    nth = pl.int_range(pl.len()).over(GROUP)
    return rows.with_columns(nth=nth)


def _whole(rows: pl.DataFrame) -> pl.DataFrame:
    return shaped(
        rows.with_columns(
            _identity(),
            name=pl.lit(""),
            kind=pl.lit(f"{_AT}new"),
            column=pl.lit("date"),
            new=written("date"),
        )
    )


def _gone(rows: pl.DataFrame) -> pl.DataFrame:
    return shaped(
        rows.with_columns(_identity())
        .rename(OLD)
        .with_columns(
            name=pl.lit(""),
            kind=pl.lit(f"{_AT}gone"),
            column=pl.lit("date"),
            old=written("date"),
        )
    )


def _identity() -> pl.Expr:
    """Name a visit by its source: the log has no number for each."""
    parts = (pl.col(part).cast(pl.String) for part in SOURCE)
    return pl.concat_str(*parts, separator="\x1f").alias("key")


def _corrected(pairs: pl.DataFrame) -> pl.DataFrame:
    blank = shaped(pairs.clear())
    named = pairs.with_columns(
        _identity(), name=written("date"), kind=pl.lit(f"{_AT}changed")
    )
    found = [
        shaped(
            named.with_columns(
                column=pl.lit(c), old=written(f"{c}_old"), new=written(c)
            )
        ).filter(pl.col("old").ne_missing(pl.col("new")))
        for c in _words()
        if c not in GROUP
    ]
    return pl.concat([blank, *found])
