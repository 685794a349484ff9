"""What sheets say of the criteria and of the expected close, over time."""

import polars as pl

from salesdash.method.milestones import CRITERIA
from salesdash.store.codes import numbered
from salesdash.store.latest import SILENT, has, having
from salesdash.store.opportunities import history
from salesdash.store.scene import Scene

BLANK = -2
"""Stands for an empty cell."""

_SOURCE = ("file", "sheet", "row", "import_id")


def ticked(scene: Scene, day: int) -> pl.DataFrame:
    """Say what the sheets say of each exit criterion of each deal.

    One row a deal and a criterion that some sheet of it has a column for,
    by deal, in the order of the milestones.

    Args:
        scene: The sheets, of any day.
        day: Days since 1970-01-01.

    Returns:
        `key`, `criterion`; `value` of the newest row that states it (null
        for blank, -1 for no, 0 for yes, else a day); `first_seen`, the
        as-of day of the sheet with which the present run of "met" began,
        null where the newest sheet does not say so; `as_of`, `file`,
        `sheet`, `row`, `import_id` of the newest row that states it.
    """
    rows = history(scene, day).filter(pl.col("said") != SILENT)
    ends = _ends(_followed(_wide(scene, rows)))
    place = pl.col("criterion").cast(pl.Enum(CRITERIA))
    long = pl.concat([_one(ends, c) for c in CRITERIA]).sort("key", place)
    source = rows.select("at", "order", "row", as_of="sheet_as_of")
    found = long.drop("here").hstack(source[long["here"]])
    imports = scene.rows["opportunities"]["import_id"].gather(found["at"])
    value = pl.when(pl.col("value") != BLANK).then("value")
    return (
        scene.told(found, "file", "sheet")
        .with_columns(value, import_id=imports)
        .select("key", "criterion", "value", "first_seen", "as_of", *_SOURCE)
    )


def _wide(scene: Scene, rows: pl.DataFrame) -> pl.DataFrame:
    """Set beside each row what it says of each criterion, null if nothing.

    Rows of one deal stand together; `here` is the place of a row in `rows`.
    """
    cells = scene.rows["opportunities"].select(CRITERIA)[rows["at"]]
    told = having(
        rows.select("said"), **{f"has {c}": has(c) for c in CRITERIA}
    )
    return (
        rows.select("key", as_of="sheet_as_of", deal=numbered(rows["key"]))
        .with_row_index("here")
        .hstack(
            cells.hstack(told).select(
                pl.when(f"has {c}").then(pl.col(c).fill_null(BLANK)).alias(c)
                for c in CRITERIA
            )
        )
        .sort("deal", maintain_order=True)
    )


def _followed(wide: pl.DataFrame) -> pl.DataFrame:
    """Follow what is said of each criterion, to the end of each day.

    Adds `<criterion> here`, the place of the row that says so, and
    `<criterion> met`, whether it was met when that was said.
    """
    said = {c: pl.col(c).is_not_null() for c in CRITERIA}
    marked = wide.with_columns(
        *(
            pl.when(known).then("here").alias(f"{c} here")
            for c, known in said.items()
        ),
        *(
            pl.col(c).is_between(0, pl.col("as_of")).alias(f"{c} met")
            for c in CRITERIA
        ),
    )
    names = marked.columns[len(wide.columns) - len(CRITERIA) :]
    last = pl.struct("deal", "as_of").ne(pl.struct("deal", "as_of").shift(-1))
    return marked.with_columns(
        pl.col(names).forward_fill().over("deal")
    ).filter(last.fill_null(value=True))


def _ends(followed: pl.DataFrame) -> pl.DataFrame:
    """Give what is said of each deal in the end.

    Adds `<criterion> first`: when the present run of "met" began.
    """
    begins = followed.with_columns(
        pl.when(
            pl.col(f"{c} met")
            & ~pl.col(f"{c} met").shift().over("deal").fill_null(value=False)
        )
        .then("as_of")
        .alias(f"{c} first")
        for c in CRITERIA
    )
    return begins.group_by("deal", maintain_order=True).agg(
        pl.col("key").last(),
        *(pl.col(c, f"{c} here", f"{c} met").last() for c in CRITERIA),
        *(pl.col(f"{c} first").max() for c in CRITERIA),
    )


def _one(ends: pl.DataFrame, criterion: str) -> pl.DataFrame:
    """Take one criterion, of the deals that sheets have a column for."""
    first = pl.when(f"{criterion} met").then(f"{criterion} first")
    return ends.select(
        "key",
        criterion=pl.lit(criterion),
        value=pl.col(criterion),
        first_seen=first,
        here=pl.col(f"{criterion} here"),
    ).filter(pl.col("here").is_not_null())


def slips(scene: Scene, day: int) -> pl.DataFrame:
    """Give the closes that were expected of each deal, one after another.

    One row a statement that differs from the one before, oldest first; an
    empty cell states none.

    Args:
        scene: The sheets, of any day.
        day: Days since 1970-01-01.

    Returns:
        `key`, `as_of` (day of the sheet that first said so) and
        `expected_close` (day).
    """
    rows = history(scene, day, whole=False)
    close = pl.col("expected_close")
    told = (
        rows.filter(has("expected_close"), close.is_not_null())
        .select("key", "expected_close", as_of="sheet_as_of")
        .unique(["key", "as_of"], keep="last", maintain_order=True)
        .sort("key", maintain_order=True)
    )
    again = (close == close.shift()) & (pl.col("key") == pl.col("key").shift())
    return told.filter(~again.fill_null(value=False)).select(
        "key", "as_of", "expected_close"
    )


def stated(scene: Scene, day: int, key: str = "") -> pl.DataFrame:
    """Give all that the opportunity sheets say, row by row.

    One row a row of a sheet, by order and row; what was overruled is left
    out. The columns of `opportunities.history` and of the model.

    Args:
        scene: The sheets, of any day.
        day: Days since 1970-01-01.
        key: Only of this deal; '' for all.
    """
    rows = history(scene, day).filter(pl.col("said") != SILENT)
    if key:
        rows = rows.filter(pl.col("key") == key)
    return scene.whole("opportunities", rows)
