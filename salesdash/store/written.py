"""Names and deals as sheets wrote them, whatever they go by now."""

from collections.abc import Iterator

import polars as pl

from salesdash.identity import BETWEEN
from salesdash.store import opportunities, visits
from salesdash.store.codes import keys
from salesdash.store.fallen import GROUP
from salesdash.store.scene import SPELLED, Scene, once
from salesdash.store.stretches import stretches

_SHIFT = 2**32
"""A position is the order of a sheet times this, and the row."""

DEAL = (
    "opportunity", "customer", "name", "rep", "amount", "currency", "status",
)  # fmt: skip
"""What is told of a deal, as its newest row has it."""


@once
def written(scene: Scene) -> dict[str, pl.DataFrame]:
    """Give the reps, customers and teams that sheets name.

    Of each one row a text key as written: `key`, `name` (its oldest
    spelling), `rows` (of all sheets), `visits` (that count),
    `opportunities`, `since` (first as-of), and `file`, `sheet`, `row` where
    it was named last.
    """
    deals = _deal_rows(scene)
    kept = visits.fold(scene).rows["at"]
    return {
        name: _named(scene, name)
        .join(_counted(scene.rows["visits"], kept, name), on="key", how="left")
        .join(_deals(scene, deals, name), on="key", how="left")
        .with_columns(pl.col("visits", "opportunities").fill_null(0))
        .sort("key")
        for name in SPELLED
    }


@once
def deals(scene: Scene) -> pl.DataFrame:
    """Give the deals that sheets name, as of the newest day.

    One row a deal as written: `deal` (its number, else customer and name
    as written, see `identity.deal`), `key` (of the deal that it is in the
    fold), `GROUP`, `apart` (deals of this customer and name fell together
    by an alias and are kept apart), `DEAL`, `rows`, `since`, `file`,
    `sheet`, `row`, `as_of` of its newest row; oldest of these first.
    """
    rows = _deal_rows(scene)
    whole = scene.rows["opportunities"][rows["at"]].select(*GROUP, *DEAL)
    own = keys(whole["opportunity"])
    spelled = pl.concat_str(
        pl.lit(""),
        keys(whole["customer"]),
        keys(whole["name"]),
        separator=BETWEEN,
    )
    told = rows.select("key", "order", "row", as_of="sheet_as_of").hstack(
        whole.with_columns(own=own).with_columns(
            deal=pl.when(pl.col("own") != "").then("own").otherwise(spelled)
        )
    )
    told = told.sort("order", "row").group_by("deal", maintain_order=True)
    found = told.agg(
        pl.col(*GROUP, "key", *DEAL, "order", "row", "as_of").last(),
        rows=pl.len(),
        since=pl.col("as_of").first(),
    )
    apart = stretches(scene).apart
    known = pl.DataFrame(schema=dict.fromkeys(GROUP, pl.String))
    known = known if apart is None else apart.select(GROUP)
    found = found.join(known.with_columns(apart=True), on=GROUP, how="left")
    found = found.with_columns(pl.col("apart").fill_null(value=False))
    return scene.told(found.sort("order", "row"), "file", "sheet")


@once
def _deal_rows(scene: Scene) -> pl.DataFrame:
    """Give the rows of opportunity sheets with the deals they speak of."""
    return opportunities.history(scene, scene.last)


def _named(scene: Scene, name: str) -> pl.DataFrame:
    """Count the rows that name somebody, and find the last of them."""
    found = (
        pl.concat(list(_texts(scene, name)))
        .with_columns(key=_keyed("text"))
        .filter(pl.col("key") != "")
        .sort("first", "text")
        .group_by("key", maintain_order=True)
        .agg(
            pl.col("text").first().alias("name"),
            pl.col("rows").sum(),
            pl.col("first").min(),
            pl.col("last").max(),
        )
    )
    days = scene.sheets.select("order", since="as_of")
    return (
        scene.told(
            found.with_columns(
                order=pl.col("last") // _SHIFT, row=pl.col("last") % _SHIFT
            ),
            "file",
            "sheet",
        )
        .with_columns(order=pl.col("first") // _SHIFT)
        .join(days, on="order", how="left", maintain_order="left")
        .drop("order", "first", "last")
    )


def _texts(scene: Scene, name: str) -> Iterator[pl.DataFrame]:
    """Count each spelling: `text`, `rows`, `first` and `last` position."""
    for frame in scene.rows.values():
        if f"{name}_key" in frame.columns:
            yield (
                frame.select(pl.col(name).cast(pl.Categorical), "position")
                .group_by(name)
                .agg(
                    rows=pl.len(),
                    first=pl.col("position").min(),
                    last=pl.col("position").max(),
                )
                .rename({name: "text"})
                .with_columns(pl.col("text").cast(pl.String).fill_null(""))
            )


def _keyed(column: str) -> pl.Expr:
    """Give the text keys of a column as written."""
    return pl.col(column).map_batches(keys, return_dtype=pl.String)


def _counted(frame: pl.DataFrame, kept: pl.Series, name: str) -> pl.DataFrame:
    """Count the visits that count: `key`, `visits`."""
    own = keys(frame[name].gather(kept))
    return pl.DataFrame({"key": own}).group_by("key").agg(visits=pl.len())


def _deals(scene: Scene, rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """Count the deals of which sheets spoke so: `key`, `opportunities`."""
    words = scene.rows["opportunities"][name].gather(rows["at"])
    told = pl.DataFrame({"key": keys(words), "deal": rows["key"]})
    return told.unique().group_by("key").agg(opportunities=pl.len())
