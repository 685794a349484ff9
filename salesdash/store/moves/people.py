"""Who is new to the log, and whose sheet is missing."""

import polars as pl

from salesdash.store.moves.rows import SCHEMA, shaped
from salesdash.store.names import spellings
from salesdash.store.opportunities import named
from salesdash.store.scene import NEXT, Scene
from salesdash.store.state import State

WEEK = 7


def people(before: State, after: State) -> pl.DataFrame:
    """Tell of names that no sheet had before, and of reps to come.

    One row a rep that is new (`person`) or that handed in a list of the
    week before and none of the week up to the day (`absent`): the columns
    of `rows.SCHEMA`, for those `old` is the day of the last sheet.
    """
    return pl.concat([_new(before, after), _absent(after)])


def _new(before: State, after: State) -> pl.DataFrame:
    known = pl.concat(_reps(before.scene)).unique()
    if known.is_empty():
        return pl.DataFrame(schema=SCHEMA)
    found = [
        rows.filter(pl.col("import_id") == NEXT).select(
            "rep_key", "order", "row", table=pl.lit(name)
        )
        for name, rows in after.scene.rows.items()
        if "rep_key" in rows.columns
    ]
    fresh = (
        pl.concat(found)
        .filter(pl.col("rep_key") != "")
        .sort("order", "row")
        .unique("rep_key", keep="first", maintain_order=True)
        .join(known, on="rep_key", how="anti")
        .join(spellings(after.scene)["rep"], on="rep_key")
    )
    told = after.scene.told(fresh, "file", "sheet")
    return shaped(
        told.with_columns(
            kind=pl.lit("person"),
            key="rep_key",
            column=pl.lit("rep"),
            new="rep",
        )
    )


def _reps(scene: Scene) -> list[pl.DataFrame]:
    return [
        rows.select("rep_key").unique()
        for rows in scene.rows.values()
        if "rep_key" in rows.columns
    ]


def _absent(after: State) -> pl.DataFrame:
    fresh = after.scene.sheets.filter(pl.col("import_id") == NEXT)
    parts = [
        _late(after, name)
        for name in ("opportunities", "visits")
        if name in set(fresh["table"])
    ]
    return pl.concat([pl.DataFrame(schema=SCHEMA), *parts])


def _late(after: State, name: str) -> pl.DataFrame:
    """Find who handed in a list of the week before, and none since."""
    scene, day = after.scene, after.day
    if name == "opportunities":
        handed = named(scene)
    else:
        handed = (
            scene.rows[name]
            .select("order", "rep_key", day="sheet_as_of")
            .unique()
        )
    last = (
        handed.filter(pl.col("day") <= day, pl.col("rep_key") != "")
        .sort("day", "order")
        .unique("rep_key", keep="last", maintain_order=True)
        .filter(pl.col("day").is_between(day - 2 * WEEK + 1, day - WEEK))
        .join(spellings(scene)["rep"], on="rep_key")
    )
    told = scene.told(last, "file", "sheet")
    return shaped(
        told.select(
            "rep",
            kind=pl.lit("absent"),
            table=pl.lit(name),
            key="rep_key",
            old=pl.col("day").cast(pl.String),
            file_old="file",
            sheet_old="sheet",
        )
    )
